import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { destroyEvidence } from './actions.ts'

export const destroyEvidenceLater = defineJob(
  'license.destroy-evidence',
  (ids: { licenseId: string; clinicianId: string }) =>
    actAs({ clinicianId: ids.clinicianId, fresh: false }, destroyEvidence, ids),
)
