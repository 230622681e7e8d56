import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { useMasterKeys as readMasterKeys } from '#platform/keyring'
import { type Allowance, allowances } from './allowed.ts'
import { browse } from './browsing.ts'
import { canary, type Finding, lookIn } from './canary.ts'
import { livePlanted, onPurpose, type Planted, passwordOf } from './planting.ts'
import { everyColumn, type Running, startRunning } from './running.ts'
import { waitingLetters } from './waiting.ts'

/**
 * Without a mail server letters wait in the outbox, where stewards see whom they are for. A network lives its whole life
 * that way, a canary in every field: none lies about meanwhile in what waits, neither in a table, the log, nor on a
 * steward's page; and when a mail server comes, none leaves with what waited.
 */
let run: Running
let planted: Planted
beforeAll(async () => {
  run = await startRunning(false)
  readMasterKeys(run.settings.masterKeyFile)
  openDatabase(run.urls)
  planted = await livePlanted(run)
  const address = `${canary('SignUp.email')}@example.org`
  const signUp = { name: 'Rosa Lind', email: address, password: passwordOf('rosa') }
  await browse(run.url).send('/sign-up', signUp)
  await browse(run.url).send('/sign-up', { ...signUp, email: 'sofia@example.org' })
  await planted.cast.sofia.send('/desk/stewards', { email: `${canary('InviteSteward.email')}@example.org` })
  await planted.cast.leo.send(`/groups/${planted.groupId}/leave`, {})
  await run.settled()
}, 240_000)
afterAll(async () => {
  await closeDatabase()
  await run.stop()
})

const forbidden = (found: readonly Finding[], allowed: readonly Allowance[]) => [
  ...new Set(
    found
      .filter(({ place, field }) => !allowed.some((one) => one.place.test(place) && one.field.test(field)))
      .map(({ place, field, form }) => `${place}: ${field} (${form})`),
  ),
]

type Waiting = { id: string; kind: string; state: string; shown: boolean }
const letters = () =>
  run.owner<Waiting>('select id, kind, state, shown_to_stewards as shown from mail order by id')

async function dumped(): Promise<Finding[]> {
  return [...(await everyColumn(run.urls.owner))].flatMap(([column, { words, bytes }]) => [
    ...lookIn(column, words.join('\n')),
    ...bytes.flatMap((one) => lookIn(column, one)),
  ])
}

test('all letters of a network’s life wait, that of a member who left among them', async () => {
  const all = await letters()
  expect(all.length).toBeGreaterThan(25)
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['waiting']))
  const kinds = all.map(({ kind }) => kind)
  for (const kind of [
    'confirm-address',
    'steward-invitation',
    'group-invitation',
    'case-shared',
    'sign-in-reset',
  ])
    expect(kinds).toContain(kind)
})

test('in tables and in the log they hold no words but whom they are for', async () => {
  const found = await dumped()
  const signUp = { place: /^accounts\.sign_up/, field: /^SignUp\.email$/, because: 'who signs up' }
  expect(forbidden(found, [...allowances.dump, signUp])).toEqual([])
  expect(found.map(({ field }) => field)).toContain(onPurpose)
  const logs = run.program.output() + readFileSync(join(run.folder, 'data/logs/database.log'), 'utf8')
  expect(forbidden(lookIn('log', logs), allowances.log)).toEqual([])
})

test('what is put into a waiting letter on purpose is found', async () => {
  const [letter] = await letters()
  const word = canary('SaveDraft.question')
  await run.owner('update mail set ids = jsonb_build_object($2::text, 1) where id = $1', [letter!.id, word])
  expect((await dumped()).map(({ place, field }) => `${place}: ${field}`)).toContain(
    'colloquy.mail.ids: SaveDraft.question',
  )
  await run.owner("update mail set ids = '{}' where id = $1", [letter!.id])
})

test('on a steward’s pages neither', async () => {
  const { sofia } = planted.cast
  const outbox = await sofia.get('/desk/outbox')
  expect(outbox.html).toContain(canary('SignUp.email'))
  const addressees = {
    place: /^\/desk\/outbox/,
    field: /^(SignUp|InviteSteward)\.email$/,
    because: 'whom they are for',
  }
  const found = lookIn('/desk/outbox', outbox.html)
  for (const { id, shown } of await letters()) {
    const page = await sofia.get(`/desk/outbox/${id}`)
    expect(page.status).toBe(shown ? 200 : 404)
    found.push(...lookIn(`/desk/outbox/${id}`, page.html))
  }
  expect(forbidden(found, [...allowances.waiting, addressees])).toEqual([])
  expect(found.map(({ field }) => field)).toContain(onPurpose)
})

test('nor in what is sent once there is a mail server, but for each letter’s own link', async () => {
  const waiting = await waitingLetters(run.owner)
  await run.withMailServer()
  await run.settled()
  const states = new Set((await letters()).map(({ state }) => state))
  expect([...states].toSorted()).toEqual(['dropped', 'sent'])
  expect(run.letters.length).toBeGreaterThan(15)
  expect(run.letters.length).toBeLessThanOrEqual(waiting.length)
  const found = run.letters.flatMap(({ to, source }) => lookIn(`mail to ${to.join()}`, source))
  const addressees = {
    place: /^mail to/,
    field: /^(SignUp|InviteSteward)\.email$/,
    because: 'whom they are for',
  }
  expect(forbidden(found, [...allowances.mail, addressees])).toEqual([])
  expect(found.map(({ field }) => field)).toContain(onPurpose)
}, 90_000)
