import { sql } from 'kysely'
import { accounts } from './connection.ts'
import { mac } from './secrets.ts'

/** So many tries in so many minutes, for one key. */
export type Limit = { of: string; tries: number; minutes: number }

/**
 * Spends one try of each limit, before the work, so that tries at the same moment count too.
 * One statement whatever the keys are; shared by all processes. False when one of them is used up.
 */
export async function spend(limits: readonly Limit[]): Promise<boolean> {
  const keys = await Promise.all(limits.map((limit) => mac('throttle', limit.of)))
  const { rows } = await sql<{ key: Buffer; spent: number }>`
    insert into throttle as t (key, spent, ends_at)
    select key, 1, now() + make_interval(mins => minutes)
    from unnest(${keys}::bytea[], ${limits.map((l) => l.minutes)}::int[]) as spending (key, minutes)
    order by key
    on conflict (key) do update set
      spent = case when t.ends_at <= now() then 1 else t.spent + 1 end,
      ends_at = case when t.ends_at <= now() then excluded.ends_at else t.ends_at end
    returning key, spent`.execute(accounts())
  return limits.every((limit, i) => (rows.find((row) => row.key.equals(keys[i]!))?.spent ?? 0) <= limit.tries)
}

/** Gives one try of each back: it was the right person. Takes the rows in the order in which spending does. */
export async function giveBack(limits: readonly Limit[]): Promise<void> {
  const keys = await Promise.all(limits.map((limit) => mac('throttle', limit.of)))
  await sql`
    with held as (select key from throttle where key = any (${keys}::bytea[]) order by key for update)
    update throttle as t set spent = greatest(t.spent - 1, 0) from held where t.key = held.key`.execute(
    accounts(),
  )
}
