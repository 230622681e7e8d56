import { nextHour } from '#domain/groups/hour'
import {
  type Fit,
  type GroupToFit,
  inWords,
  type Measure,
  type Measured,
  measurer,
  type PersonToFit,
  seatsOf,
} from '#domain/matching/fit'
import { slotStarts, type Year, yearFrom } from '#domain/matching/year'
import type { Candidate } from './candidate.ts'
import type { HourOfWeek } from './heat.ts'

/** How well a group fits somebody: `fit` in its parts, `score` as the directory counts it. */
export type Fitting = { fit: Fit; score: number }
export type Ranked = { candidate: Candidate; fit: Measured; score: number }

/** Field.md section 8: who counts as long in practice and as new to it. */
const SENIOR_YEARS = 10
const EARLY_YEARS = 3
/** Which of a year's weeks stand for a charter's, of which only weekday, hour and cadence are known; undefined: all. */
const WEEKS: Record<string, (year: Year, weekday: number) => ((week: number) => boolean) | undefined> = {
  weekly: () => undefined,
  'every-other-week': () => (week) => week % 2 === 0,
  monthly: oncePerMonth,
}

/** The first such weekday of each month that is left of it: twelve in a year, not one in four weeks, which were thirteen. */
function oncePerMonth(year: Year, weekday: number): (week: number) => boolean {
  const met = metMonthly
    .getOrInsertComputed(year, () => new Map())
    .getOrInsertComputed(weekday, () => firstWeeks(year, weekday))
  return (week) => met.has(week)
}

// Seven answers for thousands of groups.
const metMonthly = new WeakMap<Year, Map<number, ReadonlySet<number>>>()

function firstWeeks({ start, firstWeekday, weeks }: Year, weekday: number): ReadonlySet<number> {
  const first = start.add({ days: (weekday - firstWeekday + 7) % 7 })
  const byMonth = new Map<number, number>()
  for (let week = 0; week < weeks; week++) byMonth.getOrInsert(first.add({ days: 7 * week }).month, week)
  return new Set(byMonth.values())
}

/** The 52 weeks from the coming Monday on, the same for everybody who asks on one day. */
export function measureFrom(now: Temporal.Instant, zone: string): Measure {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const monday = today.add({ days: 8 - today.dayOfWeek })
  if (!kept?.year.start.equals(monday)) {
    kept = { year: yearFrom(monday, 52), seniorYears: SENIOR_YEARS, earlyYears: EARLY_YEARS }
    hours.clear()
  }
  return kept
}

// The year that was asked for last, with its zones and the hours groups meet at: public facts, worked out once a week.
let kept: Measure | undefined
const hours = new Map<string, ArrayLike<number>>()
/** More hours than a network has; beyond it they are worked out anew. */
const MOST_HOURS = 20_000

/**
 * What of a listing a fit can be measured by. A charter tells weekday, wall time and cadence, not
 * which weeks: every second of the year's weeks, or one a month, stands for them. "dates" tells nothing.
 */
export function toFit(listing: Candidate, { year }: Measure): GroupToFit {
  const seconds = hoursIn(year, listing)
  return {
    goal: listing.goal,
    cadence: listing.cadence,
    language: listing.language,
    where: listing.place,
    format: listing.protocol,
    meetings: seconds && { seconds, minutes: listing.minutes },
    seats: seatsOf(listing.ring.families),
  }
}

/** Meetings of a year by charter. */
function hoursIn(
  year: Year,
  { weekday, startsLocal, zone, cadence }: Candidate,
): ArrayLike<number> | undefined {
  const weeks = WEEKS[cadence]
  if (!weeks || weekday === null || startsLocal === null) return undefined
  const key = `${weekday} ${startsLocal} ${zone} ${cadence}`
  const known = year === kept?.year ? hours.get(key) : undefined
  if (known) return known
  const starts = slotStarts(year, { weekday, time: startsLocal, zone })
  const isMet = weeks(year, weekday)
  const seconds = isMet ? starts.filter((_, week) => isMet(week)) : starts
  if (year === kept?.year && hours.size < MOST_HOURS) hours.set(key, seconds)
  return seconds
}

// Public facts again: an hour of a charter on the clock of one zone, until it has passed.
const clocks = new Map<string, Clock>()

type Clock = HourOfWeek & { from: number; until: number }
const clocksOf = new WeakMap<
  readonly Candidate[],
  Map<string, { hours: Clock[]; from: number; until: number }>
>()

/** When these groups meet next, on the clock of `zone`; worked out anew when one of the hours has passed. */
export function hoursFor(
  candidates: readonly Candidate[],
  zone: string,
  now: Temporal.Instant,
): readonly HourOfWeek[] {
  const byZone = clocksOf.getOrInsertComputed(candidates, () => new Map())
  const known = byZone.get(zone)
  const from = now.epochMilliseconds
  if (known && known.from <= from && from < known.until) return known.hours
  const hours = candidates.flatMap((one) => hourFor(one, zone, now) ?? [])
  const until = hours.reduce((first, hour) => Math.min(first, hour.until), Number.POSITIVE_INFINITY)
  byZone.set(zone, { hours, from, until })
  return hours
}

/** When a group meets next, on the clock of `zone`; undefined while its charter names no hour. */
function hourFor(candidate: Candidate, zone: string, now: Temporal.Instant): Clock | undefined {
  const key = `${candidate.weekday} ${candidate.startsLocal} ${candidate.zone} ${zone}`
  const known = clocks.get(key)
  if (known && known.from <= now.epochMilliseconds && now.epochMilliseconds < known.until) return known
  const next = nextHour(candidate, now)
  if (!next) return undefined
  const here = next.toZonedDateTimeISO(zone)
  const until = next.epochMilliseconds
  const hour = { weekday: here.dayOfWeek, hour: here.hour, from: now.epochMilliseconds, until }
  if (known || clocks.size < MOST_HOURS) clocks.set(key, hour)
  return hour
}

/** Groups with their fit, best first; among equals, those with an open seat, then by name, so that the order is the same each time. */
export function rank(person: PersonToFit, candidates: readonly Candidate[], measure: Measure): Ranked[] {
  const measured = measurer(person, measure)
  return candidates
    .map((candidate) => {
      const fit = measured(toFit(candidate, measure))
      const open = Math.sign(candidate.ring.open)
      return { candidate, fit, score: scoreOf(fit), agreed: agreed(fit), open }
    })
    .sort(
      (a, b) =>
        b.agreed - a.agreed ||
        b.score - a.score ||
        b.open - a.open ||
        byName.compare(a.candidate.name, b.candidate.name) ||
        byName.compare(a.candidate.groupId, b.candidate.groupId),
    )
}

const byName = new Intl.Collator()

/** People whose order is kept: those who looked last. */
const MOST_ORDERS = 1_000
type Orders = { measure: Measure; byPerson: Map<string, Uint16Array> }
const orders = new WeakMap<readonly Candidate[], Orders>()

/**
 * The candidates as `rank` puts them. A list that is asked about again (`listedGroups` gives the same one until a group
 * changes) keeps the order for a person until what their fit is measured by changes, or the week does. It is kept under
 * `whose`, which says nothing of them: a week and a background must not outlast the request that opened them.
 */
export function ordered(
  person: PersonToFit,
  candidates: readonly Candidate[],
  measure: Measure,
  whose: string,
): Candidate[] {
  let kept = orders.get(candidates)
  if (kept?.measure !== measure) {
    kept = { measure, byPerson: new Map() }
    orders.set(candidates, kept)
  }
  const { byPerson } = kept
  let order = byPerson.get(whose)
  if (order)
    byPerson.delete(whose) // and to the end: the first one is who has not looked for longest
  else {
    const place = new Map(candidates.map((candidate, at) => [candidate, at]))
    order = Uint16Array.from(rank(person, candidates, measure), ({ candidate }) => place.get(candidate)!)
    if (byPerson.size >= MOST_ORDERS) byPerson.delete(byPerson.keys().next().value!)
  }
  byPerson.set(whose, order)
  return Array.from(order, (at) => candidates[at]!)
}

/** A ranked group as its card shows it: with the reasons, which only those of a page need. */
export function fitting(person: PersonToFit, { candidate, fit, score }: Ranked, measure: Measure): Fitting {
  return { fit: inWords(person, toFit(candidate, measure), fit, measure), score }
}

/**
 * The fit as the directory counts it, 0 to 1: a group one could not come to fits nobody, however good
 * its company, so the share of meetings one is free for weighs the rest.
 */
function scoreOf({ fit, meetings, missed }: Measured): number {
  return meetings === 0 ? fit : (fit * (meetings - missed)) / meetings
}

/** How many of the four things a group has decided one accepts. */
function agreed({ agrees }: Measured): number {
  return Number(agrees.goal) + Number(agrees.cadence) + Number(agrees.language) + Number(agrees.where)
}
