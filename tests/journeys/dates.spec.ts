import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser, withoutScriptsYet } from './browsers.ts'
import { complaintsOf } from './product.ts'

/** A group without a rhythm: its dates are written by hand, a wrong one is told, and the rest stays as typed. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

async function enter(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'America/Denver' })
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(rooms.urls[0] + path)
  return page
}

test('dates by hand, to the meetings they make, for both members', async ({ browser }) => {
  const page = await enter(browser, room.people[0]!, `/groups/${room.groupId}/schedule`)
  const complaints = complaintsOf(page)
  const year = Temporal.Now.plainDateISO().year + 1
  await page.getByText('Dates by hand').click()
  const days = page.locator('[name=days]')
  await days.fill(`${year}-02-31\n${year}-03-12`)
  await page.locator('[name=startsLocal]').fill('18:30')
  await page.getByRole('button', { name: 'Set these dates' }).click()
  await expect(days).toHaveAttribute('aria-invalid', 'true')
  await expect(days).toHaveValue(`${year}-02-31\n${year}-03-12`)
  await expect(page.getByText(`“${year}-02-31” cannot be read`)).toBeVisible()
  await page.locator('[name=from]').fill(`${year}-01-01`)
  await days.fill(`Mar 12\n26 March ${year} 6:30 pm\n4/9/${year}`)
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await expect(page.getByText('Mar 26').or(page.getByText('March 26')).first()).toBeVisible()
  await page.getByRole('button', { name: 'Set these dates' }).click()
  await page.waitForURL(/meetings/)
  await expect
    .poll(async () =>
      (
        await rooms.sql<{ day: string }>(
          `select to_char(starts_local, 'MM-DD HH24:MI') as day from meeting
           where group_id = $1 and starts_at > now() + interval '10 days' and state = 'planned' order by starts_at`,
          [room.groupId],
        )
      ).map(({ day }) => day),
    )
    .toEqual(['03-12 18:30', '03-26 18:30', '04-09 18:30'])
  const amara = await enter(browser, room.people[1]!, `/groups/${room.groupId}/meetings`)
  await expect(amara.getByText(/April 9|Apr 9/).first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('dates typed before the page’s scripts have come are looked at once they have', async ({ browser }) => {
  const early = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  const day = Temporal.Now.plainDateISO().add({ days: 40 })
  const page = await enter(browser, early.people[0]!, '/groups')
  const letGo = await withoutScriptsYet(page, `${rooms.urls[0]}/groups/${early.groupId}/schedule`)
  await page.getByText('Dates by hand').click()
  const days = page.locator('[name=days]')
  await days.fill(day.toLocaleString('en-US', { dateStyle: 'long' }))
  letGo()
  const shown = day.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
  await expect(page.getByText(shown).first()).toBeVisible()
  await expect(days).toHaveValue(day.toLocaleString('en-US', { dateStyle: 'long' }))
})

test('dates that cannot be looked at just now are still there', async ({ browser }) => {
  const day = Temporal.Now.plainDateISO().add({ days: 20 })
  const page = await enter(browser, room.people[0]!, `/groups/${room.groupId}/schedule`)
  await page.getByText('Dates by hand').click()
  await page.locator('[name=from]').fill(day.toString())
  await page.waitForLoadState('networkidle')
  await page.route('**/*.data*', (route) => route.fulfill({ status: 503, json: { refusal: 'away' } }))
  const days = day.toLocaleString('en-US', { dateStyle: 'long' })
  await page.locator('[name=days]').fill(days)
  const lost = page.getByText('What you typed stays here')
  await expect(lost).toBeVisible()
  await page.unroute('**/*.data*')
  await expect(lost).toBeHidden()
  const shown = day.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
  await expect(page.getByText(shown).first()).toBeVisible()
  await expect(page.locator('[name=days]')).toHaveValue(days)
})

test('while a day is typed that the form would refuse, no dates stand beside it, but why', async ({
  browser,
}) => {
  const anew = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  const page = await enter(browser, anew.people[0]!, `/groups/${anew.groupId}/schedule`)
  const complaints = complaintsOf(page)
  const aside = page.locator('section').filter({ hasText: 'The next six dates' })
  await expect(aside.locator('time').first()).toBeVisible()
  const first = page.locator('[name=from]')
  const from = await first.inputValue()
  await awake(page)
  await first.fill('2100-01-01')
  await expect(aside.getByText('From: No date ahead fits this.')).toBeVisible()
  await expect(aside.locator('time')).toHaveCount(0)
  await expect(first).toHaveValue('2100-01-01')
  await first.fill(from)
  await expect(aside.locator('time').first()).toBeVisible()
  await expect(aside.getByText('No date ahead fits this.')).toBeHidden()
  expect(complaints).toEqual([])
})

test('a day typed before the page has woken up is heard of when its field is left', async ({ browser }) => {
  const anew = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  const page = await enter(browser, anew.people[0]!, '/today')
  const letGo = await withoutScriptsYet(page, `${rooms.urls[0]}/groups/${anew.groupId}/schedule`)
  const first = page.locator('[name=from]')
  await first.fill('2100-01-01')
  letGo()
  await awake(page)
  await expect(first).toHaveValue('2100-01-01')
  await first.press('Tab')
  while (await first.evaluate((field) => field === document.activeElement)) await page.keyboard.press('Tab')
  await expect(page.getByText('From: No date ahead fits this.')).toBeVisible()
})
