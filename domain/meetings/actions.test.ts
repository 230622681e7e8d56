import { expect, test } from 'vitest'
import { answerMeeting } from '#domain/answers/actions'
import { membersToTell } from '#domain/reminders/store'
import { makeSeries } from '#domain/series/actions'
import { NotAllowed, Stale } from '#platform/refusals'
import { appQuery, as, ownerQuery } from '#tests/database'
import { coming, dan, fresh, lena, marcus, priya, thursdays, today, withThursdays } from '#tests/thursdays'
import { cancelMeeting, moveMeeting } from './actions.ts'
import { meetingPage } from './reads.ts'

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
