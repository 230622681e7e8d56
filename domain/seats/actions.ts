import type { z } from 'zod'
import { wasTold } from '#domain/notices/reads'
import { type Acting, actAs } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { newId } from '#platform/identifiers'
import { eachForItself, enqueue } from '#platform/jobs'
import { noteTakenAway } from '#platform/ledger'
import { postMail, tell, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { facilitatorsForJob, hasDeclined, requireFacilitator, requireOffice, requireSeat } from './reads.ts'
import type { ChangeRole } from './seat.ts'
import * as store from './store.ts'

/** The founder's own seat in a draft: facilitator, offered until the founder signs first. */
export async function takeFoundersSeat(
  { tx, actor, now }: Acting,
  { groupId }: { groupId: string },
): Promise<void> {
  await store.addSeat(tx, {
    id: newId(),
    groupId,
    clinicianId: actor.clinicianId,
    role: 'facilitator',
    offeredBy: actor.clinicianId,
    at: now,
  })
}

/**
 * Offers a seat to someone who applied. A seat offered before stays as it is.
 * Refuses: NotFound or NotAllowed for who is no facilitator; Invalid when the ring is full.
 */
export async function offerSeat(
  acting: Acting,
  { groupId, clinicianId, seatsMax }: { groupId: string; clinicianId: string; seatsMax: number },
): Promise<void> {
  const { tx } = acting
  await requireFacilitator(acting, groupId)
  if (!(await offerIfFree(acting, { groupId, clinicianId, seatsMax }))) return
  await record(acting, { kind: 'seat.offered', audience: 'group', groupId, clinicianId })
  await tell(tx, clinicianId, 'seat-offered', { groupId })
  await postMail(tx, { kind: 'seat-offered', to: { clinicianId }, ids: { groupId } })
}

/** Takes the seat an opened invitation offers, to be signed for; false when one has a seat already. Refuses: Invalid when the ring is full. */
export function takeInvitedSeat(
  acting: Acting,
  ring: { groupId: string; seatsMax: number },
): Promise<boolean> {
  return offerIfFree(acting, { ...ring, clinicianId: acting.actor.clinicianId })
}

async function offerIfFree(
  { tx, actor, now }: Acting,
  { groupId, clinicianId, seatsMax }: { groupId: string; clinicianId: string; seatsMax: number },
): Promise<boolean> {
  await store.lockGroups(tx, [groupId])
  if (await store.seatOf(tx, groupId, clinicianId)) return false
  if ((await store.taken(tx, groupId)) >= seatsMax) throw new Invalid({ '': 'group.ringFull' })
  return store.addSeat(tx, {
    id: newId(),
    groupId,
    clinicianId,
    role: 'member',
    offeredBy: actor.clinicianId,
    at: now,
  })
}

/** Signing makes an offered seat active. Called by the agreement's action, in its transaction. */
export async function activateOwnSeat(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx, actor, now } = acting
  const door = await requireSeat(acting, groupId)
  if (door.state === 'offered') await store.changeState(tx, door.seatId, 'active', now, actor.clinicianId)
}

/** Declines an offered seat; again changes nothing. Refuses: NotFound without an offer; Stale once one has signed. */
export async function declineSeat(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx, actor, now } = acting
  // Pressed twice, the second waits for the first and then finds it done.
  await oneAtATime(tx, `leaving ${groupId} ${actor.clinicianId}`)
  if (await hasDeclined(acting, { groupId })) return
  const door = await requireSeat(acting, groupId)
  if (door.state !== 'offered') throw new Stale()
  await store.changeState(tx, door.seatId, 'ended', now, actor.clinicianId)
  noteTakenAway(tx, 'seat.ended', door.seatId)
  await enqueue(tx, 'seat.tell-declined', { seatId: door.seatId, groupId }, now, door.seatId)
}

/** Tells a facilitator, once, that an offered seat was declined and is free again; not by whom. Called by a job, as each of them. */
export async function tellOfDeclinedOffer(
  acting: Acting,
  { seatId, groupId }: { seatId: string; groupId: string },
): Promise<void> {
  const news = { kind: 'offer-declined', ids: { groupId, seatId } }
  if (!(await wasTold(acting, news))) await tell(acting.tx, acting.actor.clinicianId, news.kind, news.ids)
}

/**
 * For jobs: does `work` as each facilitator of a group, for itself; one for whom it fails keeps no other from it. Throws at
 * the end where it failed, so that the queue asks again: `work` must be safe to repeat.
 */
export async function asEachFacilitator<I extends { groupId: string }>(
  work: (acting: Acting, ids: I) => Promise<unknown>,
  ids: I,
): Promise<void> {
  await eachForItself(await facilitatorsForJob(ids.groupId), (clinicianId) =>
    actAs({ clinicianId, fresh: false }, work, ids),
  )
}

/**
 * Leaves a group for good. Refuses: NotFound outside; NotAllowed (hand-over-first) for the only
 * facilitator of a group that has other members.
 */
export async function leaveGroup(acting: Acting, { groupId }: { groupId: string }): Promise<void> {
  const { tx, actor, now } = acting
  await store.lockGroups(tx, [groupId])
  const door = await requireSeat(acting, groupId)
  const members = (await store.membersOf(tx, groupId)).filter((m) => m.state !== 'offered')
  const others = members.filter((m) => m.clinicianId !== actor.clinicianId)
  const isOnlyFacilitator = door.role === 'facilitator' && !others.some((m) => m.role === 'facilitator')
  if (isOnlyFacilitator && others.length > 0) throw new NotAllowed('hand-over-first', { groupId })
  await record(acting, { kind: 'seat.ended', audience: 'group', groupId, clinicianId: actor.clinicianId })
  await store.changeState(tx, door.seatId, 'ended', now, actor.clinicianId)
  noteTakenAway(tx, 'seat.ended', door.seatId)
  const facilitators = others.filter((m) => m.role === 'facilitator').map((m) => m.clinicianId)
  await tellAll(tx, facilitators, 'member-left', { groupId })
}

/**
 * Makes a member facilitator, also before a shut door, to hand the group over; or a facilitator member again.
 * Refuses: NotAllowed for others; Invalid when it would leave the group without a facilitator.
 */
export async function changeRole(
  acting: Acting,
  { groupId, clinicianId, role }: z.infer<typeof ChangeRole>,
): Promise<void> {
  const { tx } = acting
  await (role === 'facilitator' ? requireOffice : requireFacilitator)(acting, groupId)
  await store.lockGroups(tx, [groupId])
  const members = await store.membersOf(tx, groupId)
  const member = members.find((m) => m.clinicianId === clinicianId)
  if (!member || member.state === 'offered') throw new NotFound()
  if (member.role === role) return
  const stays = members.some(
    (m) => m.role === 'facilitator' && m.clinicianId !== clinicianId && m.state === 'active',
  )
  if (role === 'member' && !stays) throw new Invalid({ '': 'group.lastFacilitator' })
  const seat = await store.seatOf(tx, groupId, clinicianId)
  if (!seat) throw new NotFound()
  await store.changeRole(tx, seat.id, role)
  await record(acting, { kind: 'seat.role', audience: 'group', groupId, clinicianId })
  await tell(tx, clinicianId, role === 'facilitator' ? 'made-facilitator' : 'made-member', { groupId })
}
