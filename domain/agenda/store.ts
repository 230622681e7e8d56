import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import type { Item, Kind } from './item.ts'

const columns = [
  'id',
  'meeting_id as meetingId',
  'group_id as groupId',
  'kind',
  'position',
  'presenter_id as presenterId',
  'case_id as caseId',
  'made_by as madeBy',
  'made_at as madeAt',
] as const

const asItem = (row: Omit<Item, 'kind'> & { kind: string }): Item => ({ ...row, kind: row.kind as Kind })

/** Items of these meetings that exist for the acting clinician: not those of cases they stepped out of. */
export async function itemsOf(tx: Tx, meetingIds: readonly string[]): Promise<Item[]> {
  if (meetingIds.length === 0) return []
  const rows = await tx
    .selectFrom('agenda_item')
    .select(columns)
    .where('meeting_id', 'in', meetingIds)
    .execute()
  return rows.map(asItem)
}

/** Case turns one took whose meetings are to come, cancelled ones too, soonest first. */
export function turnsAhead(tx: Tx, presenterId: string, now: Temporal.Instant) {
  return tx
    .selectFrom('agenda_item as i')
    .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
    .select(['i.id as itemId', 'i.case_id as caseId', 'm.id as meetingId', 'm.group_id as groupId'])
    .select(['m.starts_at as startsAt', 'm.zone', 'm.state'])
    .where('i.presenter_id', '=', presenterId)
    .where('i.kind', '=', 'case')
    .where('m.starts_at', '>', now)
    .orderBy('m.starts_at')
    .execute()
}

/** One's own case turn at a meeting, ahead or not, and whether that evening's room has opened. */
export function ownTurnAt(tx: Tx, presenterId: string, meetingId: string) {
  return tx
    .selectFrom('agenda_item as i')
    .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
    .select('i.id as itemId')
    .select(sql<boolean>`m.room_opened_at is not null`.as('hasOpened'))
    .where('i.presenter_id', '=', presenterId)
    .where('i.meeting_id', '=', meetingId)
    .where('i.kind', '=', 'case')
    .executeTakeFirst()
}

export async function itemById(tx: Tx, id: string): Promise<Item | undefined> {
  const row = await tx.selectFrom('agenda_item').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asItem(row)
}

/** Adds an item; one with the same id, or a second turn of a presenter at one meeting, is not added. */
export async function addItem(tx: Tx, item: Omit<Item, 'caseId'>): Promise<boolean> {
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
    .onConflict((key) => key.doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** Moves an item; false where its presenter has a turn there, seen or not: then this transaction can only be given up. */
export async function moveItem(tx: Tx, id: string, meetingId: string, position: number): Promise<boolean> {
  try {
    await tx
      .updateTable('agenda_item')
      .set({ meeting_id: meetingId, position })
      .where('id', '=', id)
      .execute()
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== uniqueViolation) throw error
    return false
  }
}

const uniqueViolation = '23505'

/** Puts items of one agenda in this order. */
export async function arrange(tx: Tx, order: readonly string[]): Promise<void> {
  await sql`update agenda_item set position = placed.position
    from unnest(${order}::uuid[]) with ordinality as placed(id, position) where agenda_item.id = placed.id`.execute(
    tx,
  )
}

export async function setCase(tx: Tx, id: string, caseId: string | null): Promise<void> {
  await tx.updateTable('agenda_item').set({ case_id: caseId }).where('id', '=', id).execute()
}

export async function removeItem(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('agenda_item').where('id', '=', id).execute()
}
