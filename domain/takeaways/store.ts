import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { open, openRows, seal } from '#platform/sealing'
import type { Outcome } from './outcomes.ts'

type Owner = { caseId: string; groupId: string; clinicianId: string; at: Temporal.Instant }

/** Writes the takeaway of a case, new or again. */
export async function writeTakeaway(
  tx: Tx,
  t: Owner & { text: string; followUpAt: Temporal.Instant | null },
): Promise<void> {
  const values = {
    sealed: await seal(tx, t.caseId, 'case.takeaway', t.caseId, t.text),
    changed_at: t.at,
    follow_up_at: t.followUpAt,
  }
  await tx
    .insertInto('takeaway')
    .values({ case_id: t.caseId, group_id: t.groupId, clinician_id: t.clinicianId, made_at: t.at, ...values })
    .onConflict((key) => key.column('case_id').doUpdateSet(values))
    .execute()
}

/** Answers that there is nothing to try; a takeaway that was written stays. */
export async function declineTakeaway(tx: Tx, t: Owner): Promise<void> {
  await tx
    .insertInto('takeaway')
    .values({
      case_id: t.caseId,
      group_id: t.groupId,
      clinician_id: t.clinicianId,
      sealed: null,
      made_at: t.at,
      changed_at: t.at,
    })
    .onConflict((key) => key.column('case_id').doNothing())
    .execute()
}

/** How long after a meeting one thing to try is asked for. */
const ASK_DAYS = 21

/**
 * Own cases that were presented in a room that has ended lately, in groups one may enter, with neither a takeaway nor the
 * word that there is none; the latest meeting of each.
 */
export async function untaken(tx: Tx, clinicianId: string, now: Temporal.Instant) {
  const since = now.subtract({ hours: 24 * ASK_DAYS })
  // Own turns first: who had none lately is not asked which cases exist for them.
  const { rows } = await sql<{ caseId: string; startsAt: Temporal.Instant; zone: string }>`
    with turn as materialized (
      select m.starts_at, m.zone, (select s.case_id from my_agenda_cases() s where s.item_id = i.id) as case_id
      from agenda_item i join meeting m on m.id = i.meeting_id
      where i.presenter_id = ${clinicianId} and m.room_ended_at is not null and m.starts_at > ${since} and turn_has_begun(i.id))
    select distinct on (c.id) c.id as "caseId", turn.starts_at as "startsAt", turn.zone
    from turn join "case" c on c.id = turn.case_id
    where c.presenter_id = ${clinicianId} and c.withdrawn_at is null and c.destroyed_at is null
      and c.group_id = any (array(select my_open_groups()))
      and not exists (select 1 from takeaway t where t.case_id = c.id)
    order by c.id, turn.starts_at desc`.execute(tx)
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toString() }))
}

/** Writes what came of it, new or again. */
export async function writeFollowUp(tx: Tx, f: Owner & { text: string; outcome: Outcome }): Promise<void> {
  const values = {
    sealed: await seal(tx, f.caseId, 'case.follow-up', f.caseId, f.text),
    outcome: f.outcome,
    changed_at: f.at,
  }
  await tx
    .insertInto('follow_up')
    .values({ case_id: f.caseId, group_id: f.groupId, clinician_id: f.clinicianId, made_at: f.at, ...values })
    .onConflict((key) => key.column('case_id').doUpdateSet(values))
    .execute()
}

/**
 * A case's takeaway, opened: `written` is undefined when none was, or the case's key is gone; `isDeclined`: its presenter
 * said that there is nothing to try.
 */
export async function takeawayOf(tx: Tx, caseId: string) {
  const row = await tx
    .selectFrom('takeaway')
    .select(['sealed', 'follow_up_at as followUpAt', 'made_at as madeAt'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const text = await open(tx, caseId, 'case.takeaway', caseId, row?.sealed)
  return {
    written: row && text !== undefined ? { text, followUpAt: row.followUpAt, madeAt: row.madeAt } : undefined,
    isDeclined: row?.sealed === null,
  }
}

/** What came of a case, opened; undefined when it was not written or the case's key is gone. */
export async function followUpOf(tx: Tx, caseId: string) {
  const row = await tx
    .selectFrom('follow_up')
    .select(['sealed', 'outcome', 'made_at as madeAt'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  const text = await open(tx, caseId, 'case.follow-up', caseId, row?.sealed)
  return row && text !== undefined ? { text, outcome: row.outcome as Outcome, madeAt: row.madeAt } : undefined
}

/** Own takeaways whose question is due and unanswered, with their words, where one may answer it. */
export async function dueFollowUps(tx: Tx, clinicianId: string, now: Temporal.Instant) {
  const rows = await tx
    .selectFrom('takeaway as t')
    .leftJoin('follow_up as f', 'f.case_id', 't.case_id')
    .select(['t.case_id as caseId', 't.sealed', 't.made_at as madeAt'])
    .where('t.clinician_id', '=', clinicianId)
    .where('t.follow_up_at', '<=', now)
    .where('f.case_id', 'is', null)
    .where(sql<boolean>`t.group_id = any (array(select my_open_groups()))`)
    .execute()
  const due = await openRows(tx, rows, ({ caseId }) => ({
    keyId: caseId,
    purpose: 'case.takeaway',
    rowId: caseId,
  }))
  return due.map((row) => ({ ...row, madeAt: row.madeAt.toString() }))
}
