/** What the bundle is told: it reads the environment only, since it is loaded by the program that prepared all. */
import type { Settings } from '#platform/settings'
import type { DatabaseUrls } from './databases.ts'

export type Extra = {
  /** First part of every cookie's name: two networks on one machine keep apart. */
  cookiePrefix: string
  /** How many migrations each database has: readiness compares. */
  migrations: { data: number; keyring: number }
}

/**
 * Puts the prepared addresses into the environment and takes the owner's out: the web process
 * holds nothing that could migrate or rewrite.
 */
export function tellBundle(settings: Settings, urls: DatabaseUrls, extra: Extra): void {
  Object.assign(process.env, {
    PORT: String(settings.port),
    HOST: settings.host,
    COLLOQUY_URL: settings.url,
    COLLOQUY_DATA_DIR: settings.dataDir,
    COLLOQUY_MASTER_KEY_FILE: settings.masterKeyFile,
    COLLOQUY_APP_DB_URL: urls.app,
    COLLOQUY_AUTH_DB_URL: urls.auth,
    COLLOQUY_JOBS_DB_URL: urls.jobs,
    COLLOQUY_KEYRING_DB_URL: urls.keyring,
    COLLOQUY_COOKIE_PREFIX: extra.cookiePrefix,
    COLLOQUY_MIGRATIONS: `${extra.migrations.data},${extra.migrations.keyring}`,
  })
  for (const name of [
    'DATABASE_URL',
    'DATABASE_APP_URL',
    'DATABASE_AUTH_URL',
    'DATABASE_JOBS_URL',
    'KEYRING_URL',
  ])
    delete process.env[name]
}
