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

/** Who read one's own case, and when first. */
export function readersOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom('case_reading as r')
    .innerJoin('clinician as c', 'c.id', 'r.clinician_id')
    .select(['r.clinician_id as clinicianId', 'c.name', 'r.at', 'r.last_at as lastAt'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.at')
    .execute()
}

/** How many stepped out of one's own case, and how many may read it now. */
export async function countsOf(tx: Tx, caseId: string): Promise<{ steppedOut: number; readers: number }> {
  const { rows } = await sql<{ steppedOut: number; readers: number }>`
    select stepped_out_count(${caseId}) as "steppedOut", case_readers(${caseId}) as readers`.execute(tx)
  return rows[0]!
}
