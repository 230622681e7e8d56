import { Client } from 'pg'
import { setupDigest } from '#domain/network/reads'
import type { Databases } from '#server/databases'

/**
 * What the owner of the sample network's databases does and no action can: keeps its time, marks it as a demo,
 * lets the first steward in, and takes everything away again.
 */
export type Owner = {
  now(): Promise<Temporal.Instant>
  /** Puts the network's time to this instant. */
  moveTo(instant: Temporal.Instant): Promise<void>
  /** What stands here: nothing yet, a sample network (whole or begun), or something else. */
  stands(): Promise<'nothing' | 'whole' | 'begun' | 'other'>
  beginDemo(): Promise<void>
  finishDemo(): Promise<void>
  /** Lets the holder of `code` set the network up. */
  admitFirstSteward(code: string): Promise<void>
  close(): Promise<void>
}

export async function openOwner(ownerUrl: string): Promise<Owner> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  return {
    async now() {
      const { rows } = await client.query<{ at: string }>(
        'select extract(epoch from acting_now())::text as at',
      )
      return Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(rows[0]!.at) * 1000))
    },
    async moveTo(instant) {
      const seconds = (instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds) / 1000
      await client.query('update demo_clock set ahead = make_interval(secs => $1)', [seconds])
    },
    async stands() {
      const { rows } = await client.query<{ kind: string; whole: boolean }>(
        'select kind, whole_since is not null as whole from demo_clock',
      )
      if (rows[0]?.kind === 'demo') return rows[0].whole ? 'whole' : 'begun'
      if (rows[0]) return 'other'
      const { rowCount } = await client.query('select 1 from clinician limit 1')
      return rowCount ? 'other' : 'nothing'
    },
    async beginDemo() {
      await client.query(
        `insert into demo_clock (kind) values ('demo') on conflict (sole) do update set ahead = interval '0', whole_since = null`,
      )
    },
    async finishDemo() {
      await client.query('update demo_clock set whole_since = now()')
    },
    async admitFirstSteward(code) {
      await client.query(
        'insert into setup_code (digest, made_at) values ($1, now()) on conflict (sole) do update set digest = excluded.digest, used_at = null',
        [setupDigest(code)],
      )
    },
    close: () => client.end(),
  }
}

/** Takes every row away, so that a sample network begun and not finished, or no longer wanted, begins anew. */
export async function emptyDatabases({ urls }: Databases): Promise<void> {
  for (const [url, schemas] of [
    [urls.owner, ['colloquy', 'accounts']],
    [urls.keyringOwner, ['keyring']],
  ] as const) {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      const { rows } = await client.query<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname = any ($1) and tablename not in ('migration', 'demo_clock', 'secret') and tableowner = current_user`,
        [schemas],
      )
      if (rows.length > 0) await client.query(`truncate ${rows.map((row) => row.name).join(', ')} cascade`)
    } finally {
      await client.end()
    }
  }
}
