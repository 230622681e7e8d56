import type { Tx } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import type { Interval } from '#platform/interval'
import { goesOn } from './answer.ts'

type OfPerson = { meetingId: string; clinicianId: string }

/** Notes that a device answers: its newest stretch goes on, or a new one begins after a silence. */
export async function noteAnswer(
  tx: Tx,
  answer: OfPerson & { groupId: string; device: string },
  now: Temporal.Instant,
): Promise<void> {
  const last = await tx
    .selectFrom('presence')
    .select(['id', 'last_at'])
    .where('meeting_id', '=', answer.meetingId)
    .where('clinician_id', '=', answer.clinicianId)
    .where('device', '=', answer.device)
    .orderBy('last_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && goesOn(last.last_at.epochMilliseconds, now.epochMilliseconds)) {
    await tx.updateTable('presence').set({ last_at: now }).where('id', '=', last.id).execute()
    return
  }
  await tx
    .insertInto('presence')
    .values({
      id: newId(),
      meeting_id: answer.meetingId,
      group_id: answer.groupId,
      clinician_id: answer.clinicianId,
      device: answer.device,
      from_at: now,
      last_at: now,
    })
    .execute()
}

/** When any of one's own devices answered in a meeting. */
export async function answeredIn(tx: Tx, { meetingId, clinicianId }: OfPerson): Promise<Interval[]> {
  const rows = await tx
    .selectFrom('presence')
    .select(['from_at', 'last_at'])
    .where('meeting_id', '=', meetingId)
    .where('clinician_id', '=', clinicianId)
    .execute()
  return rows.map((row) => ({ from: row.from_at.epochMilliseconds, to: row.last_at.epochMilliseconds }))
}

/**
 * Meetings in whose room a device of one's own answered (since `since`, where given) and whose minutes are not recorded. Of
 * a group, those that were held at all: a lobby is looked at days ahead, and of meetings that are cancelled afterwards.
 */
export async function unrecordedMeetings(
  tx: Tx,
  of: { clinicianId: string; groupId?: string; meetingId?: string; since?: Temporal.Instant },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('presence')
    .select('meeting_id as meetingId')
    .distinct()
    .where('clinician_id', '=', of.clinicianId)
    .$if(of.groupId !== undefined, (q) =>
      q
        .where('group_id', '=', of.groupId!)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('meeting')
              .select('meeting.id')
              .whereRef('meeting.id', '=', 'presence.meeting_id')
              .where('meeting.state', '=', 'planned')
              .where('meeting.room_opened_at', 'is not', null),
          ),
        ),
    )
    .$if(of.meetingId !== undefined, (q) => q.where('meeting_id', '=', of.meetingId!))
    .$if(of.since !== undefined, (q) => q.where('last_at', '>', of.since!))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('attendance_out')
            .select('attendance_out.minutes')
            .whereRef('attendance_out.meeting_id', '=', 'presence.meeting_id')
            .whereRef('attendance_out.clinician_id', '=', 'presence.clinician_id'),
        ),
      ),
    )
    .execute()
  return rows.map((row) => row.meetingId)
}
