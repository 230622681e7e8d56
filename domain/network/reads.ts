import { createHash } from 'node:crypto'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import type { Body, Network } from './network.ts'
import * as store from './store.ts'

/** The digest a set-up code is kept as; case, spaces and hyphens do not matter (`server/setup.ts` makes it the same). */
export const setupDigest = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()

/** The network, for anyone; undefined before it was set up. */
export function theNetwork({ tx }: Looking): Promise<Network | undefined> {
  return store.network(tx)
}

/** License bodies the network knows, for anyone who claims a license. */
export function licenseBodies({ tx }: Looking): Promise<Body[]> {
  return store.bodies(tx)
}

/** Whether the first-run page opens with this code. */
export function setupOpens({ tx }: Looking, { code }: { code: string }): Promise<boolean> {
  return store.setupOpens(tx, setupDigest(code))
}

/** What stewards may change about the network. Refuses: NotFound for others. */
export async function networkToChange(acting: Acting): Promise<{ network: Network; bodies: Body[] }> {
  await requireSteward(acting)
  const network = await store.network(acting.tx)
  if (!network) throw new NotFound()
  return { network, bodies: await store.bodies(acting.tx) }
}
