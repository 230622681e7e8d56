import { takeTurnInRoom } from '#domain/agenda/actions'
import { agendaOf } from '#domain/agenda/reads'
import { groupFacts } from '#domain/groups/reads'
import { meetingFacts, meetingRoles } from '#domain/meetings/reads'
import { stepOut } from '#domain/recusals/actions'
import { requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { Invalid } from '#platform/refusals'
import {
  type Circumstances,
  type Command,
  overAfter,
  type RoomCommand,
  type StepOutHere,
  type Turn,
  turnOn,
} from './command.ts'
import { decide, nextPartOf } from './decision.ts'
import { belongsToCase, type Happening, type RoomEvent } from './event.ts'
import { apply, roomAfter, timePassed } from './log.ts'
import { hostsOf } from './reads.ts'
import type { Room } from './room.ts'
import * as store from './store.ts'

/**
 * Puts one command to a room. Commands of one meeting go one after another; each is judged by the room as it then is.
 * Refuses: NotFound outside the group; NotAllowed while the door is shut; Invalid with a code `room.…` (command.ts).
 */
export async function putCommand(acting: Acting, input: RoomCommand): Promise<void> {
  const { tx } = acting
  const meeting = await meetingFacts(acting, input)
  await requireEntry(acting, meeting.groupId)
  const head = await store.lockRoom(tx, input.meetingId)
  const events = await store.eventsOf(tx, input.meetingId)
  if (events.some((event) => event.id === input.eventId)) return
  const room = roomAfter(events)
  const here = await circumstances(acting, meeting, room, input.command)
  const decision = decide(timePassed(room, here.now), input.command, here)
  if ('refused' in decision) throw new Invalid({ '': `room.${decision.refused}` })
  await write(acting, meeting, { room: { ...room, sequence: head }, here }, decision.events, input.eventId)
}

type Meeting = Awaited<ReturnType<typeof meetingFacts>>

async function circumstances(
  acting: Acting,
  meeting: Meeting,
  room: Room,
  command: Command,
): Promise<Circumstances> {
  const { tx, actor, now } = acting
  const { id: meetingId, groupId } = meeting
  const [facts, planned, lastSeen] = await Promise.all([
    groupFacts(acting, { groupId }),
    store.turnsOf(tx, meetingId),
    store.lastSeenIn(tx, meetingId),
  ])
  const { hosts, timekeeperId } =
    command.kind === 'open'
      ? hostsOf(await meetingRoles(acting, { meetingId }))
      : { hosts: [], timekeeperId: undefined }
  const moves = command.kind === 'next' || command.kind === 'next-part'
  const coming = moves ? nextPartOf(room, planned) : undefined
  const turnId = coming?.kind === 'case' ? coming.id : undefined
  const turns = turnId ? await withCase(acting, meetingId, planned, turnId) : planned
  return {
    actorId: actor.clinicianId,
    now: now.epochMilliseconds,
    meeting: {
      startsAt: Temporal.Instant.from(meeting.startsAt).epochMilliseconds,
      minutes: meeting.minutes,
      protocol: facts.protocol,
      cancelled: meeting.state === 'cancelled',
      hosts,
      timekeeperId,
    },
    turns: moves && room.stage === 'gathering' ? await inAgendaOrder(acting, meetingId, turns) : turns,
    lastSeen,
    standIn: turnId ? await store.standInFor(tx, meetingId, turnId, room.timekeeperId) : undefined,
  }
}

/** The turns once the coming one shows its case, also where that was shared without a date or the turn retaken. */
async function withCase({ tx }: Acting, meetingId: string, turns: readonly Turn[], turnId: string) {
  const turn = turns.find(({ id }) => id === turnId)
  if (!turn || turn.caseId || turn.outSince !== undefined) return turns
  await store.tieTurn(tx, turnId)
  return store.turnsOf(tx, meetingId)
}

/** The turns one may know of as the agenda has them; the others stay where they are. */
async function inAgendaOrder(acting: Acting, meetingId: string, turns: readonly Turn[]): Promise<Turn[]> {
  const { items } = await agendaOf(acting, { meetingId })
  const order = items.map((item) => item.id)
  const known = turns
    .filter((turn) => order.includes(turn.id))
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return turns.map((turn) => (order.includes(turn.id) ? (known.shift() ?? turn) : turn))
}

async function write(
  acting: Acting,
  { id: meetingId, groupId, endsAt }: Pick<Meeting, 'id' | 'groupId' | 'endsAt'>,
  { room, here }: { room: Room; here: Pick<Circumstances, 'actorId' | 'now' | 'turns'> },
  happenings: readonly Happening[],
  firstId: string,
): Promise<void> {
  if (happenings.length === 0) return
  const events: RoomEvent[] = []
  let after = room
  for (const [i, happening] of happenings.entries()) {
    const event = {
      ...happening,
      id: i === 0 ? firstId : newId(),
      sequence: room.sequence + i + 1,
      actorId: here.actorId,
      caseId: belongsToCase(happening.kind) ? caseOn(after, here.turns) : undefined,
      at: Math.max(after.at, here.now),
    }
    after = apply(after, event)
    events.push(event)
  }
  await store.addEvents(acting.tx, { meetingId, groupId }, events)
  const taken = happenings.find((happening) => happening.kind === 'turn-taken')
  if (taken) await takeTurnInRoom(acting, { itemId: taken.turnId, groupId, meetingId })
  const over = Temporal.Instant.from(endsAt).add({ milliseconds: overAfter })
  if (happenings.some(({ kind }) => kind === 'opened')) {
    await enqueue(acting.tx, 'room.close', { meetingId }, over, meetingId)
  }
  if (happenings.some(({ kind }) => kind === 'ended')) {
    await enqueue(acting.tx, 'attendance.record', { meetingId }, undefined, meetingId)
  }
}

/** The case of the part that is on: what happens in it belongs to that case. */
function caseOn(room: Room, turns: Circumstances['turns']): string | undefined {
  return turnOn(room, turns)?.caseId
}

/**
 * Steps out of a case from the room, for good. Whoever facilitated leaves that to the timekeeper, or else to someone
 * else who is present; the log has only the passing, and nothing is said of why.
 * Refuses: NotFound for the presenter and outside the group.
 */
export async function stepOutHere(acting: Acting, { meetingId, caseId }: StepOutHere): Promise<void> {
  const { tx, actor, now } = acting
  const meeting = await meetingFacts(acting, { meetingId })
  await leaveTheFloor(acting, meeting, caseId)
  await stepOut(acting, { caseId })
  const head = await store.lockRoom(tx, meetingId)
  const room = roomAfter(await store.eventsOf(tx, meetingId))
  if (room.stage !== 'running' || room.facilitatorId !== actor.clinicianId) return
  const turns = await store.turnsOf(tx, meetingId)
  const turn = turnOn(room, turns)
  if (turn?.outSince === undefined) return
  const to = await store.standInFor(tx, meetingId, turn.id, room.timekeeperId)
  if (!to) return
  const here = { actorId: actor.clinicianId, now: now.epochMilliseconds, turns }
  const passed: Happening = { kind: 'facilitation-passed', from: actor.clinicianId, to }
  await write(acting, meeting, { room: { ...room, sequence: head }, here }, [passed], newId())
}

/** What one had of the case that is on, hand and floor, goes before the case does: afterwards its log is closed to one. */
async function leaveTheFloor(acting: Acting, meeting: Meeting, caseId: string): Promise<void> {
  const { tx, actor, now } = acting
  const head = await store.lockRoom(tx, meeting.id)
  const room = roomAfter(await store.eventsOf(tx, meeting.id))
  const turns = await store.turnsOf(tx, meeting.id)
  if (caseOn(room, turns) !== caseId) return
  const here = { actorId: actor.clinicianId, now: now.epochMilliseconds, turns }
  const left: Happening[] = [
    ...(room.floor === here.actorId ? [{ kind: 'floor-returned' as const }] : []),
    ...(room.hands.includes(here.actorId) ? [{ kind: 'hand-lowered' as const }] : []),
  ]
  await write(acting, meeting, { room: { ...room, sequence: head }, here }, left, newId())
}

/** A room that nobody ended is over an hour after its planned end; for the job, as someone who was there. */
export async function closeForgottenRoom(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<void> {
  const meeting = await meetingFacts(acting, { meetingId })
  const head = await store.lockRoom(acting.tx, meetingId)
  const room = roomAfter(await store.eventsOf(acting.tx, meetingId))
  if (room.stage === 'closed' || room.stage === 'ended') return
  const here = { actorId: acting.actor.clinicianId, now: acting.now.epochMilliseconds, turns: [] }
  await write(acting, meeting, { room: { ...room, sequence: head }, here }, [{ kind: 'ended' }], newId())
}
