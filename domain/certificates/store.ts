import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
import { open, seal } from '#platform/sealing'
import { type Document, type Facts, factsKept, type Kind, type PrintedLicense } from './certificate.ts'

const columns = [
  'id',
  'code',
  'kind',
  'clinician_id as clinicianId',
  'group_id as groupId',
  'meeting_id as meetingId',
  'policy_id as policyId',
  'facts',
  'minutes',
  'units_hundredths as unitsHundredths',
  'issued_at as issuedAt',
  'revoked_at as revokedAt',
] as const

export type Row = Document & { clinicianId: string; groupId: string }
type Read = Omit<Row, 'kind' | 'facts'> & { kind: string; facts: unknown }
const asDocument = (row: Read): Row => ({
  ...row,
  kind: row.kind as Kind,
  facts: factsKept(row.facts as Facts),
})

export type MinutesMade = Pick<Facts, 'room' | 'corrected'>

/** Where one's own minutes at a meeting one was at come from, as its document says it. */
export async function minutesMade(tx: Tx, meetingId: string): Promise<MinutesMade> {
  const { rows } = await sql<{
    openedAt: Temporal.Instant | null
    endedAt: Temporal.Instant | null
    correctedAt: Temporal.Instant | null
    name: string | null
    credential: string | null
  }>`
    select room_opened_at as "openedAt", room_ended_at as "endedAt", corrected_at as "correctedAt", corrector_name as name,
      corrector_credential as credential
    from my_minutes_made(${meetingId})`.execute(tx)
  const { openedAt, endedAt, correctedAt, name, credential } = rows[0]!
  return {
    room: openedAt && { openedAt: openedAt.toString(), endedAt: endedAt?.toString() ?? null },
    corrected: correctedAt && {
      by: { name: name ?? '', credential: credential ?? '' },
      at: correctedAt.toString(),
    },
  }
}

/** All documents issued to a clinician, newest first, those that were revoked too. */
export async function documentsOf(tx: Tx, clinicianId: string): Promise<Row[]> {
  const rows = await tx
    .selectFrom('certificate')
    .select(columns)
    .where('clinician_id', '=', clinicianId)
    .orderBy('issued_at', 'desc')
    .execute()
  return rows.map(asDocument)
}

/** Ids of one's own revoked documents in whose place nothing new is issued: nobody else corrected the minutes since then. */
export async function finalRevocations(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select certificate_id as id from my_final_revocations()`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

export type FacilitatedDocument = {
  certificateId: string
  clinicianId: string
  groupId: string
  kind: Kind
  name: string
  startsAt: string
  zone: string
  revokedAt: Temporal.Instant | null
}

const facilitated = sql`
  select certificate_id as "certificateId", clinician_id as "clinicianId", group_id as "groupId", kind, name,
    starts_at as "startsAt", zone, revoked_at as "revokedAt" from facilitated_documents()`

/** Documents of meetings of a group one facilitates, newest first: neither what they say counts, nor their code. */
export async function documentsOfGroup(tx: Tx, groupId: string): Promise<FacilitatedDocument[]> {
  const { rows } = await sql<FacilitatedDocument>`
    ${facilitated} where group_id = ${groupId} order by issued_at desc limit 500`.execute(tx)
  return rows
}

/** One of them; undefined for who does not facilitate its group. */
export async function facilitatedDocument(tx: Tx, id: string): Promise<FacilitatedDocument | undefined> {
  const { rows } = await sql<FacilitatedDocument>`${facilitated} where certificate_id = ${id}`.execute(tx)
  return rows[0]
}

/** A document of one's own. */
export async function documentById(tx: Tx, id: string): Promise<Row | undefined> {
  const row = await tx.selectFrom('certificate').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asDocument(row)
}

/**
 * One's own document for a meeting under a policy that leaves no room for a new one: the valid one, else the last that
 * was revoked without its minutes being corrected since then by another facilitator.
 */
export async function documentFor(
  tx: Tx,
  clinicianId: string,
  meetingId: string,
  policyId: string,
): Promise<Row | undefined> {
  const row = await tx
    .selectFrom('certificate')
    .select(columns)
    .where('clinician_id', '=', clinicianId)
    .where('meeting_id', '=', meetingId)
    .where('policy_id', '=', policyId)
    .where((is) =>
      is.or([
        is('revoked_at', 'is', null),
        is('id', 'in', sql<string>`(select certificate_id from my_final_revocations())`),
      ]),
    )
    .orderBy(sql`revoked_at is null`, 'desc')
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && asDocument(row)
}

/** Adds a document unless there is a valid one for this person, meeting and policy, or its id is taken. */
export async function addDocument(
  tx: Tx,
  row: Omit<Row, 'revokedAt'>,
  license: PrintedLicense | undefined,
): Promise<void> {
  const sealedLicense = license
    ? await seal(tx, row.clinicianId, 'certificate.license', row.id, JSON.stringify(license))
    : null
  await tx
    .insertInto('certificate')
    .values({
      id: row.id,
      code: row.code,
      kind: row.kind,
      clinician_id: row.clinicianId,
      group_id: row.groupId,
      meeting_id: row.meetingId,
      policy_id: row.policyId,
      facts: JSON.stringify(row.facts),
      minutes: row.minutes,
      units_hundredths: row.unitsHundredths,
      issued_at: row.issuedAt,
      sealed_license: sealedLicense,
    })
    .onConflict((any) => any.doNothing())
    .execute()
}

/** The license as it was printed; undefined where it was not, or its key was destroyed. */
export async function printedLicense(tx: Tx, id: string): Promise<PrintedLicense | undefined> {
  const row = await tx
    .selectFrom('certificate')
    .select(['clinician_id as clinicianId', 'sealed_license as sealed'])
    .where('id', '=', id)
    .executeTakeFirst()
  const opened = row && (await open(tx, row.clinicianId, 'certificate.license', id, row.sealed))
  return opened === undefined ? undefined : (JSON.parse(opened) as PrintedLicense)
}

/** Why a document was revoked; undefined when it was not. */
export async function reasonOf(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('certificate')
    .select('sealed_reason as sealed')
    .where('id', '=', id)
    .executeTakeFirst()
  return open(tx, NETWORK_ID, 'certificate.reason', id, row?.sealed)
}

/** Which document a code names, for who may revoke it: stewards, and facilitators of its group, who alone learn which. */
export async function documentOfCode(
  tx: Tx,
  code: string,
): Promise<{ id: string; clinicianId: string; groupId: string | null } | undefined> {
  const { rows } = await sql<{ id: string; clinicianId: string; groupId: string | null }>`
    select certificate_id as id, clinician_id as "clinicianId", group_id as "groupId" from document_of_code(${code})`.execute(
    tx,
  )
  return rows[0]
}

/** Revokes a document, its reason sealed. False when it was revoked before, or is not this person's to revoke. */
export async function revoke(tx: Tx, id: string, reason: string): Promise<boolean> {
  const sealed = await seal(tx, NETWORK_ID, 'certificate.reason', id, reason)
  const { rows } = await sql<{
    revoked: boolean
  }>`select revoke_document(${id}::uuid, ${sealed}::bytea) as revoked`.execute(tx)
  return rows[0]?.revoked ?? false
}

/** Of a document's facts, those for whoever holds its code: by the day, since an hour beside it could name the group. */
type Verified = {
  kind: Document['kind']
  facts: Pick<Facts, 'learner' | 'issuer' | 'title' | 'provider'> & {
    hours: Omit<Facts['hours'][number], 'minutes'>[]
    heldOn: string
  }
  issuedOn: Temporal.PlainDate
  revokedOn: Temporal.PlainDate | null
}

/** What the public page knows of a code, in one question whether there is such a document or not. */
export async function verified(tx: Tx, code: string): Promise<Verified | undefined> {
  const { rows } = await sql<Verified>`
    select kind, facts, issued_on as "issuedOn", revoked_on as "revokedOn" from verify_certificate(${code})`.execute(
    tx,
  )
  return rows[0]
}
