/** What the operator may set (environment variables), read once and checked before anything starts. */
import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** The start cannot go on and the operator can mend it: printed as it is, without a stack; exit status 2. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}

/** The embedded database does not run, for a reason that may pass (a full disk): printed likewise; exit status 3. */
export class DatabaseDown extends Error {
  override name = 'DatabaseDown'
}

export type Settings = z.infer<typeof Environment>

const postgresUrl = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
  error: 'is not a postgres:// address',
})

const publicUrl = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
    error: 'is not an http:// or https:// address',
  })
  .refine((text) => URL.canParse(text) && new URL(text).pathname === '/' && !/[?#]/.test(text), {
    error: 'must be the root of a site, without a path',
  })
  .transform((text) => new URL(text).origin)

const proxies = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(isNetwork), {
    error: 'is not a list of addresses like 10.0.0.1 or 10.0.0.0/8',
  })

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const Environment = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, { error: 'is not a port number' })
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65535, { error: 'is not a port number' })
      .default(3000),
    HOST: z.string().default('127.0.0.1'),
    COLLOQUY_URL: publicUrl.optional(),
    COLLOQUY_DATA_DIR: z.string().default('data'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_APP_URL: postgresUrl.optional(),
    DATABASE_AUTH_URL: postgresUrl.optional(),
    DATABASE_JOBS_URL: postgresUrl.optional(),
    KEYRING_URL: postgresUrl.optional(),
    COLLOQUY_MASTER_KEY_FILE: z.string().optional(),
    SMTP_URL: z
      .string()
      .refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text), {
        error: 'is not an smtp:// or smtps:// address',
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .refine((text) => /^[^\r\n]*@[^\r\n]+$/.test(text), { error: 'is not a mail address' })
      .optional(),
    SMTP_PLAIN: z.literal('allowed', { error: 'can only be "allowed"' }).optional(),
    TRUSTED_PROXIES: proxies.default([]),
    METRICS_TOKEN: z.string().min(16, { error: 'needs at least 16 characters' }).optional(),
    LOG_LEVEL: z.enum(levels, { error: `must be one of ${levels.join(', ')}` }).default('info'),
  })
  .superRefine((given, problems) => {
    for (const name of ['DATABASE_APP_URL', 'DATABASE_AUTH_URL', 'DATABASE_JOBS_URL', 'KEYRING_URL'] as const)
      if (given[name] && !given.DATABASE_URL)
        problems.addIssue({
          code: 'custom',
          path: [name],
          message: 'is of use only together with DATABASE_URL',
        })
    if (given.SMTP_URL && !given.MAIL_FROM)
      problems.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: 'is needed when SMTP_URL is set' })
  })
  .transform((given) => {
    const dataDir = resolve(given.COLLOQUY_DATA_DIR)
    return {
      port: given.PORT,
      host: given.HOST,
      url: given.COLLOQUY_URL ?? `http://localhost:${given.PORT}`,
      dataDir,
      databaseUrl: given.DATABASE_URL,
      databaseAppUrl: given.DATABASE_APP_URL,
      databaseAuthUrl: given.DATABASE_AUTH_URL,
      databaseJobsUrl: given.DATABASE_JOBS_URL,
      keyringUrl: given.KEYRING_URL,
      masterKeyFile: resolve(given.COLLOQUY_MASTER_KEY_FILE ?? `${dataDir}/keys/master.key`),
      smtpUrl: given.SMTP_URL,
      mailFrom: given.MAIL_FROM,
      trustedProxies: given.TRUSTED_PROXIES,
      metricsToken: given.METRICS_TOKEN,
      logLevel: given.LOG_LEVEL,
    }
  })

/**
 * The settings of this environment; an empty variable counts as not set. Refuses (StartRefused)
 * with one line that names the first bad variable and what is wrong, never its value: it may hold a password.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = Environment.safeParse(given)
  if (read.success) return read.data
  const [problem] = read.error.issues
  throw new StartRefused(`${String(problem!.path[0])} ${problem!.message}.`)
}

/** The addresses whose forwarding headers are believed. */
export function proxyList(trusted: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of trusted) {
    const [address, bits] = entry.split('/')
    const family = isIP(address!) === 6 ? 'ipv6' : 'ipv4'
    if (bits) list.addSubnet(address!, Number(bits), family)
    else list.addAddress(address!, family)
  }
  return list
}

/** The version of this program. */
export function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function isNetwork(entry: string): boolean {
  const [address, bits, more] = entry.split('/')
  const family = isIP(address ?? '')
  if (!family || more !== undefined) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
