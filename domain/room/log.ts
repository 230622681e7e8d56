import type { RoomEvent } from './event.ts'
import type { Part } from './plan.ts'
import { betweenParts, closedRoom, isRunning, maySpeak, type Room, speaker } from './room.ts'

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
        timekeeperId: event.timekeeperId,
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

/**
 * Whoever facilitates now keeps no floor that this phase gives only to members. A timekeeper who facilitates keeps the time
 * besides, and still does once the evening is handed on or back: the role is settled for the meeting, the press is not.
 */
function facilitatedBy(before: Room, facilitatorId: string): Room {
  const room = { ...before, facilitatorId, facilitatingSince: before.at }
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
    ...betweenParts,
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
