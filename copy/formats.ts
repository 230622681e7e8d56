/**
 * Dates, times and numbers in the reader's locale and zone. Instants come as ISO strings in UTC and days as
 * `2027-03-31`. Only `Intl` is used, so that server and browser write the same even where a browser has no Temporal.
 */
type Options = Intl.DateTimeFormatOptions

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs fifty times more than using it. */
function dateFormat(locale: string, zone: string, options: Options): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  dateFormats.set(key, format)
  return format
}

// Narrow and no-break spaces differ between versions of the locale data; a page must not change when it wakes up.
const plainSpaces = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ')

const written = (instant: string, zone: string, locale: string, options: Options) =>
  plainSpaces(dateFormat(locale, zone, options).format(Date.parse(instant)))

/** "12/3/2026", of a day */
export const formatDayInFigures = (day: string, locale: string) =>
  written(`${day}T12:00:00Z`, 'UTC', locale, { year: 'numeric', month: 'numeric', day: 'numeric' })

/** "6:30 PM" */
export const formatTime = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { hour: 'numeric', minute: '2-digit' })

/** "6:30 – 8:00 PM" */
export const formatTimeRange = (start: string, end: string, zone: string, locale: string) =>
  plainSpaces(
    dateFormat(locale, zone, { hour: 'numeric', minute: '2-digit' }).formatRange(
      Date.parse(start),
      Date.parse(end),
    ),
  )

/** "Thursday, December 3" */
export const formatDay = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { weekday: 'long', month: 'long', day: 'numeric' })

/** "December 3, 2026" */
export const formatDate = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { dateStyle: 'long' })

/** "Dec 3" */
export const formatShortDate = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { month: 'short', day: 'numeric' })

/** "Thursday, December 3, 6:30 PM Eastern Time": for wherever two people may read it in different zones. */
export const formatMeetingTime = (instant: string, zone: string, locale: string) =>
  `${formatDay(instant, zone, locale)}, ${formatTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "Thursday, 6:30 PM Eastern Time" */
export const formatWeekdayTime = (instant: string, zone: string, locale: string) =>
  `${formatWeekdayOf(instant, zone, locale)}, ${formatTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "December 3, 2026, 6:30 PM Eastern Time": for lists of what happened when. */
export const formatMoment = (instant: string, zone: string, locale: string) =>
  `${formatDate(instant, zone, locale)}, ${formatTime(instant, zone, locale)} ${zoneName(instant, zone, locale)}`

/** "Dec 3, 2026, 6:30 PM": for tables one person reads, whose zone is said above. */
export const formatStamp = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { dateStyle: 'medium', timeStyle: 'short' })

/** "Eastern Time": the zone as people say it, the same all year. */
export function zoneName(instant: string, zone: string, locale: string): string {
  const parts = dateFormat(locale, zone, { timeZoneName: 'longGeneric' }).formatToParts(Date.parse(instant))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** The zone's name for hours that return all year: without a date it is the same on any day. */
export const zoneNameAllYear = (zone: string, locale: string) =>
  zoneName('2026-07-01T12:00:00Z', zone, locale)

/** A day without a time, "March 31, 2027": the same in every zone. */
export const formatPlainDate = (day: string, locale: string) => formatDate(`${day}T12:00:00Z`, 'UTC', locale)

/** The days of the week from Monday (1) to Sunday (7): "Monday" or, short, "Mon". */
export const formatWeekday = (day: number, locale: string, width: 'long' | 'short' | 'narrow' = 'long') =>
  written(`2024-01-0${day}T12:00:00Z`, 'UTC', locale, { weekday: width })

/** "Thursday": the day of the week an instant falls on. */
export const formatWeekdayOf = (instant: string, zone: string, locale: string) =>
  written(instant, zone, locale, { weekday: 'long' })

/** An hour of the day from 0 to 24 as a clock would say it: "6 PM". */
export const formatHour = (hour: number, locale: string) =>
  written(`2024-01-01T${String(hour % 24).padStart(2, '0')}:00:00Z`, 'UTC', locale, { hour: 'numeric' })

/** A wall time `18:30` as "6:30 PM". */
export const formatWallTime = (time: string, locale: string) =>
  formatTime(`2024-01-01T${time.slice(0, 5)}:00Z`, 'UTC', locale)

/** "in 35 minutes", "in 3 days", "2 weeks ago": the largest unit that still says enough. */
export function formatDistance(instant: string, now: string, locale: string): string {
  const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000)
  const size = Math.abs(minutes)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (size < 60) return words.format(minutes, 'minute')
  if (size < 24 * 60) return words.format(Math.round(minutes / 60), 'hour')
  if (size < 21 * 24 * 60) return words.format(Math.round(minutes / 60 / 24), 'day')
  if (size < 90 * 24 * 60) return words.format(Math.round(minutes / 60 / 24 / 7), 'week')
  return words.format(Math.round(minutes / 60 / 24 / 30.4), 'month')
}

/** "1 hr 30 min" */
export function formatMinutes(minutes: number, locale: string): string {
  const unit = (value: number, name: string) =>
    plainSpaces(
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value),
    )
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (!hours) return unit(rest, 'minute')
  return rest ? `${unit(hours, 'hour')} ${unit(rest, 'minute')}` : unit(hours, 'hour')
}

/** "Psychodynamic, EMDR, and IFS" */
export const formatList = (
  items: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
) => new Intl.ListFormat(locale, { type }).format(items)
