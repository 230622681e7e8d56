/**
 * The matching engine on a thread of its own, so that no page ever waits for it.
 * Imported, it starts such a thread, and for a pool small enough for a proof a second one that helps it; as a thread's entry, it
 * solves what it is given, or runs the errands of the thread that does.
 */
import { availableParallelism } from 'node:os'
import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads'
import { match, PROVABLE, type Progress } from './match.ts'
import { nobodyPlaced, type Plan, planOf } from './plan.ts'
import type { Pool } from './pool.ts'
import { type Errand, type Haul, type Mate, Pricing } from './pricing.ts'
import { compile } from './problem.ts'
import { Rival, sharedBy } from './rival.ts'

/**
 * `atHand`: what to hand in where the search is stopped before it found anything is worked out on the calling thread at
 * once, while the other one starts, as who has a date to keep needs it; else only when it is stopped so. 10,000 people take half a second
 * to a second.
 */
export type Work = {
  bound?: boolean
  endless?: boolean
  atHand?: boolean
  progress?: (progress: Progress) => void
}

/** Where two threads meet: the errands and hauls, and how many there were. `turns`: see below. */
type Meeting = { port: MessagePort; turns: Int32Array<SharedArrayBuffer> }
/** What each of two searches has found; `isSecond`: see `rival.ts`. */
type Rivalry = { own: SharedArrayBuffer; other: SharedArrayBuffer; isSecond: boolean }
type Task = {
  pool: Pool
  bound?: boolean
  endless?: boolean
  flag: SharedArrayBuffer
  mate?: Meeting
  rivalry?: Rivalry
}
type Helping = { pool: Pool; flag: SharedArrayBuffer; helps: Meeting }
type Message = { progress: Progress } | { plan: Plan } | { done: Plan } | { failed: string }

/** How long a thread may take to hand in its plan once it is told to stop. */
const PATIENCE_MS = 1200
/** The same while it has told nothing yet: it reads the pool and has placed nobody, but what it tells may be on its way. */
const SOON_MS = 50
/** Better plans are reported no more often than this, and only to be used when the thread hangs. */
const REPORT_MS = { small: 250, large: 1000 }
/** How long at most until a thread notices that the one it waits for is gone. */
const GLANCE_MS = 1000
/** Up to so many people two search, which need some 800 MB. */
const RIVALLED = 2_500
/** What makes one seed another. */
const OTHER = 0x5bd1e995
/** Up to so many people a plan is told in a few milliseconds. */
const SMALL = 200

/** What is in `turns`: whether the helping thread is there (else waiting for it is in vain), errands given, hauls handed in. */
const THERE = 0
const GIVEN = 1
const HANDED_IN = 2

/** `stop`: how many milliseconds the thread may take to hand in its plan; after these its last report counts. */
export type Matching = { plan: Promise<Plan>; stop: (patience?: number) => void }

/**
 * Starts matching a pool on a thread. `plan` is the finished plan; after `stop()` it is the best so
 * far, at hand within two seconds. Rejects when the engine fails.
 */
export function matchOnThread(pool: Pool, work: Work = {}): Matching {
  const flag = new SharedArrayBuffer(4)
  const { bound, endless, atHand, progress } = work
  const { mate, helper } = pool.clinicians.length <= PROVABLE ? helped(pool, flag) : {}
  const task: Task = { pool, bound, endless, flag, mate }
  const told = progress && together(progress)
  const start = (one: Task) => new Searching(one, told)
  const [main, ...others] = mayRival(pool, work) ? rivalsFor(task) : [task]
  const searches = [start(main!)]
  // Before another thread wants a processor: until then no stop is heard.
  const atOnce = atHand ? nobodyPlaced(pool, bound) : undefined
  searches.push(...others.map(start))
  const { promise, resolve, reject } = Promise.withResolvers<Plan>()
  const all = Promise.allSettled(searches.map(({ done }) => done))
  void all.then((ends) => {
    const plans = ends.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const [failed] = ends.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    // One is enough.
    if (plans.length > 0) resolve(bestOf(plans))
    else reject(failed)
  })
  const end = () => Promise.all([...searches.map((one) => one.end()), helper?.terminate()])
  const stop = (patience = PATIENCE_MS) => {
    Atomics.store(new Int32Array(flag), 0, 1)
    const wait = searches.every(({ isReading }) => isReading) ? Math.min(SOON_MS, patience) : patience
    setTimeout(() => {
      const plans = searches.flatMap(({ last }) => last ?? [])
      if (plans.length > 0) return resolve(bestOf(plans))
      // What is worked out here then needs the processor that a thread still has.
      if (!atOnce) void end()
      resolve(atOnce ?? nobodyPlaced(pool, bound))
    }, wait).unref()
  }
  return { plan: promise.finally(end), stop }
}

/**
 * Whether two search: until they are stopped, since it is chance what each has found when; and not where they need more
 * memory than a machine may have.
 */
function mayRival({ clinicians: { length } }: Pool, { endless }: Work): boolean {
  return endless === true && length > PROVABLE && length <= RIVALLED && availableParallelism() > 1
}

/** The same task for two, the second by another seed. */
function rivalsFor(task: Task): Task[] {
  const { pool } = task
  const [one, two] = [sharedBy(pool.clinicians.length), sharedBy(pool.clinicians.length)]
  return [
    { ...task, rivalry: { own: one, other: two, isSecond: false } },
    {
      ...task,
      pool: { ...pool, seed: (pool.seed ?? 1) ^ OTHER },
      rivalry: { own: two, other: one, isSecond: true },
    },
  ]
}

/** The best of these plans, below the least of their bounds. */
function bestOf(plans: readonly Plan[]): Plan {
  const [best] = plans.toSorted(({ objective: a }, { objective: b }) => b.placed - a.placed || b.fit - a.fit)
  const bounds = plans.flatMap(({ objective: { bound } }) => bound ?? [])
  if (bounds.length === 0) return best!
  return { ...best!, objective: { ...best!.objective, bound: Math.min(...bounds) } }
}

/** Tells of several searches as of one: the best plan and the least bound of all so far. */
function together(tell: (progress: Progress) => void): (progress: Progress) => void {
  let placed = 0
  let fit = 0
  let bound = Infinity
  return (progress) => {
    const isMore = progress.placed > placed || (progress.placed === placed && progress.fit > fit)
    if (isMore) ({ placed, fit } = progress)
    bound = Math.min(bound, progress.bound ?? Infinity)
    tell({ ...progress, placed, fit, bound })
  }
}

/** A search on a thread of its own. */
class Searching {
  readonly #worker: Worker
  /** Its plan, when it has ended. */
  readonly done: Promise<Plan>
  /** The last plan that it told of. */
  last?: Plan
  /** Whether it has told nothing yet. */
  isReading = true

  constructor(task: Task, progress?: (progress: Progress) => void) {
    const { mate } = task
    this.#worker = new Worker(entry(), { workerData: task, transferList: mate ? [mate.port] : [] })
    const { promise, resolve, reject } = Promise.withResolvers<Plan>()
    this.done = promise
    this.#worker.on('message', (message: Message) => {
      this.isReading = false
      if ('progress' in message) progress?.(message.progress)
      else if ('plan' in message) this.last = message.plan
      else if ('failed' in message) reject(new Error(message.failed))
      else {
        this.last = message.done
        resolve(message.done)
      }
    })
    this.#worker.on('error', reject)
  }

  end(): Promise<number> {
    return this.#worker.terminate()
  }
}

const entry = () => import.meta.resolve('#domain/matching/worker').replace(/^file:\/\//, '')

/** Starts a thread that helps, and says where to meet it. */
function helped(pool: Pool, flag: SharedArrayBuffer): { mate: Meeting; helper: Worker } {
  const { port1, port2 } = new MessageChannel()
  const turns = new Int32Array(new SharedArrayBuffer(12))
  const helping: Helping = { pool, flag, helps: { port: port2, turns } }
  const helper = new Worker(entry(), { workerData: helping, transferList: [port2] })
  const gone = () => {
    Atomics.store(turns, THERE, 0)
    Atomics.notify(turns, HANDED_IN)
  }
  // Whoever it helps does without it.
  helper.on('error', gone)
  helper.on('exit', gone)
  helper.unref()
  return { mate: { port: port1, turns }, helper }
}

/** The other thread, as the one that solves sees it. */
function mateAt({ port, turns }: Meeting): Mate {
  let answered = 0
  return {
    ask: (errand) => {
      // Until it has started, and once it is gone.
      if (Atomics.load(turns, THERE) === 0) return false
      port.postMessage(errand)
      Atomics.add(turns, GIVEN, 1)
      Atomics.notify(turns, GIVEN)
      return true
    },
    answer: () => {
      while (Atomics.load(turns, HANDED_IN) === answered) {
        if (Atomics.load(turns, THERE) === 0) return undefined
        Atomics.wait(turns, HANDED_IN, answered, GLANCE_MS)
      }
      answered++
      return receiveMessageOnPort(port)?.message as Haul
    },
  }
}

/** Runs errands for ever. */
function help({ pool, flag, helps: { port, turns } }: Helping): void {
  const view = new Int32Array(flag)
  const pricing = new Pricing(compile(pool), () => Atomics.load(view, 0) === 1)
  Atomics.store(turns, THERE, 1)
  for (let run = 0; ; run++) {
    Atomics.wait(turns, GIVEN, run)
    port.postMessage(pricing.help(receiveMessageOnPort(port)!.message as Errand))
    Atomics.add(turns, HANDED_IN, 1)
    Atomics.notify(turns, HANDED_IN)
  }
}

async function solve({ pool, bound, endless, flag, mate, rivalry }: Task): Promise<void> {
  const view = new Int32Array(flag)
  const post = (message: Message) => parentPort!.postMessage(message)
  const every = pool.clinicians.length <= SMALL ? REPORT_MS.small : REPORT_MS.large
  let reported = 0
  const done = await match(pool, {
    bound,
    endless,
    mate: mate && mateAt(mate),
    rival: rivalry && new Rival(rivalry.own, rivalry.other, pool.recruitingGroups.length, rivalry.isSecond),
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

if (!isMainThread && (workerData as Partial<Helping> | null)?.helps) help(workerData as Helping)
else if (!isMainThread && (workerData as Partial<Task> | null)?.flag) {
  solve(workerData as Task).catch((error: unknown) => parentPort!.postMessage({ failed: String(error) }))
}
