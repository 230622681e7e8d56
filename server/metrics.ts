/** Figures about the running process (`/metrics`, Prometheus text): counts and durations, never content or people. */
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { jobsPool, keyringPool } from '#platform/database/connection'
import { addressForLog } from '#platform/log'

const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'colloquy_' })

const requests = new Histogram({
  name: 'colloquy_http_request_seconds',
  help: 'Time to answer, by method, kind of address (ids left out) and status.',
  labelNames: ['method', 'address', 'status'] as const,
  buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.5, 1, 3],
  registers: [registry],
})

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const seen = new Set<string>()
/** Strangers invent addresses; past this many kinds all others are counted as one. */
const mostAddresses = 200

/** Counts one answered request. `address` may be the raw path: ids and tokens are left out here. */
export function countRequest(method: string, address: string, status: number, seconds: number): void {
  const known = status === 404 ? 'none' : addressForLog(address)
  const kind = seen.has(known) || seen.size < mostAddresses ? known : 'others'
  seen.add(kind)
  requests.observe(
    { method: methods.has(method) ? method : 'other', address: kind, status: String(status) },
    seconds,
  )
}

const listeners = new Gauge({
  name: 'colloquy_live_listeners',
  help: 'Open live streams of this process.',
  registers: [registry],
})

/** A live stream opened (1) or closed (-1). */
export function countListener(change: 1 | -1): void {
  listeners.inc(change)
}

new Gauge({
  name: 'colloquy_jobs_waiting',
  help: 'Jobs that are due and not yet handed to the queue.',
  registers: [registry],
  async collect() {
    const { rows } = await jobsPool().query<{ count: number }>(
      'select count(*)::int as count from job_request where handed_at is null and due_at <= acting_now()',
    )
    this.set(rows[0]!.count)
  },
})

new Gauge({
  name: 'colloquy_database_connections',
  help: 'Connections of this process, by pool.',
  labelNames: ['pool'],
  registers: [registry],
  collect() {
    this.set({ pool: 'jobs' }, jobsPool().totalCount)
    this.set({ pool: 'keyring' }, keyringPool().totalCount)
  },
})

export type Asker = {
  /** The address of the other end of the connection itself. */
  remoteAddress: string | undefined
  headers: Headers
}

/**
 * The figures, for an asker on this machine that no proxy stands before, or with METRICS_TOKEN as a
 * bearer token; to all others there is no such page.
 */
export async function metrics(asker: Asker, token: string | undefined): Promise<Response> {
  if (!mayRead(asker, token)) return new Response('Not found', { status: 404 })
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  })
}

const forwarding = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

/** Whether this asker may read the figures. */
export function mayRead({ remoteAddress, headers }: Asker, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (given !== undefined) return token !== undefined && same(given, token)
  const loopback = /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress ?? '')
  return loopback && !forwarding.some((header) => headers.has(header))
}

function same(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
