import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import type { Item, Kind } from './item.ts'

const ofItem = [
  'i.id',
  'i.meeting_id as meetingId',
  'i.group_id as groupId',
  'i.kind',
  'i.position',
  'i.presenter_id as presenterId',
  'i.has_case as hasCase',
  'i.made_by as madeBy',
  'i.made_at as madeAt',
] as const
const columns = [...ofItem, 'shown.case_id as caseId'] as const

/** Items beside the cases of theirs that exist for the acting clinician: the column itself is out of sight. */
const items = (tx: Tx) =>
  tx.selectFrom('agenda_item as i').leftJoin(shownCases, (join) => join.onRef('shown.item_id', '=', 'i.id'))
const shownCases = sql<{ item_id: string; case_id: string }>`my_agenda_cases()`.as<'shown'>(sql.ref('shown'))

/** The case of an item, where items are few or none: asked for with the first of them, and for all at once. */
const shownCase = sql<
  string | null
>`((select jsonb_object_agg(s.item_id, s.case_id) from my_agenda_cases() s) ->> i.id::text)::uuid`

const asItem = (row: Omit<Item, 'kind'> & { kind: string }): Item => ({ ...row, kind: row.kind as Kind })

/** Items of these meetings that exist for the acting clinician: not those of cases they stepped out of. */
export async function itemsOf(tx: Tx, meetingIds: readonly string[]): Promise<Item[]> {
  if (meetingIds.length === 0) return []
  const rows = await items(tx).select(columns).where('i.meeting_id', 'in', meetingIds).execute()
  return rows.map(asItem)
}

/** The same of one meeting. */
export async function itemsAt(tx: Tx, meetingId: string): Promise<Item[]> {
  return (await itemsOfOne(tx, { meetingId })).map(asItem)
}
const itemsOfOne = prepared((tx, { meetingId }: { meetingId: string }) =>
  tx
    .selectFrom('agenda_item as i')
    .select([...ofItem, shownCase.as('caseId')])
    .where('i.meeting_id', '=', meetingId),
)

/** How many places for cases are taken at each of these meetings; the same for all members. */
export async function takenAt(tx: Tx, meetingIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ meetingId: string; taken: number }>`
    select meeting_id as "meetingId", taken from turns_taken(${meetingIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.meetingId, row.taken]))
}

/** Case turns one took whose meetings are to come, cancelled ones too, soonest first. */
export const turnsAhead = (tx: Tx, presenterId: string, now: Temporal.Instant) =>
  ahead(tx, { presenterId, now })
const ahead = prepared((tx, { presenterId, now }: { presenterId: string; now: Temporal.Instant }) =>
  tx
    .selectFrom('agenda_item as i')
    .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
    .select(['i.id as itemId', shownCase.as('caseId'), 'm.id as meetingId', 'm.group_id as groupId'])
    .select(['m.starts_at as startsAt', 'm.zone', 'm.state'])
    .where('i.presenter_id', '=', presenterId)
    .where('i.kind', '=', 'case')
    .where('m.starts_at', '>', now)
    .where('m.room_ended_at', 'is', null)
    .orderBy('m.starts_at'),
)

/** Case turns one has in a group at meetings that are planned, past ones too, soonest first; with their room's state. */
export function turnsIn(tx: Tx, presenterId: string, groupId: string) {
  return items(tx)
    .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
    .select([
      'i.id as itemId',
      'shown.case_id as caseId',
      'i.unwritten',
      'm.id as meetingId',
      'm.starts_at as startsAt',
    ])
    .select(sql<boolean>`m.room_opened_at is not null`.as('hasOpened'))
    .select(sql<boolean>`m.room_ended_at is not null`.as('hasEnded'))
    .where('i.presenter_id', '=', presenterId)
    .where('i.group_id', '=', groupId)
    .where('i.kind', '=', 'case')
    .where('m.state', '=', 'planned')
    .orderBy('m.starts_at')
    .orderBy('i.made_at')
    .execute()
}

/** One item; undefined where there is none, or it is of a case the acting clinician stepped out of. */
export async function itemById(tx: Tx, id: string): Promise<Item | undefined> {
  const row = await items(tx).select(columns).where('i.id', '=', id).executeTakeFirst()
  return row && asItem(row)
}

/** Adds an item; one with the same id is not added. */
export async function addItem(tx: Tx, item: Omit<Item, 'caseId' | 'hasCase'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('agenda_item')
    .values({
      id: item.id,
      meeting_id: item.meetingId,
      group_id: item.groupId,
      kind: item.kind,
      position: item.position,
      presenter_id: item.presenterId,
      made_by: item.madeBy,
      made_at: item.madeAt,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Puts an item at `position` of a meeting's agenda, which may be another meeting's; what it shows stays with it. */
export async function moveItem(tx: Tx, id: string, meetingId: string, position: number): Promise<void> {
  await tx.updateTable('agenda_item').set({ meeting_id: meetingId, position }).where('id', '=', id).execute()
}

/** Steps of a meeting's room wait until this transaction ends, and this one for a step that is under way. */
export async function lockRoom(tx: Tx, meetingId: string): Promise<void> {
  await sql`select room_head(${meetingId})`.execute(tx)
}

/** Whether a turn was or is on in its room. */
export async function hasBegun(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`select turn_has_begun(${id}) as begun`.execute(tx)
  return rows[0]!.begun
}

/** Puts the items one sees of an agenda in this order; those one does not see stay among them where they were. */
export async function arrange(tx: Tx, meetingId: string, order: readonly string[]): Promise<void> {
  await sql`select arrange_agenda(${meetingId}, ${order}::uuid[])`.execute(tx)
}

/** Turns that show this case and whose room has not opened show none again. */
export async function freeTurns(tx: Tx, presenterId: string, caseId: string): Promise<void> {
  await tx
    .updateTable('agenda_item as i')
    .from('meeting as m')
    .set({ case_id: null })
    .whereRef('m.id', '=', 'i.meeting_id')
    .where('m.room_opened_at', 'is', null)
    .where('i.presenter_id', '=', presenterId)
    .where(sql<boolean>`i.id in (select item_id from my_agenda_cases() where case_id = ${caseId})`)
    .execute()
}

/** `unwritten`: without a case by its presenter's word, not only until one is shared. */
export async function setCase(tx: Tx, id: string, caseId: string | null, unwritten: boolean): Promise<void> {
  await tx.updateTable('agenda_item').set({ case_id: caseId, unwritten }).where('id', '=', id).execute()
}

/** Takes an item off its agenda; nothing happens to a case it showed. */
export async function removeItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('agenda_item').where('id', '=', id).execute()
}
