import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spliced, spliceOf } from './splice.ts'

test('a splice makes the one text of the other, and cuts no character in half', () => {
  const piece = fc.constantFrom('a', 'b', '\n', 'ñ', '語', '🙂', '🙃', '👍🏽')
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const splice = spliceOf(before, after)
      expect(spliced(before, splice)).toBe(after)
      expect(splice.put.isWellFormed()).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('words in the middle of a long text are told without the rest', () => {
  const [before, after] = ['語'.repeat(9000), '語'.repeat(9000)]
  expect(spliceOf(`${before}。${after}`, `${before}、そして。${after}`)).toEqual({
    at: 9000,
    gone: 0,
    put: '、そして',
  })
  expect(spliceOf('She is silent.', 'She is silent.')).toEqual({ at: 14, gone: 0, put: '' })
})
