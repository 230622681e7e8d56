/**
 * A network with every kind of person around one group, for the tests of the walls: something stands in every table,
 * and every confidential text holds a word that occurs nowhere else. A kind more is a line in `Kind` and a person here.
 */
import { amendAgreement, signAgreement } from '#domain/agreements/actions'
import { answerMeeting } from '#domain/answers/actions'
import { apply, decideApplication } from '#domain/applications/actions'
import { shareCase } from '#domain/cases/actions'
import { issueDocument } from '#domain/certificates/actions'
import { saveWeek } from '#domain/clinicians/actions'
import { overrideFinding, saveDraft, startDraft } from '#domain/drafts/actions'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { evaluateMeeting } from '#domain/evaluations/actions'
import { makeFeedLink } from '#domain/feeds/actions'
import { setListed, startGroup } from '#domain/groups/actions'
import { invite, openInvitation } from '#domain/invitations/actions'
import { offerNote, writeNote } from '#domain/notes/actions'
import { setPlace } from '#domain/places/actions'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond } from '#domain/responses/actions'
import { leaveGroup } from '#domain/seats/actions'
import { makeSeries } from '#domain/series/actions'
import { inviteSteward, resetSignIn } from '#domain/stewards/actions'
import { followUp, takeAway } from '#domain/takeaways/actions'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { record } from '#platform/record'
import { seal, sealBytes } from '#platform/sealing'
import { as, authQuery, ownerQuery, type Person } from '#tests/database'
import { answer, put } from '#tests/evenings'
import { groupOf, join, person, stewardPerson } from '#tests/people'

/** Every kind of person whose view of the database and the pages is tested. Guests come with their own issue. */
export const kinds = [
  'visitor',
  'outsider',
  'unverified',
  'applicant',
  'declined',
  'invited',
  'offered',
  'member',
  'presenter',
  'facilitator',
  'steppedOut',
  'unsigned',
  'unvouched',
  'paused',
  'expired',
  'suspended',
  'former',
  'steward',
  'elsewhere',
] as const
export type Kind = (typeof kinds)[number]

/** What confidential texts say: words that occur nowhere else, so that one found in an answer says what got out. */
const words = {
  draft: 'quillfeather raw draft',
  response: 'quillfeather response',
  note: 'quillfeather private note',
  offered: 'quillfeather offered note',
  takeaway: 'quillfeather takeaway',
  followUp: 'quillfeather follow-up',
  answers: 'columbine application',
  decline: 'columbine decision',
  evaluation: 'columbine remark',
  reason: 'columbine reason',
  license: 'CLB 778899',
  address: 'Larkspur Street 9',
  group: 'Larkspur Circle',
} as const

export type Scene = Awaited<ReturnType<typeof scene>>

/** Makes the network. Takes a few seconds; one for each test file. */
export async function scene() {
  await ownerQuery(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
     values ($1, 'Front Range Colleagues', 'America/Denver', 'public', now(), now())`,
    [NETWORK_ID],
  )
  await makeKey(NETWORK_ID, 'network')
  const { people, feeds } = await everyone()
  const { groupId } = await groupOf(people.facilitator, { name: words.group, seatsMax: 20 })
  const asking = await fill(people, groupId)
  const meetings = await evenings(people, groupId)
  const cases = await consult(people, groupId, meetings.tonight)
  const elsewhere = await otherGroup(people)
  const credit = await earnCredit(people, groupId, meetings.past)
  const desk = await atTheDesk(people, groupId)
  const versionId = await shutDoors(people, groupId)
  return { people, feeds, groupId, versionId, asking, meetings, cases, elsewhere, credit, desk }
}

type Named = Person & { name: string }
type People = Record<Exclude<Kind, 'visitor'>, Named>

async function everyone() {
  const names: Record<Exclude<Kind, 'visitor' | 'steward'>, string> = {
    outsider: 'Marcus Hale',
    unverified: 'Noah Bright',
    applicant: 'Ana Vell',
    declined: 'Dag Vell',
    invited: 'Ivy Stroud',
    offered: 'Omar Fenn',
    member: 'Rae Quillfeather',
    presenter: 'Amara Quillfeather',
    facilitator: 'Priya Quillfeather',
    steppedOut: 'Dan Quillfeather',
    unsigned: 'Jo Quillfeather',
    unvouched: 'Uma Wren',
    paused: 'Pia Quillfeather',
    expired: 'Ruth Quillfeather',
    suspended: 'Sven Quillfeather',
    former: 'Fay Wren',
    elsewhere: 'Lena Thistledown',
  }
  const made: Partial<People> = {}
  const feeds: Partial<Record<Kind, string>> = {}
  for (const [kind, name] of Object.entries(names) as [keyof typeof names, string][]) {
    made[kind] = await person(name, kind === 'unverified' ? 'waiting' : 'verified')
    const one = made[kind]
    await as(one, saveWeek, { week: [{ weekday: 2, from: '10:00', to: '11:00', preferred: false }] })
    feeds[kind] = (await as(one, makeFeedLink, undefined)).token
  }
  made.steward = await stewardPerson('Sofia Marin')
  for (const { clinicianId, name } of Object.values(made)) {
    await authQuery('insert into account (id, email, name, email_confirmed) values ($1, $2, $3, true)', [
      clinicianId,
      `${clinicianId}@example.org`,
      name,
    ])
    await nameLicense(clinicianId, 'LMFT 1234')
  }
  return { people: made as People, feeds }
}

async function nameLicense(clinicianId: string, number: string): Promise<void> {
  const [license] = await ownerQuery<{ id: string }>('select id from license where clinician_id = $1', [
    clinicianId,
  ])
  await ownerQuery('update license set sealed_number = $2 where id = $1', [
    license!.id,
    await seal({}, clinicianId, 'license.number', license!.id, number),
  ])
}

const inside = [
  'member',
  'presenter',
  'steppedOut',
  'unsigned',
  'unvouched',
  'paused',
  'expired',
  'suspended',
  'former',
] as const

async function fill(people: People, groupId: string) {
  const { facilitator, applicant, declined, offered, invited } = people
  for (const kind of inside) await join(facilitator, people[kind], groupId)
  // The ones whose sign-in was reset and whose license is suspended facilitate too: all a seat can do must be shut.
  await ownerQuery(`update seat set role = 'facilitator' where clinician_id = any ($1)`, [
    [people.unvouched.clinicianId, people.suspended.clinicianId],
  ])
  for (const one of [applicant, declined, offered]) {
    const applicationId = newId()
    await as(one, apply, { applicationId, groupId, answers: [], message: words.answers })
    if (one !== applicant)
      await as(facilitator, decideApplication, {
        applicationId,
        accept: one === offered,
        words: words.decline,
      })
  }
  const invitationId = newId()
  const { token } = await as(facilitator, invite, { invitationId, groupId, address: '' })
  await as(invited, openInvitation, { token, address: '' })
  await as(facilitator, invite, { invitationId: newId(), groupId, address: 'someone@example.org' })
  await as(facilitator, setPlace, {
    groupId,
    videoLink: 'https://video.example.org/larkspur',
    address: words.address,
  })
  await as(facilitator, setListed, { groupId, listed: false })
  const [waiting] = await ownerQuery<{ id: string }>(`select id from application where state = 'waiting'`)
  return { token, invitationId, applicationId: waiting!.id }
}

async function evenings(people: People, groupId: string) {
  const { facilitator, member } = people
  await as(facilitator, makeSeries, {
    groupId,
    seriesId: newId(),
    cadence: 'monthly',
    weekday: 4,
    nths: [1],
    days: [],
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: 90,
    from: Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate().add({ days: 1 }).toString(),
  })
  const rows = await ownerQuery<{ id: string; series_id: string }>(
    'select id, series_id from meeting where group_id = $1 order by starts_at',
    [groupId],
  )
  const coming = rows[1]!.id
  const [tonight, past] = [await meetingAt(groupId, 0), await meetingAt(groupId, -60 * 26)]
  await as(member, answerMeeting, { meetingId: coming, answer: 'coming' })
  for (const meetingId of [tonight, past])
    await ownerQuery(
      `insert into meeting_role (meeting_id, group_id, role, clinician_id, set_at) values
       ($1, $2, 'facilitator', $3, now()), ($1, $2, 'timekeeper', $4, now())`,
      [meetingId, groupId, facilitator.clinicianId, member.clinicianId],
    )
  return { coming, tonight, past, seriesId: rows[1]!.series_id }
}

async function meetingAt(groupId: string, minutesFromNow: number): Promise<string> {
  const id = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at, room_opened_at, room_ended_at)
     values ($1, $2, now() + make_interval(mins => $3), 'America/New_York', now()::timestamp, 90, 'planned', now(), now(),
       case when $3 < -90 then now() + make_interval(mins => $3) end, case when $3 < -90 then now() + make_interval(mins => $3 + 90) end)`,
    [id, groupId, minutesFromNow],
  )
  return id
}

/** Shares a case in a group through the product's own editor. */
async function share(presenter: Named, groupId: string, word: string): Promise<string> {
  const [draftId, caseId] = [newId(), newId()]
  await as(presenter, startDraft, { draftId, groupId, meetingId: '' })
  const saved = await as(presenter, saveDraft, {
    draftId,
    basedOn: 1,
    title: `${word} title`,
    question: `${word} question`,
    background: '',
    happening: `${word} happening`,
    tried: '',
    stirs: '',
    feedback: [],
    shareStirs: false,
  })
  // A made-up word may look like a name: its author says that it is none.
  for (const { field, words: text } of findingsIn(saved.draft))
    await as(presenter, overrideFinding, { draftId, field, text, reason: words.reason })
  const { revision } = await as(presenter, ownDraft, { draftId })
  await as(presenter, shareCase, { draftId, caseId, revision, attested: true })
  return caseId
}

async function startedDraft(author: Named, groupId: string): Promise<string> {
  const draftId = newId()
  await as(author, startDraft, { draftId, groupId, meetingId: '' })
  await as(author, saveDraft, { draftId, basedOn: 1, ...emptyCase, happening: words.draft })
  return draftId
}
const emptyCase = {
  title: words.draft,
  question: '',
  background: '',
  tried: '',
  stirs: '',
  feedback: [],
  shareStirs: false,
}

async function consult(people: People, groupId: string, meetingId: string) {
  const { presenter, member, steppedOut, unvouched, former, facilitator } = people
  const caseId = await share(presenter, groupId, 'quillfeather')
  const unvouchedCase = await share(unvouched, groupId, 'snapdragon')
  const formersCase = await share(former, groupId, 'foxglove')
  const turnId = newId()
  await ownerQuery(`update "case" set meeting_id = $1 where id = $2`, [meetingId, caseId])
  await ownerQuery(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, case_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $5, $4, now()), ($6, $2, $3, 'business', 900, null, null, $4, now())`,
    [turnId, meetingId, groupId, presenter.clinicianId, caseId, newId()],
  )
  const noteId = newId()
  let responseId = ''
  for (const reader of [
    member,
    steppedOut,
    unvouched,
    people.paused,
    people.expired,
    people.suspended,
    people.unsigned,
  ]) {
    responseId = newId()
    await as(reader, openCase, { caseId })
    await as(reader, respond, { responseId, caseId, kind: 'reflection', text: words.response })
    await as(reader, writeNote, { noteId: reader === member ? noteId : newId(), caseId, text: words.note })
  }
  const offeredNote = newId()
  await as(member, writeNote, { noteId: offeredNote, caseId, text: words.offered })
  await as(member, offerNote, { noteId: offeredNote, caseId })
  await as(presenter, takeAway, { caseId, text: words.takeaway, askInDays: 7 })
  await as(presenter, followUp, { caseId, outcome: 'helped', text: words.followUp })
  const draftId = await startedDraft(presenter, groupId)
  const unvouchedDraft = await startedDraft(unvouched, groupId)
  const tonight = {
    groupId,
    meetingId,
    priya: facilitator,
    amara: presenter,
    dan: steppedOut,
    rae: member,
    everyone: [],
  }
  for (const one of [facilitator, presenter, member, steppedOut]) await answer(tonight, one)
  await put(tonight, facilitator, { kind: 'open' })
  await ownerQuery(
    `insert into room_event (id, meeting_id, group_id, sequence, kind, actor_id, case_id, detail, at)
     values ($1, $2, $3, 2, 'part-began', $4, $5, $6, now())`,
    [newId(), meetingId, groupId, facilitator.clinicianId, caseId, JSON.stringify({ partId: turnId })],
  )
  await as(steppedOut, stepOut, { caseId })
  return {
    caseId,
    turnId,
    noteId,
    offeredNote,
    responseId,
    draftId,
    unvouchedCase,
    unvouchedDraft,
    formersCase,
  }
}

async function otherGroup({ elsewhere, unverified }: People) {
  const { groupId } = await groupOf(elsewhere, { name: 'Thistledown Evenings' })
  const caseId = await share(elsewhere, groupId, 'thistledown')
  const meetingId = await meetingAt(groupId, 60 * 24)
  const draftGroupId = newId()
  await as(unverified, startGroup, { groupId: draftGroupId, zone: 'America/Denver' })
  return { groupId, caseId, meetingId, draftGroupId }
}

async function earnCredit(people: People, groupId: string, meetingId: string) {
  const { facilitator, member, former, presenter } = people
  for (const { clinicianId } of [facilitator, member, former, presenter])
    await ownerQuery(
      `insert into attendance (meeting_id, clinician_id, group_id, role, minutes, first_at, last_at, made_at, sealed_reason)
       values ($1, $2, $3, $4, 88, now(), now(), now(), $5)`,
      [
        meetingId,
        clinicianId,
        groupId,
        clinicianId === facilitator.clinicianId ? 'facilitator' : 'member',
        await seal({}, clinicianId, 'attendance.reason', `${meetingId}/${clinicianId}`, words.reason),
      ],
    )
  await ownerQuery(
    `insert into attendance_out (meeting_id, clinician_id, group_id, minutes)
     select meeting_id, clinician_id, group_id, case when clinician_id = $2 then 3 else 0 end from attendance where meeting_id = $1`,
    [meetingId, presenter.clinicianId],
  )
  const policyId = newId()
  await ownerQuery(
    `insert into credit_policy (id, title, unit_minutes, increment_percent, counts, category, evaluation_required, valid_from, made_at, changed_at)
     values ($1, 'Peer consultation', 60, 50, 'all', 'peer', true, '2020-01-01', now(), now())`,
    [policyId],
  )
  const scores = { objectives: 5, relevance: 5, facilitation: 5, respect: 5, practice: 5 }
  await as(member, evaluateMeeting, { evaluationId: newId(), meetingId, ...scores, remark: words.evaluation })
  const certificateId = newId()
  await as(member, issueDocument, { certificateId, meetingId, policyId, withLicense: true })
  const [document] = await ownerQuery<{ code: string }>('select code from certificate where id = $1', [
    certificateId,
  ])
  const code = document!.code
  await plantRevoked({ groupId, meetingId, holder: presenter, by: facilitator })
  return { policyId, certificateId, code }
}

/** A document that was revoked, under a policy that holds no more: it keeps nobody from what is asked for otherwise. */
async function plantRevoked(of: { groupId: string; meetingId: string; holder: Named; by: Named }) {
  const policyId = newId()
  await ownerQuery(
    `insert into credit_policy (id, title, unit_minutes, increment_percent, counts, category, evaluation_required, valid_from, valid_to, made_at, changed_at)
     values ($1, 'Peer consultation of old', 60, 50, 'all', 'peer', true, '2019-01-01', '2019-12-31', now(), now())`,
    [policyId],
  )
  await ownerQuery(
    `insert into certificate (id, code, clinician_id, meeting_id, group_id, policy_id, kind, facts, minutes, units_hundredths, issued_at, revoked_at, revoked_by)
     select $1, $2, $3, $4, $5, $6, kind, jsonb_set(facts, '{learner,name}', to_jsonb($8::text)), minutes, units_hundredths, issued_at, now(), $7 from certificate limit 1`,
    [
      newId(),
      '0'.repeat(24),
      of.holder.clinicianId,
      of.meetingId,
      of.groupId,
      policyId,
      of.by.clinicianId,
      of.holder.name,
    ],
  )
}

async function atTheDesk(people: People, groupId: string) {
  const { steward, unverified } = people
  const [license] = await ownerQuery<{ id: string }>('select id from license where clinician_id = $1', [
    unverified.clinicianId,
  ])
  const licenseId = license!.id
  const [evidenceId, decisionId] = [newId(), newId()]
  const key = unverified.clinicianId
  await nameLicense(key, words.license)
  await ownerQuery(
    `insert into license_evidence (id, license_id, clinician_id, media_type, bytes, sealed, made_at) values ($1, $2, $3, 'image/png', 9, $4, now())`,
    [
      evidenceId,
      licenseId,
      key,
      await sealBytes({}, key, 'license.evidence', evidenceId, Buffer.from('columbine picture')),
    ],
  )
  await ownerQuery(
    `insert into license_decision (id, license_id, clinician_id, kind, decided_by, decided_at, sealed_reason) values ($1, $2, $3, 'asked', $4, now(), $5)`,
    [
      decisionId,
      licenseId,
      key,
      steward.clinicianId,
      await seal({}, key, 'license.reason', decisionId, words.reason),
    ],
  )
  await ownerQuery(
    `insert into verified_name (clinician_id, license_id, name, credential, verified_at) values ($1, $2, 'Una Brandt', 'LPC', now())`,
    [key, licenseId],
  )
  // A question that is open, so that answering it is possible at all.
  const [askedId, answerId] = [newId(), newId()]
  await ownerQuery(
    `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, state, made_at, changed_at)
     values ($1, $2, 'US-CA', 'counselor', $3, 'asked', now(), now())`,
    [askedId, key, await seal({}, key, 'license.number', askedId, words.license)],
  )
  await ownerQuery(
    `insert into license_answer (clinician_id, id, license_id, answered_at, sealed) values ($1, $2, $3, now(), $4)`,
    [key, answerId, askedId, await seal({}, key, 'license.answer', answerId, words.reason)],
  )
  // One that is left over from a claim that was taken back, so that removing it is possible at all.
  const [withdrawnId, leftId] = [newId(), newId()]
  await ownerQuery(
    `insert into license (id, clinician_id, jurisdiction, profession, state, made_at, changed_at)
     values ($1, $2, 'US-CA', 'psychologist', 'withdrawn', now(), now())`,
    [withdrawnId, key],
  )
  await ownerQuery(
    `insert into license_answer (clinician_id, id, license_id, answered_at, sealed) values ($1, $2, $3, now(), $4)`,
    [key, leftId, withdrawnId, await seal({}, key, 'license.answer', leftId, words.reason)],
  )
  await ownerQuery(
    `insert into license_body (id, jurisdiction, profession, name, made_at) values ($1, 'US-NY', 'marriage-family-therapist', 'Office of the Professions', now())`,
    [newId()],
  )
  await ownerQuery('insert into server_life values (now(), now())')
  await ownerQuery(`insert into setup_code (digest, made_at, used_at) values ('\\x01', now(), now())`)
  const second = await stewardPerson('Stella Marin')
  await as(
    second,
    (acting) => record(acting, { kind: 'network.changed', audience: 'stewards', subjectId: NETWORK_ID }),
    undefined,
  )
  await as(steward, inviteSteward, { invitationId: newId(), email: 'second@example.org' })
  await as(
    people.facilitator,
    (acting) => record(acting, { kind: 'group.changed', audience: 'group', groupId, reason: words.reason }),
    undefined,
  )
  const mails = await ownerQuery<{ id: string; shown_to_stewards: boolean }>(
    'select id, shown_to_stewards from mail',
  )
  return {
    licenseId,
    evidenceId,
    shownMail: mails.find((mail) => mail.shown_to_stewards)!.id,
    hiddenMail: mails.find((mail) => !mail.shown_to_stewards)!.id,
  }
}

/** At last: the agreement is amended and one has not signed, one left, one's sign-in was reset, licenses run out. */
async function shutDoors(people: People, groupId: string): Promise<string> {
  const versionId = newId()
  const tomorrow = Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate().add({ days: 1 }).toString()
  await as(people.facilitator, amendAgreement, {
    groupId,
    versionId,
    basedOn: 1,
    clauses: [{ id: 'no-outside', title: 'What is said here stays here', text: 'Nothing is told outside.' }],
    effectiveDay: tomorrow,
    zone: 'America/New_York',
  })
  await ownerQuery('update agreement_version set in_force_from = acting_now() where id = $1', [versionId])
  for (const kind of ['facilitator', ...inside] as const)
    if (kind !== 'unsigned')
      await as(people[kind], signAgreement, { groupId, versionId, typedName: people[kind].name })
  await as(people.former, leaveGroup, { groupId })
  await as(people.steward, resetSignIn, { clinicianId: people.unvouched.clinicianId, reason: words.reason })
  const of = (kind: keyof People) => [people[kind].clinicianId]
  await ownerQuery(`update seat set state = 'paused' where clinician_id = $1`, of('paused'))
  await ownerQuery(`update license set state = 'suspended' where clinician_id = $1`, of('suspended'))
  await ownerQuery(`update license set expires_on = current_date - 30 where clinician_id = $1`, of('expired'))
  return versionId
}
