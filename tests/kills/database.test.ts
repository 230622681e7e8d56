import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepPolicy } from '#domain/credit/actions'
import { closeAccounts, openAccounts } from '#platform/accounts/connection'
import { actAs } from '#platform/database/acting'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { useMasterKeys as readMasterKeys } from '#platform/keyring'
import { readSettings } from '#platform/settings'
import { reachDatabases } from '#server/access'
import type { DatabaseUrls } from '#server/databases'
import { aPolicy } from '#tests/policies'
import { freePort, type Program, runFile } from '#tests/setup/program'
import { type Person, roomMaker } from '#tests/setup/rooms'
import { type Browsing, browse, type Page, type Values } from '#tests/walls/browsing'

/**
 * The embedded PostgreSQL is killed while a request is in the middle of its transaction. The program starts it again;
 * the person gets their form back, sends it from there, and it is done once.
 */
vi.setConfig({ testTimeout: 60_000 })

let folder: string
let environment: Record<string, string>
let url: string
let setupCode: string
let program: Program
let urls: DatabaseUrls

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-kills-'))
  chmodSync(folder, 0o711)
  environment = { PORT: String(await freePort()), COLLOQUY_DATA_DIR: join(folder, 'data') }
  program = runFile('server/main.ts', environment)
  const ready = await program.prints(/ready: (http:\/\/[^/\s]+)\/setup\?code=(\S+)/)
  ;[, url, setupCode] = ready as unknown as [string, string, string]
  const settings = readSettings(environment)
  ;({ urls } = (await reachDatabases(settings, () => {})).databases)
  readMasterKeys(settings.masterKeyFile)
  openDatabase(urls)
  openAccounts({ databaseUrl: urls.auth, publicUrl: url, cookiePrefix: 'colloquy' })
}, 240_000)
afterAll(async () => {
  await closeAccounts()
  await closeDatabase()
  program.process.kill('SIGTERM')
  await program.ended
  rmSync(folder, { recursive: true, force: true })
})

async function withOwner<T>(work: (owner: Client) => Promise<T>, address = urls.owner): Promise<T> {
  const owner = new Client({ connectionString: address })
  owner.on('error', () => {}) // it is there when the server is killed
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end().catch(() => {})
  }
}

const rows = <R extends object>(sql: string, values: unknown[] = [], address = urls.owner) =>
  withOwner(async (owner) => (await owner.query<R>(sql, values)).rows, address)
const count = async (sql: string, values: unknown[] = []) => (await rows(sql, values)).length

/** Kills PostgreSQL once `send` waits in its transaction to write to `table`; resolves when all is well again. */
async function killedIn(table: string, send: () => Promise<Page>): Promise<Page> {
  const answer = await withOwner(async (owner) => {
    await owner.query(`begin; lock table ${table} in exclusive mode`)
    let isOver = false
    const sent = send()
      .catch((error: Error) => {
        // Else all that is told is a closed line.
        throw new Error(`no answer; the program says:\n${program.output().slice(-3000)}`, { cause: error })
      })
      .finally(() => {
        isOver = true
      })
    while ((await count('select from pg_locks where not granted')) === 0) {
      if (isOver) throw new Error(`answered ${(await sent).status} without writing to ${table}`)
      await sleep(20)
    }
    const pid = Number(readFileSync(join(folder, 'data/pg/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    return sent
  })
  while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(50)
  return answer
}

/** Sends a form that is cut off in the middle, then the one that came back; `secrets` are typed once more. */
async function cutOff(table: string, who: Browsing, form: Page, values: Values, secrets: Values = {}) {
  const before = await everyRow()
  const answer = await killedIn(table, () => who.send(form, { ...values, ...secrets }, { mayFail: true }))
  expect(answer.status).toBe(503)
  expect(answer.html).toContain('Send again')
  const after = await everyRow()
  return { before, after, done: await who.send(answer, secrets) }
}

/** How many rows each table of the data has, but for those that come and go by themselves. */
async function everyRow(): Promise<Record<string, number>> {
  const tables = await rows<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'colloquy' and tablename not in ('job_request', 'server_life') order by 1`,
  )
  return withOwner(async (owner) => {
    const counted: Record<string, number> = {}
    for (const { name } of tables)
      counted[name] = (await owner.query(`select from colloquy.${name}`)).rows.length
    return counted
  })
}

const secret = 'a quiet lamp on the stairs'

test('first-run set-up', async () => {
  const visitor = browse(url)
  const form = await visitor.get(`/setup?code=${setupCode}`)
  const values = {
    name: 'Front Range Colleagues',
    homeZone: 'America/Denver',
    personName: 'Sofia Marin',
    email: 'sofia@example.org',
  }
  const { done } = await cutOff('network', visitor, form, values, { password: secret })
  expect(done.address).toMatch(/recovery-codes/)
  expect([await count('select from steward'), await count('select from accounts.account')]).toEqual([1, 1])
})

test('signing up', async () => {
  const visitor = browse(url)
  const values = { name: 'Rosa Lind', email: 'rosa@example.org' }
  const form = await visitor.get('/sign-up')
  const { before, after, done } = await cutOff('mail', visitor, form, values, { password: secret })
  expect(after).toEqual(before)
  expect(done.address).toBe('/sign-up/sent')
  expect(await count("select from mail where kind = 'confirm-address'")).toBe(1)
})

async function seated() {
  return withOwner(async (owner) => {
    const maker = roomMaker(owner, urls.auth)
    const room = await maker.makeRoom(['Priya Raman', 'Amara Osei', 'Dan Kim'])
    const [priya, amara] = room.people as [Person, Person]
    await maker.makeTurn(room, amara, { title: 'Silence', question: 'How do I stay with her anger?' })
    const browserOf = async (person: Person) => {
      const browser = browse(url)
      const { name, value } = await maker.signIn(person)
      browser.cookies.set(name, value)
      return browser
    }
    return { room, amara, lead: await browserOf(priya), own: await browserOf(amara) }
  })
}

test('a phase change in the live room', async () => {
  const { room, lead } = await seated()
  const path = `/meetings/${room.meetingId}/room`
  await lead.send(path, {}, { where: { 'command.kind': 'open' } })
  const form = await lead.get(path)
  const next = form.forms.filter(({ fields }) => fields.some(({ value }) => value === 'next'))
  const { before, after } = await cutOff('room_event', lead, { ...form, forms: next }, {})
  expect(after).toEqual(before)
  expect(await count('select from room_event')).toBeGreaterThan(before.room_event!)
})

test('a document for credit', async () => {
  const { room, amara, own } = await seated()
  await rows(
    `update meeting set starts_at = now() - interval '26 hours', room_opened_at = now() - interval '26 hours',
       room_ended_at = now() - interval '24 hours' where id = $1`,
    [room.meetingId],
  )
  await rows(
    `insert into attendance (meeting_id, clinician_id, group_id, role, minutes, presenting_minutes, first_at, last_at, made_at)
     select $1, p, $2, 'member', 90, 0, now(), now(), now() from unnest($3::uuid[]) p`,
    [room.meetingId, room.groupId, room.people.map(({ clinicianId }) => clinicianId)],
  )
  const [steward] = await rows<{ id: string }>('select clinician_id as id from steward')
  await actAs({ clinicianId: steward!.id, fresh: true }, keepPolicy, aPolicy())
  const form = await own.get('/credits')
  const { before, after, done } = await cutOff('certificate', own, form, {})
  expect(after).toEqual(before)
  expect(done.address).toMatch(/^\/credits\/documents\//)
  expect(await count('select from certificate where clinician_id = $1', [amara.clinicianId])).toBe(1)
})

test('leaving a group, one’s case with it; then deleting the account', async () => {
  // A database that ends too often within a minute is given up; a new start counts anew.
  program.process.kill('SIGTERM')
  await program.ended
  program = runFile('server/main.ts', environment)
  await program.prints(/ready/)
  const { room, amara, own } = await seated()
  const leaving = await own.get(`/groups/${room.groupId}/leave`)
  const left = await cutOff('"case"', own, leaving, { destroyCases: 'on' })
  expect(left.after).toEqual(left.before)
  expect(left.done.address).toBe('/groups')
  const gone = "select from seat where clinician_id = $1 and state = 'ended'"
  expect(await count(gone, [amara.clinicianId])).toBe(1)
  expect(
    await count('select from "case" where presenter_id = $1 and destroyed_at is null', [amara.clinicianId]),
  ).toBe(0)

  // Its key is gone before the row: pages go on meanwhile.
  const form = await own.get('/account/delete')
  const { before, after, done } = await cutOff('clinician', own, form, { understood: 'on' })
  expect(after).toEqual(before)
  expect(done.address).toBe('/goodbye')
  expect(await count("select from clinician where id = $1 and state = 'present'", [amara.clinicianId])).toBe(
    0,
  )
  expect(await rows('select from keyring.key where id = $1', [amara.clinicianId], urls.keyringOwner)).toEqual(
    [],
  )
  expect(program.output()).not.toContain('fault')
})
