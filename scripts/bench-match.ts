/**
 * npm run --silent bench:match -- [--seconds N] [--zones us|world] [SIZE | POOL.json | crowded-N …]
 *
 * Prints for each pool one line of JSON: size, zones, seconds (wall, start-up included), cpu, placed,
 * bound, gap in percent, fit, its gap in percent where a bound is known (0: proven), and memory (peak resident,
 * MB). Without arguments: invented pools of 25 to 10,000 people; crowded: eight in which nearly all are free at the
 * same hours (crowded-1 to crowded-8: one of them). Each pool runs in a process of its own, as the command `match` would.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { crowdedPools } from '#domain/matching/crowds'
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
  const crowded = /^crowded-(\d)$/.exec(named)
  if (crowded) return crowdedPools()[Number(crowded[1]) - 1]!
  if (!/^\d+$/.test(named)) return readPool(readFileSync(named, 'utf8'))
  const zones = values.zones === 'world' ? 'world' : 'us'
  return samplePool({ people: Number(named), seed: zones === 'us' ? 1 : 2, zones, languages: true })
}

async function measure(named: string): Promise<void> {
  const pool = poolOf(named)
  let fitBound: number | undefined
  const { plan, stop } = matchOnThread(pool, {
    bound: true,
    endless: values.seconds !== undefined,
    progress: (progress) => {
      fitBound = progress.fitBound ?? fitBound
    },
  })
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
    fitGap: fitBound === undefined ? undefined : Math.round(1e4 * (1 - fit / fitBound)) / 100,
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

function expanded(named: string): string[] {
  return named === 'crowded' ? crowdedPools().map((_, i) => `crowded-${i + 1}`) : [named]
}

if (process.env.BENCH_ONE) await measure(positionals[0]!)
else if (positionals.length > 0) for (const named of positionals.flatMap(expanded)) run(named, values.zones)
else for (const zones of ZONES) for (const size of SIZES) run(size, zones)
