import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
import { destroyedAmong } from '#platform/keyring'
import { destructionOf } from './destruction.ts'
import * as store from './store.ts'

/** When a case shared in this group is destroyed. Refuses: NotFound outside; NotAllowed as `requireMember`. */
export async function dateOfDestruction(
  acting: Acting,
  of: { groupId: string; meetingId: string | null; sharedAt: Temporal.Instant },
): Promise<Temporal.Instant> {
  const { keepDays } = await groupFacts(acting, of)
  const meeting = of.meetingId ? await meetingFacts(acting, { meetingId: of.meetingId }) : undefined
  return destructionOf(
    { sharedAt: of.sharedAt, meetingEnd: meeting && Temporal.Instant.from(meeting.endsAt) },
    keepDays,
  )
}

/**
 * For jobs: cases whose key was destroyed, as the ledger beside it says, while their row says that they stand: whoever
 * destroyed them was cut off in between. A key that is only missing proves nothing: the keyring may be another's.
 */
export async function halfDestroyedCases(): Promise<{ caseId: string; clinicianId: string }[]> {
  const living = await store.livingCases()
  const ids = living.map(({ caseId }) => caseId)
  const gone = new Set(ids.length > 0 ? await destroyedAmong(ids, 'case.destroyed') : [])
  return living.filter(({ caseId }) => gone.has(caseId))
}

/** For jobs: cases whose date has come, ids with their presenters. No content, nobody's wall. */
export const dueCases = () => store.dueCases()
