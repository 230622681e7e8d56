import { requireEntry } from '#domain/seats/reads'
import { endResets } from '#platform/accounts/links'
import type { Acting } from '#platform/database/acting'
import { tell } from '#platform/mail/post'
import { record } from '#platform/record'
import { NotAllowed, Stale } from '#platform/refusals'
import * as store from './store.ts'
import type { VouchFor } from './vouching.ts'

/**
 * Vouches that a member whose sign-in was reset is the person the group knows. Repeating changes nothing. A link that
 * still waits ends: whoever used it afterwards would be somebody else. Refuses: NotFound outside; NotAllowed with what
 * keeps one's own door shut, or for who is not asked; Stale where the sign-in was reset again since it was shown.
 */
export async function vouchFor(
  acting: Acting,
  { groupId, clinicianId, neededSince }: VouchFor,
): Promise<void> {
  const { tx, actor, now } = acting
  const { role } = await requireEntry(acting, groupId)
  const waiting = (await store.vouchingsWaiting(tx, actor.clinicianId)).find(
    (one) => one.groupId === groupId && one.clinicianId === clinicianId,
  )
  if (!waiting && role !== 'facilitator') throw new NotAllowed('facilitators-only', { groupId })
  if (!waiting) return
  const seen = Temporal.Instant.from(neededSince)
  if (Temporal.Instant.compare(waiting.neededSince, seen) > 0) throw new Stale()
  // Before any row is held: who uses the link at this moment holds it and waits for those rows.
  await endResets(clinicianId)
  if (!(await store.vouch(tx, { groupId, clinicianId, by: actor.clinicianId, at: now, seen })))
    throw new Stale()
  await record(acting, { kind: 'account.vouched', audience: 'group', groupId, clinicianId })
  await tell(tx, clinicianId, 'vouched-for', { groupId })
}
