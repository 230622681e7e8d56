import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, expect, type Locator, type Page, type Route, test } from '@playwright/test'
import { endSessions } from '#platform/accounts/sessions'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser } from './browsers.ts'
import { openedToCase } from './liveroom.ts'
import { expectAccessible } from './product.ts'

/** Words sent while nobody can take them: the server is away, or a database behind it. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1, { mayPause: true })
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

async function browserOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** What the form needs besides words. */
async function chooseWork(page: Page): Promise<void> {
  await page.locator('[name=approaches][value=relational]').check({ force: true })
  await page.locator('[name=languages][value=en]').check({ force: true })
}

/** Posts of scripts are answered by `answer`; the function it gives lets them through again. */
async function whileNobodyTakes(page: Page, answer: (route: Route) => Promise<void>) {
  const meets = (route: Route) => (route.request().method() === 'POST' ? answer(route) : route.continue())
  await page.route('**/*.data*', meets)
  return () => page.unroute('**/*.data*', meets)
}

const words = 'I work slowly with grief.\n\n“Übergänge”, 悲しみ & <b>loss</b>.'

test.describe('a form sent by a page with scripts', () => {
  for (const [what, status, body] of [
    ['the database is away', 503, JSON.stringify({ refusal: 'away' })],
    ['the server starts again', 503, 'starting'],
    ['a proxy finds nobody', 502, '<h1>Bad Gateway</h1>'],
    ['a proxy waits in vain', 504, ''],
    ['nothing answers', undefined, undefined],
  ] as const)
    test(`${what}: its words are on the page and go from there`, async ({ browser }) => {
      const page = await browserOf(browser, room.people[0]!)
      await page.goto(`${rooms.urls[0]}/profile/work`)
      await awake(page)
      await chooseWork(page)
      await page.getByLabel('A few words about you').fill(words)
      const letThrough = await whileNobodyTakes(page, (route) =>
        status ? route.fulfill({ status, body }) : route.abort('connectionrefused'),
      )
      // Where the page of a failure brings its styles anew, it stands there without any until they have come.
      await page.locator('link[rel=stylesheet]').evaluate((link) => link.setAttribute('id', 'styles'))
      await page.getByRole('button', { name: /Save/ }).click()
      if (status)
        await expect(page.getByRole('heading', { name: 'Colloquy is away for a moment' })).toBeVisible()
      const kept = page.getByLabel('What you wrote')
      await expect(kept).toHaveValue(words)
      await expect(page.locator('#styles')).toBeAttached()
      await expectAccessible(page)
      await kept.fill(`${words} More.`)
      await letThrough()
      await page.getByRole('button', { name: 'Send again' }).click()
      await page.waitForURL(/\/profile/)
      await page.goto(`${rooms.urls[0]}/profile/work`)
      await expect(page.getByLabel('A few words about you')).toHaveValue(`${words} More.`)
    })
})

test('what was answered is not shown with a later failure', async ({ browser }) => {
  const page = await browserOf(browser, room.people[1]!)
  await page.goto(`${rooms.urls[0]}/profile/work`)
  await awake(page)
  await chooseWork(page)
  await page.getByLabel('A few words about you').fill(words)
  await page.getByRole('button', { name: /Save/ }).click()
  await expect(page.getByRole('button', { name: 'Send again' })).toBeHidden()
  await page.waitForURL((url) => url.pathname !== '/profile/work' || url.search !== '')
  await page.route('**/*.data*', (route) => route.fulfill({ status: 503, json: { refusal: 'away' } }))
  await page.getByRole('link', { name: 'Groups' }).first().click()
  await expect(page.getByRole('heading', { name: 'Colloquy is away for a moment' })).toBeVisible()
  await expect(page.getByLabel('What you wrote')).toHaveCount(0)
})

/** The live room with a case that is open, and the field for one's own note. */
async function roomWithNote(browser: Browser, evening: Room): Promise<{ page: Page; note: Locator }> {
  const turn = { title: 'Stuck after the second target', question: 'How do I stay with her anger?' }
  await rooms.makeTurn(evening, evening.people[1]!, turn)
  const page = await browserOf(browser, evening.people[0]!)
  await page.goto(`${rooms.urls[0]}/meetings/${evening.meetingId}/room`)
  const note = await openedToCase(page)
  await expect(note).toBeVisible()
  return { page, note }
}

test('a paused database: the room says so and keeps what is typed; it and the dates of a rhythm come back by themselves', async ({
  browser,
}) => {
  const { page, note } = await roomWithNote(browser, room)
  const letThrough = await whileNobodyTakes(page, (route) =>
    route.fulfill({ status: 503, json: { refusal: 'away' } }),
  )
  await note.fill('What if the lateness')
  await expect(page.getByText('Not saved')).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  await (await asked).dismiss()
  await expect(note).toHaveValue('What if the lateness')
  await letThrough()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  const dates = await page.context().newPage()
  await dates.goto(`${rooms.urls[0]}/groups/${room.groupId}/schedule`)
  await awake(dates)
  const shown = dates.getByRole('heading', { name: 'The next six dates' }).locator('xpath=../..')
  const before = await shown.innerText()
  await page.bringToFront()
  rooms.wire!.fallSilent()
  await dates.locator('[name=startsLocal]').fill('07:15')
  await note.fill('What if the lateness is the repair?')
  // A device is asked within ten seconds, a new connection is waited for another ten, a question under way for forty.
  const isRefused = page.waitForResponse(
    (answer) => answer.url().includes('/live/') && answer.status() === 503,
    { timeout: 60_000 },
  )
  await expect(page.getByText('Connection lost')).toBeVisible()
  await expect(dates.getByText('What you typed stays here')).toBeVisible()
  await isRefused
  await expect(note).toHaveValue('What if the lateness is the repair?')
  rooms.wire!.goOn()
  await expect(page.getByText('Connection lost')).toBeHidden()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(note).toHaveValue('What if the lateness is the repair?')
  await expect(dates.getByText('What you typed stays here')).toBeHidden()
  await expect(shown).not.toHaveText(before)
  await expect(dates.locator('[name=startsLocal]')).toHaveValue('07:15')
})

test('a link waits until a note is saved, and asks first where nobody takes it', async ({ browser }) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const { page, note } = await roomWithNote(browser, evening)
  const address = page.url()
  const groups = page.getByRole('link', { name: 'Groups', exact: true }).first()
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await dialog.dismiss()
  })
  await page.context().setOffline(true)
  await note.fill('What if the lateness')
  await groups.click()
  await expect.poll(() => asked).toEqual(['Your note is not saved. Leave the room without it?'])
  await expect(page).toHaveURL(address)
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.context().setOffline(false)
  // The server answers, and what is behind it does not take the note.
  const letThrough = await whileNobodyTakes(page, (route) =>
    route.fulfill({ status: 503, json: { refusal: 'away' } }),
  )
  await note.fill('What if the lateness is')
  await groups.click()
  await expect.poll(() => asked).toHaveLength(2)
  await expect(note).toHaveValue('What if the lateness is')
  await expect(page).toHaveURL(address)
  await letThrough()
  await note.fill('What if the lateness is the repair?')
  await groups.click()
  await expect(page.getByRole('heading', { name: 'Your groups' })).toBeVisible()
  await page.goBack()
  await expect(note).toHaveValue('What if the lateness is the repair?')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await groups.click()
  await expect(page.getByRole('heading', { name: 'Your groups' })).toBeVisible()
  expect(asked).toHaveLength(2)
})

test('a note is saved once it is taken: nothing else is asked for that might not come', async ({
  browser,
}) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const { page, note } = await roomWithNote(browser, evening)
  // The answer to a question no note depends on never comes.
  await page.route('**/*.data*', async (route) => {
    if (route.request().method() === 'POST') await route.continue()
  })
  await note.fill('What if the lateness is the repair?')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

test('what a press asked for comes, though a note is saved meanwhile', async ({ browser }) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const { page, note } = await roomWithNote(browser, evening)
  const saving = Promise.withResolvers<void>()
  const isSaved = Promise.withResolvers<void>()
  await page.route('**/room.data*', async (route) => {
    if (!route.request().postData()?.includes('form=note')) return route.fallback()
    saving.resolve()
    await isSaved.promise
    await route.continue()
  })
  await note.fill('What if the lateness is the repair?')
  await saving.promise
  const held = await wordsHeld(page)
  await page.getByRole('button', { name: 'Offer to Lena' }).click()
  await held.asked
  isSaved.resolve()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  held.fail((route) => route.continue())
  await expect(page.getByRole('heading', { name: 'Offered' })).toBeVisible()
  await expect(note).toHaveValue('')
})

test('dates are shown while one types: nothing else is asked for that might not come', async ({
  browser,
}) => {
  const page = await browserOf(browser, room.people[0]!)
  await page.goto(`${rooms.urls[0]}/groups/${room.groupId}/schedule`)
  await awake(page)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('.data')) asked.push(request.method())
  })
  const begins = page.locator('[name=startsLocal]')
  const shown = page.getByRole('heading', { name: 'The next six dates' }).locator('xpath=../..')
  for (const [typed, seen] of [
    ['07:15', '7:15'],
    ['08:45', '8:45'],
  ] as const) {
    await begins.fill(typed)
    await expect(shown).toContainText(seen)
  }
  await expect(begins).toHaveValue('08:45')
  expect(new Set(asked)).toEqual(new Set(['POST']))
})

test('a room’s earlier answer that arrives later takes nothing away that came since', async ({ browser }) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh', 'Dan Kim'])
  const turn = { title: 'Stuck after the second target', question: 'How do I stay with her anger?' }
  await rooms.makeTurn(evening, evening.people[1]!, turn)
  const rae = await browserOf(browser, evening.people[0]!)
  const dan = await browserOf(browser, evening.people[2]!)
  await rae.goto(`${rooms.urls[0]}/meetings/${evening.meetingId}/room`)
  await rae.getByRole('button', { name: 'Open the room' }).click()
  const next = rae.getByRole('button', { name: /^(Next|Begin with)/ })
  await next.click()
  await next.click()
  await dan.goto(`${rooms.urls[0]}/meetings/${evening.meetingId}/room`)
  const open = dan.getByRole('button', { name: 'I don’t recognize this client' })
  await expect(open).toBeVisible()
  await awake(dan)
  const answered = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const hold = async (route: Route) => {
    const response = await route.fetch()
    answered.resolve()
    await held.promise
    await route.fulfill({ response })
  }
  await dan.route('**/room.data*', hold, { times: 1 })
  await next.click()
  await answered.promise
  await open.click()
  const note = dan.getByLabel('Note')
  await note.fill('Whose silence is it?')
  const arrived = dan.waitForResponse((answer) => answer.request().method() === 'GET')
  held.resolve()
  await arrived
  await expect(dan.getByText('Saved', { exact: true })).toBeVisible()
  await expect(note).toHaveValue('Whose silence is it?')
})

/** Whoever asks here gets the beginning of an answer. */
const answers = createServer((_, answer) => {
  answer.writeHead(200, { 'Content-Length': 1000 })
  answer.write('[', () => answer.destroy())
})
test.beforeAll(() => new Promise<void>((ready) => answers.listen(0, '127.0.0.1', ready)))
test.afterAll(() => answers.close())

/** What may become of a request that nobody takes just now. */
const failures: Record<string, (route: Route) => Promise<void>> = {
  'the line is gone': (route) => route.abort('internetdisconnected'),
  'the database is away': (route) => route.fulfill({ status: 503, json: { refusal: 'away' } }),
  'a proxy finds nobody': (route) => route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' }),
  'an answer breaks off': (route) => {
    const { port } = answers.address() as AddressInfo
    return route.continue({ url: `http://127.0.0.1:${port}/` })
  },
}

/** The next time that this page asks for its words: `asked` once it does; it waits until `fail` says what becomes of it. */
async function wordsHeld(page: Page) {
  const asked = Promise.withResolvers<void>()
  const failing = Promise.withResolvers<(route: Route) => Promise<void>>()
  let isHeld = false
  await page.route('**/room.data*', async (route) => {
    if (isHeld || route.request().method() === 'POST') return route.fallback()
    isHeld = true
    asked.resolve()
    const fail = await failing.promise
    await fail(route)
  })
  return { asked: asked.promise, fail: failing.resolve }
}

/** A room in which a pause was asked for; the words that are asked for then are held. */
async function pausing(browser: Browser) {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const { page, note } = await roomWithNote(browser, evening)
  const held = await wordsHeld(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  await held.asked
  return { evening, page, note, held }
}

test.describe('the room stays, with what is typed, where its words cannot come just now; they are asked for again', () => {
  test('after a form of its own', async ({ browser }) => {
    const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
    const { page, note } = await roomWithNote(browser, evening)
    await page.reload()
    await awake(page)
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      if (pathname.endsWith('.data')) asked.push(`${request.method()} ${pathname.split('/').at(-1)}${search}`)
    })
    let press = 'Pause'
    for (const [what, fail] of Object.entries(failures))
      await test.step(what, async () => {
        const held = await wordsHeld(page)
        await page.getByRole('button', { name: press }).click()
        await held.asked
        await staysThrough(page, note, what, () => held.fail(fail))
        press = press === 'Pause' ? 'Resume' : 'Pause'
        await expect(page.getByRole('button', { name: press })).toBeVisible()
      })
    // The first page was complete, and one request asks for all that the page shows.
    expect(asked.slice(0, 2)).toEqual(['POST room.data', 'GET room.data'])
  })

  test('where the evening went on', async ({ browser }) => {
    const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh', 'Dan Kim'])
    const { page: rae } = await roomWithNote(browser, evening)
    const dan = await browserOf(browser, evening.people[2]!)
    await dan.goto(rae.url())
    await awake(dan)
    await dan.getByRole('button', { name: 'I don’t recognize this client' }).click()
    const note = dan.getByLabel('Note')
    await expect(note).toBeVisible()
    for (const [what, fail] of Object.entries(failures))
      await test.step(what, async () => {
        const held = await wordsHeld(dan)
        await rae.getByRole('button', { name: /^Next/ }).click()
        await held.asked
        await staysThrough(dan, note, what, () => held.fail(fail))
      })
  })

  test('a whole line that is gone, and comes back', async ({ browser }) => {
    const { page, note, held } = await pausing(browser)
    await page.context().setOffline(true)
    await note.fill('What if the lateness is the repair?')
    held.fail(failures['the line is gone']!)
    await expect(page.getByText('Not saved yet')).toBeVisible()
    await expect(note).toHaveValue('What if the lateness is the repair?')
    const words = wordsOf(page)
    await page.context().setOffline(false)
    await words
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(note).toHaveValue('What if the lateness is the repair?')
  })

  test('who is signed out by then is at the door', async ({ browser }) => {
    const { evening, page, note, held } = await pausing(browser)
    await endSessions(evening.people[0]!.clinicianId)
    held.fail(failures['the database is away']!)
    await expect(page).toHaveURL(/\/sign-in/)
    await expect(note).toHaveCount(0)
  })

  test('another room is not shown in its place', async ({ browser }) => {
    const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
    const other = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
    const { page, note } = await roomWithNote(browser, evening)
    const held = await wordsHeld(page)
    // As a link to it would lead there.
    await page.evaluate((to) => {
      history.pushState({ ...history.state, idx: history.state.idx + 1 }, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
    }, `/meetings/${other.meetingId}/room`)
    await held.asked
    held.fail(failures['the database is away']!)
    await expect(page.getByRole('heading', { name: 'Colloquy is away for a moment' })).toBeVisible()
    await expect(note).toHaveCount(0)
  })
})

const wordsOf = (page: Page) =>
  page.waitForResponse(
    (answer) =>
      answer.url().includes('room.data') && answer.request().method() === 'GET' && answer.status() === 200,
  )

/** Types, has what was asked for fail, and waits until it has come after all: the same field is there all the while. */
async function staysThrough(page: Page, note: Locator, words: string, fail: () => void): Promise<void> {
  await note.fill(words)
  await note.evaluate((field) => field.setAttribute('data-typed-in', ''))
  const asked = wordsOf(page)
  fail()
  await asked
  await expect(page.locator('[data-typed-in]')).toHaveValue(words)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

test('a room that finds nobody again and again says so, until somebody answers', async ({ browser }) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const page = await browserOf(browser, evening.people[0]!)
  // Each attempt fails within the seconds that one alone is granted.
  await page.route('**/live/**', (route) => route.abort('connectionrefused'))
  await page.goto(`${rooms.urls[0]}/meetings/${evening.meetingId}/room`)
  await expect(page.getByText('Connection lost')).toBeVisible()
  await page.getByRole('button', { name: 'Open the room' }).click()
  await expect(page.getByText('Not sent: there was no connection')).toBeVisible()
  await page.unrouteAll()
  await expect(page.getByText('Connection lost')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Open the room' })).toBeVisible()
})

test('a press in the room that finds nobody is said beside its button: the room stays', async ({
  browser,
}) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const page = await browserOf(browser, evening.people[0]!)
  await page.goto(`${rooms.urls[0]}/meetings/${evening.meetingId}/room`)
  await awake(page)
  // As with a process that is gone: its files are gone, too.
  for (const pattern of ['**/*.data*', '**/assets/**'])
    await page.route(pattern, (route) => route.abort('connectionrefused'))
  await page.getByRole('button', { name: 'Open the room' }).click()
  await expect(page.getByText('No answer came just now')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thursday Trauma Consult')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Open the room' }).click()
  await expect(page.getByRole('button', { name: 'Begin with check-in' })).toBeVisible()
})

test('a page that could not be looked at comes by itself when it can', async ({ browser }) => {
  const page = await browserOf(browser, room.people[0]!)
  await page.goto(`${rooms.urls[0]}/profile`)
  await awake(page)
  rooms.wire!.fallSilent()
  await page.getByRole('link', { name: 'Groups' }).first().click()
  // Where no connection was idle at that moment, the server waits its ten seconds for a new one.
  const away = page.getByRole('heading', { name: 'Colloquy is away for a moment' })
  await expect(away).toBeVisible({ timeout: 20_000 })
  rooms.wire!.goOn()
  await expect(page.getByRole('heading', { name: 'Your groups' })).toBeVisible()
})

test('a room outlasts a server that starts again, and goes on by itself', async ({ browser }) => {
  const evening = await rooms.makeRoom(['Rae Torres', 'Lena Marsh'])
  const address = `${rooms.urls[0]}/meetings/${evening.meetingId}/room`
  const [rae, lena] = [
    await browserOf(browser, evening.people[0]!),
    await browserOf(browser, evening.people[1]!),
  ]
  // As it is from the first breath to the last step of a start: alive, and not ready.
  const starting = (route: Route) => route.fulfill({ status: 503, body: 'starting' })
  let asked = 0
  lena.on('request', (request) => {
    if (request.url().endsWith('/readyz')) asked++
  })
  for (const pattern of ['**/live/**', '**/*.data*', '**/readyz']) await lena.route(pattern, starting)
  await lena.goto(address)
  await expect.poll(() => asked).toBeGreaterThan(1)
  await expect(lena.getByRole('heading', { name: 'Colloquy is away for a moment' })).toHaveCount(0)
  await lena.unrouteAll()
  await rae.goto(address)
  await rae.getByRole('button', { name: 'Open the room' }).click()
  await rae.getByRole('button', { name: /^(Next|Begin with)/ }).click()
  await expect(lena.getByRole('img', { name: /^Check-in/ })).toBeVisible()
})
