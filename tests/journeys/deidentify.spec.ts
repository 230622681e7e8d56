import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { PLACES } from '../../domain/deidentify/places.generated.ts'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { watchBrowser } from './browsers.ts'
import { complaintsOf, expectAccessible } from './product.ts'

/** The editor of a case: what could identify a client is marked while writing and settled before it is shared. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
})
test.afterAll(() => rooms.stop())

const note = `Marisol is a 34-year-old who came on March 14 from Chugwater. Her sister Itzel calls 303-555-0142 daily.

PHQ-9 17. We read Beck. Marisol will see Dr. Okafor.`

async function draftOf(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options })
  const cookie = await rooms.signIn(room.people[0] as Person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${rooms.urls[0]}/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await expect(page.getByLabel('What is happening', { exact: true })).toBeVisible()
  return page
}

const happening = (page: Page) => page.getByLabel('What is happening', { exact: true })
const finds = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('deletion') })
const found = (page: Page, words: string) => finds(page).filter({ hasText: words })
const marks = (page: Page) => page.locator('mark')

test('a pasted note: taken over one by one, of a kind, all; undone; dismissed; kept with a reason', async ({
  browser,
}) => {
  const page = await draftOf(browser)
  const complaints = complaintsOf(page)
  await happening(page).focus()
  await page.evaluate((text) => document.execCommand('insertText', false, text), note)
  await expect(found(page, 'Itzel')).toContainText("the client's sister")
  await expect(found(page, 'March 14')).toContainText('Exact date')
  await expect(finds(page)).toHaveCount(8)
  await expect(marks(page).filter({ hasText: /^Chugwater$/ })).toHaveCount(1)
  // What is only to be weighed is marked too, also before a direct identifier that the list shows first.
  await expect(marks(page).filter({ hasText: '34' })).toHaveCount(1)
  await expectAccessible(page)

  // One, by keyboard alone; the focus stays in the list.
  await found(page, 'March 14').getByRole('button', { name: 'Use' }).focus()
  await page.keyboard.press('Enter')
  await expect(happening(page)).not.toHaveValue(/March 14/)
  await expect(page.locator('li button:focus')).toHaveText('Use')

  // Undone; then words typed since stay when a later one is undone.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(happening(page)).toHaveValue(note)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()

  // All of a kind.
  await page.getByRole('button', { name: 'Use all: Name' }).click()
  await expect(happening(page)).toHaveValue(/^The client is a 34-year-old .* Her sister calls/s)
  await expect(found(page, 'Marisol')).toHaveCount(0)

  // Where it stands in the text.
  await found(page, 'Chugwater').getByRole('button', { name: 'Show in the text' }).click()
  expect(
    await happening(page).evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe('Chugwater')

  // Caution is dismissed with a word, remembered for this text.
  await found(page, 'Okafor').getByRole('button', { name: 'Not an identifier' }).click()
  await expect(found(page, 'Okafor')).toHaveCount(0)

  // A direct one stays only with a written reason.
  const phone = found(page, '303-555-0142')
  await expect(phone.getByRole('button', { name: 'Not an identifier' })).toHaveCount(0)
  await phone.getByRole('button', { name: 'Keep it, with a reason' }).press('Enter')
  const keep = phone.getByRole('button', { name: 'Keep it', exact: true })
  await page.keyboard.type('too short')
  await expect(keep).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.type(': the number is a public line')
  await keep.click()
  await expect(found(page, '303-555-0142')).toHaveCount(0)
  await expect(page.getByText('1 find kept with a reason')).toBeVisible()

  // All that is left.
  await page.getByRole('button', { name: 'Use all', exact: true }).click()
  await expect(page.getByText('Nothing else found', { exact: true }).first()).toBeVisible()
  await expect(marks(page)).toHaveCount(0)
  await expect(happening(page)).toHaveValue(/PHQ-9 17\. We read Beck\./)

  // Settled finds are still settled after coming back, and the server agrees.
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible()
  await page.getByLabel('What do you want help with?').fill('How do I wait with her?')
  await page.getByLabel('A title that identifies nobody').fill('Waiting without rescuing')
  await page.getByRole('button', { name: 'Preview and share' }).click()
  // Saved first: until then boxes are those of the draft.
  await expect(page).toHaveURL(/\/share/)
  await page.getByRole('checkbox').last().check()
  await page.getByRole('button', { name: 'Share with group' }).click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  const entries = await rooms.sql<{ row: string }>(
    `select to_jsonb(r)::text as row from record_entry r where kind = 'case.override'`,
  )
  expect(entries).toHaveLength(1)
  expect(entries[0]!.row).not.toContain('555-0142')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a note pasted whole: one person keeps one wording to the last mention, and undo works by keyboard', async ({
  browser,
}) => {
  const page = await draftOf(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
  const pasted = `Marisol came late. Her sister Itzel calls daily; her other sister Ana does not.

Itzel said that Marisol drinks. Ana and Itzel cried. Then Marisol left.`
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted)
  await happening(page).focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(finds(page)).toHaveCount(8)
  const status = page.getByRole('status').filter({ hasText: 'to fix' })
  await expect(status).toHaveText('8 to fix')

  // The name's own button says what it does: the words, what they become, of what kind and where.
  const first = finds(page).first().getByRole('button', { name: 'Use' })
  await expect(first).toHaveAccessibleDescription(/Marisol.*becomes.*the client.*Name/s)

  const wordings = { Marisol: 'the client', Itzel: "the client's sister", Ana: "the client's other sister" }
  await first.focus()
  for (let left = 8; left > 0; left--) {
    await expect(finds(page)).toHaveCount(left)
    for (const [name, wording] of Object.entries(wordings))
      for (const said of await found(page, name).getByRole('strong').allTextContents())
        expect(said).toBe(wording)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByText('Nothing found', { exact: true }).first()).toBeVisible()
  const reworded = await happening(page).inputValue()
  expect(reworded).not.toMatch(/Marisol|Itzel|Ana/)

  // Back, step by step, without the mouse: the focus stays in the list.
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(finds(page)).toHaveCount(1)
  await expect(finds(page).getByRole('strong')).toHaveText('the client')
  await expect(status).toHaveText('1 to fix')
  for (let taken = 7; taken > 0; taken--) {
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(finds(page)).toHaveCount(9 - taken)
  }
  await expect(happening(page)).toHaveValue(pasted)
  await expect(page.locator('li button:focus')).toHaveText('Use')
  await page.context().close()
})

test('typing on after taking over: what was typed is not undone', async ({ browser }) => {
  const page = await draftOf(browser)
  await happening(page).fill('She is Marisol Echeverría and lives in Chugwater.')
  await found(page, 'Chugwater').getByRole('button', { name: 'Use' }).click()
  await happening(page).press('End')
  await happening(page).pressSequentially(' She sleeps.')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
  await expect(happening(page)).toHaveValue(/She sleeps\.$/)
  await page.context().close()
})

test('without JavaScript the server shows the same list after saving, and each answer is a form', async ({
  browser,
}) => {
  const page = await draftOf(browser, { javaScriptEnabled: false })
  await expect(page.getByText('Checked on the server each time you save')).toBeVisible()
  await expect(page.getByText('Checked on this device')).toHaveCount(0)
  await expect(page.getByText(/No identifiers found|Nothing found/)).toHaveCount(0)
  await happening(page).fill(note)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(finds(page)).toHaveCount(8)
  await found(page, 'Itzel').getByRole('button', { name: 'Use' }).click()
  await expect(happening(page)).toHaveValue(/Her sister calls/)
  await found(page, 'Okafor').getByRole('button', { name: 'Not an identifier' }).click()
  await expect(found(page, 'Okafor')).toHaveCount(0)
  const phone = found(page, '303-555-0142')
  await phone.getByLabel(/^Why may it stay/).fill('a public line, on every poster')
  await phone.getByRole('button', { name: 'Keep it' }).click()
  await expect(found(page, '303-555-0142')).toHaveCount(0)
  await page.getByRole('button', { name: 'Use all' }).click()
  await expect(finds(page)).toHaveCount(0)
  await expect(happening(page)).not.toHaveValue(/Marisol|March 14|Chugwater/)
  await expect(page.getByText('Nothing else found')).toBeVisible()
  await page.context().close()
})

const reads = 'Colloquy reads English and Spanish. What is written in another language is for you to check.'
const unread = /Some of this is in a script that is not read/

test('what stands in another script is held back, and the page says that it is not read', async ({
  browser,
}) => {
  const page = await draftOf(browser)
  await expect(page.getByText(reads)).toBeVisible()
  await happening(page).fill('Marisol met a café’s 😀 owner; the α of the scale fell, on a β-blocker.')
  await expect(finds(page)).toHaveCount(1)
  await expect(page.getByText(unread)).toHaveCount(0)

  const passage = '昨日、田中さんと東京へ行きました。とても楽しかったです。'
  await happening(page).fill(`He met 田中 at work. He wrote: ${passage}`)
  await expect(finds(page)).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: unread })).toBeVisible()
  await expect(page.getByText(reads)).toBeVisible()
  await expect(found(page, '田中').first()).toContainText('In a script that is not read')
  await expect(found(page, '昨日')).toContainText('a passage in another script')
  await expectAccessible(page)

  // Reworded or kept with a reason, and said once more where it is shared.
  await found(page, '昨日').getByRole('button', { name: 'Use' }).click()
  await expect(happening(page)).toHaveValue('He met 田中 at work. He wrote: a passage in another script。')
  // The list is of the text before, which has the same name twice, until it is checked again.
  await expect(finds(page)).toHaveCount(1)
  await found(page, '田中').getByRole('button', { name: 'Keep it, with a reason' }).press('Enter')
  await page.keyboard.type('a word for tea, and nobody')
  await found(page, '田中').getByRole('button', { name: 'Keep it', exact: true }).click()
  await expect(page.getByText('Nothing else found', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(unread)).toBeVisible()
  await page.getByLabel('What do you want help with?').fill('How do I wait?')
  await page.getByLabel('A title that identifies nobody').fill('Waiting')
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Preview and share' }).click()
  await expect(page).toHaveURL(/\/share/)
  await expect(page.getByText('Colloquy looked for identifiers in English and Spanish.')).toBeVisible()
  await expect(page.getByText('a script that Colloquy does not read')).toBeVisible()
  await expectAccessible(page)
  await page.context().close()
})

/** Ever another name, so many. */
const names = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) =>
      `her client M${'bcdfglmnrt'[i % 10]}a${'klmnrstvxz'[Math.floor(i / 10) % 10]}o${'dgklnrstvz'[Math.floor(i / 100)]} came. `,
  ).join('')

test('hundreds of finds: some at once, the rest on request, all of them taken over together', async ({
  browser,
}) => {
  const page = await draftOf(browser)
  await happening(page).fill(names(300))
  await expect(marks(page)).toHaveCount(300)
  await expect(finds(page)).toHaveCount(30)
  const more = page.getByRole('button', { name: 'Show 30 more' })
  await expectAccessible(page)
  await more.press('Enter')
  await expect(finds(page)).toHaveCount(60)
  await expect(finds(page).nth(30).getByRole('button', { name: 'Use' })).toBeFocused()
  for (let shown = 90; shown <= 300; shown += 30) {
    await more.press('Enter')
    await expect(finds(page)).toHaveCount(shown)
  }
  await expect(more).toHaveCount(0)
  await expect(finds(page).nth(270).getByRole('button', { name: 'Use' })).toBeFocused()
  await page.getByRole('button', { name: 'Use all', exact: true }).click()
  await expect(finds(page)).toHaveCount(0)
  await expect(marks(page)).toHaveCount(0)
  await page.context().close()
})

test('without JavaScript the page says the same of other scripts, and shows some of hundreds', async ({
  browser,
}) => {
  const page = await draftOf(browser, { javaScriptEnabled: false })
  await expect(page.getByText(reads)).toBeVisible()
  await expect(page.getByText(unread)).toHaveCount(0)
  await happening(page).fill(`He met 田中. ${names(100)}`)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText(unread)).toBeVisible()
  await expect(found(page, '田中')).toContainText('In a script that is not read')
  await expect(finds(page)).toHaveCount(60)
  await expect(page.getByText('41 more wait behind these.')).toBeVisible()
  await found(page, '田中')
    .getByLabel(/^Why may it stay/)
    .fill('a word for tea, and nobody')
  await found(page, '田中').getByRole('button', { name: 'Keep it' }).click()
  await expect(found(page, '田中')).toHaveCount(0)
  await expect(finds(page)).toHaveCount(60)
  await page.getByRole('button', { name: 'Use all', exact: true }).click()
  await expect(finds(page)).toHaveCount(0)
  await page.context().close()
})

type Manifest = {
  entry: { imports: string[] }
  routes: Record<string, { module: string; imports: string[] }>
}

test('the worker and its tables are part of the page where cases are written, and of no other', async () => {
  const folder = join(import.meta.dirname, '../../build/client/assets')
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const code = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const said = code.get(files.find((name) => name.startsWith('manifest-'))!)!
  const { routes } = JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)) as Manifest

  // The tables are in one file, within 400 kB as it is sent, and one file alone asks for that one.
  const tables = PLACES.slice(2_000, 2_060)
  const holding = files.filter((name) => code.get(name)!.includes(tables))
  expect(holding).toHaveLength(1)
  const [worker] = holding as [string]
  expect(gzipSync(code.get(worker)!, { level: 9 }).length).toBeLessThanOrEqual(400_000)
  const asking = files.filter((name) => name !== worker && code.get(name)!.includes(worker))
  expect(asking).toHaveLength(1)

  // That file is the editor's own; no other page's module or import is it.
  const pages = Object.entries(routes).filter(([, { module, imports }]) =>
    [module, ...imports].some((path) => path.endsWith(`/${asking[0]}`)),
  )
  expect(pages.map(([id]) => id)).toEqual(['routes/cases/draft'])
  expect(Object.keys(routes).length).toBeGreaterThan(20)
})
