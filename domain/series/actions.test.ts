import { expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { groupMeetings } from '#domain/dates/reads'
import { groupFacts } from '#domain/groups/reads'
import { meetingPage } from '#domain/meetings/reads'
import { newId } from '#platform/identifiers'
import { type Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { as, ownerQuery } from '#tests/database'
import { coming, dan, fresh, marcus, priya, thursdays, today, withThursdays } from '#tests/thursdays'
import { changeSeries, extendSeries, makeSeries } from './actions.ts'
import { previewSeries, scheduleForm } from './reads.ts'

withThursdays()

test('the charter says the hour of the dates, at first and after a change of rhythm', async () => {
  const { groupId } = await fresh()
  const hour = async () => {
    const { cadence, weekday, startsLocal, zone, minutes } = await as(priya, groupFacts, { groupId })
    return { cadence, weekday, startsLocal, zone, minutes }
  }
  const first = { cadence: 'weekly' as const, weekday: 2, startsLocal: '20:10', zone: 'America/Chicago' }
  await as(priya, makeSeries, { ...thursdays(groupId), ...first, minutes: 60 })
  expect(await hour()).toEqual({ ...first, minutes: 60 })
  const { replaces } = await as(priya, scheduleForm, { groupId })
  const later = { ...thursdays(groupId), cadence: 'monthly' as const, weekday: 5, nths: [2], minutes: 120 }
  const input = { ...later, replaces: replaces!.id, revision: replaces!.revision }
  await as(priya, changeSeries, input)
  const changed = { cadence: 'monthly', weekday: 5, startsLocal: '18:30', zone: 'America/New_York' }
  expect(await hour()).toEqual({ ...changed, minutes: 120 })
  await expect(as(dan, changeSeries, { ...input, seriesId: newId() })).rejects.toThrow(NotAllowed)
  expect(await hour()).toEqual({ ...changed, minutes: 120 })
})

test('a series becomes a year of meetings, once, with a reminder for each', async () => {
  const { groupId } = await fresh()
  const input = thursdays(groupId)
  await as(priya, makeSeries, input)
  await as(priya, makeSeries, input)
  const meetings = await coming(dan)
  expect(meetings.length).toBeGreaterThanOrEqual(25)
  expect(meetings.every((m) => m.startsLocal.endsWith('T18:30'))).toBe(true)
  const reminders = await ownerQuery(
    `select due_at, ids from job_request where kind = 'meeting.remind' and ids->>'groupId' = $1`,
    [groupId],
  )
  expect(reminders).toHaveLength(meetings.length)
})

test('a second series, a stranger and a member are refused', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  await expect(as(priya, makeSeries, thursdays(groupId))).rejects.toThrow(Stale)
  await expect(as(marcus, makeSeries, thursdays(groupId))).rejects.toThrow(NotFound)
  await expect(as(dan, makeSeries, thursdays(groupId))).rejects.toThrow(NotAllowed)
  await expect(as(marcus, groupMeetings, { groupId })).rejects.toThrow(NotFound)
})

test('a start in the hours of clock changes and a first day that is past are refused beside their fields', async () => {
  const { groupId } = await fresh()
  const problems = (change: object) =>
    as(priya, makeSeries, { ...thursdays(groupId), ...change }).then(
      () => ({}),
      (e) => (e as Invalid).problems,
    )
  expect(await problems({ startsLocal: '02:30' })).toEqual({ startsLocal: { code: 'meeting.unsteady' } })
  expect(await problems({ from: today().subtract({ days: 1 }).toString() })).toEqual({
    from: { code: 'meeting.past' },
  })
  const days = { cadence: 'dates', days: [today().subtract({ days: 3 }).toString()] }
  expect(await problems(days)).toEqual({ days: { code: 'meeting.noDate' } })
})

test('another rhythm from now on keeps the week’s meetings with their answers and shows no struck ones', async () => {
  const { groupId } = await fresh()
  const old = thursdays(groupId)
  await as(priya, makeSeries, old)
  const before = await coming(priya)
  await as(dan, answerMeeting, { meetingId: before[0]!.id, answer: 'coming' })
  const { replaces } = await as(priya, scheduleForm, { groupId })
  const change = {
    ...thursdays(groupId),
    cadence: 'weekly' as const,
    weekday: 3,
    startsLocal: '19:00',
    replaces: replaces!.id,
    revision: replaces!.revision,
  }
  await as(priya, changeSeries, change)
  await as(priya, changeSeries, change)
  const after = await coming(priya)
  expect(after.every((m) => m.state === 'planned' && m.startsLocal.endsWith('T19:00'))).toBe(true)
  expect(after.filter((m) => before.some((b) => b.id === m.id)).length).toBeGreaterThanOrEqual(
    before.length - 1,
  )
  expect(new Set(after.map((m) => m.startsAt)).size).toBe(after.length)
  const kept = after.find((m) => m.id === before[0]!.id)
  if (kept)
    expect(await as(dan, meetingPage, { meetingId: kept.id })).toMatchObject({
      yourAnswer: null,
      yourEarlier: 'coming',
      meeting: { movedFrom: null },
    })
  await expect(as(priya, changeSeries, { ...change, seriesId: newId() })).rejects.toThrow(Stale)
  await expect(as(marcus, changeSeries, { ...change, seriesId: newId() })).rejects.toThrow(NotFound)
})

test('extending adds nothing twice', async () => {
  const { groupId } = await fresh()
  const input = thursdays(groupId)
  await as(priya, makeSeries, input)
  const before = (await coming(priya)).length
  await as(priya, extendSeries, { seriesId: input.seriesId })
  expect((await coming(priya)).length).toBe(before)
  expect(
    await ownerQuery(`select 1 from job_request where kind = 'series.extend' and key = $1`, [input.seriesId]),
  ).toHaveLength(1)
})

test('a preview shows six dates in each member’s zone and writes nothing', async () => {
  const { groupId } = await fresh()
  const { seriesId, ...form } = thursdays(groupId)
  const { dates, shifts } = await as(priya, previewSeries, form)
  expect(dates).toHaveLength(6)
  expect(dates[0]!.zones.map((z) => z.zone)).toEqual(['America/New_York', 'Europe/London', 'America/Phoenix'])
  expect(new Set(shifts.flatMap((s) => s.names))).toEqual(new Set(['Lena', 'Dan']))
  expect((await as(priya, groupMeetings, { groupId })).series).toBeNull()
  await expect(as(marcus, previewSeries, form)).rejects.toThrow(NotFound)
  expect(seriesId).toBeTruthy()
})

test('changing a rhythm begins at the next meeting: every other week keeps its weeks', async () => {
  const { groupId } = await fresh()
  // A first Thursday more than a week ahead: today's own week is not one of the group's.
  const first = today().add({ days: 8 + ((11 - today().add({ days: 8 }).dayOfWeek) % 7) })
  await as(priya, makeSeries, { ...thursdays(groupId), from: first.toString() })
  const { begin, replaces } = await as(priya, scheduleForm, { groupId })
  expect(begin.from).toBe(first.toString())
  const { dates } = await as(priya, previewSeries, { ...begin, groupId, replaces: replaces!.id })
  const planned = await coming(priya)
  expect(dates.map((date) => date.startsAt)).toEqual(planned.slice(0, 6).map((m) => m.startsAt))
})
