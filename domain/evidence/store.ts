import type { Tx } from '#platform/database/acting'
import { keysFor } from '#platform/keyring'
import { openBytes, sealBytes } from '#platform/sealing'
import type { EvidenceLine, EvidenceType } from './evidence.ts'

type Instant = Temporal.Instant

type NewEvidence = {
  id: string
  keyId: string
  licenseId: string
  clinicianId: string
  mediaType: EvidenceType
  bytes: Uint8Array
  at: Instant
}

/** Adds a file, sealed under a key of its own (made before); again with the same id changes nothing. */
export async function addEvidence(tx: Tx, e: NewEvidence): Promise<void> {
  await tx
    .insertInto('license_evidence')
    .values({
      id: e.id,
      license_id: e.licenseId,
      clinician_id: e.clinicianId,
      media_type: e.mediaType,
      bytes: e.bytes.length,
      sealed: await sealBytes(tx, e.keyId, 'license.evidence', e.id, e.bytes),
      key_id: e.keyId,
      made_at: e.at,
    })
    .onConflict((key) => key.column('id').doNothing())
    .execute()
}

/**
 * Files of these licenses, the oldest first, without their bytes; those whose key is gone are destroyed. `bytes`: the
 * size; `madeAt`: ISO.
 */
export async function evidenceOf(
  tx: Tx,
  licenseIds: readonly string[],
): Promise<(EvidenceLine & { licenseId: string })[]> {
  if (licenseIds.length === 0) return []
  const rows = await tx
    .selectFrom('license_evidence')
    .select(['id', 'license_id', 'clinician_id', 'key_id', 'media_type', 'bytes', 'made_at'])
    .where('license_id', 'in', [...licenseIds])
    .orderBy('made_at')
    .execute()
  const keys = await keysFor(tx, rows.map(keyOf))
  const there = rows.filter((_, at) => keys[at])
  return there.map((row) => ({
    id: row.id,
    licenseId: row.license_id,
    mediaType: row.media_type as EvidenceType,
    bytes: row.bytes,
    madeAt: String(row.made_at),
  }))
}

/** A file added before files had keys of their own is sealed under its person's. */
const keyOf = (row: { key_id: string | null; clinician_id: string }) => row.key_id ?? row.clinician_id

export type EvidenceFile = { licenseId: string; clinicianId: string; mediaType: EvidenceType; bytes: Buffer }

/** One file, opened; undefined when it is not to be seen, or was destroyed. */
export async function evidenceFile(tx: Tx, id: string): Promise<EvidenceFile | undefined> {
  const row = await tx.selectFrom('license_evidence').selectAll().where('id', '=', id).executeTakeFirst()
  const bytes = row && (await openBytes(tx, keyOf(row), 'license.evidence', id, row.sealed))
  if (!row || !bytes) return undefined
  return {
    licenseId: row.license_id,
    clinicianId: row.clinician_id,
    mediaType: row.media_type as EvidenceType,
    bytes,
  }
}

/** Removes one file, or all of a license or a person, and gives the keys that sealed them. */
export async function removeEvidence(
  tx: Tx,
  which: { id: string } | { licenseId: string } | { clinicianId: string },
): Promise<(string | null)[]> {
  let query = tx.deleteFrom('license_evidence')
  if ('id' in which) query = query.where('id', '=', which.id)
  else if ('licenseId' in which) query = query.where('license_id', '=', which.licenseId)
  else query = query.where('clinician_id', '=', which.clinicianId)
  const rows = await query.returning('key_id as keyId').execute()
  return rows.map(({ keyId }) => keyId)
}

/** Whether this steward has opened this license, or its evidence, since `since`: it stands in the record once a day. */
export async function hasOpened(
  tx: Tx,
  kind: 'license.opened' | 'evidence.opened',
  stewardId: string,
  licenseId: string,
  since: Instant,
): Promise<boolean> {
  const row = await tx
    .selectFrom('record_entry')
    .select('id')
    .where('kind', '=', kind)
    .where('actor_id', '=', stewardId)
    .where('subject_id', '=', licenseId)
    .where('at', '>', since)
    .executeTakeFirst()
  return row !== undefined
}
