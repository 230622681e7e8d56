import { SOLID, WORD_EN, WORD_ES } from './flags.ts'

/** Ends of English words and what they leave of the stem: `worries`, `planned`, `making`, `quietly`. */
const ENGLISH: readonly [RegExp, (word: string) => readonly string[]][] = [
  [/ies$/, (w) => [`${w.slice(0, -3)}y`]],
  [/ied$/, (w) => [`${w.slice(0, -3)}y`]],
  [/es$/, (w) => [w.slice(0, -1), w.slice(0, -2)]],
  [/[^s]s$/, (w) => [w.slice(0, -1)]],
  [/(.)\1ed$/, (w) => [w.slice(0, -2), w.slice(0, -3)]],
  [/ed$/, (w) => [w.slice(0, -1), w.slice(0, -2)]],
  [/(.)\1ing$/, (w) => [w.slice(0, -3), w.slice(0, -4)]],
  [/ing$/, (w) => [w.slice(0, -3), `${w.slice(0, -3)}e`]],
  [/ily$/, (w) => [`${w.slice(0, -3)}y`]],
  [/ly$/, (w) => [w.slice(0, -2)]],
  [/ness$/, (w) => [w.slice(0, -4)]],
]

/** What stands before a word and leaves it one: `midsession`, `overmedicated`. */
const PREFIX = /^(?:mid|non|anti|over|under|multi|semi|micro|pre|un|re|mis|dis|out|super|inter|hyper)(?=.{4})/

const SPANISH: readonly [RegExp, (word: string) => readonly string[]][] = [
  [/es$/, (w) => [w.slice(0, -1), w.slice(0, -2)]],
  [/[^s]s$/, (w) => [w.slice(0, -1)]],
  [/a$/, (w) => [`${w.slice(0, -1)}o`]],
  [/as$/, (w) => [`${w.slice(0, -2)}o`]],
]

/** What a word that no table has can be, by the stem that one has: a form of a sure word is a sure word. */
export function inflected(word: string, listed: (stem: string) => number): number {
  if (word.length < 5) return 0
  const by = (rules: typeof ENGLISH, language: number): number => {
    const rule = rules.find(([ending]) => ending.test(word))
    if (rule === undefined) return 0
    const sure = rule[1](word).some(
      (stem) => stem.length > 2 && (listed(stem) & (language | SOLID)) === (language | SOLID),
    )
    return sure ? language | SOLID : 0
  }
  const forms = by(ENGLISH, WORD_EN) | by(SPANISH, WORD_ES)
  if (forms !== 0) return forms
  const stem = word.replace(PREFIX, '')
  const sure = WORD_EN | SOLID
  return stem !== word && ((listed(stem) & sure) === sure || (inflected(stem, listed) & sure) === sure)
    ? sure
    : 0
}
