import type { Interval } from '#platform/interval'

/** What counts as the meeting: the planned time, as far as the room was open. In milliseconds since 1970. */
export function meetingTime(
  planned: Interval,
  room: { openedAt: number | undefined; endedAt: number | undefined },
): Interval {
  if (room.openedAt === undefined) return { from: planned.from, to: planned.from }
  const from = Math.max(planned.from, room.openedAt)
  return { from, to: Math.max(from, Math.min(planned.to, room.endedAt ?? planned.to)) }
}
