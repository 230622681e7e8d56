import type { Acting } from '#platform/database/acting'
import { askedOnce } from '#platform/database/together'
import { type Mend, NotAllowed, NotFound } from '#platform/refusals'
import { type Member, mendOfLicense, type OwnSeat, type Role, type SeatState, shutBy } from './seat.ts'
import * as store from './store.ts'

/**
 * One's own seat in this group, whatever its living state. Refuses: NotFound outside the group, and while somebody must
 * vouch: whoever came with a steward's link must not find out by trying in which groups the person has a seat.
 */
export async function requireSeat(acting: Acting, groupId: string): Promise<OwnSeat> {
  const door = await store.doorOf(acting.tx, groupId, acting.actor.clinicianId, acting.now)
  if (!door) throw new NotFound()
  return door
}

/**
 * A member's seat: active or paused. Refuses: NotFound outside; NotAllowed while an offer waits for the signature.
 */
export async function requireMember(acting: Acting, groupId: string): Promise<OwnSeat> {
  const door = await requireSeat(acting, groupId)
  if (door.state === 'offered') throw new NotAllowed('sign-first', { groupId })
  return door
}

/** A seat whose door is open. Refuses: NotFound outside; NotAllowed with what mends it. */
export async function requireEntry(acting: Acting, groupId: string): Promise<OwnSeat> {
  const door = await requireSeat(acting, groupId)
  const shut = shutBy(door)
  if (shut) throw new NotAllowed(shut, { groupId })
  return door
}

/**
 * A facilitator's seat and its powers. Refuses: NotFound outside the group; NotAllowed for other members, and with what
 * mends it while the door is shut. A draft is its founder's, who has no door yet.
 */
export async function requireFacilitator(acting: Acting, groupId: string): Promise<OwnSeat> {
  const door = await requireOffice(acting, groupId)
  const shut = door.state === 'offered' ? undefined : shutBy(door)
  if (shut) throw new NotAllowed(shut, { groupId })
  return door
}

/**
 * The office alone, for handing the group over and for leaving it: those stay before a shut door, too. Refuses: NotFound
 * outside the group; NotAllowed for other members.
 */
export async function requireOffice(acting: Acting, groupId: string): Promise<OwnSeat> {
  const door = await requireSeat(acting, groupId)
  if (door.role !== 'facilitator') throw new NotAllowed('facilitators-only', { groupId })
  return door
}

/** One's own door: who one is in the group and what keeps it shut, if anything. Refuses: NotFound outside. */
export async function ownDoor(acting: Acting, { groupId }: { groupId: string }) {
  const door = await requireSeat(acting, groupId)
  return { ...door, shut: shutBy(door) }
}

export type OwnDoor = Awaited<ReturnType<typeof ownDoor>>

/** The same; undefined outside. */
export async function ownDoorIfAny(
  acting: Acting,
  { groupId }: { groupId: string },
): Promise<OwnDoor | undefined> {
  const door = await store.doorOf(acting.tx, groupId, acting.actor.clinicianId, acting.now)
  return door && { ...door, shut: shutBy(door) }
}

/** One's own doors, of all groups one has a seat in: one question where a page has many groups. */
export async function ownDoors(acting: Acting): Promise<OwnDoor[]> {
  const doors = await askedOnce(acting, doorsOfActor)
  return doors.map((door) => ({ ...door, shut: shutBy(door) }))
}

const doorsOfActor = ({ tx, actor, now }: Acting) => store.doorsOf(tx, actor.clinicianId, now)

/** Members of one's group, facilitators first. Refuses: NotFound outside; NotAllowed before the signature. */
export async function groupMembers(acting: Acting, { groupId }: { groupId: string }): Promise<Member[]> {
  await requireMember(acting, groupId)
  return fellowMembers(acting, { groupId })
}

/**
 * The same for a group one is known to be a member of, from one's own seats: the door is not looked up again. The
 * database shows nobody to others.
 */
export async function fellowMembers(
  { tx, actor }: Acting,
  { groupId }: { groupId: string },
): Promise<Member[]> {
  return (await store.membersOf(tx, groupId)).map(asMember(actor.clinicianId))
}

/** Ids of those who sit there with one, without offers: whom a change that one makes is told to. As fellowMembers. */
export async function othersSeated(acting: Acting, of: { groupId: string }): Promise<string[]> {
  return (await fellowMembers(acting, of))
    .filter((member) => !member.isYou && member.state !== 'offered')
    .map((member) => member.clinicianId)
}

/** Ids of others to whom a seat is offered in a group one is a member of, also before a shut door; nobody to others. */
export const offeredSeats = ({ tx, actor }: Acting, { groupId }: { groupId: string }): Promise<string[]> =>
  store.offeredTo(tx, groupId, actor.clinicianId)

/** The members of all groups one is a member of, by group: one question for many. */
export async function membersByGroup(
  { tx, actor }: Acting,
  { groupIds }: { groupIds: readonly string[] },
): Promise<Map<string, Member[]>> {
  const rows = await store.membersOfAll(tx, groupIds)
  const byGroup = Map.groupBy(rows, (row) => row.groupId)
  return new Map([...byGroup].map(([groupId, here]) => [groupId, here.map(asMember(actor.clinicianId))]))
}

const asMember =
  (clinicianId: string) =>
  ({ activeAt, groupId, ...row }: store.MemberRow): Member => ({
    ...row,
    role: row.role as Role,
    state: row.state as SeatState,
    isYou: row.clinicianId === clinicianId,
  })

/** Ids of members who may enter now, for "who will read this". Refuses: NotFound outside. */
export async function membersWhoMayEnter(
  acting: Acting,
  { groupId }: { groupId: string },
): Promise<string[]> {
  await requireMember(acting, groupId)
  return store.whoMayEnter(acting.tx, groupId)
}

/** Ids of all groups one may enter now: one question where a page has many groups. */
export async function openGroups(acting: Acting): Promise<string[]> {
  return (await ownDoors(acting)).filter((door) => !door.shut).map((door) => door.groupId)
}

/** One's own living seats in all groups. */
export function ownSeats({ tx, actor }: Acting) {
  return store.ownSeats(tx, actor.clinicianId)
}

/**
 * One's own license over all: what is missing before one may apply, list or enter; undefined when good. After a steward's
 * reset somebody who knows the person comes first.
 */
export async function ownLicenseMend({ tx }: Acting): Promise<Mend | undefined> {
  const { standing, mustBeVouchedFor } = await store.ownStanding(tx)
  return mendOfLicense(standing) ?? (mustBeVouchedFor ? 'be-vouched-for' : undefined)
}

/** Whether one gave up one's seat in this group and has none there since, by leaving or declining. Until vouched for: no. */
export async function hasLeft({ tx, actor }: Acting, { groupId }: { groupId: string }): Promise<boolean> {
  const how = await store.gaveUp(tx, groupId, actor.clinicianId)
  return how !== undefined && !(await store.ownStanding(tx)).mustBeVouchedFor
}

/** The same of an offered seat alone: to decline it again is no fault, to decline what one has left is. */
export async function hasDeclined({ tx, actor }: Acting, { groupId }: { groupId: string }): Promise<boolean> {
  const how = await store.gaveUp(tx, groupId, actor.clinicianId)
  return how === 'declined' && !(await store.ownStanding(tx)).mustBeVouchedFor
}

/** For what is one's own alone, and for leaving. Refuses: NotAllowed after a steward's reset until somebody has vouched. */
export async function requireVouched({ tx }: Acting): Promise<void> {
  if ((await store.ownStanding(tx)).mustBeVouchedFor) throw new NotAllowed('be-vouched-for')
}

/** Changes of one group's seats, dates and turns wait for each other until the transaction ends. */
export const lockGroup = ({ tx }: Acting, { groupId }: { groupId: string }) => store.lockGroups(tx, [groupId])

/** The same of several groups, always in one order, so that nobody waits for one who waits for them. */
export const lockGroups = ({ tx }: Acting, { groupIds }: { groupIds: readonly string[] }) =>
  store.lockGroups(tx, groupIds)

/** For jobs: ids of those who can act for a group. No content, nobody's wall. */
export const facilitatorsForJob = (groupId: string) => store.facilitatorIds(groupId)
