/** What a lower-case word without accents can be; bits of the lexicon's flags. */
export const WORD_EN = 1
export const WORD_ES = 2
export const FIRST = 4
export const RARE_FIRST = 8
export const LAST = 16
export const RARE_LAST = 32

/** Surely a word: frequent, or with the forms that words have. */
export const SOLID = 64

export const WORD = WORD_EN | WORD_ES
export const ANY_FIRST = FIRST | RARE_FIRST
export const ANY_LAST = LAST | RARE_LAST
export const ANY_NAME = ANY_FIRST | ANY_LAST
