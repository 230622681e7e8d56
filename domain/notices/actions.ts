import type { Acting } from '#platform/database/acting'
import type { MarkSeen } from './notice.ts'
import * as store from './store.ts'

/** Puts notices of one's own away, so that Today no longer tells them; others' ids and a second time change nothing. */
export async function markSeen({ tx, actor, now }: Acting, { noticeId }: MarkSeen): Promise<void> {
  await store.putAway(tx, { clinicianId: actor.clinicianId, ids: noticeId, now })
}
