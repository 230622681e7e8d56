import { RRuleTemporal } from 'rrule-temporal'

/** A recurrence rule in the parts of RFC 5545 3.3.10 that meetings use. byDay: 'TH', '2TH', '-1FR'. */
export type Recurrence = { freq: 'WEEKLY' | 'MONTHLY'; interval: number; byDay: readonly string[] }

/**
 * The wall-clock starts of a rule from its first one (which must itself be on the rule, so that no reader
 * can disagree about it) up to and including `until`. `temporal` is passed because values of another
 * implementation do not mix with the runtime's own.
 */
export function expand(
  rule: Recurrence,
  first: Temporal.ZonedDateTime,
  until: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime[] {
  if (Temporal.ZonedDateTime.compare(first, until) > 0) return []
  return new RRuleTemporal<Temporal.ZonedDateTime>({
    freq: rule.freq,
    interval: rule.interval,
    byDay: [...rule.byDay],
    dtstart: first,
    until,
    temporal: Temporal,
    cache: false,
  }).all()
}
