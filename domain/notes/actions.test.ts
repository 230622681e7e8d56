import { beforeAll, expect, test } from 'vitest'
import { openCase } from '#domain/readings/actions'
import { respond, withdrawResponse } from '#domain/responses/actions'
import { caseResponses } from '#domain/responses/reads'
import { newId } from '#platform/identifiers'
import { circle, shareWords } from '#tests/cases'
import { as, openTestDatabase } from '#tests/database'
import { offerNote, removeNote, writeNote } from './actions.ts'
import { caseNotes } from './reads.ts'

beforeAll(openTestDatabase)

test("own notes are the author's until offered; responses are the group's", async () => {
  const { priya, amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  for (const reader of [priya, dan]) await as(reader, openCase, { caseId })
  const noteId = newId()
  await as(dan, writeNote, { noteId, caseId, text: 'What if the lateness is the repair?' })
  await as(dan, writeNote, { noteId, caseId, text: 'What if lateness is the repair?' })
  const offered = async () =>
    (await as(amara, caseNotes, { caseId })).filter((note) => !note.isMine).map((note) => note.text)
  expect(await offered()).toEqual([])
  await as(dan, offerNote, { noteId, caseId })
  expect(await offered()).toEqual(['What if lateness is the repair?'])
  expect(await as(priya, caseNotes, { caseId })).toEqual([])
  const responseId = newId()
  await as(priya, respond, { responseId, caseId, kind: 'hypothesis', text: 'Her silence tests you.' })
  await as(priya, respond, { responseId, caseId, kind: 'hypothesis', text: 'Her silence tests you.' })
  expect(await as(dan, caseResponses, { caseId })).toHaveLength(1)
  await as(priya, withdrawResponse, { responseId, caseId })
  expect(await as(dan, caseResponses, { caseId })).toEqual([])
})

test('a note saved by its page after newer words of that page, as on a slow line, does not come over them', async () => {
  const { amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(dan, openCase, { caseId })
  const noteId = newId()
  const [laptop, phone] = [newId(), newId()]
  const write = (text: string, saving?: { pageId: string; number: number }) =>
    as(dan, writeNote, { noteId, caseId, text, ...saving })
  const kept = async () => (await as(dan, caseNotes, { caseId })).map((note) => note.text)
  await write('Whose silence is it?', { pageId: laptop, number: 1 })
  await write('Whose silence is it, hers or mine?', { pageId: laptop, number: 3 })
  await write('Whose silence is it, hers', { pageId: laptop, number: 2 })
  await write('Whose silence is it, hers', { pageId: laptop, number: 2 })
  expect(await kept()).toEqual(['Whose silence is it, hers or mine?'])
  await write('Mine.', { pageId: phone, number: 1 })
  expect(await kept()).toEqual(['Mine.'])
  await write('Mine, I think.')
  expect(await kept()).toEqual(['Mine, I think.'])
  await write('Mine, I think now.', { pageId: phone, number: 2 })
  expect(await kept()).toEqual(['Mine, I think now.'])
})

test('an emptied note stays empty when an earlier save of its page arrives late, and a late emptying takes nothing', async () => {
  const { amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(dan, openCase, { caseId })
  const [noteId, pageId] = [newId(), newId()]
  const write = (text: string, number: number) => as(dan, writeNote, { noteId, caseId, text, pageId, number })
  const kept = async () => (await as(dan, caseNotes, { caseId })).map((note) => note.text)
  await write('Whose silence?', 1)
  await write('', 3)
  await write('Whose silence is it?', 2)
  expect(await kept()).toEqual([])
  await write('Hers.', 5)
  await write('', 4)
  expect(await kept()).toEqual(['Hers.'])
  await as(dan, removeNote, { noteId, caseId })
  expect(await kept()).toEqual([])
})
