import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import { type JobResult, PgBoss } from 'pg-boss'
import type { Tx } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { newId } from '#platform/identifiers'

/**
 * Jobs. A request (kind and ids, never content) is written in the transaction that makes it
 * necessary and is due by acting time, so a demo's clock moves it too. When due it is handed to
 * the queue (pg-boss), which runs it at least once and retries; handlers do their effect once.
 */
export type Ids = Record<string, string>
export type Job = { kind: string; run: (ids: Ids) => Promise<void> }

/** Names a job and what runs it. A domain's `jobs.ts` exports these; `server/jobs.ts` lists them all. */
export function defineJob<I extends Ids>(kind: string, run: (ids: I) => Promise<void>): Job & { ids?: I } {
  return { kind, run: run as (ids: Ids) => Promise<void> }
}

/**
 * Does `work` for each, one after the other; one that throws keeps no other from its turn. Throws at the end, so that the
 * queue asks again for those.
 */
export async function eachForItself<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const errors: unknown[] = []
  for (const one of all)
    await work(one).catch((error) => {
      errors.push(error)
    })
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${all.length} failed`)
}

/**
 * Asks for a job within `tx`. `dueAt` defaults to now. With a `key` there is at most one waiting
 * request of that kind and key: asking again moves it.
 */
export async function enqueue(
  tx: Tx,
  kind: string,
  ids: Ids,
  dueAt?: Temporal.Instant,
  key = '',
): Promise<void> {
  await sql`select enqueue_job(${newId()}, ${kind}, ${JSON.stringify(ids)}::jsonb, ${key}, ${dueAt ?? null}::timestamptz)`.execute(
    tx,
  )
}

/** Asks for several jobs of one kind within `tx`, each with a key of its own, in one statement. */
export async function enqueueAll(
  tx: Tx,
  kind: string,
  requests: readonly { ids: Ids; key: string; dueAt: Temporal.Instant }[],
): Promise<void> {
  const asked = requests.map(({ ids, key, dueAt }) => ({ id: newId(), ids, key, due_at: dueAt.toString() }))
  await sql`select enqueue_job(asked.id, ${kind}, asked.ids, asked.key, asked.due_at)
    from json_to_recordset(${JSON.stringify(asked)}::json) as asked(id uuid, ids jsonb, key text, due_at timestamptz)`.execute(
    tx,
  )
}

export type Worker = {
  /** Hands over and runs all that is due by acting time, also what these jobs ask for; for tests and the demo's clock. */
  runDue(): Promise<void>
  ready(): boolean
  stop(): Promise<void>
}

type Log = { error(fields: object, message: string): void }

/**
 * Starts the queue's worker as `colloquy_jobs`. `url` is that role's address; each kind is a queue
 * of its own with five retries that back off.
 */
export async function startWorker(url: string, jobs: readonly Job[], log: Log): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'queue',
    createSchema: false,
    useListenNotify: true,
    max: 3,
  } as ConstructorParameters<typeof PgBoss>[0])
  boss.on('error', (error) => log.error({ error: error.message }, 'queue'))
  await boss.start()
  const byKind = new Map(jobs.map((job) => [job.kind, job]))
  for (const job of jobs) {
    await boss.createQueue(job.kind, {
      retryLimit: 5,
      retryDelay: 20,
      retryBackoff: true,
      notify: true,
    } as Parameters<typeof boss.createQueue>[1])
    // Jobs handed over together ring once: the worker goes on until a batch comes back short.
    await boss.work<Ids, undefined, typeof batches>(job.kind, batches, async (taken) => {
      const results: JobResult[] = []
      for (const { id, data } of taken) results.push({ id, status: await statusOf(job, data, log) })
      return results
    })
  }
  const relay = await listen(() => handOver(boss, byKind, log), log)
  return {
    runDue: () => runAllDue(byKind, log),
    ready: () => relay.ready(),
    stop: async () => {
      await relay.stop()
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

const batches = { batchSize: 10, burstWhenBatchFull: true, perJobResults: true } as const

const statusOf = (job: Job, ids: Ids, log: Log) =>
  runLogged(job, ids, log).then(
    () => 'completed' as const,
    () => 'failed' as const,
  )

async function runLogged(job: Job, ids: Ids, log: Log): Promise<void> {
  try {
    await job.run(ids)
  } catch (error) {
    // The message alone: an error's detail may quote a row.
    log.error({ job: job.kind, error: (error as Error).name }, 'job failed')
    throw error
  }
}

const TAKE_DUE = `update job_request set handed_at = now() where id in (
    select id from job_request where handed_at is null and due_at <= acting_now() order by due_at limit 100 for update skip locked)
  returning id, kind, ids`

type Request = { id: string; kind: string; ids: Ids }

/** Moves due requests into the queue, in one transaction: a crash in between loses none and doubles none. */
async function handOver(boss: PgBoss, byKind: Map<string, Job>, log: Log): Promise<void> {
  const client = await jobsPool().connect()
  try {
    for (;;) {
      await client.query('begin')
      const { rows } = await client.query<Request>(TAKE_DUE)
      for (const request of rows) {
        if (!byKind.has(request.kind)) log.error({ job: request.kind }, 'no such job')
        else
          await boss.send(request.kind, request.ids, {
            id: request.id,
            db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values as unknown[]) },
          } as Parameters<typeof boss.send>[2])
      }
      await client.query(`delete from job_request where handed_at < now() - interval '7 days'`)
      await client.query('commit')
      if (rows.length < 100) return
    }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Runs what is due here and now, in order, until nothing is left: without the queue's own pace. */
export async function runAllDue(byKind: Map<string, Job>, log: Log): Promise<void> {
  for (;;) {
    const { rows } = await jobsPool().query<Request>(TAKE_DUE)
    if (rows.length === 0) return
    for (const request of rows) {
      const job = byKind.get(request.kind)
      if (job) await runLogged(job, request.ids, log).catch(() => {})
    }
  }
}

/** Calls `work` at each notification and every five seconds, one at a time; reconnects when the connection breaks. */
async function listen(work: () => Promise<void>, log: Log) {
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  const turn = () => {
    if (running) {
      again = true
      return
    }
    running = work()
      .catch((error: Error) => log.error({ error: error.message }, 'handing jobs over failed'))
      .finally(() => {
        running = undefined
        if (again && !stopped) {
          again = false
          turn()
        }
      })
  }
  let client: PoolClient | undefined
  /** Until it stands: the server may be away for long. */
  const connect = async (): Promise<void> => {
    const fresh = await jobsPool().connect()
    fresh.on('notification', turn)
    fresh.on('error', () => {
      if (client !== fresh) return
      client = undefined
      fresh.release(true)
      later()
    })
    try {
      await fresh.query('listen colloquy_jobs')
    } catch (error) {
      fresh.release(true)
      throw error
    }
    // Stopped while it waited: nobody would give the connection back, and the pool would wait for it for ever.
    if (stopped) return fresh.release(true)
    client = fresh
    turn() // what was asked for meanwhile rang unheard
  }
  const later = () => {
    if (!stopped) setTimeout(() => connect().catch(later), 1000).unref()
  }
  await connect()
  const timer = setInterval(turn, 5000)
  timer.unref()
  return {
    ready: () => client !== undefined,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      client?.release(true)
      client = undefined
      await running
    },
  }
}
