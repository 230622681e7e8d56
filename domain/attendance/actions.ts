import { meetingFacts } from '#domain/meetings/reads'
import { eveningOf } from '#domain/room/reads'
import { groupMembers, requireEntry, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { postMail } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotFound } from '#platform/refusals'
import { type Answer, type CorrectMinutes, meetingTime, outOf, ownCases, roleIn } from './attendance.ts'
import { presenceIn } from './presence.ts'
import * as store from './store.ts'

/**
 * A device in a room answers. Gives the server's time in milliseconds, for the clock on the page.
 * Refuses: NotFound outside the group; NotAllowed while the door is shut.
 */
export async function answerInRoom(acting: Acting, answer: Answer): Promise<{ now: number }> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, answer)
  await requireEntry(acting, meeting.groupId)
  await store.noteAnswer(tx, { ...answer, groupId: meeting.groupId, clinicianId: actor.clinicianId }, now)
  return { now: now.epochMilliseconds }
}

/**
 * Records one's own minutes of a meeting whose room is over; again gives the same until they were corrected.
 * Refuses: NotFound outside the group; NotAllowed while the door is shut: then nothing is recorded over.
 */
export async function recordOwnMinutes(acting: Acting, { meetingId }: { meetingId: string }): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, { meetingId })
  await requireEntry(acting, meeting.groupId)
  const { room, turns, openedAt } = await eveningOf(acting, { meetingId })
  const of = { meetingId, groupId: meeting.groupId, clinicianId: actor.clinicianId }
  const planned = {
    from: Temporal.Instant.from(meeting.startsAt).epochMilliseconds,
    to: Temporal.Instant.from(meeting.endsAt).epochMilliseconds,
  }
  const presence = presenceIn({
    answered: await store.answeredIn(tx, of),
    meeting: meetingTime(planned, { openedAt, endedAt: room.endedAt }),
    steppedOut: outOf(room, turns),
    ownCases: ownCases(room, actor.clinicianId),
  })
  await store.recordPresence(tx, { ...of, role: roleIn(room, actor.clinicianId), now }, presence)
  // The morning after, when everyone's minutes are there: credit may be one evaluation away.
  const ids = { meetingId, clinicianId: actor.clinicianId, mailId: newId() }
  await enqueue(tx, 'evaluation.remind', ids, now.add({ hours: 12 }), `${meetingId} ${actor.clinicianId}`)
}

/**
 * Corrects someone's minutes with a reason that this person is told of and sees; on the record.
 * Refuses: NotFound outside the group and for who is not in it; NotAllowed for who does not facilitate it; Invalid before the
 * meeting, for more minutes than it had, or more of presenting than of presence.
 */
export async function correctMinutes(acting: Acting, input: CorrectMinutes): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, input)
  await requireFacilitator(acting, meeting.groupId)
  if (meeting.phase === 'ahead') throw new Invalid({ '': 'attendance.notBegun' })
  requireWithin(meeting.minutes, input)
  const before = await store.attendanceOf(tx, input)
  const members = await groupMembers(acting, { groupId: meeting.groupId })
  if (!before && !members.some((member) => member.clinicianId === input.clinicianId)) throw new NotFound()
  const same = before?.minutes === input.minutes && before.presentingMinutes === input.presentingMinutes
  if (same && before.correctedAt) return
  await store.correct(tx, { ...input, groupId: meeting.groupId }, { clinicianId: actor.clinicianId, now })
  await record(acting, {
    kind: 'attendance.corrected',
    audience: 'group',
    groupId: meeting.groupId,
    subjectId: input.meetingId,
    clinicianId: input.clinicianId,
    reason: input.reason,
  })
  if (input.clinicianId !== actor.clinicianId)
    await postMail(tx, {
      kind: 'attendance-corrected',
      to: { clinicianId: input.clinicianId },
      ids: { meetingId: input.meetingId },
    })
}

function requireWithin(maximum: number, { minutes, presentingMinutes }: CorrectMinutes): void {
  const tooMany = { code: 'attendance.tooMany', values: { maximum } }
  const moreThanPresent = { code: 'attendance.moreThanPresent', values: { maximum: minutes } }
  const problems = {
    ...(minutes > maximum && { minutes: tooMany }),
    ...(presentingMinutes > maximum
      ? { presentingMinutes: tooMany }
      : presentingMinutes > minutes && { presentingMinutes: moreThanPresent }),
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems)
}
