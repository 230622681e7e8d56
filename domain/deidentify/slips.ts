import { AUTHORS } from './authors.ts'
import { SOLID, WORD } from './flags.ts'
import { PERSON_WORDS } from './frames.ts'
import { flagsOf } from './lexicon.ts'
import { type Words, wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'
import { OPENERS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import type { Token } from './tokens.ts'
import { DRUGS, TERMS } from './trade-words.ts'

/** Letters of a word that may be one name; longer ones are not looked at, which keeps the whole linear. */
const LONGEST_NAME = 30

/** In no list, not formed like a word and no slip of one. */
export function isUnlistedName({ word, flags, shape }: Token, framed = false): boolean {
  return (
    flags === 0 &&
    shape === 'small' &&
    word.length > 3 &&
    word.length <= LONGEST_NAME &&
    /[aeiouy]/.test(word) &&
    !/^[a-z]*\d|(?:ing|ed|ly|tion|ness|ment|ive|ous|able|mates?|ology|itis|gram|shows?|less|ware)$/.test(
      word,
    ) &&
    !OPENERS.has(word) &&
    !SHORTHAND.has(word) &&
    !TERMS.has(word) &&
    !DRUGS.has(word) &&
    !AUTHORS.has(word) &&
    !isDerived(word) &&
    !(word.length > 6 && DRUGS_BY_LETTER.get(word[0]!)?.some((drug) => oneSlip(drug, word))) &&
    (framed || !isSlip(word))
  )
}

/** What people type instead of words. */
export const SHORTHAND: Words = wordsIn(lists.SHORTHAND)

const STEMS =
  /(?:'?s|es|er|ers|est|ish|ism|ist|ists|ful|less|like|wise|ward|ally|ity|ies|ization|ized|izing|ology|ological|ologist)$/
const PREFIX =
  /^(?:sensori|electro|physio|cardio|pharmaco|psych|socio|thera|hydro|homo|hetero|chemo|gastro|psycho|neuro|socio|inter|intra|trans|over|under|micro|macro|multi|super|hyper|hypo|auto|bio|cyber|counter|anti|post|pre|non|un|re|mis|dis|de|co|self|sub|para|meta|poly|mono|tele|cis|bi|tri)-?/

/** A form of a word that no list holds: `therapizing`, `psychoed`, `overthinker`. */
function isDerived(word: string): boolean {
  const known = (w: string): boolean => w.length > 2 && (flagsOf(w) & WORD) !== 0
  const stem = word.replace(STEMS, '')
  if (stem !== word && (known(stem) || known(`${stem}e`) || known(`${stem}y`))) return true
  const rest = word.replace(PREFIX, '')
  if (rest !== word && (known(rest) || known(rest.replace(STEMS, '')))) return true
  if (word.includes('-')) return word.split('-').every((w) => w.length < 3 || known(w) || /^\d+$/.test(w))
  const solid = (w: string): boolean => (flagsOf(w) & SOLID) !== 0
  for (let i = 3; i <= word.length - 3; i++) if (solid(word.slice(0, i)) && solid(word.slice(i))) return true
  return false
}

const CONTRACTED = new Set(
  'didnt hasnt hadnt havent doesnt dont cant wont wouldnt couldnt shouldnt isnt arent wasnt werent aint youre theyre weve youve theyve hes shes its thats whats wheres heres theres im ive ill hed shed theyd itll shell theyll lets yall'.split(
    ' ',
  ),
)

/** `hasnt`, also with two letters swapped. */
export function isContraction(word: string): boolean {
  if (word.length > 9 || !/t$|[sndlm]$/.test(word)) return false
  if (CONTRACTED.has(word)) return true
  for (let i = 0; i + 1 < word.length; i++)
    if (
      /nt$/.test(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)) &&
      CONTRACTED.has(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
    )
      return true
  return false
}

/** `mvoed`, `taeks`, `smetimes`: letters swapped, one left out or one doubled. */
export function isSlip(word: string): boolean {
  const known = (w: string): boolean => (flagsOf(w) & WORD) !== 0 || CONTRACTED.has(w)
  if (CONTRACTED.has(word)) return true
  if (word.length > LONGEST_NAME) return false
  for (let i = 0; i < word.length; i++) {
    if (i + 1 < word.length && known(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)))
      return true
    if (known(word.slice(0, i) + word.slice(i + 1))) return true
    for (const c of 'etaoinshrdlucmfwypvbgk') if (known(word.slice(0, i) + c + word.slice(i))) return true
    if (word.length > 6 && i > 1)
      for (const c of 'aeiou') if (known(word.slice(0, i) + c + word.slice(i + 1))) return true
  }
  return false
}

/**
 * In a text without capitals, words for people with a slip (`girlfreind`, `roomate`) are read as meant: they are
 * what says whose name comes next.
 */
export function mended(tokens: readonly Token[], style: Style): readonly Token[] {
  if (style !== 'lower') return tokens
  return tokens.map((token) => {
    // Who begins sentences small writes a capital on purpose.
    if (token.shape === 'capital' && token.opens && !token.listed && token.word.length > 3)
      return { ...token, opens: false }
    if (token.flags !== 0 || token.shape !== 'small' || token.word.length < 5) return token
    const meant = meantFor(token.word)
    return meant === undefined ? token : { ...token, word: meant, flags: WORD | SOLID }
  })
}

/** `trazadone`: medicines are misspelled more than anything. */
const DRUGS_BY_LETTER = Map.groupBy(
  [...DRUGS].filter((drug) => drug.length > 5),
  (drug) => drug[0]!,
)

const BY_LETTER = Map.groupBy(
  [...PERSON_WORDS].filter((w) => w.length > 5),
  (w) => w[0]!,
)

/** A word for people of six letters or more, of which this is a slip. */
function meantFor(word: string): string | undefined {
  return BY_LETTER.get(word[0]!)?.find(
    (meant) => Math.abs(meant.length - word.length) < 2 && oneSlip(meant, word),
  )
}

/** One letter more, less or another, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let j = 0
  while (j < a.length - i && j < b.length - i && a.at(-1 - j) === b.at(-1 - j)) j++
  const [x, y] = [a.length - i - j, b.length - i - j]
  return (x <= 1 && y <= 1) || (x === 2 && y === 2 && a[i] === b[i + 1] && a[i + 1] === b[i])
}
