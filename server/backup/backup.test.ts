import {
  cpSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { caseShown } from '#domain/cases/reads'
import { destroyCase } from '#domain/destruction/actions'
import { openCase } from '#domain/readings/actions'
import { stepOut } from '#domain/recusals/actions'
import { respond } from '#domain/responses/actions'
import { leaveGroup } from '#domain/seats/actions'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { newId } from '#platform/identifiers'
import { destroyKey, noteInLedger } from '#platform/keyring'
import { NotFound } from '#platform/refusals'
import { readSettings, StartRefused } from '#platform/settings'
import { shareWords, words } from '#tests/cases'
import {
  as,
  databaseUrls,
  keyringQuery,
  masterKeyFile,
  openTestDatabase,
  ownerQuery,
  roleNames,
} from '#tests/database'
import { groupOf, join as joinGroup, person } from '#tests/people'
import { refuseDamaged } from './archive.ts'
import { exportBoth, nameOf, prune, runBackup } from './backup.ts'
import { keepLedgerFile, readLedgerFile } from './ledger.ts'
import { restoreInto } from './restore.ts'

// Whole databases are written and read; on a machine that does much else that takes its time.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(openTestDatabase)

let targets: { data: string; keyring: string }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colloquy-backup-'))
  targets = { data: mkdtempSync(join(folder, 'data-')), keyring: mkdtempSync(join(folder, 'keyring-')) }
})
afterEach(() => rmSync(folder, { recursive: true }))

async function circle() {
  const [priya, amara, dan, jo] = [
    await person('Priya Raman'),
    await person('Amara Osei'),
    await person('Dan Kim'),
    await person('Jo Winter'),
  ]
  const { groupId } = await groupOf(priya)
  for (const member of [amara, dan, jo]) await joinGroup(priya, member, groupId)
  return { priya, amara, dan, jo, groupId }
}

const databases = () => ({ urls: databaseUrls(), roles: roleNames(), keyringOwner: roleNames().owner })
const back = () => exportBoth(databases(), masterKeyFile(), targets)

/** Restores as the command does: with nobody serving. */
async function restored(from = targets, replace = true) {
  await closeDatabase()
  try {
    return await restoreInto(databases(), masterKeyFile(), from, { replace, tell: () => {} })
  } finally {
    const { app, keyring, jobs } = databaseUrls()
    openDatabase({ app, keyring, jobs })
  }
}

/** Every row of every kept table, to compare before and after. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = await ownerQuery<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('colloquy', 'accounts') and tablename not in ('migration', 'directory_state') order by 1`,
  )
  const all: Record<string, unknown> = {}
  for (const { name } of tables)
    all[name] = (await ownerQuery(`select to_json(t)::text as row from ${name} t order by 1`)).map(
      ({ row }) => row,
    )
  return all
}

test('a restore brings everything back as it was, and again', async () => {
  const { amara, dan, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  await as(dan, openCase, { caseId })
  await as(dan, respond, {
    responseId: newId(),
    caseId,
    kind: 'reflection',
    text: 'I hear how alone you were.',
  })
  const before = await everything()
  const keys = await keyringQuery('select * from key order by id')
  await back()
  await shareWords(amara, { groupId })
  await restored()
  expect(await everything()).toEqual(before)
  expect(await keyringQuery('select * from key order by id')).toEqual(keys)
  expect((await as(amara, caseShown, { caseId })).title).toBe(words.title)
  await restored()
  expect(await everything()).toEqual(before)
})

test('what was taken away since the backup stays away: a case, a recusal, a seat, a session', async () => {
  const { priya, amara, dan, jo, groupId } = await circle()
  const [destroyed, steppedOut] = [await shareWords(amara, { groupId }), await shareWords(amara, { groupId })]
  const [account, session] = [newId(), newId()]
  await ownerQuery('insert into accounts.account (id, email) values ($1, $2)', [
    account,
    `${account}@example.org`,
  ])
  await ownerQuery(
    "insert into accounts.session (id, token, account_id, expires_at) values ($1, $3, $2, now() + interval '1 day')",
    [session, account, session],
  )
  await back()
  await as(amara, destroyCase, { caseId: destroyed })
  await as(dan, stepOut, { caseId: steppedOut })
  await as(jo, leaveGroup, { groupId })
  await noteInLedger([{ kind: 'session.revoked', subjectId: session, otherId: null }])

  for (const again of [1, 2]) {
    await restored()
    expect(await keyringQuery('select from key where id = $1', [destroyed]), `restore ${again}`).toEqual([])
    expect(
      await ownerQuery(
        'select sealed_title, sealed_question, sealed_text, destroyed_at is not null as gone from "case" where id = $1',
        [destroyed],
      ),
    ).toEqual([{ sealed_title: null, sealed_question: null, sealed_text: null, gone: true }])
    await expect(as(priya, openCase, { caseId: destroyed })).rejects.toThrow(NotFound)
    await expect(as(dan, openCase, { caseId: steppedOut })).rejects.toThrow(NotFound)
    await as(priya, openCase, { caseId: steppedOut })
    await expect(as(jo, openCase, { caseId: steppedOut })).rejects.toThrow(NotFound)
    expect(await ownerQuery('select from accounts.session where id = $1', [session])).toEqual([])
    expect(await ownerQuery('select from accounts.account where id = $1', [account])).toHaveLength(1)
  }
})

test('a deleted account stays deleted: no key, no name, no profile, no seat', async () => {
  const { priya, jo } = await circle()
  await ownerQuery('insert into accounts.account (id, email) values ($1, $2)', [
    jo.clinicianId,
    'jo@example.org',
  ])
  await back()
  await destroyKey(jo.clinicianId, 'account.deleted')
  await restored()
  expect(await keyringQuery('select from key where id = $1', [jo.clinicianId])).toEqual([])
  expect(
    await ownerQuery('select name, credential, state from clinician where id = $1', [jo.clinicianId]),
  ).toEqual([{ name: 'A former member', credential: '', state: 'deleted' }])
  expect(await ownerQuery('select state from seat where clinician_id = $1', [jo.clinicianId])).toEqual([
    { state: 'ended' },
  ])
  expect(await ownerQuery('select from accounts.account where id = $1', [jo.clinicianId])).toEqual([])
  expect(await ownerQuery('select name from clinician where id = $1', [priya.clinicianId])).toEqual([
    { name: priya.name },
  ])
})

test('a newer keyring backup tells a machine that knows nothing what was destroyed', async () => {
  const { amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  const old = await back()
  await as(amara, destroyCase, { caseId })
  const { keyring } = await back()
  // The new machine: no ledger of its own, yesterday's data, today's keyring.
  await keyringQuery('delete from ledger')
  rmSync(join(targets.keyring, 'colloquy-ledger.json'), { force: true })
  await restored({ data: old.data, keyring })
  expect(await keyringQuery('select from key where id = $1', [caseId])).toEqual([])
  expect(
    await ownerQuery('select destroyed_at is not null as gone from "case" where id = $1', [caseId]),
  ).toEqual([{ gone: true }])
})

test('a restore that was interrupted is known, and repeating it needs no word of replacing', async () => {
  await circle()
  const before = await everything()
  await back()
  await ownerQuery('create schema restore_unfinished')
  await restored(targets, false)
  expect(await everything()).toEqual(before)
  expect(await ownerQuery("select from pg_namespace where nspname = 'restore_unfinished'")).toEqual([])
})

test('unfinished jobs are asked for again', async () => {
  await ownerQuery('create table if not exists queue.job (id uuid, state text)')
  const [unfinished, finished] = [newId(), newId()]
  for (const id of [unfinished, finished])
    await ownerQuery(
      "insert into job_request (id, kind, ids, key, due_at, made_at, handed_at) values ($1, 'a.test', '{}', $2, now(), now(), now())",
      [id, id],
    )
  await ownerQuery("insert into queue.job values ($1, 'active'), ($2, 'completed')", [unfinished, finished])
  await back()
  await restored()
  const rows = await ownerQuery(
    "select id, handed_at is null as waits from job_request where kind = 'a.test'",
  )
  expect(Object.fromEntries(rows.map(({ id, waits }) => [id, waits]))).toEqual({
    [unfinished]: true,
    [finished]: false,
  })
})

test('refused before anything is changed: a network that is there, other roles at work, torn files, another key', async () => {
  const { priya } = await circle()
  const files = await back()
  await expect(restored(targets, false)).rejects.toThrow('hold a network already')
  await as(priya, async () => {}, undefined)
  await expect(
    restoreInto(databases(), masterKeyFile(), targets, { replace: true, tell: () => {} }),
  ).rejects.toThrow('Colloquy is serving from these databases')
  const torn = join(folder, nameOf('data', 'x'))
  cpSync(files.data, torn)
  truncateSync(torn, Math.floor(statSync(torn).size / 2))
  await expect(refuseDamaged(torn)).rejects.toThrow(/is (damaged|not whole)/)
  const stump = join(folder, nameOf('data', 'y'))
  cpSync(files.data, stump)
  truncateSync(stump, 40)
  await expect(restored({ ...targets, data: stump })).rejects.toThrow(StartRefused)
  await expect(restored({ ...targets, data: torn })).rejects.toThrow(/is (damaged|not whole)/)
  await expect(restored({ data: files.keyring, keyring: files.keyring })).rejects.toThrow(
    'is a backup of the keyring, not of the data',
  )
  expect(await ownerQuery('select from clinician')).not.toHaveLength(0)
})

test('keyring backups are kept seven days, data backups until the operator removes them', async () => {
  const old = Temporal.Now.instant().subtract({ hours: 24 * 8 })
  const stamp = old.round('millisecond').toString({ fractionalSecondDigits: 3 }).replaceAll(/[-:.]/g, '')
  const files = await back()
  const oldKeyring = join(targets.keyring, nameOf('keyring', stamp))
  const oldData = join(targets.keyring, nameOf('data', stamp))
  cpSync(files.keyring, oldKeyring)
  cpSync(files.data, oldData)
  prune(targets.keyring, () => {})
  expect([oldKeyring, oldData, files.keyring].map((file) => existsSync(file))).toEqual([false, true, true])
})

test('one folder for both is refused, by any name, and so is one inside the other', async () => {
  const settings = {} as Parameters<typeof runBackup>[0]
  for (const keyring of [
    targets.data,
    join(targets.data, '..', targets.data.split('/').at(-1)!),
    join(targets.data, 'keys'),
  ])
    await expect(runBackup(settings, { data: targets.data, keyring }, () => {})).rejects.toThrow(
      'need two folders apart',
    )
})

test("a backup holds no plain case text and no master key, and is for its owner's eyes", async () => {
  const { amara, groupId } = await circle()
  await shareWords(amara, { groupId })
  const files = await back()
  const [, master] = readFileSync(masterKeyFile(), 'utf8').trim().split(':')
  for (const file of Object.values(files)) {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).not.toContain('second target')
    expect(text).not.toContain(master)
    expect(JSON.parse(text.split('\n')[0]!).masterKey.fingerprint).toMatch(/^[0-9a-f]{16}$/)
  }
})

test('a half-written backup of the keyring, left by a process that was killed, goes with the others', () => {
  const old = nameOf('keyring', '20260102T030405678Z')
  for (const name of [old, `${old}.unfinished`, 'notes.txt']) writeFileSync(join(targets.keyring, name), '')
  prune(targets.keyring, () => {})
  expect(readdirSync(targets.keyring)).toEqual(['notes.txt'])
})

test('old backups of the keyring go also when the data cannot be written', async () => {
  const old = join(targets.keyring, nameOf('keyring', '20260102T030405678Z'))
  writeFileSync(old, '')
  const settings = {} as Parameters<typeof runBackup>[0]
  const away = { data: '/proc/away', keyring: targets.keyring }
  await expect(runBackup(settings, away, () => {})).rejects.toThrow('/proc/away cannot be written')
  expect(existsSync(old)).toBe(false)
})

test('the file of what was taken away is replaced whole: a kill in between leaves the old one', () => {
  const file = join(targets.keyring, 'colloquy-ledger.json')
  const taken = { id: newId(), kind: 'case.destroyed', subject_id: newId(), other_id: null, at: '2026-11-26' }
  keepLedgerFile(file, [taken])
  linkSync(file, `${file}.seen`)
  keepLedgerFile(file, [])
  expect(readLedgerFile(file)).toEqual([])
  expect(readLedgerFile(`${file}.seen`)).toEqual([taken])
})

test('a target that cannot be written is told in one line', async () => {
  const file = join(folder, 'a file')
  writeFileSync(file, '')
  const settings = readSettings({ COLLOQUY_DATA_DIR: folder })
  const away = { data: join(file, 'data'), keyring: targets.keyring }
  await expect(runBackup(settings, away, () => {})).rejects.toThrow(/^\S.*a file\/data cannot be written: /)
  await expect(runBackup(settings, away, () => {})).rejects.toThrow(StartRefused)
})
