import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting, Looking, Tx } from '#platform/database/acting'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { secret } from '#platform/keyring'
import { type Sealed, seal } from '#platform/sealing'

/**
 * The record of powers used: entries of ids, chained so that nobody rewrites one unseen. Each
 * entry's MAC is HMAC-SHA-256, with a secret of the keyring, over the MAC before it and the entry.
 */
export type RecordKind =
  | 'network.made'
  | 'network.changed'
  | 'steward.made'
  | 'steward.invited'
  | 'steward.ended'
  | 'license.verified'
  | 'license.asked'
  | 'license.name-asked'
  | 'license.declined'
  | 'license.suspended'
  | 'license.reinstated'
  | 'license.renamed'
  | 'license.name-changed'
  | 'license.withdrawn'
  | 'license.opened'
  | 'evidence.opened'
  | 'account.reset'
  | 'account.vouched'
  | 'account.exported'
  | 'account.deleted'
  | 'group.opened'
  | 'group.changed'
  | 'group.renewed'
  | 'group.ended'
  | 'agreement.amended'
  | 'agreement.signed'
  | 'seat.offered'
  | 'seat.ended'
  | 'seat.role'
  | 'application.accepted'
  | 'application.declined'
  | 'application.closed'
  | 'invitation.made'
  | 'invitation.revoked'
  | 'case.override'
  | 'attendance.corrected'
  | 'policy.changed'
  | 'certificate.revoked'
  | 'mail.tested'

/** Who may read an entry besides who acted and whom it concerns. */
type Audience = 'stewards' | 'group' | 'person'

export type Entry = {
  kind: RecordKind
  audience: Audience
  clinicianId?: string
  groupId?: string
  subjectId?: string
  /** Typed by the person who acts; sealed, and in the chain as a digest only. */
  reason?: string
  /** Whose key seals the reason, where it has to go with something: a case's. Otherwise the network's. */
  reasonKeyId?: string
}

/** What the chain authenticates of an entry; every field is fixed text so that the form never changes. */
export type Link = {
  id: string
  sequence: number
  at: Temporal.Instant
  kind: string
  audience: string
  actorId: string | null
  clinicianId: string | null
  groupId: string | null
  subjectId: string | null
  reasonDigest: Uint8Array | null
}

/** The MAC of a link after `previous` (empty for the first one). Microseconds, since that is what PostgreSQL keeps. */
export function macOf(key: Uint8Array, previous: Uint8Array, link: Link): Buffer {
  const fields = [
    link.id,
    String(link.sequence),
    link.at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString(),
    link.kind,
    link.audience,
    link.actorId ?? '',
    link.clinicianId ?? '',
    link.groupId ?? '',
    link.subjectId ?? '',
    link.reasonDigest ? Buffer.from(link.reasonDigest).toString('hex') : '',
  ]
  return createHmac('sha256', key).update(previous).update(JSON.stringify(fields)).digest()
}

/**
 * Adds an entry in the acting transaction. A power used and its entry stand or fall together. Nobody
 * acts for what the operator does on the machine itself.
 */
export async function record(acting: Acting | Looking, entry: Entry): Promise<void> {
  const { tx, now } = acting
  const id = newId()
  const key = await secret('record')
  const { rows } = await sql<{
    sequence: number
    mac: Buffer
  }>`select sequence, mac from record_head()`.execute(tx)
  const keyId = entry.reasonKeyId ?? NETWORK_ID
  const sealedReason = entry.reason ? await seal(tx, keyId, 'record.reason', id, entry.reason) : null
  const link: Link = {
    id,
    sequence: (rows[0]?.sequence ?? 0) + 1,
    at: now,
    kind: entry.kind,
    audience: entry.audience,
    actorId: 'actor' in acting ? acting.actor.clinicianId : null,
    clinicianId: entry.clinicianId ?? null,
    groupId: entry.groupId ?? null,
    subjectId: entry.subjectId ?? null,
    // Of the sealed form: one of the words would let a guess be tried for as long as the chain stands.
    reasonDigest: sealedReason && createHash('sha256').update(sealedReason).digest(),
  }
  const reason = { sealed: sealedReason, keyId: entry.reasonKeyId ?? null }
  await insertLink(tx, link, reason, macOf(key, rows[0]?.mac ?? Buffer.alloc(0), link))
}

/** Where a stored reason belongs, to be opened. */
export const reasonIn = (row: {
  id: string
  reason_key_id: string | null
  sealed_reason: Uint8Array | null
}): Sealed => ({
  keyId: row.reason_key_id ?? NETWORK_ID,
  purpose: 'record.reason',
  rowId: row.id,
  sealed: row.sealed_reason,
})

async function insertLink(
  tx: Tx,
  link: Link,
  reason: { sealed: Buffer | null; keyId: string | null },
  mac: Buffer,
): Promise<void> {
  await tx
    .insertInto('record_entry')
    .values({
      id: link.id,
      sequence: link.sequence,
      at: link.at,
      kind: link.kind,
      audience: link.audience,
      actor_id: link.actorId,
      clinician_id: link.clinicianId,
      group_id: link.groupId,
      subject_id: link.subjectId,
      sealed_reason: reason.sealed,
      reason_key_id: reason.keyId,
      reason_digest: link.reasonDigest ? Buffer.from(link.reasonDigest) : null,
      mac,
    })
    .execute()
}
