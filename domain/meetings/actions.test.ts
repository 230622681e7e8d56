import { beforeAll, expect, test } from 'vitest'
import { groupFacts } from '#domain/groups/reads'
import { membersToTell } from '#domain/reminders/store'
import { giveRole, settleRoles } from '#domain/roles/actions'
import { changeSeries, extendSeries, makeSeries } from '#domain/series/actions'
import { previewSeries, scheduleForm } from '#domain/series/reads'
import { newId } from '#platform/identifiers'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'
import { answerMeeting, bringMeetingBack, cancelMeeting, moveMeeting } from './actions.ts'
import { groupMeetings, meetingPage, meetingRoles, ownMeetings } from './reads.ts'

let priya: Person, lena: Person, dan: Person, marcus: Person
let group: TestGroup

beforeAll(openTestDatabase)
beforeAll(async () => {
  priya = await makeClinician('Priya')
  lena = await makeClinician('Lena', 'Europe/London')
  dan = await makeClinician('Dan', 'America/Phoenix')
  marcus = await makeClinician('Marcus')
})

const today = () => Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate()
const thursdays = (groupId: string) => ({
  groupId,
  seriesId: newId(),
  cadence: 'every-other-week' as const,
  weekday: 4,
  nths: [],
  days: [],
  startsLocal: '18:30',
  zone: 'America/New_York',
  minutes: 90,
  from: today().add({ days: 1 }).toString(),
})

async function fresh(leadership = 'rotating'): Promise<TestGroup> {
  group = await makeGroup(priya, 'Thursday Trauma Consult', leadership)
  await seat(group, lena)
  await seat(group, dan)
  return group
}
const coming = async (who: Person) => (await as(who, groupMeetings, { groupId: group.groupId })).coming

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

test('two facilitators who move the same meeting: the second is told it changed', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  await ownerQuery(`update seat set role = 'facilitator' where group_id = $1 and clinician_id = $2`, [
    groupId,
    lena.clinicianId,
  ])
  const [first] = await coming(priya)
  const move = {
    meetingId: first!.id,
    revision: first!.revision,
    day: today().add({ days: 20 }).toString(),
    startsLocal: '19:00',
  }
  const outcomes = await Promise.allSettled([as(priya, moveMeeting, move), as(lena, cancelMeeting, move)])
  expect(outcomes.filter((o) => o.status === 'rejected').map((o) => o.reason)).toEqual([expect.any(Stale)])
  await expect(
    as(dan, cancelMeeting, { meetingId: first!.id, revision: first!.revision + 1 }),
  ).rejects.toThrow(NotAllowed)
})

test('moving keeps the meeting and its answers, raises the revision and moves the one reminder', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const third = (await coming(priya))[2]!
  await as(dan, answerMeeting, { meetingId: third.id, answer: 'maybe' })
  const day = today().add({ days: 70 }).toString()
  await as(priya, moveMeeting, { meetingId: third.id, revision: third.revision, day, startsLocal: '12:15' })
  const page = await as(dan, meetingPage, { meetingId: third.id })
  expect(page.meeting).toMatchObject({
    startsLocal: `${day}T12:15`,
    revision: third.revision + 1,
    state: 'planned',
  })
  expect(page.yourAnswer).toBe('maybe')
  const due = await ownerQuery(
    `select due_at from job_request where kind = 'meeting.remind' and ids->>'meetingId' = $1`,
    [third.id],
  )
  expect(due).toHaveLength(1)
  expect(Temporal.Instant.from(page.meeting.startsAt).epochMilliseconds - due[0]!.due_at.getTime()).toBe(
    24 * 3_600_000,
  )
})

test('a cancelled meeting takes no answers, and can come back', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [, second] = await coming(priya)
  await as(priya, cancelMeeting, { meetingId: second!.id, revision: second!.revision })
  await expect(as(dan, answerMeeting, { meetingId: second!.id, answer: 'coming' })).rejects.toThrow(Invalid)
  expect((await coming(dan)).find((m) => m.id === second!.id)?.state).toBe('cancelled')
  await as(priya, bringMeetingBack, { meetingId: second!.id, revision: second!.revision + 1 })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'coming' })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'not-coming' })
  await as(dan, answerMeeting, { meetingId: second!.id, answer: 'not-coming' })
  expect(
    (await as(lena, meetingPage, { meetingId: second!.id })).answers.find((a) => a.name === 'Dan')?.answer,
  ).toBe('not-coming')
  await expect(as(marcus, answerMeeting, { meetingId: second!.id, answer: 'coming' })).rejects.toThrow(
    NotFound,
  )
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
  if (kept) expect((await as(dan, meetingPage, { meetingId: kept.id })).yourAnswer).toBe('coming')
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

test('roles rotate, can be handed on, and settle for good', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [first, second] = await coming(priya)
  const at = async (id: string) => (await as(dan, meetingRoles, { meetingId: id })).roles
  expect(await at(first!.id)).toEqual({ facilitator: priya.clinicianId, timekeeper: lena.clinicianId })
  expect(await at(second!.id)).toEqual({ facilitator: lena.clinicianId, timekeeper: priya.clinicianId })
  await as(dan, giveRole, { meetingId: first!.id, role: 'timekeeper', clinicianId: dan.clinicianId })
  expect((await at(first!.id)).timekeeper).toBe(dan.clinicianId)
  // Handing the other role to who keeps time swaps the two.
  await as(priya, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: dan.clinicianId })
  expect(await at(first!.id)).toEqual({ facilitator: dan.clinicianId, timekeeper: priya.clinicianId })
  expect(await as(lena, settleRoles, { meetingId: first!.id })).toEqual(await at(first!.id))
  await expect(
    as(lena, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: priya.clinicianId }),
  ).rejects.toThrow(NotAllowed)
  await expect(
    as(priya, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: marcus.clinicianId }),
  ).rejects.toThrow(NotFound)
})

test('who facilitates alone stays, where one was designated', async () => {
  const { groupId } = await fresh('designated')
  await as(priya, makeSeries, thursdays(groupId))
  for (const meeting of (await coming(priya)).slice(0, 3)) {
    expect((await as(dan, meetingRoles, { meetingId: meeting.id })).roles.facilitator).toBe(priya.clinicianId)
  }
  const [first] = await coming(priya)
  await expect(
    as(dan, giveRole, { meetingId: first!.id, role: 'facilitator', clinicianId: dan.clinicianId }),
  ).rejects.toThrow(NotAllowed)
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

test('one’s own list tells the clock changes of one’s own zone', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const inLondon = await as(lena, ownMeetings, undefined)
  expect(inLondon.coming.length).toBeGreaterThan(10)
  expect(inLondon.shifts.length).toBeGreaterThan(0)
  const mine = (await as(priya, ownMeetings, undefined)).shifts
  expect(mine).toEqual([])
  expect((await as(marcus, ownMeetings, undefined)).coming).toEqual([])
})

test('the database itself: outsiders see nothing, members move nothing', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [first] = await coming(priya)
  for (const table of ['series', 'meeting', 'meeting_answer', 'meeting_role']) {
    expect(
      await appQuery(marcus.clinicianId, `select * from ${table} where group_id = $1`, [groupId]),
    ).toEqual([])
    expect(await appQuery(null, `select * from ${table}`)).toEqual([])
  }
  const move = `update meeting set starts_at = starts_at + interval '1 hour' where id = $1 returning id`
  for (const person of [dan, marcus]) {
    // Refused or without a row to change, as the wall likes.
    await appQuery(person.clinicianId, move, [first!.id], true).catch(() => [])
  }
  expect((await coming(priya))[0]).toEqual(first)
  const forged = `insert into meeting_answer (meeting_id, clinician_id, group_id, answer, answered_at) values ($1, $2, $3, 'coming', now())`
  await expect(appQuery(dan.clinicianId, forged, [first!.id, lena.clinicianId, groupId])).rejects.toThrow(
    /row-level security/,
  )
  expect((await membersToTell(groupId)).toSorted()).toEqual(
    [priya, lena, dan].map((p) => p.clinicianId).toSorted(),
  )
})

test('changing a rhythm begins at the next meeting: every other week keeps its weeks', async () => {
  const { groupId } = await fresh()
  // A first Thursday more than a week ahead: today's own week is not one of the group's.
  const first = today().add({ days: 8 + ((11 - today().add({ days: 8 }).dayOfWeek) % 7) })
  await as(priya, makeSeries, { ...thursdays(groupId), from: first.toString() })
  const { begin } = await as(priya, scheduleForm, { groupId })
  expect(begin.from).toBe(first.toString())
  const { dates } = await as(priya, previewSeries, { ...begin, groupId })
  const planned = await coming(priya)
  expect(dates.map((date) => date.startsAt)).toEqual(planned.slice(0, 6).map((m) => m.startsAt))
})
