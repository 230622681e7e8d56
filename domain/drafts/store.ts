import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { openRows, seal } from '#platform/sealing'
import type { Draft } from './draft.ts'

export type DraftRow = {
  id: string
  groupId: string
  meetingId: string | null
  caseId: string | null
  revision: number
  changedAt: Temporal.Instant
  draft: Draft
}

const columns = [
  'id',
  'clinician_id as clinicianId',
  'group_id as groupId',
  'meeting_id as meetingId',
  'case_id as caseId',
  'revision',
  'changed_at as changedAt',
  'sealed',
  'key_id as keyId',
] as const

/** Adds a draft sealed under a key of its own (made before); false when the id exists. */
export async function addDraft(
  tx: Tx,
  d: {
    id: string
    keyId: string
    clinicianId: string
    groupId: string
    meetingId: string | null
    caseId: string | null
    draft: Draft
    at: Temporal.Instant
  },
): Promise<boolean> {
  const sealed = await seal(tx, d.keyId, 'case.draft', d.id, JSON.stringify(d.draft))
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('case_draft')
    .values({
      id: d.id,
      clinician_id: d.clinicianId,
      group_id: d.groupId,
      meeting_id: d.meetingId,
      case_id: d.caseId,
      sealed,
      key_id: d.keyId,
      made_at: d.at,
      changed_at: d.at,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Whether one has a draft of this id, shared or not, readable or not. */
export async function isThere(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('case_draft').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

/** One's own draft, opened, its row locked until the transaction ends when `forChange`. */
export async function draftOf(
  tx: Tx,
  id: string,
  forChange = false,
): Promise<(DraftRow & { keyId: string | null }) | undefined> {
  let query = tx.selectFrom('case_draft').select(columns).where('id', '=', id).where('shared_at', 'is', null)
  if (forChange) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const [opened] = await openDrafts(tx, [row])
  return opened
}

/** One's drafts, opened, the last changed first; without those whose key is gone. */
export async function draftsOf(tx: Tx, clinicianId: string): Promise<DraftRow[]> {
  const rows = await tx
    .selectFrom('case_draft')
    .select(columns)
    .where('clinician_id', '=', clinicianId)
    .where('shared_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .execute()
  return openDrafts(tx, rows)
}

type SealedRow = Omit<DraftRow, 'draft'> & { clinicianId: string; sealed: Buffer; keyId: string | null }

async function openDrafts(
  tx: Tx,
  rows: readonly SealedRow[],
): Promise<(DraftRow & { keyId: string | null })[]> {
  const opened = await openRows(tx, rows, ({ id, clinicianId, keyId }) => ({
    // Written before drafts had keys of their own: under its author's.
    keyId: keyId ?? clinicianId,
    purpose: 'case.draft',
    rowId: id,
  }))
  return opened.map(({ text, clinicianId, ...row }) => ({ ...row, draft: JSON.parse(text) }))
}

/** Writes a draft anew under a key of its own; its revision rises by one. */
export async function writeDraft(
  tx: Tx,
  keyId: string,
  id: string,
  draft: Draft,
  at: Temporal.Instant,
): Promise<void> {
  const sealed = await seal(tx, keyId, 'case.draft', id, JSON.stringify(draft))
  await tx
    .updateTable('case_draft')
    .set({ sealed, key_id: keyId, changed_at: at, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute()
}

/** Removes an own draft and gives the key that sealed it; one that is gone already is no error. */
export async function removeDraft(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .deleteFrom('case_draft')
    .where('id', '=', id)
    .returning('key_id as keyId')
    .executeTakeFirst()
  return row?.keyId ?? null
}

/** Removes all drafts of one's own and gives the keys that sealed them. */
export async function removeDrafts(tx: Tx, clinicianId: string): Promise<(string | null)[]> {
  const rows = await tx
    .deleteFrom('case_draft')
    .where('clinician_id', '=', clinicianId)
    .returning('key_id as keyId')
    .execute()
  return rows.map(({ keyId }) => keyId)
}

/** Removes an own draft that is due, also while somebody must vouch for its author; gives the key that sealed it. */
export async function removeDueDraft(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ key: string | null }>`select remove_due_draft(${id}::uuid) as key`.execute(tx)
  return rows[0]?.key ?? null
}

/** From here on nobody reads this draft, and it is due. */
export async function markShared(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('case_draft').set({ shared_at: at }).where('id', '=', id).execute()
}

/** For jobs, outside any clinician's wall: drafts 30 days untouched or shared, ids with their authors. */
export async function dueDrafts(): Promise<{ draftId: string; clinicianId: string }[]> {
  const { rows } = await jobsPool().query(
    'select draft_id as "draftId", clinician_id as "clinicianId" from due_drafts()',
  )
  return rows
}
