import { followDates } from '#domain/groups/actions'
import { requireGoingOn } from '#domain/groups/reads'
import { carryMeetings, planMeetings, takeOffMeetings, tellMembers } from '#domain/meetings/actions'
import { meetingsOfGroup } from '#domain/meetings/reads'
import { lockGroup, requireFacilitator, requireOffice } from '#domain/seats/reads'
import { leads } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import { carryOver } from './change.ts'
import { comingDates, holdsFrom, madeUntil, refusalOf } from './plan.ts'
import { freeDates, standingFrom } from './reads.ts'
import {
  type ChangeSeries,
  type MakeSeries,
  type Occurrence,
  occurrenceOn,
  type Series,
  seriesOf,
} from './series.ts'
import * as store from './store.ts'

/**
 * Makes a group's series and its meetings for the coming year. Sending it twice makes it once.
 * Refuses: NotFound outside; NotAllowed for who does not facilitate; Invalid (startsLocal, from, days), also where the group
 * meets at all of these times already, or when the group has ended;
 * Stale when the group has a series already.
 */
export async function makeSeries(acting: Acting, input: MakeSeries): Promise<void> {
  const { tx } = acting
  await requireFacilitator(acting, input.groupId)
  await lockGroup(acting, input)
  if (await store.seriesById(tx, input.seriesId)) return
  await requireGoingOn(acting, input)
  if (await store.livingSeries(tx, input.groupId)) throw new Stale()
  const series = checkedSeries(acting, input)
  const dates = await freeDates(acting, { ...input, series, but: [] })
  await addSeries(acting, input, series)
  await addDates(acting, input.groupId, input.seriesId, series, dates)
  await tellOf(acting, input)
}

/**
 * Another rhythm from a day on: the old series ends there and a new one begins. Meetings near a day of the new
 * rhythm move to it and keep answers, turns and calendar entries; the others are taken off. A single one that was moved
 * behind that day, from before it, stands where it is: a date at that time is left out.
 * Refuses as makeSeries; Stale when the series was changed since the page was made.
 */
export async function changeSeries(acting: Acting, input: ChangeSeries): Promise<void> {
  const { tx, now } = acting
  await requireFacilitator(acting, input.groupId)
  await lockGroup(acting, input)
  if (await store.seriesById(tx, input.seriesId)) return
  const old = await store.seriesById(tx, input.replaces)
  if (!old || old.groupId !== input.groupId) throw new NotFound()
  const series = checkedSeries(acting, input)
  const endsFrom = holdsFrom(series, now)
  if (!(await store.endSeries(tx, old.id, input.revision, endsFrom))) throw new Stale()
  await addSeries(acting, input, series)
  const standing = await standingFrom(acting, { seriesId: old.id, from: endsFrom })
  const dates = await freeDates(acting, { ...input, series, but: standing })
  const { kept, dropped, added } = carryOver(
    standing.map((m) => ({ id: m.id, day: m.plannedDay! })),
    dates.map((date) => date.day),
  )
  const byId = new Map(standing.map((m) => [m.id, m]))
  await carryMeetings(acting, {
    to: { seriesId: input.seriesId, zone: series.zone, minutes: series.minutes },
    carried: kept.map(({ id, day }) => ({
      meeting: byId.get(id)!,
      ...placeOf(occurrenceOn(series, day), series),
    })),
  })
  await takeOffMeetings(acting, { meetings: dropped.map((id) => byId.get(id)!) })
  const isAdded = new Set(added.map(String))
  await addDates(
    acting,
    input.groupId,
    input.seriesId,
    series,
    dates.filter((date) => isAdded.has(date.day.toString())),
  )
  await tellOf(acting, input)
}

/**
 * Keeps the meetings of a series a year ahead. Run by a job for a facilitator; repeating adds nothing. While no
 * facilitator may enter it waits: most of the year is there.
 */
export async function extendSeries(acting: Acting, { seriesId }: { seriesId: string }): Promise<void> {
  const known = await store.seriesById(acting.tx, seriesId)
  if (!known) return
  // A meeting moved at this moment, or another rhythm, is waited for.
  await lockGroup(acting, known)
  const series = await store.seriesById(acting.tx, seriesId)
  if (!series || series.endedFrom) return
  const { groupId } = series
  if (leads(await requireOffice(acting, groupId)))
    return addDates(acting, groupId, series.id, series, comingDates(series, acting.now))
  await extendLater(acting, groupId, seriesId)
}

/**
 * No date of a group is left from now on: its series ends and what is ahead is taken off. Nobody is told of each.
 * Refuses: NotFound outside; NotAllowed for who does not facilitate; Stale when dates were changed meanwhile.
 */
export async function endDates(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx, now } = acting
  await requireFacilitator(acting, groupId)
  await lockGroup(acting, { groupId })
  const series = await store.livingSeries(tx, groupId)
  if (series && !(await store.endSeries(tx, series.id, series.revision, now))) throw new Stale()
  const until = now.add({ hours: 24 * 366 * 2 })
  const ahead = await meetingsOfGroup(acting, { groupId, from: now, until })
  await takeOffMeetings(acting, { meetings: ahead.filter((meeting) => meeting.state === 'planned') })
}

function checkedSeries({ now }: Acting, input: MakeSeries): Series {
  const series = seriesOf(input)
  const refused = refusalOf(series, now)
  if (refused) throw new Invalid(refused)
  return series
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
  const { zone, minutes } = series
  const meetings = dates.map((date) => ({
    id: newId(),
    groupId,
    seriesId,
    zone,
    minutes,
    ...placeOf(date, series),
  }))
  await planMeetings(acting, { groupId, meetings })
  await store.extendSeries(tx, seriesId, madeUntil(series, now))
  if (series.pattern.cadence !== 'dates') {
    await extendLater(acting, groupId, seriesId)
  }
}

function extendLater({ tx, now }: Acting, groupId: string, seriesId: string): Promise<void> {
  return enqueue(tx, 'series.extend', { seriesId, groupId }, now.add({ hours: 24 * 28 }), seriesId)
}

/** A date of a series as its meeting keeps it. */
function placeOf({ day, startsAt }: Occurrence, { startsLocal }: Series) {
  return { plannedDay: day, startsAt, startsLocal: day.toPlainDateTime(startsLocal) }
}

const tellOf = (acting: Acting, { groupId, seriesId }: MakeSeries): Promise<void> =>
  tellMembers(acting, { kind: 'schedule-changed', groupId, subjectId: seriesId, revision: 1 })
