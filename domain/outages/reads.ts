import type { Acting } from '#platform/database/acting'
import { outagesBetween, type Stretch } from './outage.ts'
import * as store from './store.ts'

/** The server's own outages that reach into a time, in milliseconds since 1970. */
export async function outagesIn({ tx }: Acting, of: Stretch): Promise<Stretch[]> {
  return outagesBetween(await store.livesAround(tx, of))
}
