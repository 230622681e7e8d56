import { expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { allDates, groupMeetings } from '#domain/dates/reads'
import { membersToTell } from '#domain/reminders/store'
import { giveRole } from '#domain/roles/actions'
import { makeSeries } from '#domain/series/actions'
import { NotAllowed, Stale } from '#platform/refusals'
import { appQuery, as, ownerQuery } from '#tests/database'
import { coming, dan, fresh, lena, marcus, priya, thursdays, today, withThursdays } from '#tests/thursdays'
import { cancelMeeting, moveMeeting } from './actions.ts'
import { comingMeetings, meetingPage } from './reads.ts'

withThursdays()

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
    startsLocal: '12:15',
  }
  const outcomes = await Promise.allSettled([as(priya, moveMeeting, move), as(lena, cancelMeeting, move)])
  expect(outcomes.filter((o) => o.status === 'rejected').map((o) => o.reason)).toEqual([expect.any(Stale)])
  await expect(
    as(dan, cancelMeeting, { meetingId: first!.id, revision: first!.revision + 1 }),
  ).rejects.toThrow(NotAllowed)
})

test('moving keeps the meeting and its answers, which no longer count, raises the revision and moves the one reminder', async () => {
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
  expect(page).toMatchObject({ yourAnswer: null, yourEarlier: 'maybe' })
  const due = await ownerQuery(
    `select due_at from job_request where kind = 'meeting.remind' and ids->>'meetingId' = $1`,
    [third.id],
  )
  expect(due).toHaveLength(1)
  expect(Temporal.Instant.from(page.meeting.startsAt).epochMilliseconds - due[0]!.due_at.getTime()).toBe(
    24 * 3_600_000,
  )
})

test('a room ended before the planned end ends the meeting, wherever it is listed', async () => {
  const { groupId } = await fresh()
  await as(priya, makeSeries, thursdays(groupId))
  const [first, second] = await coming(priya)
  const began = Temporal.Now.instant().subtract({ minutes: 20 }).toString()
  await ownerQuery('update meeting set starts_at = $2, room_opened_at = $2 where id = $1', [first!.id, began])
  const known = async () => {
    const dates = await as(dan, groupMeetings, { groupId })
    const all = await as(dan, allDates, { groupId, before: undefined })
    const next = await as(dan, comingMeetings, { days: 60 })
    return {
      phase: (await as(dan, meetingPage, { meetingId: first!.id })).meeting.phase,
      soonest: [
        dates.coming[0]?.id,
        all.coming[0]?.id,
        next.map((one) => one.meeting.id).find((id) => id === first!.id || id === second!.id),
      ],
      past: [dates.past[0]?.id, all.past[0]?.id],
    }
  }
  const of = (id: string | undefined, times: number) => Array.from({ length: times }, () => id)
  expect(await known()).toEqual({ phase: 'now', soonest: of(first!.id, 3), past: of(undefined, 2) })
  await ownerQuery('update meeting set room_ended_at = now() where id = $1', [first!.id])
  expect(await known()).toEqual({ phase: 'past', soonest: of(second!.id, 3), past: of(first!.id, 2) })
  await expect(
    as(priya, giveRole, { meetingId: first!.id, role: 'timekeeper', clinicianId: dan.clinicianId }),
  ).rejects.toThrow()
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
  const forged = `insert into meeting_answer (meeting_id, clinician_id, group_id, answer, answered_at, for_start) values ($1, $2, $3, 'coming', now(), now())`
  await expect(appQuery(dan.clinicianId, forged, [first!.id, lena.clinicianId, groupId])).rejects.toThrow(
    /row-level security/,
  )
  expect((await membersToTell(groupId)).toSorted()).toEqual(
    [priya, lena, dan].map((p) => p.clinicianId).toSorted(),
  )
})
