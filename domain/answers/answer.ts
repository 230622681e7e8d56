import { z } from 'zod'
import { ANSWERS, type Answer } from './choices.ts'

/** Whether somebody comes to a meeting. Who has not answered has no row. */
export type AnswerRow = { meetingId: string; clinicianId: string; answer: Answer }

/** `holds`: it was given for the hour the meeting has now; else it was moved since, and is asked again. */
export type GivenAnswer = AnswerRow & { holds: boolean }

/** One person's answer as pages say it: what holds, or what was said for another hour. */
export function answerOf(given: Pick<GivenAnswer, 'answer' | 'holds'> | undefined): {
  answer: Answer | null
  earlier: Answer | null
} {
  return { answer: given?.holds ? given.answer : null, earlier: given && !given.holds ? given.answer : null }
}

/** `startsAt`: the hour that the form showed. */
export const AnswerMeeting = z.object({
  meetingId: z.uuid(),
  answer: z.enum(ANSWERS),
  startsAt: z.iso.datetime().optional(),
})
export type AnswerMeeting = z.infer<typeof AnswerMeeting>
