/**
 * How well one person fits one group: the seven parts of the objective, each 0 to 1, and their
 * weighted mean. The optimizer and the directory ask the same functions.
 *
 * A group may be known only in part (a listed group shows its seats as approaches, no names):
 * a part that cannot be known is left out and the weights of the others are scaled to 1.
 */
import type { Clinician, Slot, Window } from './pool.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import { countFree, type Free, freeTime, secondOf, slotStarts, type Year } from './year.ts'

export const WEIGHTS = {
  slot: 0.25,
  orientation: 0.2,
  experience: 0.2,
  specialties: 0.15,
  format: 0.1,
  backgrounds: 0.05,
  size: 0.05,
} as const
export type Part = keyof typeof WEIGHTS
export const PARTS = Object.keys(WEIGHTS) as Part[]

export type OrientationWish = Clinician['orientationWish']

/** Varied: families in the group beyond the first, three being full; same: share of others with one's own. */
export function orientationPart(
  wish: OrientationWish,
  families: number,
  alike: number,
  others: number,
): number {
  if (wish === 'any') return 1
  if (wish === 'varied') return Math.min(1, (families - 1) / 3)
  return others === 0 ? 0 : alike / others
}

/** Someone long in practice, and someone new to it. */
export function experiencePart(senior: boolean, early: boolean): number {
  return (senior ? 0.7 : 0) + (early ? 0.3 : 0)
}

/** A share of meetings or of what is sought; 1 when nothing was wished. */
export function sharePart(found: number, wished: number): number {
  return wished === 0 ? 1 : found / wished
}

/** Half a point off for each person outside the wish. */
export function sizePart(size: number, wish?: { min: number; max: number }): number {
  if (!wish) return 1
  const off = Math.max(0, wish.min - size, size - wish.max)
  return Math.max(0, 1 - off / 2)
}

/** A member as far as the reader knows them. What is left out is unknown, not absent. */
export type Seat = {
  orientation?: string
  years?: number
  specialties?: readonly string[]
  backgrounds?: readonly string[]
}

/** When a group meets: a weekly slot, instants, or seconds of the year (see `secondOf`). */
export type Meetings =
  | { slot: Slot; minutes: number }
  | { startsAt: readonly Temporal.Instant[]; minutes: number }
  | { seconds: ArrayLike<number>; minutes: number }

export type GroupToFit = {
  goal: string
  cadence: string
  language: string
  where: string
  format: string
  /** Left out: unknown. */
  meetings?: Meetings
  seats: readonly Seat[]
}

/** What a clinician has said of themselves; what is left out is unknown. */
export type PersonToFit = Partial<Omit<Clinician, 'id' | 'zone' | 'availability'>> & {
  zone: string
  availability?: readonly Window[]
}

/** What a fit is measured by: the year ahead and when a practice counts as long or new. */
export type Measure = { year: Year; seniorYears: number; earlyYears: number }

export type Agreement = { goal: boolean; cadence: boolean; language: boolean; where: boolean }

export type Fit = {
  /** Weighted mean of the known parts, 0 to 1. */
  fit: number
  parts: Partial<Record<Part, number>>
  /** Whether the person accepts the four things a group has decided; unknown counts as yes. */
  agrees: Agreement
  /** Meetings of the year known ahead, and how many of them the person is not free for. */
  meetings: number
  missed: number
  reasons: Reason[]
}

/** Seats of which only the approach is known: `{ cbt: 2, systemic: 1 }`. */
export function seatsOf(families: Readonly<Record<string, number>>): Seat[] {
  return Object.entries(families).flatMap(([orientation, count]) =>
    Array.from({ length: count }, () => ({ orientation })),
  )
}

/** The fit of one person to one group they are not in yet. */
export function fitOf(person: PersonToFit, group: GroupToFit, measure: Measure): Fit {
  return fitOfTimed(person, timesOf(person, measure.year), group, measure)
}

/** The same for many groups, in their order; the person's year is worked out once. */
export function fitsFor(person: PersonToFit, groups: readonly GroupToFit[], measure: Measure): Fit[] {
  const times = timesOf(person, measure.year)
  return groups.map((group) => fitOfTimed(person, times, group, measure))
}

type Attendance = { meetings: number; missed: number; preferred?: number }
/** `slots`: many listed groups share an hour, and their attendance is the same. */
type Times = { free?: Free; preferred?: Free; slots: Map<string, Attendance> }

function timesOf({ zone, availability }: PersonToFit, year: Year): Times {
  const slots = new Map<string, Attendance>()
  if (!availability) return { slots }
  const preferred = availability.filter((w) => w.preferred)
  return {
    slots,
    free: freeTime(year, zone, availability),
    preferred: preferred.length > 0 ? freeTime(year, zone, preferred) : undefined,
  }
}

function fitOfTimed(person: PersonToFit, times: Times, group: GroupToFit, measure: Measure): Fit {
  const { meetings, missed, preferred } = attendanceOf(times, group.meetings, measure.year)
  const { seats } = group
  const parts: Fit['parts'] = {
    slot: preferred,
    orientation: knownOrientation(person, seats),
    experience: knownExperience(person, seats, measure),
    specialties: knownShare(person.seeks?.specialties, seats, 'specialties'),
    format: !person.formats?.length || person.formats.includes(group.format) ? 1 : 0,
    backgrounds: knownShare(person.seeks?.backgrounds, seats, 'backgrounds'),
    size: sizePart(seats.length + 1, person.size),
  }
  const fit: Fit = {
    fit: meanOf(parts),
    parts,
    agrees: agreement(person, group),
    meetings,
    missed,
    reasons: [],
  }
  fit.reasons = reasonsFor(person, group, fit, measure)
  return fit
}

function attendanceOf(times: Times, meetings: Meetings | undefined, year: Year): Attendance {
  if (!meetings || !times.free) return { meetings: 0, missed: 0 }
  if (!('slot' in meetings))
    return attend(times.free, times.preferred, secondsOf(meetings, year), meetings.minutes)
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

function secondsOf(meetings: Exclude<Meetings, { slot: Slot }>, year: Year): ArrayLike<number> {
  return 'seconds' in meetings
    ? meetings.seconds
    : meetings.startsAt.map((instant) => secondOf(year, instant))
}

function agreement(person: PersonToFit, group: GroupToFit): Agreement {
  return {
    goal: accepts(person.goals, group.goal),
    cadence: accepts(person.cadences, group.cadence),
    language: accepts(person.languages, group.language),
    where: accepts(person.where, group.where),
  }
}

function accepts(list: readonly string[] | undefined, value: string): boolean {
  return !list || list.includes(value)
}

function knownOrientation({ orientation, orientationWish = 'any' }: PersonToFit, seats: readonly Seat[]) {
  if (orientationWish === 'any') return 1
  if (orientation === undefined || seats.some((s) => s.orientation === undefined)) return undefined
  const families = new Set([orientation, ...seats.map((s) => s.orientation)]).size
  const alike = seats.filter((s) => s.orientation === orientation).length
  return orientationPart(orientationWish, families, alike, seats.length)
}

function knownExperience(person: PersonToFit, seats: readonly Seat[], measure: Measure): number | undefined {
  const senior = isSenior(person, measure) || seats.some((s) => isSenior(s, measure))
  const early = isEarly(person, measure) || seats.some((s) => isEarly(s, measure))
  const known = (senior && early) || (person.years !== undefined && seats.every((s) => s.years !== undefined))
  return known ? experiencePart(senior, early) : undefined
}

function isSenior({ years }: Seat, { seniorYears }: Measure): boolean {
  return years !== undefined && years >= seniorYears
}

function isEarly({ years }: Seat, { earlyYears }: Measure): boolean {
  return years !== undefined && years < earlyYears
}

function knownShare(
  sought: readonly string[] | undefined,
  seats: readonly Seat[],
  field: 'specialties' | 'backgrounds',
): number | undefined {
  if (!sought?.length) return 1
  const wished = new Set(sought)
  let found = 0
  for (const wish of wished) if (seats.some((s) => s[field]?.includes(wish))) found++
  const known = found === wished.size || seats.every((s) => s[field] !== undefined)
  return known ? sharePart(found, wished.size) : undefined
}

/** Weighted mean of the parts that are known; 0 when none is. */
export function meanOf(parts: Fit['parts']): number {
  let sum = 0
  let weight = 0
  for (const part of PARTS) {
    const value = parts[part]
    if (value === undefined) continue
    sum += WEIGHTS[part] * value
    weight += WEIGHTS[part]
  }
  return weight === 0 ? 0 : sum / weight
}
