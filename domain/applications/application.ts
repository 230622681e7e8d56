import { z } from 'zod'

/** `closed`: the group ended before it decided. */
export type ApplicationState = 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'closed'

/** Days after the decision until the answers are destroyed. */
export const ANSWERS_KEPT_DAYS = 30

export const Apply = z.object({
  applicationId: z.uuid(),
  groupId: z.uuid(),
  answers: z.array(z.string().trim().max(2000)).max(5),
  message: z.string().trim().min(1).max(2000),
})
export const Decide = z.object({
  applicationId: z.uuid(),
  accept: z.boolean(),
  words: z.string().trim().max(1000),
})
export const OfApplication = z.object({ applicationId: z.uuid() })

/** What an applicant wrote: the group's questions as they were, with answers, and a message. */
export type Answers = { message: string; answers: { question: string; answer: string }[] }
