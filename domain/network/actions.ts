import { bodiesFor } from '#domain/licenses/jurisdictions'
import { becomeFirstSteward } from '#domain/stewards/actions'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting } from '#platform/database/acting'
import { NETWORK_ID } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { record } from '#platform/record'
import { NotFound } from '#platform/refusals'
import type { AddBody, ChangeNetwork, SetUpNetwork } from './network.ts'
import { setupDigest } from './reads.ts'
import * as store from './store.ts'

/**
 * Sets the network up: the acting person, whose clinician exists, becomes its first steward. The one-time code is
 * used up in the same transaction. Refuses: NotFound when the code is wrong or was used.
 */
export async function setUpNetwork(acting: Acting, input: SetUpNetwork): Promise<void> {
  const { tx, now } = acting
  if (!(await store.takeSetupCode(tx, setupDigest(input.code)))) throw new NotFound()
  await makeKey(NETWORK_ID, 'network')
  await becomeFirstSteward(acting)
  await store.addNetwork(tx, input, now)
  await store.addBodies(tx, bodiesFor(input.jurisdictions), now)
  await record(acting, { kind: 'network.made', audience: 'stewards', subjectId: NETWORK_ID })
}

/** Changes the network's name, zone, directory or words. Refuses: NotFound for others. */
export async function changeNetwork(acting: Acting, input: ChangeNetwork): Promise<void> {
  await requireSteward(acting)
  await store.putNetwork(acting.tx, input, acting.now)
  await record(acting, { kind: 'network.changed', audience: 'stewards', subjectId: NETWORK_ID })
}

/** Adds a license body; one that is there already stays. Refuses: NotFound for others. */
export async function addBody(acting: Acting, { bodyId, ...body }: AddBody): Promise<void> {
  await requireSteward(acting)
  await store.addBodies(acting.tx, [{ id: bodyId, ...body }], acting.now)
}

/** Takes a license body off the list; again changes nothing. Licenses keep the name they were claimed with. */
export async function removeBody(acting: Acting, { bodyId }: { bodyId: string }): Promise<void> {
  await requireSteward(acting)
  await store.removeBody(acting.tx, bodyId)
}
