/**
 * npm run --silent match -- [--seconds N] [--bound] < pool.json > plan.json
 *
 * Exit 0 with a plan, also when stopped by SIGTERM or after --seconds; exit 2 with one line on
 * stderr for a pool that cannot be read. Progress: JSON lines on stderr.
 */
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { matching } from '#copy/matching.en'
import { nobodyPlaced, type Plan } from '#domain/matching/plan'
import { BadPool, type Pool, readPool } from '#domain/matching/pool'

type Options = { seconds?: number; bound: boolean }

/** Before the seconds are over: the thread is told to stop, and what it handed in is worded and written. */
const MARGIN_MS = 450
const WRITING_MS = 150
/** How long a thread may take for its last plan after SIGTERM: two seconds less what else may take its time. */
const PATIENCE_MS = 900
/** How long after SIGTERM whoever writes the pool may still do so: it is mostly written, and only not read. */
const READING_MS = 500
/** A timer counts no further: 24 days. */
const LONGEST_MS = 2 ** 31 - 1
/** A line for a person: a pipe takes no more than some 65,000 characters at once, and what is left would be lost. */
const LONGEST_LINE = 1_000

/** Reads a pool from stdin, writes its plan to stdout and ends the process; `stopping` is SIGTERM. */
export async function matchCommand(stopping: AbortSignal): Promise<void> {
  const options = readOptions()
  const pool = poolIn(await readInput(stopping))
  const plan = await planOf(pool, options, stopping)
  process.stdout.write(`${JSON.stringify(told(plan))}\n`, () => process.exit(0))
}

/** What the contract prints: the plan with its sentences. */
function told({ groups, joins, unplaced, stories, objective }: Plan) {
  return {
    groups,
    joins,
    unplaced: unplaced.map((u) => ({ ...u, text: matching.unplaced[u.reason] })),
    explanations: stories.map((story) => ({ group: story.group, text: matching.group(story) })),
    objective,
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message.slice(0, LONGEST_LINE).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}\n`)
  process.exit(2)
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({ options: { seconds: { type: 'string' }, bound: { type: 'boolean' } } })
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
    if (seconds !== undefined && !(seconds > 0)) refuse('--seconds: expected a number greater than 0')
    return { seconds, bound: values.bound ?? false }
  } catch {
    return refuse('usage: npm run --silent match -- [--seconds N] [--bound] < pool.json > plan.json')
  }
}

/**
 * All of stdin. A part of a pool is none, so a stop waits for its end, but not for long; --seconds, which are those of
 * a search, wait as long as it takes.
 */
async function readInput(stopping: AbortSignal): Promise<Buffer> {
  let late: NodeJS.Timeout | undefined
  const hurry = () => {
    late = setTimeout(() => refuse('the pool: stopped before its end was read'), READING_MS).unref()
  }
  if (stopping.aborted) hurry()
  else stopping.addEventListener('abort', hurry, { once: true })
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  stopping.removeEventListener('abort', hurry)
  clearTimeout(late)
  return Buffer.concat(chunks)
}

function poolIn(input: Buffer): Pool {
  try {
    return readPool(new TextDecoder('utf-8', { fatal: true }).decode(input))
  } catch (error) {
    if (error instanceof BadPool) return refuse(error.message)
    if (error instanceof TypeError) return refuse('the pool is not UTF-8')
    throw error
  }
}

/** The plan of a pool. Where it is too late for a search, nobody is placed, and it is said why, which takes as long as it takes. */
async function planOf(pool: Pool, { seconds, bound }: Options, stopping: AbortSignal): Promise<Plan> {
  // A signal that came while the pool was read is told when the loop of events has gone round.
  await setImmediate()
  await setImmediate()
  // Counted from the start of the process.
  const left = seconds === undefined ? LONGEST_MS : seconds * 1000 - performance.now() - MARGIN_MS
  if (stopping.aborted || left <= 0) return nobodyPlaced(pool, bound)

  const { matchOnThread } = await import('#domain/matching/worker')
  const running = matchOnThread(pool, {
    bound,
    endless: seconds !== undefined,
    atHand: seconds !== undefined,
    progress: (progress) => {
      const at = Math.round(performance.now() / 10) / 100
      process.stderr.write(`${JSON.stringify({ seconds: at, ...progress })}\n`)
    },
  })
  const stop = () => running.stop(PATIENCE_MS)
  if (stopping.aborted) stop()
  else stopping.addEventListener('abort', stop, { once: true })
  if (seconds !== undefined) {
    const wait = seconds * 1000 - performance.now() - MARGIN_MS
    // What is late already is stopped at once.
    const when = Math.max(0, Math.min(LONGEST_MS, wait))
    setTimeout(() => running.stop(MARGIN_MS - WRITING_MS), when).unref()
  }
  return running.plan
}
