import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from './chance.ts'
import { crowdedPool } from './crowds.ts'
import { optimumOf } from './oracle.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { type Effort, prove } from './proof.ts'
import { type Draft, Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { Search } from './search.ts'
import { loadSolver } from './solver.ts'

const ENOUGH = { columns: 200_000, open: 20_000, relaxations: 800 }
const EFFORT: Effort = { ...ENOUGH, first: ENOUGH, looks: 80_000_000, dives: 6, renews: true }
/** Nothing is spent before a better plan is looked for. */
const DIVING: Effort = { ...EFFORT, first: { columns: -1, open: 0, relaxations: 0 } }
/** Nothing is spent on that either: the number of groups is decided at once. */
const PARTING: Effort = { ...DIVING, dives: 0, renews: true }

const seeds = fc.integer({ min: 1, max: 100_000 })
const NOBODY: Draft = { groups: [], placed: 0, fit: 0 }

async function proofOf(pool: Pool, effort: Effort, known = NOBODY, halt = () => false) {
  return prove(compile(pool), known, pool.clinicians.length, await loadSolver(halt), effort)
}

/** Few people free at the same hours; with some recruiting groups, that a dive decides on as well. */
function crowd(seed: number): Pool {
  const pool = crowdedPool({
    people: 8,
    seed,
    goals: 1,
    minSize: 2,
    maxSize: 3,
    conflicts: (seed % 3) * 0.15,
  })
  const roll = chance(seed)
  if (seed % 2)
    pool.recruitingGroups = samplePool({ people: 80, seed, goals: 1 }).recruitingGroups.map((group, r) => ({
      ...group,
      id: `r${r}`,
      cadence: 'every-other-week',
      slot: { zone: 'America/Denver', weekday: 2 + r, time: '18:00' },
      minutes: 60,
      openSeats: 1 + Math.floor(roll() * 2),
    }))
  return pool
}

test.each([
  ['by listing', EFFORT],
  ['by dives', DIVING],
  ['by the number of groups', PARTING],
])('where all are free at the same hours the proof is the exact optimum, %s', async (_, effort) => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = crowd(seed)
      const { draft, proven, bound, upper } = await proofOf(pool, effort)
      const { placed, fit } = optimumOf(pool)
      expect(proven).toBe(true)
      expect([draft.placed, bound]).toEqual([placed, placed])
      expect(draft.fit).toBeCloseTo(fit, 5)
      expect(upper).toBeCloseTo(fit, 5)
      // Restoring scores every group anew and throws where one has no hour.
      const roster = new Roster(compile(pool))
      roster.restore(draft)
      expect(roster.fit).toBeCloseTo(draft.fit, 5)
    }),
    { numRuns: 12 },
  )
})

test('a proof that is cut short gives no worse a plan than was known, below its bound', async () => {
  const pool = crowdedPool({ people: 30, seed: 3, goals: 1 })
  const search = new Search(compile(pool), 1, { halt: () => false, found: () => {} })
  search.anneal(20_000, 3, 0.03)
  for (const looks of [10_000, 300_000, 2_000_000]) {
    const { draft, upper, proven } = await proofOf(pool, { ...DIVING, looks, relaxations: 5 }, search.best)
    expect(draft.placed).toBeGreaterThanOrEqual(search.best.placed)
    if (draft.placed === search.best.placed) expect(draft.fit).toBeGreaterThanOrEqual(search.best.fit)
    expect(draft.fit).toBeLessThanOrEqual(upper + 1e-5)
    if (proven) expect(draft.fit).toBeCloseTo(upper, 5)
  }
})

test('a proof that is stopped is over soon, and the same work gives the same plan', async () => {
  const pool = crowdedPool({ people: 30, seed: 4, goals: 1, conflicts: 0.3 })
  const effort = { ...DIVING, looks: 1_000_000 }
  expect(await proofOf(pool, effort)).toEqual(await proofOf(pool, effort))
  let asked = 0
  const stopped = await proofOf(pool, effort, NOBODY, () => ++asked > 50)
  expect(stopped.proven).toBe(false)
  expect(asked).toBeLessThan(200)
})
