/**
 * People and figures whom everybody knows, and works by title: what a case mentions beside the client's own
 * people. Folded, in small letters. A person of the case who bears such a name is still found where the text
 * shows them: see culture.ts.
 */
import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'

/** Known by this one word; hardly anybody's surname in a case. */
export const MONONYMS: Words = wordsIn(lists.MONONYMS)

/** Known, and called as anybody may be, a client too: no more than that after `listens to` or `a poem by`. */
export const NAMESAKES: Words = wordsIn(lists.NAMESAKES)

/** Works that people watch, read and play. */
export const WORKS: Words = wordsIn(lists.WORKS)

/** All that is known by several words, without an article before them: figures, namesakes, works and other things. */
export const KNOWN: Words = wordsIn(lists.KNOWN)

/** The most words that one of them has. */
export const { MOST_KNOWN } = lists
