/** Which of a group's meetings in the year ahead one person is free for, clock changes included. */
import { sharePart } from './objective.ts'
import type { Slot, Window } from './pool.ts'
import { countFree, type Free, freeTime, secondOf, slotStarts, type Year } from './year.ts'

/** When a group meets: a weekly slot, instants, or seconds of the year (see `secondOf`). */
export type Meetings =
  | { slot: Slot; minutes: number }
  | { startsAt: readonly Temporal.Instant[]; minutes: number }
  | { seconds: ArrayLike<number>; minutes: number }

/** How many meetings of the year are known, how many one is not free for, and the share in hours one prefers. */
export type Attendance = { meetings: number; missed: number; preferred?: number }
/**
 * When one person is free and which hours they prefer, with what was found for the hours asked about so far.
 * `slots`, `seconds`: many listed groups share an hour, and their attendance is the same.
 */
export type Times = {
  free?: Free
  preferred?: Free
  slots: Map<string, Attendance>
  seconds: Map<ArrayLike<number>, Map<number, Attendance>>
}

/** One person's year; without availability nothing is known of their attendance. */
export function timesOf(
  { zone, availability }: { zone: string; availability?: readonly Window[] },
  year: Year,
): Times {
  const known = { slots: new Map(), seconds: new Map() }
  if (!availability) return known
  const preferred = availability.filter((w) => w.preferred)
  return {
    ...known,
    free: freeTime(year, zone, availability),
    preferred: preferred.length > 0 ? freeTime(year, zone, preferred) : undefined,
  }
}

/** Which meetings of the year one is free for; none known where the hours or the person's week are not. */
export function attendanceOf(times: Times, meetings: Meetings | undefined, year: Year): Attendance {
  if (!meetings || !times.free) return { meetings: 0, missed: 0 }
  if ('seconds' in meetings) return attendanceAt(times, times.free, meetings.seconds, meetings.minutes)
  if ('startsAt' in meetings) {
    const seconds = meetings.startsAt.map((instant) => secondOf(year, instant))
    return attend(times.free, times.preferred, seconds, meetings.minutes)
  }
  const { slot, minutes } = meetings
  const key = `${slot.weekday}${slot.time}${minutes} ${slot.zone}`
  let attendance = times.slots.get(key)
  if (!attendance) {
    attendance = attend(times.free, times.preferred, slotStarts(year, slot), minutes)
    times.slots.set(key, attendance)
  }
  return attendance
}

function attend(
  free: Free,
  preferred: Free | undefined,
  seconds: ArrayLike<number>,
  minutes: number,
): Attendance {
  const meetings = seconds.length
  const missed = meetings - countFree(free, seconds, minutes * 60)
  return {
    meetings,
    missed,
    preferred: preferred ? sharePart(countFree(preferred, seconds, minutes * 60), meetings) : 1,
  }
}

/** One hour of many groups is one array, known by itself. */
function attendanceAt(
  { preferred, seconds: known }: Times,
  free: Free,
  seconds: ArrayLike<number>,
  minutes: number,
): Attendance {
  const lengths = known.get(seconds) ?? new Map<number, Attendance>()
  if (lengths.size === 0) known.set(seconds, lengths)
  const attendance = lengths.get(minutes) ?? attend(free, preferred, seconds, minutes)
  lengths.set(minutes, attendance)
  return attendance
}
