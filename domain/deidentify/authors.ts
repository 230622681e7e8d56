/** Whom the trade cites, folded, in small letters: who of them is meant says the context (trade.ts). */
import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'

/** Surnames under which models, scales and books are cited. */
export const AUTHORS: Words = wordsIn(lists.AUTHORS)

/** Given names of the most cited, so that a full name is read as one. */
export const AUTHOR_NAMES: Words = wordsIn(lists.AUTHOR_NAMES)

/** Surnames so common that the literature alone does not explain them. */
export const EVERYDAY: Words = wordsIn(lists.EVERYDAY)
