import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/** Who read a case and on which day first, how many may read it, how many stepped out. */
export type Audience = { readers: { name: string; day: string }[]; mayRead: number; steppedOut: number }

/** Who reads one's own case; empty and 0 for everyone else's. */
export async function audienceOf({ tx }: Acting, { caseId }: { caseId: string }): Promise<Audience> {
  const [readers, counts] = await Promise.all([store.readersOf(tx, caseId), store.countsOf(tx, caseId)])
  return {
    readers: readers.map(({ name, day }) => ({ name, day: day.toString() })),
    mayRead: counts.readers,
    steppedOut: counts.steppedOut,
  }
}
