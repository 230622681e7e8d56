import { z } from 'zod'
import type { Room } from './room.ts'

export const minute = 60_000
/** The room opens this long before the start. */
export const opensBefore = 15 * minute
/** Nobody ended it: this long after the planned end a room is over all the same. */
export const overAfter = 60 * minute
/** A facilitator who has not answered for this long may be relieved by the timekeeper, after twice that by anyone. */
export const relievedAfter = minute
/** A device silent for this long has left. */
export const goneAfter = minute / 2

const at = { from: z.string().max(80) }
const person = z.uuid()

/** What people in a room may ask for. `from` is the place it was asked at (placeOf). */
export const Command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('next'), ...at }),
  z.object({ kind: z.literal('back'), ...at }),
  z.object({ kind: z.literal('next-part'), ...at }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('extend'), ...at, minutes: z.coerce.number().int().min(1).max(30) }),
  z.object({ kind: z.literal('raise-hand') }),
  z.object({ kind: z.literal('lower-hand') }),
  z.object({ kind: z.literal('give-floor'), ...at, to: person }),
  z.object({ kind: z.literal('return-floor') }),
  z.object({ kind: z.literal('hand-over'), to: person }),
  z.object({ kind: z.literal('relieve'), facilitatorId: person }),
  z.object({ kind: z.literal('keep-time'), by: person }),
  z.object({ kind: z.literal('take-turn'), turnId: z.uuid() }),
  z.object({ kind: z.literal('end'), ...at }),
])
export type Command = z.infer<typeof Command>

/** eventId is made with the form: the same one twice is one command. */
export const RoomCommand = z.object({ meetingId: z.uuid(), eventId: z.uuid(), command: Command })
export type RoomCommand = z.infer<typeof RoomCommand>

export const StepOutHere = z.object({ meetingId: z.uuid(), caseId: z.uuid() })
export type StepOutHere = z.infer<typeof StepOutHere>

/** A turn of the agenda, also one taken in the room, as the actor may know it. `outSince`: the actor stepped out of its case then. */
export type Turn = {
  id: string
  presenterId: string | undefined
  caseId: string | undefined
  outSince: number | undefined
}

/** What a command is judged by besides the room: who, when, and what the meeting says. Times in milliseconds. */
export type Circumstances = {
  actorId: string
  now: number
  meeting: {
    startsAt: number
    minutes: number
    protocol: string
    cancelled: boolean
    /** Who should facilitate; any of them may open. */
    hosts: readonly string[]
    timekeeperId: string | undefined
  }
  turns: readonly Turn[]
  /** When each person who was in the room last answered. */
  lastSeen: Readonly<Record<string, number>>
  /** Who would take over where the facilitator may not lead the next part; the timekeeper first. */
  standIn: string | undefined
}

export type Refusal =
  | 'too-early'
  | 'too-late'
  | 'cancelled'
  | 'wait-for-facilitator'
  | 'not-open'
  | 'not-running'
  | 'not-facilitator'
  | 'stale'
  | 'no-more-phases'
  | 'presenter-listens'
  | 'not-your-phase'
  | 'not-here'
  | 'still-here'
  | 'nobody-to-take-over'
  | 'turn-ahead'
  | 'stepped-out'

/** The turn that is on, as far as the actor may know it. */
export function turnOn(room: Room, turns: readonly Turn[]): Turn | undefined {
  const part = room.parts[room.part]
  return turns.find((turn) => turn.id === part?.id)
}

/** Whether the actor stepped out of the case that is on. */
export function isOut(room: Room, turns: readonly Turn[]): boolean {
  return turnOn(room, turns)?.outSince !== undefined
}

/** Whether this person's device still answers. */
export function isHere(here: Pick<Circumstances, 'now' | 'lastSeen'>, clinicianId: string): boolean {
  const seen = here.lastSeen[clinicianId]
  return seen !== undefined && here.now - seen <= goneAfter
}
