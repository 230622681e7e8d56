import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { endSessions } from '#platform/accounts/sessions'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { awake, watchBrowser, watches, withoutScriptsYet } from './browsers.ts'
import { openedToCase } from './liveroom.ts'
import { complaintsOf, expectAccessible } from './product.ts'

/**
 * confidentiality.md: at a computer that others use, whoever signs out in one tab leaves nothing to read in another, and
 * nobody loses words by it unasked. The same where a session ended by itself, or on another device.
 */
let rooms: Rooms
let room: Room
let caseId: string
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei'])
  const turn = { title: 'Stuck after the second target', question: 'How do I stay with her anger?' }
  await rooms.makeTurn(room, room.people[1]!, turn)
  const [turned] = await rooms.sql<{ id: string }>('select id from "case" where group_id = $1', [
    room.groupId,
  ])
  caseId = turned!.id
})
test.afterAll(() => rooms.stop())

const amara = () => room.people[1]!
const at = (path: string) => rooms.urls[0] + path

async function signIn(context: BrowserContext, person: Person): Promise<void> {
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
}

/** A browser of this person, with nothing open yet. */
async function browserOf(browser: Browser, person = amara()): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  await signIn(context, person)
  return context
}

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(at(path))
  await awake(page)
  await watches(page)
  return page
}

async function draftIn(context: BrowserContext): Promise<Page> {
  const page = await opened(context, `/cases/new?group=${room.groupId}`)
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.waitForURL(/drafts/)
  await keeping(page, () => happening(page).fill('Her name is Marisol.'))
  return page
}

const happening = (page: Page) => page.getByLabel('What is happening', { exact: true })
const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).first().click()
const isAtTheDoor = async (page: Page) => {
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
}

async function keeping(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/save') && response.ok())
  await act()
  await answer
  await expect(page.getByText('Saved, encrypted')).toBeVisible()
}

/** The pause after which words are saved does not end any more: what is typed now is the last. */
async function withoutPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { setTimeout: later } = window
    const short = (work: () => void, wait = 0) => (wait >= 700 && wait <= 1500 ? 0 : later(work, wait))
    window.setTimeout = short as typeof window.setTimeout
  })
}

/** What the draft at this address holds for who signs in again. */
async function expectKept(context: BrowserContext, address: string, words: string): Promise<void> {
  await signIn(context, amara())
  const page = await context.newPage()
  await page.goto(address)
  await expect(happening(page)).toHaveValue(words)
}

test.describe('signed out in one tab, another one is at the door, and nothing it showed is there', () => {
  const confidential: Record<string, () => string> = {
    'a case': () => `/cases/${caseId}`,
    'the live room': () => `/meetings/${room.meetingId}/room`,
    'a group': () => `/groups/${room.groupId}/cases`,
    'the cases of one’s own': () => '/cases',
    'the account': () => '/account',
  }
  for (const [what, path] of Object.entries(confidential))
    test(what, async ({ browser }) => {
      const context = await browserOf(browser)
      const page = await opened(context, '/credits')
      const complaints = complaintsOf(page)
      await page.goto(at(path()))
      await awake(page)
      await watches(page)
      const other = await opened(context, '/today')
      await signOut(other)
      await isAtTheDoor(page)
      await expect(page.getByText('Amara')).toHaveCount(0)
      expect(new URL(page.url()).search).toBe('')
      await expectAccessible(page)
      for (const tab of [page, other]) {
        await tab.goBack()
        await isAtTheDoor(tab)
      }
      const duplicate = await context.newPage()
      await duplicate.goto(at(path()))
      await isAtTheDoor(duplicate)
      expect(complaints).toEqual([])
    })
})

test('a draft goes as well, and its last words are kept before', async ({ browser }) => {
  const context = await browserOf(browser)
  const page = await draftIn(context)
  const address = page.url()
  const other = await opened(context, '/today')
  await withoutPauses(page)
  await happening(page).pressSequentially(' She is 34.')
  await signOut(other)
  await isAtTheDoor(page)
  await expect(other).toHaveURL(at('/'))
  await expectKept(context, address, 'Her name is Marisol. She is 34.')
})

test('who signs out on the page of a draft leaves no last words behind either', async ({ browser }) => {
  const context = await browserOf(browser)
  const page = await draftIn(context)
  const address = page.url()
  await withoutPauses(page)
  // The words are on their way for longer than it takes to sign out.
  await page.route('**/save', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  await happening(page).pressSequentially(' She is 34.')
  page.on('dialog', (dialog) => dialog.accept())
  await signOut(page)
  await expect(page).toHaveURL(at('/'))
  await expectKept(context, address, 'Her name is Marisol. She is 34.')
})

test('a note in the room goes, and is kept before', async ({ browser }) => {
  const context = await browserOf(browser, room.people[0]!)
  const page = await opened(context, `/meetings/${room.meetingId}/room`)
  const note = await openedToCase(page)
  const other = await opened(context, '/today')
  await withoutPauses(page)
  await note.fill('What if the lateness is the repair?')
  await signOut(other)
  await isAtTheDoor(page)
  await signIn(context, room.people[0]!)
  await page.goto(at(`/meetings/${room.meetingId}/room`))
  await expect(note).toHaveValue('What if the lateness is the repair?')
})

test('words that cannot be saved are asked about: signing out waits for the answer', async ({ browser }) => {
  const context = await browserOf(browser)
  const page = await opened(context, '/profile/work')
  const words = page.getByLabel('A few words about you')
  await words.fill('I work slowly with grief.')
  const draft = await draftIn(context)
  await happening(draft).fill('x'.repeat(20_001))
  await expect(draft.getByText('Not saved: a text is too long')).toBeVisible()
  const other = await opened(context, '/today')
  const asked: string[] = []
  let isStaying = true
  other.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await (isStaying ? dialog.dismiss() : dialog.accept())
  })
  await signOut(other)
  await expect.poll(() => asked).toHaveLength(1)
  expect(asked[0]).toContain('not saved')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/Amara/)
  await expect(words).toHaveValue('I work slowly with grief.')
  await expect(happening(draft)).toHaveValue('x'.repeat(20_001))
  isStaying = false
  await signOut(other)
  await isAtTheDoor(page)
  await isAtTheDoor(draft)
  expect(asked).toHaveLength(2)
})

test('so are words that were given back, to be sent once more', async ({ browser }) => {
  const context = await browserOf(browser)
  const page = await opened(context, '/profile/work')
  await page.locator('[name=approaches][value=relational]').check({ force: true })
  await page.locator('[name=languages][value=en]').check({ force: true })
  await page.getByLabel('A few words about you').fill('I work slowly with grief.')
  await endSessions(amara().clinicianId)
  await page.getByRole('button', { name: /Save/ }).press('Enter')
  const back = page.getByLabel('What you wrote')
  await expect(back).toHaveValue('I work slowly with grief.')
  await signIn(context, amara())
  const other = await opened(context, '/today')
  const asked = other.waitForEvent('dialog')
  const pressed = signOut(other)
  await (await asked).accept()
  await pressed
  await isAtTheDoor(page)
  await expect(back).toHaveCount(0)
})

test('a page whose scripts come only after another tab has signed out goes once they are there', async ({
  browser,
}) => {
  const context = await browserOf(browser)
  const other = await opened(context, '/today')
  const page = await context.newPage()
  const letGo = await withoutScriptsYet(page, at(`/cases/${caseId}`))
  await expect(page.getByText('How do I stay with her anger?').first()).toBeVisible()
  await signOut(other)
  await expect(other).toHaveURL(at('/'))
  await watches(other)
  letGo()
  await isAtTheDoor(page)
})

test('who presses before the page has woken up signs out by the browser alone: the others hear of it from the page that comes', async ({
  browser,
}) => {
  const context = await browserOf(browser)
  const [page, typing] = [await opened(context, `/cases/${caseId}`), await opened(context, '/profile/work')]
  const words = typing.getByLabel('A few words about you')
  await words.fill('I work slowly with grief.')
  const other = await context.newPage()
  const letGo = await withoutScriptsYet(other, at('/account'))
  await other.getByRole('button', { name: 'Sign out here' }).click()
  await expect(other).toHaveURL(at('/'))
  letGo()
  await isAtTheDoor(page)
  // What could not be asked about is not lost, and not there to be read.
  await expect(typing.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  await expect(words).toBeHidden()
  await expect(typing.getByText('Amara')).toBeHidden()
  await signIn(context, amara())
  await other.goto(at('/today'))
  await expect(words).toBeVisible()
  await expect(words).toHaveValue('I work slowly with grief.')
})

test.describe('a session that was ended on another device, or by time', () => {
  const activities: Record<string, (page: Page) => Promise<unknown>> = {
    'a press anywhere': (page) => page.getByRole('heading', { level: 1 }).click(),
    'a key': (page) => page.keyboard.press('ArrowDown'),
    'coming back to the tab': (page) =>
      page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    'coming back by Back': (page) =>
      page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  }
  for (const [what, act] of Object.entries(activities))
    test(`ends the page with ${what}; signing in leads back to it`, async ({ browser }) => {
      const context = await browserOf(browser)
      const page = await opened(context, `/cases/${caseId}`)
      await endSessions(amara().clinicianId)
      await act(page)
      await isAtTheDoor(page)
      expect(new URL(page.url()).searchParams.get('next')).toBe(`/cases/${caseId}`)
    })

  test('a page brought back by Back stays where its person is still signed in, with what was typed and where', async ({
    browser,
  }) => {
    const context = await browserOf(browser)
    const page = await opened(context, '/profile/work')
    const words = page.getByLabel('A few words about you')
    await words.fill('I work slowly with grief.')
    const asked = page.waitForResponse(/\/signed-in$/)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await asked
    await expect(words).toBeVisible()
    await expect(words).toBeFocused()
    await expect(words).toHaveValue('I work slowly with grief.')
  })

  test('a page with words that are not saved hides them until its person is back, and saves them then', async ({
    browser,
  }) => {
    const context = await browserOf(browser)
    const page = await draftIn(context)
    const address = page.url()
    await withoutPauses(page)
    await endSessions(amara().clinicianId)
    await happening(page).pressSequentially(' She is 34.')
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeFocused()
    await expect(happening(page)).toBeHidden()
    await expectAccessible(page)
    const door = context.waitForEvent('page')
    await page.getByRole('link', { name: 'Sign in, in a new tab' }).click()
    const other = await door
    await isAtTheDoor(other)
    await watches(other)
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await signIn(context, amara())
    await other.goto(at('/today'))
    await expect(page.getByText('Saved, encrypted')).toBeVisible()
    await expect(happening(page)).toHaveValue('Her name is Marisol. She is 34.')
    await expectKept(context, address, 'Her name is Marisol. She is 34.')
  })

  test('a form in which something is only chosen is given back when it is sent, and hidden with any other press', async ({
    browser,
  }) => {
    const context = await browserOf(browser)
    const [page, other] = [await opened(context, '/profile/work'), await opened(context, '/profile/work')]
    await endSessions(amara().clinicianId)
    for (const one of [page, other]) await one.getByText('English', { exact: true }).first().click()
    await page.getByRole('button', { name: /Save/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You were signed out while writing')
    await other.getByRole('heading', { level: 1 }).click()
    await expect(other.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
  })

  test('hidden words go with the page once somebody else signs in', async ({ browser }) => {
    const context = await browserOf(browser)
    const page = await opened(context, '/profile/work')
    await page.getByLabel('A few words about you').fill('I work slowly with grief.')
    await endSessions(amara().clinicianId)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await signIn(context, room.people[0]!)
    const other = await context.newPage()
    await other.goto(at('/today'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Priya/)
  })
})
