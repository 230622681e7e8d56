import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from './chance.ts'
import { crowdedPool } from './crowds.ts'
import type { Prices } from './prices.ts'
import { type Errand, type Haul, type Mate, Pricing } from './pricing.ts'
import { compile, type Problem } from './problem.ts'

const problem = compile(crowdedPool({ people: 24, seed: 5, goals: 1, minSize: 4, maxSize: 6 }))

/** Prices of about what people bring. */
function pricesOf({ people, groups }: Problem, seed: number): Prices {
  const roll = chance(seed)
  return {
    people: Float64Array.from({ length: people }, () => 0.7 + 0.3 * roll()),
    groups: new Float64Array(groups.length),
    placed: 0,
    forming: 0.1 * roll(),
    cuts: [{ cut: [0, 1, 2], price: 0.05 }],
    kinds: [],
  }
}

/** Somebody who runs errands as another thread would: on what came over, in an engine apart. `missed`: gone at this errand. */
function mateOf(missed = Infinity): Mate & { errands: number } {
  const pricing = new Pricing(problem, () => false)
  let haul: Haul | undefined
  return {
    errands: 0,
    ask(errand: Errand) {
      if (this.errands > missed) return false
      this.errands++
      haul = this.errands > missed ? undefined : structuredClone(pricing.help(structuredClone(errand)))
      return true
    },
    answer: () => haul,
  }
}

test('with a mate, without, and with one that goes, the same groups are found in the same order by the same work', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(20, Infinity), (seed, best) => {
      const quest = { prices: pricesOf(problem, seed), above: -0.1, each: best, best, brief: 500 }
      const alone = new Pricing(problem, () => false)
      const found = [1, 2].map(() => alone.find(quest, 1e8))
      expect(found[0]!.length).toBeGreaterThan(0)
      for (const mate of [mateOf(), mateOf(1)]) {
        const helped = new Pricing(problem, () => false, mate)
        expect([1, 2].map(() => helped.find(quest, 1e8))).toEqual(found)
        expect(helped.work).toBe(alone.work)
        expect(mate.errands).toBe(2)
      }
    }),
    { numRuns: 4 },
  )
})

test('what is given up in either share is given up', () => {
  const quest = { prices: pricesOf(problem, 7), above: -0.1, each: Infinity }
  const all = new Pricing(problem, () => false).find(quest, 1e8)!
  for (const mate of [undefined, mateOf()]) {
    expect(new Pricing(problem, () => false, mate).find(quest, 1e8, all.length)).toHaveLength(all.length)
    expect(new Pricing(problem, () => false, mate).find(quest, 1e8, all.length - 1)).toBeUndefined()
    expect(new Pricing(problem, () => false, mate).find(quest, 100)).toBeUndefined()
  }
})
