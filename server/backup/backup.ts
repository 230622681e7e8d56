/** `npm run backup`: both databases as logical exports, to two targets, while the product may be serving. */
import { createHash } from 'node:crypto'
import { accessSync, constants, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Client } from 'pg'
import { makeFolder } from '#platform/folders'
import { type Settings, StartRefused, version } from '#platform/settings'
import { reachDatabases } from '../access.ts'
import type { Databases } from '../databases.ts'
import { masterKeys } from '../masterkey.ts'
import { recordHead } from '../record.ts'
import { type Manifest, writeArchive } from './archive.ts'
import { rowsOf } from './tables.ts'

export type Targets = { data: string; keyring: string }

/** How long backups of the keyring are kept; pages that promise destruction say it. */
export const keyringDays = 7
/** `colloquy-data-20261123T235722123Z.backup`: the time sorts, and pruning reads it. */
export const nameOf = (kind: Manifest['kind'], backup: string) => `colloquy-${kind}-${backup}.backup`
export const namePattern = /^colloquy-(data|keyring)-(\d{8}T\d{9}Z)\.backup$/
export const dataSchemas = ['colloquy', 'accounts']
export const keyringSchemas = ['keyring']

/**
 * Makes one backup. Old keyring backups are pruned first: what was promised of them holds also while the rest cannot be
 * done (a full disk, a target that is away). Returns the files written. Refuses one folder for both.
 */
export async function runBackup(
  settings: Settings,
  { data, keyring }: Targets,
  tell: (line: string) => void,
): Promise<{ data: string; keyring: string }> {
  const keys = prepareTarget(keyring)
  prune(keys, tell)
  const targets = apart(prepareTarget(data), keys)
  const access = await reachDatabases(settings, tell)
  try {
    return await exportBoth(access.databases, settings.masterKeyFile, targets)
  } finally {
    await access.close()
  }
}

/**
 * The data first, the keyring after it: a case made in between has a key too many, which is swept; a
 * case destroyed in between has lost its key already. The other way round would lose new cases.
 */
export async function exportBoth(
  { urls }: Pick<Databases, 'urls'>,
  masterKeyFile: string,
  targets: Targets,
): Promise<{ data: string; keyring: string }> {
  const madeAt = Temporal.Now.instant().round('millisecond')
  const backup = madeAt.toString({ fractionalSecondDigits: 3 }).replaceAll(/[-:.]/g, '')
  const common = {
    format: 1 as const,
    backup,
    madeAt: madeAt.toString(),
    program: version(),
    masterKey: newestKey(masterKeyFile),
  }
  const data = join(targets.data, nameOf('data', backup))
  const newest = await inSnapshot(urls.owner, async (client) => {
    const head = await recordHead(client)
    const manifest: Manifest = {
      ...common,
      kind: 'data',
      migrations: await migrationsOf(client),
      recordHead: head,
    }
    await writeArchive(data, manifest, rowsOf(client, dataSchemas, await unfinishedJobs(client)))
    return head
  })
  const keyring = join(targets.keyring, nameOf('keyring', backup))
  await inSnapshot(urls.keyringOwner, async (client) => {
    const manifest: Manifest = {
      ...common,
      kind: 'keyring',
      migrations: await migrationsOf(client),
      recordHead: newest,
    }
    await writeArchive(keyring, manifest, rowsOf(client, keyringSchemas))
  })
  return { data, keyring }
}

/** The folder as it is really called, made where it is missing. */
function prepareTarget(folder: string): string {
  try {
    makeFolder(folder, 0o700)
    accessSync(folder, constants.W_OK)
    return realpathSync(folder)
  } catch (error) {
    throw new StartRefused(`${folder} cannot be written: ${(error as Error).message}.`)
  }
}

/** Two folders that are not the same and not within each other: who takes one must not have the other. */
function apart(data: string, keyring: string): Targets {
  if (data === keyring || data.startsWith(keyring + sep) || keyring.startsWith(data + sep))
    throw new StartRefused(
      'Data and keyring need two folders apart, best on two machines: together they open every case.',
    )
  return { data, keyring }
}

/** Keyring backups older than a week go, so that destroyed keys are gone everywhere by then; half-written ones too. */
export function prune(folder: string, tell: (line: string) => void): void {
  const oldest = Temporal.Now.instant().subtract({ hours: 24 * keyringDays })
  for (const name of readdirSync(folder)) {
    const [, kind, time] = namePattern.exec(name.replace(/\.unfinished$/, '')) ?? []
    if (kind !== 'keyring' || Temporal.Instant.compare(instantOf(time!), oldest) >= 0) continue
    rmSync(join(folder, name))
    tell(`Removed ${name}: keyring backups are kept ${keyringDays} days.`)
  }
}

/** The id of the newest master key and a digest that recognizes it without opening anything. */
function newestKey(masterKeyFile: string): Manifest['masterKey'] {
  const [newest] = masterKeys(masterKeyFile)
  return { id: newest!.id, fingerprint: fingerprintOf(newest!.key) }
}

/** 16 hex digits that recognize a master key and tell nothing of it. */
export function fingerprintOf(key: Buffer): string {
  return createHash('sha256').update('colloquy master key\0').update(key).digest('hex').slice(0, 16)
}

function instantOf(time: string): Temporal.Instant {
  return Temporal.Instant.from(
    time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z'),
  )
}

/**
 * The queue itself is not kept: what it has not finished stands in the backup as asked for and not
 * yet handed over, without the key that might meet a newer request's.
 */
async function unfinishedJobs(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ queue: string | null }>(
    "select to_regclass('queue.job')::text as queue",
  )
  if (!rows[0]?.queue) return {}
  const unfinished = `exists (select from queue.job where job.id = r.id and job.state < 'completed')`
  return {
    'colloquy.job_request': `(select r.id, r.kind, r.ids, r.due_at, r.made_at,
      case when ${unfinished} then '' else r.key end as key,
      case when ${unfinished} then null else r.handed_at end as handed_at from colloquy.job_request r)`,
  }
}

async function migrationsOf(client: Client): Promise<Manifest['migrations']> {
  return (
    await client.query<{ name: string; sha256: string }>('select name, sha256 from migration order by name')
  ).rows
}

async function inSnapshot<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    return await work(client)
  } finally {
    await client.end()
  }
}
