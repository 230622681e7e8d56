import type { z } from 'zod'
import { requireOpened, requireOpenedInside } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import { noteTakenAway } from '#platform/ledger'
import { tell } from '#platform/mail/post'
import { Invalid } from '#platform/refusals'
import type { OfResponse, Respond } from './response.ts'
import * as store from './store.ts'

/**
 * Writes a response to a case one has opened; the same id again changes nothing.
 * Refuses: NotFound where the case does not exist or was not opened; NotAllowed while the door is shut; Invalid for a
 * withdrawn one.
 */
export async function respond(acting: Acting, input: z.infer<typeof Respond>): Promise<void> {
  const { tx, actor, now } = acting
  const row = await requireOpenedInside(acting, input.caseId)
  if (row.withdrawnAt) throw new Invalid({ '': 'case.withdrawn' })
  const added = await store.addResponse(tx, {
    id: input.responseId,
    caseId: input.caseId,
    groupId: row.groupId,
    authorId: actor.clinicianId,
    kind: input.kind,
    text: input.text,
    at: now,
  })
  if (added && !row.isMine) await tell(tx, row.presenterId, 'response-written', { caseId: input.caseId })
}

/** Takes one's own response back; its words leave the row at once, and backups with the case's key. Repeating changes nothing. */
export async function withdrawResponse(acting: Acting, input: z.infer<typeof OfResponse>): Promise<void> {
  await requireOpened(acting, input.caseId)
  const { tx, actor, now } = acting
  if (await store.withdrawResponse(tx, input.responseId, actor.clinicianId, now))
    noteTakenAway(tx, 'response.withdrawn', input.responseId)
}
