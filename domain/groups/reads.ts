import { placeBehind } from '#domain/places/reads'
import { type OwnDoor, ownDoor, ownDoorIfAny, ownDoors, requireFacilitator } from '#domain/seats/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { Invalid, NotFound } from '#platform/refusals'
import type { Charter } from './charter.ts'
import { nextHour } from './hour.ts'
import { type Listing, type PublicListing, type Ring, ringOf } from './listing.ts'
import * as store from './store.ts'
import { type Term, termOf } from './term.ts'

function listingOf(
  { now }: Looking,
  { state, listed, contactId, openedAt, renewedUntil, ...row }: store.GroupRow,
): Listing {
  return {
    ...row,
    ring: ringOf(row.ring, row.seatsMax),
    openedAt: openedAt?.toString() ?? null,
    hourAt: nextHour(row, now)?.toString() ?? null,
  }
}

/** Groups one may look at as they are shown to people outside, in the order asked for. */
export async function publicListings(
  looking: Looking,
  groupIds: readonly string[],
): Promise<PublicListing[]> {
  const { tx } = looking
  const [rows, contacts] = await Promise.all([store.groupsOf(tx, groupIds), store.contactNames(tx, groupIds)])
  const byId = new Map(rows.map((row) => [row.groupId, row]))
  return groupIds.flatMap((groupId) => {
    const row = byId.get(groupId)
    return row ? [{ ...listingOf(looking, row), contact: contacts.get(groupId) ?? null }] : []
  })
}

/** The public page of a group. Refuses: NotFound unless it is listed for who asks or one has to do with it. */
export async function publicGroup(
  looking: Looking,
  { groupId }: { groupId: string },
): Promise<PublicListing & { listed: boolean; state: string }> {
  const [row, contacts] = await Promise.all([
    store.groupOf(looking.tx, groupId),
    store.contactNames(looking.tx, [groupId]),
  ])
  if (!row || row.state === 'draft') throw new NotFound()
  const contact = contacts.get(groupId) ?? null
  return { ...listingOf(looking, row), contact, listed: row.listed, state: row.state }
}

/** A seat that was offered before the group ended, and never signed for, can no longer be taken. */
const offerIsOver = (seatState: string, groupState: string): boolean =>
  seatState === 'offered' && groupState === 'ended'

/** `term`: while it is open. `isOfferOver`: one was offered a seat, and the group has ended before one signed. */
export type OwnGroup = Listing & { seatState: string; role: string; state: string } & {
  term: Term | undefined
  isOfferOver: boolean
}

/** Groups one has a seat in, offers included, by name. */
export async function ownGroups(acting: Acting): Promise<OwnGroup[]> {
  const rows = await store.groupsSatIn(acting.tx, acting.actor.clinicianId)
  return rows
    .map(({ seatState, role, ...row }) => ({
      ...listingOf(acting, row),
      seatState,
      role,
      state: row.state,
      term: termOf(row, acting.now),
      isOfferOver: offerIsOver(seatState, row.state),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Own drafts, newest first. */
export async function ownDrafts(acting: Acting) {
  const rows = await store.ownDrafts(acting.tx)
  return rows.map((row) => ({ groupId: row.groupId, name: row.name, finishedSteps: row.finishedSteps }))
}

/**
 * `mayBegin`: one's door is open, and the group has not ended: then what it has can still be read. `isOfferOver`: as in
 * OwnGroup.
 */
export type GroupInside = {
  group: Listing & { listed: boolean; state: string; term: Term | undefined }
  door: OwnDoor
  mayBegin: boolean
  isOfferOver: boolean
}

const ownListing = (acting: Acting, row: store.GroupRow): GroupInside['group'] => ({
  ...listingOf(acting, row),
  listed: row.listed,
  state: row.state,
  term: termOf(row, acting.now),
})

const insideOf = (group: GroupInside['group'], door: OwnDoor): GroupInside => ({
  group,
  door,
  mayBegin: door.shut === undefined && group.state !== 'ended',
  isOfferOver: offerIsOver(door.state, group.state),
})

/** A group as one with a seat sees it, with one's own door. Refuses: NotFound outside. */
export async function groupInside(acting: Acting, { groupId }: { groupId: string }): Promise<GroupInside> {
  const [door, row] = await Promise.all([ownDoor(acting, { groupId }), store.groupOf(acting.tx, groupId)])
  if (!row) throw new NotFound()
  return insideOf(ownListing(acting, row), door)
}

export type CharterDraft = Charter & {
  state: string
  listed: boolean
  admission: string
  contact: boolean
  ring: Ring
}

/** The charter to write on. Refuses: NotFound outside; NotAllowed for who is no facilitator. */
export async function charterToWrite(
  acting: Acting,
  { groupId }: { groupId: string },
): Promise<CharterDraft> {
  await requireFacilitator(acting, groupId)
  const row = await store.groupOf(acting.tx, groupId)
  if (!row || row.state === 'ended') throw new NotFound()
  const { contactId, openedAt, renewedUntil, ring, ...charter } = row
  const contact = contactId === acting.actor.clinicianId
  return { ...charter, contact, ring: ringOf(ring, row.seatsMax) }
}

/**
 * A group's page for who asks, in one look: inside with one's door and, where it is open, the place; outside its public
 * page, also for whom somebody must vouch for. Refuses: NotFound unless it is listed for who asks or one has to do with it.
 */
export async function groupMet(acting: Acting, { groupId }: { groupId: string }) {
  const [door, row, contacts] = await Promise.all([
    ownDoorIfAny(acting, { groupId }),
    store.groupOf(acting.tx, groupId),
    store.contactNames(acting.tx, [groupId]),
  ])
  if (!row || (!door && row.state === 'draft')) throw new NotFound()
  const group = ownListing(acting, row)
  if (!door) {
    const { term: _, ...outside } = group
    return { outside: { ...outside, contact: contacts.get(groupId) ?? null } }
  }
  return {
    inside: insideOf(group, door),
    place: door.shut ? undefined : await placeBehind(acting, { groupId, door }),
  }
}

/** Names of groups one has to do with, by id: one question for many. */
export async function groupNames({ tx }: Looking, groupIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await store.groupsOf(tx, groupIds)
  return new Map(rows.map((row) => [row.groupId, row.name]))
}

/** A group's name and the zone of its clock, as long as one may see the group. */
export async function nameAndZone(
  { tx }: Looking,
  { groupId }: { groupId: string },
): Promise<{ name: string; zone: string } | undefined> {
  const row = await store.groupOf(tx, groupId)
  return row && { name: row.name, zone: row.zone }
}

/** The same with whether each has ended. */
export async function namesAndEnds(
  { tx }: Looking,
  groupIds: readonly string[],
): Promise<Map<string, { name: string; isEnded: boolean }>> {
  const rows = await store.groupsOf(tx, groupIds)
  return new Map(rows.map((row) => [row.groupId, { name: row.name, isEnded: row.state === 'ended' }]))
}

/** Names and limits other subjects need of a group one has to do with. Refuses: NotFound. */
export async function groupFacts({ tx }: Looking, { groupId }: { groupId: string }) {
  const row = await store.groupOf(tx, groupId)
  if (!row) throw new NotFound()
  return row
}

/** What is begun in a group is begun in one that goes on. Refuses: NotFound; Invalid once it has ended. */
export async function requireGoingOn(looking: Looking, of: { groupId: string }): Promise<void> {
  if ((await groupFacts(looking, of)).state === 'ended') throw new Invalid({ '': 'group.ended' })
}

/** One's groups whose door is shut for oneself, with what opens it. */
export async function shutDoors(acting: Acting) {
  const shut = new Map(
    (await ownDoors(acting)).flatMap((door) => (door.shut ? [[door.groupId, door.shut]] : [])),
  )
  const rows = await store.groupsOf(acting.tx, [...shut.keys()])
  return rows
    .filter((row) => row.state === 'open')
    .map(({ groupId, name }) => ({ groupId, name, shut: shut.get(groupId)! }))
}
