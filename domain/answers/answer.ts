import { z } from 'zod'
import { ANSWERS, type Answer } from './choices.ts'

/** Whether somebody comes to a meeting. Who has not answered has no row. */
export type AnswerRow = { meetingId: string; clinicianId: string; answer: Answer }

export const AnswerMeeting = z.object({ meetingId: z.uuid(), answer: z.enum(ANSWERS) })
export type AnswerMeeting = z.infer<typeof AnswerMeeting>
