import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boost, type Find } from '#scripts/deidentify-boosting'
import { chanceOf, DEPTH, type Forest, felled, grown, LARGEST, NONE, STEP, sumOf } from './trees.ts'

const NODES = 2 ** DEPTH
const tree = fc.record({
  traits: fc.array(fc.oneof(fc.integer({ min: 0, max: 80 }), fc.constant(NONE)), {
    minLength: NODES,
    maxLength: NODES,
  }),
  bounds: fc.array(fc.integer({ min: 0, max: 63 }), { minLength: NODES, maxLength: NODES }),
  values: fc.array(fc.integer({ min: -LARGEST, max: LARGEST }), { minLength: NODES, maxLength: NODES }),
})
const forest = fc.tuple(fc.array(tree, { maxLength: 12 }), fc.integer({ min: -400, max: 400 })).map(
  ([trees, base]): Forest => ({
    base: base * STEP,
    traits: Uint8Array.from(trees.flatMap((t) => t.traits)),
    bounds: Uint8Array.from(trees.flatMap((t) => t.bounds)),
    values: Int8Array.from(trees.flatMap((t) => t.values)),
  }),
)
const traits = fc.array(fc.integer({ min: 0, max: 63 }), { minLength: 81, maxLength: 81 })

/** The same by going down one tree after the other. */
function walked({ base, traits, bounds, values }: Forest, given: readonly number[]): number {
  const down = (t: number, n: number): number => {
    if (n >= NODES) return values[t * NODES + n - NODES]!
    const trait = traits[t * NODES + n]!
    return down(t, trait !== NONE && given[trait]! > bounds[t * NODES + n]! ? n * 2 + 1 : n * 2)
  }
  return Array.from({ length: values.length / NODES }, (_, t) => down(t, 1)).reduce(
    (sum, value) => sum + value * STEP,
    base,
  )
}

test('a forest that is felled and grown again says the same', () => {
  fc.assert(
    fc.property(forest, traits, (trees, given) => {
      const again = grown(felled(trees))
      expect(sumOf(again, given)).toBeCloseTo(walked(trees, given), 9)
      expect(felled(again)).toBe(felled(trees))
    }),
    { numRuns: 200 },
  )
})

/** Finds of which those are identifiers whose two first traits are both large or both small: no single question tells. */
const finds: Find[] = Array.from({ length: 64 * 64 }, (_, n) => {
  const [a, b] = [n % 64, Math.floor(n / 64)]
  return { traits: Uint8Array.of(a, b, (n * 7) % 64), is: a > 31 === b > 31, weight: 1 }
})

test('trees learn what two traits say together, the same from the same finds', () => {
  const trees = boost(finds)
  const right = finds.filter((f) => sumOf(trees, [...f.traits]) > 0 === f.is)
  expect(right.length / finds.length).toBeGreaterThan(0.97)
  expect(felled(boost(finds))).toBe(felled(trees))
})

test('where nothing tells, every find is as likely as the share of identifiers', () => {
  const blind = finds.map((f) => ({ ...f, traits: Uint8Array.of(5, 5, 5) }))
  const share = blind.filter((f) => f.is).length / blind.length
  expect(chanceOf(boost(blind), [5, 5, 5])).toBeCloseTo(share, 2)
})
