import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { accounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { databaseOf } from '#platform/database/addresses'
import { ensureBuild } from '#server/build'
import { browser, openTestAccounts } from '#tests/accounts'
import { authQuery, databaseUrls, masterKeyFile, openTestDatabase } from '#tests/database'
import { makeClinician } from '#tests/meetings'
import { freePort, type Program, runFile } from '#tests/setup/program'

let program: Program
let url: string
let cookie: string

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  await ensureBuild(() => {})
  const urls = databaseUrls()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  program = runFile('tests/setup/web.ts', {
    PORT: String(port),
    COLLOQUY_URL: url,
    COLLOQUY_MASTER_KEY_FILE: masterKeyFile(),
    COLLOQUY_APP_DB_URL: urls.app,
    COLLOQUY_AUTH_DB_URL: urls.auth,
    COLLOQUY_JOBS_DB_URL: urls.jobs,
    COLLOQUY_KEYRING_DB_URL: urls.keyring,
  })
  await program.prints(/serves/)
  const { clinicianId } = await makeClinician('Priya')
  await authQuery('insert into account (id, email) values ($1, $2)', [clinicianId, 'priya@example.org'])
  const own = browser()
  own.keep(await openSession(accounts(), clinicianId, own.visit().request))
  cookie = own.cookies()
}, 600_000)
afterAll(async () => {
  program.process.kill('SIGTERM')
  await program.ended
})

const asked = (path: string, headers: Record<string, string> = {}, form?: Record<string, string>) =>
  fetch(url + path, {
    headers: { origin: url, ...headers },
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })

test('while the database is away every page says so with 503, and afterwards all is as before', async () => {
  const name = databaseOf(databaseUrls().app)
  const administrator = new Client({ connectionString: inject('cluster').administrator })
  await administrator.connect()
  const shapes: Parameters<typeof asked>[] = [
    ['/sign-in'],
    ['/sign-in.data'],
    ['/sign-in', {}, { email: 'priya@example.org', password: 'a quiet lamp on the stairs' }],
    ['/account', { cookie }],
    ['/groups.data', { cookie }],
  ]
  const before = await Promise.all(shapes.slice(0, 2).map((shape) => asked(...shape)))
  expect(before.map(({ status }) => status)).toEqual([200, 200])
  expect((await asked('/account', { cookie })).status).toBe(200)
  try {
    await administrator.query(`alter database ${name} allow_connections false`)
    await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ])
    for (const shape of shapes) {
      const answer = await asked(...shape)
      expect([shape[0], answer.status, answer.headers.get('retry-after')]).toEqual([shape[0], 503, '10'])
    }
    expect(await (await asked('/sign-in')).text()).toContain('Colloquy is away for a moment')
  } finally {
    await administrator.query(`alter database ${name} allow_connections true`)
    await administrator.end()
  }
  expect((await asked('/sign-in')).status).toBe(200)
  expect((await asked('/account', { cookie })).status).toBe(200)
  expect(program.output()).not.toContain('fault')
})
