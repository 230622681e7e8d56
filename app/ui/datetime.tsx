import {
  formatDate,
  formatDay,
  formatDayAhead,
  formatDistance,
  formatMeetingTime,
  formatMoment,
  formatPlainDate,
  formatShortDate,
  formatShortDateOfYear,
  formatStamp,
  formatTime,
  formatTimeRange,
  formatWeekdayTime,
  zoneName,
  zoneNameAllYear,
} from '#copy/formats'
import { useReader } from './reader.tsx'

type Props = {
  /** ISO instant. */
  at: string
  /**
   * `meeting`: day, time and zone, wherever two people may differ. `hour`: "Thursday, 6:30 PM Eastern Time", beside a
   * date. `moment`: with the year. `stamp`: the same, short, without the zone. `day`, `date`,
   * `short`, `short-of-year`, `time`: parts; a `day` of another year than that of `now`, where it is given, with its year. `range`: from `at` to `until`. `distance`: "in 35 minutes", counted from `now`.
   */
  as?:
    | 'meeting'
    | 'moment'
    | 'stamp'
    | 'hour'
    | 'day'
    | 'date'
    | 'short'
    | 'short-of-year'
    | 'time'
    | 'range'
    | 'distance'
  until?: string
  now?: string
  /** Another zone than the reader's: where a group meets. */
  zone?: string
  /** A `time` or `range` names its zone, unless something beside it does. */
  isZoneSaid?: boolean | undefined
}

/** An instant in the reader's locale and zone. */
export function DateTime({ at, as = 'meeting', until, now, zone, isZoneSaid }: Props) {
  const reader = useReader()
  const where = zone ?? reader.zone
  const { locale } = reader
  const write = {
    meeting: () => formatMeetingTime(at, where, locale),
    stamp: () => formatStamp(at, where, locale),
    hour: () => formatWeekdayTime(at, where, locale),
    moment: () => formatMoment(at, where, locale),
    day: () => (now ? formatDayAhead(at, now, where, locale) : formatDay(at, where, locale)),
    date: () => formatDate(at, where, locale),
    short: () => formatShortDate(at, where, locale),
    'short-of-year': () => formatShortDateOfYear(at, where, locale),
    time: () => formatTime(at, where, locale),
    range: () => formatTimeRange(at, until ?? at, where, locale),
    distance: () => formatDistance(at, now ?? at, where, locale),
  }
  const isBare = as === 'time' || as === 'range'
  return (
    // Versions of the locale data differ in a comma here and there; the server's words stay until the page changes.
    <time dateTime={at} className="num" suppressHydrationWarning>
      {write[as]()}
      {isBare && !isZoneSaid && ` ${zoneName(at, where, locale)}`}
    </time>
  )
}

/** A day without a time: an expiry, a birthday of a group. The same in every zone. */
export function PlainDate({ day }: { day: string }) {
  const { locale } = useReader()
  return (
    <time dateTime={day} className="num" suppressHydrationWarning>
      {formatPlainDate(day, locale)}
    </time>
  )
}

/** The reader's zone in words, "Eastern Time", as it is at an instant or all year. */
export function ZoneName({ at, zone }: { at?: string; zone?: string }) {
  const reader = useReader()
  const where = zone ?? reader.zone
  return (
    <span suppressHydrationWarning>
      {at ? zoneName(at, where, reader.locale) : zoneNameAllYear(where, reader.locale)}
    </span>
  )
}
