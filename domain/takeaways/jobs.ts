import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { askForFollowUp } from './actions.ts'

export const askWhatCameOfIt = defineJob('takeaway.ask', (ids: { caseId: string; clinicianId: string }) =>
  actAs({ clinicianId: ids.clinicianId, fresh: false }, askForFollowUp, ids),
)
