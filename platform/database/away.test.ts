import { readdirSync, statSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { databaseUrls, openTestDatabase } from '#tests/database'
import { databaseFailure } from './away.ts'
import { openPool } from './connection.ts'
import { pipelined } from './dialect.ts'

beforeAll(openTestDatabase)

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('a file that is not there is a fault of ours, not a database that is away', () => {
  expect(databaseFailure(thrownBy(() => statSync('/no such file')))).toBeUndefined()
  expect(databaseFailure(thrownBy(() => readdirSync('/no such folder')))).toBeUndefined()
})

test('a socket that is not there is a database that is away, also as a cause', async () => {
  const error = await new Promise<Error>((resolve) => connect('/no such socket').once('error', resolve))
  expect(databaseFailure(error)).toBe('away')
  expect(databaseFailure(new Error('a page could not be read', { cause: error }))).toBe('away')
})

/** A server between: `pause` makes it take everything and answer nothing, like a PostgreSQL that was stopped in its tracks. */
let between: Server | undefined
afterEach(() => between?.close())

async function pausable(): Promise<{ url: string; pause(isPaused: boolean): void }> {
  const real = new URL(databaseUrls().app)
  const socket = real.searchParams.get('host')
  let isPaused = false
  const server = createServer((here) => {
    const there = socket
      ? connect(`${socket}/.s.PGSQL.${real.port || 5432}`)
      : connect(Number(real.port || 5432), real.hostname)
    here.on('data', (part) => {
      if (!isPaused) there.write(part)
    })
    there.on('data', (part) => here.write(part))
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const)
      one.on('error', () => {}).once('close', () => other.destroy())
  })
  between = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(real)
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    pause(now) {
      isPaused = now
    },
  }
}

const soon = { toConnect: 200, toAnswer: 200 }

test('a database that takes questions and never answers is away, and back with its next answer', async () => {
  const database = await pausable()
  const pool = openPool(database.url, 'colloquy', 1, soon)
  const ask = async () => (await pool.query('select 1 as one')).rows
  expect(await ask()).toEqual([{ one: 1 }])
  database.pause(true)
  // Two at once: one in the middle of its question, one that waits for the only connection; then one that connects.
  const asked = await Promise.allSettled([ask(), ask()])
  asked.push(...(await Promise.allSettled([ask()])))
  expect(asked.map((one) => one.status === 'rejected' && databaseFailure(one.reason))).toEqual([
    'away',
    'away',
    'away',
  ])
  database.pause(false)
  expect(await ask()).toEqual([{ one: 1 }])
  await pool.end()
})

test('a transaction that is not answered gives its connection up', async () => {
  const database = await pausable()
  const pool = openPool(database.url, 'colloquy', 1, { ...soon, toConnect: 5_000 })
  const db = pipelined<unknown>(pool)
  const ask = (pause: boolean) =>
    db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      database.pause(pause)
      return (await sql`select 2 as two`.execute(tx)).rows
    })
  await expect(ask(true)).rejects.toSatisfy((error) => databaseFailure(error) === 'away')
  database.pause(false)
  expect(await ask(false)).toEqual([{ two: 2 }])
  await db.destroy()
})

test('a lock that is not let go in time, and a question that took too long, are a database that is busy', async () => {
  const pool = openPool(databaseUrls().app, 'colloquy', 2)
  const holding = await pool.connect()
  await holding.query('begin; select pg_advisory_xact_lock(1)')
  const refusedAfter = (setting: string) => pool.query(`set ${setting} = 50; select pg_advisory_xact_lock(1)`)
  for (const setting of ['lock_timeout', 'statement_timeout'])
    await expect(refusedAfter(setting)).rejects.toSatisfy((error) => databaseFailure(error) === 'busy')
  holding.release(true)
  await pool.end()
})
