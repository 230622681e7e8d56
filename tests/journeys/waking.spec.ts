import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Room, type Rooms } from '../setup/rooms.ts'
import { aboutToWake, awake, watchBrowser, withoutScriptsYet } from './browsers.ts'

/** A page wakes up under the hands of who writes, often by the very press that goes into a field: nothing of it is lost. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

const happening = (page: Page) => page.getByLabel('What is happening', { exact: true })
const question = (page: Page) => page.getByLabel('What do you want help with?')
const saved = (page: Page) => expect(page.getByText('Saved, encrypted')).toBeVisible()

/** A page, and the address of a draft that is begun. */
async function begun(browser: Browser): Promise<{ page: Page; address: string }> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(room.people[0]!)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(`${rooms.urls[0]}/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/drafts/)
  const address = page.url()
  await page.goto('about:blank')
  return { page, address }
}

/** The draft's second text, as another page reads it. */
async function stored(page: Page, address: string, text: string): Promise<void> {
  const again = await page.context().newPage()
  await again.goto(address)
  await expect(happening(again)).toHaveValue(text)
}

test('the press that wakes the page goes into the text it was meant for, and so does what is typed next', async ({
  browser,
}) => {
  const { page, address } = await begun(browser)
  const goOn = await aboutToWake(page, address, () => question(page).fill('How do I stay?'))
  await happening(page).click()
  await page.keyboard.type('She is silent.')
  await expect(happening(page)).toHaveValue('She is silent.')
  await expect(question(page)).toHaveValue('How do I stay?')
  await goOn()
  await saved(page)
  await stored(page, address, 'She is silent.')
})

test('a text that a script puts the cursor into while the page wakes up keeps it', async ({ browser }) => {
  const { page, address } = await begun(browser)
  // The text left before says that it changed, and that alone wakes a page that has begun to: between the two.
  const goOn = await aboutToWake(page, address, () => question(page).fill('How do I stay?'), 1)
  await happening(page).fill('She is silent.')
  await expect(happening(page)).toHaveValue('She is silent.')
  await goOn()
  await saved(page)
  await stored(page, address, 'She is silent.')
})

test('what is selected in words that were saved stays selected while the page wakes up', async ({
  browser,
}) => {
  const { page, address } = await begun(browser)
  await page.goto(address)
  await awake(page)
  await happening(page).fill('She is silent.')
  await expect(page.getByText('Saved, encrypted')).toBeHidden()
  await saved(page)
  await page.goto('about:blank')
  const goOn = await aboutToWake(page, address, async () => {})
  await happening(page).evaluate((text: HTMLTextAreaElement) => {
    text.focus()
    text.setSelectionRange(4, 6)
  })
  await page.keyboard.insertText('was')
  await expect(happening(page)).toHaveValue('She was silent.')
  await goOn()
  await saved(page)
  await stored(page, address, 'She was silent.')
})

test('a box ticked by the press that wakes the page is ticked, and saved', async ({ browser }) => {
  const { page, address } = await begun(browser)
  const goOn = await aboutToWake(page, address, () => question(page).fill('How do I stay?'))
  await page.getByRole('checkbox').last().click()
  await expect(page.getByRole('checkbox').last()).toBeChecked()
  await goOn()
  await saved(page)
  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByRole('checkbox').last()).toBeChecked()
})

test('a word put together while the page wakes up is there once, and goes on to be put together', async ({
  browser,
}) => {
  const { page, address } = await begun(browser)
  const keyboard = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  const letGo = await withoutScriptsYet(page, address)
  await happening(page).focus()
  await compose('s')
  await compose('si')
  letGo()
  await awake(page)
  await compose('sil')
  await keyboard.send('Input.insertText', { text: 'silent' })
  await expect(happening(page)).toHaveValue('silent')
  await saved(page)
  await stored(page, address, 'silent')
})

test('letter by letter through the waking of the page, each is there', async ({ browser }) => {
  const { page, address } = await begun(browser)
  const letGo = await withoutScriptsYet(page, address)
  await question(page).fill('How do I stay?')
  const text = 'She is silent, and I wait with her until she speaks, which she does late in the hour.'
  await happening(page).focus()
  await Promise.all([happening(page).pressSequentially(text, { delay: 40 }), sleep(700).then(letGo)])
  await awake(page)
  await expect(happening(page)).toHaveValue(text)
  await expect(happening(page)).toBeFocused()
  // What was typed before is taken back as before: the field is still the same.
  await page.keyboard.press('ControlOrMeta+z')
  await expect(happening(page)).not.toHaveValue(text)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(happening(page)).toHaveValue(text)
})
