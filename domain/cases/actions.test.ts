import { beforeAll, expect, test } from 'vitest'
import { destroyCase } from '#domain/destruction/actions'
import { overrideFinding, saveDraft, startDraft } from '#domain/drafts/actions'
import type { Draft } from '#domain/drafts/draft'
import { ownDraft } from '#domain/drafts/reads'
import { caseNotes } from '#domain/notes/reads'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { caseResponses } from '#domain/responses/reads'
import { newId } from '#platform/identifiers'
import { NotAllowed, NotFound, Stale } from '#platform/refusals'
import { circle, draftWords, shareWords, words } from '#tests/cases'
import { appQuery, as, keyringQuery, openTestDatabase, ownerQuery } from '#tests/database'
import { person, stewardPerson } from '#tests/people'
import { beginCorrection, correctCase, shareCase, withdrawCase } from './actions.ts'
import { caseShown, groupCases } from './reads.ts'

beforeAll(openTestDatabase)

const wordsIn = ({ texts }: Draft) =>
  Object.fromEntries(
    Object.entries(texts).map(([field, { text }]) => [field, text]),
  ) as unknown as typeof words

test('a case is read after "I don\'t recognize this client", and the presenter sees who read', async () => {
  const { priya, amara, groupId } = await circle()
  const [caseId, draft] = [newId(), await draftWords(amara, { groupId })]
  await as(amara, shareCase, { ...draft, caseId, attested: true })
  await as(amara, shareCase, { ...draft, caseId, attested: true })
  await expect(as(amara, ownDraft, draft)).rejects.toThrow(NotFound)
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

test('what it stirs, kept to oneself, stays as a private note when the draft is destroyed', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = newId()
  const sharing = await draftWords(amara, { groupId }, { stirs: 'I am afraid of her silence.' })
  for (const _ of [1, 2]) await as(amara, shareCase, { ...sharing, caseId, attested: true })
  await as(priya, openCase, { caseId })
  const notes = async (who: typeof amara) => (await as(who, caseNotes, { caseId })).map(({ text }) => text)
  expect(await notes(amara)).toEqual(['I am afraid of her silence.'])
  expect(await notes(priya)).toEqual([])

  const correcting = { caseId, draftId: newId() }
  await as(amara, beginCorrection, correcting)
  const { revision, draft } = await as(amara, ownDraft, correcting)
  const saved = await as(amara, saveDraft, {
    draftId: correcting.draftId,
    basedOn: revision,
    ...wordsIn(draft),
    stirs: 'And of mine.',
    feedback: [],
    shareStirs: true,
  })
  await as(amara, correctCase, { ...correcting, revision: saved.revision, attested: true })
  expect((await as(priya, caseShown, { caseId })).opened?.texts.stirs).toBe('And of mine.')
  expect(await notes(amara)).toEqual(['I am afraid of her silence.'])
})

test('a case says in which group it is presented and when, and whether it was heard', async () => {
  const { priya, amara, groupId } = await circle()
  const meetingId = newId()
  await ownerQuery(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, acting_now() + interval '1 day', 'America/New_York', '2026-12-03 18:30', 90, 'planned', now(), now())`,
    [meetingId, groupId],
  )
  const caseId = await shareWords(amara, { groupId, meetingId })
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
  const caseId = newId()
  const happening = 'Call her at 503-555-0142 if needed.'
  const { draftId, revision } = await draftWords(amara, { groupId }, { happening })
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

test('outside, unsigned, expired or steward: there is no such case', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
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

test('correcting goes through the same gate; withdrawing leaves it to its presenter alone', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  const draftId = newId()
  await as(amara, beginCorrection, { caseId, draftId })
  const { revision, draft } = await as(amara, ownDraft, { draftId })
  const saved = await as(amara, saveDraft, {
    draftId,
    basedOn: revision,
    ...wordsIn(draft),
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

test('a case whose key is gone is destroyed, not an error', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
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
