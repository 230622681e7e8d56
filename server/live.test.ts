import { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { View } from '#domain/room/view'
import { accounts } from '#platform/accounts/connection'
import { endSessions, openSession } from '#platform/accounts/sessions'
import { newId } from '#platform/identifiers'
import { browser, openTestAccounts } from '#tests/accounts'
import { authQuery, databaseUrls, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import {
  answer,
  type Evening,
  evening,
  nextTimes,
  pressNext,
  put,
  roomOf,
  stepOutOf,
  turnOf,
} from '#tests/evenings'
import { makeClinician } from '#tests/meetings'
import { closeLive, live, openLive } from './live.ts'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(() => openLive(databaseUrls().jobs))
afterAll(closeLive)

const app = new Hono().route('/live', live)
const listening: Ear[] = []
afterEach(async () => {
  for (const ear of listening.splice(0)) await ear.stop()
})

/** A browser signed in as this person, and what its stream brings. */
type Ear = {
  status: number
  texts: string[]
  views: () => View[]
  /** Waits until the newest view is as asked. */
  until: (as: (view: View) => boolean) => Promise<View>
  closed: Promise<void>
  stop: () => Promise<void>
}

async function signIn(person: Person): Promise<string> {
  const id = person.clinicianId
  await authQuery('insert into account (id, email) values ($1, $2) on conflict do nothing', [
    id,
    `${id}@example.org`,
  ])
  const own = browser()
  own.keep(await openSession(accounts(), id, own.visit().request))
  return own.cookies()
}

async function listen(tonight: Evening, person: Person, cookie?: string): Promise<Ear> {
  const headers = { cookie: cookie ?? (await signIn(person)) }
  const stop = new AbortController()
  const asked = new Request(`http://localhost/live/rooms/${tonight.meetingId}`, {
    headers,
    signal: stop.signal,
  })
  const response = await app.request(asked)
  const texts: string[] = []
  const wakes = new Set<() => void>()
  const reader = response.body?.getReader()
  const closed = (async () => {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) return
      texts.push(new TextDecoder().decode(value))
      for (const wake of wakes) wake()
    }
  })()
  const views = () =>
    [...texts.join('').matchAll(/event: (?:room|away)\ndata: (.*)\n/g)].map(
      ([, data]) => JSON.parse(data!) as View,
    )
  const until = async (as: (view: View) => boolean): Promise<View> => {
    for (;;) {
      const latest = views().at(-1)
      if (latest && as(latest)) return latest
      await new Promise<void>((wake) => wakes.add(wake))
    }
  }
  const ear = { status: response.status, texts, views, until, closed, stop: async () => reader?.cancel() }
  listening.push(ear)
  return ear
}

const phase = (view: View) =>
  view.kind === 'room' ? view.parts[view.part]?.phases[view.phase]?.id : undefined

describe('a stream', () => {
  test('brings each step to everyone, and begins where the room is', async () => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 1)
    const ears = [await listen(tonight, tonight.priya), await listen(tonight, tonight.dan)]
    for (const ear of ears) expect(phase(await ear.until(() => true))).toBe('check-in')
    await pressNext(tonight)
    for (const ear of ears) await ear.until((view) => phase(view) === 'question')
    const late = await listen(tonight, tonight.amara)
    expect(phase(await late.until(() => true))).toBe('question')
  })

  test('tells who came', async () => {
    const tonight = await evening()
    const ear = await listen(tonight, tonight.priya)
    await answer(tonight, tonight.dan)
    await ear.until((view) => view.kind === 'room' && view.people.includes(tonight.dan.clinicianId))
  })

  test('is not there for outsiders, visitors, the unsigned, and for no meeting', async () => {
    const tonight = await evening()
    const marcus = await makeClinician('Marcus')
    await ownerQuery('delete from agreement_signature where clinician_id = $1', [tonight.dan.clinicianId])
    expect((await listen(tonight, marcus)).status).toBe(404)
    expect((await listen(tonight, tonight.dan)).status).toBe(404)
    expect((await listen(tonight, marcus, 'x=y')).status).toBe(404)
    expect((await listen({ ...tonight, meetingId: newId() }, tonight.priya)).status).toBe(404)
    expect((await listen({ ...tonight, meetingId: 'nonsense' }, tonight.priya)).status).toBe(404)
  })
})

describe('before the next byte a stream ends for', () => {
  test.each<[string, (tonight: Evening, dan: Person) => Promise<unknown>]>([
    [
      'a seat that ended',
      (_, dan) => ownerQuery(`update seat set state = 'ended' where clinician_id = $1`, [dan.clinicianId]),
    ],
    [
      'a license suspended',
      (_, dan) =>
        ownerQuery(`update license set state = 'suspended' where clinician_id = $1`, [dan.clinicianId]),
    ],
    [
      'an agreement in force and not signed',
      (_, dan) => ownerQuery('delete from agreement_signature where clinician_id = $1', [dan.clinicianId]),
    ],
    ['a session that ended', (_, dan) => endSessions(dan.clinicianId)],
  ])('%s', async (_, happens) => {
    const tonight = await evening()
    await turnOf(tonight, tonight.amara)
    await nextTimes(tonight, 2)
    const [dans, priyas] = [await listen(tonight, tonight.dan), await listen(tonight, tonight.priya)]
    await dans.until(() => true)
    const before = dans.texts.join('')
    await happens(tonight, tonight.dan)
    await put(tonight, tonight.priya, { kind: 'next', from: (await roomOf(tonight, tonight.priya)).place })
    await priyas.until((view) => phase(view) === 'tasks')
    await dans.closed
    expect(dans.texts.join('')).toBe(before)
  })

  test('who steps out of the case, and what comes back says only when to return', async () => {
    const tonight = await evening()
    const { caseId } = await turnOf(tonight, tonight.amara)
    for (const person of tonight.everyone) await answer(tonight, person)
    await nextTimes(tonight, 2)
    const cookie = await signIn(tonight.dan)
    const [dans, priyas] = [await listen(tonight, tonight.dan, cookie), await listen(tonight, tonight.priya)]
    await dans.until((view) => view.kind === 'room')
    const before = dans.texts.join('')
    await stepOutOf(tonight, caseId, tonight.dan)
    await dans.closed
    expect(dans.texts.join('')).toBe(before)
    await priyas.until((view) => view.kind === 'room' && !view.people.includes(tonight.dan.clinicianId))
    const again = await listen(tonight, tonight.dan, cookie)
    await again.until((view) => view.kind === 'away')
    for (let i = 0; i < 7; i++) await pressNext(tonight)
    await again.until((view) => phase(view) === 'close')
    const texts = again.texts.join('')
    const away = texts.slice(0, texts.indexOf('event: room'))
    for (const secret of [caseId, tonight.amara.clinicianId, 'tasks']) expect(away).not.toContain(secret)
  })
})

test('a device answers and hears the time; outside there is nothing to answer to', async () => {
  const tonight = await evening()
  const post = async (person: Person, body: unknown) =>
    app.request(`/live/rooms/${tonight.meetingId}/answer`, {
      method: 'POST',
      headers: { cookie: await signIn(person), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const answered = await post(tonight.dan, { device: 'laptop' })
  expect(((await answered.json()) as { now: number }).now).toBeGreaterThan(1.7e12)
  expect((await post(await makeClinician('Marcus'), { device: 'laptop' })).status).toBe(404)
  expect((await post(tonight.dan, { device: '' })).status).toBe(404)
})
