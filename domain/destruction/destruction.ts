/** When a case is destroyed: `keepDays` after its meeting ended, or after sharing where there is none. */
export function destructionOf(
  from: { meetingEnd?: Temporal.Instant; sharedAt: Temporal.Instant },
  keepDays: number,
): Temporal.Instant {
  return (from.meetingEnd ?? from.sharedAt).add({ hours: 24 * keepDays })
}
