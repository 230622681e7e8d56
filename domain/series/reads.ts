import { shiftsOf, zoneTimes } from '#domain/dates/clocks'
import { groupFacts } from '#domain/groups/reads'
import { groupMembers, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { NTHS } from './nths.ts'
import { nextOccurrences, type Series, type SeriesForm, seriesOf } from './series.ts'
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

/** The next six dates of a series as typed, in each member's zone, and who will shift within a year. Writes nothing. */
export async function previewSeries(acting: Acting, form: SeriesForm & { groupId: string }) {
  await requireFacilitator(acting, form.groupId)
  const members = (await groupMembers(acting, { groupId: form.groupId })).filter((m) => m.state !== 'ended')
  const series: Series = seriesOf(form)
  const today = acting.now.toZonedDateTimeISO(series.zone).toPlainDate()
  const ahead = nextOccurrences(series, today, 26).filter(
    (o) => Temporal.Instant.compare(o.startsAt, acting.now) > 0,
  )
  return {
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
