import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AUTHORS } from './authors.ts'
import { hashed } from './hashed.ts'
import { LONG_BITS, SHORT_BITS, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'

const kept = (words: readonly string[], bits: number): string =>
  hashed(new Map(words.map((word) => [word, 1])), bits)

const entriesOf = (list: string): string[] =>
  readFileSync(new URL(`./lists/${list}.txt`, import.meta.url), 'utf8')
    .replaceAll(/^#.*/gm, '')
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean)

/** Words that no list has. */
const INVENTED = Array.from({ length: 100_000 }, (_, n) => `${n.toString(36)}~`)

test('every listed word is found, by a short hash or a long one', () => {
  const words = fc.array(fc.string({ maxLength: 20 }), { maxLength: 200 })
  fc.assert(
    fc.property(words, words, (some, others) => {
      const { has } = wordsIn([kept(some, SHORT_BITS), kept(others, LONG_BITS)])
      expect([...some, ...others].filter((word) => !has(word))).toEqual([])
    }),
  )
})

test('of other words no more are found than have the first bits of a hash in common with one', () => {
  const listed = Array.from({ length: 4_000 }, (_, n) => `w${n}`)
  const ofShort = wordsIn([kept(listed, SHORT_BITS), ''])
  const ofLong = wordsIn(['', kept(listed, LONG_BITS)])
  // 100,000 · 4,000 / 2^24 are 24, give or take 5; by 30 bits hardly one.
  expect(INVENTED.filter((word) => ofShort.has(word)).length).toBeLessThan(50)
  expect(INVENTED.filter((word) => ofLong.has(word)).length).toBeLessThan(5)
  expect(wordsIn(['', '']).has('anybody')).toBe(false)
})

const { MOST_KNOWN: _, ...all } = lists
test.each(Object.entries(all))(
  'of words that nobody knows fewer than 1 in 2,000 are in %s',
  (_name, listed) => {
    const words = wordsIn(listed)
    expect(INVENTED.filter((word) => words.has(word)).length).toBeLessThan(50)
  },
)

test('the lists in use know what their files have, and no word of another file by mistake', () => {
  const authors = new Set(entriesOf('authors'))
  expect(authors.size).toBeGreaterThan(2_000)
  expect([...authors].filter((word) => !AUTHORS.has(word))).toEqual([])
  const others = ['openers', 'terms', 'function-words', 'mononyms'].flatMap(entriesOf)
  expect(others.filter((word) => AUTHORS.has(word) && !authors.has(word))).toEqual([])
})
