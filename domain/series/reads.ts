import { shiftsOf, zoneTimes } from '#domain/dates/clocks'
import { groupFacts } from '#domain/groups/reads'
import type { Meeting } from '#domain/meetings/meeting'
import { freeTimes, meetingsOfSeries } from '#domain/meetings/reads'
import { groupMembers, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Invalid } from '#platform/refusals'
import { NTHS } from './nths.ts'
import { comingDates, dayField, holdsFrom, refusalOf } from './plan.ts'
import { nextOccurrences, type Occurrence, type Series, type SeriesForm, seriesOf } from './series.ts'
import * as store from './store.ts'

/** The series that holds now or will, of a group that has let one in. */
export const livingSeries = (
  { tx }: Acting,
  { groupId }: { groupId: string; door: { seatId: string } },
): Promise<store.SeriesRow | undefined> => store.livingSeries(tx, groupId)

/** The same of several groups of one's own; those without one are missing. */
export const livingSeriesOf = (
  { tx }: Acting,
  { groupIds }: { groupIds: readonly string[] },
): Promise<store.SeriesRow[]> => store.livingSeriesOf(tx, groupIds)

/** Which of these groups of one's own have no series yet. */
export async function groupsWithoutDates(
  { tx }: Acting,
  { groupIds }: { groupIds: readonly string[] },
): Promise<string[]> {
  const series = await store.livingSeriesOf(tx, groupIds)
  return groupIds.filter((groupId) => !series.some((one) => one.groupId === groupId))
}

/** A series as a form shows it again. */
export type SeriesFacts = {
  id: string
  revision: number
  cadence: SeriesForm['cadence']
  weekday: number
  nths: number[]
  days: string[]
  startsLocal: string
  zone: string
  minutes: number
}

/** A series' facts: wall times as `18:30`, days as ISO. */
export function seriesFacts(row: store.SeriesRow): SeriesFacts {
  const { pattern } = row
  return {
    id: row.id,
    revision: row.revision,
    cadence: pattern.cadence,
    weekday: pattern.cadence === 'dates' ? row.from.dayOfWeek : pattern.weekday,
    nths: pattern.cadence === 'monthly' ? [...pattern.nths] : [],
    days: pattern.cadence === 'dates' ? pattern.days.map(String) : [],
    startsLocal: row.startsLocal.toString({ smallestUnit: 'minute' }),
    zone: row.zone,
    minutes: row.minutes,
  }
}

/** What the form of a schedule begins with: the series that holds, else the charter's wishes. Refuses as facilitator's. */
export async function scheduleForm(acting: Acting, { groupId }: { groupId: string }) {
  const { tx, now } = acting
  await requireFacilitator(acting, groupId)
  const [series, facts] = await Promise.all([
    store.livingSeries(tx, groupId),
    groupFacts(acting, { groupId }),
  ])
  const day = now.toZonedDateTimeISO(series?.zone ?? facts.zone).toPlainDate()
  const today = day.toString()
  const begin = series ? seriesFacts(series) : null
  // From the next date of the series on, or "every other week" would fall into the weeks between.
  const next =
    series && nextOccurrences(series, day, 2).find((o) => Temporal.Instant.compare(o.startsAt, now) > 0)
  const firstNths = facts.cadence === 'monthly' ? [NTHS[0]] : []
  return {
    groupId,
    groupName: facts.name,
    seriesId: newId(),
    replaces: begin ? { id: begin.id, revision: begin.revision } : null,
    today,
    begin: {
      cadence: begin?.cadence ?? (facts.cadence as SeriesForm['cadence']),
      weekday: begin?.weekday ?? facts.weekday ?? 4,
      nths: begin?.nths.length ? begin.nths : firstNths,
      days: begin?.days ?? [],
      startsLocal: begin?.startsLocal ?? facts.startsLocal ?? '18:30',
      zone: begin?.zone ?? facts.zone,
      minutes: begin?.minutes ?? facts.minutes,
      from: next?.day.toString() ?? today,
    },
  }
}

/** The coming meetings that a series has planned from `from` on. One that was moved there from before stands by itself. */
export async function standingFrom(
  acting: Acting,
  { seriesId, from }: { seriesId: string; from: Temporal.Instant },
): Promise<Meeting[]> {
  const coming = await meetingsOfSeries(acting, { seriesId, from })
  return coming.filter(
    (m) => m.plannedDay !== null && Temporal.Instant.compare(m.firstAt ?? m.startsAt, from) >= 0,
  )
}

type Planned = { groupId: string; series: Series; but: readonly { id: string }[] }

/**
 * The coming dates of a series but for those at which the group meets already, in any meeting but these.
 * Refuses: Invalid where none is left.
 */
export async function freeDates(acting: Acting, { groupId, series, but }: Planned): Promise<Occurrence[]> {
  const free = await freeOf(acting, comingDates(series, acting.now), { groupId, series, but })
  if (free.length === 0) throw new Invalid({ [dayField(series)]: 'meeting.taken' })
  return free
}

function freeOf(
  acting: Acting,
  dates: readonly Occurrence[],
  { groupId, series: { minutes }, but }: Planned,
): Promise<Occurrence[]> {
  const times = dates.map((date) => ({ ...date, minutes }))
  return freeTimes(acting, { groupId, times, but })
}

/**
 * The next six dates of a series as typed, in each member's zone, and who will shift within a year. Writes nothing.
 * `replaces`: the series it would take the place of. Refuses: Invalid where the dates could not be set.
 */
export async function previewSeries(
  acting: Acting,
  form: SeriesForm & { groupId: string; replaces?: string | undefined },
) {
  const { now } = acting
  await requireFacilitator(acting, form.groupId)
  const members = (await groupMembers(acting, { groupId: form.groupId })).filter((m) => m.state !== 'ended')
  const series: Series = seriesOf(form)
  const refused = refusalOf(series, now)
  if (refused) throw new Invalid(refused)
  const but = form.replaces
    ? await standingFrom(acting, { seriesId: form.replaces, from: holdsFrom(series, now) })
    : []
  const planned = { groupId: form.groupId, series, but }
  await freeDates(acting, planned)
  const today = now.toZonedDateTimeISO(series.zone).toPlainDate()
  const next = nextOccurrences(series, today, 26).filter((o) => Temporal.Instant.compare(o.startsAt, now) > 0)
  const ahead = await freeOf(acting, next, planned)
  return {
    now: now.toString(),
    dates: ahead.slice(0, 6).map(({ startsAt }) => ({
      startsAt: startsAt.toString(),
      zones: zoneTimes(startsAt, series.zone, members),
    })),
    shifts: shiftsOf(
      ahead.map((o) => o.startsAt),
      series.zone,
      members,
    ),
    zone: series.zone,
  }
}
