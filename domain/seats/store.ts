import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { prepared } from '#platform/database/prepared'
import type { Door, OwnSeat, Role, SeatState } from './seat.ts'

/** One's own seat in a group with all that opens or shuts its door; undefined without a living seat. */
export async function doorOf(
  tx: Tx,
  groupId: string,
  clinicianId: string,
  now: Temporal.Instant,
): Promise<OwnSeat | undefined> {
  const [door] = await doors(tx, clinicianId, now, sql`and s.group_id = ${groupId}`)
  return door?.vouched ? door : undefined
}

/** Doors of all groups one has a living seat in, those too where somebody must vouch first. */
export const doorsOf = (tx: Tx, clinicianId: string, now: Temporal.Instant): Promise<OwnSeat[]> =>
  doors(tx, clinicianId, now, sql``)

async function doors(
  tx: Tx,
  clinicianId: string,
  now: Temporal.Instant,
  which: RawBuilder<unknown>,
): Promise<OwnSeat[]> {
  const { rows } = await sql<OwnSeat>`
    select s.id as "seatId", s.group_id as "groupId", s.state, s.role, my_license_standing() as license,
      coalesce((select exists (select 1 from agreement_signature g where g.version_id = v.id and g.clinician_id = ${clinicianId})
        from agreement_version v where v.group_id = s.group_id and v.in_force_from <= ${now}
        order by v.in_force_from desc, v.number desc limit 1), false) as signed,
      not exists (select 1 from vouching w where w.group_id = s.group_id and w.clinician_id = ${clinicianId} and w.vouched_at is null) as vouched
    from seat s where s.clinician_id = ${clinicianId} and s.state <> 'ended' ${which}`.execute(tx)
  return rows
}

/** Seats of a group that are not ended, with who sits there, facilitators first, then by when they came. */
export const membersOf = (tx: Tx, groupId: string) => membersOfOne(tx, { groupId })
const membersOfOne = prepared((tx, { groupId }: { groupId: string }) =>
  seated(tx).where('seat.group_id', '=', groupId),
)

/** The same of several groups. */
export const membersOfAll = (tx: Tx, groupIds: readonly string[]) =>
  seated(tx).where('seat.group_id', 'in', groupIds).execute()

export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number]

function seated(tx: Tx) {
  return tx
    .selectFrom('seat')
    .innerJoin('clinician', 'clinician.id', 'seat.clinician_id')
    .select([
      'seat.group_id as groupId',
      'seat.clinician_id as clinicianId',
      'clinician.name',
      'clinician.credential',
      'clinician.family',
      'clinician.approaches',
      'clinician.zone',
      'seat.role',
      'seat.state',
      'seat.active_at as activeAt',
    ])
    .where('seat.state', '<>', 'ended')
    .orderBy('seat.role', 'asc')
    .orderBy('seat.offered_at', 'asc')
    .orderBy('seat.id')
}

/** How one gave up the last of one's seats in a group oneself; undefined where another is there or somebody else ended it. */
export async function gaveUp(
  tx: Tx,
  groupId: string,
  clinicianId: string,
): Promise<'left' | 'declined' | undefined> {
  const seats = await tx
    .selectFrom('seat')
    .select(['state', 'ended_by as endedBy', 'active_at as activeAt'])
    .where('group_id', '=', groupId)
    .where('clinician_id', '=', clinicianId)
    .orderBy('offered_at', 'desc')
    .execute()
  const [last] = seats
  if (last?.endedBy !== clinicianId || seats.some(({ state }) => state !== 'ended')) return undefined
  return last.activeAt ? 'left' : 'declined'
}

/** One's seats that have not ended, in any group; not where somebody must vouch first: there one is a stranger. */
export function ownSeats(tx: Tx, clinicianId: string) {
  return tx
    .selectFrom('seat')
    .select(['id', 'group_id as groupId', 'state', 'role'])
    .where('clinician_id', '=', clinicianId)
    .where('state', '<>', 'ended')
    .where('group_id', 'not in', sql<string>`(select my_unvouched_groups())`)
    .execute()
}

/** Ids of others to whom a seat is offered in a group, as far as one sees its seats; their names are another matter. */
export async function offeredTo(tx: Tx, groupId: string, clinicianId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('seat')
    .select('clinician_id as id')
    .where('group_id', '=', groupId)
    .where('state', '=', 'offered')
    .where('clinician_id', '<>', clinicianId)
    .execute()
  return rows.map(({ id }) => id)
}

/** A person's seat in a group that has not ended; undefined when there is none or one may not see it. */
export function seatOf(tx: Tx, groupId: string, clinicianId: string) {
  return tx
    .selectFrom('seat')
    .select(['id', 'state', 'role'])
    .where('group_id', '=', groupId)
    .where('clinician_id', '=', clinicianId)
    .where('state', '<>', 'ended')
    .executeTakeFirst()
}

/** Who may enter the group now, as the database's guard sees it. */
export async function whoMayEnter(tx: Tx, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select who_may_enter(${groupId}) as id`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * How many seats of a group have not ended, offers included, as the database's guard counts them: also those one does
 * not see. 0 for who has nothing to do with the group.
 */
export async function taken(tx: Tx, groupId: string): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select seats_taken(${groupId}) as taken`.execute(tx)
  return rows[0]!.taken
}

/** Until this transaction ends, no other changes these groups' seats, dates or turns; taken in the order of their ids. */
export async function lockGroups(tx: Tx, groupIds: readonly string[]): Promise<void> {
  await sql`select lock_group(id) from (select id from unnest(${groupIds}::uuid[]) as id order by id) as ordered`.execute(
    tx,
  )
}

export type NewSeat = {
  id: string
  groupId: string
  clinicianId: string
  role: Role
  offeredBy: string
  at: Temporal.Instant
}

/** Offers a seat; false when this person has a living seat there already. */
export async function addSeat(tx: Tx, seat: NewSeat): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('seat')
    .values({
      id: seat.id,
      group_id: seat.groupId,
      clinician_id: seat.clinicianId,
      role: seat.role,
      state: 'offered',
      offered_by: seat.offeredBy,
      offered_at: seat.at,
    })
    .onConflict((key) => key.columns(['group_id', 'clinician_id']).where('state', '<>', 'ended').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Moves a seat to another state, noting when and who ended it. An ended one stays ended. */
export async function changeState(
  tx: Tx,
  seatId: string,
  state: SeatState,
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  await tx
    .updateTable('seat')
    .set({
      state,
      ...(state === 'active'
        ? {
            active_at: sql<Temporal.Instant>`coalesce(active_at, ${at}::timestamptz)`,
            accepted_at: sql<Temporal.Instant>`coalesce(accepted_at, ${at}::timestamptz)`,
          }
        : {}),
      ...(state === 'ended' ? { ended_at: at, ended_by: by } : {}),
    })
    .where('id', '=', seatId)
    .where('state', '<>', state)
    .where('state', '<>', 'ended')
    .execute()
}

/** Gives a seat another role; who may is for the action to say. */
export async function changeRole(tx: Tx, seatId: string, role: Role): Promise<void> {
  await tx.updateTable('seat').set({ role }).where('id', '=', seatId).execute()
}

/** Of the acting clinician: the license over all, and whether somebody must vouch after a steward's reset. */
export async function ownStanding(tx: Tx): Promise<{ standing: Door['license']; mustBeVouchedFor: boolean }> {
  const { rows } = await sql<{ standing: Door['license']; mustBeVouchedFor: boolean }>`
    select my_license_standing() as standing, must_be_vouched_for() as "mustBeVouchedFor"`.execute(tx)
  return rows[0]!
}

/** For jobs, outside any clinician's wall: ids of a group's active facilitators. */
export async function facilitatorIds(groupId: string): Promise<string[]> {
  const { rows } = await jobsPool().query<{ id: string }>('select group_facilitators($1) as id', [groupId])
  return rows.map((row) => row.id)
}
