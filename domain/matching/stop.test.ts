import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { problemsOf } from './checker.ts'
import { crowdedPool } from './crowds.ts'
import { match } from './match.ts'
import { samplePool } from './samples.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The command on a pool of 2,000, told to stop once it reports a stage. */
function stoppedAt(stage: string): Promise<{ code: number | null; out: string; stages: string[] }> {
  const child = spawn(process.execPath, ['scripts/match.mjs', '--bound'], { cwd: root })
  let out = ''
  let err = ''
  let stages: string[] = []
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
    const lines = err.split('\n').slice(0, -1)
    stages = lines.map((line) => (JSON.parse(line) as { stage: string }).stage)
    if (stages.includes(stage)) child.kill('SIGTERM')
  })
  child.stdin.end(JSON.stringify(pool))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, stages }))
  })
}

const pool = samplePool({ people: 2_000, seed: 9 })

test.each(['read', 'first'])('2,000 people, stopped at "%s": a valid plan', async (stage) => {
  const { code, out, stages } = await stoppedAt(stage)
  expect(code).toBe(0)
  // It did stop: there is more to come than the stages after this one that were under way.
  expect(stages).not.toContain('round')
  expect(problemsOf(pool, JSON.parse(out))).toEqual([])
})

test('with its second thread the command gives the plan that the engine gives without', async () => {
  const crowd = crowdedPool({ people: 30, seed: 3, goals: 1, conflicts: 0.3 })
  const child = spawn(process.execPath, ['scripts/match.mjs', '--bound'], { cwd: root })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stdin.end(JSON.stringify(crowd))
  await new Promise((resolve) => child.on('close', resolve))
  const { groups, objective } = JSON.parse(out)
  const alone = await match(crowd, { bound: true })
  expect({ groups, objective }).toEqual(
    JSON.parse(JSON.stringify({ groups: alone.groups, objective: alone.objective })),
  )
})
