import { type Looking, lookAs, type Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { defineJob, enqueue } from '#platform/jobs'
import { removeKeys, standingKeys } from '#platform/keyring'
import { log } from '#platform/log'

/** What is left to do after something was destroyed: keys that nothing needs go, and the space of the text is freed. */

/** A key is committed before its row: one whose row never came is a day old before it counts as left over. */
const hoursToWait = 24
const fewest = 100

/** Asks for the next sweep of keys, a day from now; at a start at once (`isFirst`). One is waiting at any time. */
export async function askForKeySweep({ tx, now }: Looking, { isFirst }: { isFirst: boolean }): Promise<void> {
  await enqueue(tx, 'keys.sweep', {}, isFirst ? now : now.add({ hours: 24 }), 'daily')
}

/**
 * Removes keys older than a day without a row they protect (a share that was interrupted). Where more than a hundred,
 * and more than there are rows for, are left over, the keyring belongs to another database: then none is removed.
 */
export const sweepKeys = defineJob('keys.sweep', async () => {
  const keys = await standingKeys(hoursToWait)
  const { rows } = await jobsPool().query<{ id: string }>('select needed_keys($1) as id', [keys])
  const needed = new Set(rows.map(({ id }) => id))
  const leftOver = keys.filter((id) => !needed.has(id))
  if (leftOver.length > Math.max(fewest, needed.size))
    log().error({ leftOver: leftOver.length, needed: needed.size }, 'most keys have no row: none is swept')
  else await removeKeys(leftOver)
  await lookAs(askForKeySweep, { isFirst: false })
})

/** Asks, within the transaction that destroys something, for its space to be freed soon after. */
export function freeSpaceLater(tx: Tx): Promise<void> {
  return enqueue(tx, 'space.free', {}, undefined, 'soon')
}

let freeSpace: (() => Promise<void>) | undefined
/** Says how space is freed: only the owner of the tables may, so it is handed in from outside the web. */
export function spaceIsFreedBy(free: (() => Promise<void>) | undefined): void {
  freeSpace = free
}

/** Vacuums what was destroyed. */
export const freeSpaceOnce = defineJob('space.free', async () => freeSpace?.())
