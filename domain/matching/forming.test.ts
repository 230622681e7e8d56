import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { smallCrowd } from './crowds.ts'
import { Forming } from './forming.ts'
import { gatheringOf } from './gathering.ts'
import { optimumOf } from './oracle.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { nothingFound } from './rival.ts'
import { type Draft, Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { loadSolver } from './solver.ts'

const NOBODY: Draft = { groups: [], placed: 0, fit: 0 }

async function formingOf(pool: Pool, elsewhere = nothingFound, halt = () => false) {
  const problem = compile(pool)
  const gathering = gatheringOf(problem, cellsOf(problem))
  const solver = await loadSolver(halt)
  return { problem, forming: new Forming(gathering, 1, solver, problem.people, elsewhere) }
}

test('bounds only fall, plans are valid and only rise, and they meet', async () => {
  const { problem, forming } = await formingOf(samplePool({ people: 800, seed: 3, zones: 'world' }))
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
  try {
    look(forming.first(NOBODY))
    look(forming.again(best))
  } finally {
    forming.dispose()
  }
  expect(best.placed).toBe(bound)
})

test('no bound is below what can be placed, halted for a moment at any time or not at all', async () => {
  let open = 0
  for (let seed = 1; seed <= 40; seed++) {
    const pool = smallCrowd(seed)
    const { placed } = optimumOf(pool)
    for (const at of [Infinity, 1, 3, 10, 30, 60, 100]) {
      let asked = 0
      const { problem, forming } = await formingOf(pool, nothingFound, () => asked++ === at)
      const roster = new Roster(problem)
      let best = NOBODY
      let least = problem.people
      try {
        for (let round = 0; round < 3; round++)
          for (const { bound, draft } of round === 0 ? forming.first(best) : forming.again(best)) {
            expect(bound).toBeGreaterThanOrEqual(placed)
            least = bound
            if (!draft) continue
            roster.restore(draft)
            best = draft
          }
      } finally {
        forming.dispose()
      }
      expect(best.placed).toBeLessThanOrEqual(placed)
      if (at === Infinity && best.placed < least) open++
    }
  }
  expect(open).toBeLessThan(4)
})

test('nothing more is looked for once another search has met the bound', async () => {
  const { forming } = await formingOf(samplePool({ people: 300, seed: 4 }), () => ({
    placed: 300,
    bound: 300,
  }))
  const stages = [...forming.first(NOBODY)].map(({ stage }) => stage)
  expect(stages).toEqual(['filled'])
})
