import { z } from 'zod'
import type { Meeting } from '#domain/meetings/meeting'
import type { Turn } from '#domain/room/command'
import type { Room } from '#domain/room/room'
import { type Interval, minutesIn } from '#platform/interval'
import { meetingTime } from './meetingtime.ts'

/** How many minutes at most, the meeting says: the action asks it. */
export const CorrectMinutes = z.object({
  meetingId: z.uuid(),
  clinicianId: z.uuid('choose'),
  minutes: z.coerce.number().int().min(0),
  presentingMinutes: z.coerce.number().int().min(0),
  reason: z.string().trim().min(3).max(500),
  /** That the meeting was longer than its room was open: asked where the minutes are more than that. */
  beyondRoom: z.boolean().optional(),
})
export type CorrectMinutes = z.infer<typeof CorrectMinutes>

export type Role = 'member' | 'facilitator' | 'timekeeper'

/** Minutes of a meeting's planned time during which its room was open, until `now`; undefined where it never was. */
export function minutesHeld(
  meeting: Pick<Meeting, 'startsAt' | 'minutes' | 'roomOpenedAt' | 'roomEndedAt'>,
  now: Temporal.Instant,
): number | undefined {
  if (!meeting.roomOpenedAt) return undefined
  const from = meeting.startsAt.epochMilliseconds
  const room = {
    openedAt: meeting.roomOpenedAt.epochMilliseconds,
    endedAt: (meeting.roomEndedAt ?? now).epochMilliseconds,
  }
  return minutesIn([meetingTime({ from, to: from + meeting.minutes * 60_000 }, room)])
}

/** The stretches of an evening in which someone was out of the case: from stepping out, or all of it. */
export function outOf(room: Room, turns: readonly Turn[]): Interval[] {
  return room.spans.flatMap((span) => {
    const since = turns.find((turn) => turn.id === span.partId)?.outSince
    return since === undefined ? [] : [{ from: Math.max(span.from, since), to: span.to ?? room.at }]
  })
}

/** The parts of the evening that were one's own case. */
export function ownCases(room: Room, clinicianId: string): Interval[] {
  return room.spans
    .filter((span) => span.presenterId === clinicianId)
    .map((span) => ({ from: span.from, to: span.to ?? room.at }))
}

/** Of an evening's time, what one leads at least to have led it too, beside who led it longest. */
const SHARE = 1 / 4

/** Facilitators of an evening are who led it longest, and whoever led a quarter of it: it may be handed over midway. */
export function roleIn(room: Pick<Room, 'led' | 'timekeeperId'>, clinicianId: string): Role {
  const times = Object.values(room.led)
  const own = room.led[clinicianId] ?? 0
  const all = times.reduce((sum, time) => sum + time, 0)
  if (own > 0 && (own === Math.max(...times) || own >= all * SHARE)) return 'facilitator'
  return room.timekeeperId === clinicianId ? 'timekeeper' : 'member'
}
