import { answerOf } from '#domain/answers/answer'
import type { Answer } from '#domain/answers/choices'
import { answersTo } from '#domain/answers/reads'
import { ownProfile } from '#domain/clinicians/reads'
import { groupFacts, groupNames, namesAndEnds } from '#domain/groups/reads'
import { factsOf, isOver, type Meeting, type MeetingFacts, phaseOf } from '#domain/meetings/meeting'
import { meetingsOfGroups, pastMeetings } from '#domain/meetings/reads'
import { groupMembers, ownDoors, ownSeats, requireMember } from '#domain/seats/reads'
import { leads } from '#domain/seats/seat'
import { livingSeries, livingSeriesOf, seriesFacts } from '#domain/series/reads'
import type { Acting } from '#platform/database/acting'
import { shiftsAhead, shiftsOf } from './clocks.ts'

/** How far back lists of dates go. */
const PAST_DAYS = 92

/** A group's dates: its series, what is coming, what shifts for whom. Refuses: NotFound outside. */
export async function groupMeetings(acting: Acting, { groupId }: { groupId: string }) {
  const { now } = acting
  const door = await requireMember(acting, groupId)
  const members = await groupMembers(acting, { groupId })
  const here = members.filter((m) => m.state === 'active' || m.state === 'paused')
  const [series, meetings, facts] = await Promise.all([
    livingSeries(acting, { groupId, door }),
    meetingsOfGroups(acting, {
      groupIds: [groupId],
      from: now.subtract({ hours: 24 * PAST_DAYS }),
      until: now.add({ hours: 24 * 366 }),
    }),
    groupFacts(acting, { groupId }),
  ])
  const isPast = (m: Meeting) => isOver(m, now)
  const coming = meetings.filter((m) => !isPast(m))
  const planned = coming.filter((m) => m.state === 'planned')
  return {
    groupName: facts.name,
    isFacilitator: leads(door),
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

/**
 * One's own meetings of all groups, coming in half a year and past of three months, with what keeps the door of their group
 * shut; and which shift on one's own clock.
 */
export async function ownMeetings(acting: Acting) {
  const { actor, now } = acting
  const { zone } = await ownProfile(acting)
  const seats = (await ownDoors(acting)).filter((seat) => seat.state !== 'offered' && seat.vouched)
  const groupIds = seats.map((seat) => seat.groupId)
  const meetings = await meetingsOfGroups(acting, {
    groupIds,
    from: now.subtract({ hours: 24 * PAST_DAYS }),
    until: now.add({ hours: 24 * 184 }),
  })
  const [groups, answers, series] = await Promise.all([
    namesAndEnds(acting, groupIds),
    answersTo(acting, { meetingIds: meetings.map((m) => m.id) }),
    livingSeriesOf(acting, { groupIds }),
  ])
  const counts = Map.groupBy(answers, (row) => row.meetingId)
  const listed = meetings.map((m) => {
    const given = counts.get(m.id) ?? []
    const yours = answerOf(given.find((row) => row.clinicianId === actor.clinicianId))
    const saying = (answer: Answer) => given.filter((row) => row.holds && row.answer === answer).length
    return {
      isOver: isOver(m, now),
      shut: seats.find((seat) => seat.groupId === m.groupId)?.shut,
      ...factsOf(m, groups.get(m.groupId)?.name ?? '', now),
      yourAnswer: yours.answer,
      yourEarlier: yours.earlier,
      comingCount: saying('coming'),
      maybeCount: saying('maybe'),
    }
  })
  return {
    coming: listed.filter((m) => !m.isOver),
    past: listed.filter((m) => m.isOver).toReversed(),
    shifts: series.flatMap((one) => {
      const starts = meetings.filter(
        (m) => m.seriesId === one.id && m.state === 'planned' && phaseOf(m, now) === 'ahead',
      )
      return shiftsAhead(
        starts.map((m) => m.startsAt),
        one.zone,
        zone,
      ).map((shift) => ({
        groupName: groups.get(one.groupId)?.name ?? '',
        seriesZone: one.zone,
        startsAt: shift.startsAt.toString(),
        was: shift.startsAt.subtract({ minutes: shift.minutes }).toString(),
        meetings: shift.meetings,
      }))
    }),
    groupsWithoutDates: seats
      .filter((seat) => seat.role === 'facilitator' && !groups.get(seat.groupId)?.isEnded)
      .filter((seat) => !series.some((one) => one.groupId === seat.groupId))
      .map((seat) => ({ groupId: seat.groupId, groupName: groups.get(seat.groupId)?.name ?? '' })),
  }
}

/** Past dates on one page of all of them, and how far ahead that page looks. */
const PAST_ON_PAGE = 30
const YEAR_DAYS = 366

/** `next`: the id before which the next page goes on; `isLater`: this is not the first one, which alone has what is coming. */
export type AllDates = {
  coming: MeetingFacts[]
  past: MeetingFacts[]
  next: string | undefined
  isLater: boolean
}

/** All dates of one group, or of all of one's groups: a year ahead, and back to the first. Refuses: NotFound outside. */
export async function allDates(
  acting: Acting,
  { groupId, before }: { groupId?: string; before: string | undefined },
): Promise<AllDates> {
  const { now } = acting
  if (groupId) await requireMember(acting, groupId)
  const seats = groupId ? [] : (await ownSeats(acting)).filter((seat) => seat.state !== 'offered')
  const groupIds = groupId ? [groupId] : seats.map((seat) => seat.groupId)
  const ahead = { groupIds, from: now.subtract({ hours: 24 }), until: now.add({ hours: 24 * YEAR_DAYS }) }
  const [names, coming, past] = await Promise.all([
    groupNames(acting, groupIds),
    before || groupIds.length === 0 ? [] : meetingsOfGroups(acting, ahead),
    pastMeetings(acting, { groupIds, before, most: PAST_ON_PAGE + 1 }),
  ])
  const facts = (meeting: Meeting) => factsOf(meeting, names.get(meeting.groupId) ?? '', now)
  const shown = past.slice(0, PAST_ON_PAGE)
  return {
    coming: coming.filter((meeting) => phaseOf(meeting, now) !== 'past').map(facts),
    past: shown.map(facts),
    next: past.length > shown.length ? shown.at(-1)?.id : undefined,
    isLater: before !== undefined,
  }
}
