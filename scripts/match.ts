/**
 * npm run --silent match -- [--seconds N] [--bound] < pool.json > plan.json
 *
 * Exit 0 with a plan, also when stopped by SIGTERM or after --seconds; exit 2 with one line on
 * stderr for a pool that cannot be read. Progress: JSON lines on stderr.
 */
import { parseArgs } from 'node:util'
import { matching } from '#copy/matching.en'
import type { Plan } from '#domain/matching/plan'
import { BadPool, type Pool, readPool } from '#domain/matching/pool'
import { matchOnThread } from '#domain/matching/worker'

/** The plan still has to be worded and written before the seconds are over. */
const MARGIN_MS = 400
/** A line for a person: a pipe takes no more than some 65,000 characters at once, and what is left would be lost. */
const LONGEST_LINE = 1_000

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

function readOptions(): { seconds?: number; bound: boolean } {
  try {
    const { values } = parseArgs({ options: { seconds: { type: 'string' }, bound: { type: 'boolean' } } })
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
    if (seconds !== undefined && !(seconds > 0)) refuse('--seconds: expected a number greater than 0')
    return { seconds, bound: values.bound ?? false }
  } catch (error) {
    return refuse((error as Error).message.split('\n')[0]!)
  }
}

async function readInput(): Promise<Pool> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return readPool(text)
  } catch (error) {
    if (error instanceof BadPool) return refuse(error.message)
    if (error instanceof TypeError) return refuse('the pool is not UTF-8')
    throw error
  }
}

const options = readOptions()
let stopped = false
let stop = () => {
  stopped = true
}
process.on('SIGTERM', () => stop())

const pool = await readInput()
const running = matchOnThread(pool, {
  bound: options.bound,
  endless: options.seconds !== undefined,
  progress: (progress) => {
    const seconds = Math.round(performance.now() / 10) / 100
    process.stderr.write(`${JSON.stringify({ seconds, ...progress })}\n`)
  },
})
stop = running.stop
if (stopped) stop()
if (options.seconds !== undefined) {
  // Counted from the start of the process.
  setTimeout(() => stop(), Math.max(0, options.seconds * 1000 - performance.now() - MARGIN_MS)).unref()
}
const text = `${JSON.stringify(told(await running.plan))}\n`
process.stdout.write(text, () => process.exit(0))
