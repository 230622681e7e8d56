import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import type { Meeting } from './meeting.ts'

const meetingColumns = [
  'meeting.id',
  'meeting.group_id as groupId',
  'meeting.series_id as seriesId',
  'meeting.planned_day as plannedDay',
  'meeting.starts_at as startsAt',
  'meeting.zone',
  'meeting.starts_local as startsLocal',
  'meeting.minutes',
  'meeting.state',
  'meeting.moved_from as movedFrom',
  'meeting.first_at as firstAt',
  'meeting.revision',
  'meeting.room_opened_at as roomOpenedAt',
  'meeting.room_ended_at as roomEndedAt',
  'meeting.changed_at as changedAt',
] as const

type ReadMeeting = Omit<Meeting, 'state'> & { state: string }
const asMeeting = (row: ReadMeeting): Meeting => ({ ...row, state: row.state as Meeting['state'] })

export type NewMeeting = Pick<
  Meeting,
  'id' | 'groupId' | 'seriesId' | 'plannedDay' | 'startsAt' | 'zone' | 'startsLocal' | 'minutes'
>

/** Adds meetings; a day of a series that has one already is left alone. Returns the ids added. */
export async function addMeetings(
  tx: Tx,
  meetings: readonly NewMeeting[],
  now: Temporal.Instant,
): Promise<string[]> {
  if (meetings.length === 0) return []
  const rows = await tx
    .insertInto('meeting')
    .values(
      meetings.map((m) => ({
        id: m.id,
        group_id: m.groupId,
        series_id: m.seriesId,
        planned_day: m.plannedDay,
        starts_at: m.startsAt,
        zone: m.zone,
        starts_local: m.startsLocal,
        minutes: m.minutes,
        state: 'planned',
        made_at: now,
        changed_at: now,
      })),
    )
    .onConflict((key) => key.doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** A meeting in any state; undefined for who is not in its group. */
export async function meetingById(tx: Tx, id: string): Promise<Meeting | undefined> {
  const [row] = await one(tx, { id })
  return row && asMeeting(row)
}
const one = prepared((tx, { id }: { id: string }) =>
  tx.selectFrom('meeting').select(meetingColumns).where('id', '=', id),
)

/** What a new series replaced is not a cancelled evening: nobody is to see it struck through. */
const notReplaced = sql<boolean>`(meeting.state = 'planned' or series.ended_from is null or meeting.starts_at < series.ended_from)`

/** Meetings of some groups that ended before `now`, by the plan or with their room, the latest first, at most `most`; those before the meeting `before`. */
export async function pastMeetings(
  tx: Tx,
  groupIds: readonly string[],
  { now, before, most }: { now: Temporal.Instant; before: string | undefined; most: number },
): Promise<Meeting[]> {
  if (groupIds.length === 0) return []
  const rows = await tx
    .selectFrom('meeting')
    .leftJoin('series', 'series.id', 'meeting.series_id')
    .select(meetingColumns)
    .where('meeting.group_id', 'in', groupIds)
    .where(
      sql<boolean>`(meeting.starts_at + meeting.minutes * interval '1 minute' <= ${now} or meeting.room_ended_at is not null)`,
    )
    .where(notReplaced)
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(meeting.starts_at, meeting.id) < (select b.starts_at, b.id from meeting b where b.id = ${before})`,
      ),
    )
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('meeting.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(asMeeting)
}

/** Meetings of some groups that start in [from, until), in order, at most `most`; without replaced ones. */
export async function meetingsOfGroups(
  tx: Tx,
  groupIds: readonly string[],
  { from, until, most }: { from: Temporal.Instant; until: Temporal.Instant; most?: number },
): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('meeting')
    .leftJoin('series', 'series.id', 'meeting.series_id')
    .select(meetingColumns)
    .where('meeting.group_id', 'in', groupIds)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    .where(notReplaced)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute()
  return rows.map(asMeeting)
}

/** Planned meetings of a group with any moment in [from, until); a room that was ended ended its meeting. */
export async function plannedWithin(
  tx: Tx,
  groupId: string,
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .where('group_id', '=', groupId)
    .where('state', '=', 'planned')
    .where('room_ended_at', 'is', null)
    .where('starts_at', '<', until)
    .where(sql<boolean>`starts_at + minutes * interval '1 minute' > ${from}`)
    .execute()
  return rows.map(asMeeting)
}

/** Answers for the hour it has; `earlier`: one's own for another hour. */
export type Answered = Meeting & { own: string | null; earlier: string | null; coming: number; maybe: number }

/** The first planned meetings one knows of that start in [from, until), in order, with how people answered. */
export async function answeredMeetings(
  tx: Tx,
  from: Temporal.Instant,
  until: Temporal.Instant,
  clinicianId: string,
): Promise<Answered[]> {
  const rows = await answered(tx, { from, until, clinicianId })
  return rows.map(({ answers, ...row }) => ({ ...asMeeting(row), ...answers }))
}
type Asked = { from: Temporal.Instant; until: Temporal.Instant; clinicianId: string }
const answered = prepared((tx, { from, until, clinicianId }: Asked) =>
  tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .select(
      sql<Pick<Answered, 'own' | 'earlier' | 'coming' | 'maybe'>>`(select json_build_object(
          'own', max(a.answer) filter (where a.holds and a.mine), 'earlier', max(a.answer) filter (where not a.holds and a.mine),
          'coming', count(*) filter (where a.holds and a.answer = 'coming'),
          'maybe', count(*) filter (where a.holds and a.answer = 'maybe'))
        from (select answer, for_start = meeting.starts_at as holds, clinician_id = ${clinicianId} as mine
          from meeting_answer where meeting_id = meeting.id) a)`.as('answers'),
    )
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    .where('meeting.state', '=', 'planned')
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .limit(12),
)

/** The coming meetings of a series, planned ones and cancelled ones. */
export async function meetingsOfSeries(tx: Tx, seriesId: string, from: Temporal.Instant): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .where('series_id', '=', seriesId)
    .where('starts_at', '>=', from)
    .orderBy('starts_at')
    .execute()
  return rows.map(asMeeting)
}

type Change = {
  startsAt?: Temporal.Instant
  startsLocal?: Temporal.PlainDateTime
  movedFrom?: Temporal.Instant
  firstAt?: Temporal.Instant
  state?: Meeting['state']
}

/** Changes a meeting and raises its revision. False when somebody changed it since the page was made. */
export async function changeMeeting(
  tx: Tx,
  id: string,
  revision: number,
  change: Change,
  now: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({
      starts_at: change.startsAt,
      starts_local: change.startsLocal,
      moved_from: change.movedFrom,
      first_at: change.firstAt,
      state: change.state,
      revision: revision + 1,
      changed_at: now,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type AtRevision = { id: string; revision: number }
export type Carried = AtRevision & {
  plannedDay: Temporal.PlainDate
  startsAt: Temporal.Instant
  startsLocal: Temporal.PlainDateTime
}

/** Moves meetings over to another series, each to a date of its own; how many were as they were known. */
export async function carryMeetings(
  tx: Tx,
  to: { seriesId: string; zone: string; minutes: number },
  meetings: readonly Carried[],
  now: Temporal.Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update meeting m set series_id = ${to.seriesId}, zone = ${to.zone}, minutes = ${to.minutes}, planned_day = c."plannedDay",
      starts_at = c."startsAt", starts_local = c."startsLocal", moved_from = null, first_at = null, revision = m.revision + 1, changed_at = ${now}
    from json_to_recordset(${JSON.stringify(meetings)}::json)
      as c(id uuid, revision integer, "plannedDay" date, "startsAt" timestamptz, "startsLocal" timestamp)
    where m.id = c.id and m.revision = c.revision`.execute(tx)
  return Number(numAffectedRows)
}

/** Takes meetings off; how many were as they were known. */
export async function cancelMeetings(
  tx: Tx,
  meetings: readonly AtRevision[],
  now: Temporal.Instant,
): Promise<number> {
  const known = meetings.map(({ id, revision }) => ({ id, revision }))
  const { numAffectedRows } = await sql`
    update meeting m set state = 'cancelled', revision = m.revision + 1, changed_at = ${now}
    from json_to_recordset(${JSON.stringify(known)}::json) as c(id uuid, revision integer)
    where m.id = c.id and m.revision = c.revision`.execute(tx)
  return Number(numAffectedRows)
}
