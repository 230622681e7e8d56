import { z } from 'zod'
import { outcomes } from './outcomes.ts'

/** One thing to try, and in how many days to ask what came of it (0: don't ask). */
export const TakeAway = z.object({
  caseId: z.uuid(),
  text: z.string().trim().min(1).max(2000),
  askInDays: z.coerce.number().int().min(0).max(180),
})
export const FollowUp = z.object({
  caseId: z.uuid(),
  outcome: z.enum(outcomes),
  text: z.string().trim().min(1).max(4000),
})
