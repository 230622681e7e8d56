import type { z } from 'zod'
import type { OfCase } from '#domain/cases/case'
import { requireOpenedInside } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import { enqueue } from '#platform/jobs'
import { postMail, tell } from '#platform/mail/post'
import { Invalid, NotFound } from '#platform/refusals'
import * as store from './store.ts'
import type { FollowUp, TakeAway } from './takeaway.ts'

async function requireOwn(acting: Acting, caseId: string) {
  const row = await requireOpenedInside(acting, caseId)
  if (!row.isMine) throw new NotFound()
  return row
}

/**
 * The presenter writes one thing to try; readers of the case see it. The question what came of it
 * is asked at the chosen time. Refuses: NotFound for others; NotAllowed while the door is shut; Invalid when the case will be destroyed before.
 */
export async function takeAway(
  acting: Acting,
  { caseId, text, askInDays }: z.infer<typeof TakeAway>,
): Promise<void> {
  const { tx, actor, now } = acting
  const row = await requireOwn(acting, caseId)
  const followUpAt = askInDays === 0 ? null : now.add({ hours: 24 * askInDays })
  if (followUpAt && Temporal.Instant.compare(followUpAt, row.destroyAt) >= 0)
    throw new Invalid({ askInDays: 'case.afterDestruction' })
  await store.writeTakeaway(tx, {
    caseId,
    groupId: row.groupId,
    clinicianId: actor.clinicianId,
    at: now,
    text,
    followUpAt,
  })
  if (followUpAt)
    await enqueue(tx, 'takeaway.ask', { caseId, clinicianId: actor.clinicianId }, followUpAt, caseId)
}

/**
 * The presenter says that there is nothing to try this time, and is not asked again; what was written stays.
 * Refuses: NotFound for others; NotAllowed while the door is shut.
 */
export async function takeNothingAway(acting: Acting, { caseId }: z.infer<typeof OfCase>): Promise<void> {
  const { tx, actor, now } = acting
  const { groupId } = await requireOwn(acting, caseId)
  await store.declineTakeaway(tx, { caseId, groupId, clinicianId: actor.clinicianId, at: now })
}

/** The presenter writes what came of it. Refuses: NotFound for others and without a takeaway; NotAllowed while the door is shut. */
export async function followUp(
  acting: Acting,
  { caseId, outcome, text }: z.infer<typeof FollowUp>,
): Promise<void> {
  const { tx, actor, now } = acting
  const row = await requireOwn(acting, caseId)
  if (!(await store.takeawayOf(tx, caseId)).written) throw new NotFound()
  await store.writeFollowUp(tx, {
    caseId,
    groupId: row.groupId,
    clinicianId: actor.clinicianId,
    at: now,
    text,
    outcome,
  })
}

/** Asks what came of it, where it is due and unanswered. Run by a job as the presenter. */
export async function askForFollowUp(
  { tx, actor, now }: Acting,
  { caseId }: { caseId: string },
): Promise<void> {
  const due = await store.dueFollowUps(tx, actor.clinicianId, now)
  if (!due.some((d) => d.caseId === caseId)) return
  await tell(tx, actor.clinicianId, 'follow-up-due', { caseId })
  await postMail(tx, { kind: 'follow-up-due', to: { clinicianId: actor.clinicianId }, ids: { caseId } })
}
