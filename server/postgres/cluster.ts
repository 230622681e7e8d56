/** The embedded PostgreSQL: made once, started with this process and stopped with it, even when it is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { DatabaseDown, StartRefused } from '#platform/settings'
import { nodeAccount } from './account.ts'
import { clearStaleLock } from './lock.ts'
import { leavePlace, type Place, preparePlace } from './place.ts'

export type Cluster = {
  /** The address of a database on this cluster, for a role. */
  url(role: string, database: string): string
  /** Stops cleanly: connections are ended, everything is on disk. */
  stop(): Promise<void>
  /** Resolves with its last words when the server ends without having been asked to. */
  died: Promise<string>
  /** After it died: the same cluster at the same addresses. */
  restart(): Promise<Cluster>
}

/** The cluster's first role; makes the others and the databases, and is not used after that. */
export const superuser = 'postgres'

export type ClusterOptions = {
  tell: (line: string) => void
  /** Extra settings, `name=value`. */
  settings?: string[]
}

/**
 * Starts the database of `dataDir`, making it first where there is none. The caller holds the
 * data folder's lock. Refuses with StartRefused, saying what to do.
 */
export async function startCluster(
  dataDir: string,
  { tell, settings = [] }: ClusterOptions,
): Promise<Cluster> {
  const place = preparePlace(dataDir, tell)
  if (!existsSync(place.cluster)) await makeCluster(place)
  checkVersion(place)
  return runCluster(place, settings)
}

async function runCluster(place: Place, settings: string[]): Promise<Cluster> {
  await clearStaleLock(place.cluster, place.socket)
  writeAccessRules(place)
  const child = launch(place, settings)
  const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(logTail(place))))
  let stopping = false
  await ready(place, ended)
  return {
    url: (role, database) => socketUrl(place.socket, role, database),
    died: new Promise((resolve) => ended.then((tail) => stopping || resolve(tail))),
    async stop() {
      stopping = true
      child.ref()
      child.stdin?.end()
      await ended
      leavePlace(place)
    },
    restart: () => runCluster(place, settings),
  }
}

/** `postgres://role@localhost/database?host=<socket folder>`: pg and kysely-codegen both read it so. */
export function socketUrl(socket: string, role: string, database: string): string {
  return `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socket)}`
}

/** Runs initdb in a folder of its own and renames it when done, so that an interrupted one is never taken up. */
async function makeCluster(place: Place): Promise<void> {
  const unfinished = `${place.cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  chmodSync(unfinished, 0o700)
  if (place.account.drop) chownSync(unfinished, place.account.drop.uid, place.account.drop.gid)
  const options = ['--auth-local=peer', '--auth-host=reject', '--encoding=UTF8', '--locale-provider=builtin']
  options.push('--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums', '--no-instructions')
  const initdb = spawn(
    join(place.program.folder, 'bin', 'initdb'),
    ['-D', unfinished, '-U', superuser, ...options],
    { ...place.account.drop, cwd: '/', env: childEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let problem = ''
  initdb.stderr.on('data', (part) => {
    problem += part
  })
  const status = await new Promise((resolve, reject) => initdb.once('close', resolve).once('error', reject))
  if (status !== 0)
    throw new StartRefused(`PostgreSQL could not prepare ${place.cluster}: ${oneLine(problem)}`)
  renameSync(unfinished, place.cluster)
}

/** A newer major version cannot read an older one's files. */
function checkVersion(place: Place): void {
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  const have = place.program.version.split('.')[0]
  if (made !== have)
    throw new StartRefused(
      `The database in ${place.cluster} was made by PostgreSQL ${made}, this is ${have}: back up with the older Colloquy, restore with this one.`,
    )
}

/** Only the account that runs Node may connect, and only over the private socket; there is no password to lose. */
function writeAccessRules(place: Place): void {
  const rules = {
    'pg_hba.conf': 'local all all peer map=colloquy\n',
    'pg_ident.conf': `colloquy ${nodeAccount()} all\n`,
  }
  for (const [name, text] of Object.entries(rules)) {
    const file = join(place.cluster, name)
    writeFileSync(file, text, { mode: 0o600 })
    if (place.account.drop) chownSync(file, place.account.drop.uid, place.account.drop.gid)
  }
}

/**
 * The shell waits on a pipe that only this process holds: when Node goes, however it goes, the pipe
 * closes and PostgreSQL is told to stop (fast shutdown). `detached` keeps a terminal's Ctrl-C from
 * reaching PostgreSQL before the web has finished.
 */
const supervise = `exec 3<&0; trap "" INT TERM HUP; "$@" </dev/null 3<&- & p=$!
{ read x <&3; kill -INT $p; } 2>/dev/null & wait $p`

function launch(place: Place, extra: string[]): ChildProcess {
  const settings = [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    // Nothing that people wrote may reach the log: no statements, no details, no failed values.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_parameter_max_length_on_error=0',
    ...extra,
  ].flatMap((setting) => ['-c', setting])
  if ((statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000)
    renameSync(place.log, `${place.log}.1`)
  mkdirSync(dirname(place.log), { recursive: true, mode: 0o700 })
  const log = openSync(place.log, 'a', 0o600)
  const program = join(place.program.folder, 'bin', 'postgres')
  const child = spawn(
    '/bin/sh',
    ['-c', supervise, 'sh', program, '-D', place.cluster, '-k', place.socket, ...settings],
    { ...place.account.drop, cwd: '/', detached: true, env: childEnvironment(), stdio: ['pipe', log, log] },
  )
  closeSync(log)
  child.stdin?.on('error', () => {}) // the shell is gone already: its exit is what we wait for
  child.unref()
  return child
}

/** Waits until the server answers. Refuses when it ended instead, with its own last words. */
async function ready(place: Place, ended: Promise<string>): Promise<void> {
  let tail: string | undefined
  ended.then((text) => {
    tail = text
  })
  while (true) {
    if (tail !== undefined) throw new DatabaseDown(`PostgreSQL did not start: ${tail}`)
    const client = new Client({ connectionString: socketUrl(place.socket, superuser, 'postgres') })
    client.on('error', () => {}) // a connection refused while starting is asked again
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await sleep(15)
    }
  }
}

function childEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}

/** Why the server ended. Its log may have gone with its folder: that must not end the program which starts it again. */
function logTail(place: Place): string {
  try {
    return `${lastWords(readFileSync(place.log, 'utf8'))} (${place.log})`
  } catch (error) {
    return `its log is gone: ${oneLine((error as Error).message)}`
  }
}

/** Why a server ended, as its log says: the last grave line, but for those that only turn a client away. */
export function lastWords(logged: string): string {
  const lines = logged.trim().split('\n')
  const turnedAway = /starting up|shutting down|not yet accepting|in recovery mode|terminating connection/
  const reason = lines.findLast((line) => /FATAL|PANIC|error/i.test(line) && !turnedAway.test(line))
  return oneLine(reason ?? lines.at(-1) ?? '')
}

function oneLine(text: string): string {
  return text.trim().split('\n').join(' ').slice(0, 400)
}
