import type { Acting } from '#platform/database/acting'
import type { AnswerRow } from './answer.ts'
import * as store from './store.ts'

/** How members answered meetings one knows of; who has not answered is missing. */
export function answersTo(
  { tx }: Acting,
  { meetingIds }: { meetingIds: readonly string[] },
): Promise<AnswerRow[]> {
  return store.answersTo(tx, meetingIds)
}
