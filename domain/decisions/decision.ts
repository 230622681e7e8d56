import * as z from 'zod'
import type { LicenseState } from '#domain/licenses/standing'
import type { Named } from '#domain/verifiednames/verifiedname'

/**
 * What a steward decides; `asked` of a verified license is about its owner's new name, and leaves it verified; `reinstated` makes a suspended license verified again, `renamed` accepts the name and credential
 * its owner took since it was verified.
 */
export const decisionKinds = ['verified', 'asked', 'declined', 'renamed', 'suspended', 'reinstated'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** From which states a decision may be made; every other one is refused as stale. */
const decidedFrom: Record<DecisionKind, readonly LicenseState[]> = {
  verified: ['waiting', 'asked', 'declined'],
  asked: ['waiting', 'verified'],
  declined: ['waiting', 'asked'],
  renamed: ['verified'],
  suspended: ['verified'],
  reinstated: ['suspended'],
}

/** The state after a decision; undefined when it cannot be made from here. */
export function stateAfter(state: LicenseState, kind: DecisionKind): LicenseState | undefined {
  if (!decidedFrom[kind].includes(state)) return undefined
  const isAboutName = state === 'verified' && kind === 'asked'
  return kind === 'reinstated' || kind === 'renamed' || isAboutName ? 'verified' : kind
}

/** The decisions a steward may make now. */
export const decisionsFrom = (state: LicenseState): DecisionKind[] =>
  decisionKinds.filter((kind) => stateAfter(state, kind))

const reason = z.string().trim().max(2000)
export const DecideLicense = z
  .object({
    licenseId: z.uuid(),
    /** Made with the page: the same one twice is one decision. */
    decisionId: z.uuid(),
    /** What the steward saw; a claim or a name changed since is not decided on. */
    revision: z.string().max(500),
    kind: z.enum(decisionKinds),
    reason: reason.default(''),
    /** The board's own word for the status, as seen. */
    seenStatus: z.string().trim().max(120).default(''),
    expiresOn: z.iso.date().optional(),
  })
  .refine((decision) => !needsReason(decision.kind) || decision.reason !== '', {
    message: 'license.reason',
    path: ['reason'],
  })
export type DecideLicense = z.infer<typeof DecideLicense>

/** A decision as it is kept: `about`, the name that a question about a verified license is about. */
export type Decided = DecideLicense & { clinicianId: string; about?: Named | undefined }

/** The person is told why in words, unless it is good news. */
export function needsReason(kind: DecisionKind): boolean {
  return kind === 'asked' || kind === 'declined' || kind === 'suspended'
}

/** The owner's answer to a steward's question, in words. */
export const AnswerQuestion = z.object({
  licenseId: z.uuid(),
  /** Made with the page: the same one twice is one answer. */
  answerId: z.uuid(),
  words: z.string().trim().min(1).max(1000),
})
export type AnswerQuestion = z.infer<typeof AnswerQuestion>
