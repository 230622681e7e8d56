import { AUTHORS } from './authors.ts'
import type { FindingType } from './finding.ts'
import { isPeople, isWide } from './geography.ts'
import { BRANDS, kindOf, WEAK_BRANDS } from './heads.ts'
import { townOf } from './lexicon.ts'
import { ABSTRACT, CAPITALIZED, FUNCTION_WORDS } from './ordinary.ts'
import { remembered } from './remembered.ts'
import { roleOf } from './roles.ts'
import { TITLE } from './titles.ts'
import type { Token } from './tokens.ts'
import { DRUGS, EPONYMS, TERMS, TRADE_HEADS } from './trade-words.ts'

const KINDS: readonly (FindingType | undefined)[] = [
  undefined,
  'SCHOOL',
  'FACILITY',
  'ORG',
  'EMPLOYER',
  'PLACE',
]

const AUTHOR = 2
const TERM = 4
const HEAD = 4096
/** Bits of `listsOf`: for the trade; for a role of care (a clinician) and for any other role (a relative, a boss); for a title. */
export const TRADE: number = AUTHOR | TERM | HEAD
export const KIN = 512
export const CARE = 1024
export const TITLED = 2048
/** The other bits, by what the list holds. */
export const LISTED = {
  plain: 1,
  author: AUTHOR,
  term: TERM,
  drug: 8,
  eponym: 16,
  capitalized: 32,
  abstract: 64,
  people: 128,
  wide: 256,
  head: HEAD,
  brand: 1 << 20,
  weakBrand: 1 << 21,
} as const
/** What kind of house or body a word heads (1 to 5; 0 for none), of `listsOf`. */
export const kindIn = (lists: number): number => (lists >> 13) & 7

const NUMBER_WORDS =
  /^(?:(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|((?:thir|four|fif|six|seven|eigh|nine)teen|trece|catorce|quince|dieci.+)|((?:twen|thir|for|fif|six|seven|eigh)ty|veinti?.*|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta)|(ninety|noventa))(?:th|st|nd|rd)?(?:-[a-z]+)?$/

/** Of what size a number is, in digits or spelled: 0 for none. */
export function sizeOf(token: Token): number {
  if (token.shape === 'sign') return 0
  if (token.shape !== 'number') {
    const spelled = NUMBER_WORDS.exec(token.word)
    return spelled === null ? 0 : 8 + spelled.slice(1).findIndex((part) => part !== undefined)
  }
  if (/^\d+s$/.test(token.raw)) return 14
  if (/^\d+(?:st|nd|rd|th)$/.test(token.raw)) return 13
  if (!/^\d+$/.test(token.raw)) return 12
  const value = Number(token.raw)
  if (token.raw.length > 2 && token.raw.startsWith('0')) return 7
  if (value <= 12) return 1
  if (value < 18) return 2
  if (value < 90) return 3
  if (value < 120) return 4
  if (value < 1900) return 5
  return value < 2100 ? 6 : 7
}

/** Which of the trade's and the language's lists have a word; bits. */
export const listsOf: (word: string) => number = remembered((word) => {
  const role = roleOf(word)
  const town = townOf(word)
  return (
    (FUNCTION_WORDS.has(word) ? LISTED.plain : 0) |
    (AUTHORS.has(word) ? AUTHOR : 0) |
    (TERMS.has(word) ? TERM : 0) |
    (DRUGS.has(word) ? LISTED.drug : 0) |
    (EPONYMS.has(word) ? LISTED.eponym : 0) |
    (CAPITALIZED.has(word) ? LISTED.capitalized : 0) |
    (ABSTRACT.has(word) ? LISTED.abstract : 0) |
    (isPeople(word) ? LISTED.people : 0) |
    (isWide(word) ? LISTED.wide : 0) |
    (role?.clinician ? CARE : 0) |
    (role && !role.clinician ? KIN : 0) |
    (TITLE.test(word) ? TITLED : 0) |
    (TRADE_HEADS.has(word) ? HEAD : 0) |
    (Math.max(0, KINDS.indexOf(kindOf(['x', word]))) << 13) |
    ((town === undefined ? 0 : town + 1) << 16) |
    (BRANDS.has(word) ? LISTED.brand : 0) |
    (WEAK_BRANDS.has(word) ? LISTED.weakBrand : 0)
  )
})

/** A word that alone identifies nobody: of the trade, a medicine, a people, a state, a country. */
export const isPlain = (word: string): boolean =>
  FUNCTION_WORDS.has(word) || TERMS.has(word) || DRUGS.has(word) || isPeople(word) || isWide(word)
