import { attendedMeeting, evaluationOpenUntil, policies } from '#domain/credit/reads'
import type { Acting } from '#platform/database/acting'
import { Invalid, NotFound } from '#platform/refusals'
import type { EvaluateMeeting } from './evaluation.ts'
import * as store from './store.ts'

/**
 * Keeps one's evaluation of a meeting, sealed for oneself; again replaces the answers, while it is open.
 * Refuses: NotFound for who was not there; Invalid when its last day is over.
 */
export async function evaluateMeeting(acting: Acting, input: EvaluateMeeting): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await attendedMeeting(acting, input.meetingId)
  if (!meeting) throw new NotFound()
  const openUntil = evaluationOpenUntil(await policies(acting), meeting)
  if (Temporal.Instant.compare(now, openUntil) >= 0) throw new Invalid({ '': 'credit.evaluationOver' })
  const [before] = await store.ownEvaluations(tx, actor.clinicianId, input.meetingId)
  const row = {
    id: before?.id ?? input.evaluationId,
    groupId: meeting.groupId,
    clinicianId: actor.clinicianId,
    at: now,
  }
  await store.keepEvaluation(tx, row, input)
}
