/**
 * How well one person fits one group: the seven parts of the objective and their weighted mean, of
 * the same functions as the optimizer's.
 *
 * A group may be known only in part (a listed group shows its seats as approaches, no names):
 * a part that cannot be known is left out and the weights of the others are scaled to 1.
 */
import { attendanceOf, type Meetings, type Times, timesOf } from './attendance.ts'
import { experiencePart, meanOf, orientationPart, type Part, sharePart, sizePart } from './objective.ts'
import type { Clinician, Window } from './pool.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import type { Year } from './year.ts'

/** A member as far as the reader knows them. What is left out is unknown, not absent. */
export type Seat = {
  orientation?: string
  years?: number
  specialties?: readonly string[]
  backgrounds?: readonly string[]
}

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
