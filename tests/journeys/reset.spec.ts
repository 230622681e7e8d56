import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { watchBrowser } from './browsers.ts'
import { expectAccessible } from './product.ts'

/**
 * Amara has lost every way in. A steward makes a link for her; with it she is signed in, and her group is one she has
 * never heard of, until Priya, who knows her, says that it is her.
 */
let rooms: Rooms
let room: Room
let sofia: Person
const path = () => `/groups/${room.groupId}`
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei', 'Dan Whitlock'])
  sofia = (await rooms.makeRoom(['Sofia Marin', 'Rae Torres'])).people[0]!
  await rooms.sql('insert into steward (clinician_id, since) values ($1, now())', [sofia.clinicianId])
})
test.afterAll(() => rooms.stop())

async function enter(browser: Browser, person: Person, to: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: rooms.urls[0]! })
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(to)
  return page
}

test('a member who lost everything is in again once somebody of the group vouches', async ({ browser }) => {
  const [priya, amara] = room.people as [Person, Person]
  const before = await enter(browser, amara, path())
  await expect(before.getByRole('heading', { level: 1 })).toHaveText('Thursday Trauma Consult')

  const desk = await enter(browser, sofia, '/desk/people?name=Amara')
  await desk
    .getByRole('main')
    .getByRole('link', { name: /^Reset/ })
    .click()
  await desk.getByLabel('How did you make sure who it is?').fill('She came to the office with her license.')
  await desk.getByRole('button', { name: 'Reset and show the link' }).click()
  const link = await desk.getByLabel('Link for a new password').inputValue()
  await expectAccessible(desk)
  await before.goto('/today')
  await expect(before).toHaveURL(/sign-in/)

  const again = await (await browser.newContext({ baseURL: rooms.urls[0]! })).newPage()
  await again.goto(link)
  await again.locator('[name=password]').fill('a lantern on the far side of the lake')
  await again.getByRole('main').locator('form button').last().click()
  await again.waitForURL(/account/)
  await again.goto('/groups')
  await expect(again.getByText('One of your groups is shut')).toBeVisible()
  await expect(again.getByText('Thursday Trauma Consult')).toHaveCount(0)
  await expectAccessible(again)
  for (const inside of [path(), `${path()}/members`, `/meetings/${room.meetingId}`])
    expect((await again.goto(inside))!.status(), inside).toBe(404)
  await again.goto(link)
  await expect(again.locator('[name=password]')).toHaveCount(0)

  const known = await enter(browser, priya, '/today')
  await known.getByRole('link', { name: 'Vouch' }).click()
  await expectAccessible(known)
  await known.getByRole('button', { name: 'Yes, this is the person I know' }).click()
  await expect(known.getByRole('button', { name: 'Yes, this is the person I know' })).toHaveCount(0)

  await again.goto(path())
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('Thursday Trauma Consult')
  await again.goto(`${path()}/members`)
  await expect(again.getByText('Priya Raman')).toBeVisible()
})
