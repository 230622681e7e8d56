import type { z } from 'zod'
import { requireOpened } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import { tell } from '#platform/mail/post'
import type { OfNote, WriteNote } from './note.ts'
import * as store from './store.ts'

/**
 * Saves a private note on a case one has opened; an empty one is removed. What the same page saved earlier and arrives later
 * changes nothing, so that one emptied by a page stays as an empty row, which nobody is shown. Refuses: NotFound.
 */
export async function writeNote(
  acting: Acting,
  { noteId, caseId, text, pageId, number = 0 }: z.infer<typeof WriteNote>,
): Promise<void> {
  const { tx, actor, now } = acting
  const { groupId } = await requireOpened(acting, caseId)
  if (text.trim() === '' && !pageId) return store.removeNote(tx, noteId, actor.clinicianId)
  const saving = { pageId: pageId ?? null, number }
  await store.writeNote(tx, {
    id: noteId,
    caseId,
    groupId,
    authorId: actor.clinicianId,
    text,
    at: now,
    saving,
  })
}

/** Offers a note to the presenter; it can't be taken back. Repeating changes nothing. Refuses: NotFound. */
export async function offerNote(acting: Acting, { noteId, caseId }: z.infer<typeof OfNote>): Promise<void> {
  const row = await requireOpened(acting, caseId)
  if (await store.offerNote(acting.tx, noteId, acting.actor.clinicianId, acting.now))
    await tell(acting.tx, row.presenterId, 'note-offered', { caseId })
}

/** Removes one's own note that was not offered. Repeating changes nothing. */
export async function removeNote(acting: Acting, { noteId, caseId }: z.infer<typeof OfNote>): Promise<void> {
  await requireOpened(acting, caseId)
  await store.removeNote(acting.tx, noteId, acting.actor.clinicianId)
}
