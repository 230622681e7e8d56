import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { samplePool } from '#domain/matching/samples'

const root = fileURLToPath(new URL('..', import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  scripts: Record<string, string>
}

type Ended = { code: number | null; out: string; err: string }

/** Runs the command as npm does: its script, by a shell. `after` gets the shell's process. */
function run(input: string, args = '', after?: (kill: () => void) => void): Promise<Ended> {
  const child = spawn('sh', ['-c', `${scripts.match} ${args}`], {
    cwd: root,
    env: { ...process.env, PATH: `${root}/node_modules/.bin:${process.env.PATH}` },
  })
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
  child.stdin.end(input)
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
