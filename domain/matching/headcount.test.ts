import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { smallCrowd } from './crowds.ts'
import { draftOf, type Group, gatheringOf } from './gathering.ts'
import { Headcount } from './headcount.ts'
import { optimumOf } from './oracle.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { Roster } from './roster.ts'
import { loadSolver } from './solver.ts'

async function counted(pool: Pool, mayCut: boolean) {
  const problem = compile(pool)
  const headcount = new Headcount(gatheringOf(problem, cellsOf(problem)), await loadSolver(() => false))
  try {
    const most = headcount.bound(problem.people)
    let bound = mayCut ? headcount.tighten(1, most) : most
    let groups: Group[] | undefined
    const cut = bound
    for (const step of headcount.settle(0, bound, 1_000)) {
      bound = step.bound
      groups = step.groups ?? groups
    }
    return { problem, most, cut, bound, groups }
  } finally {
    headcount.dispose()
  }
}

test('no plan places more than is counted, hardly any pool is left undecided, and a plan that is found places as many', async () => {
  let above = 0
  let lower = 0
  let open = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
      const pool = smallCrowd(seed)
      const { placed } = optimumOf(pool)
      for (const mayCut of [true, false]) {
        const { problem, most, cut, bound, groups } = await counted(pool, mayCut)
        expect(most).toBeGreaterThanOrEqual(cut)
        expect(cut).toBeGreaterThanOrEqual(bound)
        expect(bound).toBeGreaterThanOrEqual(placed)
        if (most > cut) lower++
        if (cut > bound) above++
        const roster = new Roster(problem)
        // Restoring throws where a group has no hour.
        roster.restore(draftOf(groups ?? [], problem.groups.length))
        expect(roster.placed).toBeLessThanOrEqual(placed)
        if (roster.placed < bound) open++
        for (const people of roster.draft().groups)
          expect(people.some((p) => people.some((q) => problem.conflicts[p]!.has(q)))).toBe(false)
      }
    }),
    { numRuns: 100, seed: 1 },
  )
  expect(open).toBeLessThan(4)
  // In some pools cuts say so, and where there are none branching does.
  expect(lower).toBeGreaterThan(0)
  expect(above).toBeGreaterThan(0)
})
