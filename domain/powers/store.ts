import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { reasonIn } from '#platform/record'
import { openMany } from '#platform/sealing'

export type EntryLine = {
  id: string
  sequence: number
  at: Temporal.Instant
  kind: string
  actorId: string | null
  clinicianId: string | null
  reason: string | undefined
}

/**
 * The record as the database lets the acting person see it, the newest first; reasons opened. `words`: only kinds that
 * begin with one of them; `groupId`: what that group keeps for its facilitators, not what stewards read.
 */
export async function entries(
  tx: Tx,
  {
    words,
    before,
    most,
    groupId,
  }: { words?: readonly string[] | undefined; before?: number | undefined; most: number; groupId?: string },
): Promise<EntryLine[]> {
  let query = tx
    .selectFrom('record_entry')
    .select(['id', 'sequence', 'at', 'kind', 'actor_id', 'clinician_id', 'reason_key_id', 'sealed_reason'])
    .where('audience', '=', groupId ? 'group' : 'stewards')
    .orderBy('sequence', 'desc')
    .limit(most)
  if (words) query = query.where(sql`split_part(kind, '.', 1)`, 'in', [...words])
  if (groupId) query = query.where('group_id', '=', groupId)
  if (before !== undefined) query = query.where('sequence', '<', before)
  const rows = await query.execute()
  const reasons = await openMany(tx, rows.map(reasonIn))
  return rows.map((row, at) => ({
    id: row.id,
    sequence: row.sequence,
    at: row.at,
    kind: row.kind,
    actorId: row.actor_id,
    clinicianId: row.clinician_id,
    reason: reasons[at],
  }))
}
