import { closeWaiting, destroyOwnAnswers } from '#domain/applications/actions'
import { recordBeforeLeaving } from '#domain/attendance/actions'
import { destroyOwnCases } from '#domain/destruction/actions'
import { destroyOwnDrafts } from '#domain/drafts/actions'
import { destroyOwnEvidence } from '#domain/evidence/actions'
import { changeGroupState } from '#domain/groups/actions'
import { groupFacts } from '#domain/groups/reads'
import { closeInvitations } from '#domain/invitations/actions'
import { theNetwork } from '#domain/network/reads'
import { declineSeat, leaveGroup } from '#domain/seats/actions'
import {
  hasLeft,
  lockGroup,
  lockGroups,
  offeredSeats,
  othersSeated,
  ownDoor,
  ownSeats,
  requireFacilitator,
  requireSeat,
  requireVouched,
} from '#domain/seats/reads'
import { endDates } from '#domain/series/actions'
import { endSteward } from '#domain/stewards/actions'
import { isSteward } from '#domain/stewards/reads'
import { addressOf } from '#platform/accounts/addresses'
import { requireFresh } from '#platform/accounts/sign-in'
import type { Acting } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { freeSpaceLater } from '#platform/destruction'
import { enqueue } from '#platform/jobs'
import { destroyKey } from '#platform/keyring'
import { postMail, postMailToAll, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { NotAllowed } from '#platform/refusals'
import type { DeleteAccount, LeaveGroup, Parting } from './departure.ts'
import { beforeLeaving, type OwnData, ownData, partings } from './reads.ts'
import * as store from './store.ts'

/** All data of one's own, for the export; on the record. Refuses: NotAllowed sign-in-again, be-vouched-for. */
export async function exportOwnData(acting: Acting): Promise<OwnData> {
  requireFresh(acting.actor)
  await requireVouched(acting)
  const { clinicianId } = acting.actor
  await record(acting, { kind: 'account.exported', audience: 'person', clinicianId })
  return ownData(acting)
}

/**
 * Leaves a group for good; a group nobody is left in ends. With `destroyCases` the cases one presented there are
 * destroyed now, also from an old window after one has left; else they stay to their date. Leaving again changes nothing.
 * Refuses: NotFound outside; NotAllowed hand-over-first for the only facilitator of others.
 */
export async function leaveGroupWell(acting: Acting, { groupId, destroyCases }: LeaveGroup): Promise<void> {
  // Pressed twice, the second waits for the first and then finds it done.
  await oneAtATime(acting.tx, `leaving ${groupId} ${acting.actor.clinicianId}`)
  if (!(await hasLeft(acting, { groupId }))) {
    await requireSeat(acting, groupId)
    // Of the last two who leave at once, the second finds itself alone.
    await lockGroup(acting, { groupId })
    const parting = await beforeLeaving(acting, { groupId })
    if (parting.handOverFirst) throw new NotAllowed('hand-over-first', { groupId })
    if (parting.isOffer) await declineSeat(acting, { groupId })
    else await part(acting, parting)
  }
  // Keys go at once and for good, so nothing that could refuse comes after them.
  if (destroyCases) await destroyOwnCases(acting, { groupId })
}

async function part(acting: Acting, { groupId, ends }: Parting): Promise<void> {
  await recordBeforeLeaving(acting, { groupId })
  if (ends) await shutDown(acting, { groupId })
  await store.leaveMeetingsToCome(acting.tx, groupId)
  await leaveGroup(acting, { groupId })
}

/**
 * Nobody waits for a group that has ended: its dates, invitations and applications end with it, and whoever has a seat
 * offered there is told that it cannot be taken any more. Before a shut door, where one may still leave as the last, the
 * dates stay: nobody is left whom they would call.
 */
async function shutDown(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx } = acting
  if (!(await ownDoor(acting, { groupId })).shut) await endDates(acting, { groupId })
  await changeGroupState(acting, { groupId, state: 'ended' })
  await closeInvitations(acting, { groupId })
  await closeWaiting(acting, { groupId })
  const offered = await offeredSeats(acting, { groupId })
  await tellAll(tx, offered, 'offer-over', { groupId })
  await postMailToAll(tx, offered, { kind: 'offer-over', ids: { groupId } })
}

/**
 * Ends a group for everyone in it: its dates ahead are taken off, applications are closed, invitations are taken back and
 * it leaves the directory; seats, cases and minutes stay as they are. Everyone is told, those who wait for a seat too.
 * Again changes nothing. Refuses: NotFound outside; NotAllowed for others.
 */
export async function endGroup(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx } = acting
  await requireFacilitator(acting, groupId)
  await lockGroup(acting, { groupId })
  if ((await groupFacts(acting, { groupId })).state === 'ended') return
  await shutDown(acting, { groupId })
  await record(acting, { kind: 'group.ended', audience: 'group', groupId })
  const told = await othersSeated(acting, { groupId })
  await tellAll(tx, told, 'group-ended', { groupId })
  await postMailToAll(tx, told, { kind: 'group-ended', ids: { groupId } })
}

/**
 * Deletes one's account. Seats end, stewardship ends, own cases and the private key are destroyed at once, all
 * that was one's own alone goes; responses stay as a former member's to their case's date, signatures, minutes
 * and documents for the network's years. `formerName`: what stands where the name stood. Again changes nothing more.
 * Refuses: NotAllowed sign-in-again, be-vouched-for, or hand-over-first; Invalid for the only steward.
 */
export async function deleteAccount(
  acting: Acting,
  { formerName }: DeleteAccount & { formerName: string },
): Promise<void> {
  requireFresh(acting.actor)
  await requireVouched(acting)
  const { tx, actor, now } = acting
  const { clinicianId } = actor
  if (!(await store.lockActingClinician(tx, clinicianId))) return
  await lockGroups(acting, { groupIds: (await ownSeats(acting)).map((seat) => seat.groupId) })
  const groups = await partings(acting)
  const held = groups.find((group) => group.handOverFirst)
  if (held) throw new NotAllowed('hand-over-first', { groupId: held.groupId })
  if (await isSteward(acting)) await endSteward(acting, { clinicianId })
  for (const group of groups) await part(acting, group)

  const address = await addressOf(clinicianId)
  if (address) await postMail(tx, { kind: 'account-deleted', to: { address } })
  await record(acting, { kind: 'account.deleted', audience: 'stewards', clinicianId })
  const years = (await theNetwork(acting))?.keepCreditYears ?? 7
  await enqueue(tx, 'credit.forget', { clinicianId }, now.add({ hours: 24 * (366 * years + 1) }), clinicianId)
  await enqueue(tx, 'account.remove', { clinicianId }, undefined, clinicianId)
  // From here on nothing refuses: keys first, then the rows they sealed.
  await destroyOwnCases(acting)
  await destroyOwnDrafts(acting)
  await destroyOwnEvidence(acting)
  await destroyOwnAnswers(acting)
  await destroyKey(clinicianId, 'account.deleted')
  await store.eraseActingClinician(tx, formerName)
  await freeSpaceLater(tx)
}

/** Forgets a former member's documents and signatures once the network's years are over; asks again while some are left. */
export async function forgetOldCredit({ tx, actor, now }: Acting): Promise<void> {
  if (!(await store.forgetOldCredit(tx))) return
  await enqueue(
    tx,
    'credit.forget',
    { clinicianId: actor.clinicianId },
    now.add({ hours: 24 * 183 }),
    actor.clinicianId,
  )
}
