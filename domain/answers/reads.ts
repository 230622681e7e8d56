import type { Acting } from '#platform/database/acting'
import type { GivenAnswer } from './answer.ts'
import * as store from './store.ts'

/** How members answered meetings one knows of, also for hours they have no more; who has not answered is missing. */
export function answersTo(
  { tx }: Acting,
  { meetingIds }: { meetingIds: readonly string[] },
): Promise<GivenAnswer[]> {
  return store.answersTo(tx, meetingIds)
}
