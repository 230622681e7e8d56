import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { openRows, seal } from '#platform/sealing'

type NewNote = {
  id: string
  caseId: string
  groupId: string
  authorId: string
  text: string
  at: Temporal.Instant
  saving: { pageId: string | null; number: number }
}

/**
 * Writes a note, new or again, sealed under the case's key; an offered one stays as it was offered, and one stays that the
 * same page saved later than this.
 */
export async function writeNote(tx: Tx, n: NewNote): Promise<void> {
  const sealed = await seal(tx, n.caseId, 'case.note', n.id, n.text)
  const saving = { page_id: n.saving.pageId, page_saving: n.saving.number }
  await tx
    .insertInto('case_note')
    .values({
      id: n.id,
      case_id: n.caseId,
      group_id: n.groupId,
      author_id: n.authorId,
      sealed,
      made_at: n.at,
      changed_at: n.at,
      ...saving,
    })
    .onConflict((key) =>
      key
        .column('id')
        .doUpdateSet({ sealed, changed_at: n.at, ...saving, revision: sql<number>`case_note.revision + 1` })
        .where('case_note.offered_at', 'is', null)
        .where('case_note.author_id', '=', n.authorId)
        .where(
          sql<boolean>`(case_note.page_id is null or case_note.page_id is distinct from excluded.page_id
            or case_note.page_saving < excluded.page_saving)`,
        ),
    )
    .execute()
}

/** Offers a note to the presenter, once; false when there is none of one's own that is not offered. */
export async function offerNote(
  tx: Tx,
  id: string,
  authorId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('case_note')
    .set({ offered_at: at })
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('offered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Removes an own note, which leaves backups with the case's key; one that was offered to the presenter stays. */
export async function removeNote(tx: Tx, id: string, authorId: string): Promise<void> {
  await tx
    .deleteFrom('case_note')
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('offered_at', 'is', null)
    .execute()
}

/** Notes on a case this person may see: own ones that are not empty, and as presenter those offered. */
export async function notesOn(tx: Tx, caseId: string) {
  const rows = await tx
    .selectFrom('case_note as n')
    .leftJoin('clinician as c', 'c.id', 'n.author_id')
    .select([
      'n.id',
      'n.author_id as authorId',
      'c.name as author',
      'c.state as authorState',
      'n.sealed',
      'n.offered_at as offeredAt',
      'n.changed_at as changedAt',
    ])
    .where('n.case_id', '=', caseId)
    .orderBy('n.made_at')
    .execute()
  const notes = await openRows(tx, rows, ({ id }) => ({ keyId: caseId, purpose: 'case.note', rowId: id }))
  return notes.filter(({ text }) => text.trim() !== '')
}
