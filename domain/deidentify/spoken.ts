import type { DirectType } from './finding.ts'
import { type Claims, direct } from './span.ts'
import type { Token } from './tokens.ts'
import { matchesIn, matchesOf, windowsOf } from './windows.ts'

/** What a dictated text spells out: signs, numbers digit by digit, days and house numbers in words. */
const DIGITS: ReadonlyMap<string, number> = new Map(
  [
    'zero one two three four five six seven eight nine',
    'cero uno dos tres cuatro cinco seis siete ocho nueve',
  ].flatMap((words) => words.split(' ').map((w, i): [string, number] => [w, i])),
)
const TENS =
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand'
const DIGIT = `${[...DIGITS.keys()].join('|')}|oh|o`
/** Letters by themselves and by the alphabets of radio and police. */
const LETTER =
  '[a-z]|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|x-?ray|yankee|zulu|adam|boy|david|edward|ida|king|lincoln|ocean|paul|queen|robert|sam|tom|union|william|young|zebra'
const STEP = `(?:(?:double|triple)-(?:${DIGIT})|${DIGIT}|${TENS}|${LETTER}|double|triple|dash|hyphen|guion)`
const RUN = new RegExp(`(?<![\\w'-])${STEP}(?:,? ${STEP}){3,30}(?![\\w'-])`, 'gi')
const TWO_DIGITS = new RegExp(`\\b(?:${DIGIT})(?: (?:${DIGIT}|dash)| double)\\b`, 'gi')

const HEADINGS: [DirectType, RegExp][] = [
  ['VEHICLE', /\b(?:plates?|tag|placas?)\b[^.;]{0,24}$/i],
  ['SSN', /\b(?:ssn|social|seguro social)\b[^.;]{0,24}$/i],
  ['PLAN_ID', /\b(?:member|policy|plan|insurance|subscriber|group|medicaid|medicare|poliza)\b[^.;]{0,24}$/i],
  ['MRN', /\b(?:mrn|chart|medical record|expediente)\b[^.;]{0,24}$/i],
  ['ACCOUNT', /\b(?:account|acct|routing|card|iban|cuenta|tarjeta)\b[^.;]{0,24}$/i],
  ['LICENSE', /\b(?:license|licence|npi|dea|licencia|cedula)\b[^.;]{0,24}$/i],
  [
    'OTHER_ID',
    /\b(?:badge|case|docket|report|file|ref|reference|id|serial|receipt|student|employee|inmate|confirmation|ticket|caso|folio|placa)\b[^.;]{0,24}$/i,
  ],
]

/** `five one oh five five five oh one oh eight`, `eight lima papa kilo two two oh`. */
export function findSpoken(text: string, claims: Claims): void {
  for (const { index, found } of matchesIn(windowsOf(text, TWO_DIGITS, 60, 160), RUN)) {
    const { start, end, words } = trimmed(found[0])
    const digits = words.filter((w) => DIGITS.has(w) || w === 'oh' || w === 'o').length
    const letters = words.some((w) => !DIGITS.has(w) && !new RegExp(`^(?:oh?|${TENS})$`).test(w))
    const left = text.slice(Math.max(0, index + start - 40), index + start)
    const headed = HEADINGS.find(([, shape]) => shape.test(left))?.[0]
    if (isCounting(words) || digits < (headed || letters ? 3 : 5)) continue
    const type = headed ?? (digits >= 7 && !letters ? 'PHONE' : 'OTHER_ID')
    claims.claim(direct(type, index + start, index + end))
  }
  for (const m of matchesOf(text, BADGE)) claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, PHOTO)) claims.claim(direct('PHOTO', m.index, m.index + m[0].length))
  findSpokenAddresses(text, claims)
}

/** `Badge, uh, two seven one`: short, after its heading. */
const BADGE = new RegExp(
  `(?<=\\b(?:badge|locker|cell|bunk|car|engine|ladder|juror|inmate|unit)(?: (?:number|no))?,?(?: uh,| um,)? )(?:${DIGIT})(?: (?:${DIGIT})){1,2}(?![\\w-])`,
  'gi',
)
/** `kitchen underscore new dot jpeg`. */
const PHOTO =
  /(?<![\w-])[a-z\d]{1,30}(?: (?:underscore|dash|hyphen) [a-z\d]{1,30}){0,4} dot (?:jpe?g|png|heic|gif|mov|mp4|pdf)(?![\w-])/gi

/** Without small words at the ends that are also letters: `a`, `i`, `o`, `y`. */
function trimmed(run: string): { start: number; end: number; words: string[] } {
  const words = run.split(' ')
  const isDigit = (w: string): boolean => DIGITS.has(said(w))
  let from = 0
  while (
    from < words.length &&
    /^(?:[aioyx]|oh|dash|hyphen|boy|young|mike|sam|tom|paul|david)$/i.test(words[from]!) &&
    !(isDigit(words[from + 1] ?? '') && !/^[aioy]$/i.test(words[from]!))
  )
    from++
  let to = words.length
  while (
    to > from &&
    /^(?:[aioy]|dash|hyphen|guion|boy|young|double|triple|hundred)$/i.test(words[to - 1]!) &&
    !/^o$/i.test(words[to - 1]!)
  )
    to--
  const start = words.slice(0, from).reduce((n, w) => n + w.length + 1, 0)
  const kept = words.slice(from, to)
  return { start, end: start + kept.join(' ').replace(/,$/, '').length, words: kept.map(said) }
}

/** A step without what it is said with: `oh,`, `double-four`. */
const said = (step: string): string => step.toLowerCase().replace(/^(?:double|triple)-|,$/g, '')

/** `five four three two one`, `four four four four`: counted, not an identifier. */
function isCounting(words: readonly string[]): boolean {
  const numbers = words.map((w) => DIGITS.get(w))
  if (numbers.some((n) => n === undefined)) return false
  const step = numbers[1]! - numbers[0]!
  return Math.abs(step) <= 2 && numbers.every((n, i) => i === 0 || n! - numbers[i - 1]! === step)
}

const ORDINAL =
  '(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)'
const DAY = new RegExp(
  `(?<=\\b(?:on|since|until|till|til|by|before|after|from|through|missed|is|was|for|about|around|and|or|to) )the ${ORDINAL}(?: (?:and|or|to) the ${ORDINAL})?(?![\\w-])(?! (?:century|floor|time|session|street|avenue|day|week|month|year|hour|percentile|birthday|anniversary|minute|step|grade|attempt|visit|meeting|person|one|of (?!${'january|february|march|april|may|june|july|august|september|october|november|december|the month|this month|last month|next month'})))`,
  'gi',
)

/** `she moved on the twenty eighth she told nobody`: a day in words, without a sign after it. After the longer dates. */
export function findSpokenDays(text: string, claims: Claims): void {
  for (const m of matchesOf(text, DAY)) claims.claim(direct('DATE', m.index, m.index + m[0].length))
}

const HOUSE = `(?:${[...DIGITS.keys()].slice(1, 10).join('|')}|oh|${TENS})`
const STREET = 'street|avenue|ave|road|rd|lane|boulevard|blvd|terrace|circle|parkway|court|drive'
const ADDRESS = new RegExp(
  `(?<![\\w-])${HOUSE}(?:[ -]${HOUSE}){1,5}(?: (?!(?:of|the|a|an|to|in|on|from|and|or|years?|months?|weeks?|days?|hours?|minutes?|miles?|blocks?|times?|way|lane|other|different|more|people|kids|over|with|was|is|at|by)\\b)[a-z'-]{2,20}){1,3} (?:${STREET})(?![\\w-])(?: (?:apartment|apt|unit|number) (?:[a-z]|${HOUSE})(?: ${HOUSE})?(?![\\w-]))?`,
  'gi',
)

/** `four twelve maple street`. */
function findSpokenAddresses(text: string, claims: Claims): void {
  for (const { index, found } of matchesIn(windowsOf(text, STREET_WORD, 100, 40), ADDRESS))
    claims.claim(direct('ADDRESS', index, index + found[0].length))
}
const STREET_WORD = new RegExp(`\\b(?:${STREET})\\b`, 'gi')

const SIGNS: [words: string[], sign: string][] = [
  [['new', 'paragraph'], '.'],
  [['next', 'paragraph'], '.'],
  [['new', 'line'], '.'],
  [['question', 'mark'], '?'],
  [['exclamation', 'point'], '!'],
  [['full', 'stop'], '.'],
  [['end', 'of', 'note'], '.'],
  [['open', 'paren'], '('],
  [['close', 'paren'], ')'],
  [['unquote'], '"'],
  [['quote'], '"'],
  [['semicolon'], ';'],
  [['comma'], ','],
  [['period'], '.'],
  [['punto'], '.'],
  [['coma'], ','],
]
const DICTATED =
  /\b(?:new paragraph|next paragraph|question mark|end of note|full stop|unquote|open paren|new line|punto y aparte)\b|\bcomma\b[\s\S]{1,4000}\bcomma\b/i

/** The tokens of a dictated text with signs for the words that say them: `he is 26 comma his mom`. */
export function withSpokenSigns(tokens: readonly Token[], text: string): readonly Token[] {
  if (!DICTATED.test(text)) return tokens
  const heard: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const sign = SIGNS.find(([words]) => words.every((w, k) => tokens[i + k]?.word === w))
    const last = heard.at(-1)
    const opens = last !== undefined && /^[.?!]$/.test(last.raw)
    if (!sign) {
      heard.push(opens ? { ...tokens[i]!, opens } : tokens[i]!)
      continue
    }
    const [words, raw] = sign
    heard.push({
      ...tokens[i]!,
      end: tokens[i + words.length - 1]!.end,
      raw,
      word: raw,
      shape: 'sign',
      flags: 0,
    })
    i += words.length - 1
  }
  return heard
}
