import { caseToOpen } from '#domain/cases/reads'
import { requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/**
 * "I don't recognize this client": opens a case for reading and writes down who and when.
 * Refuses as `caseToOpen`; one's own is open already.
 */
export async function openCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const row = await caseToOpen(acting, { caseId })
  if (row.presenterId === acting.actor.clinicianId) return
  await requireEntry(acting, row.groupId)
  await store.addReading(acting.tx, {
    caseId,
    groupId: row.groupId,
    clinicianId: acting.actor.clinicianId,
    at: acting.now,
  })
}
