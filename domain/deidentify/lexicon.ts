import { SOLID, WORD_EN } from './flags.ts'
import { DICTIONARY_BITS, hashOf, LISTED_BITS, valuesByHash } from './hashed.ts'
import { inflected } from './inflection.ts'
import { DICTIONARY, WORDS } from './lexicon.generated.ts'
// In the bundle the weights and the lists stand beside the other tables, where every gzip packs them best.
import './lists.generated.ts'
import './weights.generated.ts'
import { PLACES } from './places.generated.ts'
import { remembered } from './remembered.ts'

/** The value of a word in a table; the table is unpacked with the first word asked for. */
function lookup(text: string, bits: number): (word: string) => number | undefined {
  let values: Map<number, number> | undefined
  return (word) => {
    values ??= valuesByHash(text, bits)
    return values.get(hashOf(word, bits))
  }
}

const flagsIn = lookup(WORDS, LISTED_BITS)
const inDictionary = lookup(DICTIONARY, DICTIONARY_BITS)

const listed = (word: string): number => flagsIn(word) ?? 0

/** What a folded word in small letters can be (flags.ts); 0 for an unknown one. */
export const flagsOf: (word: string) => number = remembered((word) => listed(word) || inflected(word, listed))

/** A word in an English dictionary, or a form of one, whatever names are written the same. */
export const isInDictionary: (word: string) => boolean = remembered((word) => {
  const known = (stem: string): number => (inDictionary(stem) === undefined ? listed(stem) : WORD_EN | SOLID)
  return ((known(word) || inflected(word, known)) & WORD_EN) !== 0
})

/** The size of a listed town: 0 small, 1 mid-size, 2 large; 3 to 5 the same outside the US; undefined: not listed. */
export const townOf: (name: string) => number | undefined = lookup(PLACES, LISTED_BITS)

/** A form of a sure word, also where a surname is written the same: `Numbers`. */
export const isForm = (word: string): boolean => inflected(word, listed) !== 0
