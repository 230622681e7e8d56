import { beforeAll, expect, test } from 'vitest'
import { groupMeetings } from '#domain/dates/reads'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond } from '#domain/responses/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { circle, shareWords } from '#tests/cases'
import { as, moveClock, openTestDatabase, type Person } from '#tests/database'
import { today as day, thursdays } from '#tests/thursdays'
import { markSeen } from './actions.ts'
import { ownNews } from './reads.ts'

beforeAll(openTestDatabase)

const toldTo = async (person: Person) =>
  (await as(person, ownNews, undefined)).map(({ kind, caseId, ids }) => ({ kind, caseId, count: ids.length }))

test('responses are told until they are put away; a case one stepped out of is told no more', async () => {
  const { priya, amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  expect(await toldTo(priya)).toEqual([{ kind: 'case-shared', caseId, count: 1 }])
  await as(priya, openCase, { caseId })
  expect(await toldTo(priya)).toEqual([])
  for (const text of ['What did you feel?', 'And then?'])
    await as(priya, respond, { responseId: newId(), caseId, kind: 'question', text })
  const responses = { kind: 'response-written', caseId, count: 2 }
  expect(await toldTo(amara)).toEqual([responses])

  const ids = (await as(amara, ownNews, undefined)).flatMap((one) => one.ids)
  await as(priya, markSeen, { noticeId: ids })
  expect(await toldTo(amara)).toEqual([responses])
  await as(amara, markSeen, { noticeId: ids })
  await as(amara, markSeen, { noticeId: ids })
  expect((await toldTo(amara)).filter(({ kind }) => kind === 'response-written')).toEqual([])

  await as(priya, stepOut, { caseId })
  expect(await toldTo(priya)).toEqual([])
})

test('a shared case says whose and in which group, several are one line, and none once its meeting is over', async () => {
  const { priya, amara, dan, groupId } = await circle()
  await as(priya, makeSeries, thursdays(groupId, { from: day().add({ days: 1 }).toString() }))
  const [meeting] = (await as(priya, groupMeetings, { groupId })).coming
  await shareWords(amara, { groupId, meetingId: meeting!.id })
  const news = (besides?: { toRead: string[] }) => as(priya, ownNews, besides)
  expect(await news()).toMatchObject([
    { groupId, presenter: 'Amara Osei', groupName: expect.stringMatching(/./) },
  ])
  const caseId = await shareWords(dan, { groupId })
  expect(await news()).toMatchObject([
    { groupId, caseId: null, ids: [expect.any(String), expect.any(String)] },
  ])
  expect(await news({ toRead: [caseId] })).toMatchObject([{ presenter: 'Amara Osei' }])
  await moveClock({ hours: Math.ceil(Temporal.Now.instant().until(meeting!.endsAt).total('hours')) })
  expect(await news()).toMatchObject([{ caseId, presenter: 'Dan Kim' }])
  await moveClock({ hours: 0 })
})

test('what happened a month ago is no news any more', async () => {
  const { priya, amara, groupId } = await circle()
  await shareWords(amara, { groupId })
  expect(await toldTo(priya)).toHaveLength(1)
  await moveClock({ days: 31 })
  expect(await toldTo(priya)).toEqual([])
})
