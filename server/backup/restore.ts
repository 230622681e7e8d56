/** `npm run restore`: both databases from their backups, without what was taken away since. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { migrate, migrationsIn } from '#platform/database/migrations'
import { type Settings, StartRefused } from '#platform/settings'
import { reachDatabases, withPlatform } from '../access.ts'
import {
  bringForward,
  type Databases,
  migrationFolders,
  restoreIsUnfinished,
  unfinished,
} from '../databases.ts'
import { masterKeys } from '../masterkey.ts'
import { checkChain } from '../record.ts'
import { linesOf, type Manifest, readManifest, refuseDamaged } from './archive.ts'
import { dataSchemas, fingerprintOf, keyringSchemas, namePattern, type Targets } from './backup.ts'
import {
  destroyedKeys,
  keepLedgerFile,
  ledgerOf,
  liveLedger,
  readLedgerFile,
  replay,
  type Taken,
  united,
} from './ledger.ts'
import { loadRows } from './tables.ts'

export type Restored = { data: string; keyring: string; rows: number; takenAway: number }

const ledgerFile = 'colloquy-ledger.json'

/** Restores into the databases of these settings, which must not be serving. */
export async function runRestore(settings: Settings, targets: Targets, choice: Choice): Promise<Restored> {
  const access = await reachDatabases(settings, choice.tell)
  try {
    if (access.inUse) throw new StartRefused(serving)
    return await restoreInto(access.databases, settings.masterKeyFile, targets, choice)
  } finally {
    await access.close()
  }
}

export type Choice = {
  /** Lose the network that is there, and what happened in it since the backup. */
  replace: boolean
  tell: (line: string) => void
}

const serving = 'Colloquy is serving from these databases: stop it before a restore.'

/**
 * Restores the newest backup of each folder (or the named files), then takes away again what the
 * ledgers know was taken away since. Refuses before anything is changed: files that are torn,
 * another master key, a program that is too old, a database in use, a network that is not to be
 * replaced. Interrupted, it leaves a mark that keeps the product from serving until it was repeated.
 */
export async function restoreInto(
  databases: Databases,
  masterKeyFile: string,
  targets: Targets,
  { replace, tell }: Choice,
): Promise<Restored> {
  const data = await chosen(targets.data, 'data')
  const keyring = await chosen(targets.keyring, 'keyring')
  const { urls, roles } = databases
  await refuse(databases, masterKeyFile, data.manifest, keyring.manifest)
  const interrupted = await restoreIsUnfinished(urls.owner)
  if (!interrupted) await bringForward(databases)
  if (!replace && !interrupted && (await hasNetwork(urls.owner)))
    throw new StartRefused(
      'These databases hold a network already. To lose it and restore the backup: npm run restore -- --replace …',
    )
  const ledger = await gatherLedger(databases, keyring.file)
  tell(`Restoring the data of ${data.manifest.madeAt} with the keyring of ${keyring.manifest.madeAt}.`)

  await clear(urls.owner)
  await migrate(urls.owner, migrationFolders.data, roles, 'colloquy', namesOf(data.manifest))
  const rows = await inTransaction(urls.owner, (client) => loadRows(client, dataSchemas, linesOf(data.file)))
  await restoreKeyring(databases, keyring.file, destroyedKeys(ledger))
  await bringForward(databases)
  await withPlatform(databases, masterKeyFile, async () => {
    await refuseBrokenChain(urls.owner, data.manifest)
    await replay(urls.owner, ledger)
  })
  await keepLedger(urls.keyringOwner, ledger)
  await inTransaction(urls.owner, (client) => client.query(`drop schema ${unfinished}`))
  return { data: data.file, keyring: keyring.file, rows, takenAway: ledger.length }
}

/** Every place that knows of something taken away; kept in a file at once, since the live databases are emptied next. */
async function gatherLedger({ urls }: Databases, keyringFile: string): Promise<Taken[]> {
  const folder = dirname(keyringFile)
  const ledger = united(
    readLedgerFile(join(folder, ledgerFile)),
    await liveLedger(urls.keyringOwner),
    ...(await Promise.all(backupsIn(folder, 'keyring').map((file) => ledgerOf(linesOf(file))))),
  )
  keepLedgerFile(join(folder, ledgerFile), ledger)
  return ledger
}

/** The newest backup in a folder, or the file itself. */
async function chosen(target: string, kind: Manifest['kind']): Promise<{ file: string; manifest: Manifest }> {
  if (!existsSync(target)) throw new StartRefused(`There is no ${target}.`)
  const file = statSync(target).isDirectory()
    ? backupsIn(realpathSync(target), kind).at(-1)
    : realpathSync(target)
  if (!file) throw new StartRefused(`There is no backup of the ${kind} in ${target}.`)
  const manifest = await readManifest(file)
  if (manifest.kind !== kind)
    throw new StartRefused(`${file} is a backup of the ${manifest.kind}, not of the ${kind}.`)
  await refuseDamaged(file)
  return { file, manifest }
}

function backupsIn(folder: string, kind: Manifest['kind']): string[] {
  return readdirSync(folder)
    .filter((name) => namePattern.exec(name)?.[1] === kind)
    .toSorted()
    .map((name) => join(folder, name))
}

async function refuse(
  { urls, roles }: Databases,
  masterKeyFile: string,
  data: Manifest,
  keyring: Manifest,
): Promise<void> {
  if (await othersConnected(urls.owner, [roles.app, roles.auth, roles.jobs])) throw new StartRefused(serving)
  if (keyring.backup < data.backup)
    throw new StartRefused(
      "The keyring's backup is older than the data's: cases shared in between would stay sealed for ever.",
    )
  const master = masterKeys(masterKeyFile).find(({ id }) => id === keyring.masterKey.id)
  if (!master || fingerprintOf(master.key) !== keyring.masterKey.fingerprint)
    throw new StartRefused(
      `COLLOQUY_MASTER_KEY_FILE: the backup needs the master key ${keyring.masterKey.id} (fingerprint ${keyring.masterKey.fingerprint}), which ${masterKeyFile} does not hold.`,
    )
  const known = [...migrationsIn(migrationFolders.data), ...migrationsIn(migrationFolders.keyring)]
  const strange = [...data.migrations, ...keyring.migrations].find(
    ({ name, sha256 }) => !known.some((one) => one.name === name && one.sha256 === sha256),
  )
  if (strange)
    throw new StartRefused(
      `The backup has migration ${strange.name}, which this program lacks: restore with Colloquy ${data.program} or newer.`,
    )
}

function namesOf(manifest: Manifest): Set<string> {
  return new Set(manifest.migrations.map(({ name }) => name))
}

/** The keyring as it was, without the keys that were destroyed since: they are not even put in. */
async function restoreKeyring({ urls }: Databases, file: string, destroyed: string[]): Promise<void> {
  await inTransaction(urls.keyringOwner, async (client) => {
    await client.query('delete from key; delete from secret; delete from ledger')
    await loadRows(client, keyringSchemas, withoutKeys(file, new Set(destroyed)))
  })
}

async function* withoutKeys(file: string, destroyed: Set<string>) {
  let inKeys = false
  for await (const line of linesOf(file)) {
    if ('table' in line) inKeys = line.table === 'keyring.key'
    else if (inKeys && destroyed.has((JSON.parse(line.row) as { id: string }).id)) continue
    yield line
  }
}

/** The ledger itself stays whole: the next restore needs it too. */
async function keepLedger(keyringOwner: string, ledger: { id: string }[]): Promise<void> {
  await inTransaction(keyringOwner, (client) =>
    client.query(
      'insert into ledger select * from json_populate_recordset(null::ledger, $1::json) on conflict do nothing',
      [JSON.stringify(ledger)],
    ),
  )
}

async function refuseBrokenChain(owner: string, { recordHead }: Manifest): Promise<void> {
  const chain = await checkChain(owner)
  if (chain.brokenAt !== undefined)
    throw new StartRefused(`The record's chain is broken at entry ${chain.brokenAt}.`)
  if (chain.head !== (recordHead?.mac ?? ''))
    throw new StartRefused('The record does not end where the backup says it does.')
}

/** Marks the restore as begun and empties the data, in one step. */
async function clear(owner: string): Promise<void> {
  await inTransaction(owner, (client) =>
    client.query(
      `create schema if not exists ${unfinished}; drop schema if exists queue, accounts, colloquy cascade`,
    ),
  )
}

async function hasNetwork(owner: string): Promise<boolean> {
  return inTransaction(owner, async (client) => {
    const { rows } = await client.query('select from network union all select from clinician limit 1')
    return rows.length > 0
  })
}

/**
 * The web, accounts or jobs at work there; other roles (this one's own past connection, a backup) do not matter. A
 * process that has just stopped is still listed for a moment: those who stay are at work.
 */
async function othersConnected(owner: string, roles: string[]): Promise<boolean> {
  for (let look = 0; look < 20; look++) {
    if (look > 0) await sleep(100)
    const connected = await inTransaction(owner, async (client) => {
      const { rows } = await client.query(
        'select from pg_stat_activity where datname = current_database() and usename = any ($1)',
        [roles],
      )
      return rows.length > 0
    })
    if (!connected) return false
  }
  return true
}

async function inTransaction<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set client_min_messages = warning; begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
