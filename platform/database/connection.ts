import type { Kysely } from 'kysely'
import pg from 'pg'
import { pipelined } from '#platform/database/dialect'
import type { DB } from '#platform/database/tables.generated'

/**
 * The application's two pools: the data as `colloquy_app`, and the keyring. Values cross here:
 * timestamptz ⇄ Temporal.Instant, date ⇄ PlainDate, timestamp ⇄ PlainDateTime, time ⇄ PlainTime, int8 → number.
 */
export type Urls = { app: string; keyring: string; jobs: string }

const DATE = 1082
const TIME = 1083
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
const INT8 = 20
const DATE_ARRAY = 1182

const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => Temporal.PlainDate.from(text)],
  [TIME, (text) => Temporal.PlainTime.from(text)],
  [TIMESTAMP, (text) => Temporal.PlainDateTime.from(text)],
  [TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
  [INT8, Number],
  [
    DATE_ARRAY,
    (text) =>
      text === '{}'
        ? []
        : text
            .slice(1, -1)
            .split(',')
            .map((day) => Temporal.PlainDate.from(day)),
  ],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    format === 'binary'
      ? pg.types.getTypeParser(id, 'binary')
      : (parsers.get(id) ?? pg.types.getTypeParser(id))) as typeof pg.types.getTypeParser,
}

const isTemporal = (value: unknown) =>
  value instanceof Temporal.Instant ||
  value instanceof Temporal.PlainDate ||
  value instanceof Temporal.PlainTime ||
  value instanceof Temporal.PlainDateTime

function toParameter(value: unknown): unknown {
  if (isTemporal(value)) return String(value)
  if (Array.isArray(value) && value.some(isTemporal)) return value.map(toParameter)
  return value
}

// A reading's text names its prepared statement, so that it is understood and planned once a connection. Not so for
// `*`, which may come to mean other columns while this process runs, nor for changes: a plan for any parameters cannot
// choose a partial unique index by one of them (`on conflict … where state <> $1`).
const statements = new Map<string, string>()
const MOST_STATEMENTS = 400

function statementOf(text: string): string | undefined {
  const known = statements.get(text)
  if (
    known ||
    statements.size >= MOST_STATEMENTS ||
    !/^\s*(select|with)\b/.test(text) ||
    /select \*|\.\*/.test(text)
  )
    return known
  const name = `s${statements.size + 1}`
  statements.set(text, name)
  return name
}

type Wire = { stream: { cork(): void; uncork(): void } }

/**
 * pg's client with three habits. Temporal values among parameters are turned into text on their way out (pg would
 * write quoted JSON); readings with parameters are prepared; and what one turn of the loop asks goes out in one write.
 */
class Client extends pg.Client {
  private isGathering = false

  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, all passed on
  override query(...args: any[]): any {
    const [query, values] = args
    if (typeof query === 'string' && Array.isArray(values))
      args.splice(0, 2, { name: statementOf(query), text: query, values: values.map(toParameter) })
    else if (query && typeof query === 'object' && Array.isArray(query.values))
      args[0] = Object.assign(Object.create(Object.getPrototypeOf(query)), query, {
        values: query.values.map(toParameter),
      })
    this.gather()
    // @ts-expect-error the overloads are pg's own
    return super.query(...args)
  }

  private gather(): void {
    if (this.isGathering) return
    this.isGathering = true
    const { stream } = (this as unknown as { connection: Wire }).connection
    stream.cork()
    process.nextTick(() => {
      this.isGathering = false
      stream.uncork()
    })
  }
}

/** For how many milliseconds at most one waits for a connection, and for the answer to a question. */
export type Patience = { toConnect: number; toAnswer: number }

/** An answer may have to wait for a lock first, which the server itself ends after half a minute. */
const patience: Patience = { toConnect: 10_000, toAnswer: 40_000 }

/**
 * A pool that speaks Temporal, in UTC, with its own search path. Whoever waits for a lock gives up after half a minute,
 * and a transaction nobody goes on with ends after five: what stands still does not stop the others. A server that takes
 * a question and never answers counts as away (`away.ts`), and the connection to it is given up.
 */
export function openPool(
  url: string,
  searchPath: string,
  max = 10,
  { toConnect, toAnswer }: Patience = patience,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client,
    types,
    max,
    pipeline: true,
    options: `-c search_path=${searchPath} -c timezone=UTC`,
    lock_timeout: 30_000,
    idle_in_transaction_session_timeout: 300_000,
    connectionTimeoutMillis: toConnect,
    query_timeout: toAnswer,
  } as pg.PoolConfig)
  outlive(pool)
  return pool
}

/**
 * A connection that breaks (the server restarts) is replaced at the next use; the query it was at rejects. Without
 * someone to hear it, the error of one that is lent out would end the process.
 */
export function outlive(pool: pg.Pool): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
}

let open: { data: Kysely<DB>; dataPool: pg.Pool; keyring: pg.Pool; jobs: pg.Pool } | undefined

/** Opens the pools; once a process, and once a test file against its own database. */
export function openDatabase(urls: Urls): void {
  const dataPool = openPool(urls.app, 'colloquy', 16)
  open = {
    dataPool,
    data: pipelined<DB>(dataPool),
    keyring: openPool(urls.keyring, 'keyring', 8),
    jobs: openPool(urls.jobs, 'colloquy', 4),
  }
}

function opened() {
  if (!open) throw new Error('the database is not open')
  return open
}

/** The data as the web role. Only `actAs` and `lookAs` begin transactions on it. */
export const database = (): Kysely<DB> => opened().data
/** The keyring's pool; for `platform/keyring` alone. */
export const keyringPool = (): pg.Pool => opened().keyring
/** The data as `colloquy_jobs`: the queue, mails to send, and functions that return ids only. */
export const jobsPool = (): pg.Pool => opened().jobs

/** Ends the pools once the queries under way are done; again does nothing. */
export async function closeDatabase(): Promise<void> {
  const closing = open
  open = undefined
  if (closing) await Promise.all([closing.data.destroy(), closing.keyring.end(), closing.jobs.end()])
}
