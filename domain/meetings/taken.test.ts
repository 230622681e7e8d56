import { expect, test } from 'vitest'
import { changeSeries, extendSeries, makeSeries } from '#domain/series/actions'
import { scheduleForm } from '#domain/series/reads'
import { type Invalid, Stale } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { coming, fresh, priya, thursdays, withThursdays } from '#tests/thursdays'
import { bringMeetingBack, cancelMeeting, moveMeeting } from './actions.ts'

withThursdays()

type Listed = Awaited<ReturnType<typeof coming>>[number]

const planned = async () => {
  const { groupId } = await fresh()
  const input = thursdays(groupId)
  await as(priya, makeSeries, input)
  const [first, second, third] = await coming(priya)
  return { groupId, seriesId: input.seriesId, first: first!, second: second!, third: third! }
}
const dayOf = ({ startsLocal }: Listed) => Temporal.PlainDate.from(startsLocal.slice(0, 10))
const move = (meeting: Listed, day: Temporal.PlainDate, startsLocal = '18:30', times = 0) => ({
  meetingId: meeting.id,
  revision: meeting.revision + times,
  day: day.toString(),
  startsLocal,
})
const moves = (meeting: Listed, day: Temporal.PlainDate, startsLocal = '18:30', times = 0) =>
  as(priya, moveMeeting, move(meeting, day, startsLocal, times))
const problemsOf = (work: Promise<unknown>) =>
  work.then(
    () => ({}),
    (refusal) => (refusal as Invalid).problems,
  )
const taken = { day: { code: 'meeting.taken' } }

/** How many pairs of a group's planned meetings have a moment in common. */
const pairsAtOnce = async (groupId: string) =>
  (
    await ownerQuery(
      `select a.starts_at from meeting a join meeting b on b.group_id = a.group_id and b.id > a.id
       and (a.starts_at, a.minutes * interval '1 minute') overlaps (b.starts_at, b.minutes * interval '1 minute')
       where a.group_id = $1 and a.state = 'planned' and b.state = 'planned'`,
      [groupId],
    )
  ).length

test('a meeting is not moved onto another of its group, by no part of it; right before and after it may be', async () => {
  const { groupId, first, second } = await planned()
  const day = dayOf(second)
  for (const at of ['18:30', '17:01', '19:59']) expect(await problemsOf(moves(first, day, at))).toEqual(taken)
  expect((await coming(priya))[0]).toEqual(first)
  await moves(first, day, '20:00')
  await moves(first, day, '17:00', 1)
  expect(await pairsAtOnce(groupId)).toBe(0)
})

test('half an hour later is no other meeting, and the time of a canceled one is free', async () => {
  const { groupId, first, second } = await planned()
  await moves(first, dayOf(first), '19:00')
  await as(priya, cancelMeeting, { meetingId: second.id, revision: second.revision })
  await moves(first, dayOf(second), '18:30', 1)
  expect(await problemsOf(moves(first, dayOf(second), '18:30', 1))).toEqual({})
  const back = { meetingId: second.id, revision: second.revision + 1 }
  expect(await problemsOf(as(priya, bringMeetingBack, back))).toEqual({ '': { code: 'meeting.taken' } })
  expect(await pairsAtOnce(groupId)).toBe(0)
})

test('two moved to one time at the same moment: one of them is', async () => {
  const { groupId, first, second } = await planned()
  const day = dayOf(second).add({ days: 3 })
  const outcomes = await Promise.all([problemsOf(moves(first, day)), problemsOf(moves(second, day, '19:00'))])
  expect(outcomes).toEqual(expect.arrayContaining([{}, taken]))
  expect(await pairsAtOnce(groupId)).toBe(0)
})

test('who saw an older state of the meeting is told of that first', async () => {
  const { first, second } = await planned()
  await moves(first, dayOf(first), '19:00')
  await expect(moves(first, dayOf(second))).rejects.toThrow(Stale)
})

test('another group’s meeting at that time is no hindrance', async () => {
  const other = await planned()
  const { first } = await planned()
  await moves(first, dayOf(other.second).add({ days: 1 }))
  await moves(other.first, dayOf(other.second).add({ days: 1 }))
})

/** The group's rhythm from `from` on, at another hour. */
async function change(groupId: string, from: Temporal.PlainDate, but: object = {}) {
  const { replaces } = await as(priya, scheduleForm, { groupId })
  const rhythm = thursdays(groupId, { from: from.toString(), startsLocal: '19:00', ...but })
  await as(priya, changeSeries, { ...rhythm, replaces: replaces!.id, revision: replaces!.revision })
}

test('a single meeting moved behind the day a new rhythm begins stands there; a date of the rhythm at that time is left out', async () => {
  const { groupId, first, second, third } = await planned()
  const before = (await coming(priya)).length
  await moves(first, dayOf(third).subtract({ days: 7 }))
  // The new Thursdays lie in the weeks between: the first of them is where the moved one stands.
  await change(groupId, dayOf(second).add({ days: 7 }))
  const after = await coming(priya)
  const moved = after.find(({ id }) => id === first.id)!
  expect(moved).toMatchObject({
    state: 'planned',
    startsLocal: `${dayOf(third).subtract({ days: 7 })}T18:30`,
    movedFrom: first.startsAt,
  })
  expect(
    after.filter(({ startsLocal }) => startsLocal.slice(0, 10) === moved.startsLocal.slice(0, 10)),
  ).toEqual([moved])
  expect(await pairsAtOnce(groupId)).toBe(0)
  expect(after.length).toBeGreaterThan(before - 4)
})

test('dates by hand that all are times of the group already are refused beside their field', async () => {
  const { groupId, first, second } = await planned()
  const day = dayOf(second).add({ days: 6 })
  await moves(first, day)
  const only = { cadence: 'dates', days: [day.toString()] }
  expect(await problemsOf(change(groupId, dayOf(second).add({ days: 1 }), only))).toEqual({
    days: { code: 'meeting.taken' },
  })
  expect((await coming(priya)).map(({ id }) => id)).toContain(second.id)
})

test('a rhythm that goes on plans none where one was moved to, also at the same moment', async () => {
  const { groupId, seriesId, first, second, third } = await planned()
  // As if the third had not been reached yet.
  await ownerQuery('delete from job_request where ids->>$1 = $2', ['meetingId', third.id])
  await ownerQuery('delete from meeting where id = $1', [third.id])
  await moves(first, dayOf(third), '19:30')
  await as(priya, extendSeries, { seriesId })
  expect(await pairsAtOnce(groupId)).toBe(0)
  await moves(first, dayOf(first), '18:30', 1)
  await Promise.all([as(priya, extendSeries, { seriesId }), problemsOf(moves(second, dayOf(third), '18:00'))])
  expect(await pairsAtOnce(groupId)).toBe(0)
})
