import type { Acting } from '#platform/database/acting'
import type { Interval } from '#platform/interval'
import * as store from './store.ts'

/** When any of one's own devices answered in a meeting's room. */
export const ownAnswered = (
  { tx, actor }: Acting,
  { meetingId }: { meetingId: string },
): Promise<Interval[]> => store.answeredIn(tx, { meetingId, clinicianId: actor.clinicianId })

/** Meetings in whose room a device of one's own answered and whose minutes are not recorded, as the store says it. */
export const unrecordedMeetings = (
  { tx, actor }: Acting,
  of: { groupId?: string; meetingId?: string; since?: Temporal.Instant },
): Promise<string[]> => store.unrecordedMeetings(tx, { ...of, clinicianId: actor.clinicianId })
