import { z } from 'zod'

/** The five questions, by name; their words are in the catalog. Answers go from 1 (not at all) to 5 (very much). */
export const QUESTIONS = ['objectives', 'relevance', 'facilitation', 'respect', 'practice'] as const
export type Question = (typeof QUESTIONS)[number]

const answer = z.coerce.number({ error: 'credit.answer' }).int().min(1).max(5)

/** One person's evaluation of a meeting; sealed for its author. evaluationId is made with the form. */
export const EvaluateMeeting = z.object({
  evaluationId: z.uuid(),
  meetingId: z.uuid(),
  objectives: answer,
  relevance: answer,
  facilitation: answer,
  respect: answer,
  practice: answer,
  remark: z.string().trim().max(2000).default(''),
})
export type EvaluateMeeting = z.infer<typeof EvaluateMeeting>

export type Answers = Record<Question, number> & { remark: string }

/** What is sealed: a version and the answers in a fixed order. */
export function answersToSeal(input: EvaluateMeeting): string {
  return JSON.stringify({
    edition: 1,
    ...Object.fromEntries(QUESTIONS.map((q) => [q, input[q]])),
    remark: input.remark,
  })
}

const Sealed = EvaluateMeeting.omit({ evaluationId: true, meetingId: true })

/** What `answersToSeal` wrote. Throws (ZodError) for what no version of it did. */
export function answersFrom(opened: string): Answers {
  return Sealed.parse(JSON.parse(opened))
}
