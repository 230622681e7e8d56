import type { Tx } from '#platform/database/acting'
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
