import { requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import type { Place } from './place.ts'
import * as store from './store.ts'

/** Where the group meets. Refuses: NotFound outside; NotAllowed while the door is shut. */
export async function meetingPlace(acting: Acting, { groupId }: { groupId: string }): Promise<Place> {
  const door = await requireEntry(acting, groupId)
  return placeBehind(acting, { groupId, door })
}

/** The same of a group that has let one in (its door, as one's own seat reads it). */
export async function placeBehind(
  { tx }: Acting,
  { groupId }: { groupId: string; door: { seatId: string } },
): Promise<Place> {
  return (await store.placeOf(tx, groupId)) ?? { videoLink: '', address: '' }
}
