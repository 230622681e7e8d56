import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/** Who read a case and when first, how many may read it, how many stepped out. */
export type Audience = { readers: { name: string; at: string }[]; mayRead: number; steppedOut: number }

/** Who reads one's own case; empty and 0 for everyone else's. */
export async function audienceOf({ tx }: Acting, { caseId }: { caseId: string }): Promise<Audience> {
  const [readers, counts] = await Promise.all([store.readersOf(tx, caseId), store.countsOf(tx, caseId)])
  return {
    readers: readers.map((r) => ({ name: r.name, at: r.at.toString() })),
    mayRead: counts.readers,
    steppedOut: counts.steppedOut,
  }
}
