/**
 * The feed as real calendar programs read it: vdirsyncer fetches it over HTTP, khal shows it. Run by
 * `npm run check:calendar`, which needs both (Debian: `apt install khal vdirsyncer`).
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { groupMeetings } from '#domain/dates/reads'
import { makeFeedLink } from '#domain/feeds/actions'
import { cancelMeeting, moveMeeting } from '#domain/meetings/actions'
import { makeSeries } from '#domain/series/actions'
import { newId } from '#platform/identifiers'
import { calendarFeed } from '#server/calendar'
import { as, openTestDatabase, type Person } from '#tests/database'
import { makeClinician, makeGroup, type TestGroup } from '#tests/meetings'

let priya: Person
let group: TestGroup
const folder = mkdtempSync(join(tmpdir(), 'colloquy-calendar-'))
const asked: { status: number; tag: boolean }[] = []
const app = new Hono()
app.get('/calendar/:name', async (c) => {
  const answer = await calendarFeed(c.req.raw, c.req.param('name'), 'http://127.0.0.1')
  asked.push({ status: answer.status, tag: c.req.header('if-none-match') !== undefined })
  return answer
})
let server: ReturnType<typeof serve>
let port = 0

beforeAll(openTestDatabase)
beforeAll(async () => {
  await new Promise<void>((ready) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => {
      port = info.port
      ready()
    })
  })
  priya = await makeClinician('Priya')
  group = await makeGroup(priya, 'Thursday Trauma Consult')
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
  const { token } = await as(priya, makeFeedLink, undefined)
  configure(token)
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

function configure(token: string): void {
  mkdirSync(join(folder, 'events', 'feed'), { recursive: true })
  writeFileSync(
    join(folder, 'vdirsyncer'),
    `[general]\nstatus_path = "${folder}/status"\n
[pair feed]\na = "web"\nb = "disk"\ncollections = null\nconflict_resolution = "a wins"\n
[storage web]\ntype = "http"\nurl = "http://127.0.0.1:${port}/calendar/${token}.ics"\n
[storage disk]\ntype = "filesystem"\npath = "${folder}/events/feed"\nfileext = ".ics"\n`,
  )
  writeFileSync(
    join(folder, 'khal'),
    `[calendars]\n[[feed]]\npath = ${folder}/events/feed\ntype = calendar\n
[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n
[sqlite]\npath = ${folder}/khal.db\n`,
  )
}

/** Not the synchronous way: this process also serves the feed. */
function run(program: string, ...args: string[]): Promise<string> {
  const options = {
    encoding: 'utf8' as const,
    timeout: 20_000,
    env: { ...process.env, HOME: folder, TZ: 'UTC' },
  }
  return new Promise((done, fail) => {
    const child = execFile(program, args, options, (error, out) => (error ? fail(error) : done(out)))
    child.stdin?.end('y\ny\n')
  })
}

async function sync(): Promise<void> {
  await run('vdirsyncer', '-c', join(folder, 'vdirsyncer'), 'discover')
  await run('vdirsyncer', '-c', join(folder, 'vdirsyncer'), 'sync')
}

/** What khal shows: start, end and title of each, once (it lists an event over midnight on both days). */
async function shown(): Promise<string[]> {
  const from = Temporal.Now.plainDateISO('UTC').toString()
  const until = Temporal.Now.plainDateISO('UTC').add({ months: 13 }).toString()
  const format = '{start-date-long}T{start-time} {end-time} {title} {status}'
  const config = join(folder, 'khal')
  const lines = await run(
    'khal',
    '-c',
    config,
    'list',
    '--notstarted',
    '--day-format',
    '',
    '--format',
    format,
    from,
    until,
  )
  const each = lines.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
  return [...new Set(each.filter((line) => line !== ''))].toSorted()
}

async function kept(): Promise<string[]> {
  const { coming } = await as(priya, groupMeetings, { groupId: group.groupId })
  return coming
    .map((m) => {
      const end = m.endsAt.slice(11, 16)
      return `${m.startsAt.slice(0, 16)} ${end} Peer consultation${m.state === 'cancelled' ? ' CANCELLED' : ' CONFIRMED'}`
    })
    .toSorted()
}

test('every date of a year arrives, through the changes of the clock', async () => {
  await sync()
  const all = await kept()
  expect(all.length).toBeGreaterThanOrEqual(22)
  expect(new Set(all.map((line) => line.slice(11, 16)))).toEqual(new Set(['22:30', '23:30']))
  expect(await shown()).toEqual(all)
})

test('a moved date moves in the calendar and a cancelled one says so', async () => {
  const { coming } = await as(priya, groupMeetings, { groupId: group.groupId })
  const [, second, third] = coming
  const day = Temporal.PlainDate.from(second!.startsLocal.slice(0, 10)).add({ days: 1 }).toString()
  await as(priya, moveMeeting, {
    meetingId: second!.id,
    revision: second!.revision,
    day,
    startsLocal: '17:00',
  })
  await as(priya, cancelMeeting, { meetingId: third!.id, revision: third!.revision })
  await sync()
  const all = await kept()
  expect(all.filter((line) => line.endsWith('CANCELLED'))).toHaveLength(1)
  expect(await shown()).toEqual(all)
  expect(asked.every((one) => one.status === 200 || one.status === 304)).toBe(true)
})
