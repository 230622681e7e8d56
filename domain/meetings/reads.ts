import { answerOf } from '#domain/answers/answer'
import type { Answer } from '#domain/answers/choices'
import { answersTo } from '#domain/answers/reads'
import { zoneTimes } from '#domain/dates/clocks'
import { groupFacts } from '#domain/groups/reads'
import { rolesIn } from '#domain/roles/reads'
import type { Leadership, Role, Roles } from '#domain/roles/rota'
import { fellowMembers, requireFacilitator, requireMember } from '#domain/seats/reads'
import { leads, type Member, shutBy } from '#domain/seats/seat'
import type { Acting } from '#platform/database/acting'
import { type Mend, NotFound } from '#platform/refusals'
import {
  earlierHours,
  endsAt,
  factsOf,
  isOver,
  type Meeting,
  type MeetingFacts,
  overlap,
  phaseOf,
  REMIND_HOURS,
  type Timed,
} from './meeting.ts'
import * as store from './store.ts'

/** A meeting one may know of, with its group's own facts. Refuses: NotFound outside the group. */
export async function meetingFacts(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<MeetingFacts> {
  const meeting = await requireMeeting(acting, meetingId)
  const facts = await groupFacts(acting, { groupId: meeting.groupId })
  return factsOf(meeting, facts.name, acting.now)
}

/** A meeting of a group one belongs to. Refuses: NotFound. */
export async function requireMeeting(acting: Acting, meetingId: string): Promise<Meeting> {
  const meeting = await store.meetingById(acting.tx, meetingId)
  if (!meeting) throw new NotFound()
  await requireMember(acting, meeting.groupId)
  return meeting
}

/** Meetings of a group in [from, until), without replaced ones. Refuses: NotFound outside. */
export async function meetingsOfGroup(
  acting: Acting,
  { groupId, from, until }: { groupId: string; from: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  await requireMember(acting, groupId)
  return store.meetingsOfGroups(acting.tx, [groupId], { from, until })
}

/** The same of groups one is known to be a member of, from one's own doors: one question for many. */
export function meetingsOfGroups(
  { tx }: Acting,
  { groupIds, from, until }: { groupIds: readonly string[]; from: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  return store.meetingsOfGroups(tx, groupIds, { from, until })
}

/**
 * Meetings of groups one is known to be a member of that are past, the latest first, at most `most`; `before`: a meeting's
 * id, those before it.
 */
export function pastMeetings(
  { tx, now }: Acting,
  { groupIds, before, most }: { groupIds: readonly string[]; before: string | undefined; most: number },
): Promise<Meeting[]> {
  return store.pastMeetings(tx, groupIds, { now, before, most })
}

/** The next meetings of a group that has let one in (its door, as one's own seat reads it), cancelled ones too. */
export function nextMeetings(
  { tx, now }: Acting,
  { groupId, days, most }: { groupId: string; door: { seatId: string }; days: number; most: number },
): Promise<Meeting[]> {
  return store.meetingsOfGroups(tx, [groupId], { from: now, until: now.add({ hours: 24 * days }), most })
}

/** A meeting with its group's members and charter: read once where a page asks several things of it. */
export type Evening = {
  meeting: Meeting
  members: Member[]
  group: Pick<Awaited<ReturnType<typeof groupFacts>>, 'name' | 'leadership' | 'noticeHours'>
  /** Whether who asks may use a facilitator's powers here. */
  leads: boolean
}

/** With what keeps one's own door shut. Refuses: NotFound outside the group; NotAllowed before the signature. */
export async function eveningWith(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<Evening & { shut: Mend | undefined }> {
  const meeting = await store.meetingById(acting.tx, meetingId)
  if (!meeting) throw new NotFound()
  const of = { groupId: meeting.groupId }
  const [door, members, group] = await Promise.all([
    requireMember(acting, meeting.groupId),
    fellowMembers(acting, of),
    groupFacts(acting, of),
  ])
  return { meeting, members, group, leads: leads(door), shut: shutBy(door) }
}

/** Roles of one meeting by the rota and by what was settled. Refuses as eveningWith. */
export async function meetingRoles(
  acting: Acting,
  of: { meetingId: string },
): Promise<{ roles: Roles; members: Member[]; leadership: Leadership }> {
  const evening = await eveningWith(acting, of)
  return {
    roles: await rolesIn(acting, evening),
    members: evening.members,
    leadership: evening.group.leadership as Leadership,
  }
}

/** `earlier`: what somebody said for another hour, where they have not answered since it was moved. */
export type PersonAnswer = {
  clinicianId: string
  name: string
  answer: Answer | null
  earlier: Answer | null
  isYou: boolean
}
/** All of a meeting's page but its agenda. Refuses: NotFound outside the group; NotAllowed before the signature. */
export async function meetingPage(acting: Acting, { meetingId }: { meetingId: string }) {
  const { actor, now } = acting
  const evening = await eveningWith(acting, { meetingId })
  const { meeting, members, group: facts } = evening
  const roles = await rolesIn(acting, evening)
  const answers = new Map(
    (await answersTo(acting, { meetingIds: [meetingId] })).map((row) => [row.clinicianId, row]),
  )
  const yours = answerOf(answers.get(actor.clinicianId))
  const here = members.filter((m) => m.state === 'active' || m.state === 'paused')
  const person = (role: Role) => here.find((m) => m.clinicianId === roles[role])
  return {
    meeting: factsOf(meeting, facts.name, now),
    shut: evening.shut,
    isFacilitator: evening.leads,
    leadership: facts.leadership as Leadership,
    noticeHours: facts.noticeHours,
    yourAnswer: yours.answer,
    yourEarlier: yours.earlier,
    answers: here.map(
      ({ clinicianId, name, isYou }): PersonAnswer => ({
        clinicianId,
        name,
        isYou,
        ...answerOf(answers.get(clinicianId)),
      }),
    ),
    roles: {
      facilitator: personOf(person('facilitator')),
      timekeeper: personOf(person('timekeeper')),
    },
    zones: zoneTimes(meeting.startsAt, meeting.zone, here),
  }
}

function personOf(member: Member | undefined) {
  return member ? { clinicianId: member.clinicianId, name: member.name, isYou: member.isYou } : null
}

/** A meeting the acting clinician is to be reminded of now; undefined when there is nothing to remind of. */
export async function meetingToRemind(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<{ startsAt: string } | undefined> {
  const { tx, actor, now } = acting
  const meeting = await store.meetingById(tx, meetingId)
  if (!meeting || meeting.state === 'cancelled' || phaseOf(meeting, now) !== 'ahead') return undefined
  // An hour's grace: the clock of the queue and of the meeting are not read in the same moment.
  const from = meeting.startsAt.subtract({ hours: REMIND_HOURS + 1 })
  if (Temporal.Instant.compare(now, from) < 0) return undefined
  const answers = await answersTo(acting, { meetingIds: [meetingId] })
  const own = answerOf(answers.find((row) => row.clinicianId === actor.clinicianId))
  return own.answer === 'not-coming' ? undefined : { startsAt: meeting.startsAt.toString() }
}

/** What a mail about a meeting needs, read as its recipient. Undefined for who is no longer in the group. */
export async function meetingForMail({ tx }: Acting, { meetingId }: { meetingId: string }) {
  const meeting = await store.meetingById(tx, meetingId)
  if (!meeting) return undefined
  return {
    id: meeting.id,
    startsAt: meeting.startsAt.toString(),
    minutes: meeting.minutes,
    state: meeting.state,
    ...earlierHours(meeting),
  }
}

/** A meeting to move or cancel. Refuses: NotFound outside; NotAllowed for who does not facilitate. */
export async function meetingToChange(
  acting: Acting,
  { meetingId }: { meetingId: string },
): Promise<MeetingFacts> {
  const facts = await meetingFacts(acting, { meetingId })
  await requireFacilitator(acting, facts.groupId)
  return facts
}

/** One's own next meetings, planned ones, those running included; with answers. */
export async function comingMeetings(
  acting: Acting,
  { days }: { days: number },
): Promise<{ meeting: Meeting; facts: (groupName: string) => ComingFacts }[]> {
  const { tx, actor, now } = acting
  // A meeting began at most four hours ago if it still runs, and its room stays open a little longer.
  const [from, until] = [now.subtract({ hours: 6 }), now.add({ hours: 24 * days })]
  const meetings = await store.answeredMeetings(tx, from, until, actor.clinicianId)
  return meetings
    .filter((m) => !isOver(m, now))
    .map(({ own, earlier, coming, maybe, ...meeting }) => ({
      meeting,
      facts: (groupName) => ({
        ...factsOf(meeting, groupName, now),
        yourAnswer: own as Answer | null,
        yourEarlier: earlier as Answer | null,
        comingCount: coming,
        maybeCount: maybe,
      }),
    }))
}

export type ComingFacts = MeetingFacts & {
  yourAnswer: Answer | null
  yourEarlier: Answer | null
  comingCount: number
  maybeCount: number
}

/** Those of some times at which a group has no planned meeting; `but`: meetings that do not count. */
export async function freeTimes<T extends Timed>(
  { tx }: Acting,
  { groupId, times, but }: { groupId: string; times: readonly T[]; but: readonly { id: string }[] },
): Promise<T[]> {
  const inOrder = times.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return []
  const planned = await store.plannedWithin(tx, groupId, { from: first.startsAt, until: endsAt(last) })
  const others = planned.filter((meeting) => !but.some(({ id }) => id === meeting.id))
  return times.filter((time) => !others.some((meeting) => overlap(meeting, time)))
}

/** Meetings of a series that start at `from` or later, cancelled ones too; none to who is not in its group. */
export function meetingsOfSeries(
  { tx }: Acting,
  { seriesId, from }: { seriesId: string; from: Temporal.Instant },
): Promise<Meeting[]> {
  return store.meetingsOfSeries(tx, seriesId, from)
}
