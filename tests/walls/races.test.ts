import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { ensureBuild } from '#server/build'
import { openRooms, type Person, type Room, type Rooms } from '#tests/setup/rooms'
import { type Browsing, browse } from './browsing.ts'

/**
 * confidentiality.md, "What the tests must show", 5. Two web processes of the built product on one database: what shuts
 * a door happens at one of them while a page is open, or a stream runs, at the other.
 */
let rooms: Rooms
beforeAll(async () => {
  await ensureBuild(() => {})
  rooms = await openRooms(2)
}, 240_000)
afterAll(() => rooms.stop())

const words = { title: 'quillfeather title', question: 'What might quillfeather need from us?' }
const typed = 'I typed this for a long time and would not like to lose a word of it.'

type Evening = { room: Room; caseId: string; priya: Person; amara: Person; dan: Person }

async function evening(): Promise<Evening> {
  const room = await rooms.makeRoom(['Priya Raman', 'Amara Osei', 'Dan Kim', 'Rae Torres'])
  const [priya, amara, dan] = room.people as [Person, Person, Person, Person]
  return { room, caseId: await rooms.makeTurn(room, amara, words), priya, amara, dan }
}

/** A browser of this person at one of the two processes. */
async function at(which: 0 | 1, person: Person): Promise<Browsing> {
  const browser = browse(rooms.urls[which]!)
  const { name, value } = await rooms.signIn(person)
  browser.cookies.set(name, value)
  return browser
}

type Cause = [what: string, happens: (tonight: Evening) => Promise<unknown>]

const causes: Record<string, Cause> = {
  stepped: [
    'one steps out in another window',
    async ({ dan, caseId }) => (await at(1, dan)).send(`/cases/${caseId}/step-out`, {}),
  ],
  seat: [
    'the seat ends',
    ({ dan }) =>
      rooms.sql("update seat set state = 'ended', ended_at = now() where clinician_id = $1", [
        dan.clinicianId,
      ]),
  ],
  license: [
    'the license is suspended',
    ({ dan }) =>
      rooms.sql("update license set state = 'suspended' where clinician_id = $1", [dan.clinicianId]),
  ],
  agreement: [
    'an agreement comes into force',
    ({ room, priya }) =>
      rooms.sql(
        `insert into agreement_version (id, group_id, number, clauses, digest, in_force_from, made_by, made_at)
         values ($1, $2, 2, '[{"id": "own", "title": "New", "text": "New"}]', '\\x01', now(), $3, now())`,
        [newId(), room.groupId, priya.clinicianId],
      ),
  ],
  session: [
    'the session is revoked',
    ({ dan }) => rooms.sql('delete from accounts.session where account_id = $1', [dan.clinicianId]),
  ],
  oldSession: [
    'the session has reached its longest age',
    ({ dan }) =>
      rooms.sql(
        `update accounts.session set created_at = now() - interval '90 days' - interval '1 second' where account_id = $1`,
        [dan.clinicianId],
      ),
  ],
  destroyed: [
    'the key is destroyed',
    async ({ amara, caseId }) => (await at(1, amara)).send(`/cases/${caseId}/destroy`, {}),
  ],
  withdrawn: [
    'the case is withdrawn',
    async ({ amara, caseId }) => (await at(1, amara)).send(`/cases/${caseId}/withdraw`, {}),
  ],
}

describe('while a case page is open, and its reader writes,', () => {
  test.each<[...Cause, status: number, address: RegExp]>([
    [...causes.stepped!, 404, /^\/cases/],
    [...causes.seat!, 404, /^\/cases/],
    [...causes.license!, 403, /^\/cases/],
    [...causes.agreement!, 403, /^\/cases/],
    [...causes.session!, 401, /^\/cases/],
    [...causes.destroyed!, 404, /^\/cases/],
    [...causes.withdrawn!, 404, /^\/cases/],
  ])('%s: the next action is refused, and what was typed comes back', async (_, happens, status, address) => {
    const tonight = await evening()
    const dan = await at(0, tonight.dan)
    const path = `/cases/${tonight.caseId}`
    const page = await dan.send(path, {}, { button: 'open' })
    expect(page.html).toContain(words.question)
    await happens(tonight)
    const answer = await dan.send(
      page,
      { kind: 'reflection', text: typed },
      { button: 'respond', mayFail: true },
    )
    expect(answer.status).toBe(status)
    expect(answer.address).toMatch(address)
    expect(answer.html).not.toContain('quillfeather')
    expect(answer.html).toContain(typed)
    expect(await rooms.sql('select from response where case_id = $1', [tonight.caseId])).toEqual([])
    const note = await dan.send(page, { text: typed }, { button: 'note', mayFail: true })
    expect(note.html).not.toContain('quillfeather')
    expect(await rooms.sql('select from case_note where case_id = $1', [tonight.caseId])).toEqual([])
    expect((await dan.get(path)).html).not.toContain('quillfeather')
  })
})

/** A stream at one process: all that came, and when it ended. */
async function listen(which: 0 | 1, person: Person, room: Room) {
  const browser = await at(which, person)
  const answer = await browser.raw(`/live/rooms/${room.meetingId}`)
  expect(answer.status).toBe(200)
  const reader = answer.body!.getReader()
  let text = ''
  let wake = () => {}
  const closed = (async () => {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done) return
      text += new TextDecoder().decode(value)
      wake()
    }
  })()
  const until = async (pattern: RegExp) => {
    while (!pattern.test(text))
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  return { text: () => text, closed, until, stop: () => reader.cancel().catch(() => {}) }
}

const next = async (who: Browsing, room: Room) => {
  const path = `/meetings/${room.meetingId}/room`
  const page = await who.get(path)
  const isOpen = page.forms.some((form) => form.fields.some(({ value }) => value === 'next'))
  return who.send(page, {}, { where: { 'command.kind': isOpen ? 'next' : 'open' } })
}

describe('while the live stream runs at one process, and the evening goes on at the other,', () => {
  test('both rooms are in step', async () => {
    const { room, priya, dan, amara } = await evening()
    const here = await listen(0, dan, room)
    const there = await listen(1, amara, room)
    const lead = await at(1, priya)
    for (let press = 0; press < 4; press++) await next(lead, room)
    const [{ sequence } = { sequence: 0 }] = await rooms.sql<{ sequence: number }>(
      'select max(sequence) as sequence from room_event where meeting_id = $1',
      [room.meetingId],
    )
    for (const ear of [here, there]) {
      await ear.until(new RegExp(`id: ${sequence}\\n`))
      await ear.stop()
    }
  })

  test.each([
    causes.stepped!,
    causes.seat!,
    causes.license!,
    causes.agreement!,
    causes.session!,
    causes.oldSession!,
  ])('%s: the stream ends before the next byte', async (_, happens) => {
    const tonight = await evening()
    const { room, dan, priya, amara } = tonight
    const lead = await at(1, priya)
    // The room is open, the evening has begun, and the case is on.
    for (let press = 0; press < 3; press++) await next(lead, room)
    const dans = await listen(0, dan, room)
    const amaras = await listen(0, amara, room)
    await dans.until(/event: room/)
    await amaras.until(/event: room/)
    const before = dans.text()
    await happens(tonight)
    if (happens === causes.agreement![1])
      await rooms.sql(
        `insert into agreement_signature (version_id, group_id, clinician_id, typed_name, digest, signed_at)
           select v.id, v.group_id, p, 'signed', '\\x01', now() from agreement_version v, unnest($2::uuid[]) p where v.group_id = $1 and v.number = 2`,
        [room.groupId, [priya.clinicianId, amara.clinicianId]],
      )
    await next(lead, room)
    await dans.closed
    expect(dans.text()).toBe(before)
    await amaras.stop()
  })

  test('the meeting is cancelled: the stream says so, and the page asks anew', async () => {
    const { room, amara } = await evening()
    const ear = await listen(0, amara, room)
    await ear.until(/"isCancelled":false/)
    await rooms.sql(`update meeting set state = 'cancelled' where id = $1`, [room.meetingId])
    await ear.until(/"isCancelled":true/)
    await ear.stop()
  })

  test('the key is destroyed: nothing of the case is shown any more, and the evening goes on', async () => {
    const tonight = await evening()
    const lead = await at(1, tonight.priya)
    for (let press = 0; press < 3; press++) await next(lead, tonight.room)
    const path = `/meetings/${tonight.room.meetingId}/room`
    const dan = await at(0, tonight.dan)
    await dan.send(await dan.get(path), {}, { where: { form: 'know-not' } })
    expect((await dan.get(path)).html).toContain('quillfeather')
    await causes.destroyed![1](tonight)
    const after = await dan.get(path)
    expect(after.status).toBe(200)
    expect(after.html).not.toContain('quillfeather')
    expect((await next(lead, tonight.room)).status).toBe(200)
  })
})

test('a post that is no form is refused, and is no fault', async () => {
  const { amara, caseId } = await evening()
  const browser = await at(0, amara)
  expect((await browser.raw(`/cases/${caseId}/destroy`, { method: 'POST' })).status).toBe(400)
  expect(await rooms.sql('select from "case" where id = $1 and destroyed_at is null', [caseId])).toHaveLength(
    1,
  )
})
