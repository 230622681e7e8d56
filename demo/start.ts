import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeAccounts, openAccounts } from '#platform/accounts/connection'
import { log } from '#platform/log'
import { closeMail, openMail } from '#platform/mail/transport'
import { readSettings, type Settings, StartRefused } from '#platform/settings'
import { withPlatform } from '#server/access'
import type { Databases } from '#server/databases'
import { jobs } from '#server/jobs'
import { removeData } from '#server/postgres/removal'
import { builtWeb, type Running, start } from '#server/start'
import { makeSampleNetwork } from './network.ts'
import { emptyDatabases, type Owner, openOwner } from './owner.ts'

const MARK = 'sample-network'

/**
 * Starts the sample network; makes it where there is none yet, or anew when `fresh`. Its data folder and cookie
 * are its own. Refuses (StartRefused) a folder or database it did not make.
 */
export async function startDemo(
  environment: NodeJS.ProcessEnv,
  fresh: boolean,
  stopping?: AbortSignal,
): Promise<Running> {
  const given = readSettings({ ...environment, PORT: environment.PORT ?? '3001' })
  const dataDir = `${given.dataDir}-demo`
  const masterKeyFile = environment.COLLOQUY_MASTER_KEY_FILE
    ? given.masterKeyFile
    : join(dataDir, 'keys', 'master.key')
  const settings: Settings = { ...given, dataDir, masterKeyFile }
  const mark = join(dataDir, MARK)
  if (existsSync(dataDir) && !existsSync(mark))
    throw new StartRefused(`${dataDir} was not made by npm run demo: remove it, or set COLLOQUY_DATA_DIR.`)
  if (fresh && existsSync(dataDir)) removeData(dataDir)
  return start({
    settings,
    cookiePrefix: 'colloquy-demo',
    prepare: async (databases) => {
      writeFileSync(mark, 'The sample network of npm run demo. May be removed at any time.\n')
      await prepareSample(databases, settings, fresh)
      // The demo's clock is written by the owner; nothing else of the web knows this address.
      process.env.COLLOQUY_DEMO_OWNER_URL = databases.urls.owner
    },
    load: () => builtWeb('demo.js', console.log, stopping),
    readyLine: (address) => `The sample network is ready: ${new URL('/demo', address).href}`,
  })
}

async function prepareSample(databases: Databases, settings: Settings, fresh: boolean): Promise<void> {
  const owner = await openOwner(databases.urls.owner)
  try {
    const stands = await owner.stands()
    if (stands === 'whole' && !fresh) return
    if (stands === 'other')
      throw new StartRefused(
        'This database holds something that npm run demo did not make: give it another one.',
      )
    if (stands !== 'nothing') await emptyDatabases(databases)
    await owner.beginDemo()
    await make(databases, settings, owner)
    await owner.finishDemo()
  } finally {
    await owner.close()
  }
}

async function make(databases: Databases, settings: Settings, owner: Owner): Promise<void> {
  await withPlatform(databases, settings.masterKeyFile, async () => {
    openAccounts({ databaseUrl: databases.urls.auth, publicUrl: settings.url, cookiePrefix: 'colloquy-demo' })
    openMail({ smtpUrl: undefined, from: undefined, publicUrl: settings.url })
    try {
      await makeSampleNetwork({ owner, publicUrl: settings.url, jobs, log: log(), tell: console.log })
    } finally {
      closeMail()
      await closeAccounts()
    }
  })
}
