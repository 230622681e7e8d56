import { hasBusiness, ownTurnsIn } from '#domain/agenda/reads'
import { caseMet, casesToPresent } from '#domain/cases/reads'
import { type MeetingFacts, roomIsNear } from '#domain/meetings/meeting'
import { meetingFacts, meetingRoles, meetingsOfGroup } from '#domain/meetings/reads'
import { type NoteShown, notesIn } from '#domain/notes/reads'
import { meetingPlace } from '#domain/places/reads'
import { requireEntry } from '#domain/seats/reads'
import { takeawayIn } from '#domain/takeaways/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { NotFound } from '#platform/refusals'
import { isOut, opensBefore, overAfter, turnOn } from './command.ts'
import { opensFrom } from './decision.ts'
import { roomAfter } from './log.ts'
import type { Room } from './room.ts'
import * as store from './store.ts'
import { awayFrom, type View, viewOf } from './view.ts'

/** A room as who asks may know it; `over`: it ended, its time is past, or its meeting was cancelled, even in its midst. */
export type RoomNow = {
  meeting: Awaited<ReturnType<typeof meetingFacts>>
  view: View
  opensAt: string
  over: boolean
  /** Turns still to come or just had, in their order; the turn of a case stepped out of does not exist. */
  turns: {
    id: string
    presenterId: string
    caseId: string | undefined
    state: 'ahead' | 'on' | 'over'
  }[]
}

/**
 * The room of a meeting for who asks: to someone who stepped out of the case that is on, when to come back.
 * Refuses: NotFound outside the group; NotAllowed while the door is shut.
 */
export async function roomNow(acting: Acting, { meetingId }: { meetingId: string }): Promise<RoomNow> {
  const { tx, now } = acting
  const meeting = await meetingFacts(acting, { meetingId })
  await requireEntry(acting, meeting.groupId)
  const [events, turns, lastSeen] = await Promise.all([
    store.eventsOf(tx, meetingId),
    store.turnsOf(tx, meetingId),
    store.lastSeenIn(tx, meetingId),
  ])
  const room = roomAfter(events)
  const isCancelled = meeting.state === 'cancelled'
  const moment = { now: now.epochMilliseconds, lastSeen, caseId: turnOn(room, turns)?.caseId, isCancelled }
  const startsAt = Temporal.Instant.from(meeting.startsAt)
  const over = Temporal.Instant.from(meeting.endsAt).add({ milliseconds: overAfter })
  return {
    meeting,
    view: isOut(room, turns) ? awayFrom(room, moment.now) : viewOf(room, moment),
    opensAt: startsAt.subtract({ milliseconds: opensBefore }).toString(),
    over: room.stage === 'ended' || isCancelled || Temporal.Instant.compare(now, over) > 0,
    turns: turns.flatMap(({ id, presenterId, caseId }) =>
      presenterId ? [{ id, presenterId, caseId, state: stateOf(room, id) }] : [],
    ),
  }
}

function stateOf({ spans }: Room, turnId: string): RoomNow['turns'][number]['state'] {
  const span = spans.findLast(({ partId }) => partId === turnId)
  if (!span) return 'ahead'
  return span.to === undefined ? 'on' : 'over'
}

/** A seat at the table, in the ring's order. */
export type Seated = { id: string; name: string; family: string | null; isYou: boolean }

/**
 * All of a room's page: the room, who sits in the group, where the call is, the case that is on as any reader gets it,
 * and one's notes on it. Refuses as roomNow.
 */
export async function roomPage(acting: Acting, input: { meetingId: string }) {
  const now = await roomNow(acting, input)
  const { groupId } = now.meeting
  const caseId = now.view.kind === 'room' ? now.view.caseId : undefined
  const [{ roles, members }, place, onNow] = [
    await meetingRoles(acting, input),
    await meetingPlace(acting, { groupId }),
    caseId ? await caseOnNow(acting, caseId) : undefined,
  ]
  const table: Seated[] = members
    .filter((member) => member.state === 'active')
    .map(({ clinicianId: id, name, family, isYou }) => ({ id, name, family, isYou }))
  const startsAt = Temporal.Instant.from(now.meeting.startsAt).epochMilliseconds
  return {
    ...now,
    table,
    /** From when one may open the room oneself, in milliseconds. */
    mayOpenAt: opensFrom({ startsAt, ...hostsOf({ roles, members }) }, acting.actor.clinicianId),
    facilitatorId: roles.facilitator,
    timekeeperId: roles.timekeeper,
    callLink: place.videoLink,
    hasBusiness: await hasBusiness(acting, input),
    /** The group's meeting that is on, where this one is of another day. */
    nearInstead: await nearInstead(acting, now.meeting),
    /** One's own turn, where one can still say which case it presents. */
    toSay: now.over ? undefined : await turnToSay(acting, groupId, now.turns),
    onNow: onNow && { ...onNow, notes: notesForRoom(onNow, now.opensAt) },
    /** One's own case of this evening, for the takeaway after it. */
    own: onNow?.isMine ? undefined : await ownCase(acting, now.turns),
    newId: newId(),
    newNoteId: newId(),
  }
}

/**
 * Whoever presents may show their screen: what they wrote about their case before the evening, as what it stirs in them,
 * stays on the case's own page.
 */
function notesForRoom(
  { notes, isMine }: { notes: NoteShown[]; isMine: boolean },
  opensAt: string,
): NoteShown[] {
  const isOfTonight = ({ changedAt }: NoteShown) => Temporal.Instant.compare(changedAt, opensAt) >= 0
  return isMine ? notes.filter((note) => !note.isMine || isOfTonight(note)) : notes
}

/** For who comes by a link of another day: the meeting of the same group whose room is near; undefined where there is none. */
async function nearInstead(acting: Acting, meeting: MeetingFacts) {
  if (meeting.roomIsNear) return undefined
  const { now } = acting
  const around = { from: now.subtract({ hours: 24 }), until: now.add({ hours: 24 }) }
  const meetings = await meetingsOfGroup(acting, { groupId: meeting.groupId, ...around })
  const near = meetings.find((other) => roomIsNear(other, now))
  return near && { meetingId: near.id, startsAt: near.startsAt.toString() }
}

export type RoomPage = Awaited<ReturnType<typeof roomPage>>

/** Who should open the room: whoever facilitates this evening, and the group's facilitators. */
export function hostsOf({
  roles,
  members,
}: Pick<Awaited<ReturnType<typeof meetingRoles>>, 'roles' | 'members'>) {
  const facilitators = members.filter((m) => m.role === 'facilitator').map((m) => m.clinicianId)
  return {
    hosts: [...(roles.facilitator ? [roles.facilitator] : []), ...facilitators],
    timekeeperId: roles.timekeeper,
  }
}

/** Unless its presenter says otherwise, a turn presents the newest case without another one (`tie_turn`). */
async function turnToSay(acting: Acting, groupId: string, turns: RoomNow['turns']) {
  const turn = turns.find(
    ({ presenterId, state, caseId }) =>
      presenterId === acting.actor.clinicianId && (state === 'ahead' || (state === 'on' && !caseId)),
  )
  if (!turn) return undefined
  const [cases, own] = [await casesToPresent(acting, { groupId }), await ownTurnsIn(acting, { groupId })]
  if (cases.length === 0) return undefined
  const isUnwritten = own.some(({ itemId, unwritten }) => itemId === turn.id && unwritten)
  const free = cases.find(({ caseId }) => own.every((other) => other.caseId !== caseId))
  return {
    itemId: turn.id,
    cases,
    chosen: turn.caseId ?? (isUnwritten ? undefined : free?.caseId),
    isSaid: turn.caseId !== undefined || isUnwritten,
  }
}

async function ownCase(acting: Acting, turns: RoomNow['turns']) {
  const caseId = turns.find((turn) => turn.presenterId === acting.actor.clinicianId)?.caseId
  const shown = caseId ? await caseOnNow(acting, caseId) : undefined
  return shown && { caseId: shown.caseId, takeaway: shown.takeaway }
}

/** A case may end to exist while its part goes on (withdrawn, destroyed): then nothing of it is shown. */
async function caseOnNow(acting: Acting, caseId: string) {
  try {
    const { shown, opened } = await caseMet(acting, { caseId })
    const [notes, after] = opened
      ? await Promise.all([notesIn(acting, opened), takeawayIn(acting, opened)])
      : [[], undefined]
    return {
      caseId,
      title: shown.title,
      question: shown.opened?.question,
      isMine: shown.isMine,
      steppedOut: shown.audience?.steppedOut ?? 0,
      notes,
      takeaway: after?.takeaway,
    }
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

/** An evening's log as minutes are counted by: its parts, and since when one was out of each. */
export async function eveningOf(acting: Acting, { meetingId }: { meetingId: string }) {
  const { tx } = acting
  const [events, turns] = await Promise.all([store.eventsOf(tx, meetingId), store.turnsOf(tx, meetingId)])
  return { room: roomAfter(events), turns, openedAt: events.find((event) => event.kind === 'opened')?.at }
}

/** For the live stream, as the queue's role: ids and room state, and which listeners may have them. */
export const newsForStream = store.newsFor
/** For jobs: whose devices answered in a room. Ids only. */
export const attendersForJob = store.attendersOf
