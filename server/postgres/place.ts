/** Where the embedded database keeps its files, its program and its socket. */
import { createHash, randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '#platform/folders'
import { StartRefused } from '#platform/settings'
import { type Account, canEnter, canPass, databaseAccount } from './account.ts'
import { bundledProgram, copiedProgram, linkLibraries, type Program } from './program.ts'

export type Place = {
  account: Account
  program: Program
  /** The cluster's folder; may not exist yet. */
  cluster: string
  /** The folder of the socket, made and private. */
  socket: string
  /** Removed when the database stops. */
  socketIsTemporary: boolean
  log: string
}

/** A socket's address holds about 108 bytes, of which the file's name takes some. */
const longestSocketFolder = 80
const elsewhere = '/var/lib/colloquy'

/**
 * Chooses and prepares the place for the database of `dataDir`. As root, in a folder the
 * database's account cannot enter, that is a folder under /var/lib/colloquy; `tell` hears of it.
 */
export function preparePlace(dataDir: string, tell: (line: string) => void): Place {
  prepareDataDir(dataDir)
  const data = realpathSync(dataDir)
  const bundled = bundledProgram()
  linkLibraries(bundled)

  const home = homeOf(data, tell)
  const account = databaseAccount(join(home, 'pg'))
  const program = canEnter(account, bundled.folder) ? bundled : copyProgram(bundled, home, data)
  if (!canEnter(account, program.folder))
    throw new StartRefused(
      `The account ${account.name} cannot read ${program.folder}: check that folder's rights.`,
    )
  const socket = prepareSocket(home, account)
  return { account, program, cluster: join(home, 'pg'), log: join(data, 'logs', 'database.log'), ...socket }
}

/** Makes the data folder where it is missing: others may pass through it to what is theirs, not look around. */
export function prepareDataDir(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) {
      makeFolder(dataDir)
      chmodSync(dataDir, 0o711)
    }
    makeFolder(join(dataDir, 'logs'), 0o700)
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new StartRefused(`COLLOQUY_DATA_DIR ${dataDir} cannot be written: ${(error as Error).message}.`)
  }
}

/** The folder of the cluster of `data`: that folder itself where the account can enter it. */
function homeOf(data: string, tell: (line: string) => void): string {
  const account = databaseAccount(join(data, 'pg'))
  const away = join(elsewhere, digest(data))
  if (existsSync(join(data, 'pg'))) {
    if (canPass(account, data)) return data
    throw new StartRefused(
      `The account ${account.name} can no longer enter ${data}: open the folders above it (chmod o+x), or move the data.`,
    )
  }
  if (!existsSync(join(data, 'database-elsewhere')) && canPass(account, data)) return data
  claimElsewhere(data, away, tell)
  return away
}

/**
 * Ties `away` to this data folder by a token kept in both. A folder of the same path that was
 * deleted and made anew is another network: the old database is set aside, never reused or removed.
 */
function claimElsewhere(data: string, away: string, tell: (line: string) => void): void {
  const ours = join(data, 'database-elsewhere')
  const theirs = join(away, 'token')
  mkdirSync(elsewhere, { recursive: true })
  chmodSync(elsewhere, 0o711)
  const token = existsSync(ours) ? readFileSync(ours, 'utf8').split('\n')[0] : undefined
  if (existsSync(away) && (!token || !existsSync(theirs) || readFileSync(theirs, 'utf8') !== token)) {
    if (token) throw new StartRefused(`The database in ${away} does not belong to ${data}.`)
    const aside = `${away}-before-${Temporal.Now.instant().epochMilliseconds}`
    renameSync(away, aside)
    tell(`A database of an earlier ${data} was found and set aside in ${aside}.`)
  }
  if (!existsSync(away)) {
    if (token) throw new StartRefused(`The database of ${data} should be in ${away}, which is gone.`)
    mkdirSync(away)
    chmodSync(away, 0o711)
    const made = randomUUID()
    writeFileSync(theirs, made, { mode: 0o600 })
    writeFileSync(ours, `${made}\n${away}\n`, { mode: 0o600 })
  }
  tell(
    `PostgreSQL's account cannot enter ${data}: the database's files are in ${away} (keys stay in the data folder).`,
  )
}

function copyProgram(bundled: Program, home: string, data: string): Program {
  if (home !== data) return copiedProgram(bundled, home)
  const place = join(elsewhere, digest(data))
  mkdirSync(place, { recursive: true })
  chmodSync(elsewhere, 0o711)
  chmodSync(place, 0o711)
  return copiedProgram(bundled, place)
}

function prepareSocket(home: string, account: Account): Pick<Place, 'socket' | 'socketIsTemporary'> {
  const near = join(home, 'run')
  const short = Buffer.byteLength(near) <= longestSocketFolder
  const socket = short ? near : mkdtempSync(join(shortFolder(), 'colloquy-'))
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  chmodSync(socket, 0o700)
  if (account.drop) chownSync(socket, account.drop.uid, account.drop.gid)
  return { socket, socketIsTemporary: !short }
}

function shortFolder(): string {
  return Buffer.byteLength(tmpdir()) <= 50 ? tmpdir() : '/tmp'
}

/** Removes a temporary socket folder. */
export function leavePlace(place: Place): void {
  if (place.socketIsTemporary) rmSync(place.socket, { recursive: true, force: true })
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
