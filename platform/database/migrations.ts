/** Brings a database forward: plain SQL files, in order, each once, each whole. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { StartRefused } from '#platform/settings'

/** The roles' names on this server; files write `colloquy_owner` and so on, and these take their place. */
export type RoleNames = { owner: string; app: string; auth: string; jobs: string; guard: string }

export const standardRoles: RoleNames = {
  owner: 'colloquy_owner',
  app: 'colloquy_app',
  auth: 'colloquy_auth',
  jobs: 'colloquy_jobs',
  guard: 'colloquy_guard',
}

export type Migration = { name: string; sha256: string; text: string }

const pattern = /^\d{4}_[a-z0-9_]+\.sql$/
/** One number for all: two processes that start at once go one after the other. */
const lock = 2_026_000_001

/** The files of a folder in their order. A file of another name is refused, so that none is passed over by mistake. */
export function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const odd = names.find((name) => !pattern.test(name))
  if (odd) throw new StartRefused(`Migration ${odd} needs a name like 0001_words.sql.`)
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/** `sql` with this server's role names. */
export function withRoleNames(sql: string, roles: RoleNames): string {
  return sql.replaceAll(
    /\bcolloquy_(owner|app|auth|jobs|guard)\b/g,
    (_, role: keyof RoleNames) => roles[role],
  )
}

/**
 * Applies the files of `folder` that this database does not have yet and returns their names; with
 * `only`, just those named there (a restore first makes the schema its backup had).
 * Refuses (StartRefused) when an applied file was changed since, or the database is ahead of the program.
 */
export async function migrate(
  ownerUrl: string,
  folder: string,
  roles: RoleNames,
  schema: 'colloquy' | 'keyring' = 'colloquy',
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await prepareList(client, roles, schema)
    const files = migrationsIn(folder)
    const waiting = (await notYetApplied(client, files)).filter(({ name }) => !only || only.has(name))
    for (const file of waiting) await apply(client, file, roles, schema)
    return waiting.map((file) => file.name)
  } finally {
    await client.end()
  }
}

async function prepareList(client: Client, roles: RoleNames, schema: string): Promise<void> {
  await client.query(
    `set client_min_messages = warning; set timezone = 'UTC'; set search_path = ${schema}, pg_temp`,
  )
  await client.query(
    withRoleNames(
      `create schema if not exists ${schema};
       create table if not exists migration (
         name text primary key, sha256 text not null, applied_at timestamptz not null default now());
       comment on table migration is 'Which files of migrations/ this database has. Readiness compares it with the program.';
       alter table migration enable row level security;
       drop policy if exists anyone_reads on migration;
       create policy anyone_reads on migration for select to colloquy_app using (true);
       grant usage on schema ${schema} to colloquy_app;
       grant select on migration to colloquy_app`,
      roles,
    ),
  )
}

async function notYetApplied(client: Client, files: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  for (const { name, sha256 } of rows) {
    const file = files.find((candidate) => candidate.name === name)
    if (!file)
      throw new StartRefused(
        `The database has migration ${name}, which this program lacks: start the newer one.`,
      )
    if (file.sha256 !== sha256)
      throw new StartRefused(
        `Migration ${name} was changed after it was applied: put the file back, add a new one.`,
      )
  }
  const applied = new Set(rows.map((row) => row.name))
  return files.filter((file) => !applied.has(file.name))
}

async function apply(client: Client, file: Migration, roles: RoleNames, schema: string): Promise<void> {
  const text = withRoleNames(file.text, roles)
  await client.query(`begin; set local search_path = ${schema}, pg_temp`)
  try {
    await client.query(text)
    await client.query(`set local search_path = ${schema}, pg_temp`)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position } = error as { message: string; position?: string }
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`migration ${file.name}${line}: ${message}`, { cause: error })
  }
}
