import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { tellOfExpiry } from './actions.ts'

type OfLicense = { licenseId: string; clinicianId: string }

export const tellOfExpiryLater = defineJob(
  'license.expiring',
  (ids: OfLicense & { lastDay: string; days?: string }) =>
    actAs({ clinicianId: ids.clinicianId, fresh: false }, tellOfExpiry, ids),
)
