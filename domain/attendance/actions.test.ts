import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { valueFromForm } from '#app/forms'
import { leaveGroupWell } from '#domain/departures/actions'
import { ownNews } from '#domain/notices/reads'
import { noteServerBeat } from '#domain/outages/actions'
import { closeRoom } from '#domain/room/jobs'
import { newId } from '#platform/identifiers'
import { NotAllowed, NotFound } from '#platform/refusals'
import { appQuery, as, moveClock, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import {
  answer,
  type Evening,
  evening,
  nextTimes,
  pressNext,
  put,
  roomOf,
  stepOutOf,
  turnOf,
} from '#tests/evenings'
import { makeClinician } from '#tests/meetings'
import { correctMinutes } from './actions.ts'
import { CorrectMinutes } from './attendance.ts'
import { recordAttendance, recordOwnAttendance } from './jobs.ts'
import { attendanceOfMeeting } from './reads.ts'

beforeAll(openTestDatabase)
afterEach(() => moveClock({ minutes: 0 }))

/** The evening goes on: minute after minute those present answer, every 20 seconds. */
async function passes(tonight: Evening, from: number, to: number, present: readonly Person[]) {
  for (let second = from * 60; second <= to * 60; second += 20) {
    await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [second])
    for (const person of present) await answer(tonight, person)
  }
}

async function end(tonight: Evening) {
  await put(tonight, tonight.priya, { kind: 'end', from: (await roomOf(tonight, tonight.priya)).place })
  await recordAttendance.run({ meetingId: tonight.meetingId })
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** Minutes as credit has them. */
const attended = async ({ clinicianId }: Person) =>
  (await appQuery(clinicianId, 'select minutes_present from my_attended_meetings()')).map(
    (row) => row.minutes_present,
  )

const minutesOf = async (tonight: Evening, person: Person) => {
  const { lines } = await as(person, attendanceOfMeeting, { meetingId: tonight.meetingId })
  return lines.find((line) => line.isYou)
}

test('another’s minutes tell nobody who stepped out: only the person and facilitators see them', async () => {
  const tonight = await evening()
  const { caseId } = await turnOf(tonight, tonight.amara)
  await nextTimes(tonight, 2)
  await stepOutOf(tonight, caseId, tonight.dan)
  await passes(tonight, 0, 4, tonight.everyone)
  await end(tonight)
  for (const person of [tonight.amara, tonight.rae]) {
    const { lines } = await as(person, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.filter((line) => !line.isYou && line.minutes !== undefined)).toEqual([])
    expect(
      await appQuery(person.clinicianId, 'select 1 from attendance where clinician_id <> $1', [
        person.clinicianId,
      ]),
    ).toEqual([])
  }
})

describe('minutes present', () => {
  test('are counted through an outage of the server’s own, for who was there before it and after', async () => {
    const tonight = await evening()
    const { priya, amara, dan } = tonight
    const beats = async (from: number, to: number) => {
      for (let second = from; second <= to; second += 10) {
        await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [second])
        await noteServerBeat()
      }
    }
    await nextTimes(tonight, 1)
    await beats(0, 60)
    await passes(tonight, 0, 1, [priya, amara, dan])
    await beats(360, 420)
    await passes(tonight, 6, 7, [priya, amara])
    await end(tonight)
    const { lines, outages } = await as(priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    const minutes = (person: Person) => lines.find((l) => l.clinicianId === person.clinicianId)?.minutes
    expect([minutes(priya), minutes(amara), minutes(dan)]).toEqual([7, 7, 1])
    expect(outages).toHaveLength(1)
    await ownerQuery('delete from server_life')
  })

  test('are counted through an outage of twenty seconds, which keeps devices silent for longer', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    for (let second = 0; second <= 120; second += 4) {
      await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [second])
      if (second <= 60 || second >= 80) await noteServerBeat()
      if (second <= 52 || second >= 84) await answer(tonight, tonight.priya)
    }
    await end(tonight)
    const { lines, outages } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.find((line) => line.isYou)?.minutes).toBe(2)
    expect(outages).toHaveLength(1)
    await ownerQuery('delete from server_life')
  })

  test('are the union over devices, within the meeting, and own phases are told apart', async () => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 4, [tonight.priya, tonight.amara])
    await answer(tonight, tonight.amara, 'phone')
    await pressNext(tonight)
    await passes(tonight, 4, 10, [tonight.priya, tonight.amara])
    await passes(tonight, 10, 12, [tonight.priya])
    await end(tonight)
    expect(await minutesOf(tonight, tonight.amara)).toMatchObject({ minutes: 10, presentingMinutes: 6 })
    expect(await minutesOf(tonight, tonight.priya)).toMatchObject({
      minutes: 12,
      presentingMinutes: 0,
      role: 'facilitator',
    })
    expect(await minutesOf(tonight, tonight.dan)).toMatchObject({ minutes: undefined })
  })

  test('of a case stepped out of do not count, from stepping out on', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    const all = [tonight.priya, tonight.amara, tonight.dan]
    await nextTimes(tonight, 2)
    await passes(tonight, 0, 3, all)
    await stepOutOf(tonight, caseId, tonight.dan)
    await passes(tonight, 3, 8, all)
    await end(tonight)
    expect(await minutesOf(tonight, tonight.dan)).toMatchObject({ minutes: 3 })
    expect(await minutesOf(tonight, tonight.priya)).toMatchObject({ minutes: 8 })
    expect(await attended(tonight.dan)).toEqual([3])
    // The facilitator, who may be the presenter, sees the same of who stepped out as of who stayed.
    const { lines } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    const others = lines.filter((line) =>
      [tonight.dan, tonight.amara].some((p) => p.clinicianId === line.clinicianId),
    )
    expect(others.map((line) => line.minutes)).toEqual([8, 8])
    const sees = (table: string) =>
      appQuery(tonight.priya.clinicianId, `select minutes from ${table} where clinician_id = $1`, [
        tonight.dan.clinicianId,
      ])
    expect([await sees('attendance'), await sees('attendance_out')]).toEqual([[{ minutes: 8 }], []])
  })

  test('stepped out are taken off a correction too: who corrects cannot know of them', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 2)
    await passes(tonight, 0, 3, [tonight.priya, tonight.dan])
    await stepOutOf(tonight, caseId, tonight.dan)
    await passes(tonight, 3, 8, [tonight.priya])
    await end(tonight)
    await as(tonight.priya, correctMinutes, {
      meetingId: tonight.meetingId,
      clinicianId: tonight.dan.clinicianId,
      minutes: 80,
      presentingMinutes: 0,
      reason: 'The rest by phone.',
      beyondRoom: true,
    })
    expect(await minutesOf(tonight, tonight.dan)).toMatchObject({ minutes: 75 })
    expect(await attended(tonight.dan)).toEqual([75])
  })

  test('of a room that ended before its planned start are none, which is not the same as not having been there', async () => {
    const tonight = await evening(10)
    await passes(tonight, 0, 1, [tonight.priya])
    await put(tonight, tonight.priya, { kind: 'open' })
    await passes(tonight, 1, 3, [tonight.priya, tonight.amara])
    await end(tonight)
    expect(await minutesOf(tonight, tonight.amara)).toMatchObject({
      minutes: 0,
      wasThere: false,
      isOutside: true,
    })
    const { lines } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.map(({ name, isOutside }) => [name, isOutside])).toEqual([
      ['Priya', true],
      ['Amara', true],
      ['Dan', false],
      ['Rae', false],
    ])
  })

  test('after half a minute of silence a new stretch begins', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 2, [tonight.priya])
    await passes(tonight, 5, 7, [tonight.priya])
    await end(tonight)
    expect(await minutesOf(tonight, tonight.priya)).toMatchObject({ minutes: 4 })
  })

  test('recorded again give the same', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 3, [tonight.priya])
    await end(tonight)
    await recordAttendance.run({ meetingId: tonight.meetingId })
    expect(await minutesOf(tonight, tonight.priya)).toMatchObject({ minutes: 3 })
  })

  test('are recorded although nobody ended the room', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 3, [tonight.priya])
    await moveClock({ minutes: 151 })
    await closeRoom.run({ meetingId: tonight.meetingId })
    await recordAttendance.run({ meetingId: tonight.meetingId })
    expect(await minutesOf(tonight, tonight.priya)).toMatchObject({ minutes: 3 })
    const [meeting] = await ownerQuery('select room_ended_at from meeting where id = $1', [tonight.meetingId])
    expect(meeting?.room_ended_at).not.toBeNull()
  })

  test('of who leaves the group in the midst of the evening are recorded as they leave', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 2)
    await passes(tonight, 0, 3, [tonight.priya, tonight.dan, tonight.rae])
    await stepOutOf(tonight, caseId, tonight.dan)
    await passes(tonight, 3, 7, [tonight.priya, tonight.rae])
    for (const person of [tonight.dan, tonight.rae])
      await as(person, leaveGroupWell, { groupId: tonight.groupId, destroyCases: false })
    await passes(tonight, 7, 9, [tonight.priya])
    await end(tonight)
    expect([await attended(tonight.dan), await attended(tonight.rae)]).toEqual([[3], [7]])
    // Facilitators see the same of who had stepped out as of who had not.
    const { lines } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.filter((line) => line.name === null).map((line) => line.minutes)).toEqual([7, 7])
  })

  test('of who leaves end with the leaving, whether they had stepped out of what is on or not', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 2)
    await passes(tonight, 0, 3, [tonight.priya, tonight.dan, tonight.rae])
    await stepOutOf(tonight, caseId, tonight.dan)
    await passes(tonight, 3, 7, [tonight.priya, tonight.rae])
    await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [7 * 60 + 9])
    for (const person of [tonight.dan, tonight.rae]) {
      await as(person, leaveGroupWell, { groupId: tonight.groupId, destroyCases: false })
      expect(
        await ownerQuery(
          `select last_at = date_trunc('milliseconds', ended_at) as same from attendance join seat using (group_id, clinician_id) where clinician_id = $1`,
          [person.clinicianId],
        ),
      ).toEqual([{ same: true }])
    }
  })

  test.each(['ahead', 'cancelled'])('of a meeting that is %s are none, whoever leaves', async (how) => {
    const later = await evening(how === 'ahead' ? 60 * 24 * 7 : 0)
    if (how === 'cancelled') await nextTimes(later, 1)
    await answer(later, later.dan)
    if (how === 'cancelled')
      await ownerQuery(`update meeting set state = 'cancelled' where id = $1`, [later.meetingId])
    await as(later.dan, leaveGroupWell, { groupId: later.groupId, destroyCases: false })
    expect(await ownerQuery('select 1 from attendance where meeting_id = $1', [later.meetingId])).toEqual([])
    expect(
      await ownerQuery(
        `select 1 from job_request where kind = 'evaluation.remind' and ids ->> 'meetingId' = $1`,
        [later.meetingId],
      ),
    ).toEqual([])
  })

  test('of someone whose door was shut that evening are recorded once it is open again', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 4, [tonight.priya, tonight.dan])
    const standing = (how: string) =>
      ownerQuery('update license set state = $2 where clinician_id = $1', [tonight.dan.clinicianId, how])
    await standing('suspended')
    await end(tonight)
    const ids = { meetingId: tonight.meetingId, clinicianId: tonight.dan.clinicianId }
    const asked = () =>
      ownerQuery(
        `select 1 as one from job_request where kind = 'attendance.record-own' and ids ->> 'clinicianId' = $1`,
        [tonight.dan.clinicianId],
      )
    expect([await attended(tonight.dan), await asked()]).toEqual([[], [{ one: 1 }]])
    await standing('verified')
    await recordOwnAttendance.run(ids)
    expect(await attended(tonight.dan)).toEqual([4])
  })

  test('cannot be made up by the web role, nor changed for someone else', async () => {
    const tonight = await evening()
    const invent = `insert into attendance (meeting_id, clinician_id, group_id, minutes, made_at) values ($1, $2, $3, 90, now())`
    const forDan = [tonight.meetingId, tonight.dan.clinicianId, tonight.groupId]
    for (const who of [tonight.dan, tonight.amara]) {
      await expect(appQuery(who.clinicianId, invent, forDan)).rejects.toThrow(/row-level security/)
    }
    await answer(tonight, tonight.dan)
    expect(await appQuery(tonight.priya.clinicianId, 'select * from presence')).toEqual([])
  })
})

describe('a correction', () => {
  test.each(['91', '485', '9000000000'])(
    'of %s minutes is answered with what the meeting had',
    async (typed) => {
      const tonight = await evening()
      const read = valueFromForm(
        formOf({
          clinicianId: tonight.dan.clinicianId,
          minutes: typed,
          presentingMinutes: typed,
          reason: 'By phone.',
        }),
        CorrectMinutes,
        { meetingId: tonight.meetingId },
      )
      expect(read).toMatchObject({ ok: true })
      if (!read.ok) return
      await expect(as(tonight.priya, correctMinutes, read.value)).rejects.toMatchObject({
        problems: {
          minutes: { code: 'attendance.tooMany', values: { maximum: 90 } },
          presentingMinutes: { code: 'attendance.tooMany', values: { maximum: 90 } },
        },
      })
    },
  )

  test('of an evening that has not begun is refused: there was nothing to attend yet', async () => {
    const tonight = await evening(45)
    await expect(as(tonight.priya, correctMinutes, asked(tonight, tonight.dan, 60))).rejects.toMatchObject({
      problems: { '': { code: 'attendance.notBegun' } },
    })
  })

  const asked = (tonight: Evening, person: Person, minutes = 90) => ({
    meetingId: tonight.meetingId,
    clinicianId: person.clinicianId,
    minutes,
    presentingMinutes: 0,
    reason: 'Was there by phone only.',
  })

  test('has a reason that the person and facilitators see, and it stays', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 2, [tonight.priya, tonight.dan])
    await end(tonight)
    await as(tonight.priya, correctMinutes, { ...asked(tonight, tonight.dan), beyondRoom: true })
    await recordAttendance.run({ meetingId: tonight.meetingId })
    expect(await minutesOf(tonight, tonight.dan)).toMatchObject({
      minutes: 90,
      reason: 'Was there by phone only.',
      correctedBy: 'Priya',
    })
    const { lines } = await as(tonight.amara, attendanceOfMeeting, { meetingId: tonight.meetingId })
    const dans = lines.find((line) => line.clinicianId === tonight.dan.clinicianId)
    expect(dans).toMatchObject({ wasThere: true, minutes: undefined, reason: undefined })
    const entries = await ownerQuery('select kind from record_entry where subject_id = $1', [
      tonight.meetingId,
    ])
    const told = await ownerQuery(
      `select clinician_id from mail where kind = 'attendance-corrected' and ids ->> 'meetingId' = $1`,
      [tonight.meetingId],
    )
    expect(told).toEqual([{ clinician_id: tonight.dan.clinicianId }])
    expect(await as(tonight.dan, ownNews, undefined)).toMatchObject([
      { kind: 'attendance-corrected', meetingId: tonight.meetingId },
    ])
    expect(entries).toEqual([{ kind: 'attendance.corrected' }])
    const [row] = await ownerQuery('select sealed_reason from attendance where corrected_at is not null')
    expect(String(row?.sealed_reason)).not.toContain('phone')
  })

  test('are listed in the order of the ring, and stay when their person has left', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 2, [tonight.dan, tonight.amara, tonight.priya])
    await end(tonight)
    await ownerQuery(`update seat set state = 'ended' where clinician_id = $1`, [tonight.amara.clinicianId])
    const { lines } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.map((line) => line.name)).toEqual(['Priya', 'Dan', null, 'Rae'])
  })

  test('also for someone without a device in the room', async () => {
    const tonight = await evening()
    await as(tonight.priya, correctMinutes, asked(tonight, tonight.rae, 80))
    expect(await minutesOf(tonight, tonight.rae)).toMatchObject({ minutes: 80 })
  })

  test('says who led where the minutes are entered by hand, also of who corrects and leaves later', async () => {
    const tonight = await evening()
    for (const person of [tonight.priya, tonight.rae, tonight.dan])
      await as(tonight.priya, correctMinutes, asked(tonight, person, 80))
    const roles = async () =>
      (await as(tonight.dan, attendanceOfMeeting, { meetingId: tonight.meetingId })).lines.map(
        ({ name, role }) => [name, role],
      )
    expect(await roles()).toEqual([
      ['Priya', 'facilitator'],
      ['Dan', 'member'],
      ['Rae', 'timekeeper'],
      ['Amara', 'member'],
    ])
    await ownerQuery(`update seat set state = 'ended' where clinician_id = $1`, [tonight.priya.clinicianId])
    expect((await minutesOf(tonight, tonight.dan))?.correctedBy).toBeNull()
  })

  test('before the room has recorded any keeps who leads it', async () => {
    const tonight = await evening()
    await nextTimes(tonight, 1)
    await passes(tonight, 0, 1, [tonight.priya, tonight.dan])
    await put(tonight, tonight.priya, { kind: 'hand-over', to: tonight.dan.clinicianId })
    await passes(tonight, 1, 3, [tonight.priya, tonight.dan])
    for (const person of [tonight.dan, tonight.priya, tonight.rae])
      await as(tonight.priya, correctMinutes, asked(tonight, person, 3))
    await end({ ...tonight, priya: tonight.dan })
    const { lines } = await as(tonight.priya, attendanceOfMeeting, { meetingId: tonight.meetingId })
    expect(lines.map(({ name, role }) => [name, role])).toEqual([
      ['Priya', 'facilitator'],
      ['Dan', 'facilitator'],
      ['Rae', 'timekeeper'],
      ['Amara', 'member'],
    ])
  })

  test('is for facilitators, within the meeting', async () => {
    const tonight = await evening()
    await expect(as(tonight.amara, correctMinutes, asked(tonight, tonight.amara))).rejects.toThrow(NotAllowed)
    const marcus = await makeClinician('Marcus')
    await expect(as(marcus, correctMinutes, asked(tonight, tonight.amara))).rejects.toThrow(NotFound)
    await expect(as(tonight.priya, correctMinutes, asked(tonight, tonight.dan, 91))).rejects.toMatchObject({
      problems: { minutes: { code: 'attendance.tooMany', values: { maximum: 90 } } },
    })
    await expect(
      as(tonight.priya, correctMinutes, { ...asked(tonight, { clinicianId: newId() }) }),
    ).rejects.toThrow(NotFound)
  })
})
