/**
 * Real PostgreSQL for tests. A test file that needs it says
 *
 *     beforeAll(openTestDatabase)
 *
 * and gets two databases of its own, migrated and marked as a test's, with `platform/database` open
 * on them; they are dropped when the file is done.
 */
import { randomBytes } from 'node:crypto'
import { Client, Pool, type QueryResultRow } from 'pg'
import { inject } from 'vitest'
import { type Acting, type Actor, actAs, type Looking, lookAs } from '#platform/database/acting'
import { databaseOf, reach } from '#platform/database/addresses'
import { closeDatabase, openDatabase, outlive } from '#platform/database/connection'
import type { RoleNames } from '#platform/database/migrations'
import { forgetSecrets, useMasterKeys as readMasterKeys } from '#platform/keyring'
import type { DatabaseUrls } from '#server/databases'

let here: DatabaseUrls | undefined
let pools = new Map<string, Pool>()

/** Gives this test file its own databases. For `beforeAll`; what it returns cleans up. */
export async function openTestDatabase(): Promise<() => Promise<void>> {
  const cluster = inject('cluster')
  const { urls, roles } = cluster.template
  const name = `${cluster.prefix}${randomBytes(4).toString('hex')}`
  const copies = { [name]: databaseOf(urls.app), [`${name}_keyring`]: databaseOf(urls.keyring) }
  await administer(async (client) => {
    for (const [copy, template] of Object.entries(copies)) {
      await client.query(`create database ${copy} template ${template} owner ${roles.owner}`)
      await client.query(`revoke all on database ${copy} from public`)
      await client.query(`grant connect on database ${copy} to ${roles.app}, ${roles.auth}, ${roles.jobs}`)
    }
  })
  here = inDatabases(urls, name)
  readMasterKeys(cluster.masterKeyFile)
  forgetSecrets()
  openDatabase({ app: here.app, keyring: here.keyring, jobs: here.jobs })
  return async () => {
    await closeDatabase()
    await Promise.all([...pools.values()].map((pool) => pool.end()))
    pools = new Map()
    here = undefined
    await administer(async (client) => {
      for (const copy of Object.keys(copies)) await drop(client, copy)
    })
  }
}

/**
 * A pool says it has ended before the server knows: a drop by force would end those connections once
 * more, and the client would tell the runner of an error nobody made. A plain drop waits for them;
 * force is for what a test left open.
 */
async function drop(client: Client, database: string): Promise<void> {
  try {
    await client.query(`drop database if exists ${database}`)
  } catch (error) {
    if ((error as { code?: string }).code !== inUse) throw error
    await client.query(`drop database if exists ${database} with (force)`)
  }
}

/** `object_in_use`: others were still connected after five seconds. */
const inUse = '55006'

/** The addresses of this file's databases, for each role. */
export function databaseUrls(): DatabaseUrls {
  if (!here) throw new Error('say beforeAll(openTestDatabase) first')
  return here
}

/** The names of the roles in this run; a migration's `colloquy_app` is `roleNames().app` here. */
export function roleNames(): RoleNames {
  return inject('cluster').template.roles
}

/** The file whose first line wraps this run's keys. */
export function masterKeyFile(): string {
  return inject('cluster').masterKeyFile
}

/** Anyone made by the product's own actions. */
export type Person = { clinicianId: string }

/** Does `work` as `person`, freshly signed in, in one transaction, exactly as a page would. */
export function as<I, O>(
  person: Person,
  work: (acting: Acting, input: I) => Promise<O>,
  input: I,
): Promise<O> {
  const actor: Actor = { clinicianId: person.clinicianId, fresh: true }
  return actAs(actor, work, input)
}

/** Does `work` as a visitor who is signed in as nobody. */
export function asNobody<I, O>(work: (looking: Looking, input: I) => Promise<O>, input: I): Promise<O> {
  return lookAs(work, input)
}

/** Rows as the database's owner, whom no wall holds: to arrange what no action can, and to look behind. */
export function ownerQuery<R extends QueryResultRow = QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  return ask(databaseUrls().owner, sql, values)
}

/** Rows of the keyring as its owner. */
export function keyringQuery<R extends QueryResultRow = QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  return ask(databaseUrls().keyringOwner, sql, values)
}

/** Rows as the queue's role. */
export function jobsQuery<R extends QueryResultRow = QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  return ask(databaseUrls().jobs, sql, values)
}

/** Rows as the accounts' role. */
export function authQuery<R extends QueryResultRow = QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  return ask(databaseUrls().auth, sql, values)
}

/**
 * Rows as the web role with its own connection and no code of ours in between, for tests of the
 * walls: `clinicianId` acts, null is a visitor. What it writes is kept when `keep` is true.
 */
export async function appQuery<R extends QueryResultRow = QueryResultRow>(
  clinicianId: string | null,
  sql: string,
  values: unknown[] = [],
  keep = false,
): Promise<R[]> {
  const client = new Client({ connectionString: databaseUrls().app })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.clinician_id', $1, true)", [clinicianId ?? ''])
    const { rows } = await client.query<R>(sql, values)
    await client.query(keep ? 'commit' : 'rollback')
    return rows
  } finally {
    await client.end()
  }
}

/** Puts this database's time ahead of the machine's, from now on: `{ days: 91 }`. */
export async function moveClock(ahead: { days?: number; hours?: number; minutes?: number }): Promise<void> {
  const seconds = Temporal.Duration.from(ahead).total({ unit: 'seconds' })
  await ownerQuery('update demo_clock set ahead = make_interval(secs => $1)', [seconds])
}

async function ask<R extends QueryResultRow>(url: string, sql: string, values: unknown[]): Promise<R[]> {
  // A pool, so that what a test asks at the same time does not wait in one client's queue.
  let pool = pools.get(url)
  if (!pool) {
    pool = new Pool({ connectionString: url, max: 3 })
    outlive(pool) // a test may end every connection on purpose
    pools.set(url, pool)
  }
  const { rows } = await pool.query<R>(sql, values)
  return rows
}

async function administer(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: inject('cluster').administrator })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function inDatabases(urls: DatabaseUrls, name: string): DatabaseUrls {
  const data = (url: string) => reach(url, { database: name })
  const keyring = (url: string) => reach(url, { database: `${name}_keyring` })
  return {
    owner: data(urls.owner),
    app: data(urls.app),
    auth: data(urls.auth),
    jobs: data(urls.jobs),
    keyringOwner: keyring(urls.keyringOwner),
    keyring: keyring(urls.keyring),
  }
}
