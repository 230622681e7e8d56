import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitReader, BitWriter } from './coder.ts'

const CONTEXTS = 8
type Said = readonly [context: number, bit: number]

function coded(bits: readonly Said[]): string {
  const out = new BitWriter(CONTEXTS)
  for (const [context, bit] of bits) out.bit(context, bit)
  return out.text()
}

function expectBack(bits: readonly Said[]): void {
  const from = new BitReader(coded(bits), CONTEXTS)
  expect(bits.map(([context]) => from.bit(context))).toEqual(bits.map(([, bit]) => bit))
}

test('bits come back as they were written, whatever their contexts', () => {
  const bit = fc.tuple(fc.nat({ max: CONTEXTS - 1 }), fc.nat({ max: 1 }))
  fc.assert(fc.property(fc.array(bit, { maxLength: 2000 }), expectBack))
})

test('a carry runs over bytes that are all ones', () => {
  // Long runs of the likelier bit with one of the other between them push the low end up to the edge of a byte.
  for (let every = 2; every < 400; every += 7)
    expectBack(Array.from({ length: 3000 }, (_, i): Said => [i % 2, i % every === 0 ? 0 : 1]))
})

test('what its context foretells costs next to nothing', () => {
  const sure = Array.from({ length: 12_000 }, (_, i): Said => [i % 2, i % 2])
  expect(coded(sure).length).toBeLessThan(80)
})
