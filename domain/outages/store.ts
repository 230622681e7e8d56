import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import type { Interval } from '#platform/interval'

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)

/** The stretches of the server's own life around a time, with the one before it. */
export async function livesAround(tx: Tx, { from, to }: Interval): Promise<Interval[]> {
  const rows = await tx
    .selectFrom('server_life')
    .select(['from_at', 'last_at'])
    .where('from_at', '<=', instant(to))
    .where(({ eb, fn, selectFrom, val }) =>
      eb(
        'last_at',
        '>=',
        fn.coalesce(
          selectFrom('server_life')
            .select((before) => before.fn.max('last_at').as('at'))
            .where('last_at', '<', instant(from)),
          val(instant(from)),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({ from: row.from_at.epochMilliseconds, to: row.last_at.epochMilliseconds }))
}

/** Notes that the server answers now, as the queue's role. */
export async function noteServerBeat(): Promise<void> {
  await jobsPool().query('select server_beat()')
}
