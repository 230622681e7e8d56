import { meetingTime } from '#domain/attendance/meetingtime'
import type { Facts, MinutesFrom } from '#domain/certificates/certificate'
import { type Interval, minutesIn } from '#platform/interval'

/**
 * The time a document gives for its meeting and where its minutes come from, so that neither belies the other. Minutes that
 * fit into the planned time during which the room was open go with that; others with the planned time, which is then said to
 * be planned, beside when the room was open (docs/decisions/minutes-by-hand.md).
 */
export function timeStated({ edition, startsAt, endsAt, room, corrected, minutesPresent }: Facts): {
  time: Interval
  isPlanned: boolean
  minutesFrom: MinutesFrom
} {
  const planned = { from: at(startsAt), to: at(endsAt) }
  if (edition < 3) {
    // What a room counts fits into its time: more was set by hand.
    const isBeyond = minutesPresent > minutesIn([planned])
    return { time: planned, isPlanned: false, minutesFrom: isBeyond ? 'beyond' : 'unknown' }
  }
  if (!room) return { time: planned, isPlanned: true, minutesFrom: 'entered' }
  const endedAt = room.endedAt === null ? undefined : at(room.endedAt)
  const held = meetingTime(planned, { openedAt: at(room.openedAt), endedAt })
  const isPlanned = minutesPresent > minutesIn([held])
  return { time: isPlanned ? planned : held, isPlanned, minutesFrom: corrected ? 'corrected' : 'room' }
}

/** Read in browsers too, of which some know no Temporal. */
const at = (instant: string) => Date.parse(instant)
