import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { open, openMany, seal } from '#platform/sealing'
import type { Role } from './attendance.ts'
import type { Presence } from './presence.ts'

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)

type OfPerson = { meetingId: string; clinicianId: string }

/**
 * Records one's own minutes; recorded again until a facilitator has corrected them. What is taken off for time stepped
 * out goes with corrected ones too.
 */
export async function recordPresence(
  tx: Tx,
  of: OfPerson & { groupId: string; role: Role; now: Temporal.Instant },
  presence: Presence,
): Promise<void> {
  const counted = {
    role: of.role,
    minutes: presence.minutes,
    presenting_minutes: presence.presentingMinutes,
    first_at: presence.firstAt === undefined ? null : instant(presence.firstAt),
    last_at: presence.lastAt === undefined ? null : instant(presence.lastAt),
  }
  const own = { meeting_id: of.meetingId, clinician_id: of.clinicianId, group_id: of.groupId }
  await tx
    .insertInto('attendance_out')
    .values({ ...own, minutes: presence.outMinutes })
    .onConflict((key) =>
      key.columns(['meeting_id', 'clinician_id']).doUpdateSet({ minutes: presence.outMinutes }),
    )
    .execute()
  const updated = await tx
    .updateTable('attendance')
    .set(counted)
    .where('meeting_id', '=', of.meetingId)
    .where('clinician_id', '=', of.clinicianId)
    .where('corrected_at', 'is', null)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n || (await attendanceOf(tx, of))) return
  await tx
    .insertInto('attendance')
    .values({ ...counted, ...own, made_at: of.now })
    .execute()
}

/** Of one's own minutes at a meeting, those that count for credit. */
export async function minutesThatCount(tx: Tx, meetingId: string, minutes: number): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`
    select minutes_that_count(${meetingId}, ${minutes}::integer) as minutes`.execute(tx)
  return rows[0]!.minutes
}

/**
 * One person's minutes at a meeting, the reason of a correction still sealed; undefined when none are kept or one may
 * not see them.
 */
export async function attendanceOf(tx: Tx, of: OfPerson) {
  return tx
    .selectFrom('attendance')
    .select(columns)
    .where('meeting_id', '=', of.meetingId)
    .where('clinician_id', '=', of.clinicianId)
    .executeTakeFirst()
}

export type Recorded = NonNullable<Awaited<ReturnType<typeof attendanceOf>>>

const columns = [
  'clinician_id as clinicianId',
  'role',
  'minutes',
  'presenting_minutes as presentingMinutes',
  'first_at as firstAt',
  'last_at as lastAt',
  'corrected_at as correctedAt',
  'corrected_by as correctedBy',
  'sealed_reason as sealedReason',
] as const

/** Who was at a meeting of one's group, as the database's guard says it: not for how long. */
export async function attendersOf(tx: Tx, meetingId: string): Promise<{ clinicianId: string; role: Role }[]> {
  const { rows } = await sql<{ clinicianId: string; role: Role }>`
    select clinician_id as "clinicianId", role from meeting_attended_by(${meetingId}) order by clinician_id`.execute(
    tx,
  )
  return rows
}

/** The minutes one may see of a meeting: one's own, and as facilitator of the group everyone's. */
export function attendanceAt(tx: Tx, meetingId: string) {
  return tx
    .selectFrom('attendance')
    .select(columns)
    .where('meeting_id', '=', meetingId)
    .orderBy('first_at')
    .orderBy('clinician_id')
    .execute()
}

/** A facilitator's correction; the reason is sealed under the person's key. `role`: where nothing was recorded before. */
export async function correct(
  tx: Tx,
  of: OfPerson & {
    groupId: string
    minutes: number
    presentingMinutes: number
    reason: string
    role?: Role | undefined
  },
  by: { clinicianId: string; now: Temporal.Instant },
): Promise<void> {
  const corrected = {
    minutes: of.minutes,
    presenting_minutes: of.presentingMinutes,
    corrected_at: by.now,
    corrected_by: by.clinicianId,
    sealed_reason: await seal(tx, of.clinicianId, 'attendance.reason', rowId(of), of.reason),
  }
  const { numUpdatedRows } = await tx
    .updateTable('attendance')
    .set(corrected)
    .where('meeting_id', '=', of.meetingId)
    .where('clinician_id', '=', of.clinicianId)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('attendance')
    .values({
      ...corrected,
      meeting_id: of.meetingId,
      clinician_id: of.clinicianId,
      group_id: of.groupId,
      role: of.role ?? 'member',
      made_at: by.now,
    })
    .execute()
}

/** Minutes of one's own that a facilitator corrected, with the reason. */
export async function ownCorrections(tx: Tx, clinicianId: string) {
  const rows = await tx
    .selectFrom('attendance')
    .select(['meeting_id as meetingId', 'corrected_at as correctedAt', 'sealed_reason as sealed'])
    .where('clinician_id', '=', clinicianId)
    .where('corrected_at', 'is not', null)
    .execute()
  const reasons = await openMany(
    tx,
    rows.map(({ meetingId, sealed }) => ({
      keyId: clinicianId,
      purpose: 'attendance.reason',
      rowId: rowId({ meetingId, clinicianId }),
      sealed,
    })),
  )
  return rows.map(({ meetingId, correctedAt }, at) => ({
    meetingId,
    correctedAt,
    reason: reasons[at] ?? null,
  }))
}

/** The reason of a correction; undefined when there is none or the person's key is gone. */
export function reasonOf(tx: Tx, of: OfPerson & { sealedReason: Uint8Array | null }) {
  return open(tx, of.clinicianId, 'attendance.reason', rowId(of), of.sealedReason)
}

const rowId = (of: OfPerson) => `${of.meetingId}/${of.clinicianId}`
