/** Before all tests: a PostgreSQL with one migrated template of each database; afterwards all of it goes. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { reach } from '#platform/database/addresses'
import { bringForward, type Databases, makeDatabases } from '#server/databases'
import { type Cluster, startCluster, superuser } from '#server/postgres/cluster'

export type TestCluster = {
  /** Makes and drops databases; never used by the code under test. */
  administrator: string
  /** The templates' addresses; each test file gets copies. */
  template: Databases
  /** All names this run makes begin so. */
  prefix: string
  masterKeyFile: string
  embedded: boolean
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, remove } = await makeTestCluster()
  project.provide('cluster', cluster)
  return remove
}

/** On DATABASE_URL's server under random names, or on an embedded one in a folder that is removed. */
export async function makeTestCluster(): Promise<{ cluster: TestCluster; remove: () => Promise<void> }> {
  const prefix = `t_${randomBytes(5).toString('hex')}_`
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-test-'))
  chmodSync(folder, 0o711)
  sweepOldFolders()
  const given = process.env.DATABASE_URL
  const server = given ? undefined : await embedded(folder)
  const administrator = given ?? server!.url(superuser, 'postgres')
  const masterKeyFile = join(folder, 'keys', 'master.key')
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  writeFileSync(masterKeyFile, `test:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })

  const roles = {
    owner: `${prefix}owner`,
    app: `${prefix}app`,
    auth: `${prefix}auth`,
    jobs: `${prefix}jobs`,
    guard: `${prefix}guard`,
  }
  const remove = async () => {
    if (server) await server.stop()
    else await dropEverything(administrator, prefix)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const password = given && new URL(given).password ? randomBytes(12).toString('hex') : undefined
    const names = { roles, data: `${prefix}template`, keyring: `${prefix}keyring_template` }
    const template = await makeDatabases(administrator, names, () => password)
    await bringForward(template)
    await markAsTest(template)
    return { cluster: { administrator, template, prefix, masterKeyFile, embedded: !given }, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Runs that were killed could not remove theirs. */
function sweepOldFolders(): void {
  const old = Temporal.Now.instant().subtract({ hours: 3 }).epochMilliseconds
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith('colloquy-test-'))) {
    const folder = join(tmpdir(), name)
    if ((statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? old) < old)
      rmSync(folder, { recursive: true, force: true })
  }
}

function embedded(folder: string): Promise<Cluster> {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  return startCluster(folder, { tell: () => {}, settings })
}

/** A database may move its time only when its owner marked it so. */
async function markAsTest({ urls }: Databases): Promise<void> {
  const client = new Client({ connectionString: urls.owner })
  await client.connect()
  await client.query("insert into demo_clock (kind) values ('test')")
  await client.end()
}

async function dropEverything(administrator: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: reach(administrator, {}) })
  await client.connect()
  const databases = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of databases.rows)
    await client.query(`drop database if exists ${datname} with (force)`)
  const roles = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where starts_with(rolname, $1)',
    [prefix],
  )
  for (const { rolname } of roles.rows) await client.query(`drop role ${rolname}`)
  await client.end()
}
