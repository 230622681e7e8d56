/**
 * A year of free time. Wall-clock windows become instants by Temporal's `compatible` rule,
 * week by week in the clinician's own zone, so that clock changes, half-hour zones and
 * hours that do not exist need no special case anywhere else.
 *
 * Seconds below are counted from `Year.origin`, two weeks before the start, in 32-bit integers:
 * ten thousand years of free time fit in some tens of megabytes.
 */
import type { Slot, Window } from './pool.ts'

const DAY = 86_400
export const WEEK = 7 * DAY
const LEAD_DAYS = 14

/** Free time as instants: half-open, ascending, neither touching nor overlapping. */
export type Free = { starts: Int32Array; ends: Int32Array }

type Zone = { changes: number[]; offsets: number[] }

export type Year = {
  readonly start: Temporal.PlainDate
  readonly weeks: number
  /** Seconds since the epoch of second 0. */
  readonly origin: number
  /** Weekday of the start, 1 = Monday. */
  readonly firstWeekday: number
  readonly zones: Map<string, Zone>
  readonly slots: Map<string, Int32Array>
}

/** The `weeks` weeks from `start` on; zones and slots are worked out once and kept in it. */
export function yearFrom(start: Temporal.PlainDate, weeks: number): Year {
  const origin = start.subtract({ days: LEAD_DAYS }).toZonedDateTime('UTC').epochMilliseconds / 1000
  return { start, weeks, origin, firstWeekday: start.dayOfWeek, zones: new Map(), slots: new Map() }
}

function zoneOf(year: Year, name: string): Zone {
  let zone = year.zones.get(name)
  if (!zone) {
    zone = readZone(year, name)
    year.zones.set(name, zone)
  }
  return zone
}

function readZone(year: Year, name: string): Zone {
  const from = Temporal.Instant.fromEpochMilliseconds((year.origin - 4 * DAY) * 1000)
  const until = year.origin + (2 * LEAD_DAYS + 4) * DAY + year.weeks * WEEK
  let at = from.toZonedDateTimeISO(name)
  const zone: Zone = { changes: [], offsets: [at.offsetNanoseconds / 1e9] }
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds / 1000 >= until) return zone
    zone.changes.push(next.epochMilliseconds / 1000 - year.origin)
    zone.offsets.push(next.offsetNanoseconds / 1e9)
    at = next
  }
}

/**
 * The second at which a wall clock shows `local` (seconds of wall time from the origin's date).
 * An hour that comes twice is its first, one that does not exist is later by the gap:
 * `disambiguation: 'compatible'`.
 */
function secondAt(zone: Zone, local: number): number {
  const { changes, offsets } = zone
  for (let i = 0; ; i++) {
    const at = local - offsets[i]!
    if (i < changes.length && at >= changes[i]!) continue
    const inGap = i > 0 && at < changes[i - 1]!
    return inGap ? local - offsets[i - 1]! : at
  }
}

/** Minutes after midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** The union of weekly windows as instants, from a week before the year's start to a week after its end. */
export function freeTime(year: Year, zoneName: string, windows: readonly Window[]): Free {
  const zone = zoneOf(year, zoneName)
  const pieces: [number, number][] = []
  for (const window of windows) {
    const from = minutesOf(window.from)
    const to = minutesOf(window.to)
    const days = to <= from ? 1 : 0
    const first = ((window.weekday - year.firstWeekday + 7) % 7) + LEAD_DAYS - 7
    for (let week = 0; week < year.weeks + 2; week++) {
      const midnight = (first + 7 * week) * DAY
      const start = secondAt(zone, midnight + from * 60)
      const end = secondAt(zone, midnight + days * DAY + to * 60)
      if (start < end) pieces.push([start, end])
    }
  }
  return union(pieces)
}

function union(pieces: [number, number][]): Free {
  pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const starts: number[] = []
  const ends: number[] = []
  for (const [start, end] of pieces) {
    const last = ends.length - 1
    if (last >= 0 && start <= ends[last]!) ends[last] = Math.max(ends[last]!, end)
    else {
      starts.push(start)
      ends.push(end)
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** When a slot falls: one second per week, the first on or after the year's start in the slot's zone. */
export function slotStarts(year: Year, slot: Slot): Int32Array {
  const key = `${slot.weekday} ${slot.time} ${slot.zone}`
  let starts = year.slots.get(key)
  if (!starts) {
    const zone = zoneOf(year, slot.zone)
    const first = LEAD_DAYS + ((slot.weekday - year.firstWeekday + 7) % 7)
    const seconds = minutesOf(slot.time) * 60
    starts = new Int32Array(year.weeks)
    for (let week = 0; week < year.weeks; week++)
      starts[week] = secondAt(zone, (first + 7 * week) * DAY + seconds)
    year.slots.set(key, starts)
  }
  return starts
}

/** The second of an instant, for meetings that follow no weekly slot. */
export function secondOf(year: Year, instant: Temporal.Instant): number {
  return instant.epochMilliseconds / 1000 - year.origin
}

/** How many of the meetings lie in free time throughout. `starts` in any order; ascending is fastest. */
export function countFree(free: Free, starts: ArrayLike<number>, seconds: number): number {
  let count = 0
  let i = 0
  for (let m = 0; m < starts.length; m++) {
    const start = starts[m]!
    if (m === 0 || start < starts[m - 1]!) i = firstEndingAfter(free, start)
    while (i < free.ends.length && free.ends[i]! <= start) i++
    if (i < free.ends.length && free.starts[i]! <= start && start + seconds <= free.ends[i]!) count++
  }
  return count
}

function firstEndingAfter({ ends }: Free, second: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! <= second) low = middle + 1
    else high = middle
  }
  return low
}
