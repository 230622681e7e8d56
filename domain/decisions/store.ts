import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { openMany, openRows, seal } from '#platform/sealing'
import type { Decided, DecisionKind } from './decision.ts'

type Instant = Temporal.Instant

export type NewDecision = {
  id: string
  licenseId: string
  clinicianId: string
  kind: DecisionKind
  by: string
  at: Instant
  reason: string
  /** The name that a question about a verified license is about. */
  about?: Decided['about']
}

/** Adds a decision, its reason sealed under the person's key. */
export async function addDecision(tx: Tx, d: NewDecision): Promise<void> {
  await tx
    .insertInto('license_decision')
    .values({
      id: d.id,
      license_id: d.licenseId,
      clinician_id: d.clinicianId,
      kind: d.kind,
      decided_by: d.by,
      decided_at: d.at,
      sealed_reason: d.reason ? await seal(tx, d.clinicianId, 'license.reason', d.id, d.reason) : null,
      asked_name: d.about?.name ?? null,
      asked_credential: d.about?.credential ?? null,
    })
    .execute()
}

/** Whether a decision with this id was made: the same form sent twice decides once. */
export async function hasDecision(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('license_decision').select('id').where('id', '=', id).executeTakeFirst()) !==
    undefined
  )
}

/** Stewards who decided on the acting clinician's own licenses, whose cards they may not see: the name, by id. */
export async function ownDeciders(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ clinicianId: string; name: string }>`
    select clinician_id as "clinicianId", name from my_license_deciders()`.execute(tx)
  return new Map(rows.map((row) => [row.clinicianId, row.name]))
}

export type Decision = Omit<NewDecision, 'clinicianId'>

/** Decisions on some licenses, the newest first, reasons opened. */
export async function decisions(tx: Tx, licenseIds: readonly string[]): Promise<Decision[]> {
  if (licenseIds.length === 0) return []
  const rows = await tx
    .selectFrom('license_decision')
    .selectAll()
    .where('license_id', 'in', [...licenseIds])
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const reasons = await openMany(
    tx,
    rows.map((row) => ({
      keyId: row.clinician_id,
      purpose: 'license.reason',
      rowId: row.id,
      sealed: row.sealed_reason,
    })),
  )
  return rows.map((row, at) => ({
    id: row.id,
    licenseId: row.license_id,
    kind: row.kind as DecisionKind,
    by: row.decided_by,
    at: row.decided_at,
    reason: reasons[at] ?? '',
    about:
      row.asked_name === null ? undefined : { name: row.asked_name, credential: row.asked_credential ?? '' },
  }))
}

export type Answer = { id: string; licenseId: string; clinicianId: string; at: Instant; words: string }

/** Adds an answer of a license's owner, sealed under their key. False when one with this id was added before. */
export async function addAnswer(tx: Tx, a: Answer): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('license_answer')
    .values({
      id: a.id,
      license_id: a.licenseId,
      clinician_id: a.clinicianId,
      answered_at: a.at,
      sealed: await seal(tx, a.clinicianId, 'license.answer', a.id, a.words),
    })
    .onConflict((key) => key.columns(['clinician_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Removes one's own answers about a claim that was taken back. */
export async function removeAnswers(tx: Tx, licenseId: string): Promise<void> {
  await tx.deleteFrom('license_answer').where('license_id', '=', licenseId).execute()
}

/** Answers about some licenses, the newest first, opened. */
export async function answers(tx: Tx, licenseIds: readonly string[]): Promise<Omit<Answer, 'clinicianId'>[]> {
  if (licenseIds.length === 0) return []
  const rows = await tx
    .selectFrom('license_answer')
    .selectAll()
    .where('license_id', 'in', [...licenseIds])
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const opened = await openRows(tx, rows, (row) => ({
    keyId: row.clinician_id,
    purpose: 'license.answer',
    rowId: row.id,
  }))
  return opened.map((row) => ({
    id: row.id,
    licenseId: row.license_id,
    at: row.answered_at,
    words: row.text,
  }))
}

/** When the newest answer about each of some licenses came, by license: none is opened. */
export async function lastAnswered(tx: Tx, licenseIds: readonly string[]): Promise<Map<string, Instant>> {
  if (licenseIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('license_answer')
    .select(['license_id as licenseId', 'answered_at as at'])
    .distinctOn('license_id')
    .where('license_id', 'in', [...licenseIds])
    .orderBy('license_id')
    .orderBy('answered_at', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.licenseId, row.at]))
}
