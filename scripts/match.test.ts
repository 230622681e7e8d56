import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { match } from '#domain/matching/match'
import type { Pool } from '#domain/matching/pool'
import { samplePool } from '#domain/matching/samples'

const root = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  scripts: Record<string, string>
}

type Ended = { code: number | null; out: string; err: string }

/** The command as npm starts it: its script, by a shell. */
function start(args = '', env: Record<string, string> = {}) {
  return spawn('sh', ['-c', `${scripts.match} ${args}`], {
    cwd: root,
    env: { ...process.env, ...env, PATH: `${root}/node_modules/.bin:${process.env.PATH}` },
  })
}

/** Runs the command on a pool; `after` gets its process once it tells of its progress. */
function run(input: string, args = '', after?: (kill: () => void) => void): Promise<Ended> {
  const child = start(args)
  const ended = endOf(child, after)
  child.stdin.end(input)
  return ended
}

/** What a command comes to. */
function endOf(child: ReturnType<typeof start>, after?: (kill: () => void) => void): Promise<Ended> {
  const ended: Ended = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    ended.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    ended.err += chunk
    // Progress means that the pool is read and the search goes on.
    if (ended.err.includes('\n')) after?.(() => child.kill('SIGTERM'))
  })
  child.stdin.on('error', () => {})
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ ...ended, code }))
  })
}

test('a pool that cannot be read: exit 2, one line, nothing on stdout', async () => {
  const pool = samplePool({ people: 5, seed: 1 })
  pool.clinicians[0]!.where = ['not a\u2028place\n']
  const long = { ...pool, clinicians: pool.clinicians.map((c) => ({ ...c, where: ['far '.repeat(50_000)] })) }
  for (const input of ['{', JSON.stringify(pool), JSON.stringify(long)]) {
    const { code, out, err } = await run(input)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^[^\n\u2028]+\n$/)
  }
})

test('a small pool: a plan with its sentences', async () => {
  const { code, out } = await run(JSON.stringify(samplePool({ people: 12, seed: 3 })), '--bound')
  expect(code).toBe(0)
  const plan = JSON.parse(out)
  expect(Object.keys(plan)).toEqual(['groups', 'joins', 'unplaced', 'explanations', 'objective'])
  expect(plan.objective.bound).toBe(plan.objective.placed)
  for (const one of plan.unplaced) expect(one.text).not.toBe('')
})

test('told to stop through the shell, it hands in the best plan so far', async () => {
  const pool = samplePool({ people: 200, seed: 2 })
  const { code, out } = await run(JSON.stringify(pool), '--seconds 600', (kill) => kill())
  expect(code).toBe(0)
  const { groups, joins, unplaced, objective } = JSON.parse(out)
  const placed = [...groups.map((g: { members: string[] }) => g.members.length)].reduce((a, b) => a + b, 0)
  const joined = joins.reduce((sum: number, j: { clinicians: string[] }) => sum + j.clinicians.length, 0)
  expect(placed + joined).toBe(objective.placed)
  expect(objective.placed + unplaced.length).toBe(200)
}, 120_000)

/** Why nobody is placed, as the engine tells it of a pool that it has read. */
async function reasonsOf(pool: Pool): Promise<unknown> {
  const { unplaced } = await match(pool, { stop: () => true })
  return unplaced
}
const reasonsTold = (out: string) =>
  JSON.parse(out).unplaced.map(({ clinician, reason }: Record<string, string>) => ({ clinician, reason }))

/** What Node does once, when a part of the engine is asked for. */
function whenAsked(part: string, act: string): Record<string, string> {
  const hook = `
    import { registerHooks } from 'node:module'
    let done = false
    registerHooks({ resolve: (name, context, next) => {
      if (!done && name === '${part}') ${act}
      done ||= name === '${part}'
      return next(name, context)
    } })`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` }
}

const parts = ['#domain/matching/plan', '#domain/matching/worker']
test.each(parts)('told to stop while it loads %s, it answers: nobody placed, and why', async (part) => {
  // Sends the signal when the part is asked for: before the pool is read, or just before a thread is started for it.
  const child = start('--bound', whenAsked(part, "process.kill(process.pid, 'SIGTERM')"))
  const pool = samplePool({ people: 60, seed: 4 })
  child.stdin.end(JSON.stringify(pool))
  const { code, out } = await endOf(child)
  expect(code).toBe(0)
  expect(reasonsTold(out)).toEqual(await reasonsOf(pool))
  expect(new Set(reasonsTold(out).map((u: { reason: string }) => u.reason)).size).toBe(3)
  const { placed, bound } = JSON.parse(out).objective
  expect({ placed, bound }).toEqual({
    placed: 0,
    bound: reasonsTold(out).filter((u: { reason: string }) => u.reason === 'no-seat').length,
  })
})

test('seconds that are over before a thread is started: a plan, and nothing but progress beside it', async () => {
  const wait = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000)'
  const child = start('--seconds 5', whenAsked('#domain/matching/worker', wait))
  child.stdin.end(JSON.stringify(samplePool({ people: 60, seed: 4 })))
  const { code, out, err } = await endOf(child)
  expect(code).toBe(0)
  expect(JSON.parse(out).unplaced.length + JSON.parse(out).objective.placed).toBe(60)
  for (const line of err.split('\n').slice(0, -1)) expect(JSON.parse(line)).toHaveProperty('stage')
}, 60_000)

/** Stopped once all of the pool but its last letter is taken; `end` is what is still written then. */
async function stoppedReading(pool: Pool, end?: string): Promise<Ended> {
  const child = start()
  const ended = endOf(child)
  const text = JSON.stringify(pool)
  await new Promise((taken) => child.stdin.write(text.slice(0, -1), taken))
  child.kill('SIGTERM')
  if (end !== undefined) child.stdin.end(end)
  const told = await ended
  child.stdin.destroy()
  return told
}

test('10,000 people, told to stop while they are read: nobody placed, and why', async () => {
  const pool = samplePool({ people: 10_000, seed: 9 })
  const { code, out } = await stoppedReading(pool, '}')
  expect(code).toBe(0)
  expect(reasonsTold(out)).toEqual(await reasonsOf(pool))
}, 60_000)

test('told to stop while a pool is written that never ends: one line, and no plan', async () => {
  const { code, out, err } = await stoppedReading(samplePool({ people: 2_000, seed: 9 }))
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toBe('the pool: stopped before its end was read\n')
}, 60_000)

test('more seconds than a timer can count are not none', async () => {
  const pool = samplePool({ people: 60, seed: 4 })
  const { code, out, err } = await run(JSON.stringify(pool), '--seconds 1e10')
  const { groups } = JSON.parse((await run(JSON.stringify(pool))).out)
  expect(code).toBe(0)
  expect(groups).not.toEqual([])
  expect(JSON.parse(out).groups).toEqual(groups)
  for (const line of err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('stage')
})

test('what no option is: one line that says how the command is called', async () => {
  for (const args of ['--fast', '--seconds', 'pool.json', '--seconds -- -1']) {
    const { code, out, err } = await run('', args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^usage: npm run --silent match -- [^\n]+\n$/)
  }
})
