import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { useMasterKeys as readMasterKeys } from '#platform/keyring'
import { exportBoth } from '#server/backup/backup'
import { wordsOf as wordsOfPdf } from '#tests/papers'
import { type Allowance, allowances, plainColumns, withoutCanary } from './allowed.ts'
import { browse, textOf } from './browsing.ts'
import { canary, type Finding, keepSecret, lookIn, plainIn, plantedFields } from './canary.ts'
import { openedValues, wordColumns, writtenFields } from './fields.ts'
import { livePlanted, onPurpose, type Planted } from './planting.ts'
import { everyColumn, type Running, startRunning } from './running.ts'
import { filledAddresses, walk } from './walking.ts'

/**
 * confidentiality.md, "What the tests must show", 1. A network lives its whole life through its own forms, a canary in
 * every field; then all that lies about is searched. Each search finds what was put there on purpose.
 */
let run: Running
let planted: Planted
let backups: { data: string; keyring: string }
beforeAll(async () => {
  run = await startRunning()
  planted = await livePlanted(run)
  await run.settled()
  for (const [name, who] of Object.entries(planted.cast))
    for (const [cookie, value] of who.cookies)
      if (/session/.test(cookie)) keepSecret(`the session of ${name}`, value)
  readMasterKeys(run.settings.masterKeyFile)
  openDatabase(run.urls)
  backups = await backUp('before')
}, 240_000)
afterAll(async () => {
  await closeDatabase()
  await run.stop()
})

async function backUp(name: string) {
  const targets = { data: join(run.folder, `${name}-data`), keyring: join(run.folder, `${name}-keyring`) }
  for (const folder of Object.values(targets)) mkdirSync(folder)
  return exportBoth({ urls: run.urls }, run.settings.masterKeyFile, targets)
}

async function dumped(): Promise<Finding[]> {
  const found: Finding[] = []
  for (const url of [run.urls.owner, run.urls.keyringOwner])
    for (const [column, values] of await everyColumn(url))
      found.push(
        ...(values.words.length > 0 ? lookIn(column, values.words.join('\n')) : []),
        ...values.bytes.flatMap((value) => lookIn(column, value)),
      )
  return found
}

/** Findings that nobody allows, as lines. */
const forbidden = (found: readonly Finding[], allowed: readonly Allowance[]) => [
  ...new Set(
    found
      .filter(({ place, field }) => !allowed.some((one) => one.place.test(place) && one.field.test(field)))
      .map(({ place, field, form }) => `${place}: ${field} (${form})`),
  ),
]
const fieldsOf = (found: readonly Finding[]) => found.map(({ field }) => field)

describe('the canaries', () => {
  const shapes = import.meta.glob(
    [
      '../../domain/*/*.ts',
      '!**/*.test.ts',
      '!**/{store,actions,reads,jobs}.ts',
      '!../../domain/{matching,deidentify}/**',
    ],
    { eager: true },
  ) as Record<string, Record<string, unknown>>

  test('are in every field into which people write words, but for those with a reason', () => {
    const have = new Set(plantedFields().map((field) => field.split(/[ ,]/)[0]!))
    const fields = writtenFields(shapes)
    expect(fields.filter((field) => !have.has(field) && !withoutCanary.has(field))).toEqual([])
    expect([...withoutCanary].filter((field) => !fields.includes(field) || have.has(field))).toEqual([])
  })

  test('lie in every sealed column, and nothing there fails to open', async () => {
    const columns = (await wordColumns(run)).filter(({ column }) => column.startsWith('sealed'))
    expect(columns.length).toBeGreaterThan(20)
    const empty: string[] = []
    for (const column of columns) {
      const values = await openedValues(run, column)
      expect(values, `${column.table}.${column.column}`).not.toContain(undefined)
      if (!values.some((value) => lookIn('', value ?? '').length > 0))
        empty.push(`${column.table}.${column.column}`)
    }
    // A week is hours, no words; a letter that was sent has forgotten its link.
    expect(empty).toEqual(['colloquy.availability.sealed', 'colloquy.mail.sealed_secret'])
  })

  test('are missing only in columns of words that are known to be plain', async () => {
    const columns = (await wordColumns(run))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !/\.sealed/.test(name))
    expect(columns.filter((name) => !plainColumns.has(name))).toEqual([])
    expect([...plainColumns].filter((name) => !columns.includes(name))).toEqual([])
  })

  test('are read by those they are for', async () => {
    const page = (await planted.cast.amara.get(`/cases/${planted.caseId}`)).html
    for (const field of [
      'SaveDraft.title',
      'SaveDraft.question',
      'SaveDraft.happening',
      'Respond.text of dan',
      'WriteNote.text, in the room',
      'TakeAway.text',
      'FollowUp.text',
    ])
      expect(page, field).toContain(canary(field))
    expect((await planted.cast.dan.get(`/cases/${planted.caseId}`)).html).toContain(
      canary('Respond.text of priya'),
    )
  })
})

describe('nothing is found', () => {
  test('in full dumps of both databases, the queue and the accounts among them', async () => {
    const found = await dumped()
    expect(forbidden(found, allowances.dump)).toEqual([])
    expect(fieldsOf(found)).toContain(onPurpose)
  })

  test('in what the database wrote to disk: tables, write-ahead log, its own log', () => {
    const found = new Set<string>()
    let files = 0
    for (const name of readdirSync(join(run.folder, 'data'), { recursive: true, encoding: 'utf8' })) {
      const file = join(run.folder, 'data', name)
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue
      files += 1
      for (const field of plainIn(readFileSync(file))) found.add(field)
    }
    expect(files).toBeGreaterThan(500)
    expect([...found].filter((field) => !allowances.dump.some((one) => one.field.test(field)))).toEqual([])
    expect(found).toContain(onPurpose)
  })

  test('in both backups', () => {
    const found = Object.entries(backups).flatMap(([kind, file]) =>
      lookIn(`${kind} backup`, readFileSync(file)),
    )
    expect(forbidden(found, allowances.backup)).toEqual([])
    expect(found).toContainEqual({ place: 'data backup, gzip', field: onPurpose, form: 'plain' })
  })

  test('in the log, faults of the database among them', async () => {
    const page = await planted.cast.dan.get(`/cases/${planted.caseId}`)
    await run.owner('alter table response rename column sealed to sealed_elsewhere')
    const answer = await planted.cast.dan.send(
      page,
      { kind: 'question', text: `Again ${canary('Respond.text, in a fault')}` },
      { button: 'respond', mayFail: true },
    )
    await run.owner('alter table response rename column sealed_elsewhere to sealed')
    expect(answer.status).toBe(500)
    // Its writer gets their own words back, and nobody else's.
    expect(fieldsOf(lookIn('fault', answer.html)).filter((field) => field !== onPurpose)).toEqual([
      'Respond.text, in a fault',
    ])
    await run.program.prints(/"level":"error"/)
    const log = run.program.output()
    expect(forbidden(lookIn('log', log), allowances.log)).toEqual([])
    expect(fieldsOf(lookIn('log', `${log}{"level":30,"msg":"${canary(onPurpose)}"}\n`))).toContain(onPurpose)
  })

  test('in any letter, but for the link it was written for', () => {
    const found = run.letters.flatMap(({ to, source }) => lookIn(`mail to ${to.join()}`, source))
    expect(run.letters.length).toBeGreaterThan(25)
    expect(forbidden(found, allowances.mail)).toEqual([])
    expect(fieldsOf(found)).toContain(onPurpose)
  })

  test.each([
    ['a visitor', () => browse(run.url), allowances.visitor],
    ['a clinician outside the group', () => planted.cast.marcus, allowances.outsider],
    ['a steward', () => planted.cast.sofia, allowances.steward],
  ] as const)(
    'on any page or in any data that %s can get',
    async (_, who, allowed) => {
      const paths = [...(await filledAddresses(run)), `/live/rooms/${planted.meetingId}`]
      const seen = await walk(who(), paths)
      expect(seen.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
      const found = seen.flatMap(({ path, bytes }) => lookIn(path, bytes))
      expect(forbidden(found, allowed)).toEqual([])
      expect(fieldsOf(found)).toContain(onPurpose)
    },
    90_000,
  )

  test('of the group or a case in the titles of a member’s pages, in a feed, in a paper', async () => {
    const { amara } = planted.cast
    const pages = await walk(amara, [
      `/groups/${planted.groupId}`,
      `/groups/${planted.groupId}/members`,
      `/groups/${planted.groupId}/cases`,
      `/groups/${planted.groupId}/agreement`,
      `/cases/${planted.caseId}`,
      `/meetings/${planted.meetingId}`,
      `/meetings/${planted.meetingId}/room`,
      '/cases',
      '/today',
    ])
    const titles = pages.map(({ bytes }) => /<title>[^<]*<\/title>/.exec(bytes.toString())?.[0] ?? '')
    expect(titles.filter(Boolean)).toHaveLength(9)
    expect(titles.flatMap((title) => lookIn('title', title))).toEqual([])
    const feed = await (await browse(run.url).raw(`/calendar/${planted.feed}.ics`)).text()
    expect(feed).toContain('BEGIN:VEVENT')
    expect(forbidden(lookIn('feed', feed), allowances.feed)).toEqual([])
    const paper = await amara.raw(`/credits/documents/${planted.certificate}/paper.pdf`)
    const words = wordsOfPdf(new Uint8Array(await paper.arrayBuffer()))
    const found = lookIn('paper', words.replaceAll(/\s/g, ''))
    expect(fieldsOf(found)).toContain(onPurpose)
    expect(forbidden(found, allowances.paper)).toEqual([])
  })
})

describe('what is put somewhere on purpose is found', () => {
  test('in every table of both databases and in their backups', async () => {
    const word = canary('SaveDraft.question')
    await run
      .owner("insert into queue.queue (name, policy) values ('canary', 'standard') on conflict do nothing")
      .catch(() => {})
    await run.owner('update notice set kind = $1 where id = (select id from notice limit 1)', [word])
    await run.keyring(
      'insert into ledger (id, kind, subject_id, at) values (gen_random_uuid(), $1, gen_random_uuid(), now())',
      [Buffer.from(word).toString('base64')],
    )
    const places = (await dumped())
      .filter(({ field }) => field === 'SaveDraft.question')
      .map(({ place }) => place)
    expect(places).toContain('colloquy.notice.kind')
    expect(places).toContain('keyring.ledger.kind')
    const again = await backUp('on-purpose')
    for (const file of Object.values(again))
      expect(fieldsOf(lookIn('backup', readFileSync(file)))).toContain('SaveDraft.question')
    await run.owner('update notice set kind = $2 where kind = $1', [word, 'case-shared'])
    await run.keyring('delete from ledger where kind = $1', [Buffer.from(word).toString('base64')])
  })
})

describe('what a person takes away', () => {
  test('an export holds their words and no other’s', async () => {
    const { amara } = planted.cast
    const answer = await amara.raw('/account/export/file', { method: 'POST' })
    expect(answer.headers.get('content-type')).toBe('application/zip')
    const fields = new Set(fieldsOf(lookIn('export', Buffer.from(await answer.arrayBuffer()))))
    for (const field of [
      'SaveDraft.title',
      'SaveDraft.stirs',
      'TakeAway.text',
      'FollowUp.text',
      'EvaluateMeeting.remark of amara',
      'number of amara',
    ])
      expect(fields, field).toContain(field)
    for (const field of fields)
      expect(field).not.toMatch(
        /of (dan|priya|marcus|leo|noah)$|session|link|password|recovery|unshared|other case/,
      )
  })

  test('who left a group gets nothing of it any more, and leaving it tells no words', async () => {
    const { leo } = planted.cast
    const [before, logged] = [run.letters.length, run.program.output().length]
    await leo.send(`/groups/${planted.groupId}/leave`, {})
    await run.settled()
    const seen = await walk(leo, [...(await filledAddresses(run)), `/live/rooms/${planted.meetingId}`])
    expect(seen.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
    const found = seen.flatMap(({ path, bytes }) => lookIn(path, bytes))
    expect(forbidden(found, [...allowances.steward, ...allowances.former])).toEqual([])
    expect(fieldsOf(found)).toContain('SignAgreement.typedName of leo')
    const letters = run.letters.slice(before).flatMap(({ source }) => lookIn('mail to', source))
    expect(forbidden(letters, allowances.mail)).toEqual([])
    expect(forbidden(lookIn('log', run.program.output().slice(logged)), allowances.log)).toEqual([])
    expect(forbidden(await dumped(), allowances.dump)).toEqual([])
  })

  test('a destroyed case is gone: for its readers, its presenter, in the keyring, in dumps and in every table', async () => {
    const { amara, dan } = planted.cast
    await amara.send(`/cases/${planted.caseId}/destroy`, {})
    await run.settled()
    for (const who of [amara, dan]) {
      expect(textOf((await who.get(`/cases/${planted.caseId}`)).html)).not.toContain(
        canary('SaveDraft.title'),
      )
      expect(fieldsOf(lookIn('', (await who.get('/cases')).html))).not.toContain('SaveDraft.title')
    }
    expect(await run.keyring('select from key where id = $1', [planted.caseId])).toEqual([])
    expect(
      await run.owner("select from queue.job where name = 'space.free' and state = 'completed'"),
    ).not.toEqual([])
    expect(
      await left(
        /^(SaveDraft\.(title|question|background|happening|tried|stirs|kept)|Override\.text|Respond\.|WriteNote\.|TakeAway\.|FollowUp\.)(?!.*(unshared|other case))/,
      ),
    ).toEqual([])
  })

  test('a deleted account’s own words are gone with its key', async () => {
    const { dan } = planted.cast
    const [{ id } = { id: '' }] = await run.owner<{ id: string }>(
      "select id from clinician where name = 'Dan Whitlock'",
    )
    await dan.send('/account/delete', { understood: 'on' })
    await run.settled()
    expect(await run.keyring('select from key where id = any ($1)', [[id, planted.otherCaseId]])).toEqual([])
    // The signature stays for the network's years; whom a letter went to, sealed, for 30 days.
    expect(await left(/(of dan|, other case|^a new address)$/)).toEqual([
      'SignAgreement.typedName of dan',
      'a new address',
    ])
    expect(await run.owner('select from accounts.account where id = $1', [id])).toEqual([])
    expect(await run.owner('select from accounts.link where account_id = $1', [id])).toEqual([])
    expect(forbidden(await dumped(), allowances.dump)).toEqual([])
  })

  /** Fields whose canary can still be read by the keys there are, or stands open in a table. */
  async function left(those: RegExp): Promise<string[]> {
    const found = fieldsOf(await dumped())
    for (const column of (await wordColumns(run)).filter(({ column: name }) => name.startsWith('sealed')))
      for (const value of await openedValues(run, column)) found.push(...fieldsOf(lookIn('', value ?? '')))
    return [...new Set(found)].filter((field) => those.test(field)).toSorted()
  }
})
