import type { Tx } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
import { open, seal } from '#platform/sealing'
import type { Place } from './place.ts'

/** Where the group meets, opened; undefined where nothing is set or one may not see it. */
export async function placeOf(tx: Tx, groupId: string): Promise<Place | undefined> {
  const row = await tx
    .selectFrom('group_place')
    .select(['sealed_video_link as link', 'sealed_address as address'])
    .where('group_id', '=', groupId)
    .executeTakeFirst()
  if (!row) return undefined
  const [videoLink, address] = await Promise.all([
    open(tx, NETWORK_ID, 'group.video-link', groupId, row.link),
    open(tx, NETWORK_ID, 'group.address', groupId, row.address),
  ])
  return { videoLink: videoLink ?? '', address: address ?? '' }
}

/** Sets where the group meets, sealed under the network's key; an empty text takes the part away. `by`: a clinician. */
export async function setPlace(
  tx: Tx,
  groupId: string,
  place: Place,
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  const values = {
    sealed_video_link: place.videoLink
      ? await seal(tx, NETWORK_ID, 'group.video-link', groupId, place.videoLink)
      : null,
    sealed_address: place.address
      ? await seal(tx, NETWORK_ID, 'group.address', groupId, place.address)
      : null,
    changed_by: by,
    changed_at: at,
  }
  await tx
    .insertInto('group_place')
    .values({ group_id: groupId, ...values })
    .onConflict((key) => key.column('group_id').doUpdateSet(values))
    .execute()
}
