import { facilitatorsForJob } from '#domain/seats/reads'
import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { destroyAnswers, tellOfApplication } from './actions.ts'

export const tellFacilitatorsOfApplication = defineJob(
  'application.tell-facilitators',
  async (ids: { applicationId: string; groupId: string }) => {
    for (const clinicianId of await facilitatorsForJob(ids.groupId))
      await actAs({ clinicianId, fresh: false }, tellOfApplication, ids)
  },
)

export const destroyApplicationAnswers = defineJob(
  'application.destroy-answers',
  (ids: { applicationId: string; clinicianId: string }) =>
    actAs({ clinicianId: ids.clinicianId, fresh: false }, destroyAnswers, ids),
)
