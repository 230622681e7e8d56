import { type Browser, expect, type Page, type Route, test } from '@playwright/test'
import { openRooms, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser } from './browsers.ts'

/** A draft is saved while it is written: whenever an answer comes, and whichever, what stands on the page is what is kept. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

const happening = (page: Page) => page.getByLabel('What is happening', { exact: true })
const title = (page: Page) => page.getByLabel('Title')
const saved = (page: Page) => expect(page.getByText('Saved, encrypted')).toBeVisible()

/** A draft with words in one text, saved, on a page that is awake. */
async function written(browser: Browser, text: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(room.people[0]!)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  await page.goto(`${rooms.urls[0]}/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/drafts/)
  await awake(page)
  await keeping(page, () => happening(page).fill(text))
  return page
}

/** Does it, and waits until what it changed is saved. */
async function keeping(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/save') && response.ok())
  await act()
  await answer
  await saved(page)
}

/** The draft as another page reads it. */
async function again(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await awake(other)
  return other
}

/** Holds back the answer to the next save: it is kept by then. The answer lets it go. */
async function heldAnswer(page: Page): Promise<{ isKept: Promise<void>; letGo: () => void }> {
  const kept = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const hold = async (route: Route) => {
    const response = await route.fetch()
    kept.resolve()
    await held.promise
    await route.fulfill({ response })
  }
  await page.route('**/save', hold, { times: 1 })
  return { isKept: kept.promise, letGo: held.resolve }
}

test('what is taken back while it is being saved is taken back in what is kept, too', async ({ browser }) => {
  const page = await written(browser, 'She is silent.')
  const { isKept, letGo } = await heldAnswer(page)
  await happening(page).fill('She is silent. Her name is Marisol.')
  await isKept
  await happening(page).fill('She is silent.')
  await keeping(page, async () => letGo())
  await expect(happening(page)).toHaveValue('She is silent.')
  await expect(happening(await again(page))).toHaveValue('She is silent.')
})

test('a text that is emptied stays empty', async ({ browser }) => {
  const page = await written(browser, 'Her name is Marisol.')
  await keeping(page, () => happening(page).fill(''))
  await expect(happening(page)).toHaveValue('')
  await expect(happening(await again(page))).toHaveValue('')
})

test('what is typed and taken back within a breath is said to be saved', async ({ browser }) => {
  const page = await written(browser, 'She is silent.')
  await happening(page).fill('She is silent. And')
  await expect(page.getByText('Saved, encrypted')).toBeHidden()
  await happening(page).fill('She is silent.')
  await saved(page)
})

test('the last words are on their way while a page is asked whether it may go: it may be ended before it is hidden', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  const address = page.url()
  const sent = page.waitForRequest('**/save')
  page.on('dialog', async (dialog) => {
    await sent
    await dialog.accept()
  })
  await happening(page).fill('She is silent. I wait.')
  await page.goto('about:blank')
  await expect(async () => {
    await page.goto(address)
    await expect(happening(page)).toHaveValue('She is silent. I wait.', { timeout: 1000 })
  }).toPass({ timeout: 10_000 })
})

test('typed while the answer is on its way: no older text takes its place, in this text or another', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  const { isKept, letGo } = await heldAnswer(page)
  await title(page).fill('Silence')
  await isKept
  await happening(page).fill('She is silent. I wait.')
  await title(page).fill('Silence, and waiting')
  await keeping(page, async () => letGo())
  const other = await again(page)
  for (const one of [page, other]) {
    await expect(happening(one)).toHaveValue('She is silent. I wait.')
    await expect(title(one)).toHaveValue('Silence, and waiting')
  }
})

test('a letter typed just as words of another device come writes over none of them', async ({ browser }) => {
  const page = await written(browser, 'She is silent.')
  const phone = await again(page)
  await keeping(phone, () => happening(phone).fill('She is silent. Her mother called.'))
  // Between the answer and the page drawn anew: in another text, and in the one that comes.
  await page.evaluate(() => {
    const type = (name: string, letter: string) => {
      const field = document.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`)!
      field.focus()
      field.setSelectionRange(field.value.length, field.value.length)
      document.execCommand('insertText', false, letter)
    }
    const { json } = Response.prototype
    Response.prototype.json = function () {
      const answer = json.call(this)
      const later = async () => {
        await answer
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
        Response.prototype.json = json
        type('title', '!')
        type('happening', '!')
      }
      void later()
      return answer
    }
  })
  await keeping(page, () => title(page).fill('Silence'))
  await expect(title(page)).toHaveValue('Silence!')
  await expect(happening(page)).toHaveValue('She is silent. Her mother called.!')
  await saved(page)
  const other = await again(page)
  await expect(title(other)).toHaveValue('Silence!')
  await expect(happening(other)).toHaveValue('She is silent. Her mother called.!')
})
