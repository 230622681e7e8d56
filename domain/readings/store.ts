import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'

/** Notes that one reads, having said "I don't recognize this client"; the first time stays. */
export async function addReading(
  tx: Tx,
  r: { caseId: string; groupId: string; clinicianId: string; at: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('case_reading')
    .values({ case_id: r.caseId, group_id: r.groupId, clinician_id: r.clinicianId, at: r.at, last_at: r.at })
    .onConflict((key) => key.columns(['case_id', 'clinician_id']).doUpdateSet({ last_at: r.at }))
    .execute()
}

/** Who read one's own case, by name, and on which day first, by one's own calendar: no hour (docs/decisions/stepping-out-by-the-clock.md). */
export function readersOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom('case_reading as r')
    .innerJoin('clinician as c', 'c.id', 'r.clinician_id')
    .select('c.name')
    .select(
      sql<Temporal.PlainDate>`(r.at at time zone (select zone from clinician where id = acting_clinician()))::date`.as(
        'day',
      ),
    )
    .where('r.case_id', '=', caseId)
    .orderBy('c.name')
    .orderBy('r.clinician_id')
    .execute()
}

/** How many stepped out of one's own case, and how many may read it now. */
export async function countsOf(tx: Tx, caseId: string): Promise<{ steppedOut: number; readers: number }> {
  const { rows } = await sql<{ steppedOut: number; readers: number }>`
    select stepped_out_count(${caseId}) as "steppedOut", case_readers(${caseId}) as readers`.execute(tx)
  return rows[0]!
}
