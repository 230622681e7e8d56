import {
  type Circumstances,
  type Command,
  isHere,
  isOut,
  minute,
  opensBefore,
  overAfter,
  type Refusal,
  relievedAfter,
  type Turn,
} from './command.ts'
import type { Happening } from './event.ts'
import { type Part, planEvening, planTurn, shortestEvening } from './plan.ts'
import { protocolOf } from './protocol.ts'
import { isRunning, maySpeak, placeOf, type Room } from './room.ts'

export type Decision = { events: Happening[] } | { refused: Refusal }

const refuse = (refused: Refusal): Decision => ({ refused })
const happen = (...events: Happening[]): Decision => ({ events })

/** What a command makes happen, or why it does not. Nothing happens where all is as asked already. */
export function decide(room: Room, command: Command, here: Circumstances): Decision {
  const { meeting, now } = here
  if (meeting.cancelled) return refuse('cancelled')
  if (now > meeting.startsAt + meeting.minutes * minute + overAfter) return refuse('too-late')
  if (command.kind === 'open') return open(room, here)
  if (room.stage === 'closed') return refuse('not-open')
  if (room.stage === 'ended') return command.kind === 'end' ? happen() : refuse('too-late')
  // A facilitator alone in the room may still leave a case behind without being in it.
  const leaves = command.kind === 'next-part' || command.kind === 'end'
  if (!leaves && isOut(room, here.turns)) return refuse('stepped-out')
  switch (command.kind) {
    case 'raise-hand':
    case 'lower-hand':
      return hand(room, command.kind, here)
    case 'return-floor':
      if (!room.floor) return happen()
      return here.actorId === room.floor || here.actorId === room.facilitatorId
        ? happen({ kind: 'floor-returned' })
        : refuse('not-facilitator')
    case 'relieve':
      return relieve(room, command.facilitatorId, here)
    case 'take-turn':
      return takeTurn(room, command.turnId, here)
    default:
      return here.actorId === room.facilitatorId ? lead(room, command, here) : refuse('not-facilitator')
  }
}

type Leading = Exclude<
  Command['kind'],
  'open' | 'raise-hand' | 'lower-hand' | 'return-floor' | 'relieve' | 'take-turn'
>

function lead(room: Room, command: Command & { kind: Leading }, here: Circumstances): Decision {
  if ('from' in command && command.from !== placeOf(room)) return refuse('stale')
  switch (command.kind) {
    case 'next':
      return next(room, here)
    case 'next-part':
      return room.stage === 'running' ? nextPart(room, here) : refuse('not-running')
    case 'back':
      if (room.phase < 1) return refuse('no-more-phases')
      return phase(room, room.phase - 1)
    case 'pause':
      if (room.paused) return happen()
      return isRunning(room) ? happen({ kind: 'paused' }) : refuse('not-running')
    case 'resume':
      return room.paused ? happen({ kind: 'resumed' }) : happen()
    case 'extend':
      if (room.phase < 0) return refuse('not-running')
      return happen({ kind: 'extended', minutes: command.minutes })
    case 'give-floor':
      return giveFloor(room, command.to, here)
    case 'hand-over':
      return handOver(room, command.to, here)
    case 'keep-time':
      if (command.by === room.timekeeperId) return happen()
      if (!isHere(here, command.by)) return refuse('not-here')
      return happen({ kind: 'time-kept', by: command.by })
    case 'end':
      return happen({ kind: 'ended' })
  }
}

/**
 * From when this person may open the room, in milliseconds: who should facilitate a quarter of an hour before, the
 * timekeeper at the start, anyone a minute later.
 */
export function opensFrom(
  { startsAt, hosts, timekeeperId }: Pick<Circumstances['meeting'], 'startsAt' | 'hosts' | 'timekeeperId'>,
  actorId: string,
): number {
  if (hosts.length === 0 || hosts.includes(actorId)) return startsAt - opensBefore
  return actorId === timekeeperId ? startsAt : startsAt + relievedAfter
}

function open(room: Room, here: Circumstances): Decision {
  if (room.stage !== 'closed') return happen()
  const { startsAt, timekeeperId } = here.meeting
  if (here.now < startsAt - opensBefore) return refuse('too-early')
  if (here.now < opensFrom(here.meeting, here.actorId)) return refuse('wait-for-facilitator')
  return happen({ kind: 'opened', ...(timekeeperId ? { timekeeperId } : {}) })
}

function next(room: Room, here: Circumstances): Decision {
  if (room.stage === 'gathering') return begin(here)
  const part = room.parts[room.part]
  if (part && room.phase + 1 < part.phases.length) {
    const turn = here.turns.find((t) => t.id === part.id)
    return room.phase < 0 ? firstPhase(part, turn) : phase(room, room.phase + 1)
  }
  return nextPart(room, here)
}

/** The evening begins: planned for the time that is left of it, its first phase at once. */
function begin(here: Circumstances): Decision {
  const { startsAt, minutes, protocol } = here.meeting
  const left = Math.round((startsAt + minutes * minute - here.now) / minute)
  const parts = planEvening(
    protocolOf(protocol),
    Math.min(minutes, Math.max(shortestEvening, left)),
    here.turns.map((turn) => turn.id),
  )
  const first = parts[0]?.id ?? ''
  return happen(
    { kind: 'began', protocol: protocolOf(protocol).id, parts },
    { kind: 'part-began', partId: first },
    { kind: 'phase-began', partId: first, phase: 0 },
  )
}

function phase(room: Room, to: number): Decision {
  const partId = room.parts[room.part]?.id ?? ''
  const presenter = room.presenterId ? { presenterId: room.presenterId } : {}
  const resumed: Happening[] = room.paused ? [{ kind: 'resumed' }] : []
  return happen(...resumed, { kind: 'phase-began', partId, phase: to, ...presenter })
}

function firstPhase(part: Part, turn: Turn | undefined): Decision {
  const presenter = turn?.presenterId ? { presenterId: turn.presenterId } : {}
  return happen({ kind: 'phase-began', partId: part.id, phase: 0, ...presenter })
}

/** Ends the part that is on and begins the next one whose turn still stands. */
function nextPart(room: Room, here: Circumstances): Decision {
  const coming = nextPartOf(room, here.turns)
  if (!coming) return refuse('no-more-phases')
  const turn = here.turns.find((t) => t.id === coming.id)
  const events: Happening[] = room.paused ? [{ kind: 'resumed' }] : []
  const current = room.parts[room.part]
  if (current) events.push({ kind: 'part-ended', partId: current.id })
  events.push({ kind: 'part-began', partId: coming.id })
  const out = turn?.outSince !== undefined
  if (out && !here.standIn) return refuse('nobody-to-take-over')
  if (here.standIn && (out || turn?.presenterId === here.actorId)) {
    events.push({ kind: 'facilitation-passed', from: here.actorId, to: here.standIn })
  }
  const first = firstPhase(coming, turn)
  // Who stepped out cannot begin its phases: whoever took over does.
  if (!out && 'events' in first) events.push(...first.events)
  return { events }
}

/** The part that would come next; a turn given back since the evening began is passed over. */
export function nextPartOf(room: Room, turns: readonly Turn[]): Part | undefined {
  const done = new Set(room.spans.map((span) => span.partId))
  return room.parts.find(
    (part) => !done.has(part.id) && (part.kind !== 'case' || turns.some((turn) => turn.id === part.id)),
  )
}

function hand(room: Room, kind: 'raise-hand' | 'lower-hand', here: Circumstances): Decision {
  const up = room.hands.includes(here.actorId)
  if (kind === 'lower-hand') return up ? happen({ kind: 'hand-lowered' }) : happen()
  if (room.stage !== 'running' || room.phase < 0) return refuse('not-running')
  if (!maySpeak(room, here.actorId)) return silenced(room, here.actorId)
  return up || room.floor === here.actorId ? happen() : happen({ kind: 'hand-raised' })
}

function giveFloor(room: Room, to: string, here: Circumstances): Decision {
  if (room.stage !== 'running' || room.phase < 0) return refuse('not-running')
  if (!maySpeak(room, to)) return silenced(room, to)
  if (!isHere(here, to)) return refuse('not-here')
  return room.floor === to ? happen() : happen({ kind: 'floor-given', to })
}

function silenced(room: Room, clinicianId: string): Decision {
  return refuse(clinicianId === room.presenterId ? 'presenter-listens' : 'not-your-phase')
}

function handOver(room: Room, to: string, here: Circumstances): Decision {
  if (to === room.facilitatorId) return happen()
  if (!isHere(here, to)) return refuse('not-here')
  return happen({ kind: 'facilitation-passed', from: here.actorId, to })
}

/** Taking over from a facilitator who went silent: the timekeeper first, then anyone present. */
function relieve(room: Room, facilitatorId: string, here: Circumstances): Decision {
  if (room.facilitatorId === here.actorId) return happen()
  if (room.facilitatorId !== facilitatorId) return refuse('stale')
  return mayRelieve(room, here)
    ? happen({ kind: 'facilitation-passed', from: facilitatorId, to: here.actorId })
    : refuse('still-here')
}

/**
 * Whether the facilitator has been silent long enough for who acts to take over; while a timekeeper is here, others
 * wait twice as long.
 */
export function mayRelieve(room: Room, here: Pick<Circumstances, 'actorId' | 'now' | 'lastSeen'>): boolean {
  const silentSince = Math.max(here.lastSeen[room.facilitatorId ?? ''] ?? 0, room.facilitatingSince)
  const silent = here.now - silentSince
  const keeper = room.timekeeperId
  const keeperHere = keeper !== undefined && keeper !== room.facilitatorId && isHere(here, keeper)
  if (keeperHere && here.actorId !== keeper) return silent >= 2 * relievedAfter
  return silent >= relievedAfter
}

/** A turn taken in the room: when nobody was to present, or time is left. */
function takeTurn(room: Room, turnId: string, here: Circumstances): Decision {
  const { turns } = here
  if (turns.some((turn) => turn.id === turnId)) return happen()
  const done = (id: string) => room.spans.some((span) => span.partId === id && span.to !== undefined)
  if (turns.some((turn) => turn.presenterId === here.actorId && !done(turn.id))) return refuse('turn-ahead')
  if (room.stage !== 'running') return happen({ kind: 'turn-taken', turnId })
  if (room.spans.some((span) => span.partId === 'closing')) return refuse('too-late')
  const left = (here.meeting.startsAt + here.meeting.minutes * minute - here.now) / minute
  const waiting = room.parts.filter((p) => p.kind === 'case' && !room.spans.some((s) => s.partId === p.id))
  const share = Math.round(left / (waiting.length + 1))
  return happen({ kind: 'turn-taken', turnId, part: planTurn(protocolOf(room.protocol), share, turnId) })
}
