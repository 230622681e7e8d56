import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import type { Clause, SignAgreement, Version } from './agreement.ts'

/** Every version a group ever had, by number, with its words and the SHA-256 digest that signatures repeat. */
export async function versionsOf(tx: Tx, groupId: string): Promise<(Version & { digest: Buffer })[]> {
  const rows = await tx
    .selectFrom('agreement_version')
    .select(['id', 'number', 'clauses', 'in_force_from as inForceFrom', 'made_at as madeAt', 'digest'])
    .where('group_id', '=', groupId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, clauses: row.clauses as unknown as Clause[] }))
}

export type NewVersion = Omit<Version, 'madeAt'> & {
  groupId: string
  digest: Buffer
  madeBy: string
  madeAt: Temporal.Instant
}

/** Adds a version; false when that number or id exists. */
export async function addVersion(tx: Tx, v: NewVersion): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('agreement_version')
    .values({
      id: v.id,
      group_id: v.groupId,
      number: v.number,
      clauses: JSON.stringify(v.clauses),
      digest: v.digest,
      in_force_from: v.inForceFrom,
      made_by: v.madeBy,
      made_at: v.madeAt,
    })
    .onConflict((key) => key.doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

export type Signature = SignAgreement & { clinicianId: string; digest: Buffer; signedAt: Temporal.Instant }

/** Adds a signature. False when this clinician had signed this version before. */
export async function addSignature(tx: Tx, s: Signature): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('agreement_signature')
    .values({
      group_id: s.groupId,
      version_id: s.versionId,
      clinician_id: s.clinicianId,
      typed_name: s.typedName,
      digest: s.digest,
      signed_at: s.signedAt,
    })
    .onConflict((key) => key.columns(['version_id', 'clinician_id']).doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Who signed these versions, the first signature first. */
export function signaturesOf(tx: Tx, versionIds: readonly string[]) {
  return tx
    .selectFrom('agreement_signature')
    .select(['version_id as versionId', 'clinician_id as clinicianId', 'signed_at as signedAt'])
    .where('version_id', 'in', [...versionIds])
    .orderBy('signed_at')
    .execute()
}

/** This clinician's signature under a version; undefined when they have not signed it. */
export function signatureOf(tx: Tx, versionId: string, clinicianId: string) {
  return tx
    .selectFrom('agreement_signature')
    .select([
      'version_id as versionId',
      'group_id as groupId',
      'clinician_id as clinicianId',
      'typed_name as typedName',
      'digest',
      'signed_at as signedAt',
    ])
    .where('version_id', '=', versionId)
    .where('clinician_id', '=', clinicianId)
    .executeTakeFirst()
}

/** Everything one has ever signed, newest first, with the words signed. */
export async function signedBy(tx: Tx, clinicianId: string) {
  const rows = await tx
    .selectFrom('agreement_signature as s')
    .innerJoin('agreement_version as v', 'v.id', 's.version_id')
    .select([
      's.group_id as groupId',
      's.version_id as versionId',
      'v.number',
      'v.clauses',
      's.typed_name as typedName',
      's.signed_at as signedAt',
      's.digest',
    ])
    .where('s.clinician_id', '=', clinicianId)
    .orderBy('s.signed_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, clauses: row.clauses as unknown as Clause[] }))
}

/** Versions of several groups without their words; whether this person signed each, and any of its group. */
export const outlinesOf = (tx: Tx, groupIds: readonly string[], clinicianId: string) =>
  outlines(tx, { groupIds, clinicianId })
type Asked = { groupIds: readonly string[]; clinicianId: string }
const outlines = prepared((tx, { groupIds, clinicianId }: Asked) => {
  const signed = (which: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from agreement_signature s where s.clinician_id = ${clinicianId} and ${which})`
  return tx
    .selectFrom('agreement_version as v')
    .select(['v.id', 'v.group_id as groupId', 'v.number', 'v.in_force_from as inForceFrom'])
    .select(signed(sql`s.version_id = v.id`).as('isSigned'))
    .select(signed(sql`s.group_id = v.group_id`).as('isGroupSigned'))
    .where('v.group_id', 'in', groupIds)
})
