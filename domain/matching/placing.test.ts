import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { smallCrowd } from './crowds.ts'
import { Filling } from './filling.ts'
import { gatheringOf } from './gathering.ts'
import { optimumOf } from './oracle.ts'
import { Placing } from './placing.ts'
import { compile } from './problem.ts'
import { type Draft, Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { loadSolver } from './solver.ts'

const NOBODY: Draft = { groups: [], placed: 0, fit: 0 }

test('no plan places more than the bound that is told at any step, and nearly always one that is told places as many', async () => {
  let open = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
      const pool = smallCrowd(seed)
      const { placed } = optimumOf(pool)
      const problem = compile(pool)
      const roster = new Roster(problem)
      const placing = new Placing(
        gatheringOf(problem, cellsOf(problem)),
        seed,
        await loadSolver(() => false),
        problem.people,
      )
      let best = 0
      let least = problem.people
      try {
        for (const steps of [placing.first(NOBODY), placing.again(NOBODY), placing.again(NOBODY)])
          for (const { bound, draft } of steps) {
            expect(bound).toBeGreaterThanOrEqual(placed)
            expect(bound).toBeLessThanOrEqual(least)
            least = bound
            if (!draft) continue
            // Restoring throws where a group has no hour.
            roster.restore(draft)
            best = Math.max(best, roster.placed)
            for (const people of draft.groups)
              expect(people.some((p) => people.some((q) => problem.conflicts[p]!.has(q)))).toBe(false)
          }
      } finally {
        placing.dispose()
      }
      expect(best).toBeLessThanOrEqual(placed)
      if (best < least) open++
    }),
    { numRuns: 100, seed: 1 },
  )
  expect(open).toBeLessThan(10)
})

test('what is looked for once more begins at the plan that is known', async () => {
  const problem = compile(samplePool({ people: 220, seed: 3 }))
  const gathering = gatheringOf(problem, cellsOf(problem))
  const filling = new Filling(gathering, 5, () => false)
  filling.anneal(60)
  let asked = 0
  // Stopped for a moment, so that nothing is filled from nothing.
  const solver = await loadSolver(() => asked++ === 0)
  const placing = new Placing(gathering, 1, solver, problem.people)
  try {
    const [filled] = placing.again(filling.draft())
    expect(filled?.draft?.placed).toBeGreaterThan(filling.placed)
  } finally {
    placing.dispose()
  }
})
