import { expect, test } from 'vitest'
import { cliques } from './cliques.ts'
import { crowdedPool } from './crowds.ts'
import { Facts } from './facts.ts'
import { Master } from './master.ts'
import { Pricing } from './pricing.ts'
import { compile } from './problem.ts'
import { Relaxations } from './relaxation.ts'
import { loadSolver } from './solver.ts'

/** The groups of crowded people that are near their prices, in a relaxation. */
async function listed(seed: number) {
  const problem = compile(crowdedPool({ people: 24, seed, goals: 1, minSize: 4, maxSize: 6 }))
  const solver = await loadSolver(() => false)
  const relaxations = new Relaxations(problem, solver, new Pricing(problem, () => false), 1e9)
  const { prices } = relaxations.solve({ placed: problem.people, bounds: [] })!
  const columns = relaxations.list(prices, -0.3, Infinity)!
  return new Master(problem, solver, problem.people, new Facts(problem).sorts, columns)
}

test.each([1, 2, 3, 4])(
  'a clique holds groups no two of which can be formed, and all that may be added: pool %i',
  async (seed) => {
    const master = await listed(seed)
    try {
      const { columns } = master
      master.settle()
      const before = master.objective
      const used = new Map(master.used().map(({ j, value }) => [j, value]))
      const found = cliques(master, 10)
      expect(found.length).toBeGreaterThan(0)
      for (const clique of found) {
        const all = [...clique]
        expect(all.every((j, i) => all.slice(i + 1).every((k) => columns.meets(j, k)))).toBe(true)
        expect(all.reduce((sum, j) => sum + (used.get(j) ?? 0), 0)).toBeGreaterThan(1)
        for (let j = 0; j < columns.count; j++)
          if (!clique.has(j)) expect(all.every((k) => columns.meets(j, k))).toBe(false)
      }
      master.cutCliques(found)
      master.settle()
      expect(master.objective).toBeLessThan(before - 1e-6)
    } finally {
      master.dispose()
    }
  },
)
