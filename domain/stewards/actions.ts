import { addressDigest, ownAddressDigest } from '#platform/accounts/addresses'
import { makeStewardReset } from '#platform/accounts/resets'
import { newToken, tokenDigest } from '#platform/accounts/secrets'
import { endSessions } from '#platform/accounts/sessions'
import { requireFresh } from '#platform/accounts/sign-in'
import type { Acting } from '#platform/database/acting'
import { postMail } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotFound } from '#platform/refusals'
import { personForSteward, requireSteward } from './reads.ts'
import {
  type InviteSteward,
  invitationDays,
  type OfSteward,
  type ResetSignIn,
  type TakeUpInvitation,
} from './steward.ts'
import * as store from './store.ts'

/** Makes the acting person the first steward; the database refuses when there ever was one. Part of the set-up only. */
export async function becomeFirstSteward(acting: Acting): Promise<void> {
  const { tx, actor, now } = acting
  await store.addSteward(tx, { clinicianId: actor.clinicianId, madeBy: null, at: now })
  await record(acting, { kind: 'steward.made', audience: 'stewards', clinicianId: actor.clinicianId })
}

/**
 * Invites an address to become steward: one use, for that confirmed address only, seven days.
 * Again with the same id changes nothing. Refuses: NotFound for others; NotAllowed sign-in-again.
 */
export async function inviteSteward(acting: Acting, input: InviteSteward): Promise<void> {
  await requireSteward(acting)
  requireFresh(acting.actor)
  const { tx, actor, now } = acting
  const token = newToken()
  const added = await store.addInvitation(tx, {
    id: input.invitationId,
    tokenDigest: tokenDigest(token),
    addressDigest: await addressDigest(input.email),
    madeBy: actor.clinicianId,
    at: now,
    expiresAt: now.add({ hours: 24 * invitationDays }),
  })
  if (!added) return
  await postMail(tx, { kind: 'steward-invitation', to: { address: input.email }, secret: token })
  await record(acting, { kind: 'steward.invited', audience: 'stewards', subjectId: input.invitationId })
}

/** Becomes steward by an invitation to one's own address; again changes nothing. Refuses: NotFound. */
export async function takeUpInvitation(acting: Acting, { token }: TakeUpInvitation): Promise<void> {
  const { tx, actor, now } = acting
  const address = await ownAddressDigest(actor.clinicianId)
  if (!address || !(await store.takeUpInvitation(tx, tokenDigest(token), address))) throw new NotFound()
  const madeBy = await store.inviterOf(tx, actor.clinicianId)
  if (await store.addSteward(tx, { clinicianId: actor.clinicianId, madeBy, at: now }))
    await record(acting, { kind: 'steward.made', audience: 'stewards', clinicianId: actor.clinicianId })
}

/**
 * Ends somebody's stewardship, one's own too; again changes nothing, also where one's own has ended by the first time.
 * Refuses: NotFound for others; NotAllowed sign-in-again; Invalid for the last one.
 */
export async function endSteward(acting: Acting, { clinicianId }: OfSteward): Promise<void> {
  if (clinicianId === acting.actor.clinicianId && (await store.hasEnded(acting.tx, clinicianId))) return
  await requireSteward(acting)
  requireFresh(acting.actor)
  const left = await store.lockStewards(acting.tx)
  if (!left.includes(clinicianId)) return
  if (left.length === 1) throw new Invalid({ '': 'steward.last' })
  await record(acting, { kind: 'steward.ended', audience: 'stewards', clinicianId })
  await store.putEnded(acting.tx, clinicianId, acting.now)
}

/**
 * Resets the sign-in of a person who lost every way in; gives the one-time token of a link to hand over in person,
 * which is shown this once. Every browser of theirs is signed out, each of their groups stays shut until somebody
 * there vouches, and person, groups and record are told (confidentiality.md, Accounts and the wall).
 * Refuses: NotFound for others and for oneself; NotAllowed sign-in-again.
 */
export async function resetSignIn(
  acting: Acting,
  { clinicianId, reason }: ResetSignIn,
): Promise<{ token: string }> {
  const person = await personForSteward(acting, { clinicianId })
  requireFresh(acting.actor)
  if (person.isOneself) throw new NotFound()
  const { tx } = acting
  await store.askVouching(tx, clinicianId)
  await record(acting, { kind: 'account.reset', audience: 'stewards', clinicianId, reason })
  await postMail(tx, { kind: 'sign-in-reset', to: { clinicianId } })
  await endSessions(clinicianId)
  return { token: await makeStewardReset(clinicianId, acting.actor.clinicianId) }
}
