import { z } from 'zod'
import { longestNote } from './longest.ts'

/** A private note on a case: its author's only, until offered to the presenter. */
export const WriteNote = z.object({
  noteId: z.uuid(),
  caseId: z.uuid(),
  text: z.string().max(longestNote),
  /** The open page that saves it while one writes, and which of its savings this is; left out by a form sent by hand. */
  pageId: z.uuid().optional(),
  number: z.coerce.number().int().min(0).max(1_000_000).optional(),
})
export const OfNote = z.object({ noteId: z.uuid(), caseId: z.uuid() })
