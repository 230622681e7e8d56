import { phaseOf } from '#domain/meetings/meeting'
import { requireMeeting } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { Invalid } from '#platform/refusals'
import type { AnswerMeeting } from './answer.ts'
import * as store from './store.ts'

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
