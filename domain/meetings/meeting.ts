import { z } from 'zod'
import { WallTime } from '#domain/series/series'

/** One occurrence, the truth about when a group meets. revision counts moves and cancellations. */
export type Meeting = {
  id: string
  groupId: string
  seriesId: string | null
  /** The day of the series it stands for; null for one added by hand. */
  plannedDay: Temporal.PlainDate | null
  startsAt: Temporal.Instant
  zone: string
  startsLocal: Temporal.PlainDateTime
  minutes: number
  state: 'planned' | 'cancelled'
  /** Once moved: the hour it had before its newest move, and the one its series gave it. */
  movedFrom: Temporal.Instant | null
  firstAt: Temporal.Instant | null
  revision: number
  roomOpenedAt: Temporal.Instant | null
  roomEndedAt: Temporal.Instant | null
  changedAt: Temporal.Instant
}

/** A reminder goes out this long before the start. */
export const REMIND_HOURS = 24
/** The room's door is shown from this long before the start. */
export const ROOM_MINUTES_BEFORE = 60
/** A meeting that runs over can still be entered this long after its planned end. */
const ROOM_MINUTES_AFTER = 60

export type Timed = Pick<Meeting, 'startsAt' | 'minutes'>

/** When it ends by the plan; a room may run over. */
export function endsAt(meeting: Timed): Temporal.Instant {
  return meeting.startsAt.add({ minutes: meeting.minutes })
}

/** Whether two have any moment in common; one may begin as the other ends. */
export function overlap(a: Timed, b: Timed): boolean {
  return (
    Temporal.Instant.compare(a.startsAt, endsAt(b)) < 0 && Temporal.Instant.compare(b.startsAt, endsAt(a)) < 0
  )
}

/** ahead until the start, now until the planned end, past after it and from the moment its room was ended. */
export function phaseOf(
  meeting: Timed & Pick<Meeting, 'roomEndedAt'>,
  now: Temporal.Instant,
): 'ahead' | 'now' | 'past' {
  if (meeting.roomEndedAt) return 'past'
  if (Temporal.Instant.compare(now, meeting.startsAt) < 0) return 'ahead'
  return Temporal.Instant.compare(now, endsAt(meeting)) < 0 ? 'now' : 'past'
}

/** Whether the page offers the room: an hour before to an hour after, unless it was ended; never of a cancelled one. */
export function roomIsNear(
  meeting: Timed & Pick<Meeting, 'state' | 'roomEndedAt'>,
  now: Temporal.Instant,
): boolean {
  if (meeting.state === 'cancelled' || meeting.roomEndedAt) return false
  const from = meeting.startsAt.subtract({ minutes: ROOM_MINUTES_BEFORE })
  const until = endsAt(meeting).add({ minutes: ROOM_MINUTES_AFTER })
  return Temporal.Instant.compare(now, from) >= 0 && Temporal.Instant.compare(now, until) < 0
}

/** What is said of a meeting's earlier hours: the one before, whatever it is now, and the first where that is another. */
export function earlierHours({
  startsAt,
  movedFrom,
  firstAt,
}: Pick<Meeting, 'startsAt' | 'movedFrom' | 'firstAt'>) {
  const saysMore = movedFrom && firstAt && !firstAt.equals(movedFrom) && !firstAt.equals(startsAt)
  return { movedFrom: movedFrom?.toString() ?? null, firstAt: saysMore ? firstAt.toString() : null }
}

/** Whether all of it is behind: its time is, and its room can no longer be entered. A cancelled one has no room. */
export function isOver(
  meeting: Timed & Pick<Meeting, 'state' | 'roomEndedAt'>,
  now: Temporal.Instant,
): boolean {
  return phaseOf(meeting, now) === 'past' && !roomIsNear(meeting, now)
}

const revision = z.coerce.number().int().min(0)

/** The new wall time in the meeting's own zone. */
export const MoveMeeting = z.object({
  meetingId: z.uuid(),
  revision,
  day: z.iso.date(),
  startsLocal: WallTime,
})
export type MoveMeeting = z.infer<typeof MoveMeeting>

export const CancelMeeting = z.object({ meetingId: z.uuid(), revision })
export type CancelMeeting = z.infer<typeof CancelMeeting>

/** A meeting as plain data: instants in UTC, startsLocal and zone as the series has them. */
export type MeetingFacts = {
  id: string
  groupId: string
  groupName: string
  startsAt: string
  endsAt: string
  startsLocal: string
  zone: string
  minutes: number
  state: Meeting['state']
  phase: 'ahead' | 'now' | 'past'
  /** Once moved: the hour before. Moved more than once, also the first one, unless it has that again. */
  movedFrom: string | null
  firstAt: string | null
  revision: number
  roomIsNear: boolean
  /** Whether its room was ever opened. */
  wasOpened: boolean
}

/** A meeting's facts at `now`. */
export function factsOf(meeting: Meeting, groupName: string, now: Temporal.Instant): MeetingFacts {
  return {
    id: meeting.id,
    groupId: meeting.groupId,
    groupName,
    startsAt: meeting.startsAt.toString(),
    endsAt: endsAt(meeting).toString(),
    startsLocal: meeting.startsLocal.toString({ smallestUnit: 'minute' }),
    zone: meeting.zone,
    minutes: meeting.minutes,
    state: meeting.state,
    phase: phaseOf(meeting, now),
    ...earlierHours(meeting),
    revision: meeting.revision,
    roomIsNear: roomIsNear(meeting, now),
    wasOpened: meeting.roomOpenedAt !== null,
  }
}
