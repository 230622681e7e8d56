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

/** Seats of which only the approach is known: `{ cbt: 2, systemic: 1 }`. Those of one approach are one object. */
export function seatsOf(families: Readonly<Record<string, number>>): readonly Seat[] {
  const seats: Seat[] = []
  for (const orientation in families) {
    const seat = seatsByApproach.get(orientation) ?? { orientation }
    seatsByApproach.set(orientation, seat)
    for (let count = families[orientation]!; count > 0; count--) seats.push(seat)
  }
  return seats
}

// A directory makes thousands of rings out of the seven families.
const seatsByApproach = new Map<string, Readonly<Seat>>()

/** The fit of one person to one group they are not in yet. */
export function fitOf(person: PersonToFit, group: GroupToFit, measure: Measure): Fit {
  return inWords(person, group, measurer(person, measure)(group), measure)
}

/** The same for many groups, in their order; the person's year is worked out once. */
export function fitsFor(person: PersonToFit, groups: readonly GroupToFit[], measure: Measure): Fit[] {
  const measured = measurer(person, measure)
  return groups.map((group) => inWords(person, group, measured(group), measure))
}

/** A fit without its reasons: enough to rank thousands of groups by, of which a page is read. */
export type Measured = Omit<Fit, 'reasons'>

/** Measures one person against group after group; their year is worked out once. */
export function measurer(person: PersonToFit, measure: Measure): (group: GroupToFit) => Measured {
  const times = timesOf(person, measure.year)
  return (group) => measuredFit(person, times, group, measure)
}

/** A measured fit with its reasons. */
export function inWords(person: PersonToFit, group: GroupToFit, measured: Measured, measure: Measure): Fit {
  return { ...measured, reasons: reasonsFor(person, group, measured, measure) }
}

type Attendance = { meetings: number; missed: number; preferred?: number }
/** `slots`, `seconds`: many listed groups share an hour, and their attendance is the same. */
type Times = {
  free?: Free
  preferred?: Free
  slots: Map<string, Attendance>
  seconds: Map<ArrayLike<number>, Map<number, Attendance>>
}

function timesOf({ zone, availability }: PersonToFit, year: Year): Times {
  const known = { slots: new Map(), seconds: new Map() }
  if (!availability) return known
  const preferred = availability.filter((w) => w.preferred)
  return {
    ...known,
    free: freeTime(year, zone, availability),
    preferred: preferred.length > 0 ? freeTime(year, zone, preferred) : undefined,
  }
}

function measuredFit(person: PersonToFit, times: Times, group: GroupToFit, measure: Measure): Measured {
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
  return { fit: meanOf(parts), parts, agrees: agreement(person, group), meetings, missed }
}

function attendanceOf(times: Times, meetings: Meetings | undefined, year: Year): Attendance {
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
  if (orientation === undefined) return undefined
  let alike = 0
  let families = 1
  for (let at = 0; at < seats.length; at++) {
    const its = seats[at]!.orientation
    if (its === undefined) return undefined
    if (its === orientation) alike++
    else if (isFirstOf(seats, at)) families++
  }
  return orientationPart(orientationWish, families, alike, seats.length)
}

/** Whether nobody before sits there for the same approach; seats are few, and a set for each group is not free. */
function isFirstOf(seats: readonly Seat[], at: number): boolean {
  for (let before = 0; before < at; before++)
    if (seats[before]!.orientation === seats[at]!.orientation) return false
  return true
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
