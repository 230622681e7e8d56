import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/database/acting'
import { database } from '#platform/database/connection'
import { openTestDatabase } from '#tests/database'
import { prepared } from './prepared.ts'

beforeAll(openTestDatabase)

const inTransaction = <O>(work: (tx: Tx) => Promise<O>) => database().transaction().execute(work)

test('is put together once and asked with the values of each time, lists and instants among them', async () => {
  let built = 0
  type Values = { add: number; of: readonly number[]; at: Temporal.Instant }
  const query = prepared((tx, { add, of, at }: Values) => {
    built++
    return tx
      .selectFrom(sql<{ n: number }>`generate_series(1, 4)`.as<'s'>(sql`s(n)`))
      .select(sql<number>`s.n + ${add}::int`.as('n'))
      .select(sql<Temporal.Instant>`${at}::timestamptz`.as('at'))
      .where('s.n', 'in', of)
      .orderBy('s.n')
  })
  const at = Temporal.Instant.from('2026-11-28T12:00:00Z')
  const asked = (add: number, of: number[]) =>
    inTransaction(async (tx) => (await query(tx, { add, of, at })).map(({ n }) => n))
  expect(await asked(10, [1, 3])).toEqual([11, 13])
  expect(await asked(20, [2, 3, 4])).toEqual([22, 23, 24])
  expect(await asked(20, [])).toEqual([])
  expect((await inTransaction((tx) => query(tx, { add: 0, of: [1], at })))[0]!.at.equals(at)).toBe(true)
  expect(built).toBe(1)
})

test('asks in the transaction it is given, not in the one it was put together in', async () => {
  const query = prepared((tx, _: object) =>
    tx
      .selectFrom(sql<{ id: string }>`pg_current_xact_id()`.as<'t'>(sql`t(id)`))
      .select(sql<string>`t.id::text`.as('id')),
  )
  const ids = [await inTransaction((tx) => query(tx, {})), await inTransaction((tx) => query(tx, {}))]
  expect(new Set(ids.map(([row]) => row!.id)).size).toBe(2)
})
