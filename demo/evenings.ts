import { correctMinutes } from '#domain/attendance/actions'
import { meetingsOfGroup } from '#domain/meetings/reads'
import { answerInRoom } from '#domain/presence/actions'
import { putCommand } from '#domain/room/actions'
import { roomNow } from '#domain/room/reads'
import { newId } from '#platform/identifiers'
import { as, type Persona } from './arrivals.ts'
import type { Gathered } from './gatherings.ts'
import type { Owner } from './owner.ts'

const MINUTE = 60_000

/** Meetings of a group between two instants, as its founder knows them. */
export async function meetingsBetween(
  { founder, groupId }: Gathered,
  from: Temporal.Instant,
  until: Temporal.Instant,
) {
  const meetings = await as(founder, meetingsOfGroup, { groupId, from, until })
  return meetings.filter((meeting) => meeting.state === 'planned')
}

/**
 * An evening in the room: it is opened, everyone present answers while it lasts, the facilitator moves on phase by
 * phase to the end. Time goes with the sample network's clock.
 */
export async function meets(
  clock: Owner,
  gathered: Gathered,
  meeting: { id: string; startsAt: Temporal.Instant; minutes: number },
  present: readonly Persona[],
): Promise<void> {
  const room = (who: Persona, command: Parameters<typeof putCommand>[1]['command']) =>
    as(who, putCommand, { meetingId: meeting.id, eventId: newId(), command })
  const { founder } = gathered
  await clock.moveTo(meeting.startsAt.subtract({ minutes: 2 }))
  for (const person of present) await as(person, answerInRoom, { meetingId: meeting.id, device: person.slug })
  const host = await openedBy(meeting.id, [founder, ...present])
  const first = meeting.startsAt.epochMilliseconds
  const last = first + meeting.minutes * MINUTE
  for (let beat = first; beat <= last; beat += 20_000) {
    await clock.moveTo(Temporal.Instant.fromEpochMilliseconds(beat))
    await Promise.all(
      present.map((person) => as(person, answerInRoom, { meetingId: meeting.id, device: person.slug })),
    )
    const { view } = await as(host, roomNow, { meetingId: meeting.id })
    if (view.kind !== 'room') continue
    const isClosing = view.part === view.parts.length - 1 && view.stage === 'running'
    const isTime = view.stage === 'gathering' || (view.stage === 'running' && view.left <= 0 && !isClosing)
    if (isTime) await room(host, { kind: 'next', from: view.place })
  }
  const { view } = await as(host, roomNow, { meetingId: meeting.id })
  if (view.kind === 'room' && view.stage !== 'ended')
    await room(host, { kind: 'end', from: view.place }).catch(() => {})
}

/** The first of these who may open the room does. */
async function openedBy(meetingId: string, people: readonly Persona[]): Promise<Persona> {
  for (const person of people) {
    const isOpen = await as(person, putCommand, {
      meetingId,
      eventId: newId(),
      command: { kind: 'open' },
    }).then(
      () => true,
      () => false,
    )
    if (isOpen) return person
  }
  throw new Error('nobody could open the room')
}

/** The facilitator writes minutes down by hand, for an evening the room was not used. */
export async function minutesByHand(
  gathered: Gathered,
  meetingId: string,
  present: readonly Persona[],
  minutes: number,
): Promise<void> {
  for (const person of present)
    await as(gathered.founder, correctMinutes, {
      meetingId,
      clinicianId: person.clinicianId,
      minutes,
      presentingMinutes: 0,
      reason: 'We met by phone that evening; minutes from my own list.',
    })
}
