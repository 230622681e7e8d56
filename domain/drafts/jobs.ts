import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { discardDraft } from './actions.ts'
import { dueDrafts } from './reads.ts'

export const sweepDrafts = defineJob('draft.sweep', async () => {
  for (const { draftId, clinicianId } of await dueDrafts())
    await actAs({ clinicianId, fresh: false }, discardDraft, { draftId })
})
