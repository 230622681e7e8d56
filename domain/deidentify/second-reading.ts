import { isScoreAt } from './ages.ts'
import { CLASS_COUNT, chain } from './chain.ts'
import { rightOf } from './context.ts'
import { knownFrom } from './culture.ts'
import { MONONYMS } from './figures.ts'
import type { FindingType } from './finding.ts'
import { FIRST, SOLID } from './flags.ts'
import { RIGHT } from './frames.ts'
import { CALLED_SO, isPeople, isWide } from './geography.ts'
import { INNOCENT, STATE } from './innocent-shapes.ts'
import { flagsOf } from './lexicon.ts'
import { BY_FRAME, type Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import { besideNames, isNoWord } from './paired-names.ts'
import type { Style } from './paragraphs.ts'
import { heldBack, type Kind, likeliest, mentionOf } from './read-as.ts'
import { roleOf } from './roles.ts'
import { type Ruled, SIGNAL_BITS, signalsOf } from './signals.ts'
import type { Span } from './span.ts'
import { firstFrom, type Token } from './tokens.ts'
import { WEIGHTS } from './weights.generated.ts'
import { placeOf, type Table, unpacked } from './weights.ts'
import { matchesOf } from './windows.ts'
import { isPlain, sizeOf } from './word-lists.ts'

const K = CLASS_COUNT
/**
 * What was learned, and how sure the second reading must be: a word is added that is nothing with a chance below
 * `add` of its class, a find of the rules is taken away of which every word is nothing with a chance above `drop`.
 */
export type Weights = { table: Table; add: Readonly<Record<Kind, number>>; drop: number }

/** A caution that is wrong costs more than one that is missed; a name that is missed more than one that is wrong. */
export const ADD: Weights['add'] = {
  NAME: 0.6,
  CLINICIAN: 0.6,
  PLACE: 0.45,
  EMPLOYER: 0.5,
  SCHOOL: 0.7,
  FACILITY: 0.4,
  ORG: 0.25,
  OCCUPATION: 0.07,
  EVENT: 0.1,
  DATE: 0.25,
  ADDRESS: 0.35,
  AGE: 0.25,
  NUMBER: 0.6,
  MARK: 0.02,
}
export const DROP = 0.65

let known: Weights | undefined

/** What was learned from the corpus; unpacked with the first text. */
export function learned(): Weights {
  known ??= { table: unpacked(WEIGHTS, 2 ** SIGNAL_BITS), add: ADD, drop: DROP }
  return known
}

/** How likely each class is for each token, place by place. */
function likelihoods(ruled: Ruled, style: Style, table: Table): Float32Array {
  const { begin, classes, values, after } = table
  const { all, from } = signalsOf(ruled, style)
  const n = from.length - 1
  const scores = new Float32Array(n * K)
  for (let i = 0; i < n; i++) {
    const o = i * K
    for (let q = from[i]!; q < from[i + 1]!; q++) {
      const row = placeOf(table, all[q]!)
      if (row < 0) continue
      for (let b = begin[row]!; b < begin[row + 1]!; b++) scores[o + classes[b]!]! += values[b]!
    }
  }
  return chain(scores, n, after).likely
}

/**
 * Reads a paragraph again with what was learned from labeled texts: what the rules missed is added, what they took for
 * an identifier and surely is none is taken away; mentions and claims get their doubt. `text` is the folded one.
 */
export function readAgain(
  text: string,
  ruled: Ruled,
  style: Style,
  { table, add, drop }: Weights,
): { mentions: Mention[]; dropped: ReadonlySet<Span>; likely: Float32Array } {
  const { tokens, claims } = ruled
  const likely = likelihoods(ruled, style, table)
  if (tokens.length === 0) return { mentions: [...ruled.mentions], dropped: new Set(), likely }
  const nothing = (i: number): number => likely[i * K]!
  /** How little chance of being nothing a word has from one token up to another. */
  const least = (from: number, to: number): number => {
    let least = 1
    for (let k = from; k < to; k++) if (tokens[k]!.shape !== 'sign') least = Math.min(least, nothing(k))
    return least
  }
  const kinds = tokens.map((_, i) => likeliest(likely, i, i))
  const taken = new Uint8Array(tokens.length)
  /** Takes the tokens of a find of the rules; false where none of them can be one. */
  const stays = (start: number, end: number, bound: number): boolean => {
    const from = firstFrom(tokens, start)
    const to = firstFrom(tokens, end)
    taken.fill(1, from, to)
    return to === from || least(from, to) <= (shown.has(tokens[from]!.word) ? Math.max(bound, ALIAS) : bound)
  }
  /** Words that are surely somebody's name somewhere in the paragraph. */
  const shown = new Set(
    tokens
      .filter((t, i) => kinds[i] === 'NAME' && nothing(i) < SHOWN && t.shape !== 'sign')
      .map((t) => t.word),
  )
  const innocent = INNOCENT.flatMap((shape) => matchesOf(text, shape)).map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  for (const { start, end } of innocent) taken.fill(1, firstFrom(tokens, start), firstFrom(tokens, end))
  /** Whom the rules took for an author and the sentence shows otherwise: `What Wendell says, mostly, is …`. */
  const isMet = (m: Mention): boolean => {
    const i = firstFrom(tokens, m.start)
    const right = rightOf(tokens, firstFrom(tokens, m.end) - 1)
    return !RIGHT.work.test(right) && (nothing(i) < SHOWN || (nothing(i) < MET && !RIGHT.cited.test(right)))
  }
  const isInnocent = (m: Mention): boolean =>
    !m.alias && innocent.some((i) => i.start <= m.start && m.end <= i.end)
  for (let i = 0; i < tokens.length; i++)
    taken.fill(1, i, MONONYMS.has(tokens[i]!.word) ? i + 1 : knownFrom(tokens, i) + 1)
  const weightOf = (m: Mention): number => {
    if (m.sure < BY_FRAME) return drop
    return m.alias ? ALIAS : FRAMED
  }
  const mentions = ruled.mentions
    .filter((m) => !isInnocent(m))
    .map((m) => (m.author && isMet(m) ? { ...m, author: false } : m))
    .filter((m) => m.sure < 0.5 || stays(m.start, m.end, weightOf(m)))
    .map((m) => heldBack(tokens, likely, m))
  const dropped = new Set(claims.spans.filter((s) => !stays(s.start, s.end, SHAPED) && DOUBTFUL.has(s.type)))
  const free = (i: number): boolean =>
    i < tokens.length && taken[i] === 0 && claims.free(tokens[i]!.start, tokens[i]!.end)
  const says = (i: number, more: number): boolean =>
    tokens[i]!.shape !== 'sign' && nothing(i) < add[kinds[i]!] + more
  const goesOn = (i: number, more: number): boolean =>
    free(i) && !tokens[i]!.line && says(i, more) && (kinds[i] === 'AGE') === (kinds[i - 1] === 'AGE')
  /** `her contractor, Dutch, who keeps it`: a people's word that can only be a name here. */
  const isMeant = (k: number): boolean =>
    nothing(k) < MEANT &&
    tokens[k]!.shape === 'capital' &&
    (!isPeople(tokens[k]!.word) || (CALLED_SO.has(tokens[k]!.word) && tokens[k - 1]?.shape !== 'small')) &&
    !/\d/.test(tokens[k]!.raw) &&
    !FUNCTION_WORDS.has(tokens[k]!.word)
  const put = adderTo(mentions)
  for (let i = 0; i < tokens.length; i++) {
    if (!free(i) || !says(i, 0)) continue
    let j = i
    for (;;) {
      if (goesOn(j + 1, 0.1)) j++
      else if (/^[.&'-]$/.test(tokens[j + 1]?.raw ?? '') && nothing(j + 1) < 0.5 && goesOn(j + 2, 0)) j += 2
      else break
    }
    const kind = likeliest(likely, i, j)
    const found = trimmed(tokens, i, j, kind, isMeant)
    const scored = found && kind === 'AGE' && isScoreAt(text, tokens[found[0]]!.start)
    if (found && !scored && least(found[0], found[1] + 1) < bound(tokens, ...found, kind, style))
      put(heldBack(tokens, likely, mentionOf(tokens, ...found, kind)))
    i = j
  }
  const beside = besideNames(tokens, mentions).filter(
    (i) => free(i) && (nothing(i) < BESIDE || isNoWord(tokens[i]!)),
  )
  for (const i of beside) put(mentionOf(tokens, i, i, 'NAME'))
  // Who stands in a pair with a person was no author there.
  const met = new Set(beside.map((i) => tokens[i]!.start))
  const isState = (m: Mention): boolean => {
    const said = text.slice(m.start, m.end).replace(/'s$/, '')
    const wide = m.type === 'NAME' && isWide(said.toLowerCase()) && !CALLED_SO.has(said.toLowerCase())
    return !m.alias && !m.role && (STATE.test(said) || (wide && (flagsOf(said.toLowerCase()) & FIRST) === 0))
  }
  const left = mentions.filter((m) => !isState(m) && (!m.author || !met.has(m.start)))
  const doubtOf = ({ start, end }: Mention | Span): number =>
    least(firstFrom(tokens, start), firstFrom(tokens, end))
  // What somebody is called is a name, whatever word it is.
  for (const m of left) m.doubt ??= m.alias ? 0 : doubtOf(m)
  for (const s of claims.spans) s.doubt = doubtOf(s)
  return { mentions: left, dropped, likely }
}

/** Whether the sign at i stands between two numbers. */
const isSlash = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.raw === '/' && tokens[i - 1]?.shape === 'number' && tokens[i + 1]?.shape === 'number'

/** Without the plain words around, except a name that is surely `meant`; undefined where nothing is left, or a number of it that has no digit. */
function trimmed(
  tokens: readonly Token[],
  i: number,
  j: number,
  kind: Kind,
  meant: (k: number) => boolean,
): [number, number] | undefined {
  const alone = (k: number): boolean =>
    tokens[k]!.shape === 'sign' || (isPlain(tokens[k]!.word) && !(kind === 'NAME' && meant(k)))
  if (kind === 'NAME' || kind === 'CLINICIAN' || kind === 'NUMBER' || kind === 'AGE') {
    while (i <= j && alone(i)) i++
    while (i <= j && alone(j)) j--
  } else if (i === j && alone(i)) return undefined
  if (i > j) return undefined
  if (kind === 'DATE') {
    // `the night of`, `the week of`: no day by itself, and none of the day after it.
    while (
      i <= j &&
      /^(?:the|last|night|morning|evening|afternoon|week|weekend|eve|day|end|middle|of|on|in)$/.test(
        tokens[i]!.word,
      )
    )
      i++
    if (i > j) return undefined
    // No half of `9/9`.
    while (isSlash(tokens, i - 1)) i -= 2
    while (isSlash(tokens, j + 1)) j += 2
  }
  const digits = tokens.slice(i, j + 1).some((t) => /\d/.test(t.raw))
  return digits || kind !== 'NUMBER' ? [i, j] : undefined
}

const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/

const HOUSES: ReadonlySet<Kind> = new Set<Kind>(['PLACE', 'EMPLOYER', 'SCHOOL', 'FACILITY', 'ORG'])

/** What is more often a score, a count or a thing must be surer: `3/4`, `five four three`, `redone (22)`, `the county`. */
function bound(tokens: readonly Token[], i: number, j: number, kind: Kind, style: Style): number {
  const words = tokens.slice(i, j + 1).filter((t) => t.shape !== 'sign' && !isPlain(t.word))
  if (kind === 'DATE' && words.every((t) => sizeOf(t) > 0))
    return words.some((t) => t.shape === 'number') ? 0.25 : 0
  if (kind === 'DATE' && !words.some((t) => sizeOf(t) > 0 || /\d/.test(t.raw)))
    return words.every((t) => t.shape === 'small' && (t.flags & SOLID) !== 0 && !MONTH.test(t.word))
      ? 0
      : 0.08
  const before = tokens[i - 2]
  // `forty letters`, `sixty kilometres off`: what is counted.
  if (kind === 'AGE' && (isCounted(tokens[j + 1]) || SINCE.test(rightOf(tokens, j)))) return 0
  if (kind === 'AGE' && tokens[i - 1]?.raw === '(' && before?.shape === 'small' && !roleOf(before.word))
    return 0.15
  // Who writes capitals writes them for a house: `works at the dairy`, `la maestra de coro`.
  if (HOUSES.has(kind) && style === 'cased' && words.every((t) => t.shape === 'small'))
    return words.every((t) => (t.flags & SOLID) !== 0) ? 0.002 : 0.05
  // `Tyrolean hats`: of a place, and none.
  if (
    kind === 'PLACE' &&
    words.length === 1 &&
    words[0]!.flags === 0 &&
    /(?:ean|ian|ese)$/.test(words[0]!.word)
  )
    return tokens[j + 1]?.shape === 'small' ? 0.02 : 1
  const ordinary = words.length === 1 && words[0]!.shape === 'small' && (words[0]!.flags & SOLID) !== 0
  return HOUSES.has(kind) && ordinary ? 0.2 : 1
}

/** `6 mo sober`, `2 yrs clean`: how long, not how old. */
const SINCE = /^(?:mos?|wks?|yrs?|months?|weeks?|years?|days?) (?:sober|clean|post|ago|since|into|out of)\b/

const isCounted = (t: Token | undefined): boolean =>
  t !== undefined &&
  t.shape === 'small' &&
  t.spaced &&
  !t.line &&
  /[a-rt-z]s$/.test(t.word) &&
  t.word.length > 3 &&
  !FUNCTION_WORDS.has(t.word)

/** A word beside a name in a pair is a name up to such a chance of being nothing, unless it is no word at all. */
const BESIDE = 0.9

/** So unlikely to be nothing, a word of the trade or a state is a name. */
const MEANT = 0.12

const SHOWN = 0.03

/** So unlikely to be nothing, a name is none of an author. */
const MET = 0.2

/** What a frame names (`a.k.a. X`, `X, the officer`) is taken away only against much. */
const FRAMED = 0.85

/** What somebody is called may be any word: `they call her Mother Superior`. */
const ALIAS = 0.97

/** What has a form of its own is taken away only when there is hardly a doubt, and of these kinds alone. */
const DOUBTFUL: ReadonlySet<FindingType> = new Set<FindingType>(['AGE', 'DATE', 'OCCUPATION', 'EVENT'])
const SHAPED = 0.99

/** Adds mentions; the rest of a name that the rules found in part joins it. */
function adderTo(mentions: Mention[]): (added: Mention) => void {
  const keyOf = ({ severity }: Mention, end: number): number => end * 2 + (severity === 'direct' ? 1 : 0)
  const byEnd = new Map<number, Mention>()
  const mark = (m: Mention): void => {
    const key = keyOf(m, m.end)
    if (m.sure >= 0.5 && !byEnd.has(key)) byEnd.set(key, m)
  }
  mentions.forEach(mark)
  return (added) => {
    const end = [added.start, added.start - 1].find((e) => byEnd.has(keyOf(added, e)))
    if (end === undefined) {
      mentions.push(added)
      mark(added)
      return
    }
    const part = byEnd.get(keyOf(added, end))!
    byEnd.delete(keyOf(added, end))
    part.end = added.end
    part.words = [...part.words, ...added.words]
    mark(part)
  }
}
