import { CAUTION_TYPES, DIRECT_TYPES, type FindingType } from './finding.ts'
import { ANY_NAME, WORD } from './flags.ts'
import { isPeople, isWide } from './geography.ts'
import { kindOf } from './heads.ts'
import { townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { ABSTRACT, CAPITALIZED, FUNCTION_WORDS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import { roleOf } from './roles.ts'
import type { Claims } from './span.ts'
import { TITLE } from './titles.ts'
import type { Token } from './tokens.ts'
import { AUTHORS, DRUGS, EPONYMS, TERMS, TRADE_HEADS } from './trade-words.ts'

/** Signals are numbers below 2 to this power. */
export const SIGNAL_BITS = 18

/** What the rules say of a paragraph before it is read again. */
export type Ruled = { tokens: readonly Token[]; mentions: readonly Mention[]; claims: Claims }

const TYPES: readonly FindingType[] = [...DIRECT_TYPES, ...CAUTION_TYPES]
const KINDS: readonly (FindingType | undefined)[] = [
  undefined,
  'SCHOOL',
  'FACILITY',
  'ORG',
  'EMPLOYER',
  'PLACE',
]
const SHAPES = ['sign', 'number', 'small', 'mixed', 'capitals', 'capital']

/** FNV-1a. */
function hashOf(word: string, from = 0, to = word.length): number {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h
}

/** One number of a kind of signal and what it says; the steps are those of MurmurHash3. */
function signal(kind: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(kind, 0x9e3779b1)
  for (const part of [a, b, c]) {
    let k = Math.imul(part, 0xcc9e2d51)
    k = (k << 15) | (k >>> 17)
    h ^= Math.imul(k, 0x1b873593)
    h = (h << 13) | (h >>> 19)
    h = Math.imul(h, 5) + 0xe6546b64
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> (32 - SIGNAL_BITS)
}

/** Which of the trade's and the language's lists have a word; bits. */
function listsOf(word: string): number {
  const role = roleOf(word)
  const town = townOf(word)
  return (
    (FUNCTION_WORDS.has(word) ? 1 : 0) |
    (AUTHORS.has(word) ? 2 : 0) |
    (TERMS.has(word) ? 4 : 0) |
    (DRUGS.has(word) ? 8 : 0) |
    (EPONYMS.has(word) ? 16 : 0) |
    (CAPITALIZED.has(word) ? 32 : 0) |
    (ABSTRACT.has(word) ? 64 : 0) |
    (isPeople(word) ? 128 : 0) |
    (isWide(word) ? 256 : 0) |
    (role ? (role.clinician ? 1024 : 512) : 0) |
    (TITLE.test(word) ? 2048 : 0) |
    (TRADE_HEADS.has(word) ? 4096 : 0) |
    (Math.max(0, KINDS.indexOf(kindOf(['x', word]))) << 13) |
    ((town === undefined ? 0 : town + 1) << 16)
  )
}

/** What the rules take each token for: exactly, and only the type of what they are sure of. */
function ruledOf({ tokens, mentions, claims }: Ruled): { exact: Uint8Array; type: Uint8Array } {
  const exact = new Uint8Array(tokens.length)
  const type = new Uint8Array(tokens.length)
  const mark = (start: number, end: number, a: number, b: number) => {
    for (let i = firstFrom(tokens, start); i < tokens.length && tokens[i]!.start < end; i++) {
      exact[i] = a
      type[i] = b
    }
  }
  for (const m of mentions) {
    const t = TYPES.indexOf(m.type) + 1
    const sure = m.sure >= 0.95 ? 2 : m.sure >= 0.5 ? 1 : 0
    mark(m.start, m.end, t * 4 + (m.author ? 3 : sure), sure > 0 ? t : 100)
  }
  for (const s of claims.spans) {
    const t = TYPES.indexOf(s.type) + 1
    mark(
      s.start,
      s.end,
      128 + t * 2 + (s.severity === 'direct' ? 1 : 0),
      t + (s.severity === 'direct' ? 32 : 64),
    )
  }
  return { exact, type }
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

/** Size and length of the longest listed town that covers each token, with its first token told apart; 0 for none. */
function townsOf(tokens: readonly Token[]): Uint8Array {
  const towns = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.shape === 'sign' || tokens[i]!.shape === 'number') continue
    for (let n = 3; n >= 2; n--) {
      const part = tokens.slice(i, i + n)
      if (
        part.length < n ||
        part.some(
          (t, k) => t.shape === 'number' || (t.shape === 'sign' && t.raw !== '.') || (k > 0 && t.line),
        )
      )
        continue
      const size = townOf(
        part
          .filter((t) => t.shape !== 'sign')
          .map((t) => t.word)
          .join(' '),
      )
      if (size === undefined) continue
      for (let k = 0; k < n; k++)
        if (towns[i + k] === 0) towns[i + k] = 1 + size * 4 + (n - 2) * 2 + (k === 0 ? 1 : 0)
      break
    }
  }
  return towns
}

/**
 * What speaks for and against each token's being an identifier, as numbers: the words, their forms, the lists they
 * stand in and what the rules took them for, of the token and up to three on each side, alone and in pairs. The
 * weights (weights.generated.ts) were learned from these numbers, so a change here needs
 * `node scripts/deidentify-train.ts`. Linear.
 */
export function signalsOf(ruled: Ruled, style: Style): Uint32Array[] {
  const { tokens } = ruled
  const n = tokens.length
  const cased = style === 'cased' ? 1 : 0
  const { exact, type } = ruledOf(ruled)
  const towns = townsOf(tokens)
  const known = new Map<string, number>()
  // Three places of nothing on each side: a window needs no look at the edges.
  const word = new Int32Array(n + 6).fill(7)
  const shape = new Uint8Array(n + 6)
  const lists = new Int32Array(n + 6).fill(-1)
  const flags = new Int16Array(n + 6).fill(-1)
  const rule = new Uint8Array(n + 6)
  for (let i = 0; i < n; i++) {
    const t = tokens[i]!
    const k = i + 3
    word[k] = t.shape === 'number' ? (t.word.length < 3 ? 1 : 2) : hashOf(t.word)
    shape[k] =
      SHAPES.indexOf(t.shape) * 4 +
      (t.raw.length === 1 ? 2 : 0) +
      (t.shape === 'capital' && t.opens ? 1 : 0) +
      1
    const plain = t.shape === 'sign' || t.shape === 'number'
    const l = known.get(t.word) ?? (plain ? 0 : listsOf(t.word))
    known.set(t.word, l)
    lists[k] = l
    flags[k] = t.flags
    rule[k] = type[i]!
  }
  return tokens.map((t, i) => {
    const k = i + 3
    const w = word[k]!
    const s = shape[k]!
    const big = s >> 2
    const l = lists[k]!
    const f = flags[k]!
    const r = rule[k]!
    const [w3, w2, w1, v1, v2, v3] = [
      word[k - 3]!,
      word[k - 2]!,
      word[k - 1]!,
      word[k + 1]!,
      word[k + 2]!,
      word[k + 3]!,
    ]
    const [l2, l1, m1, m2] = [lists[k - 2]!, lists[k - 1]!, lists[k + 1]!, lists[k + 2]!]
    const out = [
      signal(1, s, cased),
      signal(2, w),
      signal(3, f, s),
      signal(4, l, s),
      signal(6, w1),
      signal(7, v1),
      signal(8, w2),
      signal(9, v2),
      signal(10, w3),
      signal(11, v3),
      signal(12, shape[k - 1]!, s),
      signal(13, shape[k + 1]!, s),
      signal(14, shape[k - 1]!, s, shape[k + 1]!),
      signal(15, l1),
      signal(16, m1),
      signal(17, l2),
      signal(18, m2),
      signal(19, flags[k - 1]!, f),
      signal(20, flags[k + 1]!, f),
      signal(27, w1, s, f),
      signal(28, v1, s, f),
      signal(29, w2, w1, big),
      signal(30, v1, v2, big),
      signal(31, w1, v1, big),
      signal(34, w3, w2, w1),
      signal(35, w, v1),
      signal(36, w1, w),
      signal(39, w2, l1, big),
      signal(41, l1, m1, s),
      signal(42, exact[i]!),
      signal(43, exact[i]!, s, cased),
      signal(44, r, f),
      signal(45, r, l),
      signal(46, rule[k - 1]!, r),
      signal(47, rule[k + 1]!, r),
      signal(49, r, w1),
      signal(50, r, v1),
      signal(51, r, w),
      signal(52, (t.opens ? 1 : 0) + (t.line ? 2 : 0), s),
      signal(53, towns[i]!, s),
      signal(54, towns[i]!, w1),
    ]
    if (t.shape !== 'sign' && t.shape !== 'number') {
      const x = t.word
      out.push(
        signal(60, hashOf(x, 0, 3)),
        signal(61, hashOf(x, Math.max(0, x.length - 2)), big),
        signal(62, hashOf(x, Math.max(0, x.length - 3)), big),
        signal(63, hashOf(x, Math.max(0, x.length - 4))),
      )
      if (t.possessive) out.push(signal(64, s), signal(65, 0))
      if ((t.flags & WORD) === 0 || (t.flags & ANY_NAME) !== 0) {
        const end = Math.min(x.length, 16)
        for (let q = 0; q + 3 <= end; q++) out.push(signal(66, hashOf(x, q, q + 3)))
      }
    }
    return Uint32Array.from(out)
  })
}
