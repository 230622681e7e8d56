import { attendedMeeting, evaluationOpenUntil, policies } from '#domain/credit/reads'
import { nameAndZone } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import * as store from './store.ts'

/** When one evaluated which meeting, by meeting. */
export async function evaluationTimes({ tx, actor }: Acting): Promise<Map<string, Temporal.Instant>> {
  const rows = await store.ownEvaluationTimes(tx, actor.clinicianId)
  return new Map(rows.map((row) => [row.meetingId, row.madeAt]))
}

/**
 * The form of an evaluation: what was answered so far, and until when; of which group, as long as one may see it. Refuses: NotFound for who was not there.
 */
export async function evaluationToWrite(acting: Acting, { meetingId }: { meetingId: string }) {
  const { tx, actor, now } = acting
  const meeting = await attendedMeeting(acting, meetingId)
  if (!meeting) throw new NotFound()
  const [before] = await store.ownEvaluations(tx, actor.clinicianId, meetingId)
  const openUntil = evaluationOpenUntil(await policies(acting), meeting)
  return {
    meetingId,
    groupName: (await nameAndZone(acting, meeting))?.name,
    startsAt: meeting.startsAt.toString(),
    zone: meeting.zone,
    openUntil: openUntil.toString(),
    isOpen: Temporal.Instant.compare(now, openUntil) < 0,
    answers: before?.answers,
  }
}

/** All of one's own evaluations, for the export of one's own data. */
export const ownEvaluations = ({ tx, actor }: Acting) => store.ownEvaluations(tx, actor.clinicianId)
