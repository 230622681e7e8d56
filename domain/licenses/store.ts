import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import { digestUnder, openMany, openRows, seal } from '#platform/sealing'
import { type ClaimLicense, comparableNumber, isOpenToChange, openStates } from './license.ts'
import type { NameQuestion } from './namequestion.ts'
import type { LicenseState } from './standing.ts'

type Instant = Temporal.Instant
export type Claim = ClaimLicense & { clinicianId: string; at: Instant }

/** Number and NPI are sealed under the clinician's own key. */
async function sealedNumbers(tx: Tx, claim: Claim) {
  return {
    sealed_number: await seal(tx, claim.clinicianId, 'license.number', claim.licenseId, claim.number),
    sealed_npi: claim.npi
      ? await seal(tx, claim.clinicianId, 'license.npi', claim.licenseId, claim.npi)
      : null,
  }
}

const digestOf = (tx: Tx, clinicianId: string, number: string) =>
  digestUnder(tx, clinicianId, 'license.number', comparableNumber(number))

const expiry = (claim: Claim) => (claim.expiresOn ? Temporal.PlainDate.from(claim.expiresOn) : null)

/** Adds a claim; false when its id is there already. */
export async function addLicense(tx: Tx, claim: Claim): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('license')
    .values({
      id: claim.licenseId,
      clinician_id: claim.clinicianId,
      jurisdiction: claim.jurisdiction,
      profession: claim.profession,
      body: claim.body,
      ...(await sealedNumbers(tx, claim)),
      number_digest: await digestOf(tx, claim.clinicianId, claim.number),
      expires_on: expiry(claim),
      state: 'waiting',
      made_at: claim.at,
      changed_at: claim.at,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** `isMarked`: it bears the number's mark, which one open claim of a license can (migration 0511). */
export type SameLine = Line & { isMarked: boolean }

/**
 * All rows about the license of a claim: same person, place, profession and number, the newest first; its own as it was
 * before. None that was taken back. Held until the transaction ends: what a steward decides at that moment is seen, or waits.
 */
export async function sameLicense(tx: Tx, claim: Claim): Promise<SameLine[]> {
  const rows = await lineQuery(tx)
    .select(['number_digest', 'sealed_number as sealed'])
    .where('clinician_id', '=', claim.clinicianId)
    .where('jurisdiction', '=', claim.jurisdiction)
    .where('profession', '=', claim.profession)
    .where('state', '<>', 'withdrawn')
    .orderBy('made_at', 'desc')
    .forUpdate()
    .execute()
  const digest = await digestOf(tx, claim.clinicianId, claim.number)
  const unmarked = await openRows(
    tx,
    rows.filter((row) => !row.number_digest),
    (row) => ({ keyId: row.clinicianId, purpose: 'license.number', rowId: row.id }),
  )
  const number = comparableNumber(claim.number)
  const same = new Set(unmarked.filter((row) => comparableNumber(row.text) === number).map((row) => row.id))
  return rows
    .map(({ number_digest: mark, sealed: _, ...line }) => ({
      ...withState(line),
      isMarked: mark?.equals(digest) ?? false,
    }))
    .filter((line) => line.isMarked || same.has(line.id))
}

/**
 * Writes a claim over the one before; it waits for a steward again. Without the number's mark where another of the `same`
 * license is open with it: the two are from before there was one. False when the claim was decided on for good.
 */
export async function putClaim(tx: Tx, claim: Claim, same: readonly SameLine[]): Promise<boolean> {
  const isMarkTaken = same.some(
    ({ id, state, isMarked }) => id !== claim.licenseId && isMarked && isOpenToChange(state),
  )
  const { numUpdatedRows } = await tx
    .updateTable('license')
    .set({
      jurisdiction: claim.jurisdiction,
      profession: claim.profession,
      body: claim.body,
      ...(await sealedNumbers(tx, claim)),
      number_digest: isMarkTaken ? null : await digestOf(tx, claim.clinicianId, claim.number),
      expires_on: expiry(claim),
      state: 'waiting',
      changed_at: claim.at,
    })
    .where('id', '=', claim.licenseId)
    .where('state', 'in', openStates)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes a claim back: that it was there stays, what was claimed goes. False when it was decided on or is back already. */
export async function withdraw(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('license')
    .set({
      body: '',
      sealed_number: null,
      sealed_npi: null,
      number_digest: null,
      expires_on: null,
      seen_status: '',
      state: 'withdrawn',
      changed_at: at,
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'asked'])
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export type License = {
  id: string
  clinicianId: string
  jurisdiction: string
  profession: string
  body: string
  number: string
  npi: string
  expiresOn: Temporal.PlainDate | null
  state: LicenseState
  seenStatus: string
  madeAt: Instant
  changedAt: Instant
}

type Which = { id: string } | { clinicianId: string }

/** Licenses as the database lets the acting person see them, the newest first, numbers opened; '' in one that was taken back. */
export async function licenses(tx: Tx, which: Which): Promise<License[]> {
  let query = tx.selectFrom('license').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc')
  query =
    'id' in which ? query.where('id', '=', which.id) : query.where('clinician_id', '=', which.clinicianId)
  const rows = await query.execute()
  const opened = await openMany(
    tx,
    rows.flatMap((row) => [
      {
        keyId: row.clinician_id,
        purpose: 'license.number' as const,
        rowId: row.id,
        sealed: row.sealed_number,
      },
      { keyId: row.clinician_id, purpose: 'license.npi' as const, rowId: row.id, sealed: row.sealed_npi },
    ]),
  )
  return rows.map((row, at) => ({
    id: row.id,
    clinicianId: row.clinician_id,
    jurisdiction: row.jurisdiction,
    profession: row.profession,
    body: row.body,
    number: opened[2 * at] ?? '',
    npi: opened[2 * at + 1] ?? '',
    expiresOn: row.expires_on,
    state: row.state as LicenseState,
    seenStatus: row.seen_status,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  }))
}

export type Line = Pick<License, 'id' | 'clinicianId' | 'state' | 'expiresOn' | 'madeAt' | 'changedAt'>

type VerifiedName = { verifiedName: string | null; verifiedCredential: string | null }

/** State and expiry of somebody's licenses, with the name a steward verified: no number is opened. */
export async function lines(tx: Tx, clinicianId: string): Promise<(Line & VerifiedName)[]> {
  return (await linesOf(tx, { clinicianId })).map(withState)
}
const linesOf = prepared((tx, { clinicianId }: { clinicianId: string }) =>
  lineQuery(tx)
    .leftJoin('verified_name', 'verified_name.clinician_id', 'license.clinician_id')
    .select(verifiedColumns)
    .where('license.clinician_id', '=', clinicianId),
)
const verifiedColumns = [
  'verified_name.name as verifiedName',
  'verified_name.credential as verifiedCredential',
] as const

/** Locks one license until the transaction ends, so that two decisions follow each other. */
export async function lockLine(tx: Tx, id: string): Promise<Line | undefined> {
  const row = await lineQuery(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && withState(row)
}

const lineColumns = [
  'license.id',
  'license.clinician_id as clinicianId',
  'license.state',
  'license.expires_on as expiresOn',
  'license.made_at as madeAt',
  'license.changed_at as changedAt',
] as const
const lineQuery = (tx: Tx) => tx.selectFrom('license').select(lineColumns)
const withState = <T extends { state: string }>(row: T) => ({ ...row, state: row.state as LicenseState })

export type QueueLine = Line &
  VerifiedName & {
    jurisdiction: string
    profession: string
    name: string
    credential: string
    nameQuestion: NameQuestion
  }

/**
 * Licenses in some states with whose they are and as whom a steward verified them, by when they changed, from the one at
 * `after` on; `isRenamed`: only of people who are called otherwise now, once each.
 */
export async function queue(
  tx: Tx,
  {
    states,
    isRenamed,
    order,
    after,
    most,
  }: {
    states: readonly LicenseState[]
    isRenamed: boolean
    order: 'asc' | 'desc'
    after: { at: string; id: string } | undefined
    most: number
  },
): Promise<QueueLine[]> {
  let query = tx
    .selectFrom('license')
    .innerJoin('clinician', 'clinician.id', 'license.clinician_id')
    .leftJoin('verified_name', 'verified_name.clinician_id', 'clinician.id')
    .select(lineColumns)
    .select(verifiedColumns)
    .select(['jurisdiction', 'profession', 'clinician.name', 'clinician.credential'])
    .select(nameQuestion.as('nameQuestion'))
    .where('license.state', 'in', [...states])
    .where('clinician.state', '=', 'present')
    .orderBy('license.changed_at', order)
    .orderBy('license.id', order)
    .limit(most)
  if (isRenamed)
    query = query.whereRef('verified_name.license_id', '=', 'license.id').where(isCalledOtherwise)
  if (after)
    query = query.where(
      sql<boolean>`(license.changed_at, license.id) ${sql.raw(order === 'asc' ? '>' : '<')} (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return (await query.execute()).map(withState)
}

/** How many licenses wait for a steward; nobody decides on one's own, so those of `butNotOf` do not count. */
export async function countWaiting(tx: Tx, butNotOf: string): Promise<number> {
  const row = await tx
    .selectFrom('license')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'waiting')
    .where('clinician_id', '<>', butNotOf)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * How many people are called otherwise than a steward verified and were not asked why, or have answered; nobody accepts
 * one's own name.
 */
export async function countRenamed(tx: Tx, butNotOf: string): Promise<number> {
  const row = await tx
    .selectFrom('verified_name')
    .innerJoin('license', 'license.id', 'verified_name.license_id')
    .innerJoin('clinician', 'clinician.id', 'verified_name.clinician_id')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('license.state', '=', 'verified')
    .where('clinician.id', '<>', butNotOf)
    .where(isCalledOtherwise)
    .where(nameQuestion, 'is distinct from', 'open')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Of a license beside its `clinician` and `verified_name`; the newest decision counts. */
const nameQuestion = sql<NameQuestion>`(
  select case when exists (select from license_answer a where a.license_id = d.license_id and a.answered_at > d.decided_at)
    then 'answered' else 'open' end
  from license_decision d
  where d.license_id = license.id and license.state = 'verified' and verified_name.license_id = license.id
    and (d.asked_name, d.asked_credential) = (clinician.name, clinician.credential)
    and (verified_name.name, verified_name.credential) <> (clinician.name, clinician.credential)
    and not exists (select from license_decision l where l.license_id = d.license_id and l.decided_at > d.decided_at))`

/** Where a question about the new name stands, by license; those without one are left out. */
export async function nameQuestions(
  tx: Tx,
  licenseIds: readonly string[],
): Promise<Map<string, NameQuestion>> {
  if (licenseIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('license')
    .innerJoin('clinician', 'clinician.id', 'license.clinician_id')
    .innerJoin('verified_name', 'verified_name.clinician_id', 'clinician.id')
    .select(['license.id', nameQuestion.as('question')])
    .where('license.id', 'in', licenseIds)
    .execute()
  return new Map(rows.map((row) => [row.id, row.question]))
}

const isCalledOtherwise = sql<boolean>`(verified_name.name, verified_name.credential) <> (clinician.name, clinician.credential)`

type State = {
  state: LicenseState
  at: Instant
  seenStatus?: string
  expiresOn?: Temporal.PlainDate
  verifiedAt?: Instant
}

/** Sets a license's state; what `next` leaves out stays. False when there is no such license. */
export async function putState(tx: Tx, id: string, next: State): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('license')
    .set({
      state: next.state,
      changed_at: next.at,
      ...(next.seenStatus !== undefined && { seen_status: next.seenStatus }),
      ...(next.expiresOn && { expires_on: next.expiresOn }),
      ...(next.verifiedAt && { verified_at: next.verifiedAt }),
    })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
