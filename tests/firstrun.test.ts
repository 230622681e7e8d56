/** The first-run page before and after there is a network: what it says, with which status. */
import { beforeAll, expect, test } from 'vitest'
import { setupDigest } from '#domain/network/reads'
import { openTestAccounts } from '#tests/accounts'
import { openTestDatabase, ownerQuery } from '#tests/database'
import { type Form, load, post } from '#tests/pages'
import * as setup from '../app/routes/network/setup.tsx'

beforeAll(openTestDatabase)
beforeAll(openTestAccounts)
beforeAll(() =>
  ownerQuery('insert into setup_code (digest, made_at) values ($1, now())', [setupDigest('ONE-CODE')]),
)

type Answer = { data: { shut?: string }; init?: { status?: number } }
const opened = async (path: string) => (await load(setup.loader as never, undefined, path)) as never as Answer

const firstRun = (code: string): Form => [
  ['code', code],
  ['name', 'Aspen Consultation Network'],
  ['homeZone', 'America/Denver'],
  ['directory', 'public'],
  ['about', ''],
  ['personName', 'Sofia Reyes'],
  ['email', 'sofia@example.org'],
  ['password', 'a quiet lamp on the stairs'],
]

test('no code, a wrong one and nearly the right one are answered alike', async () => {
  const [none, ...others] = await Promise.all(
    [
      '/setup',
      '/setup?code=',
      '/setup?code=ONE-CODF',
      '/setup?code=%00',
      `/setup?code=${'A'.repeat(9000)}`,
    ].map(opened),
  )
  expect(none).toMatchObject({ data: { shut: 'wrong', code: '' }, init: { status: 404 } })
  for (const other of others) expect(other).toEqual(none)
  expect(await post(setup.action as never, undefined, '/setup', firstRun('ONE-CODF'))).toMatchObject({
    status: 400,
    shown: { problems: { '': { code: 'setup.shut' } }, typed: { personName: ['Sofia Reyes'] } },
  })
})

test('once there is a network, every address of the set-up is gone', async () => {
  const form = firstRun('ONE-CODE')
  expect(await post(setup.action as never, undefined, '/setup', form)).toMatchObject({ status: 302 })
  for (const path of ['/setup', '/setup?code=ONE-CODE'])
    expect(await opened(path)).toMatchObject({ data: { shut: 'used' }, init: { status: 410 } })
})
