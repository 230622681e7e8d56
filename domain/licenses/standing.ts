export const licenseStates = ['waiting', 'asked', 'verified', 'declined', 'suspended', 'withdrawn'] as const
export type LicenseState = (typeof licenseStates)[number]

/** Whether its owner may take a claim back: while nobody has decided on it, for good or for now. */
export const isWithdrawable = (state: LicenseState): boolean => state === 'waiting' || state === 'asked'

/**
 * What the person's own standing comes to, of all their licenses; a shut door, the frame, Today and the license's page
 * say it in a sentence. Expired: verified once, and the last good day is over; the renewals are of those whose license
 * has, and say where what they have sent since is. A claim that was taken back counts for nothing.
 */
export type Standing =
  | 'missing'
  | Exclude<LicenseState, 'withdrawn'>
  | 'expired'
  | `renewal-${'asked' | 'waiting' | 'declined'}`

const withSteward = ['waiting', 'renewal-waiting'] as const
export type WithSteward = (typeof withSteward)[number]
/** Whether it is a steward's turn, and nothing is needed of the person. */
export const isWithSteward = (standing: Standing): standing is WithSteward =>
  withSteward.some((one) => one === standing)

/** The last good day is over; a license without one does not expire. `today`: in the person's zone. */
export function isExpired(
  line: { expiresOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): boolean {
  return line.expiresOn !== null && Temporal.PlainDate.compare(line.expiresOn, today) < 0
}

type Line = { state: LicenseState; expiresOn: Temporal.PlainDate | null; madeAt: Temporal.Instant }

/**
 * The one standing of a person, whatever other licenses they have: a suspension outweighs all, then a license that is
 * good, then what is still being asked, then what has ended. The same rule as `my_license_standing()` in
 * migrations/0460_license_standings.sql, which goes by the last place on earth where a day is not over, as all doors do.
 */
export function standingOf(lines: readonly Line[], today: Temporal.PlainDate): Standing {
  const of = (state: LicenseState) => lines.filter((line) => line.state === state)
  const verified = of('verified')
  if (of('suspended').length > 0) return 'suspended'
  if (verified.some((line) => !isExpired(line, today))) return 'verified'
  const hasEnded = verified.length > 0
  for (const state of ['asked', 'waiting'] as const)
    if (of(state).length > 0) return hasEnded ? `renewal-${state}` : state
  const declined = of('declined')
  if (!hasEnded) return declined.length > 0 ? 'declined' : 'missing'
  // What was declined before the license that has ended was sent is no renewal of it.
  return isAfter(declined, verified) ? 'renewal-declined' : 'expired'
}

/** Whether one of `lines` was made after all of `others`. */
function isAfter(lines: readonly Line[], others: readonly Line[]): boolean {
  return lines.some((line) =>
    others.every((other) => Temporal.Instant.compare(line.madeAt, other.madeAt) > 0),
  )
}
