import { isWithinHearing, type OpenedCase, requireOpened } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

export type NoteShown = {
  noteId: string
  text: string
  author: string | null
  isMine: boolean
  offeredAt: string | null
  changedAt: string
}

/** One's own notes on a case, and as presenter those offered to one. Refuses: NotFound. */
export async function caseNotes(acting: Acting, { caseId }: { caseId: string }): Promise<NoteShown[]> {
  return notesIn(acting, await requireOpened(acting, caseId))
}

/** The same of a case that was opened already. */
export async function notesIn(acting: Acting, opened: OpenedCase): Promise<NoteShown[]> {
  const me = acting.actor.clinicianId
  const rows = (await store.notesOn(acting.tx, opened.id)).filter(
    ({ authorId, offeredAt }) => authorId === me || (offeredAt && isWithinHearing(opened, offeredAt)),
  )
  return rows.map((row) => ({
    noteId: row.id,
    text: row.text,
    author: row.authorState === 'present' ? row.author : null,
    isMine: row.authorId === me,
    offeredAt: row.offeredAt?.toString() ?? null,
    changedAt: row.changedAt.toString(),
  }))
}
