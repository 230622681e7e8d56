/** Frees the space of destroyed texts and keys, as the owner of their tables: no other role may on every PostgreSQL from 15. */
import { Client } from 'pg'
import type { DatabaseUrls } from './databases.ts'

/**
 * Tables that are written anew: what lay there was sealed under a key that lives on (drafts), or is the key itself, so
 * nothing of it may be left even in pages that are kept. They are small. The others' texts have lost their key.
 */
const writtenAnew = ['case_draft']

/**
 * Vacuums both databases. VACUUM runs outside a transaction; it waits two seconds at most for others at work on a
 * table, and throws when they were longer, to be asked again.
 */
export async function vacuumAfterDestruction({
  owner,
  keyringOwner,
}: Pick<DatabaseUrls, 'owner' | 'keyringOwner'>): Promise<void> {
  await asOwner(keyringOwner, (client) => client.query('vacuum (full) key'))
  await asOwner(owner, async (client) => {
    for (const table of await sealedTables(client))
      await client.query(
        `vacuum ${writtenAnew.includes(table) ? '(full)' : ''} ${client.escapeIdentifier(table)}`,
      )
  })
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
  await client.connect()
  try {
    await client.query("set lock_timeout = '2s'")
    await work(client)
  } finally {
    await client.end()
  }
}
