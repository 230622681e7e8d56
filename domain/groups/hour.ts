import type { Charter } from './charter.ts'

type Hour = Pick<Charter, 'weekday' | 'startsLocal' | 'zone'>

/**
 * When a charter's hour comes next, as an instant: for telling each reader their own weekday and time. Undefined while
 * the charter names none. It says nothing about which weeks the group meets in.
 */
export function nextHour(
  { weekday, startsLocal, zone }: Hour,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (weekday === null || startsLocal === null) return undefined
  const here = now.toZonedDateTimeISO(zone)
  const day = here.toPlainDate().add({ days: (weekday - here.dayOfWeek + 7) % 7 })
  const at = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(startsLocal) }).toInstant()
  const first = at(day)
  return Temporal.Instant.compare(first, now) > 0 ? first : at(day.add({ days: 7 }))
}
