import { actAs } from '#platform/database/acting'
import { defineJob } from '#platform/jobs'
import { NotFound } from '#platform/refusals'
import { remindOfEvaluation } from './actions.ts'

type Ids = { meetingId: string; clinicianId: string; mailId: string }

/** The morning after a meeting: asks for the evaluation, where that is all one's credit still needs. */
export const remindOfEvaluationLater = defineJob(
  'evaluation.remind',
  async ({ clinicianId, ...ids }: Ids) => {
    try {
      await actAs({ clinicianId, fresh: false }, remindOfEvaluation, ids)
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
    }
  },
)
