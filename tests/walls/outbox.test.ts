import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse } from './browsing.ts'
import { canary, lookIn } from './canary.ts'
import { onPurpose, passwordOf } from './planting.ts'
import { everyColumn, type Running, startRunning } from './running.ts'

/**
 * Without a mail server letters wait in the outbox, where stewards see whom they are for. No name typed, password or
 * link that opens an account lies about meanwhile: not in a table, the log, nor on a steward's page.
 */
let run: Running
beforeAll(async () => {
  run = await startRunning(false)
}, 240_000)
afterAll(() => run.stop())

test('letters that wait hold no words but whom they are for', async () => {
  const sofia = browse(run.url)
  await sofia.send(`/setup?code=${run.setupCode}`, {
    name: `${canary(onPurpose)} Network`,
    homeZone: 'America/Denver',
    personName: 'Sofia Marin',
    email: 'sofia@example.org',
    password: passwordOf('sofia'),
  })
  const address = `${canary('SignUp.email')}@example.org`
  const signUp = { name: 'Rosa Lind', email: address, password: passwordOf('rosa') }
  await browse(run.url).send('/sign-up', signUp)
  await browse(run.url).send('/sign-up', { ...signUp, email: 'sofia@example.org' })
  await sofia.send('/desk/stewards', { email: `${canary('InviteSteward.email')}@example.org` })
  await run.settled()
  const letters = await run.owner<{ id: string; kind: string; state: string; shown: boolean }>(
    'select id, kind, state, shown_to_stewards as shown from mail',
  )
  expect(letters.length).toBeGreaterThan(2)
  expect(new Set(letters.map(({ state }) => state))).toEqual(new Set(['waiting']))

  const found = [...(await everyColumn(run.urls.owner))].flatMap(([column, { words, bytes }]) => [
    ...lookIn(column, words.join('\n')),
    ...bytes.flatMap((one) => lookIn(column, one)),
  ])
  const allowed = ({ field, place }: { field: string; place: string }) =>
    field === onPurpose || (field === 'SignUp.email' && place.startsWith('accounts.sign_up'))
  expect(found.filter((one) => !allowed(one))).toEqual([])
  expect(found.map(({ field }) => field)).toContain(onPurpose)

  const outbox = await sofia.get('/desk/outbox')
  expect(outbox.html).toContain(address)
  for (const { id, shown } of letters) {
    const page = await sofia.get(`/desk/outbox/${id}`)
    expect(page.status).toBe(shown ? 200 : 404)
    expect(page.html).not.toMatch(/\/reset\//)
    expect(lookIn('page', page.html).filter(({ field }) => /^password/.test(field))).toEqual([])
  }
  const logs = run.program.output() + readFileSync(join(run.folder, 'data/logs/database.log'), 'utf8')
  expect(lookIn('log', logs)).toEqual([])
})
