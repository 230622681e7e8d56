import { requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/** Applications that wait for a decision, oldest first, with answers. Refuses: NotFound outside; NotAllowed for others. */
export async function waitingApplications(acting: Acting, { groupId }: { groupId: string }) {
  await requireFacilitator(acting, groupId)
  const rows = await store.waitingIn(acting.tx, groupId)
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toString() }))
}

/** How many applications wait in each of these groups; groups one does not facilitate count nothing. */
export async function waitingByGroup(
  { tx }: Acting,
  groupIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await store.waitingCounts(tx, groupIds)
  return new Map(rows.map((row) => [row.groupId, Number(row.waiting)]))
}

/** The groups one asked for a seat and waits for, newest first; the name of one that is out of sight by now is null. */
export const ownWaiting = ({ tx, actor }: Acting) => store.ownWaiting(tx, actor.clinicianId)

/** Whether an application of one's own to this group waits for an answer. */
export async function hasApplied(acting: Acting, { groupId }: { groupId: string }): Promise<boolean> {
  return (await ownWaiting(acting)).some((one) => one.groupId === groupId)
}

/** One's own applications, newest first; the name of a group that is out of sight by now is null. */
export async function ownApplications({ tx, actor }: Acting) {
  const rows = await store.ownApplications(tx, actor.clinicianId)
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toString(),
    decidedAt: row.decidedAt?.toString() ?? null,
  }))
}
