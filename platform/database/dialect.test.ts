import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database } from '#platform/database/connection'
import { openTestDatabase } from '#tests/database'

beforeAll(openTestDatabase)
afterEach(() => vi.restoreAllMocks())

const numbers = [1, 2, 3]
const turn = () => new Promise<void>((resolve) => process.nextTick(resolve))

test('what a transaction asks at once is on its way before the first answer is here, in its order', async () => {
  await database()
    .transaction()
    .execute(async (tx) => {
      await sql`select 0`.execute(tx)
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      const asked = numbers.map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx))
      // No answer can arrive before the loop turns.
      await turn()
      expect(sent).toHaveBeenCalledTimes(numbers.length)
      expect((await Promise.all(asked)).map(({ rows }) => rows[0]!.n)).toEqual(numbers)
    })
})

test('what a transaction that failed still asks for sees nothing and changes nothing', async () => {
  const db = database()
  let late: Promise<unknown> | undefined
  const failing = db.transaction().execute(async (tx) => {
    const fails = sql`select 1 / 0`.execute(tx)
    late = sql`select 1`.execute(tx)
    late.catch(() => {})
    await fails
  })
  await expect(failing).rejects.toThrow(/division by zero/)
  await expect(late).rejects.toThrow(/transaction is aborted/)
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})

test('a transaction that is over takes no questions', async () => {
  const db = database()
  const kept = await db.transaction().execute(async (tx) => tx)
  await expect(sql`select 1`.execute(kept)).rejects.toThrow(/committed/)
})

test.each(['is refused', 'is done'])(
  'what is asked while a transaction that %s comes to its end is not sent: it would be kept whatever became of the rest',
  async (end) => {
    const asked = Promise.withResolvers<unknown>()
    const ending = database()
      .transaction()
      .execute(async (tx) => {
        const first = sql`select 1`.execute(tx)
        first.then(() => sql`select 2`.execute(tx)).then(asked.resolve, asked.reject)
        // The first answer is here long before the end's.
        sql`select pg_sleep(0.2)`.execute(tx).catch(() => {})
        await turn()
        if (end === 'is refused') throw new Error('not allowed')
      })
    ending.catch(() => {})
    await expect(asked.promise).rejects.toThrow(/transaction/i)
  },
)
