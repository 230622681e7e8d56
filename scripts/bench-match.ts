/**
 * npm run --silent bench:match -- [--seconds N] [SIZE | POOL.json …]
 *
 * Prints for each pool one line of JSON: size, zones, seconds (wall, start-up included), cpu, placed,
 * bound, gap in percent, fit, and memory (peak resident, MB). Without arguments: invented pools of
 * 25 to 10,000 people. Each pool runs in a process of its own, as the command `match` would.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Pool, readPool } from '#domain/matching/pool'
import { samplePool } from '#domain/matching/samples'
import { matchOnThread } from '#domain/matching/worker'

const SIZES = ['25', '50', '100', '500', '2000', '10000']
const ZONES = ['us', 'world'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, zones: { type: 'string' } },
})

/** A file, or an invented pool of so many people. */
function poolOf(named: string): Pool {
  if (!/^\d+$/.test(named)) return readPool(readFileSync(named, 'utf8'))
  const zones = values.zones === 'world' ? 'world' : 'us'
  return samplePool({ people: Number(named), seed: zones === 'us' ? 1 : 2, zones, languages: true })
}

async function measure(named: string): Promise<void> {
  const pool = poolOf(named)
  const { plan, stop } = matchOnThread(pool, { bound: true, endless: values.seconds !== undefined })
  if (values.seconds !== undefined)
    setTimeout(stop, Number(values.seconds) * 1000 - performance.now()).unref()
  const { placed, bound, fit } = (await plan).objective
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const line = {
    size: pool.clinicians.length,
    pool: pool.round,
    zones: values.zones,
    seconds: Math.round(performance.now() / 10) / 100,
    cpu: Math.round((userCPUTime + systemCPUTime) / 1e4) / 100,
    placed,
    bound,
    gap: bound ? Math.round(1e4 * (1 - placed / bound)) / 100 : 0,
    fit,
    memory: Math.round(maxRSS / 1024),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function run(named: string, zones?: string): void {
  const options = Object.entries({ seconds: values.seconds, zones }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  )
  const args = [import.meta.filename, ...options, '--', named]
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, BENCH_ONE: '1' },
  })
  if (status !== 0) process.exitCode = 1
}

if (process.env.BENCH_ONE) await measure(positionals[0]!)
else if (positionals.length > 0) for (const named of positionals) run(named, values.zones)
else for (const zones of ZONES) for (const size of SIZES) run(size, zones)
