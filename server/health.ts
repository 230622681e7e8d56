/** Whether the process lives (`/healthz`) and whether it can do its work (`/readyz`), for load balancers. */
import { sql } from 'kysely'
import { database, keyringPool } from '#platform/database/connection'

/** What is missing, as one word; `ready` when nothing is. */
type Readiness = 'ready' | 'database' | 'migrations' | 'keyring' | 'jobs'

/** 200 while the process can answer at all. */
export function healthz(): Response {
  return plain(200, 'ok')
}

/** 200 when database, migrations, keyring and jobs are ready; 503 with the word for what is not. */
export async function readyz(jobsAreReady: () => boolean): Promise<Response> {
  const word = await readiness(jobsAreReady)
  return plain(word === 'ready' ? 200 : 503, word)
}

/** Asks all parts, each for two seconds at most. */
async function readiness(jobsAreReady: () => boolean): Promise<Readiness> {
  asking ??= missingDatabase().finally(() => {
    asking = undefined
  })
  return (await asking) ?? (jobsAreReady() ? 'ready' : 'jobs')
}

/** Many pages ask at once when the database was away: one question is put to it for all of them. */
let asking: Promise<Readiness | undefined> | undefined

async function missingDatabase(): Promise<Readiness | undefined> {
  const [data, keyring] = (process.env.COLLOQUY_MIGRATIONS ?? '0,0').split(',').map(Number)
  const inData = await answered(async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from migration`.execute(
      database(),
    )
    return rows[0]!.count
  })
  if (inData === undefined) return 'database'
  if (inData < data!) return 'migrations'
  const inKeyring = await answered(async () => {
    const { rows } = await keyringPool().query<{ count: number }>(
      'select count(*)::int as count from migration',
    )
    return rows[0]!.count
  })
  if (inKeyring === undefined) return 'keyring'
  return inKeyring < keyring! ? 'migrations' : undefined
}

/** The answer; undefined when there is none or it takes longer than two seconds. */
async function answered<T>(ask: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, 2000, undefined)
  })
  try {
    return await Promise.race([ask(), late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function plain(status: number, word: string): Response {
  return new Response(word, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
