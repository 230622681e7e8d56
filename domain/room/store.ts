import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import type { Turn } from './command.ts'
import { Happening, type RoomEvent } from './event.ts'

/** The number of the newest event; other commands for this meeting wait until the transaction ends. */
export async function lockRoom(tx: Tx, meetingId: string): Promise<number> {
  const { rows } = await sql<{ head: number }>`select room_head(${meetingId}) as head`.execute(tx)
  return rows[0]?.head ?? 0
}

/** The log as far as it exists for who acts: without what happened in cases stepped out of. */
export async function eventsOf(tx: Tx, meetingId: string): Promise<RoomEvent[]> {
  const rows = await tx
    .selectFrom('room_event')
    .select(['id', 'sequence', 'kind', 'actor_id as actorId', 'case_id as caseId', 'detail', 'at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => eventFrom({ ...row, at: row.at.epochMilliseconds }))
}

type Row = {
  id: string
  sequence: number
  kind: string
  actorId: string
  caseId: string | null
  detail: unknown
  at: number
}

function eventFrom({ id, sequence, kind, actorId, caseId, detail, at }: Row): RoomEvent {
  const happening = Happening.parse({ kind, ...(detail as object) })
  return { ...happening, id, sequence, actorId, caseId: caseId ?? undefined, at }
}

/**
 * Adds events at the end of a room's log; their sequence numbers follow on from `lockRoom`. Throws where one is taken.
 */
export async function addEvents(
  tx: Tx,
  place: { meetingId: string; groupId: string },
  events: readonly RoomEvent[],
): Promise<void> {
  await tx
    .insertInto('room_event')
    .values(
      events.map(({ id, sequence, kind, actorId, caseId, at, ...detail }) => ({
        id,
        meeting_id: place.meetingId,
        group_id: place.groupId,
        sequence,
        kind,
        actor_id: actorId,
        case_id: caseId ?? null,
        detail: JSON.stringify(detail),
        at: Temporal.Instant.fromEpochMilliseconds(at),
      })),
    )
    .execute()
}

/** Turns of the meeting in their order; of a case stepped out of, only that there is one. */
export async function turnsOf(tx: Tx, meetingId: string): Promise<Turn[]> {
  const { rows } = await sql<{
    id: string
    presenterId: string | null
    caseId: string | null
    outSince: Temporal.Instant | null
  }>`select turn_id as id, presenter_id as "presenterId", case_id as "caseId", out_since as "outSince"
     from room_plan(${meetingId})`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    presenterId: row.presenterId ?? undefined,
    caseId: row.caseId ?? undefined,
    outSince: row.outSince?.epochMilliseconds,
  }))
}

/** Before a turn begins for which no case was shared: it shows its presenter's newest that has no other turn, if any. */
export async function tieTurn(tx: Tx, turnId: string): Promise<void> {
  await sql`select tie_turn(${turnId})`.execute(tx)
}

/** Who was in the room and when each last answered, in milliseconds; without who stepped out of the case that is on. */
export async function lastSeenIn(tx: Tx, meetingId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ id: string; at: Temporal.Instant }>`
    select clinician_id as id, last_at as at from room_people(${meetingId})`.execute(tx)
  return Object.fromEntries(rows.map((row) => [row.id, row.at.epochMilliseconds]))
}

/** Who could facilitate a turn in place of who acts; the timekeeper first. */
export async function standInFor(
  tx: Tx,
  meetingId: string,
  turnId: string | undefined,
  timekeeperId: string | undefined,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select room_stand_in(${meetingId}, ${turnId ?? null}::uuid, ${timekeeperId ?? null}::uuid) as id`.execute(
    tx,
  )
  return rows[0]?.id ?? undefined
}

/** What the live stream asks in one query, as the queue's role: no content, and who may have it. */
export type News = {
  now: number
  /** The case that is on. */
  caseId: string | null
  isCancelled: boolean
  events: RoomEvent[]
  /** When each person present last answered. */
  people: Record<string, number>
  /** Listeners who may have anything; true: also what belongs to the case that is on. */
  listeners: Record<string, boolean>
}

/** What has happened after event number `after`; of the listeners named, only those come back who may have anything. */
export async function newsFor(meetingId: string, after: number, listeners: readonly string[]): Promise<News> {
  const { rows } = await jobsPool().query<{ news: Omit<News, 'events'> & { events: Row[] } }>(
    'select room_news($1, $2, $3) as news',
    [meetingId, after, listeners],
  )
  const news = rows[0]!.news
  return { ...news, events: news.events.map(eventFrom) }
}

/** For jobs: whose devices answered in a room. Ids only. */
export async function attendersOf(meetingId: string): Promise<string[]> {
  const { rows } = await jobsPool().query<{ id: string }>('select meeting_attenders($1) as id', [meetingId])
  return rows.map((row) => row.id)
}
