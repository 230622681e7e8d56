import { z } from 'zod'

/** An answer of one device of one's own; `device` is made by the page and kept for as long as its tab lives. */
export const Answer = z.object({ meetingId: z.uuid(), device: z.string().min(1).max(64) })
export type Answer = z.infer<typeof Answer>

/** A device that stays silent for this long has left, at the moment it last answered. */
export const silenceEnds = 30_000

/** Whether an answer at `at` goes on with a stretch that last answered at `lastAt`, or begins a new one. */
export function goesOn(lastAt: number, at: number): boolean {
  return at - lastAt <= silenceEnds
}
