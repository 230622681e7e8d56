import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { reasonIn } from '#platform/record'
import { openMany } from '#platform/sealing'

// An export crosses subjects: these queries ask only for rows of one's own that no page shows as a whole.

/** Everything one signed, with the words signed, newest first. */
export function ownSignatures(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('agreement_signature as s')
    .innerJoin('agreement_version as v', 'v.id', 's.version_id')
    .leftJoin('charter as c', 'c.group_id', 's.group_id')
    .select([
      's.group_id as groupId',
      'c.name as groupName',
      'v.number',
      'v.clauses',
      's.typed_name as typedName',
      's.signed_at as signedAt',
    ])
    .where('s.clinician_id', '=', clinicianId)
    .orderBy('s.signed_at', 'desc')
    .execute()
}

/** Holds one's own row until the transaction ends; false when its account was deleted before. */
export async function lockActingClinician(tx: Tx, clinicianId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('clinician')
    .select('state')
    .where('id', '=', clinicianId)
    .forUpdate()
    .executeTakeFirst()
  return row?.state !== 'deleted'
}

/** One's seats of all times, with the group's name where one may still read it. */
export function ownSeats(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('seat')
    .leftJoin('charter', 'charter.group_id', 'seat.group_id')
    .select([
      'seat.group_id as groupId',
      'charter.name as groupName',
      'seat.role',
      'seat.state',
      'seat.active_at as activeAt',
      'seat.ended_at as endedAt',
    ])
    .where('seat.clinician_id', '=', clinicianId)
    .orderBy('seat.offered_at', 'desc')
    .execute()
}

/**
 * What the record holds about oneself, newest first: kinds, times, the group where one may read its name, and the reason
 * typed where the entry concerns oneself. A reason one typed about somebody else is theirs.
 */
export async function ownRecord(tx: Tx, clinicianId: string) {
  const rows = await tx
    .selectFrom('record_entry as e')
    .leftJoin('charter as c', 'c.group_id', 'e.group_id')
    .select(['e.id', 'e.kind', 'e.at', 'e.actor_id as actorId', 'c.name as groupName'])
    .select('e.reason_key_id')
    .select((of) =>
      of
        .case()
        .when('e.clinician_id', '=', clinicianId)
        .then(of.ref('e.sealed_reason'))
        .end()
        .as('sealed_reason'),
    )
    .where((where) =>
      where.or([where('e.clinician_id', '=', clinicianId), where('e.actor_id', '=', clinicianId)]),
    )
    .orderBy('e.sequence', 'desc')
    .execute()
  const reasons = await openMany(tx, rows.map(reasonIn))
  return rows.map(({ sealed_reason: _, reason_key_id: __, ...row }, at) => ({
    ...row,
    reason: reasons[at] ?? null,
  }))
}

/** One's answers to meetings of groups one may still look into, each with the hour it was given for. */
export function ownAnswers(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('meeting_answer as a')
    .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
    .leftJoin('charter as c', 'c.group_id', 'a.group_id')
    .select(['a.meeting_id as meetingId', 'a.for_start as startsAt', 'c.name as groupName'])
    .select(['a.answer', 'a.answered_at as answeredAt'])
    .where('a.clinician_id', '=', clinicianId)
    .orderBy('a.for_start', 'desc')
    .execute()
}

/** Roles one was settled in, meeting by meeting; of groups one may still look into. */
export function ownRoles(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('meeting_role as r')
    .innerJoin('meeting as m', 'm.id', 'r.meeting_id')
    .leftJoin('charter as c', 'c.group_id', 'r.group_id')
    .select(['r.meeting_id as meetingId', 'm.starts_at as startsAt', 'c.name as groupName'])
    .select(['r.role', 'r.set_at as setAt'])
    .where('r.clinician_id', '=', clinicianId)
    .orderBy('m.starts_at', 'desc')
    .execute()
}

/** Turns one took to present; of groups one may still look into. */
export function ownTurns(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('agenda_item as a')
    .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
    .leftJoin('charter as c', 'c.group_id', 'a.group_id')
    .select([
      'a.meeting_id as meetingId',
      'm.starts_at as startsAt',
      'c.name as groupName',
      'a.made_at as takenAt',
    ])
    .where('a.presenter_id', '=', clinicianId)
    .orderBy('m.starts_at', 'desc')
    .execute()
}

/** What one did in rooms: kinds and times; not in a case one stepped out of, nor in rooms shut for oneself by now. */
export function ownRoomActs(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('room_event as e')
    .innerJoin('meeting as m', 'm.id', 'e.meeting_id')
    .leftJoin('charter as c', 'c.group_id', 'e.group_id')
    .select(['e.meeting_id as meetingId', 'm.starts_at as startsAt', 'c.name as groupName', 'e.kind', 'e.at'])
    .where('e.actor_id', '=', clinicianId)
    .orderBy('e.at', 'desc')
    .execute()
}

/** Invitations into groups that one made or opened oneself; whom they reached is the other person's. */
export function ownInvitations(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('group_invitation as i')
    .leftJoin('charter as c', 'c.group_id', 'i.group_id')
    .select(['i.group_id as groupId', 'c.name as groupName', 'i.made_at as at', 'i.expires_at as expiresAt'])
    .select(['i.used_at as usedAt', 'i.revoked_at as revokedAt'])
    .select((of) => of('i.made_by', '=', clinicianId).as('byYou'))
    .where((where) =>
      where.or([where('i.made_by', '=', clinicianId), where('i.opened_by', '=', clinicianId)]),
    )
    .orderBy('i.made_at', 'desc')
    .execute()
}

/** Invitations to be a steward that one made or used. */
export function ownStewardInvitations(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('steward_invitation as i')
    .select(['i.made_at as at', 'i.expires_at as expiresAt', 'i.used_at as usedAt'])
    .select((of) => of('i.made_by', '=', clinicianId).as('byYou'))
    .where((where) => where.or([where('i.made_by', '=', clinicianId), where('i.used_by', '=', clinicianId)]))
    .orderBy('i.made_at', 'desc')
    .execute()
}

/** Since when one is steward, or was. */
export function ownStewardship(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('steward')
    .select(['since', 'ended_at as endedAt'])
    .where('clinician_id', '=', clinicianId)
    .execute()
}

/** When a group was asked to vouch for oneself after a reset, and when somebody did. */
export function ownVouchings(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('vouching as v')
    .leftJoin('charter as c', 'c.group_id', 'v.group_id')
    .select([
      'v.group_id as groupId',
      'c.name as groupName',
      'v.needed_since as at',
      'v.vouched_at as vouchedAt',
    ])
    .where('v.clinician_id', '=', clinicianId)
    .orderBy('v.needed_since', 'desc')
    .execute()
}

/** When one first opened which case of a colleague and when last, as far as the case still exists for oneself. */
export function ownReadings(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('case_reading')
    .select(['case_id as caseId', 'at', 'last_at as lastAt'])
    .where('clinician_id', '=', clinicianId)
    .orderBy('at', 'desc')
    .execute()
}

/** When one's devices answered in rooms: from when to when. */
export function ownPresence(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('presence')
    .select(['meeting_id as meetingId', 'from_at as from', 'last_at as until'])
    .where('clinician_id', '=', clinicianId)
    .orderBy('from_at', 'desc')
    .execute()
}

/** What one was told in the app: kinds and times. Ids may name what does not exist for oneself any more. */
export function ownNotices(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('notice')
    .select(['kind', 'made_at as madeAt', 'seen_at as seenAt'])
    .where('clinician_id', '=', clinicianId)
    .orderBy('made_at', 'desc')
    .execute()
}

/** Names of groups one may still read, by id. */
export async function groupNames(tx: Tx, groupIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('charter')
    .select(['group_id as groupId', 'name'])
    .where('group_id', 'in', groupIds)
    .execute()
  return new Map(rows.map((row) => [row.groupId, row.name]))
}

/** Takes away all that is the acting clinician's alone; what others share stays as a former member's. */
export async function eraseActingClinician(tx: Tx, formerName: string): Promise<void> {
  await sql`select erase_acting_clinician(${formerName})`.execute(tx)
}

/** Takes away a former member's documents and signatures past the network's years; whether some are left. */
export async function forgetOldCredit(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`select forget_old_credit() as left`.execute(tx)
  return rows[0]?.left ?? false
}

/** Takes the acting clinician off a group's meetings to come: answers, roles and turns to present. */
export async function leaveMeetingsToCome(tx: Tx, groupId: string): Promise<void> {
  await sql`select leave_meetings_to_come(${groupId}::uuid)`.execute(tx)
}
