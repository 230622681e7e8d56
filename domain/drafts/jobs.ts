import { actAs } from '#platform/database/acting'
import { defineJob, eachForItself } from '#platform/jobs'
import { discardDraft } from './actions.ts'
import { dueDrafts } from './reads.ts'

export const sweepDrafts = defineJob('draft.sweep', async () => {
  await eachForItself(await dueDrafts(), ({ draftId, clinicianId }) =>
    actAs({ clinicianId, fresh: false }, discardDraft, { draftId }),
  )
})
