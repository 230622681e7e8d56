import { ownProfile } from '#domain/clinicians/reads'
import { groupFacts, groupNames } from '#domain/groups/reads'
import { rolesIn } from '#domain/roles/reads'
import type { Leadership, Role, Roles } from '#domain/roles/rota'
import { groupMembers, ownSeats, requireFacilitator, requireMember } from '#domain/seats/reads'
import type { Member } from '#domain/seats/seat'
import { livingSeries, livingSeriesOf, seriesFacts } from '#domain/series/reads'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import type { Answer } from './choices.ts'
import { shiftsAhead, shiftsOf, zoneTimes } from './clocks.ts'
import { factsOf, type Meeting, type MeetingFacts, phaseOf, REMIND_HOURS, roomIsNear } from './meeting.ts'
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
  return store.meetingsBetween(acting.tx, from, until, { groupId })
}

/** The same of groups one is known to be a member of, from one's own doors: one question for many. */
export function meetingsOfGroups(
  { tx }: Acting,
  { groupIds, from, until }: { groupIds: readonly string[]; from: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  return store.meetingsBetween(tx, from, until, { groupIds })
}

/** The next meetings of a group that has let one in (its door, as one's own seat reads it), cancelled ones too. */
export function nextMeetings(
  { tx, now }: Acting,
  { groupId, days, most }: { groupId: string; door: { seatId: string }; days: number; most: number },
): Promise<Meeting[]> {
  return store.meetingsBetween(tx, now, now.add({ hours: 24 * days }), { groupId, most })
}

/** A meeting with its group's members and charter: read once where a page asks several things of it. */
export type Evening = {
  meeting: Meeting
  members: Member[]
  group: Pick<Awaited<ReturnType<typeof groupFacts>>, 'name' | 'leadership' | 'noticeHours'>
}

/** Refuses: NotFound outside the group; NotAllowed before the signature. */
export async function eveningWith(acting: Acting, { meetingId }: { meetingId: string }): Promise<Evening> {
  const meeting = await store.meetingById(acting.tx, meetingId)
  if (!meeting) throw new NotFound()
  const of = { groupId: meeting.groupId }
  const [members, group] = await Promise.all([groupMembers(acting, of), groupFacts(acting, of)])
  return { meeting, members, group }
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

export type PersonAnswer = { clinicianId: string; name: string; answer: Answer | null; isYou: boolean }
/** All of a meeting's page but its agenda. Refuses: NotFound outside the group; NotAllowed before the signature. */
export async function meetingPage(acting: Acting, { meetingId }: { meetingId: string }) {
  const { tx, actor, now } = acting
  const evening = await eveningWith(acting, { meetingId })
  const { meeting, members, group: facts } = evening
  const roles = await rolesIn(acting, evening)
  const answers = new Map(
    (await store.answersTo(tx, [meetingId])).map((row) => [row.clinicianId, row.answer]),
  )
  const here = members.filter((m) => m.state === 'active' || m.state === 'paused')
  const person = (role: Role) => here.find((m) => m.clinicianId === roles[role])
  return {
    meeting: factsOf(meeting, facts.name, now),
    isFacilitator: members.some((m) => m.isYou && m.role === 'facilitator'),
    leadership: facts.leadership as Leadership,
    noticeHours: facts.noticeHours,
    yourAnswer: answers.get(actor.clinicianId) ?? null,
    answers: here.map(
      (m): PersonAnswer => ({
        clinicianId: m.clinicianId,
        name: m.name,
        answer: answers.get(m.clinicianId) ?? null,
        isYou: m.isYou,
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

/** A group's dates: its series, what is coming, what shifts for whom. Refuses: NotFound outside. */
export async function groupMeetings(acting: Acting, { groupId }: { groupId: string }) {
  const { tx, now } = acting
  const door = await requireMember(acting, groupId)
  const members = await groupMembers(acting, { groupId })
  const here = members.filter((m) => m.state === 'active' || m.state === 'paused')
  const [series, meetings, facts] = await Promise.all([
    livingSeries(acting, { groupId, door }),
    store.meetingsBetween(tx, now.subtract({ hours: 24 * 92 }), now.add({ hours: 24 * 366 }), { groupId }),
    groupFacts(acting, { groupId }),
  ])
  const isPast = (m: Meeting) => phaseOf(m, now) === 'past'
  const coming = meetings.filter((m) => !isPast(m))
  const planned = coming.filter((m) => m.state === 'planned')
  return {
    groupName: facts.name,
    isFacilitator: door.role === 'facilitator',
    series: series ? seriesFacts(series) : null,
    coming: coming.map((m) => factsOf(m, facts.name, now)),
    past: meetings
      .filter(isPast)
      .toReversed()
      .map((m) => factsOf(m, facts.name, now)),
    shifts: series
      ? shiftsOf(
          planned.map((m) => m.startsAt),
          series.zone,
          here,
        )
      : [],
  }
}

/** One's own meetings of all groups, coming in half a year and past of three months; and which shift on one's own clock. */
export async function ownMeetings(acting: Acting) {
  const { tx, actor, now } = acting
  const { zone } = await ownProfile(acting)
  const seats = (await ownSeats(acting)).filter((seat) => seat.state !== 'offered')
  const groupIds = seats.map((seat) => seat.groupId)
  const all = await store.meetingsBetween(tx, now.subtract({ hours: 24 * 92 }), now.add({ hours: 24 * 184 }))
  const meetings = all.filter((m) => groupIds.includes(m.groupId))
  const [names, answers, series] = await Promise.all([
    groupNames(acting, groupIds),
    store.answersTo(
      tx,
      meetings.map((m) => m.id),
    ),
    livingSeriesOf(acting, { groupIds }),
  ])
  const counts = Map.groupBy(answers, (row) => row.meetingId)
  const listed = meetings.map((m) => {
    const given = counts.get(m.id) ?? []
    return {
      ...factsOf(m, names.get(m.groupId) ?? '', now),
      yourAnswer: given.find((row) => row.clinicianId === actor.clinicianId)?.answer ?? null,
      comingCount: given.filter((row) => row.answer === 'coming').length,
      maybeCount: given.filter((row) => row.answer === 'maybe').length,
    }
  })
  return {
    coming: listed.filter((m) => m.phase !== 'past'),
    past: listed.filter((m) => m.phase === 'past').toReversed(),
    shifts: series.flatMap((one) => {
      const starts = meetings.filter(
        (m) => m.seriesId === one.id && m.state === 'planned' && phaseOf(m, now) === 'ahead',
      )
      return shiftsAhead(
        starts.map((m) => m.startsAt),
        one.zone,
        zone,
      ).map((shift) => ({
        groupName: names.get(one.groupId) ?? '',
        seriesZone: one.zone,
        startsAt: shift.startsAt.toString(),
        was: shift.startsAt.subtract({ minutes: shift.minutes }).toString(),
        meetings: shift.meetings,
      }))
    }),
    groupsWithoutDates: seats
      .filter((seat) => seat.role === 'facilitator' && !series.some((one) => one.groupId === seat.groupId))
      .map((seat) => ({ groupId: seat.groupId, groupName: names.get(seat.groupId) ?? '' })),
  }
}

/** A meeting the acting clinician is to be reminded of now; undefined when there is nothing to remind of. */
export async function meetingToRemind(
  { tx, actor, now }: Acting,
  { meetingId }: { meetingId: string },
): Promise<{ startsAt: string } | undefined> {
  const meeting = await store.meetingById(tx, meetingId)
  if (!meeting || meeting.state === 'cancelled' || phaseOf(meeting, now) !== 'ahead') return undefined
  // An hour's grace: the clock of the queue and of the meeting are not read in the same moment.
  const from = meeting.startsAt.subtract({ hours: REMIND_HOURS + 1 })
  if (Temporal.Instant.compare(now, from) < 0) return undefined
  const answers = await store.answersTo(tx, [meetingId])
  const own = answers.find((row) => row.clinicianId === actor.clinicianId)?.answer
  return own === 'not-coming' ? undefined : { startsAt: meeting.startsAt.toString() }
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
  }
}

/** Changes of one group's dates and turns wait for each other until the transaction ends. */
export async function lockDates({ tx }: Acting, { groupId }: { groupId: string }): Promise<void> {
  await store.lockGroup(tx, groupId)
}

/** Meetings of all groups one is a member of, for one's own calendar; group names only where asked for. */
export async function meetingsForFeed(
  acting: Acting,
  { from, until, named }: { from: Temporal.Instant; until: Temporal.Instant; named: boolean },
) {
  const groupIds = (await ownSeats(acting))
    .filter((seat) => seat.state !== 'offered')
    .map((seat) => seat.groupId)
  const meetings = (await store.meetingsBetween(acting.tx, from, until)).filter((m) =>
    groupIds.includes(m.groupId),
  )
  const names = named ? await groupNames(acting, groupIds) : new Map<string, string>()
  return meetings.map((m) => ({
    id: m.id,
    groupId: m.groupId,
    groupName: names.get(m.groupId) ?? '',
    startsAt: m.startsAt,
    minutes: m.minutes,
    state: m.state,
    revision: m.revision,
    changedAt: m.changedAt,
  }))
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
    .filter((m) => phaseOf(m, now) !== 'past' || roomIsNear(m, now))
    .map(({ own, coming, maybe, ...meeting }) => ({
      meeting,
      facts: (groupName) => ({
        ...factsOf(meeting, groupName, now),
        yourAnswer: own,
        comingCount: coming,
        maybeCount: maybe,
      }),
    }))
}

export type ComingFacts = MeetingFacts & {
  yourAnswer: Answer | null
  comingCount: number
  maybeCount: number
}

/** Meetings of a series that start at `from` or later, cancelled ones too; none to who is not in its group. */
export function meetingsOfSeries(
  { tx }: Acting,
  { seriesId, from }: { seriesId: string; from: Temporal.Instant },
): Promise<Meeting[]> {
  return store.meetingsOfSeries(tx, seriesId, from)
}
