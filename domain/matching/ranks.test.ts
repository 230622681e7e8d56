import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chance } from './chance.ts'
import { brokenRanks, mostOf, timesOf } from './ranks.ts'

const PEOPLE = 40

/** Groups in a ring, each of which shares somebody with the next, used half: with an odd number of them no plan has half of all. */
function ringOf(many: number, roll: () => number) {
  const all = Array.from({ length: PEOPLE }, (_, p) => ({ p, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ p }) => p)
  const shared = all.splice(0, many)
  return shared.map((p, i) => ({ people: [p, shared[(i + 1) % many]!, ...all.splice(0, 3)], value: 0.5 }))
}

test('of an odd ring of groups used half a cut is found that it breaks and no plan does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(3, 5, 7), (seed, many) => {
      const roll = chance(seed)
      const ring = ringOf(many, roll)
      const ranks = brokenRanks(ring, PEOPLE, seed)
      expect(ranks).not.toEqual([])
      for (const rank of ranks) {
        const counts = ring.map(({ people }) => timesOf(rank, people))
        expect(counts.reduce((sum, count) => sum + count / 2, 0)).toBeGreaterThan(mostOf(rank))
        // A plan: groups of the ring two of which never stand side by side.
        for (let from = 0; from < many; from++) {
          const plan = counts.filter(
            (_, i) => (i - from + many) % many < many - 1 && (i - from + many) % 2 === 0,
          )
          expect(plan.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(mostOf(rank))
        }
      }
    }),
  )
})

test('what is whole breaks nothing', () => {
  const used = ringOf(8, chance(3)).filter((_, i) => i % 2 === 0)
  expect(
    brokenRanks(
      used.map(({ people }) => ({ people, value: 1 })),
      PEOPLE,
      1,
    ),
  ).toEqual([])
})
