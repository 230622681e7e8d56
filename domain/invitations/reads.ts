import { requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { stateOf } from './invitation.ts'
import * as store from './store.ts'

/** Invitations of a group, newest first, with what became of them. Refuses: NotFound, NotAllowed for others. */
export async function groupInvitations(acting: Acting, { groupId }: { groupId: string }) {
  await requireFacilitator(acting, groupId)
  const rows = await store.invitationsOf(acting.tx, groupId)
  return rows.map((row) => ({
    id: row.id,
    byMail: row.byMail,
    madeAt: row.madeAt.toString(),
    expiresAt: row.expiresAt.toString(),
    state: stateOf(row, acting.now),
  }))
}

/**
 * Invitations one has opened and may still take up. None while somebody must vouch: that a person was invited into a group
 * of this name is not for whoever came with a steward's link.
 */
export async function invitationsOpened({ tx, actor }: Acting) {
  const rows = await store.openedBy(tx, actor.clinicianId)
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toString() }))
}
