import { requireGoingOn } from '#domain/groups/reads'
import { lockGroup, requireFacilitator } from '#domain/seats/reads'
import { isUnsteady, occurrenceOn } from '#domain/series/series'
import type { Acting } from '#platform/database/acting'
import { enqueue, enqueueAll } from '#platform/jobs'
import { Invalid, NotFound, Stale } from '#platform/refusals'
import { type CancelMeeting, type Meeting, type MoveMeeting, phaseOf, REMIND_HOURS } from './meeting.ts'
import { freeTimes } from './reads.ts'
import * as store from './store.ts'

/**
 * Moves one meeting to another wall time in its zone; everyone is told by mail, and asked again whether they come.
 * Refuses: NotFound; NotAllowed; Invalid (day, startsLocal), also where the group meets already, or while its room is open;
 * Stale when it was changed since the page was made.
 */
export async function moveMeeting(acting: Acting, input: MoveMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  // An open room stays open: people would sit in it for days.
  if (meeting.roomOpenedAt) throw new Invalid({ '': 'meeting.roomOpen' })
  const { startsAt, startsLocal } = checkedPlace(
    acting,
    meeting.zone,
    meeting.minutes,
    input.day,
    input.startsLocal,
  )
  if (meeting.state === 'planned' && startsAt.equals(meeting.startsAt)) return
  requireAsShown(meeting, input)
  await requireFree(acting, { ...meeting, startsAt }, 'day')
  const earlier = { movedFrom: meeting.startsAt, firstAt: meeting.firstAt ?? meeting.startsAt }
  await mustChange(acting, meeting, { startsAt, startsLocal, ...earlier })
  await remind(acting, { ...meeting, startsAt })
  await tellMembers(acting, toldOf(meeting, 'meeting-moved'))
}

/** Cancels one meeting; no reason is asked, everyone is told. Refuses as moveMeeting. Again changes nothing. */
export async function cancelMeeting(acting: Acting, input: CancelMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  if (meeting.state === 'cancelled') return
  requireAsShown(meeting, input)
  await mustChange(acting, meeting, { state: 'cancelled' })
  await tellMembers(acting, toldOf(meeting, 'meeting-cancelled'))
}

/**
 * Brings a cancelled meeting back at its time. Refuses as moveMeeting; Invalid once the group has ended, or where another
 * meeting is at that time by now. Again changes nothing.
 */
export async function bringMeetingBack(acting: Acting, input: CancelMeeting): Promise<void> {
  const meeting = await requireToChange(acting, input)
  if (meeting.state === 'planned') return
  requireAsShown(meeting, input)
  await requireGoingOn(acting, meeting)
  await requireFree(acting, meeting, '')
  await mustChange(acting, meeting, { state: 'planned' })
  await remind(acting, meeting)
  await tellMembers(acting, toldOf(meeting, 'meeting-back'))
}

/**
 * Adds meetings of a series, with their reminders; a day that has one already is left alone, and a time at which the
 * group meets already. Who may is for the series' action to say, which has locked the group; the database takes none from
 * anybody but a facilitator.
 */
export async function planMeetings(
  acting: Acting,
  { groupId, meetings }: { groupId: string; meetings: readonly store.NewMeeting[] },
): Promise<void> {
  const free = await freeTimes(acting, { groupId, times: meetings, but: [] })
  const added = new Set(await store.addMeetings(acting.tx, free, acting.now))
  await remindOfAll(
    acting,
    free.filter((meeting) => added.has(meeting.id)),
  )
}

type Carried = { meeting: Meeting } & Pick<store.Carried, 'plannedDay' | 'startsAt' | 'startsLocal'>

/**
 * Meetings go over to another series, each to a date of it; who was to be reminded is at the new hour. They stand where
 * that series puts them, so that none of them is a moved one.
 * Refuses: Stale when one of them was changed meanwhile.
 */
export async function carryMeetings(
  acting: Acting,
  { to, carried }: { to: { seriesId: string; zone: string; minutes: number }; carried: readonly Carried[] },
): Promise<void> {
  const rows = carried.map(({ meeting, ...date }) => ({
    id: meeting.id,
    revision: meeting.revision,
    ...date,
  }))
  if ((await store.carryMeetings(acting.tx, to, rows, acting.now)) !== rows.length) throw new Stale()
  await remindOfAll(
    acting,
    carried
      .filter(({ meeting, startsAt }) => !startsAt.equals(meeting.startsAt))
      .map(({ meeting, startsAt }) => ({ ...meeting, startsAt })),
  )
}

/** Takes off meetings that a new rhythm has no day for; nobody is told of each. Refuses: Stale as `carryMeetings`. */
export async function takeOffMeetings(
  { tx, now }: Acting,
  { meetings }: { meetings: readonly Meeting[] },
): Promise<void> {
  if ((await store.cancelMeetings(tx, meetings, now)) !== meetings.length) throw new Stale()
}

async function requireToChange(acting: Acting, input: { meetingId: string }): Promise<Meeting> {
  const known = await store.meetingById(acting.tx, input.meetingId)
  if (!known) throw new NotFound()
  await requireFacilitator(acting, known.groupId)
  // Pressed twice, the second press finds what the first one did.
  await lockGroup(acting, known)
  const meeting = (await store.meetingById(acting.tx, input.meetingId)) ?? known
  if (phaseOf(meeting, acting.now) !== 'ahead') throw new Invalid({ '': 'meeting.began' })
  return meeting
}

/** What is as it is asked for already needs nothing; else it must be as the form showed it. */
function requireAsShown(meeting: Meeting, { revision }: { revision: number }): void {
  if (meeting.revision !== revision) throw new Stale()
}

async function mustChange(
  acting: Acting,
  meeting: Meeting,
  change: Parameters<typeof store.changeMeeting>[3],
): Promise<void> {
  const changed = await store.changeMeeting(acting.tx, meeting.id, meeting.revision, change, acting.now)
  if (!changed) throw new Stale()
}

/** Whoever asks holds the group's lock, so that no other meeting can come there meanwhile. */
async function requireFree(acting: Acting, meeting: Meeting, field: 'day' | ''): Promise<void> {
  const { groupId } = meeting
  const free = await freeTimes(acting, { groupId, times: [meeting], but: [meeting] })
  if (free.length === 0) throw new Invalid({ [field]: 'meeting.taken' })
}

/** The place of a meeting in time from what a form says: it must be ahead and where clocks are steady. */
function checkedPlace({ now }: Acting, zone: string, minutes: number, day: string, time: string) {
  const startsLocal = Temporal.PlainTime.from(time)
  if (isUnsteady(startsLocal, zone, now)) throw new Invalid({ startsLocal: 'meeting.unsteady' })
  const { startsAt } = occurrenceOn({ startsLocal, zone, minutes }, Temporal.PlainDate.from(day))
  if (Temporal.Instant.compare(startsAt, now) <= 0) throw new Invalid({ day: 'meeting.past' })
  if (Temporal.Instant.compare(startsAt, now.toZonedDateTimeISO(zone).add({ years: 2 }).toInstant()) > 0) {
    throw new Invalid({ day: 'meeting.tooFar' })
  }
  return { startsAt, startsLocal: Temporal.PlainDate.from(day).toPlainDateTime(startsLocal) }
}

type ToRemind = Pick<Meeting, 'id' | 'groupId' | 'startsAt'>

/** One waiting reminder a meeting: asking again moves it. */
const remind = (acting: Acting, meeting: ToRemind): Promise<void> => remindOfAll(acting, [meeting])

function remindOfAll({ tx, now }: Acting, meetings: readonly ToRemind[]): Promise<void> {
  const asked = meetings.map(({ id, groupId, startsAt }) => ({
    ids: { meetingId: id, groupId },
    key: id,
    dueAt: later(now, startsAt.subtract({ hours: REMIND_HOURS })),
  }))
  return enqueueAll(tx, 'meeting.remind', asked)
}

/** A change that members hear of; the revision makes each one mail a person. */
type Told = {
  kind: 'meeting-moved' | 'meeting-cancelled' | 'meeting-back' | 'schedule-changed'
  groupId: string
  /** The meeting's or the series'. */
  subjectId: string
  revision: number
}

const toldOf = ({ id, groupId, revision }: Meeting, kind: Told['kind']): Told => ({
  kind,
  groupId,
  subjectId: id,
  revision: revision + 1,
})

/** Asks for the mails to the members of a group, but for who made the change. */
export async function tellMembers({ tx, actor }: Acting, { revision, ...told }: Told): Promise<void> {
  await enqueue(tx, 'meeting.tell', { ...told, byId: actor.clinicianId, revision: String(revision) })
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b
}
