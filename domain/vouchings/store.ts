import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'

/** People a facilitator may vouch for in their groups, each once however often a sign-in was reset; not those one reset oneself. */
export function vouchingsWaiting(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('vouching')
    .innerJoin('clinician', 'clinician.id', 'vouching.clinician_id')
    .select([
      'vouching.group_id as groupId',
      'vouching.clinician_id as clinicianId',
      'clinician.name',
      sql<Temporal.Instant>`max(vouching.needed_since)`.as('neededSince'),
    ])
    .where('vouched_at', 'is', null)
    .where('vouching.clinician_id', '<>', clinicianId)
    .groupBy(['vouching.group_id', 'vouching.clinician_id', 'clinician.name'])
    .having(sql<boolean>`not coalesce(bool_or(vouching.asked_by = ${clinicianId}), false)`)
    .execute()
}

/**
 * Vouches for someone in a group, whoever reset their sign-in, as it was at `seen`; false when nothing waited, one reset
 * it oneself, or it was reset once more since.
 */
export async function vouch(
  tx: Tx,
  v: { groupId: string; clinicianId: string; by: string; at: Temporal.Instant; seen: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vouching')
    .set({ vouched_by: v.by, vouched_at: v.at })
    .where('group_id', '=', v.groupId)
    .where('clinician_id', '=', v.clinicianId)
    .where('vouched_at', 'is', null)
    .where('needed_since', '<=', v.seen)
    .where(
      sql<boolean>`not exists (select 1 from vouching own where own.group_id = ${v.groupId}
        and own.clinician_id = ${v.clinicianId} and own.vouched_at is null and own.asked_by = ${v.by})`,
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
