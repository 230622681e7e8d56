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
import { type Item, inOrder } from './item.ts'
import * as store from './store.ts'
import { type Evening, nextTurn, queue, turnsIn } from './turn.ts'

/** The year of turns behind and ahead that fairness looks at. */
const DAYS = 366

/**
 * Turns of a group as the acting clinician sees them. An item of a case they stepped out of does not exist for them,
 * so neither does its turn: a place it takes seems free to them, and taking it works.
 */
export async function groupTurns(acting: Acting, groupId: string) {
  const { tx, now } = acting
  const from = now.subtract({ hours: 24 * DAYS })
  const meetings = await meetingsOfGroup(acting, { groupId, from, until: now.add({ hours: 24 * DAYS }) })
  const planned = meetings.filter((m) => m.state === 'planned')
  const items = await store.itemsOf(
    tx,
    meetings.map((m) => m.id),
  )
  const turns = items.filter((item) => item.kind === 'case' && item.presenterId)
  const startOf = new Map(planned.map((m) => [m.id, m.startsAt]))
  const presented = turns.flatMap((item) => {
    const startsAt = startOf.get(item.meetingId)
    return startsAt ? [{ presenterId: item.presenterId!, startsAt: startsAt.toString() }] : []
  })
  return { meetings, planned, turns, presented, evenings: eveningsAhead(planned, turns, now) }
}

/** Planned meetings to come, with who takes which of their turns. */
function eveningsAhead(
  planned: readonly Meeting[],
  turns: readonly Item[],
  now: Temporal.Instant,
): (Evening & { startsAt: Temporal.Instant })[] {
  return planned
    .filter((m) => Temporal.Instant.compare(m.startsAt, now) > 0)
    .map((m) => ({
      meetingId: m.id,
      startsAt: m.startsAt,
      holds: turnsIn(m.minutes),
      presenters: turns.filter((item) => item.meetingId === m.id).map((item) => item.presenterId!),
    }))
}

/** Open groups whose door is open for oneself, by name, with when one's next free turn there would be. */
export async function groupsToPresentIn(acting: Acting) {
  const { tx, actor, now } = acting
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
  const items = await store.itemsOf(
    tx,
    meetings.map((m) => m.id),
  )
  const turns = items.filter((item) => item.kind === 'case' && item.presenterId)
  return groups.map(({ groupId, name }) => {
    const evenings = eveningsAhead(planned.get(groupId) ?? [], turns, now)
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
  mayMove: boolean
  mayRemove: boolean
}

/** A meeting's agenda in order, and the places for cases that are left. Refuses: NotFound outside the group. */
export async function agendaOf(acting: Acting, of: { meetingId: string }) {
  return agendaIn(acting, await eveningWith(acting, of))
}

/** The same of an evening that was read already. */
export async function agendaIn(acting: Acting, { meeting, members }: MeetingEvening) {
  const { tx, actor, now } = acting
  const you = members.find((m) => m.isYou)
  const items = await store.itemsOf(tx, [meeting.id])
  const fair = await fairOrder(acting, meeting, members, items)
  const names = new Map(members.map((m) => [m.clinicianId, m.name]))
  const taken = items.filter((item) => item.kind === 'case').length
  const phase = phaseOf(meeting, now)
  const isAhead = meeting.state === 'planned' && phase === 'ahead'
  const isFacilitator = you?.role === 'facilitator'
  return {
    items: inOrder(items, fair).map((item): AgendaItem => {
      const isYours = item.presenterId === actor.clinicianId
      return {
        id: item.id,
        kind: item.kind,
        presenterId: item.presenterId,
        presenterName: item.presenterId ? (names.get(item.presenterId) ?? null) : null,
        isYours,
        caseId: item.caseId,
        mayMove: isFacilitator && phase !== 'past',
        mayRemove:
          phase !== 'past' &&
          item.caseId === null &&
          (isYours || isFacilitator || item.madeBy === actor.clinicianId),
      }
    }),
    holds: turnsIn(meeting.minutes),
    free: isAhead ? Math.max(0, turnsIn(meeting.minutes) - taken) : 0,
    newItemId: newId(),
  }
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

/** One's own turn to present at a meeting, whether it is to come, on or past; undefined without one. */
export const ownTurnAt = ({ tx, actor }: Acting, { meetingId }: { meetingId: string }) =>
  store.ownTurnAt(tx, actor.clinicianId, meetingId)
