import { z } from 'zod'
import { responseKinds } from './kinds.ts'

const text = z.string().trim().min(1).max(6000)
export const Respond = z.object({ responseId: z.uuid(), caseId: z.uuid(), kind: z.enum(responseKinds), text })
export const OfResponse = z.object({ responseId: z.uuid(), caseId: z.uuid() })
