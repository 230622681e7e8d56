import { comeUnlessAnswered } from '#domain/answers/actions'
import { meetingFacts } from '#domain/meetings/reads'
import { lockGroup, requireEntry, requireFacilitator, requireMember } from '#domain/seats/reads'
import { leads, shutBy } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import {
  type AddPoint,
  type Item,
  type MoveTurn,
  type MoveUp,
  type OneItem,
  PLACES,
  type TakeTurn,
  type TakeTurnAt,
} from './item.ts'
import { agendaOf, groupTurns, ownTurn } from './reads.ts'
import * as store from './store.ts'
import { nextTurn } from './turn.ts'

/**
 * Takes the next free turn to present; who has one ahead keeps that one. Returns the turn. Taking one answers “coming” to
 * its meeting where nothing was answered.
 * Refuses: NotFound outside; NotAllowed while the group's door is shut; Invalid when no coming meeting has room.
 */
export async function takeTurn(
  acting: Acting,
  input: TakeTurn,
): Promise<{ itemId: string; meetingId: string }> {
  const { actor } = acting
  await requireEntry(acting, input.groupId)
  await lockGroup(acting, input)
  const { evenings, turns } = await groupTurns(acting, input.groupId)
  const own = turns.find(
    (item) =>
      item.presenterId === actor.clinicianId &&
      evenings.some((evening) => evening.meetingId === item.meetingId),
  )
  if (own) return { itemId: own.id, meetingId: own.meetingId }
  const meetingId = nextTurn(evenings, actor.clinicianId)
  if (!meetingId) throw new Invalid({ '': 'agenda.noRoom' })
  return addTurnAhead(acting, input.itemId, input.groupId, meetingId)
}

/**
 * Takes a turn at one meeting; taking it again returns the first. Refuses as takeTurn, and Invalid when it is full,
 * has begun or is cancelled.
 */
export async function takeTurnAt(
  acting: Acting,
  input: TakeTurnAt,
): Promise<{ itemId: string; meetingId: string }> {
  const { groupId } = await meetingFacts(acting, input)
  await requireEntry(acting, groupId)
  await lockGroup(acting, { groupId })
  const { evenings, turns } = await groupTurns(acting, groupId)
  const own = turns.find(
    (item) => item.presenterId === acting.actor.clinicianId && item.meetingId === input.meetingId,
  )
  if (own) return { itemId: own.id, meetingId: own.meetingId }
  requireRoom(evenings, input.meetingId)
  return addTurnAhead(acting, input.itemId, groupId, input.meetingId)
}

/** A turn taken in the live room, which judges whether one may: however many the evening holds. Again changes nothing. */
export async function takeTurnInRoom(
  acting: Acting,
  { itemId, groupId, meetingId }: TakeTurn & TakeTurnAt,
): Promise<void> {
  await addTurn(acting, itemId, groupId, meetingId)
}

async function addTurnAhead(acting: Acting, itemId: string, groupId: string, meetingId: string) {
  const turn = await addTurn(acting, itemId, groupId, meetingId)
  await comeUnlessAnswered(acting, { meetingId })
  return turn
}

async function addTurn({ tx, actor, now }: Acting, itemId: string, groupId: string, meetingId: string) {
  const added = await store.addItem(tx, {
    id: itemId,
    meetingId,
    groupId,
    kind: 'case',
    position: PLACES.case,
    presenterId: actor.clinicianId,
    madeBy: actor.clinicianId,
    madeAt: now,
  })
  if (!added) throw new NotFound()
  return { itemId, meetingId }
}

function requireRoom(evenings: Awaited<ReturnType<typeof groupTurns>>['evenings'], meetingId: string): void {
  const evening = evenings.find((one) => one.meetingId === meetingId)
  if (!evening) throw new Invalid({ '': 'agenda.notAhead' })
  if (evening.taken >= evening.holds) throw new Invalid({ '': 'agenda.full' })
}

/**
 * Gives a turn back, or takes another point off the agenda; again changes nothing.
 * Refuses: NotAllowed for someone else's, but to facilitators; Invalid once a case is shared for it (withdraw that
 * first), it is or was on in the room, or the meeting is over.
 */
export async function removeItem(acting: Acting, { itemId }: OneItem): Promise<void> {
  const item = await store.itemById(acting.tx, itemId)
  if (!item) return
  await requireOwnOrFacilitator(acting, item)
  if (item.hasCase) throw new Invalid({ '': 'agenda.caseShared' })
  const { phase } = await meetingFacts(acting, { meetingId: item.meetingId })
  if (phase === 'past') throw new Invalid({ '': 'meeting.over' })
  if (await store.hasBegun(acting.tx, itemId)) throw new Invalid({ '': 'agenda.begun' })
  await store.removeItem(acting.tx, itemId)
}

/**
 * Moves a turn to another coming meeting of the group with room: when one's date was cancelled. Its case goes with it; who
 * moves their own answers “coming” as in takeTurn.
 * Refuses as takeTurnAt, and Invalid when the meeting it is at has begun: then it was had, and its case's date stands.
 */
export async function moveTurn(acting: Acting, { itemId, meetingId }: MoveTurn): Promise<void> {
  const known = await store.itemById(acting.tx, itemId)
  if (known?.kind !== 'case') throw new NotFound()
  await requireOwnOrFacilitator(acting, known)
  await lockGroup(acting, known)
  // Pressed twice, the first press may have moved it, or given it back, meanwhile.
  const item = await store.itemById(acting.tx, itemId)
  if (!item || item.meetingId === meetingId) return
  const from = await meetingFacts(acting, { meetingId: item.meetingId })
  if (from.state === 'planned' && from.phase !== 'ahead') throw new Invalid({ '': 'agenda.notAhead' })
  const { evenings } = await groupTurns(acting, item.groupId)
  requireRoom(evenings, meetingId)
  if (evenings.find((one) => one.meetingId === meetingId)?.presenters.includes(item.presenterId!)) {
    throw new Invalid({ '': 'agenda.alreadyThere' })
  }
  // A turn there that who asks stepped out of does not exist for them: it is in nobody's way, or the refusal would tell.
  await store.moveItem(acting.tx, itemId, meetingId, PLACES.case)
  if (item.presenterId === acting.actor.clinicianId) await comeUnlessAnswered(acting, { meetingId })
}

/** Adds a point that is no case. Sending it twice adds it once. Refuses: NotFound outside; Invalid when it is over. */
export async function addPoint(acting: Acting, input: AddPoint): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, input)
  await requireMember(acting, meeting.groupId)
  if (meeting.phase === 'past') throw new Invalid({ '': 'meeting.over' })
  await store.addItem(tx, {
    id: input.itemId,
    meetingId: meeting.id,
    groupId: meeting.groupId,
    kind: input.kind,
    position: PLACES[input.kind],
    presenterId: null,
    madeBy: actor.clinicianId,
    madeAt: now,
  })
}

/**
 * Moves an item one place up among those of its kind; the first of them stays, and so does one that has left the place
 * where the form showed it (`above`: over whom it goes). Refuses: NotFound outside; NotAllowed for who does not facilitate.
 */
export async function moveItemUp(acting: Acting, { itemId, above }: MoveUp): Promise<void> {
  const item = await store.itemById(acting.tx, itemId)
  if (!item) throw new NotFound()
  await requireFacilitator(acting, item.groupId)
  await lockGroup(acting, item)
  const { items } = await agendaOf(acting, { meetingId: item.meetingId })
  const order = items.map((one) => one.id)
  const at = order.indexOf(itemId)
  if (items[at - 1]?.kind !== item.kind || (above && items[at - 1]?.id !== above)) return
  ;[order[at - 1], order[at]] = [order[at]!, order[at - 1]!]
  await store.arrange(acting.tx, item.meetingId, order)
}

/**
 * Ties a shared case to its turn, or unties one; `unwritten`: none of the shared ones is presented in it. For the
 * actions on cases, in their transaction.
 * Refuses: NotFound when it is not one's own turn; Invalid when the turn has begun with another case: whoever stepped
 * out of that must not be let in for the rest of it.
 */
export async function tieCase(
  acting: Acting,
  { itemId, caseId, unwritten = false }: { itemId: string; caseId: string | null; unwritten?: boolean },
): Promise<void> {
  const { meetingId } = await ownTurn(acting, { itemId })
  // The room decides at each step who may hear the case: not by one that changes meanwhile.
  await store.lockRoom(acting.tx, meetingId)
  const item = await ownTurn(acting, { itemId })
  if (item.caseId && item.caseId !== caseId && (await store.hasBegun(acting.tx, itemId)))
    throw new Invalid({ '': 'agenda.begun' })
  await store.setCase(acting.tx, itemId, caseId, unwritten)
}

/**
 * A case taken back or destroyed leaves its turns free. Not once the room has opened: whoever stepped out must not be let back in to
 * hear the rest of it.
 */
export async function freeTurns({ tx, actor }: Acting, { caseId }: { caseId: string }): Promise<void> {
  await store.freeTurns(tx, actor.clinicianId, caseId)
}

async function requireOwnOrFacilitator(acting: Acting, item: Item): Promise<void> {
  const door = await requireMember(acting, item.groupId)
  const { clinicianId } = acting.actor
  if (item.presenterId === clinicianId || item.madeBy === clinicianId || leads(door)) return
  throw new NotAllowed((door.role === 'facilitator' && shutBy(door)) || 'facilitators-only', {
    groupId: item.groupId,
  })
}
