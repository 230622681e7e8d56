import { beforeAll, describe, expect, test, vi } from 'vitest'
import { lookAs } from '#platform/database/acting'
import { makeKey, secret } from '#platform/keyring'
import {
  appQuery,
  asNobody,
  jobsQuery,
  keyringQuery,
  moveClock,
  openTestDatabase,
  ownerQuery,
  roleNames,
} from './database.ts'

beforeAll(openTestDatabase)

test('what is removed from a table of sealed text, or from the keys, is vacuumed at once', async () => {
  const eager = '{autovacuum_vacuum_threshold=0,autovacuum_vacuum_scale_factor=0}'
  const tables = await ownerQuery(
    `select c.relname, c.reloptions @> $1 and t.reloptions @> $1 as eager
     from pg_class c join pg_class t on t.oid = c.reltoastrelid
     where c.relnamespace = 'colloquy'::regnamespace and exists (
       select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'bytea'::regtype and a.attname like 'sealed%')`,
    [eager],
  )
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.filter((table) => !table.eager)).toEqual([])
  const keys = await keyringQuery(
    `select reloptions @> $1 as eager from pg_class where oid = 'keyring.key'::regclass`,
    [eager],
  )
  expect(keys).toEqual([{ eager: true }])
})

test('what a test asks at the same time is asked of no client that is at work', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  await Promise.all([1, 2, 3, 4, 5].map(() => ownerQuery('select acting_now()')))
  const words = warned.mock.calls.map(([warning]) => String(warning))
  warned.mockRestore()
  expect(words.filter((said) => said.includes('client.query()'))).toEqual([])
})

describe('a test file has its own databases', () => {
  test('both are migrated', async () => {
    const [data] = await ownerQuery<{ count: number }>('select count(*)::int from migration')
    const [keyring] = await keyringQuery<{ count: number }>('select count(*)::int from migration')
    expect(data!.count).toBeGreaterThan(0)
    expect(keyring!.count).toBeGreaterThan(0)
  })

  test('the database knows that it is a test', async () => {
    expect(await appQuery(null, 'select database_kind() as kind')).toEqual([{ kind: 'test' }])
  })

  test('the owner is no superuser, and neither is anyone below', async () => {
    const strong = await ownerQuery(
      'select rolname from pg_roles where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)',
      [Object.values(roleNames())],
    )
    expect(strong).toEqual([])
  })

  test('time moves when its owner says so', async () => {
    const before = await lookAs(async ({ now }) => now, undefined)
    await moveClock({ days: 91 })
    const after = await asNobody(async ({ now }) => now, undefined)
    expect(after.since(before).total('days')).toBeGreaterThanOrEqual(91)
  })

  test('keys and secrets work', async () => {
    const id = crypto.randomUUID()
    await makeKey(id, 'case')
    expect(await secret('a test')).toHaveLength(32)
    expect(await keyringQuery('select kind from key where id = $1', [id])).toEqual([{ kind: 'case' }])
  })

  test("the queue's role reaches its functions and no tables of the domain", async () => {
    expect(await jobsQuery('select database_kind() as kind')).toEqual([{ kind: 'test' }])
    await expect(jobsQuery('select * from clinician')).rejects.toThrow(/permission denied/)
  })
})
