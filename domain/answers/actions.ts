import { phaseOf } from '#domain/meetings/meeting'
import { requireMeeting } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { Invalid } from '#platform/refusals'
import type { AnswerMeeting } from './answer.ts'
import * as store from './store.ts'

/** Who takes a turn at a meeting comes to it, unless they have said otherwise: an answer given stands. For domain/agenda. */
export async function comeUnlessAnswered(
  { tx, actor, now }: Acting,
  { meetingId, groupId }: { meetingId: string; groupId: string },
): Promise<void> {
  const { clinicianId } = actor
  await store.addAnswer(tx, { meetingId, groupId, clinicianId, answer: 'coming', answeredAt: now })
}

/**
 * Coming, maybe or not coming; the last answer stands and can change until the start.
 * Refuses: NotFound outside; Invalid once it began or when it is cancelled.
 */
export async function answerMeeting(acting: Acting, input: AnswerMeeting): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await requireMeeting(acting, input.meetingId)
  if (meeting.state === 'cancelled') throw new Invalid({ answer: 'meeting.cancelled' })
  if (phaseOf(meeting, now) !== 'ahead') throw new Invalid({ answer: 'meeting.began' })
  await store.setAnswer(tx, {
    meetingId: meeting.id,
    groupId: meeting.groupId,
    clinicianId: actor.clinicianId,
    answer: input.answer,
    answeredAt: now,
  })
}
