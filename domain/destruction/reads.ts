import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import type { Acting } from '#platform/database/acting'
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

/** For jobs: cases whose date has come, ids with their presenters. No content, nobody's wall. */
export const dueCases = () => store.dueCases()
