import { followDates } from '#domain/groups/actions'
import { requireFacilitator, requireMember } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { enqueue, enqueueAll } from '#platform/jobs'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import { carryOver } from './change.ts'
import {
  type AnswerMeeting,
  type CancelMeeting,
  type ChangeSeries,
  type MakeSeries,
  type Meeting,
  MONTHS_AHEAD,
  type MoveMeeting,
  phaseOf,
  REMIND_HOURS,
} from './meeting.ts'
import { isUnsteady, type Occurrence, occurrenceOn, occurrences, type Series, seriesOf } from './series.ts'
import * as store from './store.ts'

/**
 * Makes a group's series and its meetings for the coming year. Sending it twice makes it once.
 * Refuses: NotFound outside; NotAllowed for who does not facilitate; Invalid (startsLocal, from, days);
 * Stale when the group has a series already.
 */
export async function makeSeries(acting: Acting, input: MakeSeries): Promise<void> {
  const { tx } = acting
  await requireFacilitator(acting, input.groupId)
  await store.lockGroup(tx, input.groupId)
  if (await store.seriesById(tx, input.seriesId)) return
  if (await store.livingSeries(tx, input.groupId)) throw new Stale()
  const series = checkedSeries(acting, input)
  const dates = comingDates(series, acting.now)
  await addSeries(acting, input, series)
  await addDates(acting, input.groupId, input.seriesId, series, dates)
  await tellMembers(acting, 'schedule-changed', input.groupId, input.seriesId, 1)
}

/**
 * Another rhythm from a day on: the old series ends there and a new one begins. Meetings near a day of the new
 * rhythm move to it and keep answers, turns and calendar entries; the others are taken off.
 * Refuses as makeSeries; Stale when the series was changed since the page was made.
 */
export async function changeSeries(acting: Acting, input: ChangeSeries): Promise<void> {
  const { tx, now } = acting
  await requireFacilitator(acting, input.groupId)
  await store.lockGroup(tx, input.groupId)
  if (await store.seriesById(tx, input.seriesId)) return
  const old = await store.seriesById(tx, input.replaces)
  if (!old || old.groupId !== input.groupId) throw new NotFound()
  const series = checkedSeries(acting, input)
  const dates = comingDates(series, now)
  const endsFrom = later(now, series.from.toZonedDateTime({ timeZone: series.zone }).toInstant())
  if (!(await store.endSeries(tx, old.id, input.revision, endsFrom))) throw new Stale()
  await addSeries(acting, input, series)
  const standing = (await store.meetingsOfSeries(tx, old.id, endsFrom)).filter((m) => m.plannedDay !== null)
  const { kept, dropped, added } = carryOver(
    standing.map((m) => ({ id: m.id, day: m.plannedDay! })),
    dates.map((date) => date.day),
  )
  const byId = new Map(standing.map((m) => [m.id, m]))
  await carry(
    acting,
    input.seriesId,
    series,
    kept.map(({ id, day }) => ({ meeting: byId.get(id)!, date: occurrenceOn(series, day) })),
  )
  const off = dropped.map((id) => byId.get(id)!)
  if ((await store.cancelMeetings(tx, off, now)) !== off.length) throw new Stale()
  const isAdded = new Set(added.map(String))
  await addDates(
    acting,
    input.groupId,
    input.seriesId,
    series,
    dates.filter((date) => isAdded.has(date.day.toString())),
  )
  await tellMembers(acting, 'schedule-changed', input.groupId, input.seriesId, 1)
}

/** Keeps the meetings of a series a year ahead. Run by a job for a facilitator; repeating adds nothing. */
export async function extendSeries(acting: Acting, { seriesId }: { seriesId: string }): Promise<void> {
  const series = await store.seriesById(acting.tx, seriesId)
  if (!series || series.endedFrom) return
  await requireFacilitator(acting, series.groupId)
  await addDates(acting, series.groupId, series.id, series, comingDates(series, acting.now))
}

/**
 * Moves one meeting to another wall time in its zone; everyone is told by mail.
 * Refuses: NotFound; NotAllowed; Invalid (day, startsLocal); Stale when it was changed since the page was made.
 */
export async function moveMeeting(acting: Acting, input: MoveMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  const { startsAt, startsLocal } = checkedPlace(
    acting,
    meeting.zone,
    meeting.minutes,
    input.day,
    input.startsLocal,
  )
  if (startsAt.equals(meeting.startsAt)) return
  await mustChange(acting, meeting, { startsAt, startsLocal })
  await remind(acting, { ...meeting, startsAt })
  await tellMembers(acting, 'meeting-moved', meeting.groupId, meeting.id, meeting.revision + 1)
}

/** Cancels one meeting; no reason is asked, everyone is told. Refuses as moveMeeting. Again changes nothing. */
export async function cancelMeeting(acting: Acting, input: CancelMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  if (meeting.state === 'cancelled') return
  await mustChange(acting, meeting, { state: 'cancelled' })
  await tellMembers(acting, 'meeting-cancelled', meeting.groupId, meeting.id, meeting.revision + 1)
}

/** Brings a cancelled meeting back at its time. Refuses as moveMeeting. Again changes nothing. */
export async function bringMeetingBack(acting: Acting, input: CancelMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  if (meeting.state === 'planned') return
  await mustChange(acting, meeting, { state: 'planned' })
  await remind(acting, meeting)
  await tellMembers(acting, 'meeting-moved', meeting.groupId, meeting.id, meeting.revision + 1)
}

/**
 * Coming, maybe or not coming; the last answer stands and can change until the start.
 * Refuses: NotFound outside; Invalid once it began or when it is cancelled.
 */
export async function answerMeeting(acting: Acting, input: AnswerMeeting): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await requireMeeting(acting, input.meetingId)
  if (meeting.state === 'cancelled') throw new Invalid({ answer: 'meeting.cancelled' })
  if (phaseOf(meeting, now) !== 'ahead') throw new Invalid({ answer: 'meeting.began' })
  await store.setAnswer(tx, {
    meetingId: meeting.id,
    groupId: meeting.groupId,
    clinicianId: actor.clinicianId,
    answer: input.answer,
    answeredAt: now,
  })
}

/** A meeting of a group one belongs to. Refuses: NotFound. */
async function requireMeeting(acting: Acting, meetingId: string): Promise<Meeting> {
  const meeting = await store.meetingById(acting.tx, meetingId)
  if (!meeting) throw new NotFound()
  await requireMember(acting, meeting.groupId)
  return meeting
}

async function requireToChange(
  acting: Acting,
  input: { meetingId: string; revision: number },
): Promise<Meeting> {
  const meeting = await store.meetingById(acting.tx, input.meetingId)
  if (!meeting) throw new NotFound()
  await requireFacilitator(acting, meeting.groupId)
  if (meeting.revision !== input.revision) throw new Stale()
  if (phaseOf(meeting, acting.now) !== 'ahead') throw new Invalid({ '': 'meeting.began' })
  return meeting
}

async function mustChange(
  acting: Acting,
  meeting: Meeting,
  change: Parameters<typeof store.changeMeeting>[3],
): Promise<void> {
  const changed = await store.changeMeeting(acting.tx, meeting.id, meeting.revision, change, acting.now)
  if (!changed) throw new Stale()
}

function checkedSeries({ now }: Acting, input: MakeSeries): Series {
  const series = seriesOf(input)
  if (isUnsteady(series.startsLocal, series.zone, now)) throw new Invalid({ startsLocal: 'meeting.unsteady' })
  const today = now.toZonedDateTimeISO(series.zone).toPlainDate()
  if (Temporal.PlainDate.compare(series.from, today) < 0) throw new Invalid({ from: 'meeting.past' })
  if (comingDates(series, now).length === 0) {
    throw new Invalid({ [series.pattern.cadence === 'dates' ? 'days' : 'from']: 'meeting.noDate' })
  }
  return series
}

/** The place of a meeting in time from what a form says: it must be ahead and where clocks are steady. */
function checkedPlace({ now }: Acting, zone: string, minutes: number, day: string, time: string) {
  const startsLocal = Temporal.PlainTime.from(time)
  if (isUnsteady(startsLocal, zone, now)) throw new Invalid({ startsLocal: 'meeting.unsteady' })
  const { startsAt } = occurrenceOn({ startsLocal, zone, minutes }, Temporal.PlainDate.from(day))
  if (Temporal.Instant.compare(startsAt, now) <= 0) throw new Invalid({ day: 'meeting.past' })
  if (Temporal.Instant.compare(startsAt, now.toZonedDateTimeISO(zone).add({ years: 2 }).toInstant()) > 0) {
    throw new Invalid({ day: 'meeting.tooFar' })
  }
  return { startsAt, startsLocal: Temporal.PlainDate.from(day).toPlainDateTime(startsLocal) }
}

/** The dates of a series that are still to come, a year ahead. */
function comingDates(series: Series, now: Temporal.Instant): Occurrence[] {
  const today = now.toZonedDateTimeISO(series.zone).toPlainDate()
  return occurrences(series, today, madeUntil(series, now)).filter(
    (o) => Temporal.Instant.compare(o.startsAt, now) > 0,
  )
}

/** Dates by hand are all kept, even those more than a year ahead. */
function madeUntil(series: Series, now: Temporal.Instant): Temporal.PlainDate {
  const ahead = now.toZonedDateTimeISO(series.zone).toPlainDate().add({ months: MONTHS_AHEAD })
  if (series.pattern.cadence !== 'dates') return ahead
  return [ahead, ...series.pattern.days].toSorted(Temporal.PlainDate.compare).at(-1)!
}

async function addSeries(acting: Acting, input: MakeSeries, series: Series): Promise<void> {
  const { tx, actor, now } = acting
  const added = await store.addSeries(tx, {
    ...series,
    id: input.seriesId,
    groupId: input.groupId,
    madeBy: actor.clinicianId,
    madeAt: now,
    madeUntil: madeUntil(series, now),
  })
  // An id someone else's hidden row has: never told apart from a change in the meantime.
  if (!added) throw new Stale()
  await followDates(acting, rhythmOf(input.groupId, series))
}

/** A series as its group's charter says it; dates by hand have the weekday of the first. */
function rhythmOf(groupId: string, { pattern, startsLocal, zone, minutes, from }: Series) {
  const { cadence } = pattern
  const weekday = cadence === 'dates' ? (pattern.days[0] ?? from).dayOfWeek : pattern.weekday
  return { groupId, cadence, weekday, startsLocal: startsLocal.toString().slice(0, 5), zone, minutes }
}

/** Rows for dates of a series, their reminders, and the job that goes on a month from now. */
async function addDates(
  acting: Acting,
  groupId: string,
  seriesId: string,
  series: Series,
  dates: readonly Occurrence[],
): Promise<void> {
  const { tx, now } = acting
  const meetings = dates.map(({ day, startsAt }) => ({
    id: newId(),
    groupId,
    seriesId,
    plannedDay: day,
    startsAt,
    zone: series.zone,
    startsLocal: day.toPlainDateTime(series.startsLocal),
    minutes: series.minutes,
  }))
  const added = new Set(await store.addMeetings(tx, meetings, now))
  await remindOfAll(
    acting,
    meetings.filter((meeting) => added.has(meeting.id)),
  )
  await store.extendSeries(tx, seriesId, madeUntil(series, now))
  if (series.pattern.cadence !== 'dates') {
    await enqueue(tx, 'series.extend', { seriesId, groupId }, now.add({ hours: 24 * 28 }), seriesId)
  }
}

/** Meetings go over to another series, each to a date of it; who was to be reminded is at the new hour. */
async function carry(
  acting: Acting,
  seriesId: string,
  series: Series,
  kept: readonly { meeting: Meeting; date: Occurrence }[],
): Promise<void> {
  const changed = await store.carryMeetings(
    acting.tx,
    { seriesId, zone: series.zone, minutes: series.minutes },
    kept.map(({ meeting, date }) => ({
      id: meeting.id,
      revision: meeting.revision,
      plannedDay: date.day,
      startsAt: date.startsAt,
      startsLocal: date.day.toPlainDateTime(series.startsLocal),
    })),
    acting.now,
  )
  if (changed !== kept.length) throw new Stale()
  await remindOfAll(
    acting,
    kept
      .filter(({ meeting, date }) => !date.startsAt.equals(meeting.startsAt))
      .map(({ meeting, date }) => ({ ...meeting, startsAt: date.startsAt })),
  )
}

type ToRemind = Pick<Meeting, 'id' | 'groupId' | 'startsAt'>

/** One waiting reminder a meeting: asking again moves it. */
const remind = (acting: Acting, meeting: ToRemind): Promise<void> => remindOfAll(acting, [meeting])

function remindOfAll({ tx, now }: Acting, meetings: readonly ToRemind[]): Promise<void> {
  const asked = meetings.map(({ id, groupId, startsAt }) => ({
    ids: { meetingId: id, groupId },
    key: id,
    dueAt: later(now, startsAt.subtract({ hours: REMIND_HOURS })),
  }))
  return enqueueAll(tx, 'meeting.remind', asked)
}

/** Asks for the mails to the members; the revision makes each change one mail a person. */
async function tellMembers(
  { tx, actor }: Acting,
  kind: 'meeting-moved' | 'meeting-cancelled' | 'schedule-changed',
  groupId: string,
  subjectId: string,
  revision: number,
): Promise<void> {
  await enqueue(tx, 'meeting.tell', {
    kind,
    groupId,
    subjectId,
    byId: actor.clinicianId,
    revision: String(revision),
  })
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b
}
