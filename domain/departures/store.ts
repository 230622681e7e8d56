import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
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
    .select((of) =>
      of.case().when('e.clinician_id', '=', clinicianId).then(of.ref('e.sealed_reason')).end().as('sealed'),
    )
    .where((where) =>
      where.or([where('e.clinician_id', '=', clinicianId), where('e.actor_id', '=', clinicianId)]),
    )
    .orderBy('e.sequence', 'desc')
    .execute()
  const reasons = await openMany(
    tx,
    rows.map((row) => ({ keyId: NETWORK_ID, purpose: 'record.reason', rowId: row.id, sealed: row.sealed })),
  )
  return rows.map(({ sealed, ...row }, at) => ({ ...row, reason: reasons[at] ?? null }))
}

/** One's answers to meetings, and the roles one was settled in; of groups one may still look into. */
export function ownAnswers(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('meeting_answer as a')
    .innerJoin('meeting as m', 'm.id', 'a.meeting_id')
    .leftJoin('charter as c', 'c.group_id', 'a.group_id')
    .select(['a.meeting_id as meetingId', 'm.starts_at as startsAt', 'c.name as groupName'])
    .select(['a.answer', 'a.answered_at as answeredAt'])
    .where('a.clinician_id', '=', clinicianId)
    .orderBy('m.starts_at', 'desc')
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
