import type { Named } from '#domain/verifiednames/verifiedname'
import type { NameQuestion } from './namequestion.ts'

type Line = { changedAt: Temporal.Instant }

/** What a steward decides on, as a page shows it: the claim with its state, whose it is by name, and a question about that. */
export const revisionOf = (line: Line, named: Named, question: NameQuestion): string =>
  withName(line, named) + (question ?? '')

/** Whether a page that sent this revision showed the claim and the name as they are, whatever was answered about it. */
export const isOfName = (revision: string, line: Line, named: Named): boolean =>
  revision.startsWith(withName(line, named))

/** Whether a page that sent this revision showed the claim as it is, whatever name stood on it. */
export const isOfClaim = (revision: string, line: Line): boolean => revision.startsWith(startOf(line))

const withName = (line: Line, { name, credential }: Named) =>
  `${startOf(line)}${JSON.stringify([name, credential])}~`
const startOf = ({ changedAt }: Line) => `${changedAt}~`
