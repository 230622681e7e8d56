import { z } from 'zod'
import { longestNote } from './longest.ts'

/** A private note on a case: its author's only, until offered to the presenter. */
export const WriteNote = z.object({ noteId: z.uuid(), caseId: z.uuid(), text: z.string().max(longestNote) })
export const OfNote = z.object({ noteId: z.uuid(), caseId: z.uuid() })
