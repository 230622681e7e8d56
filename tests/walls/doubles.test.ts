import { beforeAll, expect, test } from 'vitest'
import { takeTurn } from '#domain/agenda/actions'
import { signAgreement } from '#domain/agreements/actions'
import { agreementOf } from '#domain/agreements/reads'
import { answerMeeting } from '#domain/answers/actions'
import { apply, decideApplication } from '#domain/applications/actions'
import { correctMinutes } from '#domain/attendance/actions'
import { shareCase, withdrawCase } from '#domain/cases/actions'
import { issueDocument, revokeDocument } from '#domain/certificates/actions'
import { arrive } from '#domain/clinicians/actions'
import { keepPolicy } from '#domain/credit/actions'
import { leaveGroupWell } from '#domain/departures/actions'
import { destroyCase } from '#domain/destruction/actions'
import { saveDraft, startDraft } from '#domain/drafts/actions'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { makeFeedLink } from '#domain/feeds/actions'
import { openGroup, startGroup } from '#domain/groups/actions'
import { acceptInvitation, invite, openInvitation } from '#domain/invitations/actions'
import { offerNote, writeNote } from '#domain/notes/actions'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond } from '#domain/responses/actions'
import { makeSeries } from '#domain/series/actions'
import { followUp, takeAway } from '#domain/takeaways/actions'
import { newId } from '#platform/identifiers'
import { as, keyringQuery, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { anEvening } from '#tests/evening'
import { groupOf, join, person } from '#tests/people'
import { aPolicy } from '#tests/policies'
import { thrice } from '#tests/thrice'
import { thursdays } from '#tests/thursdays'

/**
 * An impatient person presses twice, a browser sends again, two web processes get one each: every change of the main
 * journey, asked for three times at the very same moment, happens once and answers the same each time.
 */
beforeAll(openTestDatabase)

const count = async (sql: string, values: unknown[] = []) => (await ownerQuery(sql, values)).length

const words = {
  title: 'Stuck after the second target',
  question: 'How do I stay with her anger without rushing to repair?',
  background: '',
  happening: 'The client is quiet after the second target. I explain more than I listen.',
  tried: '',
  stirs: '',
  feedback: ['reflections' as const],
  shareStirs: false,
}

test('becoming a member: invited, looked at, accepted, signed', async () => {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  const { token } = await thrice(priya, invite, { invitationId: newId(), groupId, address: '' })
  await thrice(amara, openInvitation, { token, address: '' })
  await thrice(amara, acceptInvitation, { groupId })
  const { inForce } = await as(amara, agreementOf, { groupId })
  await thrice(amara, signAgreement, { groupId, versionId: inForce!.id, typedName: 'Amara Osei' })
  expect(await ownerQuery('select state from seat where clinician_id = $1', [amara.clinicianId])).toEqual([
    { state: 'active' },
  ])
  expect(
    await count("select from record_entry where kind = 'agreement.signed' and actor_id = $1", [
      amara.clinicianId,
    ]),
  ).toBe(1)
})

test('applying, deciding, leaving', async () => {
  const [priya, leo] = [await person('Priya Raman'), await person('Leo Brandt')]
  const { groupId } = await groupOf(priya)
  const applicationId = newId()
  await thrice(leo, apply, { applicationId, groupId, answers: [], message: 'May I join?' })
  await thrice(priya, decideApplication, { applicationId, accept: true, words: '' })
  expect(await count('select from seat where clinician_id = $1', [leo.clinicianId])).toBe(1)
  expect(
    await count("select from record_entry where kind = 'application.accepted' and subject_id = $1", [
      applicationId,
    ]),
  ).toBe(1)
  const { inForce } = await as(leo, agreementOf, { groupId })
  await as(leo, signAgreement, { groupId, versionId: inForce!.id, typedName: 'Leo Brandt' })
  await thrice(leo, leaveGroupWell, { groupId, destroyCases: false })
  expect(
    await count("select from record_entry where kind = 'seat.ended' and clinician_id = $1", [
      leo.clinicianId,
    ]),
  ).toBe(1)
})

test('a group begun and opened, its rhythm, a turn, an answer', async () => {
  const priya = await person('Priya Raman')
  await thrice(priya, startGroup, { groupId: newId(), zone: 'America/New_York' })
  const { groupId } = await groupOf(priya)
  const [version] = await ownerQuery<{ id: string; clauses: never }>(
    'select id, clauses from agreement_version where group_id = $1',
    [groupId],
  )
  const again = await Promise.allSettled(
    [1, 2].map(() =>
      as(priya, openGroup, {
        groupId,
        versionId: version!.id,
        typedName: 'Priya Raman',
        listed: true,
        clauses: version!.clauses,
      }),
    ),
  )
  for (const answer of again)
    if (answer.status === 'rejected') expect(String(answer.reason)).toMatch(/^(NotFound|Stale|Invalid)/)
  await thrice(priya, makeSeries, thursdays(groupId, { cadence: 'weekly' }) as never)
  expect(await count('select from series where group_id = $1', [groupId])).toBe(1)
  const meetings = await ownerQuery<{ id: string }>(
    'select id from meeting where group_id = $1 order by starts_at',
    [groupId],
  )
  expect(await count('select distinct starts_at from meeting where group_id = $1', [groupId])).toBe(
    meetings.length,
  )
  await thrice(priya, answerMeeting, { meetingId: meetings[0]!.id, answer: 'coming' })
  await thrice(priya, takeTurn, { itemId: newId(), groupId })
  expect(await count("select from agenda_item where group_id = $1 and kind = 'case'", [groupId])).toBe(1)
})

test('a case: begun, saved, shared, read, answered, taken away, stepped out of, withdrawn, destroyed', async () => {
  const [priya, amara, dan] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Dan Kim'),
  ]
  const { groupId } = await groupOf(priya)
  for (const member of [amara, dan]) await join(priya, member, groupId)
  const [draftId, caseId] = [newId(), newId()]
  await thrice(amara, startDraft, { draftId, groupId, meetingId: '' })
  await thrice(amara, saveDraft, { draftId, basedOn: 1, ...words })
  const [{ revision } = { revision: 0 }] = await ownerQuery<{ revision: number }>(
    'select revision from case_draft where id = $1',
    [draftId],
  )
  await thrice(amara, shareCase, { draftId, caseId, revision, attested: true })
  expect(await count('select from "case" where group_id = $1', [groupId])).toBe(1)
  expect(
    await count("select from notice where kind = 'case-shared' and clinician_id = $1", [priya.clinicianId]),
  ).toBe(1)
  expect(
    await count("select from mail where kind = 'case-shared' and clinician_id = $1", [priya.clinicianId]),
  ).toBe(1)
  await thrice(priya, openCase, { caseId })
  await thrice(priya, respond, { responseId: newId(), caseId, kind: 'question', text: 'And then?' })
  expect(await count('select from response where case_id = $1', [caseId])).toBe(1)
  const noteId = newId()
  await thrice(priya, writeNote, { noteId, caseId, text: 'She leans back.' })
  await thrice(priya, offerNote, { noteId, caseId })
  expect(
    await count("select from notice where kind = 'note-offered' and clinician_id = $1", [amara.clinicianId]),
  ).toBe(1)
  await thrice(amara, takeAway, { caseId, text: 'Wait.', askInDays: 7 })
  await thrice(amara, followUp, { caseId, outcome: 'helped', text: 'She stayed.' })
  await thrice(dan, stepOut, { caseId })
  expect(
    await count("select from notice where kind = 'someone-stepped-out' and clinician_id = $1", [
      amara.clinicianId,
    ]),
  ).toBe(1)
  await thrice(amara, withdrawCase, { caseId })
  await thrice(amara, destroyCase, { caseId })
  expect(await keyringQuery('select kind from ledger where subject_id = $1 order by kind', [caseId])).toEqual(
    [{ kind: 'case.destroyed' }, { kind: 'case.withdrawn' }, { kind: 'recusal' }],
  )
})

test('credit: evaluated, corrected, issued, revoked', async () => {
  const evening = await anEvening()
  const [priya, amara] = evening.people as [Person, Person]
  const { meetingId } = evening
  const policy = aPolicy({ evaluationRequired: true })
  await thrice(evening.steward, keepPolicy, policy)
  await thrice(amara, evaluateMeeting, {
    evaluationId: newId(),
    meetingId,
    objectives: 4,
    relevance: 4,
    facilitation: 4,
    respect: 4,
    practice: 4,
    remark: '',
  })
  await thrice(priya, correctMinutes, {
    meetingId,
    clinicianId: amara.clinicianId,
    minutes: 60,
    presentingMinutes: 20,
    reason: 'Came late',
  })
  const certificateId = newId()
  await thrice(amara, issueDocument, {
    certificateId,
    meetingId,
    policyId: policy.policyId,
    withLicense: false,
  })
  expect(await count('select from certificate where clinician_id = $1', [amara.clinicianId])).toBe(1)
  await thrice(priya, revokeDocument, { certificateId, reason: 'Issued by mistake, sorry.' })
  expect(
    await count("select from record_entry where kind = 'certificate.revoked' and subject_id = $1", [
      certificateId,
    ]),
  ).toBe(1)
})

test('arriving, and a calendar feed', async () => {
  const newcomer = { clinicianId: newId() }
  await thrice(newcomer, arrive, { name: 'Nora Lind', zone: 'America/Denver' })
  const made = await Promise.all([1, 2, 3].map(() => as(newcomer, makeFeedLink, undefined as never)))
  expect(new Set(made.map(({ token }) => token)).size).toBe(3)
  expect(await count('select from calendar_feed where clinician_id = $1', [newcomer.clinicianId])).toBe(1)
})
