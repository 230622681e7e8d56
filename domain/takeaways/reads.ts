import { type OpenedCase, requireOpened } from '#domain/cases/reads'
import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/** What the presenter took away from a case one has opened, and what came of it. Refuses: NotFound. */
export async function caseTakeaway(acting: Acting, { caseId }: { caseId: string }) {
  return takeawayIn(acting, await requireOpened(acting, caseId))
}

/** The same of a case that was opened already. */
export async function takeawayIn(acting: Acting, { id }: OpenedCase) {
  const [{ written: takeaway, isDeclined }, after] = await Promise.all([
    store.takeawayOf(acting.tx, id),
    store.followUpOf(acting.tx, id),
  ])
  return {
    takeaway: takeaway && {
      text: takeaway.text,
      followUpAt: takeaway.followUpAt?.toString() ?? null,
      madeAt: takeaway.madeAt.toString(),
      askInDays: takeaway.followUpAt
        ? Math.round(takeaway.madeAt.until(takeaway.followUpAt).total('hours') / 24)
        : 0,
    },
    isDeclined,
    followUp: after && { ...after, madeAt: after.madeAt.toString() },
  }
}

/** Own cases presented lately whose one thing to try is still to be written. */
export function takeawaysToWrite({ tx, actor, now }: Acting) {
  return store.untaken(tx, actor.clinicianId, now)
}

/** Own takeaways to say something about now. */
export function followUpsDue({ tx, actor, now }: Acting) {
  return store.dueFollowUps(tx, actor.clinicianId, now)
}
