import { actAs, lookAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { askForCaseSweep, destroyDueCase, finishDestruction } from './actions.ts'
import { dueCases, halfDestroyedCases } from './reads.ts'

export const destroyDueCases = defineJob('case.destroy', async () => {
  for (const { caseId, clinicianId } of await dueCases())
    await actAs({ clinicianId, fresh: false }, destroyDueCase, { caseId })
})

/** Who destroyed a case and was cut off once its key had gone (the process ended) has it destroyed all the same. */
export const sweepCases = defineJob('case.sweep', async () => {
  for (const { caseId, clinicianId } of await halfDestroyedCases())
    await actAs({ clinicianId, fresh: false }, finishDestruction, { caseId })
  await lookAs(askForCaseSweep, { isFirst: false })
})
