/** Frees the space of destroyed texts and keys, as the owner of their tables: no other role may on every PostgreSQL from 15. */
import { Client } from 'pg'
import type { DatabaseUrls } from './databases.ts'

/**
 * Tables that are written anew, beside that of the keys themselves, so that nothing is left even in pages that are kept:
 * a draft may name a client, and this table is small. What was destroyed in the others has lost its key, or is under its
 * case's, which lives to the case's date: responses taken back, notes removed, words corrected.
 */
const writtenAnew = ['case_draft']

/**
 * Vacuums both databases. VACUUM runs outside a transaction; it waits two seconds at most for others at work on a
 * table, and throws when they were longer, or when a transaction that began before the destruction (a backup being
 * written) made it keep what was destroyed in a table that is written anew, to be asked again.
 */
export async function vacuumAfterDestruction({
  owner,
  keyringOwner,
}: Pick<DatabaseUrls, 'owner' | 'keyringOwner'>): Promise<void> {
  await asOwner(keyringOwner, (client) => writeAnew(client, 'key'))
  await asOwner(owner, async (client) => {
    for (const table of await sealedTables(client))
      if (writtenAnew.includes(table)) await writeAnew(client, table)
      else await client.query(`vacuum ${client.escapeIdentifier(table)}`)
  })
}

/**
 * Writes a table anew without what was deleted. PostgreSQL keeps what some open transaction may still see and says how
 * much in the detail of its report, a number first in any language.
 */
async function writeAnew(client: Client, table: string): Promise<void> {
  let kept = 0
  const count = ({ detail }: { detail?: string | undefined }) => {
    kept += Number(/\d+/.exec(detail ?? '')?.[0] ?? 0)
  }
  client.on('notice', count)
  await client.query(`vacuum (full, verbose) ${client.escapeIdentifier(table)}`)
  client.off('notice', count)
  if (kept > 0) throw new Error(`A transaction still sees ${kept} deleted rows of ${table}.`)
}

/** Every table that holds something sealed, whatever is added later. */
async function sealedTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'colloquy'::regnamespace and c.relkind = 'r' and a.attname like 'sealed%' and not a.attisdropped order by 1`,
  )
  return rows.map(({ name }) => name)
}

async function asOwner(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // what is asked fails of itself; unheard, it would end the process with all its pages
  await client.connect()
  try {
    await client.query("set lock_timeout = '2s'")
    await work(client)
  } finally {
    await client.end()
  }
}
