import { phaseOf } from '#domain/meetings/meeting'
import { requireMeeting } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { Invalid } from '#platform/refusals'
import type { AnswerMeeting } from './answer.ts'
import * as store from './store.ts'

/**
 * Who takes a turn at a meeting comes to it, unless they have said otherwise: an answer given for its hour stands. For
 * domain/agenda.
 */
export async function comeUnlessAnswered(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<void> {
  const { tx, actor, now } = acting
  const { groupId, startsAt } = await requireMeeting(acting, meetingId)
  const of = { meetingId, groupId, clinicianId: actor.clinicianId }
  await store.addAnswer(tx, { ...of, answer: 'coming', answeredAt: now, forStart: startsAt })
}

/**
 * Coming, maybe or not coming; the last answer stands and can change until the start.
 * Refuses: NotFound outside; Invalid once it began, when it is cancelled, or for another hour than the form showed.
 */
export async function answerMeeting(acting: Acting, input: AnswerMeeting): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await requireMeeting(acting, input.meetingId)
  if (meeting.state === 'cancelled') throw new Invalid({ '': 'meeting.cancelled' })
  if (phaseOf(meeting, now) !== 'ahead') throw new Invalid({ '': 'meeting.began' })
  const { startsAt } = meeting
  if (input.startsAt && !startsAt.equals(input.startsAt)) throw new Invalid({ '': 'meeting.movedMeanwhile' })
  await store.setAnswer(tx, {
    meetingId: meeting.id,
    groupId: meeting.groupId,
    clinicianId: actor.clinicianId,
    answer: input.answer,
    answeredAt: now,
    forStart: startsAt,
  })
}
