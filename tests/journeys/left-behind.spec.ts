import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { canary, lookIn } from '../walls/canary.ts'
import { livePlanted, onPurpose, type Planted, passwordOf } from '../walls/planting.ts'
import { type Running, startRunning } from '../walls/running.ts'

/**
 * confidentiality.md, canaries: the browser's storage after signing out. A member reads a case and writes a draft at a
 * computer that others use; afterwards everything the browser kept is searched, to the files of its profile.
 */
let run: Running
let planted: Planted
let profile: string
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  run = await startRunning()
  planted = await livePlanted(run)
  profile = mkdtempSync(join(tmpdir(), 'colloquy-profile-'))
})
test.afterAll(async () => {
  await run.stop()
  if (profile) rmSync(profile, { recursive: true, force: true })
})

/** Local and session storage, databases, caches, cookies that scripts see, what the history remembers. */
async function storageOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
      window.name,
    ]
    for (const { name } of await indexedDB.databases()) kept.push(['database', name])
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        kept.push([name, request.url, await (await caches.match(request))?.text()])
    return JSON.stringify(kept)
  })
}

/** The charter of a listed group, which the page behind the Back button shows to every visitor. */
const isPublic = /^(Goals|Guidelines|Leadership|Confidentiality)\./

const fields = (found: ReturnType<typeof lookIn>) => [
  ...new Set(
    found.filter(({ field }) => field !== onPurpose).map(({ place, field }) => `${place}: ${field}`),
  ),
]

async function atWork(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${run.url}/sign-in?next=/today`)
  await page.fill('[name=email]', 'priya@example.org')
  await page.fill('[name=password]', passwordOf('priya'))
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/today/)
  for (const path of [
    '/groups',
    `/groups/${planted.groupId}`,
    `/groups/${planted.groupId}/place`,
    '/license',
    '/cases',
    `/cases/${planted.caseId}`,
    `/meetings/${planted.meetingId}/room`,
    `/groups/${planted.groupId}/documents`,
  ])
    await page.goto(run.url + path)
  await page.goto(`${run.url}/cases/${planted.caseId}`)
  await expect(page.getByText(canary('SaveDraft.question')).first()).toBeVisible()
  const [draft] = await run.owner<{ id: string }>('select id from case_draft')
  await page.goto(`${run.url}/cases/drafts/${draft!.id}`)
  const saved = page.waitForResponse((answer) => answer.url().includes('/save') && answer.ok())
  const editor = page.locator('[name=happening]').first()
  await expect(editor).toContainText(canary('SaveDraft.happening, unshared'))
  await editor.focus()
  await page.keyboard.type(` And then ${canary('SaveDraft.happening, typed in a browser')} came. `)
  await saved
  return page
}

/** Going back may be answered by another address: while the page changes there is no markup to read. */
async function settledMarkup(page: Page): Promise<string> {
  let markup: string | undefined
  await expect
    .poll(async () => {
      await page.waitForLoadState('load')
      markup = await page.content().catch(() => undefined)
      return markup !== undefined
    })
    .toBe(true)
  return markup!
}

test('nothing is left in what scripts can read, nor behind the Back button', async () => {
  const browser = await chromium.launchPersistentContext(profile, test.info().project.use.launchOptions)
  try {
    const page = await atWork(browser)
    await page.evaluate((word) => localStorage.setItem('on purpose', word), canary('SaveDraft.title'))
    expect(fields(lookIn('storage', await storageOf(page)))).toEqual(['storage: SaveDraft.title'])
    await page.goto(`${run.url}/today`)
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.waitForURL((url) => url.pathname === '/')
    expect(fields(lookIn('storage', await storageOf(page)))).toEqual([])
    const cookies = await browser.cookies()
    expect(cookies.filter(({ name }) => /session/.test(name))).toEqual([])
    expect(fields(lookIn('cookies', JSON.stringify(cookies)))).toEqual([])
    for (let steps = 0; steps < 4; steps++) {
      await page.goBack().catch(() => null)
      expect(fields(lookIn(page.url(), await settledMarkup(page)))).toEqual([])
    }
  } finally {
    await browser.close()
  }
})

test('nothing is left in the files of the browser’s profile: caches, history, forms', () => {
  const found = new Set<string>()
  let files = 0
  for (const name of readdirSync(profile, { recursive: true, encoding: 'utf8' })) {
    const file = join(profile, name)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue
    files += 1
    for (const { field, form } of lookIn(name, readFileSync(file)))
      if (field !== onPurpose && !isPublic.test(field)) found.add(`${name}: ${field} (${form})`)
  }
  expect(files).toBeGreaterThan(20)
  expect([...found]).toEqual([])
})
