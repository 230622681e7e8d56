import type { Named } from '#domain/verifiednames/verifiedname'

type Line = { changedAt: Temporal.Instant }

/** What a steward decides on, as a page shows it: the claim with its state, and whose it is by name. */
export const revisionOf = (line: Line, { name, credential }: Named): string =>
  startOf(line) + JSON.stringify([name, credential])

/** Whether a page that sent this revision showed the claim as it is, whatever name stood on it. */
export const isOfClaim = (revision: string, line: Line): boolean => revision.startsWith(startOf(line))

const startOf = ({ changedAt }: Line) => `${changedAt}~`
