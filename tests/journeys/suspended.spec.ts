import { type Browser, expect, type Page, test } from '@playwright/test'
import { openRooms, type Person, type Room, type Rooms } from '../setup/rooms.ts'
import { browse } from '../walls/browsing.ts'
import { watchBrowser } from './browsers.ts'

/** A steward suspends a license while its owner writes a draft, and sits in a room: a clear word, and no words lost. */
let rooms: Rooms
let room: Room
watchBrowser()
test.beforeAll(async () => {
  rooms = await openRooms(1)
  room = await rooms.makeRoom(['Priya Raman', 'Amara Osei', 'Sofia Marin'])
  await rooms.sql('insert into steward (clinician_id, since) values ($1, now())', [
    room.people[2]!.clinicianId,
  ])
})
test.afterAll(() => rooms.stop())

async function enter(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const cookie = await rooms.signIn(person)
  await context.addCookies([{ ...cookie, domain: 'localhost', path: '/', sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(rooms.urls[0] + path)
  return page
}

test('the room gives way to what mends it, with what was typed; a draft goes on being kept', async ({
  browser,
}) => {
  const [priya, amara, sofia] = room.people as [Person, Person, Person]
  await rooms.makeTurn(room, amara, { title: 'Silence', question: 'How do I stay with her anger?' })
  const path = `/meetings/${room.meetingId}/room`
  const lead = await enter(browser, priya, path)
  await lead.getByRole('button', { name: 'Open the room' }).click()
  const own = await enter(browser, amara, path)
  const takeaway = own.getByLabel('One thing to try')
  while (!(await takeaway.isVisible())) {
    await lead.getByRole('button', { name: /^(Next|Begin with)/ }).click()
    await own.waitForTimeout(700)
  }
  await takeaway.fill('Name the lateness before the target.')

  const draft = await enter(browser, amara, `/cases/new?group=${room.groupId}`)
  await draft.getByRole('button', { name: 'Start writing' }).click()
  const happening = draft.getByLabel('What is happening', { exact: true })
  await happening.fill('She is late, and I am early.')
  await expect(draft.getByText('Saved, encrypted')).toBeVisible()

  const desk = browse(rooms.urls[0]!)
  const { name, value } = await rooms.signIn(sofia)
  desk.cookies.set(name, value)
  const [license] = await rooms.sql<{ id: string }>('select id from license where clinician_id = $1', [
    amara.clinicianId,
  ])
  const button = 'kind=suspended'
  await desk.send(`/desk/licenses/${license!.id}`, { reason: 'The board says so.' }, { button })

  await expect(own.getByText('Your license is suspended here.')).toBeVisible()
  await expect(own.getByText('Name the lateness before the target.')).toBeVisible()
  await expect(own.getByText('How do I stay with her anger?')).toHaveCount(0)
  await happening.fill('She is late, and I am early, and we both know.')
  await expect(draft.getByText('Saved, encrypted')).toBeVisible()
  await draft.reload()
  await expect(happening).toHaveValue('She is late, and I am early, and we both know.')
})
