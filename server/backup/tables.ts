/** Tables out of a database and back into one, as the owner, whatever their columns are. */
import type { Client } from 'pg'
import type { Line } from './archive.ts'

type Table = { name: string; columns: string[] }

/**
 * Tables that a backup leaves out: what is over in minutes, links that a restore must not make good again, and a mark of
 * what running processes have read.
 */
const leftOut = ['migration', 'challenge', 'link', 'throttle', 'sign_up', 'directory_state']
const rowsAtOnce = 500
const charactersAtOnce = 8_000_000

/**
 * Every row of these schemas, in one snapshot: the client must be in a repeatable-read transaction.
 * `instead` names a query to take a table's rows from. Throws when a table would hide rows from its owner.
 */
export async function* rowsOf(
  client: Client,
  schemas: string[],
  instead: Record<string, string> = {},
): AsyncGenerator<Line> {
  for (const { name, columns } of await tablesOf(client, schemas)) {
    yield { table: name, columns }
    await client.query(
      `declare backup no scroll cursor for select to_json(kept)::text as row from (select ${columns.join(', ')} from ${instead[name] ?? name} source) kept`,
    )
    while (true) {
      const { rows } = await client.query<{ row: string }>('fetch 200 from backup')
      yield* rows
      if (rows.length === 0) break
    }
    await client.query('close backup')
  }
}

/** Puts rows back into empty tables, within the client's transaction; foreign keys are checked again at the end. */
export async function loadRows(
  client: Client,
  schemas: string[],
  lines: AsyncIterable<Line>,
): Promise<number> {
  const restoreKeys = await withoutForeignKeys(client, schemas)
  const restoreTriggers = await withoutTriggers(client, schemas)
  let loaded = 0
  let table: Table | undefined
  let batch: string[] = []
  let size = 0
  const flush = async () => {
    if (table && batch.length > 0) {
      const columns = table.columns.join(', ')
      await client.query(
        `insert into ${table.name} (${columns}) select ${columns} from json_populate_recordset(null::${table.name}, $1::json)`,
        [`[${batch.join(',')}]`],
      )
    }
    loaded += batch.length
    batch = []
    size = 0
  }
  for await (const line of lines) {
    if ('table' in line) {
      await flush()
      table = { name: line.table, columns: line.columns }
    } else {
      batch.push(line.row)
      size += line.row.length
      if (batch.length >= rowsAtOnce || size >= charactersAtOnce) await flush()
    }
  }
  await flush()
  await restoreTriggers()
  await restoreKeys()
  return loaded
}

async function tablesOf(client: Client, schemas: string[]): Promise<Table[]> {
  const { rows } = await client.query<Table & { hidden: boolean }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array_agg(quote_ident(a.attname) order by a.attnum) as columns,
            c.relforcerowsecurity and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_keeps')
              as hidden
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($2)
     group by n.nspname, c.relname, c.relforcerowsecurity, c.oid order by 1`,
    [schemas, leftOut],
  )
  const hidden = rows.find((row) => row.hidden)
  if (hidden) throw new Error(`${hidden.name} hides its rows from the owner: it lacks the policy owner_keeps`)
  return rows
}

/** Tables refer to each other in rings; their keys are taken off, and put back (which checks all rows) by what comes back. */
async function withoutForeignKeys(client: Client, schemas: string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ owner: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as owner, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace where c.contype = 'f' and n.nspname = any ($1)`,
    [schemas],
  )
  for (const { owner, name } of rows) await client.query(`alter table ${owner} drop constraint ${name}`)
  return async () => {
    for (const { owner, name, definition } of rows)
      await client.query(`alter table ${owner} add constraint ${name} ${definition}`)
  }
}

/** What triggers do was done when the rows were first written. */
async function withoutTriggers(client: Client, schemas: string[]): Promise<() => Promise<void>> {
  const tables = await tablesOf(client, schemas)
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  return async () => {
    for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
  }
}
