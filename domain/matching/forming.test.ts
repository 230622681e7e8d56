import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { Forming } from './forming.ts'
import { gatheringOf } from './gathering.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { nothingFound } from './rival.ts'
import { type Draft, Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { loadSolver } from './solver.ts'

const NOBODY: Draft = { groups: [], placed: 0, fit: 0 }

async function formingOf(pool: Pool, elsewhere = nothingFound) {
  const problem = compile(pool)
  const gathering = gatheringOf(problem, cellsOf(problem))
  const solver = await loadSolver(() => false)
  return { problem, forming: new Forming(gathering, 1, solver, problem.people, elsewhere) }
}

test('bounds only fall, plans are valid and only rise, and they meet within half a percent', async () => {
  const { problem, forming } = await formingOf(samplePool({ people: 800, seed: 4, zones: 'world' }))
  const roster = new Roster(problem)
  let bound = problem.people
  let best = NOBODY
  const look = (steps: Iterable<{ bound: number; draft?: Draft }>) => {
    for (const step of steps) {
      expect(step.bound).toBeLessThanOrEqual(bound)
      bound = step.bound
      if (!step.draft) continue
      // Restoring throws where a group has no hour.
      roster.restore(step.draft)
      expect(roster.placed).toBeGreaterThan(best.placed)
      best = step.draft
      for (const people of best.groups)
        expect(people.some((p) => people.some((q) => problem.conflicts[p]!.has(q)))).toBe(false)
    }
  }
  look(forming.first(NOBODY))
  look(forming.again(best))
  look(forming.again(best))
  expect(best.placed).toBeLessThanOrEqual(bound)
  expect(best.placed).toBeGreaterThanOrEqual(bound * 0.995)
})

test('nothing more is looked for once another search has met the bound', async () => {
  const { forming } = await formingOf(samplePool({ people: 300, seed: 4 }), () => ({
    placed: 300,
    bound: 300,
  }))
  const stages = [...forming.first(NOBODY)].map(({ stage }) => stage)
  expect(stages).toEqual(['filled'])
})
