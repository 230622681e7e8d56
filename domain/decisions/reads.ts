import { cardsByIds } from '#domain/clinicians/reads'
import type { Named } from '#domain/verifiednames/verifiedname'
import type { Acting } from '#platform/database/acting'
import type { AnswerQuestion, DecisionKind } from './decision.ts'
import * as store from './store.ts'

export type DecisionView = {
  kind: DecisionKind
  at: string
  by: string
  reason: string
  /** The name that a question about a verified license is about. */
  about?: Named | undefined
}
export type AnswerView = { id: string; at: string; words: string }
/** What was decided on a license and what its owner answered, both the newest first. */
export type Correspondence = { decisions: DecisionView[]; answers: AnswerView[] }

/** Decisions on these licenses of one person and their answers, by license; `clinicianId`: whose they are. */
export async function correspondence(
  acting: Acting,
  { licenseIds, clinicianId }: { licenseIds: readonly string[]; clinicianId: string },
): Promise<Map<string, Correspondence>> {
  const [decisions, answers] = await Promise.all([
    store.decisions(acting.tx, licenseIds),
    store.answers(acting.tx, licenseIds),
  ])
  const isOwn = clinicianId === acting.actor.clinicianId
  const names = isOwn ? await store.ownDeciders(acting.tx) : await namesOfDeciders(acting, decisions)
  return new Map(
    licenseIds.map((id) => [
      id,
      {
        decisions: decisions
          .filter((decision) => decision.licenseId === id)
          .map(({ kind, at, by, reason, about }) => ({
            kind,
            at: String(at),
            by: names.get(by) ?? '',
            reason,
            about,
          })),
        answers: answers
          .filter((answer) => answer.licenseId === id)
          .map((answer) => ({ id: answer.id, at: String(answer.at), words: answer.words })),
      },
    ]),
  )
}

async function namesOfDeciders(acting: Acting, decisions: readonly store.Decision[]) {
  const by = decisions.map((decision) => decision.by)
  return new Map([...(await cardsByIds(acting, by))].map(([id, { name }]) => [id, name]))
}

/** The newest decision on a license, with the id of who made it; undefined before the first. */
export async function lastDecision(
  { tx }: Acting,
  { licenseId }: { licenseId: string },
): Promise<store.Decision | undefined> {
  return (await store.decisions(tx, [licenseId]))[0]
}

/** When a license was last decided on; a question is no decision. Undefined before the first. */
export async function lastSettled(
  { tx }: Acting,
  { licenseId }: { licenseId: string },
): Promise<Temporal.Instant | undefined> {
  return (await store.decisions(tx, [licenseId])).find(({ kind }) => kind !== 'asked')?.at
}

/** Whether a decision with this id was made: the same form sent twice decides once. */
export const wasDecided = ({ tx }: Acting, { decisionId }: { decisionId: string }): Promise<boolean> =>
  store.hasDecision(tx, decisionId)

/** Whether one's own answer was sent, with this id and in these words: the same form sent twice answers once. */
export async function wasAnswered(
  { tx }: Acting,
  { licenseId, answerId, words }: AnswerQuestion,
): Promise<boolean> {
  return (await store.answers(tx, [licenseId])).some(
    (answer) => answer.id === answerId && answer.words === words,
  )
}

/** When the newest answer about each of these licenses came, by license; its words stay sealed. */
export const lastAnswered = (
  { tx }: Acting,
  { licenseIds }: { licenseIds: readonly string[] },
): Promise<Map<string, Temporal.Instant>> => store.lastAnswered(tx, licenseIds)
