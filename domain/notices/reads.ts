import type { Acting } from '#platform/database/acting'
import { type News, newsFrom } from './notice.ts'
import * as store from './store.ts'

/** What happened longer ago is no news. */
const NEWS_DAYS = 30

/** Cases that are asked to be read elsewhere, so that nothing need tell that they were shared. */
type Besides = { toRead: readonly string[] } | undefined

/** What one was told in the last 30 days and has not put away, the newest first. */
export async function ownNews({ tx, actor, now }: Acting, besides?: Besides): Promise<News[]> {
  const since = now.subtract({ hours: 24 * NEWS_DAYS })
  const notices = await store.unseenNotices(tx, { clinicianId: actor.clinicianId, since, now })
  const isToRead = (caseId: string | null) => caseId !== null && besides?.toRead.includes(caseId)
  return newsFrom(notices.filter(({ kind, caseId }) => kind !== 'case-shared' || !isToRead(caseId)))
}

/** Whether one was told this before, seen or not: a job that is done again tells nobody twice. */
export const wasTold = (
  { tx, actor }: Acting,
  { kind, ids }: { kind: string; ids: Record<string, string> },
): Promise<boolean> => store.hasNotice(tx, { clinicianId: actor.clinicianId, kind, ids })
