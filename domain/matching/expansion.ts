/**
 * Hours and windows as instants, week by week, by Temporal itself: the checker's and the oracle's own reading of
 * the contract, apart from the search's (`year.ts`).
 */
import type { Clinician, Pool, Slot } from './pool.ts'

/** Milliseconds since the epoch, as Temporal tells them. */
export type Interval = [start: number, end: number]

function instant(date: Temporal.PlainDate, time: string, zone: string): number {
  const at =
    time === '24:00'
      ? date.add({ days: 1 }).toPlainDateTime()
      : date.toPlainDateTime(Temporal.PlainTime.from(time))
  return at.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** When a slot falls in the year of the rules. */
export function meetingsOf({ rules }: Pool, slot: Slot, minutes: number): Interval[] {
  const start = Temporal.PlainDate.from(rules.start)
  const first = start.add({ days: (slot.weekday - start.dayOfWeek + 7) % 7 })
  return Array.from({ length: rules.weeks }, (_, week) => {
    const at = instant(first.add({ weeks: week }), slot.time, slot.zone)
    return [at, at + minutes * 60_000]
  })
}

/** A person's windows (those asked for) as instants, ascending, for as long as the longest meeting of the last week takes. */
export function expand(
  { rules, recruitingGroups }: Pool,
  person: Clinician,
  which: (w: Clinician['availability'][number]) => boolean,
): Interval[] {
  const start = Temporal.PlainDate.from(rules.start)
  const longest = Math.max(rules.minutes, ...recruitingGroups.map((g) => g.minutes))
  const weeks = rules.weeks + 4 + Math.ceil(longest / (7 * 1440))
  const intervals = person.availability.filter(which).flatMap((w) => {
    const first = start.add({ days: ((w.weekday - start.dayOfWeek + 7) % 7) - 14 })
    const overnight = w.to !== '24:00' && w.to < w.from ? 1 : 0
    return Array.from({ length: weeks }, (_, week): Interval => {
      const day = first.add({ weeks: week })
      return [instant(day, w.from, person.zone), instant(day.add({ days: overnight }), w.to, person.zone)]
    })
  })
  return intervals.filter(([a, b]) => a < b).sort((a, b) => a[0] - b[0])
}

/** Whether the intervals cover a meeting. Walks along the intervals, which may overlap or touch, from the meeting's start to its end. */
export function covered([start, end]: Interval, intervals: readonly Interval[]): boolean {
  let reached = start
  for (const [from, to] of intervals) {
    if (from > reached) break
    if (to > reached) reached = to
    if (reached >= end) return true
  }
  return false
}
