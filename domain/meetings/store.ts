import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import type { Answer } from './choices.ts'
import type { Meeting } from './meeting.ts'
import { patternOfRule, ruleOf, type Series } from './series.ts'

export type SeriesRow = Series & {
  id: string
  groupId: string
  endedFrom: Temporal.Instant | null
  madeUntil: Temporal.PlainDate
  revision: number
}

const seriesColumns = [
  'id',
  'group_id as groupId',
  'rule',
  'dates',
  'zone',
  'first_day as from',
  'starts_local as startsLocal',
  'minutes',
  'ended_from as endedFrom',
  'made_until as madeUntil',
  'revision',
] as const

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
  'meeting.revision',
  'meeting.room_opened_at as roomOpenedAt',
  'meeting.room_ended_at as roomEndedAt',
  'meeting.changed_at as changedAt',
] as const

type ReadMeeting = Omit<Meeting, 'state'> & { state: string }
const asMeeting = (row: ReadMeeting): Meeting => ({ ...row, state: row.state as Meeting['state'] })

/** Adds a series, without its meetings; false when the id exists. */
export async function addSeries(
  tx: Tx,
  row: Series & {
    id: string
    groupId: string
    madeBy: string
    madeAt: Temporal.Instant
    madeUntil: Temporal.PlainDate
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('series')
    .values({
      id: row.id,
      group_id: row.groupId,
      rule: ruleOf(row.pattern),
      dates: row.pattern.cadence === 'dates' ? [...row.pattern.days] : [],
      zone: row.zone,
      first_day: row.from,
      starts_local: row.startsLocal,
      minutes: row.minutes,
      made_by: row.madeBy,
      made_at: row.madeAt,
      made_until: row.madeUntil,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** The series that holds now or will: the one that was not ended. */
export async function livingSeries(tx: Tx, groupId: string): Promise<SeriesRow | undefined> {
  const row = await tx
    .selectFrom('series')
    .select(seriesColumns)
    .where('group_id', '=', groupId)
    .where('ended_from', 'is', null)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && asSeries(row)
}

/** A series, ended or not. */
export async function seriesById(tx: Tx, id: string): Promise<SeriesRow | undefined> {
  const row = await tx.selectFrom('series').select(seriesColumns).where('id', '=', id).executeTakeFirst()
  return row && asSeries(row)
}

/** Living series of several groups, for lists. */
export async function livingSeriesOf(tx: Tx, groupIds: readonly string[]): Promise<SeriesRow[]> {
  if (groupIds.length === 0) return []
  const rows = await tx
    .selectFrom('series')
    .select(seriesColumns)
    .where('group_id', 'in', groupIds)
    .where('ended_from', 'is', null)
    .execute()
  return rows.map(asSeries)
}

function asSeries(
  row: Omit<SeriesRow, 'pattern'> & { rule: string; dates: Temporal.PlainDate[] },
): SeriesRow {
  const { rule, dates, ...rest } = row
  return { ...rest, pattern: patternOfRule(rule, dates) }
}

/** Ends a series from an instant on. False when it was changed or ended since the page was made. */
export async function endSeries(
  tx: Tx,
  id: string,
  revision: number,
  from: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('series')
    .set({ ended_from: from, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('ended_from', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes up to which day, included, a series has its meetings as rows. */
export async function extendSeries(tx: Tx, id: string, madeUntil: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('series').set({ made_until: madeUntil }).where('id', '=', id).execute()
}

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
  const row = await tx.selectFrom('meeting').select(meetingColumns).where('id', '=', id).executeTakeFirst()
  return row && asMeeting(row)
}

/** Meetings that start in [from, until), in order; of one group, of some, or of all one belongs to; without replaced ones. */
export async function meetingsBetween(
  tx: Tx,
  from: Temporal.Instant,
  until: Temporal.Instant,
  { groupId, groupIds, most }: { groupId?: string; groupIds?: readonly string[]; most?: number } = {},
): Promise<Meeting[]> {
  const rows = await tx
    .selectFrom('meeting')
    .leftJoin('series', 'series.id', 'meeting.series_id')
    .select(meetingColumns)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    // What a new rhythm replaced is not a cancelled evening: nobody is to see it struck through.
    .where(({ or, eb }) =>
      or([
        eb('meeting.state', '=', 'planned'),
        eb('series.ended_from', 'is', null),
        eb('meeting.starts_at', '<', eb.ref('series.ended_from')),
      ]),
    )
    .$if(groupId !== undefined, (query) => query.where('meeting.group_id', '=', groupId!))
    .$if(groupIds !== undefined, (query) => query.where('meeting.group_id', 'in', groupIds!))
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute()
  return rows.map(asMeeting)
}

export type Answered = Meeting & { own: Answer | null; coming: number; maybe: number }

/** The first planned meetings one knows of that start in [from, until), in order, with how people answered. */
export async function answeredMeetings(
  tx: Tx,
  from: Temporal.Instant,
  until: Temporal.Instant,
  clinicianId: string,
): Promise<Answered[]> {
  const rows = await tx
    .selectFrom('meeting')
    .select(meetingColumns)
    .select(
      sql<Pick<Answered, 'own' | 'coming' | 'maybe'>>`(select json_build_object(
          'own', max(a.answer) filter (where a.clinician_id = ${clinicianId}),
          'coming', count(*) filter (where a.answer = 'coming'), 'maybe', count(*) filter (where a.answer = 'maybe'))
        from meeting_answer a where a.meeting_id = meeting.id)`.as('answers'),
    )
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    .where('meeting.state', '=', 'planned')
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .limit(12)
    .execute()
  return rows.map(({ answers, ...row }) => ({ ...asMeeting(row), ...answers }))
}

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
type Carried = AtRevision & {
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
      starts_at = c."startsAt", starts_local = c."startsLocal", revision = m.revision + 1, changed_at = ${now}
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

export type AnswerRow = { meetingId: string; clinicianId: string; answer: Answer }

/** How members answered, by meeting; who has not answered is missing. */
export async function answersTo(tx: Tx, meetingIds: readonly string[]): Promise<AnswerRow[]> {
  if (meetingIds.length === 0) return []
  const rows = await tx
    .selectFrom('meeting_answer')
    .select(['meeting_id as meetingId', 'clinician_id as clinicianId', 'answer'])
    .where('meeting_id', 'in', meetingIds)
    .execute()
  return rows.map((row) => ({ ...row, answer: row.answer as Answer }))
}

/** Writes a member's answer over the one before. */
export async function setAnswer(
  tx: Tx,
  row: AnswerRow & { groupId: string; answeredAt: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('meeting_answer')
    .values({
      meeting_id: row.meetingId,
      clinician_id: row.clinicianId,
      group_id: row.groupId,
      answer: row.answer,
      answered_at: row.answeredAt,
    })
    .onConflict((key) =>
      key
        .columns(['meeting_id', 'clinician_id'])
        .doUpdateSet({ answer: row.answer, answered_at: row.answeredAt }),
    )
    .execute()
}

/** For jobs, as the queue's role: who can act for a group. Ids only. */
export async function facilitatorsToAct(groupId: string): Promise<string[]> {
  const { rows } = await jobsPool().query<{ id: string }>('select group_facilitators($1) as id', [groupId])
  return rows.map((row) => row.id)
}

/** Changes of one group's dates and turns wait for each other until the transaction ends. */
export async function lockGroup(tx: Tx, groupId: string): Promise<void> {
  await sql`select lock_group(${groupId}::uuid)`.execute(tx)
}
