import { meetingFacts } from '#domain/meetings/reads'
import { requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import type { Answer } from './answer.ts'
import * as store from './store.ts'

/**
 * A device in a room answers. Gives the server's time in milliseconds, for the clock on the page.
 * Refuses: NotFound outside the group; NotAllowed while the door is shut.
 */
export async function answerInRoom(acting: Acting, answer: Answer): Promise<{ now: number }> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, answer)
  await requireEntry(acting, meeting.groupId)
  await store.noteAnswer(tx, { ...answer, groupId: meeting.groupId, clinicianId: actor.clinicianId }, now)
  return { now: now.epochMilliseconds }
}
