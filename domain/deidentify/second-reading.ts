import { CLASS_COUNT, CLASSES, type Class, chain } from './chain.ts'
import { leftOf } from './context.ts'
import type { FindingType, Severity } from './finding.ts'
import { LEFT } from './frames.ts'
import { isPeople, isWide } from './geography.ts'
import type { Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import { lastRole } from './phrase.ts'
import { firstFrom, type Ruled, signalsOf } from './signals.ts'
import type { Span } from './span.ts'
import type { Token } from './tokens.ts'
import { DRUGS, TERMS } from './trade-words.ts'
import type { Table } from './weights.ts'

const K = CLASS_COUNT
type Kind = Exclude<Class, 'NOTHING'>

/**
 * What was learned, and how sure the second reading must be: a word is added that is nothing with a chance below
 * `add` of its class, a find of the rules is taken away of which every word is nothing with a chance above `drop`.
 */
export type Weights = { table: Table; add: Readonly<Record<Kind, number>>; drop: number }

/** A caution that is wrong costs more than one that is missed; a name that is missed more than one that is wrong. */
export const ADD: Weights['add'] = {
  NAME: 0.6,
  CLINICIAN: 0.6,
  PLACE: 0.6,
  EMPLOYER: 0.6,
  SCHOOL: 0.6,
  FACILITY: 0.6,
  ORG: 0.6,
  OCCUPATION: 0.3,
  EVENT: 0.35,
  DATE: 0.6,
  ADDRESS: 0.6,
  AGE: 0.2,
  NUMBER: 0.5,
  MARK: 0.3,
}
export const DROP = 0.8

const READ_AS: Record<Kind, { type: FindingType; severity: Severity }> = {
  NAME: { type: 'NAME', severity: 'direct' },
  CLINICIAN: { type: 'CLINICIAN', severity: 'caution' },
  PLACE: { type: 'PLACE', severity: 'direct' },
  EMPLOYER: { type: 'EMPLOYER', severity: 'direct' },
  SCHOOL: { type: 'SCHOOL', severity: 'caution' },
  FACILITY: { type: 'FACILITY', severity: 'caution' },
  ORG: { type: 'ORG', severity: 'caution' },
  OCCUPATION: { type: 'OCCUPATION', severity: 'caution' },
  EVENT: { type: 'EVENT', severity: 'caution' },
  DATE: { type: 'DATE', severity: 'direct' },
  ADDRESS: { type: 'ADDRESS', severity: 'direct' },
  AGE: { type: 'AGE', severity: 'caution' },
  NUMBER: { type: 'OTHER_ID', severity: 'direct' },
  MARK: { type: 'BIOMETRIC', severity: 'caution' },
}

/** How likely each class is for each token, place by place. */
function likelihoods(ruled: Ruled, style: Style, { place, rows, after }: Table): Float32Array {
  const signals = signalsOf(ruled, style)
  const scores = new Float32Array(signals.length * K)
  for (let i = 0; i < signals.length; i++) {
    const o = i * K
    for (const signal of signals[i]!) {
      const b = place[signal]! * K
      if (b === 0) continue
      for (let k = 0; k < K; k++) scores[o + k]! += rows[b + k]!
    }
  }
  return chain(scores, signals.length, after).likely
}

/**
 * Reads a paragraph again with what was learned from labeled texts: what the rules missed is added, what they took for
 * an identifier and surely is none is taken away.
 */
export function readAgain(
  ruled: Ruled,
  style: Style,
  { table, add, drop }: Weights,
): { mentions: Mention[]; dropped: ReadonlySet<Span> } {
  const { tokens, claims } = ruled
  if (tokens.length === 0) return { mentions: [...ruled.mentions], dropped: new Set() }
  const likely = likelihoods(ruled, style, table)
  const nothing = (i: number): number => likely[i * K]!
  const taken = new Uint8Array(tokens.length)
  /** Takes the tokens of a find of the rules; false where none of them can be one. */
  const stays = (start: number, end: number, bound: number): boolean => {
    const from = firstFrom(tokens, start)
    let to = from
    let least = 1
    for (; to < tokens.length && tokens[to]!.start < end; to++)
      if (tokens[to]!.shape !== 'sign') least = Math.min(least, nothing(to))
    taken.fill(1, from, to)
    return to === from || least <= bound
  }
  const mentions = ruled.mentions
    .filter((m) => m.sure < 0.5 || stays(m.start, m.end, drop))
    .map((m) => ({ ...m }))
  const dropped = new Set(claims.spans.filter((s) => !stays(s.start, s.end, SHAPED)))
  const free = (i: number): boolean =>
    i < tokens.length && taken[i] === 0 && claims.free(tokens[i]!.start, tokens[i]!.end)
  const says = (i: number, more: number): boolean =>
    tokens[i]!.shape !== 'sign' && nothing(i) < add[likeliest(likely, i, i)] + more
  const goesOn = (i: number, more: number): boolean => free(i) && !tokens[i]!.line && says(i, more)
  for (let i = 0; i < tokens.length; i++) {
    if (!free(i) || !says(i, 0)) continue
    let j = i
    for (;;) {
      if (goesOn(j + 1, 0.1)) j++
      else if (/^[.&'-]$/.test(tokens[j + 1]?.raw ?? '') && nothing(j + 1) < 0.5 && goesOn(j + 2, 0)) j += 2
      else break
    }
    if (i < j || !isPlain(tokens[i]!.word)) put(mentions, mentionOf(tokens, i, j, likeliest(likely, i, j)))
    i = j
  }
  return { mentions, dropped }
}

/** A word that alone identifies nobody: of the trade, a medicine, a people, a state, a country. */
const isPlain = (word: string): boolean =>
  FUNCTION_WORDS.has(word) || TERMS.has(word) || DRUGS.has(word) || isPeople(word) || isWide(word)

/** What has a form of its own (a date, a number, an age) is taken away only when there is hardly a doubt. */
const SHAPED = 0.97

/** The class that tokens i to j have most of. */
function likeliest(likely: Float32Array, i: number, j: number): Kind {
  let best = 1
  let most = 0
  for (let k = 1; k < K; k++) {
    let sum = 0
    for (let q = i; q <= j; q++) sum += likely[q * K + k]!
    if (sum > most) {
      best = k
      most = sum
    }
  }
  return CLASSES[best] as Kind
}

function mentionOf(tokens: readonly Token[], i: number, j: number, kind: Kind): Mention {
  const left = leftOf(tokens, i)
  const person = kind === 'NAME'
  const kin = person && LEFT.kin.test(left)
  return {
    ...READ_AS[kind],
    start: tokens[i]!.start,
    end: tokens[j]!.end,
    sure: 0.6,
    words: tokens
      .slice(i, j + 1)
      .filter((t) => t.shape !== 'sign' && t.shape !== 'number')
      .map((t) => t.word),
    role: kin ? lastRole(left) : undefined,
    client: person && !kin && LEFT.client.test(left),
  }
}

/** Adds a mention; the rest of a name that the rules found in part joins it. */
function put(mentions: Mention[], added: Mention): void {
  const part = mentions.find(
    (m) => m.sure >= 0.5 && m.severity === added.severity && m.end <= added.start && added.start - m.end <= 1,
  )
  if (!part) {
    mentions.push(added)
    return
  }
  part.end = added.end
  part.words = [...part.words, ...added.words]
}
