import type { Acting } from '#platform/database/acting'
import * as store from './store.ts'

/** People whose sign-in was reset and whom one may vouch for, with the group. */
export async function vouchingsWaiting({ tx, actor }: Acting) {
  const rows = await store.vouchingsWaiting(tx, actor.clinicianId)
  return rows.map((row) => ({ ...row, neededSince: row.neededSince.toString() }))
}
