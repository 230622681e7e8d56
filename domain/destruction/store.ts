import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'

/** From `at` on a case is due to be destroyed (`dueCases`). */
export async function setDestruction(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.updateTable('case').set({ destroy_at: at }).where('id', '=', id).execute()
}

/** Removes a case's texts and everything written about it; the bare row with its dates stays. */
export async function removeTexts(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await Promise.all([
    tx.deleteFrom('response').where('case_id', '=', id).execute(),
    tx.deleteFrom('case_note').where('case_id', '=', id).execute(),
    tx.deleteFrom('takeaway').where('case_id', '=', id).execute(),
    tx.deleteFrom('follow_up').where('case_id', '=', id).execute(),
    tx.deleteFrom('case_reading').where('case_id', '=', id).execute(),
  ])
  await tx
    .updateTable('case')
    .set({
      sealed_title: null,
      sealed_question: null,
      sealed_text: null,
      feedback: [],
      destroyed_at: at,
      changed_at: at,
    })
    .where('id', '=', id)
    .where('destroyed_at', 'is', null)
    .execute()
}

/** For jobs, outside any clinician's wall: cases whose row says they stand, ids with their presenters. */
export async function livingCases(): Promise<{ caseId: string; clinicianId: string }[]> {
  const { rows } = await jobsPool().query(
    'select case_id as "caseId", clinician_id as "clinicianId" from living_cases()',
  )
  return rows
}

/** For jobs, outside any clinician's wall: cases whose date has come, ids with their presenters. */
export async function dueCases(): Promise<{ caseId: string; clinicianId: string }[]> {
  const { rows } = await jobsPool().query(
    'select case_id as "caseId", clinician_id as "clinicianId" from due_cases()',
  )
  return rows
}
