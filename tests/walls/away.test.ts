import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { databaseOf } from '#platform/database/addresses'
import { openTestAccounts } from '#tests/accounts'
import { databaseUrls, openTestDatabase, ownerQuery } from '#tests/database'
import { browserOf as browsing, type Served, serve, signedInAs } from '#tests/setup/served'
import type { Page } from './browsing.ts'

let served: Served
let program: Served['program']
let url: string
let cookie: string

/** An address of the data where who waits for a lock gives up after two seconds, not after half a minute. */
function impatient(address: string): string {
  const url = new URL(address)
  url.searchParams.set('lock_timeout', '2000')
  return url.href
}

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  served = await serve(impatient(databaseUrls().app))
  ;({ url, program } = served)
  ;({ cookie } = await signedInAs('Priya'))
}, 600_000)
afterAll(() => served.stop())

const asked = (path: string, headers: Record<string, string> = {}, form?: Record<string, string>) =>
  fetch(url + path, {
    headers: { origin: url, ...headers },
    redirect: 'manual',
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })

/** Does `work` while nobody can reach the database. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  const name = databaseOf(databaseUrls().app)
  const administrator = new Client({ connectionString: inject('cluster').administrator })
  await administrator.connect()
  try {
    await administrator.query(`alter database ${name} allow_connections false`)
    await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ])
    await work()
  } finally {
    await administrator.query(`alter database ${name} allow_connections true`)
    await administrator.end()
  }
}

const browserOf = (own: string | undefined) => browsing(url, own)

test('while the database is away every page says so with 503, and afterwards all is as before', async () => {
  const shapes: Parameters<typeof asked>[] = [
    ['/sign-in'],
    ['/sign-in.data'],
    ['/sign-in', {}, { email: 'priya@example.org', password: 'a quiet lamp on the stairs' }],
    // Refused without asking the database, whose answer the page around it needs.
    ['/sign-in/help', {}, { email: 'no address' }],
    ['/account', { cookie }],
    ['/groups.data', { cookie }],
  ]
  const before = await Promise.all(shapes.slice(0, 2).map((shape) => asked(...shape)))
  expect(before.map(({ status }) => status)).toEqual([200, 200])
  expect((await asked('/account', { cookie })).status).toBe(200)
  await whileAway(async () => {
    for (const shape of shapes) {
      const answer = await asked(...shape)
      expect([shape[0], answer.status, answer.headers.get('retry-after')]).toEqual([shape[0], 503, '10'])
    }
    const page = await (await asked('/sign-in')).text()
    expect(page).toContain('Colloquy is away for a moment')
    const styles = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1]
    expect((await asked(styles ?? '')).headers.get('content-type')).toContain('text/css')
  })
  expect((await asked('/sign-in')).status).toBe(200)
  expect((await asked('/account', { cookie })).status).toBe(200)
  expect(program.output()).not.toContain('fault')
})

test('a page that waited too long for a lock says that it is busy, not that it cannot be reached', async () => {
  const holding = new Client({ connectionString: databaseUrls().owner })
  await holding.connect()
  await holding.query('begin; lock table colloquy.clinician in access exclusive mode')
  const answer = await asked('/profile/work', { cookie })
  const byScript = await asked('/profile/work.data', { cookie })
  await holding.end()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await answer.text()).toContain('Colloquy is busy just now')
  expect(await byScript.json()).toEqual({ refusal: 'busy' })
})

const policyOf = ({ headers }: Page) =>
  headers.get('content-security-policy')?.replaceAll(/nonce-[\w-]+/g, 'nonce')

const about = '\n"I work with <b>grief</b>" & loss.\nSlowly; Übergänge, 悲しみ.'

test('a form posted meanwhile comes back with its words, and goes from there once the database is back', async () => {
  const priya = browserOf(cookie)
  const form = await priya.get('/profile/work')
  let answer = form
  await whileAway(async () => {
    answer = await priya.send(
      form,
      { about, practicingSince: '2009', approaches: ['relational'], languages: ['en', 'es'] },
      { mayFail: true },
    )
    expect(answer.status).toBe(503)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(policyOf(answer)).toBe(policyOf(form))
    expect(answer.html).not.toContain('<b>grief')
    // Still away: the same page once more, nothing added to the words and nothing lost.
    const again = await priya.send(answer, {}, { mayFail: true })
    expect(again.status).toBe(503)
    expect(again.forms).toEqual(answer.forms)
  })
  await priya.send(answer, {})
  const kept = (await priya.get('/profile/work')).forms.flatMap(({ fields }) => fields)
  expect(kept.find(({ name }) => name === 'about')?.value).toBe(about.trim())
  expect(kept.find(({ name }) => name === 'practicingSince')?.value).toBe('2009')
})

test('a form that waited too long for a lock comes back the same way, and goes from there once the lock is free', async () => {
  const priya = browserOf(cookie)
  const form = await priya.get('/profile/work')
  const values = { about, approaches: ['relational'], languages: ['en'] }
  const holding = new Client({ connectionString: databaseUrls().owner })
  await holding.connect()
  await holding.query('begin; lock table colloquy.clinician in exclusive mode')
  const answer = await priya.send(form, values, { mayFail: true })
  const byScript = await asked('/profile/work.data', { cookie }, values as never)
  await holding.end()
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  expect([byScript.status, await byScript.json()]).toEqual([503, { refusal: 'busy' }])
  expect(answer.html).toContain('Colloquy is busy just now')
  expect(answer.html).not.toContain('cannot be reached')
  await priya.send(answer, {})
  const kept = (await priya.get('/profile/work')).forms.flatMap(({ fields }) => fields)
  expect(kept.find(({ name }) => name === 'about')?.value).toBe(about.trim())
  expect(program.output()).not.toContain('fault')
})

test('passwords and files do not come back: the page has a place for each, and says so', async () => {
  const visitor = browserOf(undefined)
  const secret = 'a quiet lamp on the stairs'
  const signIn = await visitor.get('/sign-in')
  const priya = browserOf(cookie)
  const license = await priya.get('/license?new')
  await whileAway(async () => {
    const answer = await visitor.send(
      signIn,
      { email: 'priya@example.org', password: secret },
      { mayFail: true },
    )
    expect(answer.html).not.toContain(secret)
    expect(answer.html).toContain('does not come back')
    expect(answer.forms[0]?.fields.map(({ name, kind, value }) => [name, kind, value])).toEqual(
      expect.arrayContaining([
        ['email', 'hidden', 'priya@example.org'],
        ['password', 'password', ''],
      ]),
    )
    const file = new File(['%PDF-1.4 a scan'], 'license.pdf', { type: 'application/pdf' })
    const claimed = await priya.send(license, { body: 'Board of Counselors', file }, { mayFail: true })
    expect(claimed.html).not.toContain('a scan')
    expect(claimed.forms[0]).toMatchObject({ isMultipart: true })
    const fields = claimed.forms[0]!.fields.map(({ name, kind, value }) => [name, kind, value])
    expect(fields).toContainEqual(['file', 'file', ''])
    expect(fields).toContainEqual(['body', 'textarea', 'Board of Counselors'])
  })
})

test('a form sent by a script is told that the database is away: the page has the words', async () => {
  await whileAway(async () => {
    const answer = await asked('/profile/work.data', { cookie }, { about })
    expect([answer.status, await answer.json()]).toEqual([503, { refusal: 'away' }])
  })
})

test('a form that met a fault comes back with its words, too', async () => {
  const priya = browserOf(cookie)
  const form = await priya.get('/profile/work')
  await ownerQuery(
    `create function a_fault() returns trigger language plpgsql as $$ begin raise 'a fault made for this test'; end $$`,
  )
  await ownerQuery('create trigger a_fault before update on clinician execute function a_fault()')
  const values = { about, approaches: ['relational'], languages: ['en'] }
  const answer = await priya.send(form, values, { mayFail: true })
  expect(answer.status).toBe(500)
  expect(answer.html).toContain('Something went wrong on our side')
  await program.prints(/"msg":"fault"/)
  await ownerQuery('drop trigger a_fault on clinician')
  await priya.send(answer, {})
  expect((await priya.get('/profile/work')).html).toContain('悲しみ')
})
