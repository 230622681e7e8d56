import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { keysFor } from '#platform/keyring'
import { open, openMany, type Sealed, seal } from '#platform/sealing'
import { type CaseTexts, emptyTexts, headings } from './heading.ts'

const columns = [
  'id',
  'group_id as groupId',
  'meeting_id as meetingId',
  'presenter_id as presenterId',
  'template',
  'feedback',
  'revision',
  'shared_at as sharedAt',
  'withdrawn_at as withdrawnAt',
  'destroy_at as destroyAt',
  'destroyed_at as destroyedAt',
] as const

export type CaseRow = {
  id: string
  groupId: string
  meetingId: string | null
  presenterId: string
  template: string
  feedback: string[]
  revision: number
  sharedAt: Temporal.Instant
  withdrawnAt: Temporal.Instant | null
  destroyAt: Temporal.Instant
  destroyedAt: Temporal.Instant | null
}

export type NewCase = Pick<
  CaseRow,
  'id' | 'groupId' | 'meetingId' | 'presenterId' | 'template' | 'feedback' | 'sharedAt' | 'destroyAt'
> & { texts: CaseTexts }

async function sealTexts(tx: Tx, id: string, texts: CaseTexts) {
  const body = JSON.stringify(Object.fromEntries(headings.map((heading) => [heading, texts[heading]])))
  const [title, question, text] = await Promise.all([
    seal(tx, id, 'case.title', id, texts.title),
    seal(tx, id, 'case.question', id, texts.question),
    seal(tx, id, 'case.text', id, body),
  ])
  return { sealed_title: title, sealed_question: question, sealed_text: text }
}

/** Adds a case sealed under its own key (made before). False when the id exists. */
export async function addCase(tx: Tx, c: NewCase): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('case')
    .values({
      id: c.id,
      group_id: c.groupId,
      meeting_id: c.meetingId,
      presenter_id: c.presenterId,
      template: c.template,
      feedback: c.feedback,
      ...(await sealTexts(tx, c.id, c.texts)),
      shared_at: c.sharedAt,
      changed_at: c.sharedAt,
      destroy_at: c.destroyAt,
    })
    .onConflict((key) => key.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/**
 * A case's facts without a word of it; undefined for whom it does not exist, as after stepping out. A destroyed one
 * is still a row.
 */
export function caseOf(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.selectFrom('case').select(columns).where('id', '=', id).executeTakeFirst()
}

/** From here to the end of the transaction nobody destroys this case. Before its row or key is looked at. */
export async function hold(tx: Tx, id: string): Promise<void> {
  await sql`select hold_case(${id}::uuid)`.execute(tx)
}

/** Around the wall on purpose: whether the date of a case of the acting clinician's has come. Yes or no only. */
export async function isDue(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select case_is_due(${id}::uuid) as due`.execute(tx)
  return rows[0]!.due
}

/** From here to the end of the transaction nobody else reads or writes this case. */
export async function lock(tx: Tx, id: string): Promise<void> {
  await sql`select lock_case(${id}::uuid)`.execute(tx)
}

/** Whether a case that is there can still be read. Without its key it is destroyed, whatever its row says. */
export async function isReadable(tx: Tx, row: Pick<CaseRow, 'id' | 'destroyedAt'>): Promise<boolean> {
  if (row.destroyedAt) return false
  const [key] = await keysFor(tx, [row.id])
  return key !== undefined
}

export type CaseWithWords = CaseRow & {
  readAt: Temporal.Instant | null
  /** Whether one may enter its group now. A presenter meets the own case before a shut door, too. */
  isEnterable: boolean
  /** When one left its group, without a seat since. */
  leftAt: Temporal.Instant | null
  sealed: { title: Buffer | null; question: Buffer | null; text: Buffer | null }
}

/** The same with one's own reading and the sealed words; the text only for its presenter and who has opened it. */
export async function caseWithWords(
  tx: Tx,
  id: string,
  readerId: string,
): Promise<CaseWithWords | undefined> {
  const row = await tx
    .selectFrom('case as c')
    .leftJoin('case_reading as r', (join) =>
      join.onRef('r.case_id', '=', 'c.id').on('r.clinician_id', '=', readerId),
    )
    .select(columns.map((column) => `c.${column}` as const))
    .select(['r.at as readAt', 'c.sealed_title as title', 'c.sealed_question as question'])
    .select([
      sql<Buffer | null>`case when r.at is not null or c.presenter_id = ${readerId} then c.sealed_text end`.as(
        'text',
      ),
      sql<boolean>`c.group_id = any (array(select my_open_groups()))`.as('isEnterable'),
      sql<Temporal.Instant | null>`(select max(s.ended_at) from seat s where s.group_id = c.group_id
        and s.clinician_id = ${readerId} having bool_and(s.state = 'ended'))`.as('leftAt'),
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { title, question, text, ...rest } = row
  return { ...rest, sealed: { title, question, text } }
}

/** Group and presenter of a case of one's group, even while the door is shut; undefined for everyone else and for who stepped out. */
export async function factsOf(
  tx: Tx,
  id: string,
): Promise<{ groupId: string; presenterId: string } | undefined> {
  const { rows } = await sql<{
    groupId: string
    presenterId: string
  }>`select group_id as "groupId", presenter_id as "presenterId" from case_facts(${id})`.execute(tx)
  return rows[0]
}

/** Title and question; undefined when the key is destroyed. */
export async function frontOf(
  tx: Tx,
  { id, sealed }: CaseWithWords,
): Promise<{ title: string; question: string } | undefined> {
  const [title, question] = await Promise.all([
    open(tx, id, 'case.title', id, sealed.title),
    open(tx, id, 'case.question', id, sealed.question),
  ])
  return title === undefined || question === undefined ? undefined : { title, question }
}

/** Who presents a case, in which group and when; the group and a cancelled meeting may be out of sight. */
export function placeOf(tx: Tx, id: string): Promise<({ presenter: string } & Where) | undefined> {
  return tx
    .selectFrom('case as c')
    .innerJoin('clinician as p', 'p.id', 'c.presenter_id')
    .leftJoin('charter as g', 'g.group_id', 'c.group_id')
    .leftJoin('meeting as m', (join) => join.onRef('m.id', '=', 'c.meeting_id').on('m.state', '=', 'planned'))
    .select(['p.name as presenter', 'g.name as groupName', 'm.starts_at as meetingAt'])
    .where('c.id', '=', id)
    .executeTakeFirst()
}

/** All texts; undefined when the key is destroyed or one has not opened the case. */
export async function textsOf(tx: Tx, row: CaseWithWords): Promise<CaseTexts | undefined> {
  const { id, sealed } = row
  const [front, text] = await Promise.all([frontOf(tx, row), open(tx, id, 'case.text', id, sealed.text)])
  return front && text !== undefined ? { ...emptyTexts, ...front, ...JSON.parse(text) } : undefined
}

export type Listed = CaseRow & {
  title: string | undefined
  presenter: string
  readAt: Temporal.Instant | null
} & Where

/** Where a case is presented: its group's name, and when its meeting begins. */
type Where = { groupName: string | null; meetingAt: Temporal.Instant | null }

type Which =
  | { groupId: string }
  | { presenterId: string }
  | { meetingIds: readonly string[] }
  | { readerId: string }

/** Ids of one's own cases that are not destroyed, of one group or of all. */
export async function ownCaseIds(tx: Tx, presenterId: string, groupId?: string): Promise<string[]> {
  let query = tx
    .selectFrom('case')
    .select('id')
    .where('presenter_id', '=', presenterId)
    .where('destroyed_at', 'is', null)
  if (groupId) query = query.where('group_id', '=', groupId)
  return (await query.execute()).map(({ id }) => id)
}

/** Cases that exist for the acting clinician, all of them, newest first, with title and own reading. */
export async function casesWhere(tx: Tx, which: Which, readerId: string): Promise<Listed[]> {
  let query = tx
    .selectFrom('case as c')
    .innerJoin('clinician as p', 'p.id', 'c.presenter_id')
    .leftJoin('case_reading as r', (join) =>
      join.onRef('r.case_id', '=', 'c.id').on('r.clinician_id', '=', readerId),
    )
    .leftJoin('charter as g', 'g.group_id', 'c.group_id')
    .leftJoin('meeting as m', (join) => join.onRef('m.id', '=', 'c.meeting_id').on('m.state', '=', 'planned'))
    .select(columns.map((column) => `c.${column}` as const))
    .select(['c.sealed_title as sealedTitle', 'p.name as presenter', 'r.at as readAt'])
    .select(['g.name as groupName', 'm.starts_at as meetingAt'])
    .where('c.destroyed_at', 'is', null)
  if ('groupId' in which) query = query.where('c.group_id', '=', which.groupId)
  else if ('presenterId' in which) query = query.where('c.presenter_id', '=', which.presenterId)
  else if ('meetingIds' in which) query = query.where('c.meeting_id', 'in', [...which.meetingIds])
  else query = query.where('c.presenter_id', '<>', which.readerId)
  const rows = await query.orderBy('c.shared_at', 'desc').execute()
  const titles = await openMany(
    tx,
    rows.map(
      (row): Sealed => ({ keyId: row.id, purpose: 'case.title', rowId: row.id, sealed: row.sealedTitle }),
    ),
  )
  return rows.map(({ sealedTitle, ...row }, index) => ({ ...row, title: titles[index] }))
}

/** Writes the texts anew under the case's own key; its revision rises by one. What stood before is left in backups to the case's date. */
export async function correctCase(
  tx: Tx,
  id: string,
  {
    draftId,
    texts,
    feedback,
    at,
  }: { draftId: string; texts: CaseTexts; feedback: string[]; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('case')
    .set({
      ...(await sealTexts(tx, id, texts)),
      feedback,
      changed_at: at,
      corrected_from: draftId,
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', id)
    .execute()
}

/** Whether the words of this case are those of this draft, put in place of others. */
export async function isCorrectedFrom(tx: Tx, id: string, draftId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('case')
    .select('id')
    .where('id', '=', id)
    .where('corrected_from', '=', draftId)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a case back at `at`; false where it was taken back before, perhaps at the same moment. */
export async function withdraw(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows: withdrawn } = await tx
    .updateTable('case')
    .set({ withdrawn_at: at, changed_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return withdrawn === 1n
}
