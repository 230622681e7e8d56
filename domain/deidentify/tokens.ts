import { AUTHORS } from './authors.ts'
import { ANY_FIRST, ANY_NAME, FIRST, RARE_FIRST, SOLID, WORD, WORD_EN, WORD_ES } from './flags.ts'
import type { Folded } from './folding.ts'
import { isPeople } from './geography.ts'
import { flagsOf } from './lexicon.ts'
import { isUnread } from './unread.ts'
import { matchesOf } from './windows.ts'

/**
 * How a word is written: `Maria`, `McKay` capital; `MARIA` capitals; one capital letter is a capital. So is a word in
 * letters that are not read: most have no capitals, and any may be a name.
 */
export const SHAPES = ['sign', 'number', 'small', 'mixed', 'capitals', 'capital'] as const
export type Shape = (typeof SHAPES)[number]

export type Token = {
  start: number
  end: number
  /** As written, accents dropped. */
  raw: string
  /** In small letters, without a possessive ending. */
  word: string
  shape: Shape
  /** First of a sentence, a line or a quotation: its capital says nothing. */
  opens: boolean
  /** First of a line. */
  line: boolean
  /** Ends with 's (or s'); `end` is before it. */
  possessive: boolean
  /** Bits of flags.ts; a capital word keeps WORD only when it is SOLID. */
  flags: number
  /** Some word list has it. */
  listed: boolean
  /** White space before it. */
  spaced: boolean
}

const PIECE = /[\p{L}\d](?:[\p{L}\d]|['’](?=\p{L})|-(?=[\p{L}\d]))*|[^\s]/gu

const ABBREVIATIONS = new Set(
  `mr mrs ms mx smt revd hon dr dra sr sra srta prof st sta ste mt ft rev fr jr no nos vs v approx dept dtr hx tx dx rx pt pts
  ave blvd rd ln ct hwy apt jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ene abr ago dic lic ing etc e.g i.e hosp ref tel tels ext avda av col c.p fig ed al inc co corp ltd sgt lt capt det gen
  gov sen rep pres supt`.split(/\s+/),
)

function shapeOf(raw: string): Shape {
  if (/^[a-z]+$/.test(raw)) return 'small'
  if (/^\d/.test(raw)) return 'number'
  if (!/^\p{L}/u.test(raw)) return 'sign'
  if (isUnread(raw)) return 'capital'
  if (!/^\p{Lu}/u.test(raw)) return /\p{Lu}/u.test(raw) ? 'mixed' : 'small'
  if (/\d/.test(raw)) return 'mixed'
  const letters = raw.replace(/[^\p{L}]/gu, '')
  if (letters.length > 1 && letters === letters.toUpperCase()) return 'capitals'
  return 'capital'
}

/** Letters that neither English nor Spanish writes: a word with one is a foreign name. */
const FOREIGN = /[^\p{ASCII}áéíóúñàèâêîôûçïëÁÉÍÓÚÑÀÈÂÊÎÔÛÇÏË’‘‐‑\p{Cf}]/u
const MARKED =
  /(?<!g)ü|[śźżęąğșțăďěňřťůőűįųėķļņģ]|[ầấẩẫậăắằẵặđơờớởỡợưừứửữựạảẹẻẽịỉĩọỏõụủũỳỷỹỵệếềểễộốồổỗÀ-ÿāēīōūčšìòùãõýćžćńłøåäöœ]/iu

const SYLLABLE =
  '(?:hyun|jin|min|soo|su|ji|young|yeong|woo|joo|ju|hye|eun|kyung|sang|seung|sung|tae|dong|jae|ho|hee|hui|mi|na|ra|yoon|yun|bin|won|chul|hwan|ki|gi|hyuk|jun|joon|seo|ye|ha|in|yeon|kyu|sook|suk|ok|hoon|hun|mei|ling|xiao|wei|li|fang|ping|hua|lan|yan|hong|ming|qing|jing|thi|anh|minh|thanh|duc|van)'
/** `hyun-woo`, `mei-ling`: two syllables of a given name, also in small letters. */
const SYLLABLES = new RegExp(`^${SYLLABLE}-${SYLLABLE}$`)

/** Flags of a word with hyphens, from its parts. */
function flagsOfCompound(word: string): number {
  const whole = flagsOf(word)
  if (/'(?:ll|re|ve|d|m|t)$/.test(word)) return WORD_EN
  if (SYLLABLES.test(word)) return FIRST
  if (
    /^(?:mid|early|late|post|pre|non|self|ex|co|re|anti|multi|half|well|ill|inter|intra|semi|sub)-/.test(
      word,
    ) &&
    whole === 0
  )
    return WORD_EN | SOLID
  if (whole !== 0 || !word.includes('-') || /\d/.test(word)) return whole
  const parts = word.split('-').map(flagsOf)
  if (parts.every((p) => (p & WORD) !== 0 && (p & ANY_FIRST) === 0) && parts.some((p) => (p & SOLID) !== 0))
    return WORD_EN
  if (parts.some((p) => (p & WORD) !== 0) && parts.every((p) => (p & ANY_NAME) === 0)) return WORD_EN
  if (parts.every((p) => (p & SOLID) !== 0) && (parts[0]! & FIRST) === 0) return WORD_EN | SOLID
  return parts.some((p) => (p & ANY_NAME) !== 0) && parts.every((p) => p !== 1) ? RARE_FIRST : 0
}

const GIVEN_ACCENT =
  /^(?:jose|rene|noe|andre|salome|josue|chloe|zoe|cloe|aime|renee|berenice|dione|sofi|mimi|joli|mai)$/

/** `Hyun-woo`, `Mei-ling`: a capital, a hyphen and a short second syllable. */
const GIVEN_PAIR = /^[A-Z][a-z]{1,7}-[a-z]{2,5}$/
const NO_SYLLABLE =
  /-(?:like|era|led|free|only|wide|fed|ish|type|day|year|old|time|based|born|born|made|long|in|up|on|off|out|down|over|run|plus|and|or|to|of|by|side|hour|week|month|style|being|esque|prone|aged|sized|level|term|risk|care|help|work|site|point|step|well|self|eyed|wing)$/

/** A first part that is no word: not `Drop-in`, `Check-out`. */
function isGivenPair(word: string): boolean {
  const first = flagsOf(word.slice(0, word.indexOf('-')))
  return (first & SOLID) === 0 && !NO_SYLLABLE.test(word)
}

/** The words and signs of a folded text, in order. Linear. */
export function tokensOf({ text, at }: Folded, original: string): Token[] {
  const tokens: Token[] = []
  let opens = true
  let end = 0
  for (const m of matchesOf(text, PIECE)) {
    const start = m.index
    let raw = m[0]
    const gap = text.slice(end, start)
    const line = tokens.length === 0 || gap.includes('\n')
    const before = tokens.at(-1)
    let possessive = false
    end = start + raw.length
    if (raw.length > 3 && /'[sS]$/.test(raw)) {
      raw = raw.slice(0, -2)
      possessive = true
    } else if (text[end] === "'" && /s$/i.test(raw) && /^'\s+\p{L}/u.test(text.slice(end, end + 4))) {
      possessive = true
    }
    const shape = shapeOf(raw)
    let word = raw.toLowerCase()
    // No list has a word that is not read, but some hash of a list may be the same.
    const unread = shape === 'capital' && isUnread(raw)
    let flags = shape === 'sign' || shape === 'number' || unread ? 0 : flagsOfCompound(word)
    if (shape === 'capital' && GIVEN_PAIR.test(raw) && flagsOf(word) === 0 && isGivenPair(word))
      flags = RARE_FIRST
    if (
      (shape !== 'sign' && at[start + raw.length]! - at[start]! !== raw.length) ||
      (at[start]! < original.length && original.slice(at[start], at[start + raw.length]) !== raw)
    ) {
      const written = original.slice(at[start], at[start + raw.length]).normalize('NFC')
      // `Conté veintitrés`: a Spanish past opens the sentence.
      if (
        shape === 'capital' &&
        opens &&
        /..[éóí]$/.test(written) &&
        /^ \p{Ll}/u.test(text.slice(end, end + 3)) &&
        !GIVEN_ACCENT.test(word)
      )
        flags = WORD_ES | SOLID
      if (
        shape !== 'sign' &&
        FOREIGN.test(written) &&
        MARKED.test(written) &&
        !AUTHORS.has(word) &&
        !isPeople(word)
      ) {
        flags = (flags & ~WORD) | RARE_FIRST
        word = written.toLowerCase()
      }
    }
    // With a capital only sure words are words: the subtitles' lists hold names.
    const listed = (flags & WORD) !== 0
    if (shape === 'capital' && (flags & SOLID) === 0 && !raw.includes("'") && !raw.includes('-'))
      flags &= ~WORD
    if (line) opens = true
    const spaced = gap.length > 0 || tokens.length === 0
    tokens.push({
      start,
      end: start + raw.length,
      raw,
      word,
      shape,
      opens,
      line,
      possessive,
      flags,
      listed,
      spaced,
    })
    opens = opensNext(raw, opens, shape, before, text, end)
  }
  return tokens
}

function opensNext(
  raw: string,
  opens: boolean,
  shape: Shape,
  before: Token | undefined,
  text: string,
  end: number,
): boolean {
  if (raw === '.') {
    if (!before) return true
    const initial = before.raw.length === 1 && /[A-Za-z]/.test(before.raw) && before.raw !== 'I'
    return !(initial || ABBREVIATIONS.has(before.word))
  }
  if (raw === '!' || raw === '?' || raw === '¿' || raw === '¡' || raw === ':' || raw === '•' || raw === '*')
    return true
  if (raw === '—') return false
  if (raw === '"' || raw === "'") return opens || /["']\p{L}/u.test(text.slice(end - 1, end + 1))
  if (raw === '(' || raw === '[' || raw === '-') return opens
  if (shape === 'number' && (text[end] === '.' || text[end] === ')') && opens) return true
  if (raw === ')' && opens) return true
  return false
}

/** The first token that starts at an offset or after it. */
export function firstFrom(tokens: readonly Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}
