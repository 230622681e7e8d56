import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { destroyEvidence, tellOfExpiry } from './actions.ts'

type OfLicense = { licenseId: string; clinicianId: string }

export const destroyEvidenceLater = defineJob('license.destroy-evidence', (ids: OfLicense) =>
  actAs({ clinicianId: ids.clinicianId, fresh: false }, destroyEvidence, ids),
)

export const tellOfExpiryLater = defineJob(
  'license.expiring',
  (ids: OfLicense & { lastDay: string; days?: string }) =>
    actAs({ clinicianId: ids.clinicianId, fresh: false }, tellOfExpiry, ids),
)
