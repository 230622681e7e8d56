import type { Analysis } from './analysis.ts'
import { AUTHORS } from './authors.ts'
import { type Calendar, calendarOf, withYear } from './calendar.ts'
import { leftOf, rightOf } from './context.ts'
import { wordDate } from './date-wording.ts'
import type { Finding } from './finding.ts'
import { FIRST, WORD } from './flags.ts'
import { RIGHT } from './frames.ts'
import { isWide } from './geography.ts'
import { PARTICLES } from './heads.ts'
import { sentenceLanguages } from './language.ts'
import { isInDictionary, townOf } from './lexicon.ts'
import { BY_FRAME, type Mention } from './mention.ts'
import { CAPITALIZED, FUNCTION_WORDS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import { type Named, wordingsOf } from './persons.ts'
import type { Role } from './roles.ts'
import type { Said } from './said.ts'
import { oneSlip } from './slips.ts'
import type { Token } from './tokens.ts'
import { isUnread, PASSAGE } from './unread.ts'
import { type Weighable, weigherOf } from './weighing.ts'
import { matchesOf } from './windows.ts'
import { otherWording, plainWording, wordingOf } from './wording.ts'

export type Part = { start: number; analysis: Analysis }

/** `unsure`: what would hold back sharing, were it surer. `unread`: it has letters that are not read, `isPassage`: only such. */
export type Found = Omit<Finding, 'suggestion'> &
  Weighable & { unsure?: boolean; unread?: boolean; isPassage?: boolean }

/** What is less likely an identifier than so is left alone; what is surer only asks where it would have held back. */
export const UNLIKELY: Readonly<Record<Finding['severity'], number>> = { direct: 0.25, caution: 0.4 }
const UNSURE = 0.5
/** The trees learned from texts of some sixty words and more; a shorter one gives them too little to go by. */
const ENOUGH = 50
/** There nothing is left alone, and it is the second reading's doubt that makes a find ask; a form (a day, a number) needs more than a word. */
const DOUBTED = 0.3
const DOUBTED_FORM = 0.5
/** Addresses that nothing else is written like stay as they are, whatever the trees say. */
const PLAIN: ReadonlySet<Finding['type']> = new Set<Finding['type']>(['EMAIL', 'URL', 'PHONE', 'SSN', 'IP'])

/** What a frame names (`O'Rourke v. Zúñiga`) and leaves the second reading less doubt than so is not weighed. */
const SURE = 0.05

/** Whether a find stays as it is, whatever the trees say. */
const isSettled = ({ type, severity, doubt, mention, unread }: Found): boolean =>
  unread === true ||
  PLAIN.has(type) ||
  (severity === 'direct' && doubt < SURE && (mention?.sure ?? 0) >= BY_FRAME)

/** What all paragraphs say together: known names everywhere, one person one wording. */
export function resolve(
  text: string,
  parts: readonly Part[],
  style: Style,
  said: readonly Said[],
): Finding[] {
  return word(text, weighed(findsOf(parts, style), style), said)
}

/** What was found, in order and not overlapping, before it is weighed. */
export function findsOf(parts: readonly Part[], style: Style): Found[] {
  const known = knownWords(parts)
  const cited = citedWords(parts)
  const found = parts.flatMap((part) => foundIn(part, known, cited, style))
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Found[] = []
  for (const f of found) {
    const last = apart.at(-1)
    if (!last || f.start >= last.end) apart.push(f)
    else if (f.end > last.end && f.severity === 'direct' && last.severity === 'direct') last.end = f.end
  }
  return apart
}

/** What is unsure asks where it would have held back, what is unlikely is left alone; as found where nothing was read again. */
function weighed(finds: readonly Found[], style: Style): readonly Found[] {
  if (finds.some((f) => f.analysis.likely === undefined)) return finds
  const asking = (f: Found): Found =>
    f.severity === 'direct' ? { ...f, severity: 'caution', unsure: true } : f
  if (lengthOf(finds) < ENOUGH)
    return finds.map((f) =>
      !f.unread && f.doubt > (f.by === 'form' ? DOUBTED_FORM : DOUBTED) ? asking(f) : f,
    )
  const chanceAt = weigherOf(finds, style)
  return finds.flatMap((f, n): Found[] => {
    if (isSettled(f)) return [f]
    const chance = chanceAt(n)
    if (chance < UNLIKELY[f.severity]) return []
    return [chance < UNSURE ? asking(f) : f]
  })
}

/** How many tokens the paragraphs have in which something was found. */
const lengthOf = (finds: readonly Found[]): number =>
  [...new Set(finds.map((f) => f.analysis))].reduce((sum, { tokens }) => sum + tokens.length, 0)

/** `doubt`: of the place where it is least. */
type Known = {
  type: Mention['type']
  severity: Mention['severity']
  role?: Role | undefined
  doubt: number
}

/** Words that some sure mention names, with what they name; people outrank the rest. */
function knownWords(parts: readonly Part[]): Map<string, Known> {
  const known = new Map<string, Known>()
  const cited = citedWords(parts)
  for (const { analysis } of parts) {
    for (const m of analysis.mentions) {
      if (m.sure < 0.5 || m.author || cited.has(m.words[0] ?? '')) continue
      const person = m.type === 'NAME' || m.type === 'CLINICIAN'
      if (!person && m.words.length !== 1) continue
      for (const w of m.words) {
        if (w.length < 2 || PARTICLES.has(w) || (FUNCTION_WORDS.has(w) && w.length < 3)) continue
        const before = known.get(w)
        const doubt = Math.min(before?.doubt ?? 1, m.doubt ?? 0)
        if (!before || (m.type === 'NAME' && before.type !== 'NAME'))
          known.set(w, { type: m.type, severity: m.severity, role: m.role, doubt })
        else before.doubt = doubt
      }
    }
  }
  return known
}

/** Surnames that the text cites and never shows as a person: `as Johnson permits`, then `Johnson's tango`. */
function citedWords(parts: readonly Part[]): ReadonlySet<string> {
  const cited = new Set<string>()
  const shown = new Set<string>()
  for (const { analysis } of parts) {
    for (const m of analysis.mentions) {
      if (m.author && m.words.length === 1) cited.add(m.words[0]!)
      else if (m.sure >= BY_FRAME || m.role || m.client || (m.words.length > 1 && m.sure >= 0.5))
        for (const w of m.words) shown.add(w)
    }
  }
  return new Set([...cited].filter((w) => !shown.has(w)))
}

function foundIn(
  { start, analysis }: Part,
  known: Map<string, Known>,
  cited: ReadonlySet<string>,
  style: Style,
): Found[] {
  const {
    folded: { at },
    spans,
    mentions,
    tokens,
  } = analysis
  const place = (s: number, e: number) => ({ start: start + at[s]!, end: start + at[e]! })
  const taken = new Uint8Array(analysis.folded.text.length + 1)
  const found: Found[] = []
  for (const s of spans) {
    taken.fill(1, s.start, s.end)
    found.push({
      ...place(s.start, s.end),
      type: s.type,
      severity: s.severity,
      words: [],
      analysis,
      from: s.start,
      to: s.end,
      by: 'form',
      doubt: s.doubt ?? 0,
      unread: isUnread(analysis.folded.text.slice(s.start, s.end)),
      isPassage: s.isPassage ?? false,
    })
  }
  for (const m of mentions) {
    const sure =
      m.sure >= 0.5 ||
      m.words.some((w) => known.get(w)?.type === 'NAME' || known.get(w)?.type === 'CLINICIAN')
    if (!sure || (!m.unread && cited.has(m.words[0] ?? '') && m.words.length === 1)) continue
    const named =
      m.type !== 'NAME' && m.type !== 'CLINICIAN' && m.words.length === 1 ? known.get(m.words[0]!) : undefined
    const person =
      named?.type === 'NAME' &&
      (townOf(m.words[0]!) === undefined ||
        !/(?:^| )(?:in|to|from|near|outside|en|a|de|desde)$/.test(leftWord(tokens, m.start)))
    taken.fill(1, m.start, m.end)
    const kept =
      m.title !== undefined &&
      (/^Justice /.test(analysis.folded.text.slice(m.title, m.title + 8)) ||
        // A title of more signs than the name would make the find more title than name.
        m.end - m.start >= m.start - m.title)
    found.push({
      ...place(kept ? m.title! : m.start, m.end),
      type: person ? 'NAME' : m.type,
      severity: m.severity,
      words: m.words,
      mention: m,
      analysis,
      from: m.start,
      to: m.end,
      by: m.read ? 'reading' : 'rule',
      doubt: doubtOf(m, known),
      unread: m.unread ?? false,
    })
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (taken[token.start] || token.shape === 'sign' || token.shape === 'number') continue
    const hit = knownAt(tokens, i, known, style)
    if (!hit) continue
    taken.fill(1, token.start, token.end)
    found.push({
      ...place(token.start, token.end),
      type: hit.known.type,
      severity: hit.known.severity,
      words: [hit.word],
      analysis,
      from: token.start,
      to: token.end,
      by: 'known',
      doubt: hit.known.doubt,
    })
  }
  return found
}

/** Of a mention, or of one of its words in a place where it is less. */
const doubtOf = (m: Mention, known: ReadonlyMap<string, Known>): number =>
  Math.min(m.doubt ?? 0, ...m.words.map((w) => known.get(w)?.doubt ?? 1))

/** The word before an offset. */
function leftWord(tokens: readonly Token[], start: number): string {
  const k = tokens.findIndex((t) => t.start >= start)
  return k > 0 ? tokens[k - 1]!.word : ''
}

/** A known word in another place: in any case for pure names, with a person's verb for names that are words. */
function knownAt(
  tokens: readonly Token[],
  i: number,
  known: Map<string, Known>,
  style: Style,
): { word: string; known: Known } | undefined {
  const token = tokens[i]!
  const parts = token.word.includes('-') ? [token.word, ...token.word.split('-')] : [token.word]
  for (const w of parts) {
    const rare = (token.flags & WORD) === 0
    const hit =
      known.get(w) ??
      (rare && w.length > 4 ? misspelled(w, known) : undefined) ??
      (rare && parts.length === 1 && !token.listed && !isInDictionary(w) ? clipped(w, known) : undefined)
    if (!hit) continue
    const word = (token.flags & WORD) !== 0
    const capital = token.shape === 'capital' || token.shape === 'capitals'
    if (
      isWide(token.word) &&
      /(?:^| )(?:in|from|to|near|of|en|de|,|rural|across|outside)$/.test(leftOf(tokens, i, 3))
    )
      return undefined
    if (
      (style === 'cased' || (token.flags & WORD) !== 0) &&
      token.shape === 'small' &&
      (/^(?:a|an|the|this|that|my|his|her|our|their|some|no|any|of)$/.test(tokens[i - 1]?.word ?? '') ||
        tokens[i - 1]?.shape === 'number')
    )
      return undefined
    if (!word && parts.length === 1) {
      if (AUTHORS.has(w) && RIGHT.head.test(rightOf(tokens, i))) return undefined
      return { word: w, known: hit }
    }
    if (!word) return { word: w, known: hit }
    if (hit.type !== 'NAME' && hit.type !== 'CLINICIAN' && !(capital && !token.opens)) return undefined
    const right = rightOf(tokens, i)
    const acts =
      RIGHT.verb.test(right) || RIGHT.owner.test(right) || RIGHT.joined.test(right) || RIGHT.age.test(right)
    if (
      /^(?:will|may|can|mark|long|art|just)$/.test(w) &&
      !capital &&
      !/^(?:[a-z]+s|was|said|told|had|left|came|died|cried)\b/.test(right)
    )
      return undefined
    if (FUNCTION_WORDS.has(w) && !(acts && (capital || token.opens))) return undefined
    if (capital && !token.opens && !(CAPITALIZED.has(w) && !acts)) return { word: w, known: hit }
    if (
      (token.opens || style !== 'cased') &&
      acts &&
      !/^(?:can|could|will|would|not|no|still|just)\b/.test(right)
    )
      return { word: w, known: hit }
    if (style !== 'cased' && (token.flags & FIRST) !== 0 && followsPerson(tokens, i))
      return { word: w, known: hit }
  }
  return undefined
}

function followsPerson(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  return (
    before !== undefined &&
    /^(?:told|with|w|and|&|think|says|said|met|asked|which|that|after|about|if|when|love|for|to)$/.test(
      before.word,
    )
  )
}

/** A known name of five letters or more with one slip. */
function misspelled(word: string, known: Map<string, Known>): Known | undefined {
  for (const [name, hit] of known) {
    if (
      name.length > 4 &&
      name[0] === word[0] &&
      Math.abs(name.length - word.length) < 2 &&
      hit.type === 'NAME' &&
      oneSlip(name, word)
    )
      return hit
  }
  return undefined
}

/** `Jaz` where the text knows Jazlyn: three letters or more of a longer name. */
function clipped(word: string, known: Map<string, Known>): Known | undefined {
  if (word.length < 3) return undefined
  for (const [name, hit] of known)
    if (hit.type === 'NAME' && name.length > word.length + 1 && name.startsWith(word)) return hit
  return undefined
}

function word(text: string, found: readonly Found[], said: readonly Said[]): Finding[] {
  const languageAt = sentenceLanguages(text)
  const spanishText = languageAt.whole
  const people = found.filter((f) => !f.isPassage && (f.type === 'NAME' || f.type === 'CLINICIAN'))
  const wordings = wordingsOf(people.map(namedOf), spanishText, said)
  const wordingFor = new Map(people.map((f, i) => [f, wordings[i]!]))
  const secret = new Set(
    found
      .filter((f) => f.severity === 'direct' || f.unsure)
      .flatMap((f) => wordsOf(text.slice(f.start, f.end))),
  )
  let before: Calendar | undefined
  return found.map((f) => {
    const original = text.slice(f.start, f.end)
    const left = text.slice(Math.max(0, f.start - 40), f.start)
    const right = text.slice(f.end, f.end + 20)
    const spanish = beside(left) ?? languageAt.spanish(f.start)
    let suggestion = f.isPassage ? PASSAGE[spanish ? 'es' : 'en'] : wordingFor.get(f)
    if (suggestion === undefined && f.type === 'DATE') {
      const date = calendarOf(original.normalize('NFD').replace(/\p{M}/gu, ''), spanish)
      suggestion = wordDate(date, before, left, spanish)
      if (date.month !== undefined && date.day !== undefined) before = withYear(date, before)
    }
    suggestion ??= wordingOf(f.type, original, left, right, spanish, genderNear(text, f))
    if (leaks(suggestion, original, secret)) {
      const other =
        f.type === 'DATE' ? suggestion.replace(/\b(?:late |early |mid-)/, '') : otherWording(f.type, spanish)
      suggestion =
        other !== undefined && !leaks(other, original, secret)
          ? other
          : plainWording(f.type, wordingFor.has(f) ? spanishText : spanish, left)
    }
    return { start: f.start, end: f.end, type: f.type, severity: f.severity, suggestion }
  })
}

/** The language of the word before, where it is only in one: people change it in the middle of a sentence. */
function beside(left: string): boolean | undefined {
  const word = /(?:^|\s)([A-Za-z][a-z]*)\s+$/.exec(left)?.[1]?.toLowerCase()
  if (word === undefined) return undefined
  if (/^(?:en|de|del|el|la|los|las|con|por|para|desde|hasta|su|un|una|y|que|al)$/.test(word)) return true
  return /^(?:in|on|at|to|the|from|with|by|near|for|and|of|since|until|her|his|my|an|is|was)$/.test(word)
    ? false
    : undefined
}

const namedOf = (f: Found): Named => ({
  start: f.start,
  words: f.words,
  role: f.mention?.role,
  client: f.mention?.client ?? false,
  alias: f.mention?.alias ?? false,
  clinician: f.type === 'CLINICIAN',
})

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []

/** Small words that a name or an address may share with any wording. */
const HARMLESS = new Set(
  'the and that with for day date later file about from una unos unas del los las'.split(' '),
)

/** Wording must not repeat the original or a word of anything hidden. */
function leaks(suggestion: string, original: string, secret: ReadonlySet<string>): boolean {
  const own = suggestion.toLowerCase().replace(/^(?:an?|the|un|una|el|la) /, '')
  const whole = original.toLowerCase()
  return (
    whole.includes(own) || own.includes(whole) || wordsOf(own).some((w) => secret.has(w) && !HARMLESS.has(w))
  )
}

/** She or he, by the nearest pronoun around; undefined when there is none. */
function genderNear(text: string, { start, end }: { start: number; end: number }): boolean | undefined {
  const after =
    /\b(she|her|hers|herself|woman|girl|mother|wife|daughter|sister|he|him|his|himself|man|boy|father|husband|son|brother)\b/i.exec(
      text.slice(end, end + 160),
    )
  const before = matchesOf(
    text.slice(Math.max(0, start - 60), start),
    /\b(she|her|hers|woman|girl|mother|wife|daughter|sister|mrs|ms|he|him|his|man|boy|father|husband|son|brother|mr)\b/gi,
  ).at(-1)
  const word = (before ?? after)?.[1]?.toLowerCase()
  if (word === undefined) return undefined
  return /^(?:she|hers?|herself|woman|girl|mother|wife|daughter|sister|mrs|ms)$/.test(word)
}
