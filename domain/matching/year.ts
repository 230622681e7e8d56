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
/** Windows end on the day after they begin; a day more, since dates differ between zones. */
const REACH_DAYS = 3

/** Free time as instants: half-open, ascending, neither touching nor overlapping. */
export type Free = { starts: Int32Array; ends: Int32Array }

/** `weekly`: the seconds at which a wall clock shows one time of the week, by minutes from the origin's date. */
type Zone = { changes: number[]; offsets: number[]; weekly: Map<number, Int32Array> }

export type Year = {
  readonly start: Temporal.PlainDate
  readonly weeks: number
  /** How many weeks of free time are needed beyond a meeting's own: no meeting takes longer. */
  readonly tail: number
  /** The weeks that are looked at, and how many weeks each of them stands for. */
  readonly looked: readonly number[]
  readonly standsFor: readonly number[]
  /** The weeks of free time around these, counted from the week before the year's start. */
  readonly around: readonly number[]
  /** Seconds since the epoch of second 0. */
  readonly origin: number
  /** Weekday of the start, 1 = Monday. */
  readonly firstWeekday: number
  readonly zones: Map<string, Zone>
  readonly slots: Map<string, Int32Array>
  /** For pieces of free time that are being put together. */
  room: Free
}

/** The `weeks` weeks from `start` on, for meetings of up to `minutes`; zones and slots are worked out once and kept in it. */
export function yearFrom(start: Temporal.PlainDate, weeks: number, minutes = 0): Year {
  const origin = start.subtract({ days: LEAD_DAYS }).toZonedDateTime('UTC').epochMilliseconds / 1000
  const tail = 1 + Math.ceil((minutes * 60) / WEEK)
  return {
    start,
    weeks,
    tail,
    looked: Array.from({ length: weeks }, (_, week) => week),
    standsFor: Array.from({ length: weeks }, () => 1),
    around: Array.from({ length: weeks + 1 + tail }, (_, week) => week),
    origin,
    firstWeekday: start.dayOfWeek,
    zones: new Map(),
    slots: new Map(),
    room: { starts: new Int32Array(0), ends: new Int32Array(0) },
  }
}

/**
 * A year in which only weeks are looked at that differ from the one before: where no clock of these zones is changed
 * for as long as windows and meetings of both weeks reach, whoever is free in one of them is free in the other.
 */
export function withoutLikeWeeks(year: Year, zones: Iterable<string>): Year {
  // What is kept of a zone are its hours in the weeks that are looked at.
  const known = new Map([...zones].map((name) => [name, readZone(year, name)]))
  const changes = [...known.values()].flatMap((zone) => zone.changes)
  const looked: number[] = []
  const standsFor: number[] = []
  for (let week = 0; week < year.weeks; week++) {
    const monday = LEAD_DAYS * DAY + week * WEEK
    const from = monday - WEEK - REACH_DAYS * DAY
    const to = monday + year.tail * WEEK + REACH_DAYS * DAY
    if (week > 0 && !changes.some((change) => from <= change && change <= to)) standsFor[looked.length - 1]!++
    else {
      looked.push(week)
      standsFor.push(1)
    }
  }
  const around = new Set(looked.flatMap((week) => year.around.slice(week, week + 2 + year.tail)))
  return { ...year, looked, standsFor, around: [...around], zones: known, slots: new Map() }
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
  const until = year.origin + (2 * LEAD_DAYS + 4) * DAY + (year.weeks + year.tail) * WEEK
  let at = from.toZonedDateTimeISO(name)
  const zone: Zone = { changes: [], offsets: [at.offsetNanoseconds / 1e9], weekly: new Map() }
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

/** When a wall clock shows so many minutes from the origin's date, and so on every seven days. */
function weeklyFrom(year: Year, zone: Zone, minute: number): Int32Array {
  let seconds = zone.weekly.get(minute)
  if (!seconds) {
    seconds = Int32Array.from(year.around, (week) => secondAt(zone, minute * 60 + week * WEEK))
    zone.weekly.set(minute, seconds)
  }
  return seconds
}

/** The union of weekly windows as instants, around the weeks that are looked at. */
export function freeTime(year: Year, zoneName: string, windows: readonly Window[]): Free {
  const zone = zoneOf(year, zoneName)
  const turns = windows.map((window) => {
    const from = minutesOf(window.from)
    const to = minutesOf(window.to)
    const midnight = 1440 * (((window.weekday - year.firstWeekday + 7) % 7) + LEAD_DAYS - 7)
    const nextDay = to <= from ? 1440 : 0
    const begins = weeklyFrom(year, zone, midnight + from)
    return { begins, ends: weeklyFrom(year, zone, midnight + nextDay + to) }
  })
  turns.sort((a, b) => a.begins[0]! - b.begins[0]!)
  const weeks = year.around.length
  const { starts, ends } = roomFor(year, turns.length * weeks)
  let count = 0
  for (let week = 0; week < weeks; week++) {
    for (const turn of turns) {
      const start = turn.begins[week]!
      const end = turn.ends[week]!
      if (start >= end) continue
      // They come in order but for hours that clock changes move.
      let at = count++
      for (; at > 0 && starts[at - 1]! > start; at--) {
        starts[at] = starts[at - 1]!
        ends[at] = ends[at - 1]!
      }
      starts[at] = start
      ends[at] = end
    }
  }
  return union({ starts, ends }, count)
}

/** Where pieces are put together. Made once: ten thousand people would leave tens of thousands of arrays behind. */
function roomFor(year: Year, pieces: number): Free {
  if (year.room.starts.length < pieces)
    year.room = { starts: new Int32Array(2 * pieces), ends: new Int32Array(2 * pieces) }
  return year.room
}

/** Joins pieces that touch or overlap. */
function union({ starts, ends }: Free, count: number): Free {
  let last = -1
  for (let i = 0; i < count; i++) {
    if (last >= 0 && starts[i]! <= ends[last]!) ends[last] = Math.max(ends[last]!, ends[i]!)
    else {
      last++
      starts[last] = starts[i]!
      ends[last] = ends[i]!
    }
  }
  return { starts: starts.slice(0, last + 1), ends: ends.slice(0, last + 1) }
}

/** When a slot falls: one second per week looked at, the first on or after the year's start in the slot's zone. */
export function slotStarts(year: Year, slot: Slot): Int32Array {
  const key = `${slot.weekday} ${slot.time} ${slot.zone}`
  let starts = year.slots.get(key)
  if (!starts) {
    const zone = zoneOf(year, slot.zone)
    const first = LEAD_DAYS + ((slot.weekday - year.firstWeekday + 7) % 7)
    const seconds = minutesOf(slot.time) * 60
    starts = Int32Array.from(year.looked, (week) => secondAt(zone, (first + 7 * week) * DAY + seconds))
    year.slots.set(key, starts)
  }
  return starts
}

/** The second of an instant, for meetings that follow no weekly slot. */
export function secondOf(year: Year, instant: Temporal.Instant): number {
  return instant.epochMilliseconds / 1000 - year.origin
}

/**
 * How many of the meetings lie in free time throughout. `starts` in any order; ascending is fastest. `standsFor`: how many
 * meetings each of them stands for.
 */
export function countFree(
  free: Free,
  starts: ArrayLike<number>,
  seconds: number,
  standsFor?: readonly number[],
): number {
  let count = 0
  let i = 0
  let stride = 0
  for (let m = 0; m < starts.length; m++) {
    const start = starts[m]!
    // A week on it is mostly as many pieces on as the week before.
    if (holds(free, i + stride, start)) i += stride
    else {
      const before = i
      if (m === 0 || start < starts[m - 1]!) i = firstFrom(free.ends, start + 1)
      else while (i < free.ends.length && free.ends[i]! <= start) i++
      stride = Math.max(0, i - before)
    }
    if (holds(free, i, start) && start + seconds <= free.ends[i]!) count += standsFor?.[m] ?? 1
  }
  return count
}

/** Whether a second is in a piece of free time. */
export function holds({ starts, ends }: Free, piece: number, second: number): boolean {
  return piece < ends.length && starts[piece]! <= second && second < ends[piece]!
}

/** Where in ascending seconds those from `second` on begin. */
export function firstFrom(seconds: Int32Array, second: number): number {
  let low = 0
  let high = seconds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (seconds[middle]! < second) low = middle + 1
    else high = middle
  }
  return low
}
