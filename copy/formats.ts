/**
 * Dates, times and numbers in the reader's locale and zone. Instants come as ISO strings in UTC and days as
 * `2027-03-31`. Only `Intl` is used, so that server and browser write the same even where a browser has no Temporal.
 */
type Options = Intl.DateTimeFormatOptions

/** Formats kept of one kind: more than a network's readers have locales and zones. */
const MOST_KEPT = 1000

/** Keeps what was made for a locale and a word: making a format costs fifty times more than using it. */
function kept<T>(make: (locale: string, of: string) => T): (locale: string, of?: string) => T {
  const known = new Map<string, T>()
  return (locale, of = '') => {
    if (known.size > MOST_KEPT) known.clear()
    const key = `${locale} ${of}`
    let found = known.get(key)
    if (found === undefined) {
      found = make(locale, of)
      known.set(key, found)
    }
    return found
  }
}

/** A way to write dates, kept for each locale and zone. */
const dated = (options: Options) =>
  kept((locale, zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }))

const figures = dated({ year: 'numeric', month: 'numeric', day: 'numeric' })
const time = dated({ hour: 'numeric', minute: '2-digit' })
const day = dated({ weekday: 'long', month: 'long', day: 'numeric' })
const dayOfYear = dated({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })
const date = dated({ dateStyle: 'long' })
const shortDate = dated({ month: 'short', day: 'numeric' })
const shortDateOfYear = dated({ month: 'short', day: 'numeric', year: 'numeric' })
const stamp = dated({ dateStyle: 'medium', timeStyle: 'short' })
const years = dated({ year: 'numeric' })
const isoDay = dated({ year: 'numeric', month: '2-digit', day: '2-digit' })
const hourOfDay = dated({ hour: 'numeric' })
const weekdays = {
  long: dated({ weekday: 'long' }),
  short: dated({ weekday: 'short' }),
  narrow: dated({ weekday: 'narrow' }),
}
const zoneNames = dated({ timeZoneName: 'longGeneric' })
const distances = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const lists = kept(
  (locale, type) => new Intl.ListFormat(locale, { type: type as 'conjunction' | 'disjunction' }),
)

// Narrow and no-break spaces differ between versions of the locale data; a page must not change when it wakes up.
const plainSpaces = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ')

const written = (instant: string, zone: string, locale: string, format: ReturnType<typeof dated>) =>
  plainSpaces(format(locale, zone).format(Date.parse(instant)))

/** "12/3/2026", of a day */
export const formatDayInFigures = (day: string, locale: string) =>
  written(`${day}T12:00:00Z`, 'UTC', locale, figures)

/** "6:30 PM" */
export const formatTime = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, time)

/** "6:30 – 8:00 PM" */
export const formatTimeRange = (start: string, end: string, zone: string, locale: string) =>
  ranges(locale, `${zone} ${start} ${end}`)

// A range takes ten times as long to write as an instant, and a meeting's is written for each who comes.
const ranges = kept((locale, of) => {
  const [zone, start, end] = of.split(' ') as [string, string, string]
  return plainSpaces(time(locale, zone).formatRange(Date.parse(start), Date.parse(end)))
})

/** "Thursday, December 3" */
export const formatDay = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, day)

/** "Thursday, December 3", and of another year than it is at `now` "Thursday, January 7, 2027" */
export const formatDayAhead = (instant: string, now: string, zone: string, locale: string) =>
  written(instant, zone, locale, yearOf(instant, zone) === yearOf(now, zone) ? day : dayOfYear)

const yearOf = (instant: string, zone: string) => written(instant, zone, 'en-US', years)

/** "December 3, 2026" */
export const formatDate = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, date)

/** "Dec 3" */
export const formatShortDate = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, shortDate)

/** "Dec 3, 2026": for lists that go back for years. */
export const formatShortDateOfYear = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, shortDateOfYear)

/** "Thursday, December 3, 6:30 PM": beside a time that names its zone. */
export const formatDayTime = (instant: string, zone: string, locale: string) =>
  `${formatDay(instant, zone, locale)}, ${formatTime(instant, zone, locale)}`

/** "Thursday, December 3, 6:30 PM Eastern Time": for wherever two people may read it in different zones. */
export const formatMeetingTime = (instant: string, zone: string, locale: string) =>
  `${formatDayTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "Thursday, 6:30 PM Eastern Time" */
export const formatWeekdayTime = (instant: string, zone: string, locale: string) =>
  `${formatWeekdayOf(instant, zone, locale)}, ${formatTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "December 3, 2026, 6:30 PM Eastern Time": for lists of what happened when. */
export const formatMoment = (instant: string, zone: string, locale: string) =>
  `${formatDate(instant, zone, locale)}, ${formatTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "Dec 3, 2026, 6:30 PM": for tables one person reads, whose zone is said above. */
export const formatStamp = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, stamp)

/** "Eastern Time": the zone as people say it, the same all year. */
export const zoneName = (instant: string, zone: string, locale: string): string =>
  zoneNamesAt(locale, `${zone} ${instant}`)

const zoneNamesAt = kept((locale, of) => {
  const [zone, instant] = of.split(' ') as [string, string]
  const parts = zoneNames(locale, zone).formatToParts(Date.parse(instant))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
})

const zoneNamesAllYear = kept((locale, zone) => zoneName('2026-07-01T12:00:00Z', zone, locale))

/** The zone's name for hours that return all year: without a date it is the same on any day. */
export const zoneNameAllYear = (zone: string, locale: string) => zoneNamesAllYear(locale, zone)

/** A day without a time, "March 31, 2027": the same in every zone. */
export const formatPlainDate = (day: string, locale: string) => formatDate(`${day}T12:00:00Z`, 'UTC', locale)

/** The days of the week from Monday (1) to Sunday (7): "Monday" or, short, "Mon". */
export const formatWeekday = (day: number, locale: string, width: 'long' | 'short' | 'narrow' = 'long') =>
  written(`2024-01-0${day}T12:00:00Z`, 'UTC', locale, weekdays[width])

/** "Thursday": the day of the week an instant falls on. */
export const formatWeekdayOf = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, weekdays.long)

/** An hour of the day from 0 to 24 as a clock would say it: "6 PM". */
export const formatHour = (hour: number, locale: string) =>
  written(`2024-01-01T${String(hour % 24).padStart(2, '0')}:00:00Z`, 'UTC', locale, hourOfDay)

/** What ends at this instant had its last moment just before: the day to name where something closes at midnight. */
export const justBefore = (end: string): string => new Date(Date.parse(end) - 1000).toISOString()

/** A wall time `18:30` as "6:30 PM". */
export const formatWallTime = (time: string, locale: string) =>
  formatTime(`2024-01-01T${time.slice(0, 5)}:00Z`, 'UTC', locale)

/**
 * "in 35 minutes", "tomorrow", "2 weeks ago": the largest unit that still says enough. From a day on, days are those of
 * the calendar in `zone`: Monday evening to Wednesday morning is two, though not two times 24 hours.
 */
export function formatDistance(instant: string, now: string, zone: string, locale: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000)
  const words = distances(locale)
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute')
  if (Math.abs(minutes) < 24 * 60) return words.format(Math.round(minutes / 60), 'hour')
  const days = dayNumber(instant, zone) - dayNumber(now, zone) || Math.sign(minutes)
  if (Math.abs(days) < 21) return words.format(days, 'day')
  if (Math.abs(days) < 90) return words.format(Math.round(days / 7), 'week')
  return words.format(Math.round(days / 30.4), 'month')
}

/** How many days the calendar in `zone` has gone on since 1970. */
const dayNumber = (instant: string, zone: string) =>
  Math.round(Date.parse(`${written(instant, zone, 'en-CA', isoDay)}T00:00:00Z`) / 86_400_000)

/** "Psychodynamic, EMDR, and IFS" */
export const formatList = (
  items: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
) => lists(locale, type).format(items)

/** A number with its noun, in a language that knows one and many: `1 seat`, `3 seats`. A problem's values are texts. */
export const counted = (count: number | string | undefined, one: string, many: string) =>
  `${count} ${Number(count) === 1 ? one : many}`
