import { sql } from 'kysely'
import type { Looking, Tx } from '#platform/database/acting'
import type { Feed } from './feed.ts'

const columns = [
  'clinician_id as clinicianId',
  'names_groups as namesGroups',
  'with_cancelled as withCancelled',
  'made_at as madeAt',
  'changed_at as changedAt',
  'last_used_at as lastUsedAt',
] as const

/** One's own feed and how it was set; its token cannot be read back, only replaced. */
export function feedOf(tx: Tx, clinicianId: string): Promise<Feed | undefined> {
  return tx
    .selectFrom('calendar_feed')
    .select(columns)
    .where('clinician_id', '=', clinicianId)
    .executeTakeFirst()
}

/** The digest of the link that one's feed has now; undefined without a feed. */
export async function tokenOf(tx: Tx, clinicianId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('token_digest')
    .where('clinician_id', '=', clinicianId)
    .executeTakeFirst()
  return row?.token_digest
}

/** Makes the feed or gives it a new token; the old one opens nothing from then on. */
export async function setToken(
  tx: Tx,
  row: { id: string; clinicianId: string; digest: Buffer; now: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('calendar_feed')
    .values({
      id: row.id,
      clinician_id: row.clinicianId,
      token_digest: row.digest,
      made_at: row.now,
      changed_at: row.now,
    })
    .onConflict((key) =>
      key
        .column('clinician_id')
        .doUpdateSet({ token_digest: row.digest, made_at: row.now, last_used_at: null }),
    )
    .execute()
}

/** Sets what the feed shows; its address stays. False when one has none. */
export async function changeFeed(
  tx: Tx,
  clinicianId: string,
  change: { namesGroups: boolean; withCancelled: boolean },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feed')
    .set({ names_groups: change.namesGroups, with_cancelled: change.withCancelled, changed_at: now })
    .where('clinician_id', '=', clinicianId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends the feed: its address opens nothing from then on. */
export async function removeFeed(tx: Tx, clinicianId: string): Promise<void> {
  await tx.deleteFrom('calendar_feed').where('clinician_id', '=', clinicianId).execute()
}

/** Around the wall on purpose: whose feed a token's digest opens, noting the use. An id only. */
export async function ownerOf({ tx }: Looking, digest: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select feed_owner(${digest}::bytea) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}
