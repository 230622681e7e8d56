import { ownGroups } from '#domain/groups/reads'
import { type Meeting, phaseOf } from '#domain/meetings/meeting'
import {
  eveningWith,
  type Evening as MeetingEvening,
  meetingsOfGroup,
  meetingsOfGroups,
} from '#domain/meetings/reads'
import { groupMembers, ownDoors } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import { type Item, inOrder } from './item.ts'
import * as store from './store.ts'
import { type Evening, nextTurn, queue, turnsIn } from './turn.ts'

/** The year of turns behind and ahead that fairness looks at. */
const DAYS = 366

/**
 * Turns of a group as the acting clinician sees them. An item of a case they stepped out of does not exist for them; the
 * place it takes is taken all the same (docs/decisions/places-are-counted-alike.md).
 */
export async function groupTurns(acting: Acting, groupId: string) {
  const { now } = acting
  const from = now.subtract({ hours: 24 * DAYS })
  const meetings = await meetingsOfGroup(acting, { groupId, from, until: now.add({ hours: 24 * DAYS }) })
  const planned = meetings.filter((m) => m.state === 'planned')
  const { turns, taken } = await turnsAt(acting, meetings)
  const startOf = new Map(planned.map((m) => [m.id, m.startsAt]))
  const presented = turns.flatMap((item) => {
    const startsAt = startOf.get(item.meetingId)
    return startsAt ? [{ presenterId: item.presenterId!, startsAt: startsAt.toString() }] : []
  })
  return { meetings, planned, turns, presented, evenings: eveningsAhead(planned, turns, taken, now) }
}

async function turnsAt({ tx }: Acting, meetings: readonly Meeting[]) {
  const ids = meetings.map((m) => m.id)
  const [items, taken] = await Promise.all([store.itemsOf(tx, ids), store.takenAt(tx, ids)])
  return { turns: items.filter((item) => item.kind === 'case' && item.presenterId), taken }
}

/** Planned meetings to come, with who takes which of their turns. */
function eveningsAhead(
  planned: readonly Meeting[],
  turns: readonly Item[],
  taken: ReadonlyMap<string, number>,
  now: Temporal.Instant,
): (Evening & { startsAt: Temporal.Instant })[] {
  return planned
    .filter((m) => Temporal.Instant.compare(m.startsAt, now) > 0)
    .map((m) => ({
      meetingId: m.id,
      startsAt: m.startsAt,
      holds: turnsIn(m.minutes),
      taken: taken.get(m.id) ?? 0,
      presenters: turns.filter((item) => item.meetingId === m.id).map((item) => item.presenterId!),
    }))
}

/** Open groups whose door is open for oneself, by name, with when one's next free turn there would be. */
export async function groupsToPresentIn(acting: Acting) {
  const { actor, now } = acting
  const doors = await ownDoors(acting)
  const isInside = new Set(doors.filter((door) => !door.shut).map((door) => door.groupId))
  const groups = (await ownGroups(acting)).filter((g) => g.state === 'open' && isInside.has(g.groupId))
  const groupIds = groups.map((group) => group.groupId)
  const ahead = { from: now, until: now.add({ hours: 24 * DAYS }) }
  const meetings = await meetingsOfGroups(acting, { groupIds, ...ahead })
  const planned = Map.groupBy(
    meetings.filter((m) => m.state === 'planned'),
    (m) => m.groupId,
  )
  const { turns, taken } = await turnsAt(acting, meetings)
  return groups.map(({ groupId, name }) => {
    const evenings = eveningsAhead(planned.get(groupId) ?? [], turns, taken, now)
    const next = nextTurn(evenings, actor.clinicianId)
    const evening = evenings.find((one) => one.meetingId === next)
    return { groupId, name, next: evening?.startsAt.toString() }
  })
}

export type AgendaItem = {
  id: string
  kind: Item['kind']
  presenterId: string | null
  presenterName: string | null
  isYours: boolean
  caseId: string | null
  /** Up, past another of its kind. */
  mayMove: boolean
  mayRemove: boolean
}

/** A meeting's agenda in order, and the places for cases that are left. Refuses: NotFound outside the group. */
export async function agendaOf(acting: Acting, of: { meetingId: string }) {
  return agendaIn(acting, await eveningWith(acting, of))
}

/** The same of an evening that was read already. */
export async function agendaIn(acting: Acting, { meeting, members, leads }: MeetingEvening) {
  const { tx, actor, now } = acting
  const [items, places] = await Promise.all([store.itemsAt(tx, meeting.id), store.takenAt(tx, [meeting.id])])
  const fair = await fairOrder(acting, meeting, members, items)
  const names = new Map(members.map((m) => [m.clinicianId, m.name]))
  const taken = places.get(meeting.id) ?? 0
  const phase = phaseOf(meeting, now)
  const isAhead = meeting.state === 'planned' && phase === 'ahead'
  return {
    items: inOrder(items, fair).map((item, at, all): AgendaItem => {
      const isYours = item.presenterId === actor.clinicianId
      return {
        id: item.id,
        kind: item.kind,
        presenterId: item.presenterId,
        presenterName: item.presenterId ? (names.get(item.presenterId) ?? null) : null,
        isYours,
        caseId: item.caseId,
        mayMove: leads && phase !== 'past' && all[at - 1]?.kind === item.kind,
        mayRemove:
          phase !== 'past' && !item.hasCase && (isYours || leads || item.madeBy === actor.clinicianId),
      }
    }),
    holds: turnsIn(meeting.minutes),
    free: isAhead ? Math.max(0, turnsIn(meeting.minutes) - taken) : 0,
    newItemId: newId(),
  }
}

/** Who presents at an evening that was read already, in order, with the case each shows; nothing of its places. */
export async function presentersIn(acting: Acting, { meeting, members }: MeetingEvening) {
  const items = await store.itemsAt(acting.tx, meeting.id)
  const fair = await fairOrder(acting, meeting, members, items)
  return inOrder(items, fair)
    .filter((item) => item.kind === 'case')
    .map(({ presenterId, caseId }) => ({
      name: members.find((member) => member.clinicianId === presenterId)?.name ?? '',
      isYou: presenterId === acting.actor.clinicianId,
      caseId,
    }))
}

/** Whether a meeting's agenda has group business, for its room: that takes it up at the close. */
export async function hasBusiness({ tx }: Acting, { meetingId }: { meetingId: string }): Promise<boolean> {
  return (await store.itemsAt(tx, meetingId)).some((item) => item.kind === 'business')
}

/** Who presented least recently before that evening; asked only where two turns have to be put in order. */
async function fairOrder(
  acting: Acting,
  meeting: MeetingEvening['meeting'],
  members: MeetingEvening['members'],
  items: readonly Item[],
): Promise<string[]> {
  if (items.filter((item) => item.kind === 'case').length < 2) return []
  const { presented } = await groupTurns(acting, meeting.groupId)
  const before = presented.filter((turn) => turn.startsAt < meeting.startsAt.toString())
  const ring = members.map((m) => m.clinicianId)
  return queue(ring, before).map((q) => q.clinicianId)
}

/** Who presents next in fairness, the turns taken ahead, and the meeting the next free turn is in. Refuses: NotFound outside. */
export async function turnQueue(acting: Acting, { groupId }: { groupId: string }) {
  const { actor, now } = acting
  const members = (await groupMembers(acting, { groupId })).filter((m) => m.state === 'active')
  const { planned, turns, presented, evenings } = await groupTurns(acting, groupId)
  const startOf = new Map(planned.map((m) => [m.id, m.startsAt.toString()]))
  const names = new Map(members.map((m) => [m.clinicianId, m.name]))
  const isAhead = (startsAt: string) => startsAt > now.toString()
  const past = presented.filter((turn) => !isAhead(turn.startsAt))
  const ahead = turns
    .flatMap((item) => {
      const startsAt = startOf.get(item.meetingId)
      return startsAt && isAhead(startsAt) ? [{ item, startsAt }] : []
    })
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const nextMeetingId = nextTurn(evenings, actor.clinicianId)
  return {
    queue: queue(
      members.map((m) => m.clinicianId).filter((id) => !ahead.some(({ item }) => item.presenterId === id)),
      past,
    ).map((q) => ({
      clinicianId: q.clinicianId,
      name: names.get(q.clinicianId) ?? '',
      lastPresented: q.lastPresented ?? null,
      isYou: q.clinicianId === actor.clinicianId,
    })),
    ahead: ahead.map(({ item, startsAt }) => ({
      itemId: item.id,
      meetingId: item.meetingId,
      startsAt,
      presenterName: names.get(item.presenterId!) ?? null,
      isYours: item.presenterId === actor.clinicianId,
      caseId: item.caseId,
    })),
    next: nextMeetingId ? { meetingId: nextMeetingId, startsAt: startOf.get(nextMeetingId)! } : null,
    newItemId: newId(),
  }
}

/** Own turns that are to come, and those whose meeting was cancelled, soonest first; of one group or of all. */
export async function ownTurns({ tx, actor, now }: Acting, { groupId }: { groupId?: string } = {}) {
  const turns = await store.turnsAhead(tx, actor.clinicianId, now)
  return turns
    .filter((turn) => !groupId || turn.groupId === groupId)
    .map(({ startsAt, state, ...turn }) => ({
      ...turn,
      startsAt: startsAt.toString(),
      isCancelled: state === 'cancelled',
    }))
}

/**
 * The own turn that a case shared now is for: at the meeting it was written for, else the one in a room that is open,
 * else, where it was written for a meeting at all, the next one to come. Only turns that show no case yet.
 */
export async function turnToShow(
  { tx, actor, now }: Acting,
  { groupId, meetingId }: { groupId: string; meetingId: string | null },
): Promise<{ itemId: string; meetingId: string } | undefined> {
  const free = (await store.turnsIn(tx, actor.clinicianId, groupId)).filter((turn) => !turn.caseId)
  return (
    free.find((turn) => turn.meetingId === meetingId) ??
    free.find((turn) => turn.hasOpened && !turn.hasEnded) ??
    (meetingId ? free.find((turn) => Temporal.Instant.compare(turn.startsAt, now) > 0) : undefined)
  )
}

/** Own case turns of a group at planned meetings, past ones too: which case each shows, or that it shows none by one's word. */
export const ownTurnsIn = ({ tx, actor }: Acting, { groupId }: { groupId: string }) =>
  store.turnsIn(tx, actor.clinicianId, groupId)

/** A case turn of one's own. Refuses: NotFound for another's. */
export async function ownTurn({ tx, actor }: Acting, { itemId }: { itemId: string }): Promise<Item> {
  const item = await store.itemById(tx, itemId)
  if (item?.kind !== 'case' || item.presenterId !== actor.clinicianId) throw new NotFound()
  return item
}
