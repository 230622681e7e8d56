import { z } from 'zod'
import { isZone } from '#domain/clinicians/zone'
import { expand, type Recurrence } from '#platform/calendar/recurrence'
import { NTHS } from './nths.ts'
import { hasTime } from './typeddays.ts'

/** How often a group meets. nths: 1 to 4, or -1 for the last one of the month; days as ISO dates. */
export type Pattern =
  | { cadence: 'weekly' | 'every-other-week'; weekday: number }
  | { cadence: 'monthly'; weekday: number; nths: readonly number[] }
  | { cadence: 'dates'; days: readonly Temporal.PlainDate[] }

/** The wall time in `zone` is the truth: clock changes elsewhere never move it. minutes: the length. */
export type Series = {
  pattern: Pattern
  startsLocal: Temporal.PlainTime
  zone: string
  minutes: number
  /** The first day that counts; the first meeting is the first day of the pattern on or after it. */
  from: Temporal.PlainDate
}

/** One date of a series: `day` in the series' zone, and the instants that follow from it. */
export type Occurrence = { day: Temporal.PlainDate; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
/** A group may keep this many dates chosen by hand. */
export const MOST_DAYS = 60

/** All dates of a series on the days `from` to `until`, both included, in order. */
export function occurrences(
  series: Series,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Occurrence[] {
  return daysOf(series, until)
    .filter((day) => Temporal.PlainDate.compare(day, from) >= 0)
    .map((day) => occurrenceOn(series, day))
}

/** The date of a series on one day, whether or not the pattern has it: also how a moved date is placed. */
export function occurrenceOn(
  series: Pick<Series, 'startsLocal' | 'zone' | 'minutes'>,
  day: Temporal.PlainDate,
): Occurrence {
  const startsAt = day.toZonedDateTime({ timeZone: series.zone, plainTime: series.startsLocal }).toInstant()
  return { day, startsAt, endsAt: startsAt.add({ minutes: series.minutes }) }
}

/** The first `count` dates on or after a day; fewer where chosen days run out. */
export function nextOccurrences(series: Series, from: Temporal.PlainDate, count: number): Occurrence[] {
  const later = Temporal.PlainDate.compare(from, series.from) > 0 ? from : series.from
  return occurrences(series, from, later.add({ months: count + 2 })).slice(0, count)
}

function daysOf(series: Series, until: Temporal.PlainDate): Temporal.PlainDate[] {
  const { pattern } = series
  if (pattern.cadence === 'dates') {
    return [...new Map(pattern.days.map((day) => [day.toString(), day])).values()]
      .filter(
        (d) => Temporal.PlainDate.compare(d, series.from) >= 0 && Temporal.PlainDate.compare(d, until) <= 0,
      )
      .toSorted(Temporal.PlainDate.compare)
  }
  // Expanded at noon UTC: the rule decides days only, so no clock change can touch it (a wall time that a
  // change skips would else lose its day). The wall time is put on each day afterwards.
  const noon = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
  return expand(recurrenceOf(pattern), noon(firstDay(pattern, series.from)), noon(until)).map((z) =>
    z.toPlainDate(),
  )
}

/** The rule as the table keeps it: RFC 5545 3.3.10 without a start, or the word "dates". */
export function ruleOf(pattern: Pattern): string {
  if (pattern.cadence === 'dates') return 'dates'
  const { freq, interval, byDay } = recurrenceOf(pattern)
  return [`FREQ=${freq}`, ...(interval > 1 ? [`INTERVAL=${interval}`] : []), `BYDAY=${byDay.join(',')}`].join(
    ';',
  )
}

/** Reads what ruleOf wrote. Throws on a rule it never writes: then the row is wrong, not the person. */
export function patternOfRule(rule: string, days: readonly Temporal.PlainDate[]): Pattern {
  if (rule === 'dates') return { cadence: 'dates', days }
  const read = /^FREQ=(WEEKLY|MONTHLY)(?:;INTERVAL=(\d))?;BYDAY=((?:-?\d)?[A-Z]{2}(?:,-?\d[A-Z]{2})*)$/.exec(
    rule,
  )
  const first = read?.[3]?.split(',')[0] ?? ''
  const weekday = WEEKDAYS.indexOf(first.slice(-2) as (typeof WEEKDAYS)[number]) + 1
  if (!read || weekday === 0) throw new Error(`not a rule of a series: ${rule}`)
  if (read[1] === 'WEEKLY') return { cadence: read[2] === '2' ? 'every-other-week' : 'weekly', weekday }
  return { cadence: 'monthly', weekday, nths: read[3]!.split(',').map((part) => Number(part.slice(0, -2))) }
}

/** The pattern as a recurrence rule. Several nths stay one rule here; calendars get flat dates (RFC 5545 3.3.10). */
export function recurrenceOf(pattern: Exclude<Pattern, { cadence: 'dates' }>): Recurrence {
  const day = WEEKDAYS[pattern.weekday - 1]!
  if (pattern.cadence === 'monthly') {
    return { freq: 'MONTHLY', interval: 1, byDay: pattern.nths.map((nth) => `${nth}${day}`) }
  }
  return { freq: 'WEEKLY', interval: pattern.cadence === 'weekly' ? 1 : 2, byDay: [day] }
}

/** The first day of a pattern on or after a day: a rule's start must be on the rule, or readers disagree. */
function firstDay(
  pattern: Exclude<Pattern, { cadence: 'dates' }>,
  from: Temporal.PlainDate,
): Temporal.PlainDate {
  let day = from.add({ days: (pattern.weekday - from.dayOfWeek + 7) % 7 })
  while (pattern.cadence === 'monthly' && !isNth(day, pattern.nths)) day = day.add({ weeks: 1 })
  return day
}

/** Whether a day is the nth of its weekday in its month; -1 is the last. */
export function isNth(day: Temporal.PlainDate, nths: readonly number[]): boolean {
  const nth = Math.ceil(day.day / 7)
  const isLast = day.day + 7 > day.daysInMonth
  return nths.includes(nth) || (isLast && nths.includes(-1))
}

/**
 * Whether clocks in a zone change at this wall time at some date ahead: before 4 in the morning wherever clocks
 * change at all, and inside any hour that a coming change skips or repeats. Calendar programs disagree about
 * such starts, so a series is not given one.
 */
export function isUnsteady(startsLocal: Temporal.PlainTime, zone: string, now: Temporal.Instant): boolean {
  const changes = changesAhead(zone, now, 3)
  if (changes.length === 0) return false
  if (startsLocal.hour < 4) return true
  return changes.some(({ at, minutes }) => {
    const after = at.toPlainTime()
    const from = minutes > 0 ? after.subtract({ minutes }) : after
    const since = from.until(startsLocal).total('minutes')
    return (since + 1440) % 1440 < Math.abs(minutes)
  })
}

/** Clock changes of a zone in the coming years: when (in the new time) and by how many minutes. */
function changesAhead(zone: string, now: Temporal.Instant, years: number) {
  const changes: { at: Temporal.ZonedDateTime; minutes: number }[] = []
  const end = now.toZonedDateTimeISO(zone).add({ years })
  let at = now.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (at && Temporal.ZonedDateTime.compare(at, end) <= 0) {
    const before = at.subtract({ nanoseconds: 1 })
    changes.push({ at, minutes: (at.offsetNanoseconds - before.offsetNanoseconds) / 60e9 })
    at = at.getTimeZoneTransition('next')
  }
  return changes
}

/** A wall time as a form gives it: 18:30. */
export const WallTime = z.iso.time({ precision: -1 })
const day = z.iso.date()

/** What a form says of a series; problems by field are keys of copy/problems. */
export const SeriesForm = z
  .object({
    cadence: z.enum(['weekly', 'every-other-week', 'monthly', 'dates']),
    weekday: z.coerce.number().int().min(1).max(7).default(4),
    nths: z.preprocess(
      asList,
      z.array(
        z.coerce
          .number()
          .int()
          .refine((n) => (NTHS as readonly number[]).includes(n)),
      ),
    ),
    days: z.preprocess(asDays, z.array(z.string()).max(MOST_DAYS)),
    startsLocal: WallTime,
    zone: z.string().refine(isZone, 'meeting.zone'),
    minutes: z.coerce.number().int().min(30).max(240),
    from: day,
  })
  .superRefine((form, context) => {
    const problem = (path: string, message: string, params?: Record<string, string>) =>
      context.addIssue({ code: 'custom', path: [path], message, ...(params && { params }) })
    if (form.cadence === 'monthly' && form.nths.length === 0) problem('nths', 'meeting.nth')
    // Told of the field as a whole: it is one text to whoever types.
    const unclear = form.days.find((one) => !day.safeParse(one).success)
    if (form.cadence === 'dates' && unclear !== undefined)
      problem('days', hasTime(unclear) ? 'meeting.dayTime' : 'meeting.dayForm', {
        typed: unclear.slice(0, 60),
      })
    if (form.cadence === 'dates' && form.days.length === 0) problem('days', 'meeting.days')
  })
export type SeriesForm = z.infer<typeof SeriesForm>

/** seriesId: the new row's id, made with the form, so that sending it twice makes one series. */
export const MakeSeries = SeriesForm.safeExtend({ groupId: z.uuid(), seriesId: z.uuid() })
export type MakeSeries = z.infer<typeof MakeSeries>

/** A new rhythm from `from` on; replaces and revision name the series as the page showed it. */
export const ChangeSeries = MakeSeries.safeExtend({
  replaces: z.uuid(),
  revision: z.coerce.number().int().min(0),
})
export type ChangeSeries = z.infer<typeof ChangeSeries>

function asList(value: unknown): unknown {
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}

/** Dates by hand come as several fields or as one text with a date a line. */
function asDays(value: unknown): unknown {
  return [asList(value)]
    .flat(2)
    .flatMap((part) => String(part).split(/[\s,;]+/))
    .filter((part) => part !== '')
}

/** The series a form that was read well describes. */
export function seriesOf(form: SeriesForm): Series {
  return {
    pattern: patternOf(form),
    startsLocal: Temporal.PlainTime.from(form.startsLocal),
    zone: form.zone,
    minutes: form.minutes,
    from: Temporal.PlainDate.from(form.from),
  }
}

function patternOf(form: SeriesForm): Pattern {
  if (form.cadence === 'dates')
    return { cadence: 'dates', days: form.days.map((d) => Temporal.PlainDate.from(d)) }
  if (form.cadence === 'monthly')
    return { cadence: 'monthly', weekday: form.weekday, nths: [...new Set(form.nths)] }
  return { cadence: form.cadence, weekday: form.weekday }
}
