import * as z from 'zod'
import { subjectNames } from './power.ts'

/** What a page of the record is asked for. */
export const ReadRecord = z.object({
  about: z.enum(subjectNames).optional().catch(undefined),
  /** Entries before this place in the record; without it the newest. */
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
export type ReadRecord = z.infer<typeof ReadRecord>
