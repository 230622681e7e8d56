import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { prepared } from '#platform/database/prepared'
import type { Charter } from './charter.ts'

const charterColumns = [
  'charter.group_id as groupId',
  'charter.name',
  'charter.purpose',
  'charter.goal',
  'charter.cadence',
  'charter.minutes',
  'charter.protocol',
  'charter.place',
  'charter.area',
  'charter.zone',
  'charter.weekday',
  'charter.starts_local as startsLocal',
  'charter.language',
  'charter.seats_min as seatsMin',
  'charter.seats_max as seatsMax',
  'charter.mix',
  'charter.wished_families as wishedFamilies',
  'charter.specialties',
  'charter.wished_early as wishedEarly',
  'charter.wished_senior as wishedSenior',
  'charter.composition_note as compositionNote',
  'charter.attendance_percent as attendancePercent',
  'charter.notice_hours as noticeHours',
  'charter.case_format as caseFormat',
  'charter.ethics_note as ethicsNote',
  'charter.conduct_note as conductNote',
  'charter.leadership',
  'charter.leadership_note as leadershipNote',
  'charter.term_months as termMonths',
  'charter.keep_days as keepDays',
  'charter.questions',
  'charter.finished_steps as finishedSteps',
  'charter.chosen_clauses as chosenClauses',
  'charter.own_clause as ownClause',
  'charter.ring',
] as const

const groupColumns = [
  'g.state',
  'g.listed',
  'g.admission',
  'g.contact_id as contactId',
  'g.opened_at as openedAt',
  'g.renewed_until as renewedUntil',
] as const

export type GroupRow = Charter & {
  state: string
  listed: boolean
  admission: string
  contactId: string | null
  openedAt: Temporal.Instant | null
  renewedUntil: Temporal.PlainDate | null
  /** Seats taken by family. */
  ring: Record<string, number>
}

const joined = (tx: Tx) =>
  tx
    .selectFrom('group as g')
    .innerJoin('charter', 'charter.group_id', 'g.id')
    .select([...groupColumns, ...charterColumns])
type Joined = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number]

const toRow = (row: Joined): GroupRow => ({
  ...row,
  startsLocal: row.startsLocal === null ? null : String(row.startsLocal).slice(0, 5),
  ownClause: row.ownClause as unknown as Charter['ownClause'],
  ring: row.ring as Record<string, number>,
})

/** Adds a draft with the defaults; false when the id exists. */
export async function addDraft(
  tx: Tx,
  draft: { id: string; founderId: string; zone: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('group')
    .values({ id: draft.id, founder_id: draft.founderId, state: 'draft', made_at: draft.now })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (added !== 1n) return false
  await tx
    .insertInto('charter')
    .values({
      group_id: draft.id,
      goal: 'clinical-consult',
      cadence: 'every-other-week',
      minutes: 90,
      protocol: 'structured-peer',
      place: 'online',
      zone: draft.zone,
      weekday: 4,
      starts_local: Temporal.PlainTime.from('18:30'),
      seats_min: 3,
      seats_max: 8,
      mix: 'varied',
      attendance_percent: 75,
      notice_hours: 48,
      leadership: 'rotating',
      term_months: 6,
      changed_at: draft.now,
    })
    .execute()
  return true
}

/**
 * A group with its charter; undefined when there is none or one may not see it: not listed, and neither one's own nor
 * one that one is invited to or applied to.
 */
export async function groupOf(tx: Tx, groupId: string): Promise<GroupRow | undefined> {
  const [row] = await one(tx, { groupId })
  return row && toRow(row)
}
const one = prepared((tx, { groupId }: { groupId: string }) => joined(tx).where('g.id', '=', groupId))

/** The same of several groups, in no order; without those out of sight. */
export async function groupsOf(tx: Tx, groupIds: readonly string[]): Promise<GroupRow[]> {
  if (groupIds.length === 0) return []
  return (
    await joined(tx)
      .where('g.id', 'in', [...groupIds])
      .execute()
  ).map(toRow)
}

/** Groups this person sits in, drafts left out, with their seat there. */
export async function groupsSatIn(
  tx: Tx,
  clinicianId: string,
): Promise<(GroupRow & { seatState: string; role: string })[]> {
  return (await satIn(tx, { clinicianId })).map((row) => ({ ...row, ...toRow(row) }))
}
const satIn = prepared((tx, { clinicianId }: { clinicianId: string }) =>
  joined(tx)
    .innerJoin('seat', 'seat.group_id', 'g.id')
    .select(['seat.state as seatState', 'seat.role'])
    .where('seat.clinician_id', '=', clinicianId)
    .where('seat.state', '<>', 'ended')
    .where('g.state', '<>', 'draft'),
)

/**
 * Groups one began and has not opened, the newest first: a draft is in sight of its founder alone. `revision`: 1 until
 * something is written into the charter.
 */
export async function ownDrafts(tx: Tx): Promise<(GroupRow & { revision: number })[]> {
  return (await drafts(tx, {})).map((row) => ({ ...toRow(row), revision: row.revision }))
}
const drafts = prepared((tx) =>
  joined(tx).select('charter.revision').where('g.state', '=', sql.lit('draft')).orderBy('g.made_at', 'desc'),
)

/** Removes one's own draft with all it was planned by; false when there is none. */
export async function discardDraft(tx: Tx, groupId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select discard_group_draft(${groupId}) as done`.execute(tx)
  return rows[0]!.done
}

/**
 * Names of the facilitators who chose to be named in public, by group; groups without one, or not listed, are missing.
 */
export async function contactNames(tx: Tx, groupIds: readonly string[]): Promise<Map<string, string>> {
  if (groupIds.length === 0) return new Map()
  const { rows } = await sql<{
    groupId: string
    name: string
  }>`select group_id as "groupId", name from contact_names(${[...groupIds]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.groupId, row.name]))
}

const column: Partial<Record<keyof Charter, string>> = {
  startsLocal: 'starts_local',
  seatsMin: 'seats_min',
  seatsMax: 'seats_max',
  wishedFamilies: 'wished_families',
  wishedEarly: 'wished_early',
  wishedSenior: 'wished_senior',
  compositionNote: 'composition_note',
  attendancePercent: 'attendance_percent',
  noticeHours: 'notice_hours',
  caseFormat: 'case_format',
  ethicsNote: 'ethics_note',
  conductNote: 'conduct_note',
  leadershipNote: 'leadership_note',
  termMonths: 'term_months',
  keepDays: 'keep_days',
  chosenClauses: 'chosen_clauses',
  ownClause: 'own_clause',
}

/**
 * Writes part of a charter; `finished`: how many steps stand finished at least from now on, where those before them do: a
 * decision taken out of turn does not finish what was never decided.
 */
export async function changeCharter(
  tx: Tx,
  groupId: string,
  part: Partial<Omit<Charter, 'groupId' | 'finishedSteps'>>,
  finished: number,
  now: Temporal.Instant,
): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      column[key as keyof Charter] ?? key,
      key === 'ownClause' ? JSON.stringify(value) : value,
    ]),
  )
  await tx
    .updateTable('charter')
    .set({
      ...values,
      finished_steps: sql<number>`case when finished_steps = ${finished - 1} then finished_steps + 1 else finished_steps end`,
      revision: sql<number>`revision + 1`,
      changed_at: now,
    })
    .where('group_id', '=', groupId)
    .execute()
}

/** Writes the columns given and no others; its revision rises by one. */
export async function changeGroup(
  tx: Tx,
  groupId: string,
  change: {
    state?: string
    listed?: boolean
    admission?: string
    contact_id?: string | null
    opened_at?: Temporal.Instant
    ended_at?: Temporal.Instant
    renewed_until?: Temporal.PlainDate
  },
): Promise<void> {
  await tx
    .updateTable('group')
    .set({ ...change, revision: sql<number>`revision + 1` })
    .where('id', '=', groupId)
    .execute()
}
