import type { RoomEvent } from './event.ts'
import { minutesOf, type Part } from './plan.ts'
import { protocolOf, type Speakers, speakersIn } from './protocol.ts'

/** A part of the evening that has begun, for counting minutes afterwards. Times in milliseconds since 1970. */
export type Span = {
  partId: string
  presenterId: string | undefined
  caseId: string | undefined
  from: number
  to: number | undefined
}

/**
 * A room as its log tells it. Counted times are true at `at`, the time of the newest event; while `running` they grow.
 * For someone who stepped out of the case that is on, its events are missing: then `phase` stays -1.
 */
export type Room = {
  sequence: number
  at: number
  stage: 'closed' | 'gathering' | 'running' | 'ended'
  facilitatorId: string | undefined
  facilitatingSince: number
  timekeeperId: string | undefined
  protocol: string
  parts: readonly Part[]
  /** Which part is on, -1 between parts; and which of its phases, -1 before the first. */
  part: number
  phase: number
  presenterId: string | undefined
  caseId: string | undefined
  paused: boolean
  /** Milliseconds spent in each phase of the part that is on, and in the part. */
  spent: readonly number[]
  partSpent: number
  /** Minutes added to each phase of the part that is on, and to the part. */
  added: readonly number[]
  partAdded: number
  hands: readonly string[]
  floor: string | undefined
  /** Milliseconds each person had the floor. */
  airtime: Readonly<Record<string, number>>
  /** Milliseconds each person facilitated, from the opening on. */
  led: Readonly<Record<string, number>>
  spans: readonly Span[]
  endedAt: number | undefined
}

export const closedRoom: Room = {
  sequence: 0,
  at: 0,
  stage: 'closed',
  facilitatorId: undefined,
  facilitatingSince: 0,
  timekeeperId: undefined,
  protocol: '',
  parts: [],
  part: -1,
  phase: -1,
  presenterId: undefined,
  caseId: undefined,
  paused: false,
  spent: [],
  partSpent: 0,
  added: [],
  partAdded: 0,
  hands: [],
  floor: undefined,
  airtime: {},
  led: {},
  spans: [],
  endedAt: undefined,
}

/** The room after all these events, in whatever order and however often they arrive. */
export function roomAfter(events: readonly RoomEvent[], from: Room = closedRoom): Room {
  return events.toSorted((a, b) => a.sequence - b.sequence).reduce(apply, from)
}

/** One event later. An event seen before changes nothing. */
export function apply(room: Room, event: RoomEvent): Room {
  if (event.sequence <= room.sequence) return room
  const now = { ...timePassed(room, event.at), sequence: event.sequence }
  switch (event.kind) {
    case 'opened':
      return {
        ...now,
        stage: 'gathering',
        facilitatorId: event.actorId,
        facilitatingSince: now.at,
        timekeeperId: event.timekeeperId === event.actorId ? undefined : event.timekeeperId,
      }
    case 'began':
      return { ...now, stage: 'running', protocol: event.protocol, parts: event.parts }
    case 'part-began':
      return partBegan(now, event.partId)
    case 'phase-began':
      return phaseBegan(now, event)
    case 'part-ended':
      return partEnded(now)
    case 'paused':
      return { ...now, paused: true }
    case 'resumed':
      return { ...now, paused: false }
    case 'extended':
      return {
        ...now,
        partAdded: now.partAdded + event.minutes,
        added: now.added.map((minutes, i) => (i === now.phase ? minutes + event.minutes : minutes)),
      }
    case 'hand-raised':
      return { ...now, hands: [...now.hands.filter((id) => id !== event.actorId), event.actorId] }
    case 'hand-lowered':
      return { ...now, hands: now.hands.filter((id) => id !== event.actorId) }
    case 'floor-given':
      return { ...now, floor: event.to, hands: now.hands.filter((id) => id !== event.to) }
    case 'floor-returned':
      return { ...now, floor: undefined }
    case 'facilitation-passed':
      return facilitatedBy(now, event.to)
    case 'time-kept':
      return { ...now, timekeeperId: event.by }
    case 'turn-taken':
      return event.part ? withTurn(now, event.part) : now
    case 'ended':
      return { ...partEnded(now), stage: 'ended', paused: false, endedAt: now.at }
  }
}

/** Whoever facilitates now keeps neither the time nor a floor that this phase gives only to members. */
function facilitatedBy(before: Room, facilitatorId: string): Room {
  const timekeeperId = before.timekeeperId === facilitatorId ? undefined : before.timekeeperId
  const room = { ...before, facilitatorId, facilitatingSince: before.at, timekeeperId }
  const keeps = (id: string) => maySpeak(room, id)
  return {
    ...room,
    hands: room.hands.filter(keeps),
    floor: room.floor && keeps(room.floor) ? room.floor : undefined,
  }
}

function partBegan(room: Room, partId: string): Room {
  const part = room.parts.findIndex((p) => p.id === partId)
  const none = (room.parts[part]?.phases ?? []).map(() => 0)
  return {
    ...partEnded(room),
    part,
    spent: none,
    added: none,
    spans: [
      ...partEnded(room).spans,
      { partId, presenterId: undefined, caseId: undefined, from: room.at, to: undefined },
    ],
  }
}

function phaseBegan(room: Room, event: RoomEvent & { kind: 'phase-began' }): Room {
  if (room.parts[room.part]?.id !== event.partId) return room
  const { presenterId, caseId } = event
  return {
    ...room,
    phase: event.phase,
    presenterId,
    caseId,
    hands: [],
    floor: undefined,
    spans: room.spans.map((span) => (span.to === undefined ? { ...span, presenterId, caseId } : span)),
  }
}

function partEnded(room: Room): Room {
  return {
    ...room,
    part: -1,
    phase: -1,
    presenterId: undefined,
    caseId: undefined,
    spent: [],
    partSpent: 0,
    added: [],
    partAdded: 0,
    hands: [],
    floor: undefined,
    spans: room.spans.map((span) => (span.to === undefined ? { ...span, to: room.at } : span)),
  }
}

/** A turn taken while the evening runs comes before the closing, in place of a conversation not yet begun. */
function withTurn(room: Room, turn: Part): Room {
  const open = room.spans.map((span) => span.partId)
  const kept = room.parts.filter((part) => part.kind !== 'conversation' || open.includes(part.id))
  const closing = kept.findIndex((part) => part.kind === 'closing')
  const parts = kept.toSpliced(closing < 0 ? kept.length : closing, 0, turn)
  return { ...room, parts, part: parts.findIndex((part) => part.id === room.parts[room.part]?.id) }
}

/** The room at a later moment without an event: phases, part and airtime have grown unless paused. */
export function timePassed(room: Room, to: number): Room {
  const at = Math.max(room.at, to)
  const passed = at - room.at
  if (passed === 0 || room.stage === 'closed' || room.stage === 'ended') return { ...room, at }
  const led = more(room.led, room.facilitatorId, passed)
  if (!isRunning(room)) return { ...room, at, led }
  return {
    ...room,
    at,
    led,
    partSpent: room.partSpent + passed,
    spent: room.spent.map((ms, i) => (i === room.phase ? ms + passed : ms)),
    airtime: more(room.airtime, speaker(room), passed),
  }
}

function more(of: Readonly<Record<string, number>>, who: string | undefined, ms: number) {
  return who ? { ...of, [who]: (of[who] ?? 0) + ms } : of
}

/** Whether time counts: a part is on and nobody paused it. */
export function isRunning(room: Room): boolean {
  return room.stage === 'running' && room.part >= 0 && !room.paused
}

/** Where the evening is, as one word: a command made for another place is a stale one. */
export function placeOf(room: Room): string {
  if (room.stage !== 'running') return room.stage
  const part = room.parts[room.part]?.id ?? lastPart(room) ?? ''
  return `${part}/${room.phase}`
}

function lastPart(room: Room): string | undefined {
  return room.spans.at(-1)?.partId
}

/** Milliseconds left in the phase that is on; negative once it counts over. Undefined when none is on. */
export function leftInPhase(room: Room): number | undefined {
  const phase = room.parts[room.part]?.phases[room.phase]
  if (!phase) return undefined
  return (phase.minutes + (room.added[room.phase] ?? 0)) * 60_000 - (room.spent[room.phase] ?? 0)
}

/** Milliseconds until the part that is on should be over by the plan. Undefined between parts. */
export function leftInPart(room: Room): number | undefined {
  const part = room.parts[room.part]
  return part && (minutesOf(part) + room.partAdded) * 60_000 - room.partSpent
}

/** Who may speak now. The presenter only where the phase names P or A, also when the presenter facilitates. */
export function maySpeak(room: Room, clinicianId: string): boolean {
  const named = speakersNow(room)
  if (named.includes('A')) return true
  if (clinicianId === room.presenterId) return named.includes('P')
  if (clinicianId === room.facilitatorId) return named.includes('F')
  return named.includes('G')
}

/** Whom the phase that is on names; everybody before the start, nobody between parts. */
export function speakersNow(room: Room): readonly Speakers[] {
  if (room.stage === 'gathering') return ['A']
  const phase = room.parts[room.part]?.phases[room.phase]
  return phase ? speakersIn(protocolOf(room.protocol), phase.id) : []
}

/** Who has the floor: who was given it, else the one person the phase names alone. */
export function speaker(room: Room): string | undefined {
  if (room.floor) return room.floor
  const [only, ...others] = speakersNow(room)
  if (others.length > 0) return undefined
  const named = only === 'P' ? room.presenterId : only === 'F' ? room.facilitatorId : undefined
  return named && maySpeak(room, named) ? named : undefined
}
