import { actAs } from '#platform/database/acting'
import { defineJob, eachForItself } from '#platform/jobs'
import { destroyDueDraft } from './actions.ts'
import { dueDrafts } from './reads.ts'

export const sweepDrafts = defineJob('draft.sweep', async () => {
  await eachForItself(await dueDrafts(), ({ draftId, clinicianId }) =>
    actAs({ clinicianId, fresh: false }, destroyDueDraft, { draftId }),
  )
})
