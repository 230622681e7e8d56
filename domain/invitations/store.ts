import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'

type New = {
  id: string
  groupId: string
  tokenDigest: Buffer
  addressDigest: Buffer | null
  by: string
  at: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Adds an invitation; false when the id exists. */
export async function addInvitation(tx: Tx, i: New): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('group_invitation')
    .values({
      id: i.id,
      group_id: i.groupId,
      token_digest: i.tokenDigest,
      address_digest: i.addressDigest,
      made_by: i.by,
      made_at: i.at,
      expires_at: i.expiresAt,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/**
 * A group's invitations of all states, the newest 50. Neither token nor address can be read back; `byMail`: it went to
 * one.
 */
export function invitationsOf(tx: Tx, groupId: string) {
  return tx
    .selectFrom('group_invitation')
    .select([
      'id',
      'made_at as madeAt',
      'expires_at as expiresAt',
      'opened_by as openedBy',
      'used_at as usedAt',
      'revoked_at as revokedAt',
      sql<boolean>`address_digest is not null`.as('byMail'),
      // A seat is offered in the moment its invitation is used.
      sql<boolean>`exists (select from seat where seat.group_id = group_invitation.group_id and seat.offered_at = used_at
        and seat.clinician_id = opened_by and seat.ended_by = opened_by and seat.active_at is null)`.as(
        'declined',
      ),
    ])
    .where('group_id', '=', groupId)
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute()
}

/** Opens an invitation for the acting clinician; the group's id, or null when it is none for them. */
export async function openInvitation(
  tx: Tx,
  tokenDigest: Buffer,
  addressDigest: Buffer,
): Promise<string | null> {
  const { rows } = await sql<{
    groupId: string | null
  }>`select open_invitation(${tokenDigest}, ${addressDigest}) as "groupId"`.execute(tx)
  return rows[0]?.groupId ?? null
}

/** The group of an invitation that one has opened and used oneself. */
export async function usedBy(tx: Tx, tokenDigest: Buffer, clinicianId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('group_invitation')
    .select('group_id as groupId')
    .where('token_digest', '=', tokenDigest)
    .where('opened_by', '=', clinicianId)
    .where('used_at', 'is not', null)
    .executeTakeFirst()
  return row?.groupId
}

/** Uses up the invitation one has opened; false when there is none. */
export async function takeUp(tx: Tx, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select use_invitation(${groupId}) as used`.execute(tx)
  return rows[0]?.used ?? false
}

/** Takes an invitation back. False when it was used or taken back before, or is another group's. */
export async function revoke(tx: Tx, id: string, groupId: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('group_invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('group_id', '=', groupId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes back the unused invitations into a group which has ended: their ids. None for who has not its office. */
export async function closeUnused(tx: Tx, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select close_invitations(${groupId}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Invitations one has opened and not used yet. */
export function openedBy(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('group_invitation')
    .innerJoin('charter', 'charter.group_id', 'group_invitation.group_id')
    .select(['group_invitation.group_id as groupId', 'charter.name', 'expires_at as expiresAt'])
    .where('opened_by', '=', clinicianId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`not (select must_be_vouched_for())`)
    .execute()
}

/** The newest invitation into a group that one has opened, whatever became of it; none where somebody must vouch. */
export function lastOpened(tx: Tx, groupId: string, clinicianId: string) {
  return tx
    .selectFrom('group_invitation')
    .select(['opened_by as openedBy', 'used_at as usedAt', 'revoked_at as revokedAt'])
    .select('expires_at as expiresAt')
    .where('group_id', '=', groupId)
    .where('opened_by', '=', clinicianId)
    .where(sql<boolean>`not (select must_be_vouched_for())`)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
