import { asEachFacilitator } from '#domain/seats/actions'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { destroyAnswers, tellOfApplication } from './actions.ts'

export const tellFacilitatorsOfApplication = defineJob(
  'application.tell-facilitators',
  (ids: { applicationId: string; groupId: string }) => asEachFacilitator(tellOfApplication, ids),
)

export const destroyApplicationAnswers = defineJob(
  'application.destroy-answers',
  (ids: { applicationId: string; clinicianId: string }) =>
    actAs({ clinicianId: ids.clinicianId, fresh: false }, destroyAnswers, ids),
)
