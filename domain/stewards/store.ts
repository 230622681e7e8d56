import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
import { openMany } from '#platform/sealing'

type Instant = Temporal.Instant

/** Whether the acting clinician is a steward now. */
export async function isSteward(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select acting_is_steward() as is`.execute(tx)
  return rows[0]!.is
}

/** Adds a steward, or one who was one before; false when the person is one. */
export async function addSteward(
  tx: Tx,
  s: { clinicianId: string; madeBy: string | null; at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('steward')
    .values({ clinician_id: s.clinicianId, since: s.at, made_by: s.madeBy })
    .onConflict((key) =>
      key
        .column('clinician_id')
        .doUpdateSet({ since: s.at, made_by: s.madeBy, ended_at: null })
        .where('steward.ended_at', 'is not', null),
    )
    .executeTakeFirstOrThrow()
  return added === 1n
}

export type StewardLine = { clinicianId: string; since: Instant; madeBy: string | null }
/**
 * Stewards of today, the longest serving first. `madeBy` is null for the first, and for whom the operator invited.
 */
export function stewards(tx: Tx): Promise<StewardLine[]> {
  return tx
    .selectFrom('steward')
    .select(['clinician_id as clinicianId', 'since', 'made_by as madeBy'])
    .where('ended_at', 'is', null)
    .orderBy('since')
    .execute()
}

/** Locks the list, so that two stewards cannot end each other at once; gives who is left. */
export async function lockStewards(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    clinician_id: string
  }>`select clinician_id from steward where ended_at is null for update`.execute(tx)
  return rows.map((row) => row.clinician_id)
}

/** Whether this person, the acting one or seen by a steward, was a steward and is none any more. */
export async function hasEnded(tx: Tx, clinicianId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('steward')
    .select('ended_at')
    .where('clinician_id', '=', clinicianId)
    .executeTakeFirst()
  return (row?.ended_at ?? null) !== null
}

/** Ends a stewardship; false when the person is no steward. */
export async function putEnded(tx: Tx, clinicianId: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('steward')
    .set({ ended_at: at })
    .where('clinician_id', '=', clinicianId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export type NewInvitation = {
  id: string
  tokenDigest: Buffer
  addressDigest: Buffer
  madeBy: string
  at: Instant
  expiresAt: Instant
}

/** Adds an invitation; false when its id is there already. */
export async function addInvitation(tx: Tx, i: NewInvitation): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('steward_invitation')
    .values({
      id: i.id,
      token_digest: i.tokenDigest,
      address_digest: i.addressDigest,
      made_by: i.madeBy,
      made_at: i.at,
      expires_at: i.expiresAt,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Whether an invitation could be taken up by the acting person; nothing is changed by asking. */
export async function invitationIsOpen(tx: Tx, tokenDigest: Buffer, addressDigest: Buffer): Promise<boolean> {
  const { rows } = await sql<{
    open: boolean
  }>`select steward_invitation_is_open(${tokenDigest}::bytea, ${addressDigest}::bytea) as open`.execute(tx)
  return rows[0]!.open
}

/** Takes up an invitation for the acting person; false when it is not for them. */
export async function takeUpInvitation(tx: Tx, tokenDigest: Buffer, addressDigest: Buffer): Promise<boolean> {
  const { rows } = await sql<{
    used: boolean
  }>`select use_steward_invitation(${tokenDigest}::bytea, ${addressDigest}::bytea) as used`.execute(tx)
  return rows[0]!.used
}

/** Who made the invitation the acting person has taken up; null: the operator, on the machine. */
export async function inviterOf(tx: Tx, clinicianId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('steward_invitation')
    .select('made_by')
    .where('used_by', '=', clinicianId)
    .orderBy('used_at', 'desc')
    .executeTakeFirst()
  return row?.made_by ?? null
}

export type InvitationLine = {
  id: string
  madeBy: string | null
  madeAt: Instant
  expiresAt: Instant
  usedBy: string | null
}
/**
 * Invitations that are neither used nor over at `now`, the newest first. `madeBy` null: the operator, on the machine.
 */
export function openInvitations(tx: Tx, now: Instant): Promise<InvitationLine[]> {
  return tx
    .selectFrom('steward_invitation')
    .select(['id', 'made_by as madeBy', 'made_at as madeAt', 'expires_at as expiresAt', 'used_by as usedBy'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('made_at', 'desc')
    .execute()
}

/** Shuts a person's groups until somebody vouches; the number of groups, not which. */
export async function askVouching(tx: Tx, clinicianId: string): Promise<number> {
  const { rows } = await sql<{ asked: number }>`select ask_vouching(${clinicianId}::uuid) as asked`.execute(
    tx,
  )
  return rows[0]!.asked
}

export type PersonLine = { id: string; name: string; credential: string; madeAt: Instant }

/** People of the network by name, from `after` on: a steward sees names and credentials, no more. */
export function people(
  tx: Tx,
  search: string,
  after: string | undefined,
  most: number,
): Promise<PersonLine[]> {
  let query = tx
    .selectFrom('clinician')
    .select(['id', 'name', 'credential', 'made_at as madeAt'])
    .where('state', '=', 'present')
    .orderBy('id', 'desc')
    .limit(most)
  if (search) query = query.where('name', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  if (after) query = query.where('id', '<', after)
  return query.execute()
}

export type MailLine = {
  id: string
  kind: string
  clinicianId: string | null
  address: string | undefined
  secret: string | undefined
  ids: Record<string, string>
  state: string
  attempts: number
  trouble: string | null
  answer: string | null
  madeAt: Instant
  sentAt: Instant | null
}

/** Mails a steward may see, the newest first, with address and link opened. */
export async function mails(
  tx: Tx,
  which: { id: string } | { before: string | undefined; most: number },
): Promise<MailLine[]> {
  let query = tx.selectFrom('mail').selectAll().where('shown_to_stewards', '=', true).orderBy('id', 'desc')
  if ('id' in which) query = query.where('id', '=', which.id)
  else {
    query = query.limit(which.most)
    if (which.before) query = query.where('id', '<', which.before)
  }
  const rows = await query.execute()
  const opened = await openMany(
    tx,
    rows.flatMap((row) => [
      { keyId: NETWORK_ID, purpose: 'mail.address' as const, rowId: row.id, sealed: row.sealed_address },
      { keyId: NETWORK_ID, purpose: 'mail.secret' as const, rowId: row.id, sealed: row.sealed_secret },
    ]),
  )
  return rows.map((row, at) => ({
    id: row.id,
    kind: row.kind,
    clinicianId: row.clinician_id,
    address: opened[2 * at],
    secret: opened[2 * at + 1],
    ids: row.ids as Record<string, string>,
    state: row.state,
    attempts: row.attempts,
    trouble: row.trouble,
    answer: row.answer,
    madeAt: row.made_at,
    sentAt: row.sent_at,
  }))
}
