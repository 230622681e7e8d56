import { isWithinHearing, type OpenedCase, requireOpened } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

export type ResponseShown = {
  responseId: string
  kind: string
  text: string
  author: string | null
  isMine: boolean
  madeAt: string
  changed: boolean
}

/** Responses to a case one has opened, oldest first. `author` is null for a former member. Refuses: NotFound. */
export async function caseResponses(
  acting: Acting,
  { caseId }: { caseId: string },
): Promise<ResponseShown[]> {
  return responsesIn(acting, await requireOpened(acting, caseId))
}

/** The same of a case that was opened already. */
export async function responsesIn(acting: Acting, opened: OpenedCase): Promise<ResponseShown[]> {
  const me = acting.actor.clinicianId
  const rows = (await store.responsesTo(acting.tx, opened.id)).filter(
    ({ authorId, madeAt }) => authorId === me || isWithinHearing(opened, madeAt),
  )
  return rows.map((row) => ({
    responseId: row.id,
    kind: row.kind,
    text: row.text,
    author: row.authorState === 'present' ? row.author : null,
    isMine: row.authorId === me,
    madeAt: row.madeAt.toString(),
    changed: Temporal.Instant.compare(row.changedAt, row.madeAt) > 0,
  }))
}
