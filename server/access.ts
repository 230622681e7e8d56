/** The databases for a command of the operator's: the embedded server is started where it does not run. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { derivedPassword } from '#platform/database/roles'
import { useMasterKeys as readMasterKeys } from '#platform/keyring'
import { type Settings, StartRefused } from '#platform/settings'
import { type Databases, makeDatabases, prepareForeign, standardNames } from './databases.ts'
import { holdFolder } from './folderlock.ts'
import { masterKeys } from './masterkey.ts'
import { socketUrl, startCluster, superuser } from './postgres/cluster.ts'
import { socketOfRunning } from './postgres/lock.ts'

export type Access = {
  databases: Databases
  /** Another process serves from these databases at this moment, as far as can be known. */
  inUse: boolean
  close(): Promise<void>
}

/** Reaches the databases of these settings. Refuses (StartRefused) where there is no master key to go with them. */
export async function reachDatabases(settings: Settings, tell: (line: string) => void): Promise<Access> {
  if (!existsSync(settings.masterKeyFile))
    throw new StartRefused(
      `There is no master key in ${settings.masterKeyFile}: put your copy there, or set COLLOQUY_MASTER_KEY_FILE.`,
    )
  const [newest] = masterKeys(settings.masterKeyFile)
  const { databaseUrl } = settings
  if (databaseUrl) {
    const databases = await prepareForeign({ ...settings, databaseUrl }, (role) =>
      derivedPassword(newest!.key, role),
    )
    return { databases, inUse: false, close: async () => {} }
  }
  const held = await holdFolder(settings.dataDir, 'data')
  if (!held) return { databases: await running(settings.dataDir), inUse: true, close: async () => {} }
  try {
    const cluster = await startCluster(settings.dataDir, { tell })
    const close = async () => {
      await cluster.stop()
      await held.release()
    }
    try {
      return { databases: await made(cluster.url(superuser, 'postgres')), inUse: false, close }
    } catch (error) {
      await cluster.stop()
      throw error
    }
  } catch (error) {
    await held.release()
    throw error
  }
}

/** Runs `work` with the platform's pools open on these databases, as the product has them. */
export async function withPlatform<T>(
  { urls }: Databases,
  masterKeyFile: string,
  work: () => Promise<T>,
): Promise<T> {
  readMasterKeys(masterKeyFile)
  openDatabase({ app: urls.app, keyring: urls.keyring, jobs: urls.jobs })
  try {
    return await work()
  } finally {
    await closeDatabase()
  }
}

async function running(dataDir: string): Promise<Databases> {
  const data = realpathSync(dataDir)
  const elsewhere = join(data, 'database-elsewhere')
  const home = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').split('\n')[1]! : data
  const socket = socketOfRunning(join(home, 'pg'))
  if (!socket)
    throw new StartRefused(`Another Colloquy is starting in ${dataDir}: try again when it is ready.`)
  return made(socketUrl(socket, superuser, 'postgres'))
}

function made(administrator: string): Promise<Databases> {
  return makeDatabases(administrator, standardNames, () => undefined)
}
