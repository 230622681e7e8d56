import type { Acting } from '#platform/database/acting'
import type { Interval } from '#platform/interval'
import { outagesBetween } from './outage.ts'
import * as store from './store.ts'

/** The server's own outages that reach into a time, in milliseconds since 1970. */
export async function outagesIn({ tx }: Acting, of: Interval): Promise<Interval[]> {
  return outagesBetween(await store.livesAround(tx, of))
}
