import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser, withoutScriptsYet } from './browsers.ts'

/** What is chosen on a page whose scripts are still on their way is kept, and the page follows it once it wakes up. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

/** Priya's page at this address; `act` is done before it wakes up. */
async function early(browser: Browser, path: string, act: (page: Page) => Promise<void>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(room.people[0]!)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  const letGo = await withoutScriptsYet(page, rooms.urls[0] + path)
  await act(page)
  letGo()
  await awake(page)
  return page
}

test('hours ticked before the week can be painted are painted, and saved', async ({ browser }) => {
  const page = await early(browser, '/profile/week', async (asleep) => {
    await asleep.getByRole('checkbox', { name: 'Friday, 10 AM' }).check()
  })
  const hours = page.locator('input[name=week]')
  await expect(page.locator('[data-cell="212"]')).toBeVisible()
  await expect(hours.last()).toHaveValue('212-213')
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await awake(page)
  await expect(hours.last()).toHaveValue('212-213')
})

test('chips ticked before are counted', async ({ browser }) => {
  const page = await early(browser, '/profile/work', async (asleep) => {
    await asleep.locator('[name=approaches][value=gestalt]').check({ force: true })
  })
  await expect(page.getByText(/chosen: .*Gestalt/)).toBeVisible()
  await expect(page.locator('[name=approaches][value=gestalt]')).toBeChecked()
})

test('the next dates follow a rhythm that was chosen before', async ({ browser }) => {
  const page = await early(browser, `/groups/${room.groupId}/schedule`, async (asleep) => {
    await asleep.locator('[name=cadence][value=weekly]').check({ force: true })
    await asleep.locator('[name=weekday]').selectOption('2')
  })
  const aside = page.locator('section').filter({ hasText: 'The next six dates' })
  await expect(aside.getByText(/Tuesday/).first()).toBeVisible()
  await expect(page.locator('[name=cadence][value=weekly]')).toBeChecked()
  await expect(page.locator('[name=weekday]')).toHaveValue('2')
})

test('the charter beside its form follows a goal that was chosen before', async ({ browser }) => {
  const page = await early(browser, `/groups/${room.groupId}/charter/goals`, async (asleep) => {
    await expect(asleep.locator('aside')).not.toContainText('Supervision')
    await asleep.locator('[name=goal][value=supervision]').check({ force: true })
  })
  await expect(page.locator('aside')).toContainText('Supervision')
  await expect(page.locator('[name=goal][value=supervision]')).toBeChecked()
})

test('a file chosen before that is too large is left out and said so', async ({ browser }) => {
  const large = { name: 'license.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 * 1024 * 1024) }
  const page = await early(browser, '/license?new', async (asleep) => {
    await asleep.locator('[name=file]').setInputFiles(large)
  })
  await expect(page.getByText('This file is larger than 10 MB and was left out.')).toBeVisible()
})

test('a form that came back whole says that its file has to be chosen again', async ({ browser }) => {
  const small = { name: 'license.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  const again = 'The file did not come back with the page. Please choose it again.'
  const page = await early(browser, '/license?new', async (asleep) => {
    await asleep.locator('[name=number]').fill('')
    await asleep.locator('[name=file]').setInputFiles(small)
    await asleep.getByRole('button', { name: 'Send to a steward' }).click()
    await expect(asleep.getByText(again)).toBeVisible()
  })
  await expect(page.getByText(again)).toBeVisible()
  await page.locator('[name=file]').setInputFiles(small)
  await expect(page.getByText(again)).toBeHidden()
  await page.getByRole('button', { name: 'Send to a steward' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.getByText(again)).toBeHidden()
})
