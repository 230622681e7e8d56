import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { destroyDueCase } from './actions.ts'
import { dueCases } from './reads.ts'

export const destroyDueCases = defineJob('case.destroy', async () => {
  for (const { caseId, clinicianId } of await dueCases())
    await actAs({ clinicianId, fresh: false }, destroyDueCase, { caseId })
})
