/**
 * The hours at which a new group could meet. An hour is kept once for all zones in which it is the same instants of
 * the year (Tuesday 18:00 in Denver is 20:00 in New York and, when their clocks change on one day, the same hour).
 */
import type { Pool, Slot } from './pool.ts'
import { countFree, type Free, firstFrom, holds, slotStarts, type Year } from './year.ts'

export type Hour = {
  starts: Int32Array
  /** The wall times that name this hour, by zone: at most one for a zone. */
  names: Map<number, Slot>
}

/** All hours of the week by the rules' step, in all zones, each kept once. */
export function hoursOfZones(pool: Pool, zones: string[], year: Year): Hour[] {
  const hours = new Map<string, Hour>()
  zones.forEach((zone, z) => {
    for (let weekday = 1; weekday <= 7; weekday++) {
      for (let minute = 0; minute < 1440; minute += pool.rules.stepMinutes) {
        const slot = { zone, weekday, time: clock(minute) }
        const starts = slotStarts(year, slot)
        const key = String(starts)
        let hour = hours.get(key)
        if (!hour) {
          hour = { starts, names: new Map() }
          hours.set(key, hour)
        }
        if (!hour.names.has(z)) hour.names.set(z, slot)
      }
    }
  })
  return [...hours.values()]
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Whether somebody is free in all weeks of an hour; `seconds` is how long a meeting takes. */
export function freeThroughout(free: Free, starts: Int32Array, seconds: number): boolean {
  // Most hours that are lost are lost while clocks elsewhere are changed: half a year away.
  if (countFree(free, [starts[starts.length >> 1]!], seconds) === 0) return false
  let i = 0
  let stride = 0
  for (const start of starts) {
    // A week on it is mostly as many pieces on as the week before.
    if (holds(free, i + stride, start)) i += stride
    else {
      const before = i
      while (i < free.ends.length && free.ends[i]! <= start) i++
      stride = i - before
    }
    if (!holds(free, i, start) || start + seconds > free.ends[i]!) return false
  }
  return true
}

/** Hours whose first week starts in free time: only these are worth a look at all weeks. `firsts`: when, ascending. */
export function hoursStartingIn(free: Free, bySecond: number[], firsts: Int32Array): number[] {
  const found: number[] = []
  for (let i = 0; i < free.starts.length && free.starts[i]! <= firsts.at(-1)!; i++) {
    for (let h = firstFrom(firsts, free.starts[i]!); h < firsts.length && firsts[h]! < free.ends[i]!; h++)
      found.push(bySecond[h]!)
  }
  return found
}
