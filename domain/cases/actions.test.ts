import { beforeAll, expect, test } from 'vitest'
import { overrideFinding, saveDraft, startDraft } from '#domain/drafts/actions'
import { ownDraft } from '#domain/drafts/reads'
import { offerNote, writeNote } from '#domain/notes/actions'
import { caseNotes } from '#domain/notes/reads'
import { respond, withdrawResponse } from '#domain/responses/actions'
import { caseResponses } from '#domain/responses/reads'
import { followUp, takeAway } from '#domain/takeaways/actions'
import { caseTakeaway, followUpsDue } from '#domain/takeaways/reads'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import {
  appQuery,
  as,
  keyringQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { groupOf, join, person, stewardPerson } from '#tests/people'
import {
  beginCorrection,
  correctCase,
  destroyCase,
  openCase,
  shareCase,
  stepOut,
  withdrawCase,
} from './actions.ts'
import { destructionOf } from './case.ts'
import { destroyDueCases } from './jobs.ts'
import { caseShown, groupCases } from './reads.ts'

beforeAll(openTestDatabase)

const words = {
  title: 'Stuck after the second target',
  question: 'How do I stay with her anger without rushing to repair?',
  background: '',
  happening: 'The client is quiet after the second target. I explain more than I listen.',
  tried: '',
  stirs: 'I notice a pull to be the good daughter.',
  feedback: ['reflections' as const],
  shareStirs: false,
}

async function circle() {
  const [priya, amara, dan] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Dan Kim'),
  ]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  await join(priya, dan, groupId)
  return { priya, amara, dan, groupId }
}

async function shared(
  presenter: Person,
  groupId: string,
  change: Partial<typeof words> = {},
  meetingId = '',
) {
  const draftId = newId()
  await as(presenter, startDraft, { draftId, groupId, meetingId })
  const { revision } = await as(presenter, saveDraft, { draftId, basedOn: 1, ...words, ...change })
  const caseId = newId()
  await as(presenter, shareCase, { draftId, caseId, revision, attested: true })
  return { caseId, draftId, revision }
}

test('a case is read after "I don\'t recognize this client", and the presenter sees who read', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId, draftId, revision } = await shared(amara, groupId)
  await as(amara, shareCase, { draftId, caseId, revision, attested: true })
  await expect(as(amara, ownDraft, { draftId })).rejects.toThrow(NotFound)
  const before = await as(priya, caseShown, { caseId })
  expect(before.opened).toBeUndefined()
  await expect(as(priya, caseResponses, { caseId })).rejects.toThrow(NotFound)
  await as(priya, openCase, { caseId })
  const after = await as(priya, caseShown, { caseId })
  expect(after.opened?.texts.happening).toBe(words.happening)
  expect(after.opened?.texts.stirs).toBe('')
  expect(after.audience).toBeUndefined()
  const own = await as(amara, caseShown, { caseId })
  expect(own.audience).toMatchObject({ readers: [{ name: 'Priya Raman' }], mayRead: 2, steppedOut: 0 })
})

test('a case says in which group it is presented and when, and whether it was heard', async () => {
  const { priya, amara, groupId } = await circle()
  const meetingId = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, acting_now() + interval '1 day', 'America/New_York', '2026-12-03 18:30', 90, 'planned', now(), now())`,
    [meetingId, groupId],
  )
  const { caseId } = await shared(amara, groupId, {}, meetingId)
  const [row] = await ownerQuery('select name from charter where group_id = $1', [groupId])
  const shown = await as(priya, caseShown, { caseId })
  expect(shown).toMatchObject({ presenter: 'Amara Osei', groupName: row?.name, isHeard: false })
  const [listed] = await as(priya, groupCases, { groupId })
  expect(listed).toMatchObject({ groupName: row?.name, meetingAt: shown.meetingAt })
  expect(shown.meetingAt).toMatch(/Z$/)
  await ownerQuery(`update meeting set starts_at = starts_at - interval '2 days' where id = $1`, [meetingId])
  expect(await as(priya, caseShown, { caseId })).toMatchObject({ isHeard: true })
  await ownerQuery(`update meeting set state = 'cancelled' where id = $1`, [meetingId])
  expect(await as(priya, caseShown, { caseId })).toMatchObject({ meetingAt: null })
})

test('sharing waits until direct identifiers are gone or overridden with a reason', async () => {
  const { amara, groupId } = await circle()
  const draftId = newId()
  const caseId = newId()
  await as(amara, startDraft, { draftId, groupId, meetingId: '' })
  const happening = 'Call her at 503-555-0142 if needed.'
  const { revision } = await as(amara, saveDraft, { draftId, basedOn: 1, ...words, happening })
  await expect(as(amara, shareCase, { draftId, caseId, revision, attested: true })).rejects.toMatchObject({
    problems: { '': { code: 'case.identifiersLeft' } },
  })
  await as(amara, overrideFinding, {
    draftId,
    field: 'happening',
    text: '503-555-0142',
    reason: 'A number from a film, known to all.',
  })
  await expect(as(amara, shareCase, { draftId, caseId, revision, attested: true })).rejects.toThrow(Stale)
  await as(amara, shareCase, { draftId, caseId, revision: revision + 1, attested: true })
  const entries = await ownerQuery(`select * from record_entry where subject_id = $1`, [caseId])
  expect(entries.map((e) => e.kind)).toEqual(['case.override'])
  expect(JSON.stringify(entries)).not.toContain('film')
})

test('stepping out: the case is gone for that person, everywhere, and nobody learns who', async () => {
  const { priya, amara, dan, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  await as(dan, openCase, { caseId })
  await as(dan, respond, { responseId: newId(), caseId, kind: 'question', text: 'What does she fear?' })
  await as(dan, stepOut, { caseId })
  await as(dan, stepOut, { caseId })
  await expect(as(dan, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect(await as(dan, groupCases, { groupId })).toEqual([])
  for (const table of ['"case"', 'response', 'case_note', 'case_reading', 'takeaway', 'follow_up'])
    expect(await appQuery(dan.clinicianId, `select * from ${table}`)).toEqual([])
  expect((await as(amara, caseShown, { caseId })).audience).toMatchObject({ mayRead: 1, steppedOut: 1 })
  for (const other of [amara, priya])
    expect(await appQuery(other.clinicianId, 'select * from recusal')).toEqual([])
  await expect(as(amara, stepOut, { caseId })).rejects.toThrow(NotFound)
})

test('outside, unsigned, expired or steward: there is no such case', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  const outsiders = [await person('Marcus'), await stewardPerson('Sofia')]
  for (const outsider of outsiders) {
    await expect(as(outsider, caseShown, { caseId })).rejects.toThrow(NotFound)
    await expect(as(outsider, openCase, { caseId })).rejects.toThrow(NotFound)
    await expect(as(outsider, stepOut, { caseId })).rejects.toThrow(NotFound)
    expect(await appQuery(outsider.clinicianId, 'select * from "case"')).toEqual([])
  }
  await ownerQuery(`update license set state = 'suspended' where clinician_id = $1`, [priya.clinicianId])
  await expect(as(priya, caseShown, { caseId })).rejects.toMatchObject({ mend: 'license-suspended' })
  expect(await appQuery(priya.clinicianId, 'select * from "case"')).toEqual([])
})

test("own notes are the author's until offered; responses are the group's", async () => {
  const { priya, amara, dan, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  for (const reader of [priya, dan]) await as(reader, openCase, { caseId })
  const noteId = newId()
  await as(dan, writeNote, { noteId, caseId, text: 'What if the lateness is the repair?' })
  await as(dan, writeNote, { noteId, caseId, text: 'What if lateness is the repair?' })
  expect(await as(amara, caseNotes, { caseId })).toEqual([])
  await as(dan, offerNote, { noteId, caseId })
  expect((await as(amara, caseNotes, { caseId })).map((n) => n.text)).toEqual([
    'What if lateness is the repair?',
  ])
  expect(await as(priya, caseNotes, { caseId })).toEqual([])
  const responseId = newId()
  await as(priya, respond, { responseId, caseId, kind: 'hypothesis', text: 'Her silence tests you.' })
  await as(priya, respond, { responseId, caseId, kind: 'hypothesis', text: 'Her silence tests you.' })
  expect(await as(dan, caseResponses, { caseId })).toHaveLength(1)
  await as(priya, withdrawResponse, { responseId, caseId })
  expect(await as(dan, caseResponses, { caseId })).toEqual([])
})

test('correcting goes through the same gate; withdrawing leaves it to its presenter alone', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  await as(priya, openCase, { caseId })
  const draftId = newId()
  await as(amara, beginCorrection, { caseId, draftId })
  const { revision, draft } = await as(amara, ownDraft, { draftId })
  const texts = Object.fromEntries(
    Object.entries(draft.texts).map(([field, written]) => [field, written.text]),
  ) as unknown as typeof words
  const saved = await as(amara, saveDraft, {
    draftId,
    basedOn: revision,
    ...texts,
    question: 'What do I miss?',
    feedback: [],
    shareStirs: false,
  })
  await as(amara, correctCase, { caseId, draftId, revision: saved.revision, attested: true })
  expect((await as(priya, caseShown, { caseId })).opened?.question).toBe('What do I miss?')
  await as(amara, withdrawCase, { caseId })
  await expect(as(priya, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect((await as(amara, caseShown, { caseId })).withdrawn).toBe(true)
})

test('a takeaway is followed up at its time, never after the case is destroyed', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  await as(priya, openCase, { caseId })
  await expect(as(amara, takeAway, { caseId, text: 'Name the rupture.', askInDays: 120 })).rejects.toThrow(
    Invalid,
  )
  await expect(as(priya, takeAway, { caseId, text: 'Mine', askInDays: 7 })).rejects.toThrow(NotFound)
  await as(amara, takeAway, { caseId, text: 'Name the rupture.', askInDays: 28 })
  expect(await as(amara, followUpsDue, undefined)).toEqual([])
  await moveClock({ days: 29 })
  expect((await as(amara, followUpsDue, undefined)).map((d) => d.text)).toEqual(['Name the rupture.'])
  await as(amara, followUp, { caseId, outcome: 'partly', text: 'She laughed, then cried.' })
  expect(await as(amara, followUpsDue, undefined)).toEqual([])
  expect((await as(priya, caseTakeaway, { caseId })).followUp?.outcome).toBe('partly')
  await moveClock({ days: 0 })
})

test('at its date a case is destroyed, key first, with all that was written about it', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  await as(priya, openCase, { caseId })
  await as(priya, respond, { responseId: newId(), caseId, kind: 'question', text: 'And then?' })
  await as(amara, takeAway, { caseId, text: 'Wait.', askInDays: 0 })
  await moveClock({ days: 91 })
  await destroyDueCases.run({})
  await destroyDueCases.run({})
  await expect(as(priya, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect(await keyringQuery('select 1 from key where id = $1', [caseId])).toEqual([])
  expect(await keyringQuery(`select kind from ledger where subject_id = $1`, [caseId])).toEqual([
    { kind: 'case.destroyed' },
  ])
  for (const table of ['response', 'takeaway', 'case_reading'])
    expect(await ownerQuery(`select 1 from ${table} where case_id = $1`, [caseId])).toEqual([])
  expect(await ownerQuery('select sealed_text, sealed_title from "case" where id = $1', [caseId])).toEqual([
    { sealed_text: null, sealed_title: null },
  ])
  await moveClock({ days: 0 })
})

test('a case whose key is gone is destroyed, not an error', async () => {
  const { priya, amara, groupId } = await circle()
  const { caseId } = await shared(amara, groupId)
  await as(priya, openCase, { caseId })
  await keyringQuery('delete from key where id = $1', [caseId])
  await expect(as(priya, caseShown, { caseId })).rejects.toThrow(NotFound)
  expect(await as(priya, groupCases, { groupId })).toEqual([])
  await expect(as(priya, destroyCase, { caseId })).rejects.toThrow(NotFound)
})

test('before a shut door a draft cannot be begun', async () => {
  const { amara, groupId } = await circle()
  await ownerQuery(`update license set state = 'suspended' where clinician_id = $1`, [amara.clinicianId])
  await expect(as(amara, startDraft, { draftId: newId(), groupId, meetingId: '' })).rejects.toThrow(
    NotAllowed,
  )
})

test.each([
  ['without a meeting', undefined, 90],
  ['at a meeting to come', { startsAt: '2027-03-01T18:30:00Z', minutes: 90 }, 30],
  ['at one that was', { startsAt: '2026-10-25T00:30:00Z', minutes: 45 }, 365],
])('the database dates a case shared %s as the rule does', async (_, meeting, keepDays) => {
  const { groupId } = await groupOf(await person('Priya Raman'))
  await ownerQuery('update charter set keep_days = $1 where group_id = $2', [keepDays, groupId])
  const meetingId = newId()
  if (meeting)
    await ownerQuery(
      `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
       values ($1, $2, $3, 'Etc/UTC', $3::timestamptz at time zone 'UTC', $4, 'planned', now(), now())`,
      [meetingId, groupId, meeting.startsAt, meeting.minutes],
    )
  const sharedAt = Temporal.Instant.from('2026-11-27T03:00:00Z')
  const meetingEnd = meeting && Temporal.Instant.from(meeting.startsAt).add({ minutes: meeting.minutes })
  const [row] = await ownerQuery('select extract(epoch from destruction_of($1, $2, $3)) * 1000 as at', [
    groupId,
    meeting ? meetingId : null,
    sharedAt.toString(),
  ])
  expect(Number(row?.at)).toBe(destructionOf({ sharedAt, meetingEnd }, keepDays).epochMilliseconds)
})
