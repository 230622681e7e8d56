import { isHere, minute } from './command.ts'
import { mayRelieve } from './decision.ts'
import { timePassed } from './log.ts'
import { minutesOf, type PartKind } from './plan.ts'
import type { Speakers } from './protocol.ts'
import { isRunning, leftInPart, leftInPhase, placeOf, type Room, speaker, speakersNow } from './room.ts'

export type PartView = {
  id: string
  kind: PartKind
  minutes: number
  phases: readonly { id: string; minutes: number }[]
}

/** What everybody in a room sees of it: ids and numbers. `now` and the times counted from it in milliseconds. */
export type RoomView = {
  kind: 'room'
  sequence: number
  now: number
  stage: Room['stage']
  place: string
  facilitatorId: string | undefined
  timekeeperId: string | undefined
  parts: readonly PartView[]
  part: number
  phase: number
  presenterId: string | undefined
  /** The case that is on, as its turn has it now: it may be shared in the midst of it. */
  caseId: string | undefined
  isCancelled: boolean
  running: boolean
  paused: boolean
  phaseMinutes: number
  left: number
  speakers: readonly Speakers[]
  speaker: string | undefined
  hands: readonly string[]
  airtime: Readonly<Record<string, number>>
  /** Who is here. */
  people: readonly string[]
  /** Who may take over from a facilitator who went silent. */
  relief: 'nobody' | 'timekeeper' | 'anyone'
}

/** What someone sees who stepped out of the case that is on: when to come back, and nothing else. */
export type AwayView = { kind: 'away'; sequence: number; now: number; left: number; backAt: string }

export type View = RoomView | AwayView

type Moment = {
  now: number
  lastSeen: Readonly<Record<string, number>>
  caseId: string | undefined
  isCancelled: boolean
}

/** The room for those who hear the case that is on. */
export function viewOf(folded: Room, moment: Moment): RoomView {
  const room = timePassed(folded, moment.now)
  const current = room.parts[room.part]?.phases[room.phase]
  return {
    kind: 'room',
    sequence: room.sequence,
    now: room.at,
    stage: room.stage,
    place: placeOf(room),
    facilitatorId: room.facilitatorId,
    timekeeperId: room.timekeeperId,
    parts: room.parts.map((part) => ({ ...part, minutes: minutesOf(part) })),
    part: room.part,
    phase: room.phase,
    presenterId: room.presenterId,
    caseId: moment.caseId,
    isCancelled: moment.isCancelled,
    running: isRunning(room),
    paused: room.paused,
    phaseMinutes: current ? current.minutes + (room.added[room.phase] ?? 0) : 0,
    left: leftInPhase(room) ?? 0,
    speakers: speakersNow(room),
    // A floor or hand of somebody who is not here would hold the others up, and point at who stepped out.
    speaker: room.floor && !isHere(moment, room.floor) ? undefined : speaker(room),
    hands: room.hands.filter((id) => isHere(moment, id)),
    airtime: room.airtime,
    people: Object.keys(moment.lastSeen)
      .filter((id) => isHere(moment, id))
      .toSorted(),
    relief: reliefIn(room, moment),
  }
}

/** The room for someone who stepped out of the case that is on. */
export function awayFrom(folded: Room, now: number): AwayView {
  const room = timePassed(folded, now)
  const left = Math.max(0, leftInPart(room) ?? 0)
  const backAt = Temporal.Instant.fromEpochMilliseconds(Math.round(room.at + left)).toString()
  return { kind: 'away', sequence: 0, now: room.at, left, backAt }
}

function reliefIn(room: Room, moment: Moment): RoomView['relief'] {
  if (room.stage === 'closed' || room.stage === 'ended') return 'nobody'
  const may = (actorId: string) => mayRelieve(room, { ...moment, actorId })
  if (may('')) return 'anyone'
  return room.timekeeperId && may(room.timekeeperId) ? 'timekeeper' : 'nobody'
}

/** Whether two views differ in more than the time that passed between them. */
export function differs(a: View | undefined, b: View): boolean {
  return a === undefined || standing(a) !== standing(b)
}

function standing(view: View): string {
  if (view.kind === 'away')
    return `away ${Math.round((view.now + view.left) / (minute / 2))} ${view.left < minute}`
  const airtime = view.running ? undefined : view.airtime
  return JSON.stringify({ ...view, now: 0, left: view.running ? 0 : view.left, airtime })
}
