import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'

/** Dates a case of one's own anew: the database knows the rule, and takes no date from anybody. */
export async function dateAnew(tx: Tx, id: string): Promise<void> {
  await sql`select date_case(${id}::uuid)`.execute(tx)
}

/**
 * Removes the texts of a case of one's own and everything written about it, by whomever; the bare row with its dates
 * stays. Gives the keys of drafts that corrected it.
 */
export async function removeTexts(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select remove_case_texts(${id}::uuid) as key`.execute(tx)
  return rows.map(({ key }) => key)
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
