import { Client } from 'pg'
import { beforeAll, expect, inject, test, vi } from 'vitest'
import { cases as caseWords } from '#copy/cases.en'
import { departures } from '#copy/departures.en'
import { reading } from '#copy/reading.en'
import { beginCorrection, shareCase, withdrawCase } from '#domain/cases/actions'
import { caseShown, groupCases, ownCases } from '#domain/cases/reads'
import { exportOwnData } from '#domain/departures/actions'
import { destroyCase } from '#domain/destruction/actions'
import { discardDraft, overrideFinding } from '#domain/drafts/actions'
import { writeNote } from '#domain/notes/actions'
import { openCase } from '#domain/readings/actions'
import { respond } from '#domain/responses/actions'
import { takeAway } from '#domain/takeaways/actions'
import { databaseOf, reach } from '#platform/database/addresses'
import { spaceIsFreedBy } from '#platform/destruction'
import { newId } from '#platform/identifiers'
import { makeKey } from '#platform/keyring'
import { record } from '#platform/record'
import { Destroyed, NotFound } from '#platform/refusals'
import { keyringDays } from '#server/backup/backup'
import { replay } from '#server/backup/ledger'
import { jobs } from '#server/jobs'
import { checkChain } from '#server/record'
import { vacuumAfterDestruction } from '#server/vacuum'
import { openTestAccounts } from '#tests/accounts'
import { draftWords, shareWords } from '#tests/cases'
import {
  appQuery,
  as,
  databaseUrls,
  keyringQuery,
  openTestDatabase,
  ownerQuery,
  type Person,
} from '#tests/database'
import { groupOf, join, person, stewardPerson } from '#tests/people'

/** confidentiality.md, "Encryption and destruction": the key goes before the text, and what has no key is destroyed. */
beforeAll(openTestDatabase)
beforeAll(openTestAccounts)

async function circle() {
  const [priya, amara] = [await person('Priya Raman'), await person('Amara Osei')]
  const { groupId } = await groupOf(priya)
  await join(priya, amara, groupId)
  const caseId = await shareWords(amara, { groupId })
  await as(priya, openCase, { caseId })
  return { priya, amara, groupId, caseId }
}

const run = (kind: string) => jobs.find((job) => job.kind === kind)!.run({})
const keys = async (...ids: string[]) =>
  (await keyringQuery<{ id: string }>('select id from key where id = any ($1)', [ids])).map(({ id }) => id)

test('without its key a case is destroyed, whatever is asked of it: never a fault', async () => {
  const { priya, amara, groupId, caseId } = await circle()
  await keyringQuery('delete from key where id = $1', [caseId])
  for (const who of [priya, amara]) {
    await expect(as(who, caseShown, { caseId })).rejects.toThrow(Destroyed)
    await expect(as(who, writeNote, { noteId: newId(), caseId, text: 'A note' })).rejects.toThrow(Destroyed)
    await expect(
      as(who, respond, { responseId: newId(), caseId, kind: 'question', text: 'And then?' }),
    ).rejects.toThrow(Destroyed)
  }
  await expect(as(priya, openCase, { caseId })).rejects.toThrow(Destroyed)
  await expect(as(amara, takeAway, { caseId, text: 'Wait.', askInDays: 0 })).rejects.toThrow(Destroyed)
  await expect(as(amara, beginCorrection, { caseId, draftId: newId() })).rejects.toThrow(Destroyed)
  await expect(as(amara, withdrawCase, { caseId })).rejects.toThrow(Destroyed)
  expect(await as(priya, groupCases, { groupId })).toEqual([])
  expect(await as(amara, ownCases, undefined as never)).toEqual({ mine: [], toRead: [] })
})

test('a destroyed case says so to its presenter; to everyone else it is not there', async () => {
  const { priya, amara, caseId } = await circle()
  await as(amara, destroyCase, { caseId })
  await expect(as(amara, caseShown, { caseId })).rejects.toThrow(Destroyed)
  await expect(as(priya, caseShown, { caseId })).rejects.toThrow(NotFound)
  await expect(as(await person('Marcus Hale'), caseShown, { caseId })).rejects.toThrow(NotFound)
})

test('when what comes after the key fails, the case is destroyed all the same, and trying again finishes', async () => {
  const { amara, caseId } = await circle()
  const interrupted = as(
    amara,
    async (acting) => {
      await destroyCase(acting, { caseId })
      throw new Error('the machine stopped')
    },
    undefined,
  )
  await expect(interrupted).rejects.toThrow('the machine stopped')
  expect(await keys(caseId)).toEqual([])
  expect(
    await ownerQuery('select from "case" where id = $1 and sealed_text is not null', [caseId]),
  ).toHaveLength(1)
  await expect(as(amara, caseShown, { caseId })).rejects.toThrow(Destroyed)
  await as(amara, destroyCase, { caseId })
  expect(await ownerQuery('select from "case" where id = $1 and sealed_text is null', [caseId])).toHaveLength(
    1,
  )
})

test('a draft that corrects a case goes with it: it holds the same words under another key', async () => {
  const { amara, caseId } = await circle()
  await as(amara, beginCorrection, { caseId, draftId: newId() })
  expect(await ownerQuery('select from case_draft where case_id = $1', [caseId])).toHaveLength(1)
  await as(amara, destroyCase, { caseId })
  expect(await ownerQuery('select from case_draft where case_id = $1', [caseId])).toEqual([])
})

/** Why identifiers were kept, as their author's export says. What stands for the license in tests is not sealed. */
async function reasonsOf(author: Person) {
  await ownerQuery('delete from license where clinician_id = $1', [author.clinicianId])
  const { record } = await as(author, exportOwnData, undefined)
  return record.filter(({ kind }) => kind === 'case.override').map(({ reason }) => reason)
}

test('why an identifier was kept goes with its case, in the data and in what a backup kept of them', async () => {
  const { amara, groupId } = await circle()
  const { draftId, revision } = await draftWords(amara, { groupId }, { happening: 'Call 503-555-0142.' })
  const override = {
    field: 'happening' as const,
    text: '503-555-0142',
    reason: '503-555-0142 is from a film.',
  }
  await as(amara, overrideFinding, { draftId, ...override })
  const caseId = newId()
  await as(amara, shareCase, { draftId, caseId, revision: revision + 1, attested: true })
  const kept = () =>
    ownerQuery<{ sealed: Buffer }>('select sealed_reason as sealed from record_entry where subject_id = $1', [
      caseId,
    ])
  const [before] = await kept()
  expect(await reasonsOf(amara)).toEqual([override.reason])
  await as(amara, destroyCase, { caseId })
  expect(await kept()).toEqual([{ sealed: null }])
  await ownerQuery('update record_entry set sealed_reason = $2 where subject_id = $1', [
    caseId,
    before!.sealed,
  ])
  expect(await reasonsOf(amara)).toEqual([null])
  expect(await checkChain(databaseUrls().owner)).not.toHaveProperty('brokenAt')
})

test('a reason sealed before cases sealed theirs opens until its case is destroyed', async () => {
  const { amara, groupId } = await circle()
  const caseId = await shareWords(amara, { groupId })
  const { clinicianId } = amara
  const entry = {
    kind: 'case.override',
    audience: 'person',
    subjectId: caseId,
    clinicianId,
    reason: 'A film.',
  } as const
  await as(amara, record, entry)
  expect(await reasonsOf(amara)).toEqual(['A film.'])
  await as(amara, destroyCase, { caseId })
  expect(await reasonsOf(amara)).toEqual([null])
})

test('after a restore a case stays destroyed whose presenter had still to be vouched for at that time', async () => {
  const { amara, caseId } = await circle()
  const steward = await stewardPerson('Stella')
  await appQuery(steward.clinicianId, 'select ask_vouching($1)', [amara.clinicianId], true)
  const at = Temporal.Now.instant().subtract({ minutes: 1 }).toString()
  await replay(databaseUrls().owner, [
    { id: newId(), kind: 'case.destroyed', subject_id: caseId, other_id: null, at },
  ])
  expect(await keys(caseId)).toEqual([])
  expect(await ownerQuery('select from "case" where id = $1 and sealed_text is null', [caseId])).toHaveLength(
    1,
  )
})

test('after a restore nothing goes from a license that was verified though the ledger has it as taken back', async () => {
  const noah = await person('Noah Kim')
  const [license] = await ownerQuery<{ id: string }>('select id from license where clinician_id = $1', [
    noah.clinicianId,
  ])
  const licenseId = license!.id
  const answered = `insert into license_answer (clinician_id, id, license_id, answered_at, sealed) values ($1, $2, $3, now(), '\\x01')`
  await ownerQuery(answered, [noah.clinicianId, newId(), licenseId])
  await ownerQuery(
    `insert into license_evidence (id, license_id, clinician_id, media_type, bytes, sealed, made_at)
     values ($1, $2, $3, 'image/png', 9, '\\x01', now())`,
    [newId(), licenseId, noah.clinicianId],
  )
  const at = Temporal.Now.instant().subtract({ minutes: 1 }).toString()
  await replay(databaseUrls().owner, [
    { id: newId(), kind: 'license.withdrawn', subject_id: licenseId, other_id: null, at },
  ])
  for (const table of ['license_answer', 'license_evidence'])
    expect([table, await ownerQuery(`select from ${table} where license_id = $1`, [licenseId])]).toEqual([
      table,
      [{}],
    ])
  expect(await ownerQuery('select state from license where id = $1', [licenseId])).toEqual([
    { state: 'verified' },
  ])
})

test('a key without a row is swept after a day; what has a row, or is young, stays', async () => {
  const { amara, caseId } = await circle()
  const [old, oldPerson, young] = [newId(), newId(), newId()]
  await makeKey(old, 'case')
  await makeKey(oldPerson, 'clinician')
  await makeKey(young, 'case')
  await keyringQuery("update key set made_at = now() - interval '25 hours' where id <> $1", [young])
  await run('keys.sweep')
  expect(new Set(await keys(old, oldPerson, young, caseId, amara.clinicianId))).toEqual(
    new Set([young, caseId, amara.clinicianId]),
  )
  expect(
    await ownerQuery("select from job_request where kind = 'keys.sweep' and handed_at is null"),
  ).toHaveLength(1)
})

test('where most keys have no row, a wrong database was named: nothing is swept', async () => {
  const many = Array.from({ length: 400 }, () => newId())
  await keyringQuery(
    "insert into key (id, kind, wrapped, master_id, made_at) select id, 'case', '\\x00', 'test', now() - interval '3 days' from unnest($1::uuid[]) id",
    [many],
  )
  await run('keys.sweep')
  expect(await keys(...many)).toHaveLength(400)
  await keyringQuery('delete from key where id = any ($1)', [many])
})

/** The bytes of a table's files, as the server's superuser reads them from the disk. */
async function onDisk(url: string, table: string): Promise<Buffer> {
  const client = new Client({
    connectionString: reach(inject('cluster').administrator, { database: databaseOf(url) }),
  })
  await client.connect()
  try {
    await client.query('checkpoint')
    const { rows } = await client.query<{ bytes: Buffer }>(
      `select pg_read_binary_file(pg_relation_filepath(c.oid)) as bytes from pg_class c
       where c.oid in ($1::regclass, (select reltoastrelid from pg_class where oid = $1::regclass))`,
      [table],
    )
    return Buffer.concat(rows.map(({ bytes }) => bytes))
  } finally {
    await client.end()
  }
}

test('after destruction neither the wrapped key nor a draft is left in the tables’ files', async () => {
  const { amara, groupId, caseId } = await circle()
  const { draftId } = await draftWords(amara, { groupId })
  const [key] = await keyringQuery<{ wrapped: Buffer }>('select wrapped from key where id = $1', [caseId])
  const [draft] = await ownerQuery<{ sealed: Buffer }>('select sealed from case_draft where id = $1', [
    draftId,
  ])
  const { owner, keyringOwner } = databaseUrls()
  // Asked before: a server may tidy a page up by itself as soon as its row is gone.
  expect((await onDisk(keyringOwner, 'keyring.key')).includes(key!.wrapped)).toBe(true)
  expect((await onDisk(owner, 'colloquy.case_draft')).includes(draft!.sealed.subarray(-40))).toBe(true)
  await as(amara, discardDraft, { draftId })
  await as(amara, destroyCase, { caseId })
  spaceIsFreedBy(() => vacuumAfterDestruction(databaseUrls()))
  const backup = new Client({ connectionString: keyringOwner })
  await backup.connect()
  await backup.query('begin isolation level repeatable read')
  // Older than a destruction of its own, as a backup that is being written may be.
  await backup.query('select 1')
  const short = newId()
  await makeKey(short, 'case')
  await keyringQuery('delete from key where id = $1', [short])
  await expect(run('space.free')).rejects.toThrow('still sees')
  await backup.end()
  await vi.waitFor(() => run('space.free'), { timeout: 30_000 })
  spaceIsFreedBy(undefined)
  expect((await onDisk(keyringOwner, 'keyring.key')).includes(key!.wrapped)).toBe(false)
  expect((await onDisk(owner, 'colloquy.case_draft')).includes(draft!.sealed.subarray(-40))).toBe(false)
  expect(
    await ownerQuery("select from job_request where kind = 'space.free' and handed_at is null"),
  ).toHaveLength(1)
})

test('what is being written while a case is destroyed is refused or goes with it', async () => {
  const { priya, amara, caseId } = await circle()
  const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const writing = as(
    priya,
    async (acting) => {
      await respond(acting, { responseId: newId(), caseId, kind: 'question', text: 'And then?' })
      reached.resolve()
      await goOn.promise
    },
    undefined,
  )
  await reached.promise
  const destroying = as(amara, destroyCase, { caseId })
  const late = as(priya, respond, { responseId: newId(), caseId, kind: 'reflection', text: 'I hear you.' })
  goOn.resolve()
  await writing
  await destroying
  await late.catch((error) => expect(error).toBeInstanceOf(NotFound))
  expect(await ownerQuery('select from response where case_id = $1', [caseId])).toEqual([])
})

test('pages that promise destruction say how long backups of keys are kept', () => {
  const said = `${keyringDays} days`
  for (const text of [
    caseWords.share.backups,
    caseWords.reading.destroyWords,
    caseWords.editor.discardWords,
    departures.delete.staysLines(7).join(),
    departures.leave.cases(1),
    departures.leave.cases(3),
    JSON.stringify(reading),
  ])
    expect(text).toContain(said)
})
