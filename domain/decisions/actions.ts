import type { Acting } from '#platform/database/acting'
import { Stale } from '#platform/refusals'
import type { AnswerQuestion, Decided } from './decision.ts'
import * as store from './store.ts'

/** Writes down what the acting steward decided on somebody's license, which the caller holds and has looked at. */
export async function keepDecision(
  { tx, actor, now }: Acting,
  { decisionId, ...decision }: Decided,
): Promise<void> {
  await store.addDecision(tx, { ...decision, id: decisionId, by: actor.clinicianId, at: now })
}

/** Takes away what the owner answered about a claim, which they took back. */
export async function forgetAnswers({ tx }: Acting, { licenseId }: { licenseId: string }): Promise<void> {
  await store.removeAnswers(tx, licenseId)
}

/**
 * Writes down the owner's answer about a license, which the caller holds and has looked at.
 * Refuses: Stale where another answer has its id: it came from a page as it was before that one was sent.
 */
export async function keepAnswer(
  { tx, actor, now }: Acting,
  { answerId, ...answer }: AnswerQuestion,
): Promise<void> {
  const isKept = await store.addAnswer(tx, {
    ...answer,
    id: answerId,
    clinicianId: actor.clinicianId,
    at: now,
  })
  if (!isKept) throw new Stale()
}
