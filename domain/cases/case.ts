import { z } from 'zod'
import { longestFind, longestReason, shortestReason, textFields } from './heading.ts'

/** Leads from a raw text to a shared one: what the presenter chose besides the words. */
export const Override = z.object({
  field: z.enum(textFields),
  text: z.string().min(1).max(longestFind),
  reason: z.string().trim().min(shortestReason).max(longestReason),
})
export type Override = z.infer<typeof Override>

export const OfCase = z.object({ caseId: z.uuid() })
export const ShareCase = z.object({
  draftId: z.uuid(),
  caseId: z.uuid(),
  /** The draft's revision that was previewed. */
  revision: z.coerce.number().int().min(1),
  /** "I have left out what could identify the client", said by the presenter. */
  attested: z.literal(true, 'case.attest'),
})
/** A turn of one's own, and which shared case it presents; '' is none of them. */
export const PresentCase = z.object({ itemId: z.uuid(), caseId: z.union([z.uuid(), z.literal('')]) })
export const CorrectCase = z.object({
  caseId: z.uuid(),
  draftId: z.uuid(),
  revision: z.coerce.number().int().min(1),
  attested: z.literal(true, 'case.attest'),
})
