/**
 * The back door (confidentiality.md): every address of the product, taken from its own table of addresses, is called over
 * HTTP as every kind of person with ids of things they may not see. The answer must be that for an id nobody has: same
 * status, same words, the same queries in number and text; and nothing is changed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import routes from '#app/routes'
import { groups as groupWords } from '#copy/groups.en'
import { accounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { newId } from '#platform/identifiers'
import { root } from '#server/build'
import { browser, openTestAccounts } from '#tests/accounts'
import { databaseUrls, masterKeyFile, openTestDatabase, ownerQuery } from '#tests/database'
import { freePort, type Program, runFile } from '#tests/setup/program'
import { addresses, type Fields, serverAddresses, thingsOf } from './addresses.ts'
import { type Kind, kinds, type Scene, scene } from './scene.ts'

// Thousands of pages: each test is many of them.
vi.setConfig({ testTimeout: 120_000 })

let the: Scene
let web: Program
let url = ''
const cookies = new Map<Kind, string>()

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(async () => {
  the = await scene()
  await settle()
  const port = await freePort()
  url = `http://localhost:${port}`
  web = runFile('tests/setup/watched.ts', settings(port))
  await web.prints(/serves/)
  for (const kind of kinds) cookies.set(kind, await signedIn(kind))
  // The first of each is slower and opens connections.
  for (const path of ['/', '/today', '/groups/x', '/cases/x']) for (const kind of kinds) await get(kind, path)
}, 300_000)
afterAll(async () => {
  web.process.kill('SIGTERM')
  await web.ended
})

/** What waits to be done later stays undone here, so that nothing but an answer changes the database. */
async function settle(): Promise<void> {
  await ownerQuery(`update job_request set due_at = due_at + interval '400 days'`)
}

function settings(port: number): Record<string, string> {
  const urls = databaseUrls()
  return {
    PORT: String(port),
    COLLOQUY_URL: url,
    COLLOQUY_MASTER_KEY_FILE: masterKeyFile(),
    COLLOQUY_APP_DB_URL: urls.app,
    COLLOQUY_AUTH_DB_URL: urls.auth,
    COLLOQUY_JOBS_DB_URL: urls.jobs,
    COLLOQUY_KEYRING_DB_URL: urls.keyring,
    COLLOQUY_COOKIE_PREFIX: 'colloquy',
    LOG_LEVEL: 'warn',
  }
}

async function signedIn(kind: Kind): Promise<string> {
  if (kind === 'visitor') return ''
  const own = browser()
  own.keep(await openSession(accounts(), the.people[kind].clinicianId, own.visit().request))
  return own.cookies()
}

type Answer = { status: number; body: string; asked: string; headers: Headers }

async function ask(kind: Kind, path: string, more: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(more.headers)
  const cookie = cookies.get(kind)
  if (cookie && !headers.has('cookie')) headers.set('cookie', cookie)
  const stop = new AbortController()
  const answer = await fetch(`${url}${path}`, { redirect: 'manual', signal: stop.signal, ...more, headers })
  // A live stream never ends by itself: its first words are enough.
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const body = isStream ? '' : await answer.text()
  if (isStream) stop.abort()
  return { status: answer.status, body, asked: answer.headers.get('x-asked') ?? '', headers: answer.headers }
}

const get = (kind: Kind, path: string) => ask(kind, path)
const post = (kind: Kind, path: string, form: Fields) =>
  ask(kind, path, { method: 'POST', headers: { origin: url }, body: new URLSearchParams(form) })

/** Ids nobody has, of the same form as those of the scene, in the same places. */
function strangers(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(thingsOf(the)).map(([name, value]) => [
      name,
      value.length === 36 ? newId() : [...value].toReversed().join(''),
    ]),
  )
}

const filled = (fields: Fields, things: Record<string, string>): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value === '@new' ? newId() : (things[value] ?? value),
    ]),
  )

function pathOf(pattern: string, fields: Fields): string {
  const path = pattern.replaceAll(/:([\w]+(?:\{.*?\})?)\??/g, (_, name: string) =>
    encodeURIComponent(fields[name] ?? ''),
  )
  return `/${path.replace('*', 'nowhere/at/all')}`
}

/** An answer without what differs from one request to the next: the page's nonce, ids it was asked with, fresh ids. */
function comparable({ status, body, asked, headers }: Answer, things: Record<string, string>) {
  const plain = (text: string) => {
    let words = text.replaceAll(/nonce="[^"]*"|nonce-[\w-]+|content="[\w-]{22}"/g, 'NONCE')
    for (const thing of Object.values(things)) words = words.replaceAll(thing, 'ASKED')
    return words
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      .replaceAll('ASKED', 'ID')
  }
  return {
    status,
    body: plain(body),
    asked,
    headers: telling.map((name) => `${name}: ${plain(headers.get(name) ?? '')}`),
  }
}
const telling = [
  'content-type',
  'content-security-policy',
  'cache-control',
  'location',
  'set-cookie',
  'content-disposition',
]

/**
 * Asks for the hidden and for what nobody has, and gives both. Reads of one page go side by side, and what the others
 * still ask when the first has refused is chance: then both are asked again, and must come to the same once.
 */
async function both(send: (things: Record<string, string>) => Promise<Answer>) {
  const there = thingsOf(the)
  for (let left = 6; ; left--) {
    const nowhere = strangers()
    const hidden = comparable(await send(there), there)
    const missing = comparable(await send(nowhere), nowhere)
    if (left === 0 || hidden.asked === missing.asked) return { hidden, missing }
  }
}

/** The server's own sweeps ask for themselves again while the test runs; they name nothing and nobody. */
const byPeople = "where key not in ('daily', 'soon')"

/** Counts and digests of all that is kept, but for what merely says that somebody, or the server itself, was here. */
async function digests(): Promise<Record<string, string>> {
  const tables = await ownerQuery<{ name: string }>(
    `select format('%I.%I', n.nspname, relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('colloquy', 'accounts') and relkind in ('r', 'p') and relname not in ('throttle', 'server_life')`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const row = name === 'accounts.session' ? "(to_jsonb(t) - 'updated_at' - 'expires_at')" : 't'
    const [one] = await ownerQuery<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(${row}::text, '' order by ${row}::text)), '') as digest from ${name} t ${name === 'colloquy.job_request' ? byPeople : ''}`,
    )
    found[name] = one!.digest
  }
  return found
}

type Listed = { path?: string; file: string; index?: boolean }
const listed = routes as Listed[]

test('every address stands in the table of addresses, and nothing else', async () => {
  expect(Object.keys(addresses).toSorted()).toEqual(listed.map(({ path }) => path ?? '').toSorted())
  const served = (await (await fetch(`${url}/-/addresses`)).json()) as { method: string; path: string }[]
  // What stands before all of them (headers, counting, files) and what hands over to the pages.
  const own = served
    .filter(({ path }) => path !== '/*' && path !== '*')
    .map(({ method, path }) => `${method.replace('ALL', 'GET')} ${path}`)
  expect([...new Set(own)].toSorted()).toEqual(Object.keys(serverAddresses).toSorted())
})

test('every page that takes a form stands there with its forms, or says whose they are', () => {
  const taking = listed.filter(({ file }) =>
    /export (async function|const) action\b/.test(readFileSync(join(root, 'app', file), 'utf8')),
  )
  const unsaid = taking
    .map(({ path }) => path ?? '')
    .filter((path) => path !== '*' && !addresses[path]?.forms && !addresses[path]?.elsewhere)
  expect(unsaid).toEqual([])
})

test('every name in an address is filled with something', () => {
  for (const [pattern, { with: given = {} }] of Object.entries({ ...addresses, ...serverAddresses }))
    for (const [, name] of pattern.matchAll(/:([\w]+(?:\{.*?\})?)/g))
      expect(Object.keys(given), pattern).toContain(name)
})

const hiding = Object.entries(addresses).filter(
  ([pattern, { hiddenFrom }]) => hiddenFrom && pattern.includes(':'),
)

describe('a page with the id of what one may not see is the page that is not there', () => {
  test.each(hiding)('%s', async (pattern, { with: given = {}, hiddenFrom = [], refusedTo = [] }) => {
    const page = (kind: Kind, ending = '') =>
      both((things) => get(kind, pathOf(pattern, filled(given, things)) + ending))
    for (const kind of hiddenFrom) {
      const { hidden, missing } = await page(kind)
      expect({ kind, ...hidden }).toEqual({ kind, ...missing })
      expect(hidden.status).toBeLessThan(500)
    }
    const { hidden, missing } = await page(hiddenFrom[1]!, '.data')
    expect(hidden).toEqual(missing)
    for (const kind of refusedTo)
      expect([403, 404], kind).toContain(
        (await get(kind, pathOf(pattern, filled(given, thingsOf(the))))).status,
      )
  })

  test.each(hiding.filter(([, { hiddenFrom = [] }]) => hiddenFrom.length < kinds.length))(
    '%s is there for others',
    async (pattern, { with: given = {}, hiddenFrom = [], refusedTo = [] }) => {
      const path = pathOf(pattern, filled(given, thingsOf(the)))
      const seen: number[] = []
      for (const kind of kinds.filter((one) => !hiddenFrom.includes(one) && !refusedTo.includes(one)))
        seen.push((await get(kind, path)).status)
      // Only that a form is posted to it.
      expect(
        seen.some(
          (status) => status === 200 || status === 302 || (pattern.endsWith('/save') && status === 400),
        ),
      ).toBe(true)
      expect(seen.filter((status) => status >= 500)).toEqual([])
    },
  )
})

describe('a listed group is to a member somebody must vouch for what it is to a stranger', () => {
  const list = (listed: boolean) =>
    ownerQuery('update "group" set listed = $2 where id = $1', [the.groupId, listed])
  beforeAll(() => list(true))
  afterAll(() => list(false))
  const ofGroup = Object.entries(addresses).filter(([pattern]) => pattern.startsWith('groups/:groupId'))
  // Whether one may apply, or discard a draft, is said to everyone somebody must vouch for, whatever the group.
  test.each(ofGroup.filter(([pattern]) => !/\/(?:apply|discard)$/.test(pattern)))(
    '%s',
    async (pattern, { with: given = {}, forms = [] }) => {
      const things = thingsOf(the)
      const told = ({ status, headers }: Answer) => ({ status, location: headers.get('location') })
      const path = pathOf(pattern, filled(given, things))
      expect(told(await get('unvouched', path))).toEqual(told(await get('elsewhere', path)))
      for (const form of forms) {
        const [own, stranger] = [
          await post('unvouched', path, filled(form, things)),
          await post('elsewhere', path, filled(form, things)),
        ]
        expect({ form, ...told(own) }).toEqual({ form, ...told(stranger) })
      }
    },
  )

  test('and no chip in the directory says that it is theirs', async () => {
    const chip = `>${groupWords.find.yours}<`
    const words = async (kind: Kind) => (await get(kind, '/groups/find')).body
    expect(await words('member')).toContain(chip)
    expect(await words('unvouched')).toContain('Larkspur Circle')
    expect(await words('unvouched')).not.toContain(chip)
  })
})

const withIds = Object.entries(addresses).filter(([pattern]) => /:\w+Id\b/.test(pattern))

describe('what is no id at all is no fault of ours', () => {
  test.each(withIds)('%s', async (pattern, { with: given = {} }) => {
    for (const word of ['no-id', '\0', '\ufffd', '__proto__']) {
      const things = Object.fromEntries(
        Object.keys(given).map((name) => [name, name.endsWith('Id') ? word : 'x']),
      )
      for (const kind of ['visitor', 'facilitator', 'steward'] as const)
        for (const ending of ['', '.data']) {
          const { status } = await get(kind, pathOf(pattern, things) + ending)
          expect(status, `${kind} ${word}${ending}`).toBeLessThan(500)
        }
    }
  })
})

/** One of each way of being outside; that the others are refused alike is the pages' test. */
const trying: readonly Kind[] = [
  'visitor',
  'outsider',
  'former',
  'steward',
  'offered',
  'unvouched',
  'steppedOut',
  'member',
]

describe('a form for what one may not see changes nothing and says what one says to an id nobody has', () => {
  const taking = Object.entries(addresses).filter(([, { forms, hiddenFrom }]) => forms && hiddenFrom)
  test.each(taking)('%s', async (pattern, { with: given = {}, hiddenFrom = [], forms = [] }) => {
    const before = await digests()
    for (const kind of hiddenFrom.filter((one) => trying.includes(one)))
      for (const { '@but': but, ...form } of forms.filter((one) => one['@but'] !== kind)) {
        const { hidden, missing } = await both((things) =>
          post(kind, pathOf(pattern, filled({ ...given, ...form }, things)), filled(form, things)),
        )
        expect({ kind, form, ...hidden }).toEqual({ kind, form, ...missing })
        // A form that is refused for its fields would have proved nothing.
        expect({ kind, form, status: hidden.status }).not.toEqual({ kind, form, status: 400 })
        expect(but).not.toBe(kind)
      }
    expect(await digests()).toEqual(before)
  })
})

describe('what the server itself answers', () => {
  const meeting = () => `/live/rooms/${the.meetings.tonight}`
  const inRoom = serverAddresses['GET /live/rooms/:meetingId']!.hiddenFrom!
  const answer = (kind: Kind, path: string) =>
    ask(kind, `${path}/answer`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ device: 'laptop' }),
    })

  test('a stream and its answers are not there for who may not enter', async () => {
    const before = await digests()
    for (const kind of inRoom) {
      const [hidden, missing] = [await get(kind, meeting()), await get(kind, `/live/rooms/${newId()}`)]
      expect({ kind, ...comparable(hidden, thingsOf(the)) }).toEqual({ kind, ...comparable(missing, {}) })
      expect({ kind, status: hidden.status }).toEqual({ kind, status: 404 })
      const told = await answer(kind, meeting())
      expect({ kind, status: told.status, body: told.body }).toEqual({ kind, status: 404, body: '' })
    }
    expect(await digests()).toEqual(before)
    for (const kind of kinds.filter((one) => !inRoom.includes(one))) {
      expect({ kind, status: (await get(kind, meeting())).status }).toEqual({ kind, status: 200 })
    }
  })

  test('a feed is its token’s, and says “your group”', async () => {
    const feed = await get('visitor', `/calendar/${the.feeds.member}.ics`)
    expect(feed.status).toBe(200)
    expect(feed.body).toContain('BEGIN:VEVENT')
    expect(feed.body).not.toMatch(/larkspur|quillfeather/i)
    for (const kind of ['outsider', 'former', 'unvouched', 'offered', 'applicant'] as const)
      expect((await get('visitor', `/calendar/${the.feeds[kind]}.ics`)).body, kind).not.toContain(
        'BEGIN:VEVENT',
      )
    const unknown = await get('visitor', `/calendar/${[...the.feeds.member!].toReversed().join('')}.ics`)
    expect([unknown.status, unknown.body]).toEqual([404, ''])
  })

  test('figures are for the machine alone, and never behind a proxy', async () => {
    const proxied = await ask('steward', '/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect([proxied.status, proxied.body.includes('colloquy')]).toEqual([404, false])
  })
})

describe('a request from another site changes nothing', () => {
  const form = () => new URLSearchParams({ caseId: the.cases.caseId, do: 'withdraw' })
  test.each<[string, Record<string, string>]>([
    ['an origin of another site', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['no origin but a cookie', {}],
    ['what a browser calls another site', { 'sec-fetch-site': 'cross-site' }],
    ['what a browser calls a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('%s', async (_, headers) => {
    const before = await digests()
    for (const path of [`/cases/${the.cases.caseId}`, `/cases/${the.cases.caseId}.data`, '/sign-out'])
      expect((await ask('presenter', path, { method: 'POST', headers, body: form() })).status).toBe(403)
    expect(await digests()).toEqual(before)
  })
})

describe('no browser stores what a signed-in person is answered', () => {
  test.each(['member', 'presenter', 'facilitator', 'applicant', 'steward'] as const)('%s', async (kind) => {
    const stored: string[] = []
    for (const [pattern, { with: given = {} }] of Object.entries(addresses)) {
      const path = pathOf(pattern, filled(given, thingsOf(the)))
      for (const asked of [path, `${path === '/' ? '/_root' : path}.data`]) {
        const { headers } = await get(kind, asked)
        if (headers.get('cache-control') !== 'no-store')
          stored.push(`${asked}: ${headers.get('cache-control')}`)
      }
    }
    expect(stored).toEqual([])
  })
})

/** Words of the scene, and for whom an answer may hold them at all. */
const readers: Record<string, readonly Kind[]> = {
  'quillfeather (title|question|happening|response|takeaway|follow-up)': [
    'member',
    'presenter',
    'facilitator',
  ],
  'quillfeather raw draft': ['presenter'],
  'quillfeather private note': ['member'],
  'quillfeather offered note': ['member', 'presenter'],
  snapdragon: ['member', 'presenter', 'facilitator', 'steppedOut'],
  foxglove: ['member', 'presenter', 'facilitator', 'steppedOut', 'former'],
  'thistledown (title|question|happening)': ['elsewhere'],
  'columbine application': ['applicant', 'declined', 'offered', 'facilitator'],
  'columbine decision': ['declined', 'offered'],
  'columbine remark': ['member'],
  'columbine picture': ['unverified', 'steward'],
  'CLB 778899': ['unverified', 'steward'],
  'Larkspur Street': ['member', 'presenter', 'facilitator', 'steppedOut'],
  'video\\.example': ['member', 'presenter', 'facilitator', 'steppedOut'],
  // Who sits in the group, and its name while it is not listed.
  '(Rae|Amara|Dan|Jo|Pia|Ruth|Sven) Quillfeather': [
    'member',
    'presenter',
    'facilitator',
    'steppedOut',
    'unsigned',
    'paused',
    'expired',
    'suspended',
    'steward',
  ],
  'Larkspur Circle': [
    'member',
    'presenter',
    'facilitator',
    'steppedOut',
    'unsigned',
    'unvouched',
    'paused',
    'expired',
    'suspended',
    'offered',
    'applicant',
    'invited',
  ],
}

/** The page that confirms a document says whose it is, to whoever holds its code. */
const isSaidInPublic = (path: string, word: string) => path.startsWith('/verify/') && word.startsWith('(Rae|')

describe('no answer holds a word that is not for its reader', () => {
  test.each(kinds)('%s', async (kind) => {
    const paths = Object.entries(addresses)
      .filter(([pattern]) => pattern !== 'sign-out')
      .map(([pattern, { with: given = {} }]) => pathOf(pattern, filled(given, thingsOf(the))))
    const [license, ...elsewhere] = [
      `/desk/outbox/${the.desk.shownMail}`,
      `/cases/${the.elsewhere.caseId}`,
      `/groups/${the.elsewhere.draftGroupId}`,
    ]
    const found: string[] = []
    for (const path of [...paths, license, ...elsewhere]) {
      const answer = await get(kind, path)
      if (answer.status >= 500) found.push(`${path}: ${answer.status}`)
      for (const [word, by] of Object.entries(readers))
        if (!by.includes(kind) && !isSaidInPublic(path, word) && new RegExp(word).test(answer.body))
          found.push(`${path}: ${word}`)
    }
    expect(found).toEqual([])
  })
})
