import type { Acting } from '#platform/database/acting'
import { type News, newsFrom } from './notice.ts'
import * as store from './store.ts'

/** What happened longer ago is no news. */
const NEWS_DAYS = 30

/** What one was told in the last 30 days and has not put away, the newest first. */
export async function ownNews({ tx, actor, now }: Acting): Promise<News[]> {
  const since = now.subtract({ hours: 24 * NEWS_DAYS })
  return newsFrom(await store.unseenNotices(tx, { clinicianId: actor.clinicianId, since, now }))
}
