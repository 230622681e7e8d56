import { hashOf, valuesByHash } from './hashed.ts'

/** Bits of a hash in a list: of most words; of those that have one of these in common with a known word, and of phrases. */
export const SHORT_BITS = 24
export const LONG_BITS = 30

/** Words that a page is sent as hashes alone: `has` knows each of them, and by mistake one of many others. */
export type Words = { has(word: string): boolean }

/** A list in lists.generated.ts: the entries kept by short hashes and those kept by long ones, each by `hashed`. */
export type Listed = readonly [short: string, long: string]

/** The last word asked for, and its hash: many lists are asked for the same word one after the other. */
let asked = ''
let hash = hashOf(asked, LONG_BITS)

/**
 * The words of a list, unpacked with the first one asked for. Of 2,000 words kept short it takes one in 2,100 for listed
 * of those that nobody knew as the list was made; of 1,000 phrases kept long one in 270,000.
 */
export function wordsIn([short, long]: Listed): Words {
  let known: { short: ReadonlyMap<number, number>; long: ReadonlyMap<number, number> } | undefined
  return {
    has(word) {
      known ??= { short: valuesByHash(short, SHORT_BITS), long: valuesByHash(long, LONG_BITS) }
      if (word !== asked) {
        asked = word
        hash = hashOf(word, LONG_BITS)
      }
      return known.short.has(hash >>> (LONG_BITS - SHORT_BITS)) || known.long.has(hash)
    },
  }
}
