import { meetingFacts, meetingRoles, requireMeeting } from '#domain/meetings/reads'
import { outagesIn } from '#domain/outages/reads'
import { ownAnswered, unrecordedMeetings } from '#domain/presence/reads'
import { timePassed } from '#domain/room/log'
import { eveningOf } from '#domain/room/reads'
import { groupMembers, ownDoorIfAny, requireEntry, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import type { Interval } from '#platform/interval'
import { enqueue } from '#platform/jobs'
import { postMail, tell } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotFound } from '#platform/refusals'
import { type CorrectMinutes, minutesHeld, outOf, ownCases, type Role, roleIn } from './attendance.ts'
import { meetingTime } from './meetingtime.ts'
import { presenceIn, untilNow } from './presence.ts'
import * as store from './store.ts'

/**
 * Records one's own minutes of a meeting, as far as it has gone; again, once it is over, gives the same until they were
 * corrected. Refuses: NotFound outside the group; NotAllowed while the door is shut: then nothing is recorded over.
 */
export function recordOwnMinutes(acting: Acting, { meetingId }: { meetingId: string }): Promise<void> {
  return recordMinutes(acting, meetingId, (answered) => answered)
}

async function recordMinutes(
  acting: Acting,
  meetingId: string,
  counted: (answered: Interval[]) => Interval[],
): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, { meetingId })
  await requireEntry(acting, meeting.groupId)
  const { room: logged, turns, openedAt } = await eveningOf(acting, { meetingId })
  const room = timePassed(logged, now.epochMilliseconds)
  const of = { meetingId, groupId: meeting.groupId, clinicianId: actor.clinicianId }
  const planned = {
    from: Temporal.Instant.from(meeting.startsAt).epochMilliseconds,
    to: Temporal.Instant.from(meeting.endsAt).epochMilliseconds,
  }
  const presence = presenceIn({
    answered: counted(await ownAnswered(acting, of)),
    meeting: meetingTime(planned, { openedAt, endedAt: room.endedAt }),
    steppedOut: outOf(room, turns),
    ownCases: ownCases(room, actor.clinicianId),
    outages: await outagesIn(acting, planned),
  })
  await store.recordPresence(tx, { ...of, role: roleIn(room, actor.clinicianId), now }, presence)
  // The morning after, when everyone's minutes are there: credit may be one evaluation away.
  const ids = { meetingId, clinicianId: actor.clinicianId, mailId: newId() }
  await enqueue(tx, 'evaluation.remind', ids, now.add({ hours: 12 }), `${meetingId} ${actor.clinicianId}`)
}

/**
 * Records one's own minutes in a group that one is about to leave, also of an evening that goes on: afterwards its room
 * exists for one no more. Before a shut door there is no room either; what is not recorded then is not.
 */
export async function recordBeforeLeaving(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const door = await ownDoorIfAny(acting, { groupId })
  if (!door || door.shut || door.state !== 'active') return
  const now = acting.now.epochMilliseconds
  // One at most, but for someone who leaves in the seconds before the job.
  for (const meetingId of await unrecordedMeetings(acting, { groupId }))
    await recordMinutes(acting, meetingId, (answered) => untilNow(answered, now))
}

/** How long minutes are waited for whose person's door is shut since the evening, and how often it is tried. */
const WAIT_DAYS = 60
const TRY_AGAIN = { hours: 24 }

/** Own minutes that a shut door kept from being recorded are tried again a day later, for 60 days after the evening. */
export async function recordOnceOpen(acting: Acting, { meetingId }: { meetingId: string }): Promise<void> {
  const { tx, actor, now } = acting
  const { clinicianId } = actor
  const since = now.subtract({ hours: 24 * WAIT_DAYS })
  const waiting = await unrecordedMeetings(acting, { meetingId, since })
  if (waiting.length === 0) return
  const ids = { meetingId, clinicianId }
  await enqueue(tx, 'attendance.record-own', ids, now.add(TRY_AGAIN), `${meetingId} ${clinicianId}`)
}

/**
 * Corrects someone's minutes with a reason that this person is told of and sees; on the record. The same minutes again are
 * said to be right, if for another reason; for the same one nothing changes.
 * Refuses: NotFound outside the group and for who is not in it; NotAllowed for who does not facilitate it; Invalid before the
 * meeting, for more minutes than it had, or more of presenting than of presence, and, unless that is said to be so
 * (`beyondRoom`), for more than its room was open: whoever checks a document sees both (docs/decisions/minutes-by-hand.md).
 */
export async function correctMinutes(acting: Acting, input: CorrectMinutes): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, input)
  await requireFacilitator(acting, meeting.groupId)
  if (meeting.phase === 'ahead') throw new Invalid({ '': 'attendance.notBegun' })
  requireWithin(meeting.minutes, input)
  requireHeld(minutesHeld(await requireMeeting(acting, input.meetingId), now), input)
  const before = await store.attendanceOf(tx, input)
  const members = await groupMembers(acting, { groupId: meeting.groupId })
  if (!before && !members.some((member) => member.clinicianId === input.clinicianId)) throw new NotFound()
  if (before?.correctedAt && (await isRepeated(acting, input, before))) return
  const role = before ? undefined : await roleThatEvening(acting, input)
  await store.correct(
    tx,
    { ...input, groupId: meeting.groupId, role },
    { clinicianId: actor.clinicianId, now },
  )
  await record(acting, {
    kind: 'attendance.corrected',
    audience: 'group',
    groupId: meeting.groupId,
    subjectId: input.meetingId,
    clinicianId: input.clinicianId,
    reason: input.reason,
  })
  const { clinicianId, meetingId } = input
  if (clinicianId === actor.clinicianId) return
  await tell(tx, clinicianId, 'attendance-corrected', { meetingId })
  await postMail(tx, { kind: 'attendance-corrected', to: { clinicianId }, ids: { meetingId } })
}

/** The role of someone whose minutes nobody recorded: by the room's log, else as it was settled for that meeting. */
async function roleThatEvening(acting: Acting, of: CorrectMinutes): Promise<Role> {
  const { room } = await eveningOf(acting, of)
  const led = timePassed(room, acting.now.epochMilliseconds)
  if (Object.keys(led.led).length > 0) return roleIn(led, of.clinicianId)
  const { roles } = await meetingRoles(acting, of)
  if (roles.facilitator === of.clinicianId) return 'facilitator'
  return roles.timekeeper === of.clinicianId ? 'timekeeper' : 'member'
}

async function isRepeated({ tx }: Acting, input: CorrectMinutes, before: store.Recorded): Promise<boolean> {
  const isSame = before.minutes === input.minutes && before.presentingMinutes === input.presentingMinutes
  return isSame && (await store.reasonOf(tx, { ...input, ...before })) === input.reason
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

function requireHeld(held: number | undefined, { minutes, beyondRoom }: CorrectMinutes): void {
  if (held !== undefined && minutes > held && !beyondRoom)
    throw new Invalid({ minutes: { code: 'attendance.beyondRoom', values: { held } } })
}
