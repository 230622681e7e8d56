import { isUnsteady, type Occurrence, occurrences, type Series } from './series.ts'

/** Meetings are kept as rows this far ahead; a job extends them. */
const MONTHS_AHEAD = 12

/** What is refused of a series at `now`, as a problem by its field; undefined where its dates can be set. */
export function refusalOf(series: Series, now: Temporal.Instant): Record<string, string> | undefined {
  if (isUnsteady(series.startsLocal, series.zone, now)) return { startsLocal: 'meeting.unsteady' }
  const today = now.toZonedDateTimeISO(series.zone).toPlainDate()
  if (Temporal.PlainDate.compare(series.from, today) < 0) return { from: 'meeting.past' }
  return comingDates(series, now).length === 0 ? { [dayField(series)]: 'meeting.noDate' } : undefined
}

/** Which field says on what days a series is. */
export const dayField = ({ pattern }: Series) => (pattern.cadence === 'dates' ? 'days' : 'from')

/** The dates of a series that are still to come, a year ahead. */
export function comingDates(series: Series, now: Temporal.Instant): Occurrence[] {
  const today = now.toZonedDateTimeISO(series.zone).toPlainDate()
  return occurrences(series, today, madeUntil(series, now)).filter(
    (o) => Temporal.Instant.compare(o.startsAt, now) > 0,
  )
}

/** Up to which day a series has its dates as rows. Dates by hand are all kept, even those more than a year ahead. */
export function madeUntil(series: Series, now: Temporal.Instant): Temporal.PlainDate {
  const ahead = now.toZonedDateTimeISO(series.zone).toPlainDate().add({ months: MONTHS_AHEAD })
  if (series.pattern.cadence !== 'dates') return ahead
  return [ahead, ...series.pattern.days].toSorted(Temporal.PlainDate.compare).at(-1)!
}

/** From when a series holds that is set at `now`, and the one before it no more. */
export function holdsFrom(series: Series, now: Temporal.Instant): Temporal.Instant {
  const from = series.from.toZonedDateTime({ timeZone: series.zone }).toInstant()
  return Temporal.Instant.compare(from, now) >= 0 ? from : now
}
