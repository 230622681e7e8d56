/**
 * Rooms full of people for journeys and load: one PostgreSQL, web processes of the built product on it, groups straight
 * in the tables, and browsers signed in by the product's own sessions.
 */
import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { accounts, closeAccounts, openAccounts } from '#platform/accounts/connection'
import { openSession } from '#platform/accounts/sessions'
import { actAs } from '#platform/database/acting'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { NETWORK_ID, newId } from '#platform/identifiers'
import { forgetSecrets, makeKey, useMasterKeys as readMasterKeys } from '#platform/keyring'
import { seal } from '#platform/sealing'
import { openWire, type Wire } from '#tests/kills/wire'
import { makeTestCluster } from './cluster.ts'
import { freePort, type Program, runFile } from './program.ts'

export type Person = { clinicianId: string; name: string }
export type Room = { groupId: string; meetingId: string; people: Person[] }

/** What fills rooms where databases and web processes are there already. */
export type RoomMaker = {
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>
  /** A group whose first person facilitates, with a meeting of 90 minutes that begins now. */
  makeRoom(names: readonly string[], families?: readonly string[]): Promise<Room>
  /** A turn with a shared case. */
  makeTurn(room: Room, presenter: Person, words: { title: string; question: string }): Promise<string>
  /** The cookie of a browser this person is signed in with. */
  signIn(person: Person): Promise<{ name: string; value: string }>
}
export type Rooms = RoomMaker & {
  /** Addresses of the web processes. */
  urls: string[]
  /** What stands between them and the database, where it may be paused. */
  wire: Wire | undefined
  stop(): Promise<void>
}

/** Makes rooms as the databases' owner; the platform's pools and accounts are open on the same ones. */
export function roomMaker(owner: Client, authUrl: string): RoomMaker {
  const sql = async <R extends object>(text: string, values: unknown[] = []) =>
    (await owner.query<R>(text, values)).rows
  return {
    sql,
    makeRoom: (names, families) => makeRoom(sql, names, families),
    makeTurn: (room, presenter, words) => makeTurn(sql, room, presenter, words),
    signIn: (person) => signIn(authUrl, person),
  }
}

/**
 * Starts `processes` web processes of the build. `mayPause`: their database can fall silent (`wire`), and they wait a
 * second and a half for an answer, not forty seconds.
 */
export async function openRooms(processes: number, { mayPause = false } = {}): Promise<Rooms> {
  const { cluster, remove } = await makeTestCluster()
  const { urls } = cluster.template
  const wire = mayPause ? await openWire(urls.app) : undefined
  const reached = (address: string): string => {
    if (!wire) return address
    const url = new URL(wire.through(address))
    url.searchParams.set('query_timeout', '1500')
    return url.href
  }
  const owner = new Client({ connectionString: urls.owner })
  await owner.connect()
  const maker = roomMaker(owner, urls.auth)
  readMasterKeys(cluster.masterKeyFile)
  openDatabase({ app: urls.app, keyring: urls.keyring, jobs: urls.jobs })
  // Of other rooms opened by this process before: cookies signed with those would open nothing here.
  forgetSecrets()
  await makeKey(NETWORK_ID, 'network')
  await maker.sql(
    `insert into network (id, name, home_zone, directory, made_at, changed_at)
    values ($1, 'Front Range Colleagues', 'America/Denver', 'public', now(), now())`,
    [NETWORK_ID],
  )
  const webs: { url: string; program: Program }[] = []
  for (let i = 0; i < processes; i++) {
    const port = await freePort()
    const url = `http://localhost:${port}`
    const program = runFile('tests/setup/web.ts', {
      PORT: String(port),
      COLLOQUY_URL: url,
      COLLOQUY_MASTER_KEY_FILE: cluster.masterKeyFile,
      COLLOQUY_APP_DB_URL: reached(urls.app),
      COLLOQUY_AUTH_DB_URL: reached(urls.auth),
      COLLOQUY_JOBS_DB_URL: reached(urls.jobs),
      COLLOQUY_KEYRING_DB_URL: reached(urls.keyring),
      COLLOQUY_COOKIE_PREFIX: 'colloquy',
      LOG_LEVEL: 'warn',
    })
    await program.prints(/serves/)
    webs.push({ url, program })
  }
  openAccounts({ databaseUrl: urls.auth, publicUrl: webs[0]!.url, cookiePrefix: 'colloquy' })
  return {
    ...maker,
    urls: webs.map(({ url }) => url),
    wire,
    async stop() {
      wire?.goOn()
      for (const { program } of webs) program.process.kill('SIGTERM')
      await Promise.all(webs.map(({ program }) => program.ended))
      await closeAccounts()
      await closeDatabase()
      await owner.end()
      await wire?.close()
      await remove()
      rmSync(cluster.masterKeyFile, { force: true })
    },
  }
}

type Sql = Rooms['sql']

async function makePerson(sql: Sql, name: string, family: string): Promise<Person> {
  const clinicianId = newId()
  await makeKey(clinicianId, 'clinician')
  await sql(
    `insert into clinician (id, name, credential, zone, family, profile_finished_at, made_at, changed_at)
     values ($1, $2, 'LMFT', 'America/New_York', $3, now(), now(), now())`,
    [clinicianId, name, family],
  )
  const licenseId = newId()
  await sql(
    `insert into license (id, clinician_id, jurisdiction, profession, sealed_number, state, verified_at, made_at, changed_at)
     values ($1, $2, 'US-NY', 'marriage-family-therapist', $3, 'verified', now(), now(), now())`,
    [licenseId, clinicianId, await seal({}, clinicianId, 'license.number', licenseId, 'MFT 90210')],
  )
  return { clinicianId, name }
}

const someFamilies = ['psychodynamic', 'systemic', 'trauma', 'humanistic', 'cbt', 'systemic', 'integrative']

async function makeRoom(sql: Sql, names: readonly string[], families = someFamilies as readonly string[]) {
  const people: Person[] = []
  for (const [i, name] of names.entries())
    people.push(await makePerson(sql, name, families[i % families.length] ?? 'cbt'))
  const [groupId, versionId, meetingId] = [newId(), newId(), newId()]
  const founder = people[0]!.clinicianId
  await sql(
    `insert into "group" (id, founder_id, state, made_at, opened_at) values ($1, $2, 'open', now(), now())`,
    [groupId, founder],
  )
  await sql(
    `insert into charter (group_id, name, goal, cadence, minutes, protocol, place, zone, weekday, starts_local, seats_min,
       seats_max, mix, attendance_percent, notice_hours, leadership, term_months, changed_at)
     values ($1, 'Thursday Trauma Consult', 'clinical-consult', 'every-other-week', 90, 'structured-peer', 'online',
       'America/New_York', 4, '18:30', 3, 8, 'varied', 75, 48, 'designated', 6, now())`,
    [groupId],
  )
  await sql(
    `insert into agreement_version (id, group_id, number, clauses, digest, in_force_from, made_by, made_at)
     values ($1, $2, 1, '[]', '\\x00', now() - interval '1 day', $3, now())`,
    [versionId, groupId, founder],
  )
  await sql(
    `insert into seat (id, group_id, clinician_id, role, state, offered_at, offered_by, active_at)
     select gen_random_uuid(), $1, p, case when p = $2 then 'facilitator' else 'member' end, 'active', clock_timestamp(), $2, clock_timestamp()
     from unnest($3::uuid[]) p`,
    [groupId, founder, people.map((person) => person.clinicianId)],
  )
  await sql(
    `insert into agreement_signature (version_id, group_id, clinician_id, typed_name, digest, signed_at)
     select $1, $2, p, 'signed', '\\x00', now() from unnest($3::uuid[]) p`,
    [versionId, groupId, people.map((person) => person.clinicianId)],
  )
  await sql(
    `insert into meeting (id, group_id, starts_at, zone, starts_local, minutes, state, made_at, changed_at)
     values ($1, $2, now(), 'America/New_York', (now() at time zone 'America/New_York'), 90, 'planned', now(), now())`,
    [meetingId, groupId],
  )
  await sql(
    `insert into meeting_role (meeting_id, group_id, role, clinician_id, set_at) values
     ($1, $2, 'facilitator', $3, now()), ($1, $2, 'timekeeper', $4, now())`,
    [meetingId, groupId, founder, people.at(-1)!.clinicianId],
  )
  return { groupId, meetingId, people }
}

async function makeTurn(sql: Sql, room: Room, presenter: Person, words: { title: string; question: string }) {
  const [turnId, caseId] = [newId(), newId()]
  await makeKey(caseId, 'case')
  const actor = { clinicianId: presenter.clinicianId, fresh: false }
  const sealed = await actAs(
    actor,
    async ({ tx }) => ({
      title: await seal(tx, caseId, 'case.title', caseId, words.title),
      question: await seal(tx, caseId, 'case.question', caseId, words.question),
      text: await seal(tx, caseId, 'case.text', caseId, JSON.stringify({ happening: 'As told.' })),
    }),
    undefined,
  )
  await sql(
    `insert into "case" (id, group_id, meeting_id, presenter_id, template, sealed_title, sealed_question, sealed_text,
       shared_at, changed_at, destroy_at)
     values ($1, $2, $3, $4, 'general', $5, $6, $7, now(), now(), now() + interval '90 days')`,
    [caseId, room.groupId, room.meetingId, presenter.clinicianId, sealed.title, sealed.question, sealed.text],
  )
  await sql(
    `insert into agenda_item (id, meeting_id, group_id, kind, position, presenter_id, case_id, made_by, made_at)
     values ($1, $2, $3, 'case', 200, $4, $5, $4, now())`,
    [turnId, room.meetingId, room.groupId, presenter.clinicianId, caseId],
  )
  return caseId
}

async function signIn(authUrl: string, person: Person) {
  const auth = new Client({ connectionString: authUrl })
  await auth.connect()
  await auth.query(
    'insert into account (id, email, name, email_confirmed) values ($1, $2, $3, true) on conflict do nothing',
    [person.clinicianId, `${person.clinicianId}@example.org`, person.name],
  )
  await auth.end()
  const [cookie = ''] = await openSession(accounts(), person.clinicianId, new Request('http://localhost'))
  const [pair = ''] = cookie.split(';')
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1) }
}
