import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, expect, type Page, type Route, test } from '@playwright/test'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser, withoutScriptsYet } from './browsers.ts'

/** What somebody is typing is never taken from them by an answer that comes meanwhile. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
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

const happening = (page: Page) => page.getByLabel('What is happening', { exact: true })
const found = (page: Page, words: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('deletion') })
    .filter({ hasText: words })

/** A draft with words in two texts, saved; its page not open any more. */
async function savedDraft(page: Page): Promise<string> {
  await page.goto(`${rooms.urls[0]}/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.getByLabel('What do you want help with?').fill('How do I answer when she calls 303-555-0142?')
  const words = 'She is Marisol Echeverría and calls 303-555-0199. Marisol asks for 303-555-0199.'
  await happening(page).fill(words)
  await expect(found(page, '303-555-0142')).toBeVisible()
  await expect(happening(page)).toHaveValue(words)
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  const address = page.url()
  await page.goto('about:blank')
  return address
}

test('a draft left in the middle of a word, by a link or another address, has its last words', async ({
  browser,
}) => {
  const page = await browserOf(browser, room.people[0]!)
  page.on('dialog', (dialog) => dialog.accept())
  const address = await savedDraft(page)
  const opened = async (text: string) => {
    await expect(async () => {
      await page.goto(address)
      await expect(happening(page)).toHaveValue(text, { timeout: 1000 })
    }).toPass({ timeout: 10_000 })
    // Its scripts are there once they save by themselves.
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/save'))
    await happening(page).fill(`${text} And`)
    await saved
    await expect(page.getByText('Saved, encrypted')).toBeVisible()
  }
  await opened('She is Marisol Echeverría and calls 303-555-0199. Marisol asks for 303-555-0199.')
  await happening(page).fill('She waits for me to')
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Priya/)
  await opened('She waits for me to')
  await happening(page).fill('She waits for me to speak')
  await page.goto('about:blank')
  await opened('She waits for me to speak')
})

test('a reason begun before the first check, and while text before it is written, stays open as typed', async ({
  browser,
}) => {
  const page = await browserOf(browser, room.people[0]!)
  const address = await savedDraft(page)
  // The check of this device answers only when it is let: until then the page shows the server's.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/worker/, async (route: Route) => {
    await held
    await route.continue()
  })
  await page.goto(address)
  const first = found(page, '303-555-0142')
  const second = found(page, '303-555-0199').last()
  await first.getByRole('button', { name: 'Keep it, with a reason' }).click()
  await first.getByRole('textbox').fill('a public line')
  await second.getByRole('button', { name: 'Keep it, with a reason' }).click()
  await second.getByRole('textbox').fill('the number of the crisis line')
  letGo()
  // Words before it move the find; the check has answered when what is new in the text is found.
  await happening(page).press('ControlOrMeta+Home')
  await happening(page).pressSequentially('She lives in Chugwater. ')
  await expect(found(page, 'Chugwater')).toBeVisible()
  await expect(first.getByRole('textbox')).toHaveValue('a public line')
  await expect(second.getByRole('textbox')).toHaveValue('the number of the crisis line')
  // Another mention is reworded: what was written beside the last one stays, and settles what is left of the words.
  await found(page, '303-555-0199').first().getByRole('button', { name: 'Use' }).click()
  await expect(found(page, '303-555-0199')).toHaveCount(1)
  await expect(second.getByRole('textbox')).toHaveValue('the number of the crisis line')
  await second.getByRole('button', { name: 'Keep it', exact: true }).click()
  await expect(found(page, '303-555-0199')).toHaveCount(0)
  await expect(page.getByText('1 find kept with a reason')).toBeVisible()
})

test('a form keeps what is typed while its answer is on the way, and is empty after what was sent', async ({
  browser,
}) => {
  const [priya, amara] = room.people as [Person, Person]
  const caseId = await rooms.makeTurn(room, priya, { title: 'Waiting', question: 'How do I wait with her?' })
  const page = await browserOf(browser, amara)
  await page.goto(`${rooms.urls[0]}/cases/${caseId}`)
  await awake(page)
  await page.getByRole('button', { name: 'I don’t recognize this client' }).click()
  const response = page.getByLabel('Your response')
  await response.fill('What does waiting ask of you?')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const isPost = (route: Route) => route.request().method() === 'POST'
  await page.route(`**/cases/${caseId}**`, async (route) => {
    if (isPost(route)) await held
    await route.continue()
  })
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Send to the presenter' }).click()
  await asked
  await response.fill('And a second thought, begun before the first was there.')
  letGo()
  await expect(page.getByText('What does waiting ask of you?')).toBeVisible()
  await expect(response).toHaveValue('And a second thought, begun before the first was there.')
  await page.getByRole('button', { name: 'Send to the presenter' }).click()
  await expect(page.getByText('And a second thought')).toBeVisible()
  await expect(response).toHaveValue('')
})

test('what is typed into a draft before its scripts have come is kept, saved and gone on with', async ({
  browser,
}) => {
  const page = await browserOf(browser, room.people[0]!)
  const address = await savedDraft(page)
  const letGo = await withoutScriptsYet(page, address)
  // The text box stands on the page a moment before the words that were saved are read into it.
  await expect(happening(page)).toHaveValue(/^She is Marisol.+0199\.$/)
  await happening(page).press('ControlOrMeta+Home')
  await happening(page).pressSequentially('She lives in Chugwater. ')
  await page.getByRole('checkbox').last().check()
  await happening(page).press('ControlOrMeta+Home')
  letGo()
  await expect(found(page, 'Chugwater')).toBeVisible()
  await expect(happening(page)).toBeFocused()
  await page.keyboard.type('Today: ')
  await expect(happening(page)).toHaveValue(/^Today: She lives in Chugwater\. She is Marisol/)
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(happening(page)).toHaveValue(/^Today: She lives in Chugwater\. She is Marisol/)
  await expect(page.getByRole('checkbox').last()).toBeChecked()
})

test('a response to a case that was taken back meanwhile comes back to be copied', async ({ browser }) => {
  const words = 'What does waiting ask of you?'
  const caseId = await rooms.makeTurn(room, room.people[1]!, { title: 'Silence', question: 'How long?' })
  const page = await browserOf(browser, room.people[0]!)
  await page.goto(`${rooms.urls[0]}/cases/${caseId}`)
  await page.getByRole('button', { name: 'I don’t recognize this client' }).click()
  await page.getByLabel('Your response').fill(words)
  await rooms.sql('update "case" set withdrawn_at = now() where id = $1', [caseId])
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { name: 'What you wrote' })).toBeVisible()
  await expect(page.getByText(words)).toBeVisible()
})

test('on a slow line the last words are kept too, and go along to the preview', async ({ browser }) => {
  const page = await browserOf(browser, room.people[0]!)
  await page.goto(await savedDraft(page))
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  const { promise: slow, resolve: hurry } = Promise.withResolvers<void>()
  const sent: string[] = []
  await page.route('**/save', async (route) => {
    sent.push(route.request().url())
    if (sent.length === 1) await slow
    await route.continue()
  })
  await happening(page).fill('She does not speak.')
  await expect(page.getByText('Saving', { exact: true })).toBeVisible()
  await happening(page).fill('She does not speak. I wait.')
  await page.getByRole('button', { name: 'Preview and share' }).click()
  hurry()
  await expect(page).toHaveURL(/\/share/)
  await expect(page.getByText('She does not speak. I wait.')).toBeVisible()
})

test('who types on does not have the draft sent at every letter', async ({ browser }) => {
  const page = await browserOf(browser, room.people[0]!)
  await page.goto(await savedDraft(page))
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  let sent = 0
  await page.route('**/save', async (route) => {
    sent += 1
    await sleep(200) // a slow line: the answer comes a few letters later
    await route.continue()
  })
  const isBegun = page.waitForRequest('**/save')
  await happening(page).fill('She')
  await isBegun
  const rest = ' does not speak, and I wait with her for a long while.'
  await happening(page).pressSequentially(rest, { delay: 50 })
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
  await expect(happening(page)).toHaveValue(`She${rest}`)
  expect(sent).toBeLessThan(5)
})

test('what is too long is told and not cut; what cannot be kept any more says why', async ({ browser }) => {
  const page = await browserOf(browser, room.people[0]!)
  const address = await savedDraft(page)
  await page.goto(address)
  const title = page.getByLabel('Title')
  await title.fill('x'.repeat(130))
  await expect(title).toHaveValue('x'.repeat(130))
  await expect(page.getByText('130 of 120 characters')).toBeVisible()
  await expect(page.getByText('Not saved: a text is too long')).toBeVisible()
  await title.fill('Silence')
  await expect(page.getByText('Saved, encrypted')).toBeVisible()

  const elsewhere = await page.context().newPage()
  await elsewhere.goto(`${address}/discard`)
  await elsewhere.getByRole('button', { name: 'Destroy this draft' }).click()
  await expect(elsewhere).toHaveURL(/\/cases$/)
  await title.fill('Silence again')
  await expect(page.getByText('Not saved: this draft is no more')).toBeVisible()
  await expect(title).toHaveValue('Silence again')
})

test('what is typed into other forms before their scripts have come is kept, beside words saved before or alone', async ({
  browser,
}) => {
  const early = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  const [priya, amara] = early.people as [Person, Person]
  const caseId = await rooms.makeTurn(early, priya, { title: 'Early', question: 'How soon is soon?' })
  await rooms.sql('update clinician set about = $2 where id = $1', [amara.clinicianId, 'I work slowly.'])
  const page = await browserOf(browser, amara)

  const profile = `${rooms.urls[0]}/profile/work`
  const about = page.locator('textarea[name=about]')
  const letProfileGo = await withoutScriptsYet(page, profile)
  await about.press('ControlOrMeta+End')
  await about.pressSequentially(' And gladly')
  letProfileGo()
  await awake(page)
  await expect(about).toHaveValue('I work slowly. And gladly')
  await expect(about).toBeFocused()
  await page.keyboard.type(' so.')
  await expect(about).toHaveValue('I work slowly. And gladly so.')

  const address = `${rooms.urls[0]}/cases/${caseId}`
  const response = page.getByLabel('Your response')
  await page.goto(address)
  await page.getByRole('button', { name: 'I don’t recognize this client' }).click()
  await expect(response).toBeVisible()
  await page.goto('about:blank')
  const letGo = await withoutScriptsYet(page, address)
  await response.fill('As soon as you ask.')
  letGo()
  await awake(page)
  await expect(response).toHaveValue('As soon as you ask.')
  await page.getByRole('button', { name: 'Send to the presenter' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'As soon as you ask.' })).toBeVisible()
})
