import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLASS_COUNT } from './chain.ts'
import { packed, placeOf, STEP, unpacked } from './weights.ts'

const K = CLASS_COUNT
const weight = fc.integer({ min: -31, max: 31 }).map((n) => n * STEP)
const row = fc.array(weight, { minLength: K, maxLength: K }).filter((weights) => weights.some((w) => w !== 0))

test('what was packed is read again: every signal with its weights, no other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 4095 }), row), { maxLength: 40 }),
      fc.array(weight, { minLength: K * K, maxLength: K * K }),
      (entries, after) => {
        const rows = new Map(entries.map(([signal, weights]) => [signal, Float32Array.from(weights)]))
        const table = unpacked(packed({ rows, after: Float32Array.from(after) }), 4096)
        expect([...table.after]).toEqual([...Float32Array.from(after)])
        for (let signal = 0; signal < 4096; signal++) {
          const place = placeOf(table, signal)
          const weights = new Float32Array(K)
          for (let b = table.begin[place] ?? 0; b < (table.begin[place + 1] ?? 0); b++)
            weights[table.classes[b]!] = table.values[b]!
          expect([...weights]).toEqual([...(rows.get(signal) ?? new Float32Array(K))])
        }
      },
    ),
    { numRuns: 30 },
  )
})
