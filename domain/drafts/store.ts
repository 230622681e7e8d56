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
] as const

/** Adds a draft; false when the id exists. */
export async function addDraft(
  tx: Tx,
  d: {
    id: string
    clinicianId: string
    groupId: string
    meetingId: string | null
    caseId: string | null
    draft: Draft
    at: Temporal.Instant
  },
): Promise<boolean> {
  const sealed = await seal(tx, d.clinicianId, 'case.draft', d.id, JSON.stringify(d.draft))
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('case_draft')
    .values({
      id: d.id,
      clinician_id: d.clinicianId,
      group_id: d.groupId,
      meeting_id: d.meetingId,
      case_id: d.caseId,
      sealed,
      made_at: d.at,
      changed_at: d.at,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** One's own draft, opened, its row locked until the transaction ends when `forChange`. */
export async function draftOf(tx: Tx, id: string, forChange = false): Promise<DraftRow | undefined> {
  let query = tx.selectFrom('case_draft').select(columns).where('id', '=', id)
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
    .orderBy('changed_at', 'desc')
    .execute()
  return openDrafts(tx, rows)
}

type SealedRow = Omit<DraftRow, 'draft'> & { clinicianId: string; sealed: Buffer }

async function openDrafts(tx: Tx, rows: readonly SealedRow[]): Promise<DraftRow[]> {
  const opened = await openRows(tx, rows, ({ id, clinicianId }) => ({
    keyId: clinicianId,
    purpose: 'case.draft',
    rowId: id,
  }))
  return opened.map(({ text, clinicianId, ...row }) => ({ ...row, draft: JSON.parse(text) }))
}

/** Writes a draft anew; its revision rises by one. */
export async function writeDraft(
  tx: Tx,
  clinicianId: string,
  id: string,
  draft: Draft,
  at: Temporal.Instant,
): Promise<void> {
  const sealed = await seal(tx, clinicianId, 'case.draft', id, JSON.stringify(draft))
  await tx
    .updateTable('case_draft')
    .set({ sealed, changed_at: at, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute()
}

/** Destroys a draft; one that is gone already is no error. */
export async function removeDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('case_draft').where('id', '=', id).execute()
}

/** For jobs, outside any clinician's wall: drafts 30 days untouched, ids with their authors. */
export async function dueDrafts(): Promise<{ draftId: string; clinicianId: string }[]> {
  const { rows } = await jobsPool().query(
    'select draft_id as "draftId", clinician_id as "clinicianId" from due_drafts()',
  )
  return rows
}
