import type { Tx } from '#platform/database/acting'

/** Steps out, for good; false when done before. */
export async function addRecusal(
  tx: Tx,
  r: { caseId: string; groupId: string; clinicianId: string; at: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('recusal')
    .values({ case_id: r.caseId, group_id: r.groupId, clinician_id: r.clinicianId, at: r.at })
    .onConflict((key) => key.columns(['case_id', 'clinician_id']).doNothing())
    .executeTakeFirstOrThrow()
  return added === 1n
}

/** The group of a case one has stepped out of oneself. */
export function ownRecusal(tx: Tx, caseId: string) {
  return tx
    .selectFrom('recusal')
    .select('group_id as groupId')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}
