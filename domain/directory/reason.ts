import type { Fit } from '#domain/matching/fit'
import type { Reason } from '#domain/matching/reasons'

/** Whether a reason speaks against a group rather than for it. */
const speaksAgainst = ({ code }: Reason): boolean =>
  code === 'would-miss' || code === 'never-free' || code.startsWith('other-')

/** A reason in its sentence; `inWords` says it in the reader's language, so that a page carries no others. */
export type ReasonShown = { code: Reason['code']; words: string; isAgainst: boolean }
/** The reasons of a fit in their order, those against a group marked. */
export const reasonsShown = ({ reasons }: Fit, inWords: (reason: Reason) => string): ReasonShown[] =>
  reasons.map((reason) => ({
    code: reason.code,
    words: inWords(reason),
    isAgainst: speaksAgainst(reason),
  }))
