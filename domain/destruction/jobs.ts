import { actAs, lookAs } from '#platform/database/acting'
import { defineJob, eachForItself } from '#platform/jobs'
import { askForCaseSweep, destroyDueCase, finishDestruction } from './actions.ts'
import { dueCases, halfDestroyedCases } from './reads.ts'

export const destroyDueCases = defineJob('case.destroy', async () => {
  await eachForItself(await dueCases(), ({ caseId, clinicianId }) =>
    actAs({ clinicianId, fresh: false }, destroyDueCase, { caseId }),
  )
})

/** Who destroyed a case and was cut off once its key had gone (the process ended) has it destroyed all the same. */
export const sweepCases = defineJob('case.sweep', async () => {
  await lookAs(askForCaseSweep, { isFirst: false })
  await eachForItself(await halfDestroyedCases(), ({ caseId, clinicianId }) =>
    actAs({ clinicianId, fresh: false }, finishDestruction, { caseId }),
  )
})
