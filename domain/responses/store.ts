import type { Tx } from '#platform/database/acting'
import { openRows, seal } from '#platform/sealing'
import type { ResponseKind } from './kinds.ts'

/** Adds a response sealed under the case's key; false when the id exists. */
export async function addResponse(
  tx: Tx,
  r: {
    id: string
    caseId: string
    groupId: string
    authorId: string
    kind: ResponseKind
    text: string
    at: Temporal.Instant
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('response')
    .values({
      id: r.id,
      case_id: r.caseId,
      group_id: r.groupId,
      author_id: r.authorId,
      kind: r.kind,
      sealed: await seal(tx, r.caseId, 'case.response', r.id, r.text),
      made_at: r.at,
      changed_at: r.at,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Responses to a case in the order they were written; those withdrawn are left out. */
export async function responsesTo(tx: Tx, caseId: string) {
  const rows = await tx
    .selectFrom('response as r')
    .leftJoin('clinician as c', 'c.id', 'r.author_id')
    .select([
      'r.id',
      'r.author_id as authorId',
      'c.name as author',
      'c.state as authorState',
      'r.kind',
      'r.sealed',
      'r.made_at as madeAt',
      'r.changed_at as changedAt',
    ])
    .where('r.case_id', '=', caseId)
    .where('r.withdrawn_at', 'is', null)
    .orderBy('r.made_at')
    .orderBy('r.id')
    .execute()
  return openRows(tx, rows, ({ id }) => ({ keyId: caseId, purpose: 'case.response', rowId: id }))
}

/** Takes one's own response back: its text leaves the row at once, and backups with the case's key. */
export async function withdrawResponse(
  tx: Tx,
  id: string,
  authorId: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('response')
    .set({ sealed: null, withdrawn_at: at, changed_at: at })
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
