import { SOLID, WORD_EN } from './flags.ts'
import { hashOf, valuesByHash } from './hashed.ts'
import { inflected } from './inflection.ts'
import { DICTIONARY, WORDS } from './lexicon.generated.ts'
import { PLACES } from './places.generated.ts'

/** Bits of a hash in the tables: of words with flags and of towns; of the dictionary, where a mistake costs little. */
export const LISTED_BITS = 24
export const DICTIONARY_BITS = 19

/** The tables in use, each unpacked with the first word asked for. */
const tables: { flags?: Map<number, number>; towns?: Map<number, number>; dictionary?: Map<number, number> } =
  {}

function listed(word: string): number {
  tables.flags ??= valuesByHash(WORDS, LISTED_BITS)
  return tables.flags.get(hashOf(word, LISTED_BITS)) ?? 0
}

/** What a folded word in small letters can be (flags.ts); 0 for an unknown one. */
export const flagsOf = (word: string): number => listed(word) || inflected(word, listed)

/** A word in an English dictionary, or a form of one, whatever names are written the same. */
export function isInDictionary(word: string): boolean {
  tables.dictionary ??= valuesByHash(DICTIONARY, DICTIONARY_BITS)
  const known = (stem: string): number =>
    tables.dictionary!.has(hashOf(stem, DICTIONARY_BITS)) ? WORD_EN | SOLID : listed(stem)
  return ((known(word) || inflected(word, known)) & WORD_EN) !== 0
}

/** The size of a listed town: 0 small, 1 mid-size, 2 large; 3 to 5 the same outside the US; undefined: not listed. */
export function townOf(name: string): number | undefined {
  tables.towns ??= valuesByHash(PLACES, LISTED_BITS)
  return tables.towns.get(hashOf(name, LISTED_BITS))
}

/** A form of a sure word, also where a surname is written the same: `Numbers`. */
export const isForm = (word: string): boolean => inflected(word, listed) !== 0
