import { minutesOf, type Part } from './plan.ts'
import { isNamed, protocolOf, type Speakers, speakersIn } from './protocol.ts'

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
  /** Who keeps time also while facilitating; only naming another changes it. */
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

/** What a room has of its part and phase while none is on. */
export const betweenParts = {
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
} as const satisfies Partial<Room>

export const closedRoom: Room = {
  sequence: 0,
  at: 0,
  stage: 'closed',
  facilitatorId: undefined,
  facilitatingSince: 0,
  timekeeperId: undefined,
  protocol: '',
  parts: [],
  ...betweenParts,
  paused: false,
  airtime: {},
  led: {},
  spans: [],
  endedAt: undefined,
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

/** Who may speak now. */
export function maySpeak(room: Room, clinicianId: string): boolean {
  return isNamed(speakersNow(room), room, clinicianId)
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
  const leading = only === 'F' ? room.facilitatorId : undefined
  const named = only === 'P' ? room.presenterId : leading
  return named && maySpeak(room, named) ? named : undefined
}
