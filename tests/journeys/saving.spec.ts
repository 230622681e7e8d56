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
const background = (page: Page) => page.getByLabel('What we need to know first', { exact: true })
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

/** The pause after which words are saved does not end any more: what is typed now is the last. */
async function withoutPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { setTimeout: later } = window
    const short = (work: () => void, wait = 0) => (wait < 1000 ? later(work, wait) : 0)
    window.setTimeout = short as typeof window.setTimeout
  })
}

/** The next save is kept, and the line breaks before its answer has come. */
async function lostAnswer(page: Page): Promise<{ isLost: Promise<void> }> {
  const lost = Promise.withResolvers<void>()
  const lose = async (route: Route) => {
    await route.fetch()
    await route.abort('connectionreset')
    lost.resolve()
  }
  await page.route('**/save', lose, { times: 1 })
  return { isLost: lost.promise }
}

/** The draft opened again has these words in its texts, once they have arrived, and nothing stands beside them. */
async function expectKept(page: Page, address: string, words: { happening: string; background?: string }) {
  await expect(async () => {
    await page.goto(address)
    await expect(happening(page)).toHaveValue(words.happening, { timeout: 1000 })
    if (words.background) await expect(background(page)).toHaveValue(words.background, { timeout: 1000 })
  }).toPass({ timeout: 40_000 })
  await expect(page.getByText('Also written on another device')).toBeHidden()
}

/** More bytes together than a browser lets go on by itself once a page is gone. */
const long = { happening: 'เธอเงียบและฉันรอเธอ '.repeat(800), background: 'เธอมาหาฉันหนึ่งปีแล้ว '.repeat(345) }

test.describe('the last words of long texts arrive', () => {
  const ways: Record<string, (page: Page) => Promise<unknown>> = {
    'by another address': (page) => page.goto('about:blank'),
    'by a link': (page) => page.getByRole('link', { name: 'Today' }).click(),
    'by a closed tab': (page) => page.close({ runBeforeUnload: true }),
  }
  for (const [how, leave] of Object.entries(ways))
    test(`when the page is left ${how}`, async ({ browser }) => {
      const page = await written(browser, long.happening)
      await keeping(page, () => background(page).fill(long.background))
      const address = page.url()
      page.on('dialog', (dialog) => dialog.accept())
      await withoutPauses(page)
      const words = {
        happening: `She is silent. ${long.happening}I wait.`,
        background: `${long.background}So.`,
      }
      await happening(page).fill(words.happening)
      await background(page).fill(words.background)
      await leave(page)
      const next = await page.context().newPage()
      next.on('dialog', (dialog) => dialog.accept())
      await expectKept(next, address, words)
    })

  test('when the page is left before it has heard of what it saved last', async ({ browser }) => {
    const page = await written(browser, long.happening)
    await keeping(page, () => background(page).fill(long.background))
    const address = page.url()
    page.on('dialog', (dialog) => dialog.accept())
    const { isKept } = await heldAnswer(page)
    const words = { happening: `${long.happening}I wait.`, background: `${long.background}So.` }
    await happening(page).fill(words.happening)
    await background(page).fill(words.background)
    await isKept
    await happening(page).fill(`${words.happening} And`)
    await page.goto('about:blank')
    await expectKept(page, address, { ...words, happening: `${words.happening} And` })
  })
})

test.describe('a save that is kept and whose answer is lost', () => {
  test('is one’s own: what is typed on is saved, and nothing of it stands beside', async ({ browser }) => {
    const page = await written(browser, 'She is silent.')
    const { isLost } = await lostAnswer(page)
    await happening(page).fill('She is silent. I wait.')
    await isLost
    await keeping(page, () => happening(page).fill('She is silent. Still I wait for her.'))
    await expect(happening(page)).toHaveValue('She is silent. Still I wait for her.')
    await expect(page.getByText('Also written on another device')).toBeHidden()
    await expectKept(await again(page), page.url(), { happening: 'She is silent. Still I wait for her.' })
  })

  test('is not brought back where its words were taken back meanwhile', async ({ browser }) => {
    const page = await written(browser, 'She is silent.')
    const { isLost } = await lostAnswer(page)
    await happening(page).fill('She is silent. Her name is Marisol.')
    await isLost
    await keeping(page, () => happening(page).fill('She is silent.'))
    await expect(happening(page)).toHaveValue('She is silent.')
    await expectKept(await again(page), page.url(), { happening: 'She is silent.' })
  })
})

test('a page that another one hides is saved at once: a phone may end it without a further word', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  await withoutPauses(page)
  await keeping(page, async () => {
    await happening(page).fill('She is silent. I wait.')
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
  })
})

test('a link waits for the last words: who comes back at once finds them', async ({ browser }) => {
  const page = await written(browser, 'She is silent.')
  const address = page.url()
  const { isKept, letGo } = await heldAnswer(page)
  await happening(page).fill('She is silent. I wait.')
  await page.getByRole('link', { name: 'Today' }).click()
  await isKept
  await expect(page).toHaveURL(address)
  letGo()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Priya/)
  await page.goBack()
  await expect(happening(page)).toHaveValue('She is silent. I wait.')
})

test('a link asks first where the last words cannot be saved, and what is typed stays', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  const address = page.url()
  await page.route('**/save', (route) => route.abort('connectionrefused'))
  await happening(page).fill('She is silent. I wait.')
  const asked = page.waitForEvent('dialog')
  const pressed = page.getByRole('link', { name: 'Today' }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('is not saved')
  await dialog.dismiss()
  await pressed
  await expect(page).toHaveURL(address)
  await expect(page.getByText('Not saved: you seem to be offline')).toBeVisible()
  await expect(happening(page)).toHaveValue('She is silent. I wait.')
  page.on('dialog', (one) => one.accept())
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Priya/)
})

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

test('words of another device that came with an answer and are taken back stay away', async ({ browser }) => {
  const page = await written(browser, 'She is silent.')
  const phone = await again(page)
  await keeping(phone, () => happening(phone).fill('She is silent. Her name is Marisol.'))
  await keeping(page, () => title(page).fill('Silence'))
  await expect(happening(page)).toHaveValue('She is silent. Her name is Marisol.')
  await keeping(page, () => happening(page).fill('She is silent.'))
  await expect(happening(page)).toHaveValue('She is silent.')
  await expect(happening(await again(page))).toHaveValue('She is silent.')
})

test('what went by itself as the page was hidden, and is taken back before the answer to an older save, is taken back in what is kept', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  const { isKept, letGo } = await heldAnswer(page)
  await happening(page).fill('She is silent. I wait.')
  await isKept
  await happening(page).fill('She is silent. I wait. Her name is Marisol.')
  const byItself = page.waitForResponse((response) => response.url().endsWith('/save'))
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect((await byItself).ok()).toBe(true)
  await happening(page).fill('She is silent. I wait.')
  letGo()
  await saved(page)
  await expect(happening(page)).toHaveValue('She is silent. I wait.')
  await expect(happening(await again(page))).toHaveValue('She is silent. I wait.')
})

test('a page with unsaved words goes unasked once another person is signed in, and sends nothing in their name', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  await withoutPauses(page)
  // The browser asks only where something was typed by hand.
  await happening(page).focus()
  await page.keyboard.type('Her name is Marisol. ')
  const asked: string[] = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/save')) asked.push('save')
  })
  const cookie = await rooms.signIn(room.people[1]!)
  await page.context().addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const other = await page.context().newPage()
  await other.goto(`${rooms.urls[0]}/today`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Amara/)
  expect(asked).toEqual([])
})

test('a link asks where no answer comes, and a save that nobody answers is made again', async ({
  browser,
}) => {
  const page = await written(browser, 'She is silent.')
  const address = page.url()
  await page.evaluate(() => {
    const { setTimeout: later } = window
    const { timeout } = AbortSignal
    const soon = (work: () => void, wait = 0) => later(work, wait > 2000 ? 500 : wait)
    window.setTimeout = soon as typeof window.setTimeout
    AbortSignal.timeout = () => timeout.call(AbortSignal, 3000)
  })
  await page.route('**/save', () => {}, { times: 1 })
  await happening(page).fill('She is silent. I wait.')
  const asked = page.waitForEvent('dialog')
  const pressed = page.getByRole('link', { name: 'Today' }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('is not saved')
  await dialog.dismiss()
  await pressed
  await expect(page).toHaveURL(address)
  await saved(page)
  await expect(happening(await again(page))).toHaveValue('She is silent. I wait.')
})

test('a draft that holds as much as it may says so, keeps what is typed, and is saved once a text is shorter', async ({
  browser,
}) => {
  const page = await written(browser, `She is silent. ${'I wait. '.repeat(1000)}`)
  // Reasons for what is found have no number of their own: together with all else they fill a draft.
  const status = await page.evaluate(async () => {
    const overrides: object[] = []
    for (let size = 0; size < 985_000; size += JSON.stringify(overrides.at(-1)).length + 1)
      overrides.push({ field: 'happening', text: String(overrides.length), reason: 'r'.repeat(500) })
    const form = new FormData()
    form.set('basedOn', '0')
    form.set('settled', JSON.stringify({ overrides }))
    return (await fetch(`${location.pathname}/save`, { method: 'POST', body: form })).status
  })
  expect(status).toBe(200)
  await background(page).fill('A year. '.repeat(999))
  await expect(page.getByText('this draft holds too much')).toBeVisible()
  await expect(background(page)).toHaveValue('A year. '.repeat(999))
  await keeping(page, () => happening(page).fill('She is silent.'))
  await expect(background(await again(page))).toHaveValue('A year. '.repeat(999))
})
