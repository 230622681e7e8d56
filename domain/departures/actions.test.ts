import { beforeAll, describe, expect, test } from 'vitest'
import { departures } from '#copy/departures.en'
import { correctMinutes } from '#domain/attendance/actions'
import { caseShown, casesToDestroy } from '#domain/cases/reads'
import { issueDocument } from '#domain/certificates/actions'
import { documentByCode, myCredits } from '#domain/certificates/reads'
import { keepPolicy } from '#domain/credit/actions'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { writeNote } from '#domain/notes/actions'
import { openCase } from '#domain/readings/actions'
import { respond } from '#domain/responses/actions'
import { caseResponses } from '#domain/responses/reads'
import { changeRole } from '#domain/seats/actions'
import { accounts } from '#platform/accounts/connection'
import { clinicianFor, openSession } from '#platform/accounts/sessions'
import { actAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { type RecordKind, record } from '#platform/record'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { browser, lettersTo, openTestAccounts } from '#tests/accounts'
import { draftWords, shareWords, words } from '#tests/cases'
import {
  appQuery,
  as,
  asNobody,
  authQuery,
  keyringQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { anEvening, type Evening } from '#tests/evening'
import { aPolicy } from '#tests/policies'
import { deleteAccount, exportOwnData, leaveGroupWell } from './actions.ts'
import { DeleteAccount, partingOf } from './departure.ts'
import { forgetCredit, removeDeletedAccount } from './jobs.ts'
import { beforeDeleting, beforeLeaving } from './reads.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

const canaries = {
  ...words,
  title: 'CANARY-TITLE Silence in week nine',
  question: 'CANARY-QUESTION How do I stay with her anger?',
  happening: 'CANARY-CASE The client is quiet. I explain more than I listen.',
}
const removal = { understood: true, formerName: departures.formerMember }
const steps = { objectives: 5, relevance: 5, facilitation: 5, respect: 5, practice: 5 }

const shareCanaries = (person: Person, groupId: string, more: Partial<typeof canaries> = {}) =>
  shareWords(person, { groupId }, { ...canaries, ...more })

/** An evening whose people have accounts: the facilitator and three members. */
async function circle() {
  const evening = await anEvening([90, 90, 90])
  const [priya, amara, dan] = evening.people as [Person, Person, Person]
  for (const [name, one] of Object.entries({ priya, amara, dan }))
    await authQuery('insert into account (id, email, email_confirmed) values ($1, $2, true)', [
      one.clinicianId,
      `${name}-${one.clinicianId}@example.org`,
    ])
  return { ...evening, priya, amara, dan }
}

/** Everything one person can leave behind: own case, words on a colleague's case, a draft, an evaluation, a document. */
async function trailOf(person: Person, evening: Evening & { priya: Person }) {
  const { groupId, meetingId, priya, steward } = evening
  const ownCase = await shareCanaries(person, groupId)
  const othersCase = await shareCanaries(priya, groupId, {
    title: 'OTHERS-TITLE',
    question: 'OTHERS-QUESTION',
    happening: 'OTHERS-CASE text',
  })
  await as(person, openCase, { caseId: othersCase })
  await as(person, respond, {
    responseId: newId(),
    caseId: othersCase,
    kind: 'reflection',
    text: 'CANARY-RESPONSE I felt it too.',
  })
  await as(person, writeNote, { noteId: newId(), caseId: othersCase, text: 'CANARY-NOTE for me' })
  await draftWords(person, { groupId }, { ...canaries, title: 'CANARY-DRAFT' })
  const policy = aPolicy({ groupMin: 1, groupMax: 12, evaluationRequired: true })
  await as(steward, keepPolicy, policy)
  await as(person, evaluateMeeting, { evaluationId: newId(), meetingId, ...steps, remark: 'CANARY-REMARK' })
  await as(person, issueDocument, {
    certificateId: newId(),
    meetingId,
    policyId: policy.policyId,
    withLicense: true,
  })
  const line = (await as(person, myCredits, undefined)).lines.find((one) => one.document)!
  return { ownCase, othersCase, code: line.document!.code }
}

const keysOf = async (...ids: string[]) =>
  (await keyringQuery('select id from key where id = any ($1)', [ids])).length
const ledgerOf = async (id: string) =>
  (await keyringQuery<{ kind: string }>('select kind from ledger where subject_id = $1', [id])).map(
    (line) => line.kind,
  )

test('who is the last, who must hand over first', () => {
  const [a, b] = ['a', 'b']
  const seat = (clinicianId: string, role = 'member', state = 'active') => ({ clinicianId, role, state })
  const of = (members: ReturnType<typeof seat>[], who = a, state = 'open') => {
    const { isLast, ends, handOverFirst } = partingOf({ groupId: 'g', name: 'Group', state }, members, who)
    return [isLast && 'last', ends && 'ends', handOverFirst && 'hand over'].filter(Boolean)
  }
  expect(of([seat(a, 'facilitator')])).toEqual(['last', 'ends'])
  expect(of([seat(a, 'facilitator')], a, 'ended')).toEqual(['last'])
  expect(of([seat(a)])).toEqual(['last'])
  expect(of([seat(a, 'facilitator'), seat(b, 'member', 'offered')])).toEqual(['last', 'ends'])
  expect(of([seat(a, 'facilitator'), seat(b)])).toEqual(['hand over'])
  expect(of([seat(a, 'facilitator'), seat(b, 'facilitator')])).toEqual([])
  expect(of([seat(a, 'facilitator'), seat(b)], b)).toEqual([])
})

describe('leaving a group', () => {
  test('an only facilitator hands it over first', async () => {
    const { groupId, priya, amara } = await circle()
    expect(await as(priya, beforeLeaving, { groupId })).toMatchObject({ handOverFirst: true })
    await expect(as(priya, leaveGroupWell, { groupId, destroyCases: false })).rejects.toThrow(NotAllowed)
    await as(priya, changeRole, { groupId, clinicianId: amara.clinicianId, role: 'facilitator' })
    await as(priya, leaveGroupWell, { groupId, destroyCases: false })
    await expect(as(priya, beforeLeaving, { groupId })).rejects.toThrow(NotFound)
  })
  test('own cases stay to their date and open for their presenter, or are destroyed if wished', async () => {
    const { groupId, amara, dan, priya } = await circle()
    const [kept, gone] = [await shareCanaries(amara, groupId), await shareCanaries(dan, groupId)]
    await as(amara, leaveGroupWell, { groupId, destroyCases: false })
    await as(dan, leaveGroupWell, { groupId, destroyCases: true })
    expect((await as(amara, caseShown, { caseId: kept })).opened?.texts.happening).toBe(canaries.happening)
    expect((await as(priya, caseShown, { caseId: kept })).title).toBe(canaries.title)
    expect(await keysOf(gone)).toBe(0)
    expect(await ledgerOf(gone)).toEqual(['case.destroyed'])
    await expect(as(priya, caseShown, { caseId: gone })).rejects.toThrow(NotFound)
  })
  test('who has left and sends an old window’s form destroys what it ticks', async () => {
    const { groupId, amara } = await circle()
    const caseId = await shareCanaries(amara, groupId)
    for (const destroyCases of [false, true, true]) await as(amara, leaveGroupWell, { groupId, destroyCases })
    expect(await keysOf(caseId)).toBe(0)
    await expect(as(amara, caseShown, { caseId })).rejects.toThrow(NotFound)
  })
  test('the oldest of more than two hundred cases is exported, and destroyed with the others', async () => {
    const { groupId, amara } = await circle()
    const oldest = await shareCanaries(amara, groupId)
    await ownerQuery(
      `insert into "case" (id, group_id, presenter_id, template, shared_at, changed_at, destroy_at)
       select gen_random_uuid(), group_id, presenter_id, template, shared_at + interval '1 hour', changed_at, destroy_at
       from "case", generate_series(1, 200) where id = $1`,
      [oldest],
    )
    expect((await as(amara, exportOwnData, undefined)).cases).toMatchObject([{ caseId: oldest }])
    const toDestroy = await as(amara, casesToDestroy, { groupId })
    expect(toDestroy).toHaveLength(201)
    expect(toDestroy).toContain(oldest)
  })
  test('turns, roles and answers at meetings to come are given back', async () => {
    const { groupId, meetingId, amara } = await circle()
    const ahead = newId()
    await ownerQuery(
      `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
       select $1, group_id, now() + interval '9 days', zone, starts_local, minutes, state, now(), now() from meeting where id = $2`,
      [ahead, meetingId],
    )
    for (const at of [meetingId, ahead]) {
      await ownerQuery(`insert into meeting_role values ($1, $2, 'timekeeper', $3, $3, now())`, [
        at,
        groupId,
        amara.clinicianId,
      ])
      await ownerQuery(`insert into meeting_answer values ($1, $3, $2, 'coming', now(), now())`, [
        at,
        groupId,
        amara.clinicianId,
      ])
      await ownerQuery(
        `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, made_by, made_at) values ($1, $2, $3, 'case', 100, $4, $4, now())`,
        [newId(), at, groupId, amara.clinicianId],
      )
    }
    await as(amara, leaveGroupWell, { groupId, destroyCases: false })
    for (const table of ['meeting_role', 'meeting_answer', 'agenda_item'])
      expect(
        await ownerQuery(`select meeting_id from ${table} where group_id = $1`, [groupId]),
        table,
      ).toEqual([{ meeting_id: meetingId }])
  })
  test('a group nobody is left in ends', async () => {
    const { groupId, people, priya, amara, dan } = await circle()
    for (const person of [amara, dan]) await as(person, leaveGroupWell, { groupId, destroyCases: false })
    expect(people).toHaveLength(3)
    await as(priya, leaveGroupWell, { groupId, destroyCases: false })
    const [group] = await ownerQuery<{ state: string; listed: boolean }>(
      'select state, listed from "group" where id = $1',
      [groupId],
    )
    expect(group).toEqual({ state: 'ended', listed: false })
  })
  test('outside, there is nothing to leave', async () => {
    const { groupId, outsider, steward } = await circle()
    for (const person of [outsider, steward])
      await expect(as(person, leaveGroupWell, { groupId, destroyCases: true })).rejects.toThrow(NotFound)
  })
})

describe('the export', () => {
  test('holds one’s own words, and none of others', async () => {
    const evening = await circle()
    const { othersCase } = await trailOf(evening.amara, evening)
    const mine = await shareCanaries(evening.amara, evening.groupId)
    await as(evening.priya, openCase, { caseId: mine })
    await as(evening.priya, respond, {
      responseId: newId(),
      caseId: mine,
      kind: 'question',
      text: 'OTHERS-RESPONSE',
    })
    await as(evening.priya, correctMinutes, {
      meetingId: evening.meetingId,
      clinicianId: evening.amara.clinicianId,
      minutes: 60,
      presentingMinutes: 20,
      reason: 'CORRECTION-REASON',
    })
    const noted = (kind: RecordKind, clinicianId: string, reason: string) =>
      as(
        evening.amara,
        (acting) => record(acting, { kind, audience: 'person', clinicianId, reason }),
        undefined,
      )
    await noted('case.override', evening.amara.clinicianId, 'OVERRIDE-REASON')
    await noted('license.declined', evening.priya.clinicianId, 'OTHERS-REASON')
    const data = await as(evening.amara, exportOwnData, undefined)
    expect(data.record).toContainEqual(
      expect.objectContaining({ kind: 'attendance.corrected', byYou: false, reason: 'CORRECTION-REASON' }),
    )
    expect(data.meetings).toMatchObject([
      { groupName: 'Thursday Trauma Consult', correction: { reason: 'CORRECTION-REASON' } },
    ])
    const form = JSON.stringify(data)
    for (const own of [
      'CANARY-TITLE',
      'CANARY-QUESTION',
      'CANARY-CASE',
      'CANARY-RESPONSE',
      'CANARY-NOTE',
      'CANARY-DRAFT',
      'CANARY-REMARK',
      'OVERRIDE-REASON',
      'MFT 90210',
      'Amara Osei',
      'Thursday Trauma Consult',
      `amara-${evening.amara.clinicianId}@example.org`,
    ])
      expect(form, own).toContain(own)
    for (const foreign of ['OTHERS-', 'Priya Raman, ', 'Dan Whitlock'])
      expect(form, foreign).not.toContain(foreign)
    expect(data.contributions).toMatchObject([{ caseId: othersCase }])
    const entries = await ownerQuery<{ audience: string }>(
      `select audience from record_entry where kind = 'account.exported' and clinician_id = $1`,
      [evening.amara.clinicianId],
    )
    expect(entries).toEqual([{ audience: 'person' }])
  })
  test('asks for a fresh sign-in', async () => {
    const { amara } = await circle()
    await expect(
      actAs({ clinicianId: amara.clinicianId, fresh: false }, exportOwnData, undefined),
    ).rejects.toThrow(NotAllowed)
  })
  test('of someone new is not an error', async () => {
    const { outsider } = await circle()
    expect((await as(outsider, exportOwnData, undefined)).cases).toEqual([])
  })
})

describe('deleting the account', () => {
  test('is refused without a fresh sign-in, for an only facilitator and the only steward; nothing is destroyed then', async () => {
    const { amara, priya, steward, groupId } = await circle()
    const caseId = await shareCanaries(priya, groupId)
    await ownerQuery('update steward set ended_at = now() where clinician_id <> $1', [steward.clinicianId])
    expect(DeleteAccount.safeParse({ understood: false }).success).toBe(false)
    await expect(
      actAs({ clinicianId: amara.clinicianId, fresh: false }, deleteAccount, removal),
    ).rejects.toThrow(NotAllowed)
    await expect(as(priya, deleteAccount, removal)).rejects.toThrow(NotAllowed)
    await expect(as(steward, deleteAccount, removal)).rejects.toThrow(Invalid)
    expect((await as(steward, beforeDeleting, undefined)).isOnlySteward).toBe(true)
    expect(await keysOf(priya.clinicianId, amara.clinicianId, steward.clinicianId, caseId)).toBe(4)
  })

  test('destroys what is one’s own and leaves a former member', async () => {
    const evening = await circle()
    const { amara, priya, groupId } = evening
    const { ownCase, othersCase, code } = await trailOf(amara, evening)
    expect(await as(amara, beforeDeleting, undefined)).toMatchObject({
      cases: 1,
      documents: 1,
      signatures: 1,
      keepYears: 7,
      groups: [{ groupId, isLast: false, handOverFirst: false }],
    })
    await as(amara, deleteAccount, removal)

    expect(await keysOf(amara.clinicianId, ownCase)).toBe(0)
    expect(await ledgerOf(amara.clinicianId)).toEqual(['account.deleted'])
    expect(await ledgerOf(ownCase)).toEqual(['case.destroyed'])
    for (const table of [
      'availability',
      'case_draft',
      'evaluation',
      'license',
      'license_evidence',
      'calendar_feed',
      'presence',
      'notice',
      'application',
    ])
      expect(
        await ownerQuery(`select 1 from ${table} where clinician_id = $1`, [amara.clinicianId]),
        table,
      ).toEqual([])
    expect(await ownerQuery('select 1 from case_note where author_id = $1', [amara.clinicianId])).toEqual([])
    const [row] = await ownerQuery<Record<string, unknown>>('select * from clinician where id = $1', [
      amara.clinicianId,
    ])
    expect(row).toMatchObject({
      name: 'A former member',
      credential: '',
      state: 'deleted',
      approaches: [],
      about: '',
    })
    expect(
      await ownerQuery(`select 1 from seat where clinician_id = $1 and state <> 'ended'`, [
        amara.clinicianId,
      ]),
    ).toEqual([])

    // The response stays to its case's date, without a name; the presenter reads it as before.
    expect(await as(priya, caseResponses, { caseId: othersCase })).toMatchObject([
      { text: 'CANARY-RESPONSE I felt it too.', author: null },
    ])
    // Signature and document stay, and the paper is still confirmed.
    expect(
      await ownerQuery('select typed_name from agreement_signature where clinician_id = $1', [
        amara.clinicianId,
      ]),
    ).toHaveLength(1)
    expect((await asNobody(documentByCode, { code }))?.learner.name).toBe('Amara Osei')
    expect(
      (await lettersTo({ address: `amara-${amara.clinicianId}@example.org` })).map((letter) => letter.kind),
    ).toEqual(['account-deleted'])
    const entries = await ownerQuery(
      `select 1 from record_entry where kind = 'account.deleted' and clinician_id = $1`,
      [amara.clinicianId],
    )
    expect(entries).toHaveLength(1)
  })

  test('ends every session, by a job too', async () => {
    const { amara } = await circle()
    const laptop = browser()
    laptop.keep(await openSession(accounts(), amara.clinicianId, laptop.visit().request))
    expect((await clinicianFor(laptop.visit().request))?.clinicianId).toBe(amara.clinicianId)
    await as(amara, deleteAccount, removal)
    await removeDeletedAccount.run({ clinicianId: amara.clinicianId })
    await removeDeletedAccount.run({ clinicianId: amara.clinicianId })
    expect(await clinicianFor(laptop.visit().request)).toBeUndefined()
    expect(await authQuery('select 1 from account where id = $1', [amara.clinicianId])).toEqual([])
  })

  test('touches nobody else, and a visitor erases nothing', async () => {
    const { dan, amara } = await circle()
    await as(amara, deleteAccount, removal)
    expect(await keysOf(dan.clinicianId)).toBe(1)
    expect(await ownerQuery(`select 1 from license where clinician_id = $1`, [dan.clinicianId])).toHaveLength(
      1,
    )
    await expect(appQuery(null, `select erase_acting_clinician('x')`)).rejects.toThrow(/nobody acts/)
    await expect(appQuery(dan.clinicianId, 'delete from certificate')).rejects.toThrow(/permission denied/)
    await expect(appQuery(dan.clinicianId, 'delete from agreement_signature')).rejects.toThrow(
      /permission denied/,
    )
  })

  test('documents and signatures go when the network’s years are over, not before, and never those of members', async () => {
    const evening = await circle()
    const { code } = await trailOf(evening.amara, evening)
    const { code: stays } = await trailOf(evening.dan, evening)
    await as(evening.amara, deleteAccount, removal)
    await moveClock({ days: 6 * 365 })
    await forgetCredit.run({ clinicianId: evening.amara.clinicianId })
    expect(await asNobody(documentByCode, { code })).toBeDefined()
    const jobs = await ownerQuery(
      `select 1 from job_request where kind = 'credit.forget' and handed_at is null and key = $1`,
      [evening.amara.clinicianId],
    )
    expect(jobs).toHaveLength(1)
    await moveClock({ days: 7 * 366 + 2 })
    await forgetCredit.run({ clinicianId: evening.amara.clinicianId })
    await forgetCredit.run({ clinicianId: evening.dan.clinicianId })
    expect(await asNobody(documentByCode, { code })).toBeUndefined()
    expect(await asNobody(documentByCode, { code: stays })).toBeDefined()
    expect(
      await ownerQuery('select 1 from agreement_signature where clinician_id = $1', [
        evening.amara.clinicianId,
      ]),
    ).toEqual([])
  })
})
