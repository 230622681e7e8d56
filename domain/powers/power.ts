import * as z from 'zod'

/** What powers are about, by the first word of the kinds that the record knows. */
export const subjects = {
  licenses: ['license', 'evidence'],
  stewards: ['steward'],
  accounts: ['account'],
  network: ['network', 'policy', 'certificate', 'mail'],
} as const
export type Subject = keyof typeof subjects
export const subjectNames = Object.keys(subjects) as Subject[]

export const ReadRecord = z.object({
  about: z.enum(subjectNames).optional().catch(undefined),
  /** Entries before this place in the record; without it the newest. */
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
export type ReadRecord = z.infer<typeof ReadRecord>
