import { sql } from 'kysely'
import type { Tx } from '#platform/database/acting'
import { NETWORK_ID, newId } from '#platform/identifiers'
import type { Body, ChangeNetwork, Network } from './network.ts'

type Instant = Temporal.Instant

/** The one network of these databases; undefined until it is set up. */
export async function network(tx: Tx): Promise<Network | undefined> {
  const row = await tx
    .selectFrom('network')
    .select(['name', 'home_zone as homeZone', 'directory', 'about', 'keep_credit_years as keepCreditYears'])
    .executeTakeFirst()
  return row && { ...row, directory: row.directory as Network['directory'] }
}

type New = Pick<Network, 'name' | 'homeZone' | 'directory' | 'about'>

/** Adds the network. Throws where there is one: set-up happens once. */
export async function addNetwork(tx: Tx, n: New, at: Instant): Promise<void> {
  await tx
    .insertInto('network')
    .values({
      id: NETWORK_ID,
      name: n.name,
      home_zone: n.homeZone,
      directory: n.directory,
      about: n.about,
      made_at: at,
      changed_at: at,
    })
    .execute()
}

/** Writes all that a steward may change over what stood before. */
export async function putNetwork(tx: Tx, n: ChangeNetwork, at: Instant): Promise<void> {
  await tx
    .updateTable('network')
    .set({
      name: n.name,
      home_zone: n.homeZone,
      directory: n.directory,
      about: n.about,
      keep_credit_years: n.keepCreditYears,
      changed_at: at,
    })
    .where('id', '=', NETWORK_ID)
    .execute()
}

/** License bodies, by jurisdiction and name. */
export function bodies(tx: Tx): Promise<Body[]> {
  return tx
    .selectFrom('license_body')
    .select(['id', 'jurisdiction', 'profession', 'name', 'register_url as registerUrl'])
    .orderBy('jurisdiction')
    .orderBy('name')
    .execute()
}

/** Adds license bodies; one that is there already stays. */
export async function addBodies(
  tx: Tx,
  list: (Omit<Body, 'id'> & { id?: string })[],
  at: Instant,
): Promise<void> {
  if (list.length === 0) return
  await tx
    .insertInto('license_body')
    .values(
      list.map((b) => ({
        id: b.id ?? newId(),
        jurisdiction: b.jurisdiction,
        profession: b.profession,
        name: b.name,
        register_url: b.registerUrl,
        made_at: at,
      })),
    )
    .onConflict((key) => key.doNothing())
    .execute()
}

/** Removes a body from those offered; licenses keep the name they were entered with. */
export async function removeBody(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('license_body').where('id', '=', id).execute()
}

/** Whether this is the digest of the unused set-up code. */
export async function setupOpens(tx: Tx, digest: Buffer): Promise<boolean> {
  const { rows } = await sql<{ opens: boolean }>`select setup_code_opens(${digest}::bytea) as opens`.execute(
    tx,
  )
  return rows[0]!.opens
}

/** Uses the set-up code up; false when it is wrong or was used. */
export async function takeSetupCode(tx: Tx, digest: Buffer): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select use_setup_code(${digest}::bytea) as used`.execute(tx)
  return rows[0]!.used
}
