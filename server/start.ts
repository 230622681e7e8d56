/** The start, in its order: settings, locks, keys, databases, pages, and one line when all is ready. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { Client } from 'pg'
import { migrationsIn } from '#platform/database/migrations'
import { derivedPassword } from '#platform/database/roles'
import { log } from '#platform/log'
import { DatabaseDown, type Settings, StartRefused } from '#platform/settings'
import { ensureBuild, root } from './build.ts'
import {
  bringForward,
  type Databases,
  keyringUrlOf,
  makeDatabases,
  migrationFolders,
  prepareForeign,
  restoreIsUnfinished,
  standardNames,
} from './databases.ts'
import { type Entrance, openEntrance } from './entrance.ts'
import { tellBundle } from './environment.ts'
import { type Held, holdFolder } from './folderlock.ts'
import { guardCluster } from './guardian.ts'
import { masterKeys, prepareMasterKey, refuseWrongMasterKey } from './masterkey.ts'
import { superuser } from './postgres/cluster.ts'
import { prepareDataDir } from './postgres/place.ts'
import { recordHead } from './record.ts'
import { setupCode } from './setup.ts'
import { vacuumAfterDestruction } from './vacuum.ts'
import { developmentWeb, type Web } from './vite.ts'

export type Options = {
  settings: Settings
  /** Pages come from the sources, with reload. */
  development?: boolean
  cookiePrefix?: string
  /** Runs when the databases are ready and before anything is served. */
  prepare?: (databases: Databases) => Promise<void>
  /** What is served: the product's own build by default. */
  load?: () => Promise<Web>
  /** The line printed when ready; the product's own names the address. */
  readyLine?: (address: string) => string
  tell?: (line: string) => void
  /** Aborted when the program shall stop: a build under way is given up. */
  stopping?: AbortSignal
}

export type Running = {
  databases: Databases
  /** Stops everything in the order that loses nothing. */
  stop(): Promise<void>
  /** Rejects when the embedded database cannot be kept alive. */
  failed: Promise<never>
}

/** Undone in reverse order, also when the start is refused half-way. */
type Undo = (() => Promise<void>)[]

/** Starts Colloquy and resolves when it serves. Refuses with StartRefused. */
export async function start(options: Options): Promise<Running> {
  const { settings, tell = console.log } = options
  process.chdir(root) // the web's files are named from here
  const undo: Undo = []
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  let fail: (reason: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  try {
    const entrance = await openEntrance(settings.host, settings.port)
    undo.push(() => entrance.close())
    const databases = await prepareDatabases(settings, tell, undo, (reason) =>
      fail(new DatabaseDown(`The database cannot be kept running: ${reason}`)),
    )
    await options.prepare?.(databases)
    const code = await setupCode(databases.urls.owner, masterKeys(settings.masterKeyFile))
    tellBundle(settings, databases.urls, {
      cookiePrefix: options.cookiePrefix ?? 'colloquy',
      migrations: {
        data: migrationsIn(migrationFolders.data).length,
        keyring: migrationsIn(migrationFolders.keyring).length,
      },
    })
    await noteRecordHead(databases.urls.owner)
    await openWeb(options, entrance, { tell, undo, freeSpace: () => vacuumAfterDestruction(databases.urls) })
    undo.push(() => entrance.quiet(5000))
    const address = code ? `${settings.url}/setup?code=${code}` : settings.url
    tell((options.readyLine ?? readyLine)(address))
    return { databases, stop, failed }
  } catch (error) {
    await stop()
    throw error
  }
}

/** In the log, so that an end of the record that was cut off later can be seen. */
async function noteRecordHead(owner: string): Promise<void> {
  const client = new Client({ connectionString: owner })
  await client.connect()
  try {
    const head = await recordHead(client)
    if (head) log().info({ sequence: head.sequence, mac: head.mac }, 'head of the record')
  } finally {
    await client.end()
  }
}

function readyLine(address: string): string {
  return `Colloquy is ready: ${address}`
}

/** Both databases, migrated: an embedded server's, or those of DATABASE_URL. */
async function prepareDatabases(
  settings: Settings,
  tell: (line: string) => void,
  undo: Undo,
  giveUp: (reason: string) => void,
): Promise<Databases> {
  prepareDataDir(settings.dataDir)
  const databases = settings.databaseUrl
    ? await foreign({ ...settings, databaseUrl: settings.databaseUrl }, tell)
    : await embedded(settings, tell, undo, giveUp)
  if (await restoreIsUnfinished(databases.urls.owner))
    throw new StartRefused(
      'A restore into these databases was begun and not finished: run npm run restore again.',
    )
  await bringForward(databases)
  await refuseWrongMasterKey(databases.urls.keyringOwner, settings.masterKeyFile)
  return databases
}

async function foreign(
  settings: Settings & { databaseUrl: string },
  tell: (line: string) => void,
): Promise<Databases> {
  await prepareMasterKey(settings.masterKeyFile, keyringUrlOf(settings), tell)
  const [newest] = masterKeys(settings.masterKeyFile)
  return prepareForeign(settings, (role) => derivedPassword(newest!.key, role))
}

async function embedded(
  settings: Settings,
  tell: (line: string) => void,
  undo: Undo,
  giveUp: (reason: string) => void,
): Promise<Databases> {
  const held = await holdDataDir(settings.dataDir)
  undo.push(() => held.release())
  const cluster = await guardCluster(settings.dataDir, { tell }, giveUp)
  undo.push(() => cluster.stop())
  const databases = await makeDatabases(cluster.url(superuser, 'postgres'), standardNames, () => undefined)
  await prepareMasterKey(settings.masterKeyFile, databases.urls.keyringOwner, tell)
  return databases
}

/** The data folder for this process alone. Refuses where another one works in it. */
async function holdDataDir(dataDir: string): Promise<Held> {
  const held = await holdFolder(dataDir, 'data')
  if (held) return held
  throw new StartRefused(
    `COLLOQUY_DATA_DIR ${dataDir} is in use by another Colloquy: stop that one, or set another folder.`,
  )
}

async function openWeb(
  options: Options,
  entrance: Entrance,
  { tell, undo, freeSpace }: { tell: (line: string) => void; undo: Undo; freeSpace: () => Promise<void> },
): Promise<void> {
  if (options.development) {
    process.env.NODE_ENV = 'development'
    const web = await developmentWeb(entrance.server, freeSpace)
    undo.push(() => web.close())
    entrance.serve(web.handler)
    return
  }
  process.env.NODE_ENV = 'production'
  const web = await (options.load ?? (() => builtWeb('index.js', tell, options.stopping)))()
  await web.open(freeSpace)
  undo.push(() => within(10_000, web.close()))
  entrance.serve(getRequestListener(web.app.fetch))
}

/** An entry of the build in build/server, built first where it is missing or stale. */
export async function builtWeb(
  entry: string,
  tell: (line: string) => void,
  stopping?: AbortSignal,
): Promise<Web> {
  await ensureBuild(tell, stopping)
  return (await import(pathToFileURL(join(root, 'build/server', entry)).href)) as Web
}

/** Waits for `work`, but not for ever: a stop that hangs would be killed, which is worse. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
