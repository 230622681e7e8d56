import { nameAndZone } from '#domain/groups/reads'
import { hasDeclined, requireFacilitator } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { NotFound, type OfferEnd, OfferGone } from '#platform/refusals'
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

type OfGroup = { groupId: string }

/**
 * A read or an action of a page to which the offer of a seat leads. Refuses: as `work` does; OfferGone instead of NotFound
 * where one was offered a seat there oneself and the offer is none any more.
 */
export function whileOffered<I extends OfGroup, O>(work: (acting: Acting, of: I) => Promise<O>) {
  return async (acting: Acting, of: I): Promise<O> => {
    try {
      return await work(acting, of)
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
      const became = await endOfOffer(acting, of)
      if (!became) throw error
      throw new OfferGone(became, (await nameAndZone(acting, of)) && of.groupId)
    }
  }
}

async function endOfOffer(acting: Acting, { groupId }: OfGroup): Promise<OfferEnd | undefined> {
  const { tx, actor, now } = acting
  const invitation = await store.lastOpened(tx, groupId, actor.clinicianId)
  const state = invitation && stateOf(invitation, now)
  if (state === 'revoked' || state === 'expired') return state
  return (await hasDeclined(acting, { groupId })) ? 'declined' : undefined
}
