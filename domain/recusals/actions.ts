import { caseFacts } from '#domain/cases/reads'
import { requireMember } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { noteTakenAway } from '#platform/ledger'
import { tell } from '#platform/mail/post'
import { NotFound } from '#platform/refusals'
import * as store from './store.ts'

/**
 * Steps out of a case for good, without a reason, whether the door is open or not. Repeating changes
 * nothing. Refuses: NotFound for the presenter, outside the group and for who has to be vouched for.
 */
export async function stepOut(acting: Acting, { caseId }: { caseId: string }): Promise<{ groupId: string }> {
  const { tx, actor, now } = acting
  const facts = await caseFacts(acting, { caseId })
  if (!facts) {
    const before = await store.ownRecusal(tx, caseId)
    if (!before) throw new NotFound()
    return before
  }
  if (facts.presenterId === actor.clinicianId) throw new NotFound()
  await requireMember(acting, facts.groupId)
  const added = await store.addRecusal(tx, {
    caseId,
    groupId: facts.groupId,
    clinicianId: actor.clinicianId,
    at: now,
  })
  if (added) {
    noteTakenAway(tx, 'recusal', caseId, actor.clinicianId)
    await tell(tx, facts.presenterId, 'someone-stepped-out', { caseId })
  }
  return { groupId: facts.groupId }
}
