import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, upgraded, watchBrowser } from './browsers.ts'

/** Colloquy was upgraded while a page stood open: its files have other names by then. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

/** A page of Priya's that is awake. */
async function opened(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(room.people[0]!)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(rooms.urls[0] + path)
  await awake(page)
  return page
}

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const pathOf = (page: Page) => new URL(page.url()).pathname

test('a link leads where it leads, as a whole page, and so does Back', async ({ browser }) => {
  const page = await opened(browser, '/profile/work')
  const documents = await upgraded(page)
  await link(page, 'Groups').click()
  await expect(heading(page)).toHaveText('Your groups')
  expect(pathOf(page)).toBe('/groups')
  expect(documents).toEqual(['/groups'])
  await awake(page)
  await page.goBack()
  await expect(page.getByLabel('A few words about you')).toBeVisible()
  expect(pathOf(page)).toBe('/profile/work')
})

test('a form that is taken leads on to the page it leads to', async ({ browser }) => {
  const page = await opened(browser, `/cases/new?group=${room.groupId}`)
  const documents = await upgraded(page)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await expect(page.getByLabel('What is happening', { exact: true })).toBeVisible()
  expect(documents).toEqual([pathOf(page)])
  const drafts = await rooms.sql('select 1 from case_draft')
  expect(drafts).toHaveLength(1)
})

test('a form that is refused comes back with what was typed, and says why', async ({ browser }) => {
  const page = await opened(browser, '/profile/work')
  await page.getByLabel('A few words about you').fill('I work slowly.\n\nWith “grief” & loss.')
  for (const name of ['approaches', 'languages'])
    for (const box of await page.locator(`[name=${name}]:checked`).all()) await box.uncheck({ force: true })
  await upgraded(page)
  await page.getByRole('button', { name: /Save/ }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByLabel('A few words about you')).toHaveValue('I work slowly.\n\nWith “grief” & loss.')
})

test('a refused form with a file says that it has to be chosen again, and keeps the rest', async ({
  browser,
}) => {
  const page = await opened(browser, '/license?new')
  await page.locator('[name=number]').fill('')
  await page.locator('[name=body]').fill('Board “of” Counselors')
  await page
    .locator('[name=file]')
    .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 a scan') })
  await upgraded(page)
  await page.locator('form:has([name=file]) button[type=submit]').click()
  await expect(page.getByText('Please choose it again')).toBeVisible()
  await expect(page.locator('[name=body]')).toHaveValue('Board “of” Counselors')
})

test('what only the upgraded server understands comes whole from it', async ({ browser }) => {
  const page = await opened(browser, '/groups')
  await link(page, 'Today').click()
  await expect(heading(page)).toHaveText(/Priya/)
  const documents = await upgraded(page)
  await page.route('**/groups.data*', (route) => route.fulfill({ body: 'as written by another release' }))
  await link(page, 'Groups').click()
  await expect(heading(page)).toHaveText('Your groups')
  expect(documents).toEqual(['/groups'])
})

test('who is asked and stays, since the last words are not saved, gets on by the next press', async ({
  browser,
}) => {
  const page = await opened(browser, `/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/drafts/)
  const address = page.url()
  await page.route('**/save', (route) => route.abort('connectionrefused'))
  const happening = page.getByLabel('What is happening', { exact: true })
  await happening.fill('She is silent. I wait.')
  const documents = await upgraded(page)
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    if (dialog.type() === 'beforeunload') await dialog.dismiss()
    else await dialog.accept()
  })
  await link(page, 'Groups').click()
  await expect.poll(() => asked).toEqual(['confirm', 'beforeunload'])
  await expect(happening).toHaveValue('She is silent. I wait.')
  await page.unroute('**/save')
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  await link(page, 'Groups').click()
  await expect(heading(page)).toHaveText('Your groups')
  expect(asked).toHaveLength(2)
  await page.goto(address)
  await expect(happening).toHaveValue('She is silent. I wait.')
  expect(documents.at(0)).toBe('/groups')
})
