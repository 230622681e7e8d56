import { createHash } from 'node:crypto'
import { meetingToRemind } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { postMail, tell } from '#platform/mail/post'

/** Mails about meetings: their words say "your group" and the time, never a name. */
export type MeetingMail =
  | 'meeting-reminder'
  | 'meeting-moved'
  | 'meeting-cancelled'
  | 'meeting-back'
  | 'schedule-changed'

/**
 * Reminds the acting clinician of a meeting a day ahead. Nothing is sent for a meeting that was cancelled, moved far
 * away, has begun, or to which they said they are not coming. Once for each person and start.
 */
export async function remindOfMeeting(acting: Acting, { meetingId }: { meetingId: string }): Promise<void> {
  const meeting = await meetingToRemind(acting, { meetingId })
  if (!meeting) return
  const { clinicianId } = acting.actor
  await postMail(acting.tx, {
    id: mailId('meeting-reminder', meetingId, meeting.startsAt, clinicianId),
    kind: 'meeting-reminder',
    to: { clinicianId },
    ids: { meetingId },
  })
}

/** Tells the acting clinician of a change of their group's dates, on Today and by mail. Once for each person and change. */
export async function tellOfChange(
  acting: Acting,
  change: {
    kind: Exclude<MeetingMail, 'meeting-reminder'>
    subjectId: string
    groupId: string
    revision: string
  },
): Promise<void> {
  const { clinicianId } = acting.actor
  const id = mailId(change.kind, change.subjectId, change.revision, clinicianId)
  const { kind, groupId, subjectId } = change
  const ids: Record<string, string> = kind === 'schedule-changed' ? { groupId } : { meetingId: subjectId }
  await tell(acting.tx, clinicianId, kind, ids, id)
  await postMail(acting.tx, { id, kind, to: { clinicianId }, ids })
}

/** The same mail, or notice, has the same id, however often its job runs (UUID version 8, RFC 9562 5.8). */
function mailId(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\0')).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
