/**
 * The matching engine on a thread of its own, so that no page ever waits for it.
 * Imported, it starts such a thread; as the thread's entry, it solves what it is given.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { match, type Progress } from './match.ts'
import { type Plan, planOf } from './plan.ts'
import type { Pool } from './pool.ts'

export type Work = { bound?: boolean; endless?: boolean; progress?: (progress: Progress) => void }

type Task = { pool: Pool; bound?: boolean; endless?: boolean; flag: SharedArrayBuffer }
type Message = { progress: Progress } | { plan: Plan } | { done: Plan } | { failed: string }

/** How long a thread may take to hand in its plan once it is told to stop. */
const PATIENCE_MS = 1200
/** Better plans are reported no more often than this, and only to be used when the thread hangs. */
const REPORT_MS = { small: 250, large: 1000 }
/** Up to so many people a plan is told in a few milliseconds. */
const SMALL = 200

/**
 * Starts matching a pool on a thread. `plan` is the finished plan; after `stop()` it is the best so
 * far, at hand within two seconds. Rejects when the engine fails.
 */
export function matchOnThread(pool: Pool, work: Work = {}): { plan: Promise<Plan>; stop: () => void } {
  const flag = new SharedArrayBuffer(4)
  const { bound, endless, progress } = work
  const task: Task = { pool, bound, endless, flag }
  const worker = new Worker(import.meta.resolve('#domain/matching/worker').replace(/^file:\/\//, ''), {
    workerData: task,
  })
  const best: { plan?: Plan } = {}
  const { promise, resolve, reject } = Promise.withResolvers<Plan>()
  worker.on('message', (message: Message) => {
    if ('progress' in message) progress?.(message.progress)
    else if ('plan' in message) best.plan = message.plan
    else if ('done' in message) resolve(message.done)
    else reject(new Error(message.failed))
  })
  worker.on('error', reject)
  const stop = () => {
    Atomics.store(new Int32Array(flag), 0, 1)
    setTimeout(() => resolve(best.plan ?? nobody(pool, bound)), PATIENCE_MS).unref()
  }
  return { plan: promise.finally(() => worker.terminate()), stop }
}

/** The plan before any group was found. */
function nobody({ clinicians }: Pool, bound = false): Plan {
  const unplaced = clinicians.map(({ id }) => ({ clinician: id, reason: 'no-seat' as const }))
  const objective = { placed: 0, fit: 0, ...(bound ? { bound: clinicians.length } : {}) }
  return { groups: [], joins: [], unplaced, stories: [], objective }
}

async function solve({ pool, bound, endless, flag }: Task): Promise<void> {
  const view = new Int32Array(flag)
  const post = (message: Message) => parentPort!.postMessage(message)
  const every = pool.clinicians.length <= SMALL ? REPORT_MS.small : REPORT_MS.large
  let reported = 0
  const done = await match(pool, {
    bound,
    endless,
    stop: () => Atomics.load(view, 0) === 1,
    progress: (progress) => post({ progress }),
    found: (problem, draft, proven) => {
      const now = performance.now()
      if (now - reported < every) return
      post({ plan: planOf(problem, draft, bound ? proven : undefined) })
      reported = performance.now()
    },
  })
  post({ done })
}

if (!isMainThread && (workerData as Partial<Task> | null)?.flag) {
  solve(workerData as Task).catch((error: unknown) => parentPort!.postMessage({ failed: String(error) }))
}
