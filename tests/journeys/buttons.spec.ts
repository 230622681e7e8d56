import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser, withoutScriptsYet } from './browsers.ts'

/** A button is there once it does what it says: not before the page has woken up where it takes the page's scripts. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  await rooms.sql('insert into steward (clinician_id, since) values ($1, now())', [priya().clinicianId])
})
test.afterAll(() => rooms.stop())
// Every kind of page is visited once.
test.setTimeout(300_000)

const priya = (): Person => room.people[0]!
const words = { title: 'Stuck after the second target', question: 'How do I stay with her anger?' }

async function pageOf(browser: Browser, person?: Person, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: rooms.urls[0], ...options })
  if (person) {
    const cookie = await rooms.signIn(person)
    await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  }
  return context.newPage()
}

/** What a visitor and a clinician who facilitates and is a steward may press, page by page. */
async function pages(): Promise<{ visitors: string[]; own: string[] }> {
  const caseId = await rooms.makeTurn(room, room.people[1]!, words)
  const [group, meeting] = [`/groups/${room.groupId}`, `/meetings/${room.meetingId}`]
  const under = (base: string, ...paths: string[]) => paths.map((path) => base + path)
  const charter = ['goals', 'composition', 'confidentiality', 'guidelines', 'leadership', 'commitment']
  return {
    visitors: [
      '/',
      '/sign-up',
      '/sign-in',
      '/sign-in/help',
      '/recover',
      '/verify',
      '/groups/find',
      '/nowhere',
    ],
    own: [
      ...under(
        '/',
        'today',
        'groups',
        'groups/new',
        'meetings',
        'meetings/all',
        'calendar',
        'credits',
        'cases',
      ),
      ...under('/account', '', '/recovery-codes', '/passkey', '/password', '/email'),
      ...under('/account', '/leave', '/export', '/delete'),
      ...under('/profile', '', '/work', '/week'),
      ...under('/license', '', '?new'),
      ...under(
        '/desk',
        '',
        '/people',
        '/stewards',
        '/record',
        '/outbox',
        '/network',
        '/credit',
        '/credit/new',
      ),
      ...under(group, '', '/members', '/agreement', '/agreement/amend', '/invite', '/applications', '/term'),
      ...under(
        group,
        '/record',
        '/place',
        '/schedule',
        '/meetings',
        '/cases',
        '/documents',
        '/leave',
        '/end',
      ),
      ...under(`${group}/charter/`, ...charter),
      ...under(meeting, '', '/change', '/attendance', '/room'),
      ...under('/cases/', 'stepped-out', `new?group=${room.groupId}`, caseId),
    ],
  }
}

/** What is seen, looks as if it could be pressed, and would do nothing by the browser alone. */
const idle = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    const sends = (button: Element) =>
      button instanceof HTMLButtonElement &&
      button.type === 'submit' &&
      button.form !== null &&
      button.form.getAttribute('method') !== 'dialog' &&
      button.getAttribute('aria-disabled') === null
    return [...document.querySelectorAll('button, input[type=button], [role=button], a:not([href])')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }) && !sends(button))
      .map((button) => button.outerHTML)
  })

/** Nothing is painted before its styles are there, though what is in the page can be asked about. */
const styled = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet),
  )

const heading = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toBeVisible()

test('without JavaScript no button on any page does nothing', async ({ browser }) => {
  const { visitors, own } = await pages()
  const found: Record<string, string[]> = {}
  const look = async (page: Page, path: string) => {
    await heading(page)
    const buttons = await idle(page)
    if (buttons.length > 0) found[path] = buttons
  }
  const visitor = await pageOf(browser, undefined, { javaScriptEnabled: false })
  for (const path of visitors) {
    await visitor.goto(path, { waitUntil: 'domcontentloaded' })
    await look(visitor, path)
  }
  const page = await pageOf(browser, priya(), { javaScriptEnabled: false })
  for (const path of own) {
    const answer = await page.goto(path, { waitUntil: 'domcontentloaded' })
    expect(answer!.status(), path).toBe(200)
    await look(page, path)
  }
  // What can be copied by a press with scripts stands there to be selected.
  await page.goto('/calendar')
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.locator('main input[readonly]')).toBeVisible()
  await look(page, 'a link to copy')
  await page.goto('/account/recovery-codes')
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible()
  await look(page, 'codes to copy')
  expect(found).toEqual({})
})

test('while a page sleeps no button on it does nothing either', async ({ browser }) => {
  const found: Record<string, string[]> = {}
  const own = ['/account/passkey', '/account/password', '/profile/work', '/profile/week', '/license?new']
  const paths = { visitor: ['/sign-in', '/sign-up', '/groups/find'], clinician: own }
  for (const [who, its] of Object.entries(paths)) {
    const page = await pageOf(browser, who === 'visitor' ? undefined : priya())
    await page.route('**/assets/*.js', () => {})
    for (const path of its) {
      await page.goto(path, { waitUntil: 'commit' })
      await heading(page)
      await styled(page)
      const buttons = await idle(page)
      if (buttons.length > 0) found[path] = buttons
    }
  }
  expect(found).toEqual({})
})

test('the button that shows a password comes when it does so, and moves nothing', async ({ browser }) => {
  const page = await pageOf(browser)
  const letGo = await withoutScriptsYet(page, '/sign-in')
  const password = page.locator('[name=password]')
  const show = page.getByRole('button', { name: 'Show' })
  await expect(password).toBeVisible()
  await expect(show).toHaveCount(0)
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main *')].map((part) => part.getBoundingClientRect().toJSON()),
    )
  await page.evaluate(() => document.fonts.ready)
  const before = await places()
  await password.fill('a quiet lamp on the stairs')
  letGo()
  await awake(page)
  await expect(show).toBeVisible()
  expect(await places()).toEqual(before)
  await show.click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(password).toHaveValue('a quiet lamp on the stairs')
})

test('an address and codes to copy are so by a press once the page is awake', async ({ browser }) => {
  const page = await pageOf(browser, priya())
  await page.context().grantPermissions(['clipboard-write', 'clipboard-read'])
  await page.goto('/account/recovery-codes')
  await awake(page)
  await page.getByRole('main').getByRole('button').first().click()
  const first = await page
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .first()
    .innerText()
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(first)
})
