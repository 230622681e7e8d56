import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashed, hashOf, valuesByHash } from './hashed.ts'

const BITS = 24

test('every word has its value again, and only their hashes are there', () => {
  const words = fc.array(fc.tuple(fc.string({ maxLength: 20 }), fc.nat({ max: 120 })), { maxLength: 300 })
  fc.assert(
    fc.property(words, (entries) => {
      const table = new Map(entries)
      const values = valuesByHash(hashed(table, BITS), BITS)
      const byHash = Map.groupBy(table.keys(), (word) => hashOf(word, BITS))
      expect([...values.keys()].sort((a, b) => a - b)).toEqual([...byHash.keys()].sort((a, b) => a - b))
      for (const [hash, same] of byHash)
        expect(same.map((word) => table.get(word))).toContain(values.get(hash))
    }),
  )
})

test('one group of very many words and an empty table', () => {
  const table = new Map(Array.from({ length: 20_000 }, (_, n) => [`w${n}`, 7] as const))
  const values = valuesByHash(hashed(table, BITS), BITS)
  for (const word of table.keys()) expect(values.get(hashOf(word, BITS))).toBe(7)
  expect(values.size).toBeGreaterThan(19_900)
  expect(valuesByHash(hashed(new Map(), BITS), BITS).size).toBe(0)
})
