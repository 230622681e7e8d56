import { sql } from 'kysely'
import type { Tx } from './acting.ts'

// Apart from the other locks that are named by a text (migrations 0070 and 0110).
const ofWhatIsCompared = 34

/**
 * Lets one transaction at a time go on with `what` until it ends: for a comparison with what is stored before writing it.
 * Names that differ may share a lock by chance, which only makes one of them wait.
 */
export async function oneAtATime(tx: Tx, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${what}, ${ofWhatIsCompared}))`.execute(tx)
}
