/** The web: one Hono app with everything that is served, as the bundle that `server/start.ts` loads. */
import { readdirSync } from 'node:fs'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { frame } from '#copy/frame.en'
import { askForCaseSweep } from '#domain/destruction/actions'
import { largestEvidence } from '#domain/evidence/evidence'
import { askForSweep } from '#domain/letters/actions'
import { closeAccounts, openAccounts } from '#platform/accounts/connection'
import { lookAs } from '#platform/database/acting'
import { databaseFailure } from '#platform/database/away'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { askForKeySweep, spaceIsFreedBy } from '#platform/destruction'
import { useMasterKeys } from '#platform/keyring'
import { log } from '#platform/log'
import { sendWhatWaits } from '#platform/mail/send'
import { closeMail, openMail } from '#platform/mail/transport'
import { failedAnswer, hearOut } from './away.ts'
import { calendarFeed } from './calendar.ts'
import { ownOriginOnly } from './crossorigin.ts'
import { type Door, strictHeaders } from './headers.ts'
import { healthz, readyz } from './health.ts'
import { closeJobs, jobsAreReady, openJobs } from './jobs.ts'
import { formWithoutFiles, withForm } from './largefiles.ts'
import { closeLive, live, openLive } from './live.ts'
import { countRequest, metrics } from './metrics.ts'
import { type Asked, page } from './pages.ts'
import { signedIn } from './signedin.ts'

const publicUrl = process.env.COLLOQUY_URL ?? 'http://localhost:3000'
const kilobyte = 1024
const year = 31_536_000

export const app = new Hono<Door & { Bindings: HttpBindings }>()

// For load balancers and gauges; they ask often and need nothing else.
app.get('/healthz', () => healthz())
app.get('/readyz', () => readyz(jobsAreReady))
app.get('/metrics', (c) =>
  metrics(
    { remoteAddress: c.env.incoming.socket.remoteAddress, headers: c.req.raw.headers },
    process.env.METRICS_TOKEN || undefined,
  ),
)
app.use(async (c, next) => {
  const began = performance.now()
  await next()
  countRequest(c.req.method, c.req.path, c.res.status, (performance.now() - began) / 1000)
})

app.use(strictHeaders(publicUrl, import.meta.env.DEV))
app.use(ownOriginOnly(publicUrl))

// Asked by pages that are open, whether they may stay (`app/signedin.ts`).
app.get('/signed-in', (c) => signedIn(c.req.raw))

// Files first: they need no session, and a missing icon must not cost a page.
app.use(
  '/assets/*',
  serveStatic({
    root: 'build/client',
    precompressed: true,
    onFound: (_path, c) => c.header('Cache-Control', `public, max-age=${year}, immutable`),
  }),
)
// Those of an earlier build are gone: whose page asks for one is told so at once, and nobody keeps that in mind.
app.all('/assets/*', (c) => c.text('', 404, { 'Cache-Control': 'no-store' }))
// Known by name, so that no page asks the file system whether it is one of them.
const publicNames = new Set(readdirSync('public').map((name) => `/${name}`))
const publicFile = serveStatic({
  root: 'public',
  onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=86400'),
})
app.use((c, next) => (publicNames.has(c.req.path) ? publicFile(c, next) : next()))

// Texts are small; files (evidence, 10 MB) come as multipart.
const most = { texts: 1024 * kilobyte, file: largestEvidence, heard: 100 * 1024 * kilobyte }
const tooLarge = async (c: Pick<Asked, 'req'>) => {
  await hearOut(c.req.raw.body, most.heard)
  return failedAnswer('tooLarge', c.req.raw)
}
/** The form goes on without its file, so that the page says so beside the field and keeps what was typed. */
const fileTooLarge = async (c: Asked) => {
  const rest = await formWithoutFiles(c.req.raw, most)
  if (!rest || rest.files.length === 0) return tooLarge(c)
  c.set('tooLarge', { files: rest.files, maximum: most.file / 1024 / 1024 })
  c.req.raw = withForm(c.req.raw, rest.form)
  return page(c)
}
const texts = bodyLimit({ maxSize: most.texts, onError: tooLarge })
const files = bodyLimit({ maxSize: most.file + 1024 * kilobyte, onError: fileTooLarge })
app.use((c, next) =>
  c.req.header('content-type')?.startsWith('multipart/form-data') ? files(c, next) : texts(c, next),
)

// A member's private feed: its address is a secret and goes into no log.
app.get('/calendar/:name{.+\\.ics}', (c) => calendarFeed(c.req.raw, c.req.param('name'), publicUrl))

app.route('/live', live)
app.all('*', page)

app.onError((error, c) => {
  const failure = databaseFailure(error)
  if (failure) return failedAnswer(failure, c.req.raw)
  log().error({ err: error, method: c.req.method }, 'fault')
  return c.text(`${frame.refusal.fault.title}.`, 500)
})

/** Opens what requests need; called once before the first one. */
export async function open(freeSpace?: () => Promise<void>): Promise<void> {
  // biome-ignore lint/correctness/useHookAtTopLevel: reads the file of master keys, no hook of React
  useMasterKeys(setting('COLLOQUY_MASTER_KEY_FILE'))
  openDatabase({
    app: setting('COLLOQUY_APP_DB_URL'),
    keyring: setting('COLLOQUY_KEYRING_DB_URL'),
    jobs: setting('COLLOQUY_JOBS_DB_URL'),
  })
  openAccounts({
    databaseUrl: setting('COLLOQUY_AUTH_DB_URL'),
    publicUrl,
    cookiePrefix: process.env.COLLOQUY_COOKIE_PREFIX ?? 'colloquy',
  })
  openMail({
    smtpUrl: process.env.SMTP_URL || undefined,
    from: process.env.MAIL_FROM || undefined,
    mayBePlain: process.env.SMTP_PLAIN === 'allowed',
    publicUrl,
  })
  await openLive(setting('COLLOQUY_JOBS_DB_URL'))
  spaceIsFreedBy(freeSpace)
  await openJobs(setting('COLLOQUY_JOBS_DB_URL'))
  await lookAs(askForSweep, { isFirst: true })
  await lookAs(askForKeySweep, { isFirst: true })
  await lookAs(askForCaseSweep, { isFirst: true })
  await sendWhatWaits()
}

/** Closes it after the last one. */
export async function close(): Promise<void> {
  await closeJobs()
  await closeLive()
  closeMail()
  await closeAccounts()
  await closeDatabase()
}

/** The environment is filled by `server/environment.ts`. */
function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: start with npm start`)
  return value
}
