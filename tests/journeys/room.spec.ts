import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { recordAttendance } from '#domain/attendance/jobs'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { watchBrowser } from './browsers.ts'
import { complaintsOf, endMeeting, expectAccessible } from './product.ts'

/** Two web processes on one database: people of one room are spread over both. */
let rooms: Rooms
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(2)
})
test.afterAll(() => rooms.stop())

const names = ['Priya Raman', 'Amara Osei', 'Dan Kim', 'Lena Marsh', 'Rae Torres']
const words = {
  title: 'Stuck after the second target',
  question: 'How do I stay with her anger without rushing to repair?',
}
const phone: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  colorScheme: 'dark',
  hasTouch: true,
  isMobile: true,
}

let opened = 0
async function enter(
  browser: Browser,
  room: Room,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options })
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  const url = rooms.urls[opened++ % rooms.urls.length]
  await page.goto(`${url}/meetings/${room.meetingId}/room`)
  return page
}

const inTheMiddle = (page: Page, phase: string) =>
  expect(page.getByRole('img', { name: new RegExp(`^${phase}`) })).toBeVisible()
const next = (page: Page) => page.getByRole('button', { name: /^(Next|Begin with)/ }).click()

async function withFive(browser: Browser) {
  const room = await rooms.makeRoom(names)
  const [priya, amara, dan, lena, rae] = room.people as [Person, Person, Person, Person, Person]
  const page = await enter(browser, room, priya)
  const begin = async () => {
    await page.getByRole('button', { name: 'Open the room' }).click()
    await next(page)
    await inTheMiddle(page, 'Check-in')
  }
  return { room, people: { priya, amara, dan, lena, rae }, page, begin }
}

test('an evening in five browsers and on a phone: in step, with a word, a note and a takeaway', async ({
  browser,
}) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  await rooms.makeTurn(room, people.amara, words)
  const complaints = complaintsOf(priya)
  await begin()
  const amara = await enter(browser, room, people.amara)
  const lena = await enter(browser, room, people.lena)
  const lenasPhone = await enter(browser, room, people.lena, phone)
  const rae = await enter(browser, room, people.rae, phone)
  const all = [priya, amara, lena, lenasPhone, rae]
  await next(priya)
  for (const page of all) await inTheMiddle(page, 'Question')
  await expect(amara.getByText(/^Name your consult question/)).toBeVisible()
  const shown = await Promise.all(all.map((page) => page.getByRole('img').locator('text.num').textContent()))
  expect(new Set(shown).size).toBeLessThanOrEqual(2) // two only while a second turns over

  await expect(lena.getByText(words.question)).toHaveCount(0)
  await lena.getByRole('button', { name: 'I don’t recognize this client' }).click()
  await expect(lena.getByText(words.question)).toBeVisible()
  for (const phase of ['Tasks', 'Presentation', 'Clarify', 'Feedback in role']) {
    await next(priya)
    for (const page of all) await inTheMiddle(page, phase)
  }
  await expect(amara.getByRole('button', { name: 'Raise hand' })).toHaveCount(0)
  await lena.getByRole('button', { name: 'Raise hand' }).click()
  await priya.getByRole('button', { name: 'Give the floor to Lena' }).click()
  await expect(lenasPhone.getByRole('button', { name: 'I am done' })).toBeVisible()

  await lena.getByLabel('Note').fill('What if the lateness is the repair?')
  await expect(lena.getByText('Saved')).toBeVisible()
  await lena.reload()
  await expect(lena.getByLabel('Note')).toHaveValue('What if the lateness is the repair?')
  await lena.getByRole('button', { name: 'Offer to Amara' }).click()
  await expect(lena.getByText('Offered')).toBeVisible()
  for (const page of [priya, lena, rae]) await expectAccessible(page)

  await next(priya)
  await next(priya)
  await inTheMiddle(amara, 'Reply')
  await expect(amara.getByText('What if the lateness is the repair?')).toBeVisible()
  await amara.getByLabel('One thing to try').fill('Name the lateness before the target.')
  await amara.getByRole('button', { name: 'Save takeaway' }).click()
  await expect(amara.getByText('Saved.')).toBeVisible()
  await next(priya)
  await inTheMiddle(rae, 'Close')
  // Who presented is told; a turn could not be taken any more.
  await expect(rae.getByRole('heading', { name: 'Who presents' })).toHaveCount(0)
  await endMeeting(priya)
  for (const page of all) await expect(page.getByText('This meeting is over')).toBeVisible()

  await recordAttendance.run({ meetingId: room.meetingId })
  await priya.getByRole('link', { name: 'Minutes present' }).click()
  await priya.getByLabel('Whose minutes').selectOption('Dan Kim')
  await priya.getByLabel('Minutes present').fill('80')
  await priya.getByLabel('Reason').fill('Came by phone only.')
  await priya.getByRole('button', { name: 'Correct' }).click()
  // The evening took less: so many minutes are asked about first.
  await priya.getByLabel('The meeting was longer than its room was open').check()
  await priya.getByRole('button', { name: 'Correct' }).click()
  await expect(priya.getByText('Corrected by Priya Raman')).toBeVisible()
  await expectAccessible(priya)
  const dan = await enter(browser, room, people.dan)
  await dan.goto(dan.url().replace(/room$/, 'attendance'))
  await expect(dan.getByText('Came by phone only.')).toBeVisible()
  expect(complaints).toEqual([])
})

test('reload, a lost network and a late phone: back in the right place', async ({ browser }) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  await rooms.makeTurn(room, people.amara, words)
  await begin()
  const dan = await enter(browser, room, people.dan)
  await inTheMiddle(dan, 'Check-in')
  await dan.context().setOffline(true)
  await next(priya)
  await next(priya)
  await inTheMiddle(priya, 'Tasks')
  await dan.context().setOffline(false)
  await inTheMiddle(dan, 'Tasks')
  await dan.getByRole('button', { name: 'I don’t recognize this client' }).click()
  await expect(dan.getByLabel('Note')).toBeVisible()
  await dan.context().setOffline(true)
  await dan.getByLabel('Note').fill('Whose silence is it?')
  await expect(dan.getByText('Not saved yet: there is no connection')).toBeVisible()
  await dan.getByRole('button', { name: 'Offer to Amara' }).click()
  await expect(dan.getByText('Not sent: there was no connection')).toBeVisible()
  await dan.context().setOffline(false)
  await expect(dan.getByText('Saved', { exact: true })).toBeVisible()
  await dan.reload()
  await inTheMiddle(dan, 'Tasks')
  // Left in the middle of a word, by Back or a closed tab: not even a second passes.
  const left = dan.url()
  await dan.waitForResponse((answer) => answer.url().endsWith('/answer'))
  await dan.getByLabel('Note').fill('Whose pause is it?')
  await dan.goto(left.replace(/room$/, ''))
  await expect(async () => {
    await dan.goto(left)
    await expect(dan.getByLabel('Note')).toHaveValue('Whose pause is it?', { timeout: 1000 })
  }).toPass({ timeout: 10_000 })
  await inTheMiddle(await enter(browser, room, people.dan, phone), 'Tasks')
  await priya.getByRole('button', { name: 'Pause' }).click()
  await expect(dan.getByText('paused', { exact: true })).toBeVisible()
  await priya.reload()
  await priya.getByRole('button', { name: 'Resume' }).click()
  await expect(dan.getByText('paused', { exact: true })).toHaveCount(0)
})

test('a note that is on its way when the page is left is kept: what has not been answered goes once more', async ({
  browser,
}) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  await rooms.makeTurn(room, people.amara, words)
  await begin()
  const dan = await enter(browser, room, people.dan)
  await next(priya)
  await dan.getByRole('button', { name: 'I don’t recognize this client' }).click()
  const note = dan.getByLabel('Note')
  await expect(note).toBeVisible()
  const saved = dan.getByText('Saved', { exact: true })
  const left = dan.url()
  const again = async (text: string) => {
    await expect(async () => {
      await dan.goto(left)
      await expect(note).toHaveValue(text, { timeout: 1000 })
    }).toPass({ timeout: 10_000 })
    await dan.waitForResponse((answer) => answer.url().endsWith('/answer'))
  }
  await note.fill('Whose silence is it?')
  await expect(saved).toBeVisible()

  // A line so slow that the words have not left when the page does.
  await dan.evaluate(() => {
    const { fetch } = window
    window.fetch = (to, how) => {
      if (how?.method !== 'POST') return fetch(to, how)
      document.body.dataset.waits = 'for the line'
      return new Promise(() => {})
    }
  })
  await note.fill('Whose silence is it, hers or mine?')
  await expect(dan.locator('[data-waits]')).toBeVisible()
  await expect(saved).toBeHidden()
  await dan.goto(left.replace(/room$/, ''))
  await again('Whose silence is it, hers or mine?')

  // Answered meanwhile, it is not sent again.
  const sent: string[] = []
  dan.on('request', (asked) => {
    if (asked.method() === 'POST') sent.push(asked.resourceType())
  })
  await note.fill('Whose pause is it?')
  await expect(saved).toBeVisible()
  await dan.goto(left.replace(/room$/, ''))
  expect(sent.filter((kind) => kind === 'ping')).toEqual([])
  await again('Whose pause is it?')
})

test('stepping out in the middle: nothing of the case stays, the others see a room without them', async ({
  browser,
}) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  const caseId = await rooms.makeTurn(room, people.amara, words)
  const second = { title: 'A couple who will not start', question: 'What am I carrying for them?' }
  await rooms.makeTurn(room, people.lena, second)
  await begin()
  const dan = await enter(browser, room, people.dan)
  const amara = await enter(browser, room, people.amara)
  await next(priya)
  await inTheMiddle(dan, 'Question')
  await expect(priya.getByRole('img', { name: /Dan Kim/ })).toBeVisible()
  await dan.getByRole('button', { name: 'Step out of this case' }).click()
  await expect(dan.getByText('Please leave the call for now')).toBeVisible()
  await expect(dan.getByText('Come back at about')).toBeVisible()
  const left = await dan.content()
  for (const secret of [words.title, caseId]) expect(left).not.toContain(secret)
  await expectAccessible(dan)
  await expect(priya.getByRole('img', { name: /Dan Kim/ })).toHaveCount(0)
  await expect(amara.getByText('1 person has stepped out of your case.')).toBeVisible()
  await dan.reload()
  await expect(dan.getByText('Come back at about')).toBeVisible()
  await priya.getByText('More for the facilitator').click()
  await priya.getByRole('button', { name: 'End this part early' }).click()
  await inTheMiddle(dan, 'Question')
  await expect(dan.getByRole('heading', { level: 1 })).toHaveText(second.title)
})

test('a turn taken in the room presents a shared case: its presenter says which, and one steps out in the middle', async ({
  browser,
}) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  const other = { title: 'A couple who will not start', question: 'What am I carrying for them?' }
  for (const shared of [words, other]) await rooms.makeTurn(room, people.amara, shared)
  // Both were shared without a date.
  await rooms.sql('delete from agenda_item where meeting_id = $1', [room.meetingId])
  await rooms.sql('update "case" set meeting_id = null where group_id = $1', [room.groupId])
  await begin()
  const dan = await enter(browser, room, people.dan)
  const amara = await enter(browser, room, people.amara)
  await amara.getByRole('button', { name: 'Present something today' }).click()
  const which = amara.getByLabel('What you present')
  await expect(which.locator('option:checked')).toHaveText(other.title)
  await expectAccessible(amara)
  await which.selectOption({ label: words.title })
  await amara.getByRole('button', { name: 'Choose this' }).click()
  await expect(amara.getByText('Saved.')).toBeVisible()
  await expect(which.locator('option:checked')).toHaveText(words.title)
  await next(priya)
  await inTheMiddle(dan, 'Question')
  await expect(dan.getByRole('heading', { level: 1 })).toHaveText(words.title)
  await dan.getByRole('button', { name: 'Step out of this case' }).click()
  await expect(dan.getByText('Please leave the call for now')).toBeVisible()
  await amara.reload()
  await expect(amara.getByText('1 person has stepped out of your case.')).toBeVisible()
})

test('a meeting that is cancelled while its room is open closes it for everyone, without a reload', async ({
  browser,
}) => {
  const { room, people, begin } = await withFive(browser)
  await begin()
  const dan = await enter(browser, room, people.dan)
  await inTheMiddle(dan, 'Check-in')
  await rooms.sql(
    `update meeting set state = 'cancelled', starts_at = now() + interval '5 minutes' where id = $1`,
    [room.meetingId],
  )
  await expect(dan.getByText('This meeting was canceled')).toBeVisible()
  await expect(dan.getByText('can bring the meeting back')).toBeVisible()
  // By then nobody can.
  await rooms.sql(`update meeting set starts_at = now() - interval '1 minute' where id = $1`, [
    room.meetingId,
  ])
  await dan.reload()
  await expect(dan.getByText('This meeting was canceled')).toBeVisible()
  await expect(dan.getByText('can bring the meeting back')).toHaveCount(0)
})

test('someone whose seat ends while the room is open is out at once', async ({ browser }) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  await rooms.makeTurn(room, people.amara, words)
  await begin()
  const dan = await enter(browser, room, people.dan)
  await next(priya)
  await inTheMiddle(dan, 'Question')
  await rooms.sql(`update seat set state = 'ended' where clinician_id = $1`, [people.dan.clinicianId])
  await next(priya)
  await expect(dan.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
})

test('a facilitator whose browser is gone is relieved by the timekeeper', async ({ browser }) => {
  const { room, people, page: priya, begin } = await withFive(browser)
  await begin()
  const rae = await enter(browser, room, people.rae)
  const dan = await enter(browser, room, people.dan)
  await inTheMiddle(rae, 'Check-in')
  await priya.context().close()
  await rooms.sql(`update demo_clock set ahead = interval '70 seconds'`)
  await expect(dan.getByText('Priya is not in the room right now. Rae can take over.')).toBeVisible()
  await rae.getByRole('button', { name: 'Take over' }).click()
  await expect(rae.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(dan.getByText('Rae facilitates and keeps time', { exact: true })).toBeVisible()
})

test('without scripts: forms open the room, go through it and end it, and a frame says that one is here', async ({
  browser,
}) => {
  const room = await rooms.makeRoom(names)
  const [priya, amara] = room.people as [Person, Person]
  await rooms.makeTurn(room, amara, words)
  const page = await enter(browser, room, priya, { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('button', { name: 'Begin with check-in' }).click()
  await page.getByRole('button', { name: 'Next: Question' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title)
  await page.getByRole('button', { name: 'I don’t recognize this client' }).click()
  await expect(page.getByText(words.question)).toBeVisible()
  await page.getByLabel('Note').fill('Ask about the pause.')
  await page.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByLabel('Note')).toHaveValue('Ask about the pause.')
  await page.getByRole('button', { name: 'Next: Tasks' }).click()
  await expect(page.getByText('Each takes one task')).toBeVisible()
  // The frame comes again by itself, before silence would say that its reader has left.
  const here = page.frameLocator('iframe[title="Your presence"]')
  await expect(here.getByText('Your minutes count while this page stays open')).toBeVisible()
  await page.waitForResponse((answer) => answer.url().endsWith('/room/here'), { timeout: 30_000 })
  const amaras = await enter(browser, room, amara)
  await expect(
    amaras.getByText('2 of 5 are here').or(amaras.getByRole('img', { name: /Here: .*Priya/ })),
  ).toBeVisible()
  await page.getByText('More for the facilitator').click()
  await page.getByRole('link', { name: 'End the meeting' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('End the meeting for everyone?')
  await page.getByRole('button', { name: 'End it for everyone' }).click()
  await expect(page.getByText('This meeting is over')).toBeVisible()
  await expect(amaras.getByText('This meeting is over')).toBeVisible()
})

test('without scripts nothing on the page says that it moves on by itself', async ({ browser }) => {
  const { room, people, page: priya } = await withFive(browser)
  await rooms.makeTurn(room, people.amara, words)
  await rooms.sql(`update meeting set starts_at = now() + interval '10 minutes' where id = $1`, [
    room.meetingId,
  ])
  const plain = await enter(browser, room, people.dan, { javaScriptEnabled: false })
  const live = await enter(browser, room, people.lena)
  await expect(plain.getByRole('link', { name: 'Show where it stands now' })).toBeVisible()
  const onlyLive = async (says: string) => {
    await expect(live.getByText(says)).toBeVisible()
    await expect(plain.getByText(says)).toBeHidden()
  }
  await onlyLive('This page updates by itself')
  await onlyLive('You come in automatically')
  await priya.reload()
  await priya.getByRole('button', { name: 'Open the room' }).click()
  await next(priya)
  await next(priya)
  await inTheMiddle(priya, 'Question')
  await plain.getByRole('link', { name: 'Show where it stands now' }).click()
  for (const page of [plain, live]) {
    await page.getByRole('button', { name: 'Step out of this case' }).click()
    await expect(page.getByText('Come back at about')).toBeVisible()
  }
  await onlyLive('This page brings you back by itself')
})
