import { beforeAll, expect, test } from 'vitest'
import { groupMeetings } from '#domain/dates/reads'
import { changeFeed, makeFeedLink, removeFeed } from '#domain/feeds/actions'
import { ownFeed } from '#domain/feeds/reads'
import { cancelMeeting, moveMeeting } from '#domain/meetings/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { appQuery, as, openTestDatabase, ownerQuery, type Person } from '#tests/database'
import { makeClinician, makeGroup, seat, type TestGroup } from '#tests/meetings'
import { calendarFeed } from './calendar.ts'

let priya: Person, dan: Person
let group: TestGroup

beforeAll(openTestDatabase)
beforeAll(async () => {
  priya = await makeClinician('Priya')
  dan = await makeClinician('Dan', 'America/Phoenix')
  group = await makeGroup(priya, 'Thursday Trauma Consult')
  await seat(group, dan)
  await as(priya, makeSeries, {
    groupId: group.groupId,
    seriesId: newId(),
    cadence: 'monthly',
    weekday: 4,
    nths: [2, 4],
    days: [],
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: 90,
    from: Temporal.Now.zonedDateTimeISO('America/New_York').toPlainDate().toString(),
  })
})

const fetchFeed = (token: string, init?: RequestInit) =>
  calendarFeed(
    new Request(`http://localhost/calendar/${token}.ics`, init),
    `${token}.ics`,
    'https://colloquy.example.org',
  )
const link = async (who: Person) => (await as(who, makeFeedLink, undefined)).token
const events = (text: string) =>
  text
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(event.split('\r\n').map((line) => line.split(/:(.*)/s) as [string, string])),
    )

test('the feed holds every meeting as a flat date in UTC, without a group’s name or a person’s', async () => {
  const response = await fetchFeed(await link(dan))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('private, max-age=300')
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('last-modified')).toMatch(
    /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  )
  const text = await response.text()
  const { coming } = await as(dan, groupMeetings, { groupId: group.groupId })
  expect(events(text).map((e) => e.DTSTART)).toEqual(coming.map((m) => m.startsAt.replaceAll(/[-:]/g, '')))
  expect(text).not.toMatch(/Thursday|Trauma|Priya|Dan|RRULE|TZID|ORGANIZER|ATTENDEE|METHOD/)
})

test('a copy that is still right is not sent again, and HEAD sends none', async () => {
  const token = await link(dan)
  const first = await fetchFeed(token)
  const etag = first.headers.get('etag')!
  for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await fetchFeed(token, { headers: { 'if-none-match': tags } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  }
  expect((await fetchFeed(token, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  const head = await fetchFeed(token, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(await first.text()))
})

test('a moved meeting keeps its uid and raises its sequence; a cancelled one stays as cancelled or is left out', async () => {
  const token = await link(dan)
  const before = events(await (await fetchFeed(token)).text())
  const { coming } = await as(priya, groupMeetings, { groupId: group.groupId })
  const [first, second] = [coming[2]!, coming[3]!]
  const day = Temporal.PlainDate.from(first.startsLocal.slice(0, 10)).add({ days: 1 }).toString()
  await as(priya, moveMeeting, { meetingId: first.id, revision: first.revision, day, startsLocal: '19:00' })
  await as(priya, cancelMeeting, { meetingId: second.id, revision: second.revision })
  const after = events(await (await fetchFeed(token)).text())
  expect(after.map((e) => e.UID).toSorted()).toEqual(before.map((e) => e.UID).toSorted())
  const moved = after.find((e) => e.UID === `occ-${first.id}@colloquy.example.org`)
  expect(moved).toMatchObject({ SEQUENCE: '1', STATUS: 'CONFIRMED' })
  expect(after.find((e) => e.UID?.includes(second.id))).toMatchObject({ SEQUENCE: '1', STATUS: 'CANCELLED' })
  await as(dan, changeFeed, { namesGroups: true, withCancelled: false })
  const chosen = events(await (await fetchFeed(token)).text())
  expect(chosen.some((e) => e.UID?.includes(second.id))).toBe(false)
  expect(new Set(chosen.map((e) => e.SUMMARY))).toEqual(new Set(['Thursday Trauma Consult']))
  await as(dan, changeFeed, { namesGroups: false, withCancelled: true })
})

test('a new link stops the old one, removing stops both, and no token is kept', async () => {
  const old = await link(priya)
  const fresh = await link(priya)
  expect(Buffer.from(fresh, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  expect((await fetchFeed(old)).status).toBe(404)
  expect((await as(priya, ownFeed, undefined))?.lastUsedAt).toBeNull()
  expect((await fetchFeed(fresh)).status).toBe(200)
  expect((await as(priya, ownFeed, undefined))?.lastUsedAt).not.toBeNull()
  const rows = await ownerQuery('select * from calendar_feed')
  expect(JSON.stringify(rows)).not.toContain(fresh)
  await as(priya, removeFeed, undefined)
  await as(priya, removeFeed, undefined)
  expect((await fetchFeed(fresh)).status).toBe(404)
})

test('unknown and malformed tokens get the same empty answer', async () => {
  for (const name of ['A'.repeat(32), 'short', '../etc', `${'A'.repeat(32)}%00`]) {
    const response = await fetchFeed(name)
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
      404,
      '',
      'no-store',
    ])
  }
})

test('who left the group finds its meetings gone', async () => {
  const lena = await makeClinician('Lena')
  await seat(group, lena)
  const token = await link(lena)
  expect(events(await (await fetchFeed(token)).text()).length).toBeGreaterThan(20)
  await ownerQuery(`update seat set state = 'ended' where clinician_id = $1`, [lena.clinicianId])
  expect(events(await (await fetchFeed(token)).text())).toEqual([])
})

test('the database shows a feed to its owner only', async () => {
  await link(dan)
  expect(await appQuery(priya.clinicianId, 'select * from calendar_feed')).toEqual([])
  expect(await appQuery(null, 'select * from calendar_feed')).toEqual([])
  expect(await appQuery(dan.clinicianId, 'select 1 from calendar_feed')).toHaveLength(1)
})
