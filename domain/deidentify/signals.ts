import { CAUTION_TYPES, DIRECT_TYPES, type FindingType } from './finding.ts'
import { ANY_NAME, WORD } from './flags.ts'
import { finished, fnv, mixed } from './hashing.ts'
import { BRANDS } from './heads.ts'
import { BY_FRAME, type Mention } from './mention.ts'
import type { Style } from './paragraphs.ts'
import type { Claims } from './span.ts'
import { againOf, headsOf, personsBefore, townsOf, tradeAround } from './surroundings.ts'
import { firstFrom, SHAPES, type Token } from './tokens.ts'
import { listsOf, sizeOf } from './word-lists.ts'

/**
 * Signals are numbers below 2 to this power. Of the many that no lesson had, as many as have weights (one in 50) read
 * those of another by mistake: by 19 bits it was one in 14, and cost a fifteenth more alarms.
 */
export const SIGNAL_BITS = 21

/** What the rules say of a paragraph before it is read again. */
export type Ruled = { tokens: readonly Token[]; mentions: readonly Mention[]; claims: Claims }

const TYPES: readonly FindingType[] = [...DIRECT_TYPES, ...CAUTION_TYPES]
const PERSONS: ReadonlySet<number> = new Set([TYPES.indexOf('NAME') + 1, TYPES.indexOf('CLINICIAN') + 1])

/** One number of a kind of signal and what it says. */
function signal(kind: number, a: number, b = 0, c = 0): number {
  return finished(mixed(mixed(mixed(Math.imul(kind, 0x9e3779b1), a), b), c), SIGNAL_BITS)
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
    const sure = (m.sure >= 0.5 ? 1 : 0) + (m.sure >= BY_FRAME ? 1 : 0)
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

/** What speaks for and against each token: `all` from `from[i]` to `from[i + 1]` is of token i. */
export type Signals = { all: Uint32Array; from: Uint32Array }

/** More than a token can have. */
const MOST = 128

/** What the windows around tokens are made of; three places of nothing on each side: a window needs no look at the edges. */
type Columns = {
  word: Int32Array
  shape: Uint8Array
  lists: Int32Array
  flags: Int16Array
  rule: Uint8Array
  size: Uint8Array
  /** What the dictionary and the word's other places in the paragraph say: bits of `againOf`. */
  again: Uint8Array
}

/** A word by its letters; a number only by whether it has more than two digits. */
function wordOf({ shape, word }: Token): number {
  if (shape !== 'number') return fnv(word)
  return word.length < 3 ? 1 : 2
}

function columnsOf(tokens: readonly Token[], type: Uint8Array): Columns {
  const n = tokens.length + 6
  const columns: Columns = {
    word: new Int32Array(n).fill(7),
    shape: new Uint8Array(n),
    lists: new Int32Array(n).fill(-1),
    flags: new Int16Array(n).fill(-1),
    rule: new Uint8Array(n),
    size: new Uint8Array(n),
    again: againOf(tokens, type, PERSONS),
  }
  const known = new Map<string, number>()
  tokens.forEach((t, i) => {
    const k = i + 3
    columns.word[k] = wordOf(t)
    columns.shape[k] =
      SHAPES.indexOf(t.shape) * 4 +
      (t.raw.length === 1 ? 2 : 0) +
      (t.shape === 'capital' && t.opens ? 1 : 0) +
      1
    const plain = t.shape === 'sign' || t.shape === 'number'
    const l = known.get(t.word) ?? (plain ? 0 : listsOf(t.word))
    known.set(t.word, l)
    columns.lists[k] = l
    columns.flags[k] = t.flags
    columns.rule[k] = type[i]!
    columns.size[k] = sizeOf(t)
  })
  return columns
}

/**
 * What speaks for and against each token's being an identifier, as numbers: the words, their forms, the lists they
 * stand in and what the rules took them for, of the token and up to three on each side, alone and in pairs. The
 * weights (weights.generated.ts) were learned from these numbers, so a change here needs
 * `node scripts/deidentify-train.ts`. Linear.
 */
export function signalsOf(ruled: Ruled, style: Style): Signals {
  const { tokens } = ruled
  const n = tokens.length
  const cased = style === 'cased' ? 1 : 0
  const { exact, type } = ruledOf(ruled)
  const towns = townsOf(tokens)
  const { word, shape, lists, flags, rule, size, again } = columnsOf(tokens, type)
  const trade = tradeAround(lists)
  const persons = personsBefore(lists)
  const heads = headsOf(tokens, word)
  /** The first of two words that name an employer: `home` of `home depot`. */
  const brands = tokens.map(
    ({ word: first }, i) => !first.includes('-') && BRANDS.has(`${first}-${tokens[i + 1]?.word}`),
  )
  const all = new Uint32Array(n * MOST)
  const from = new Uint32Array(n + 1)
  let at = 0
  const say = (kind: number, a: number, b = 0, c = 0): void => {
    all[at++] = signal(kind, a, b, c)
  }
  for (let i = 0; i < n; i++) {
    const t = tokens[i]!
    const k = i + 3
    const w = word[k]!
    const w1 = word[k - 1]!
    const w2 = word[k - 2]!
    const w3 = word[k - 3]!
    const v1 = word[k + 1]!
    const v2 = word[k + 2]!
    const s = shape[k]!
    const s1 = shape[k - 1]!
    const z1 = shape[k + 1]!
    const big = s >> 2
    const l = lists[k]!
    const l1 = lists[k - 1]!
    const m1 = lists[k + 1]!
    const f = flags[k]!
    const r = rule[k]!
    say(1, s, cased)
    say(2, w)
    say(3, f, s)
    say(4, l, s)
    say(6, w1)
    say(7, v1)
    say(8, w2)
    say(9, v2)
    say(10, w3)
    say(11, word[k + 3]!)
    say(12, s1, s)
    say(13, z1, s)
    say(14, s1, s, z1)
    say(15, l1)
    say(16, m1)
    say(17, lists[k - 2]!)
    say(18, lists[k + 2]!)
    say(19, flags[k - 1]!, f)
    say(20, flags[k + 1]!, f)
    say(27, w1, s, f)
    say(28, v1, s, f)
    say(29, w2, w1, big)
    say(30, v1, v2, big)
    say(31, w1, v1, big)
    say(34, w3, w2, w1)
    say(35, w, v1)
    say(36, w1, w)
    say(39, w2, l1, big)
    say(41, l1, m1, s)
    say(42, exact[i]!)
    say(43, exact[i]!, s, cased)
    say(44, r, f)
    say(45, r, l)
    say(46, rule[k - 1]!, r)
    say(47, rule[k + 1]!, r)
    say(49, r, w1)
    say(50, r, v1)
    say(51, r, w)
    say(52, (t.opens ? 1 : 0) + (t.line ? 2 : 0), s)
    say(53, towns[i]!, s)
    say(54, towns[i]!, w1)
    if (brands[i] || brands[i - 1]) {
      say(55, s)
      say(56, w1)
      say(57, r)
    }
    const d = again[k]!
    say(81, d, s)
    say(82, d, f, s)
    say(83, d, r)
    say(84, d & 1, w1, s)
    say(85, d & 1, v1, s)
    say(86, d & 1, l1, m1)
    say(87, trade[k]!, s)
    say(88, trade[k]!, r, d)
    say(89, trade[k]!, l, s)
    say(90, persons[k]!, s)
    say(91, persons[k]!, d & 1, f)
    say(92, persons[k]!, v1)
    if (heads[i] !== 0) {
      say(93, heads[i]!, s)
      say(94, heads[i]!, r)
      say(95, heads[i]!, w1)
    }
    say(96, v1, v2, s)
    say(97, again[k - 1]! & 1, d & 1, s1)
    say(98, again[k + 1]! & 1, d & 1, z1)
    const z = size[k]!
    if (z > 0) {
      say(70, z, cased)
      say(71, z, w1)
      say(72, z, v1)
      say(73, z, s1, z1)
      say(74, z, r)
      say(75, z, l1, m1)
      say(76, z, w1, v1)
      say(77, z, w2)
      say(80, z, rule[k - 1]!)
    }
    if (size[k - 1]! > 0) say(78, size[k - 1]!, s)
    if (size[k + 1]! > 0) say(79, size[k + 1]!, s)
    if (t.shape !== 'sign' && t.shape !== 'number') {
      const x = t.word
      say(60, fnv(x, 0, 3))
      say(61, fnv(x, Math.max(0, x.length - 2)), big)
      say(62, fnv(x, Math.max(0, x.length - 3)), big)
      say(63, fnv(x, Math.max(0, x.length - 4)))
      if (t.possessive) {
        say(64, s)
        say(65, 0)
      }
      if ((t.flags & WORD) === 0 || (t.flags & ANY_NAME) !== 0)
        for (let q = 0; q + 3 <= Math.min(x.length, 16); q++) say(66, fnv(x, q, q + 3))
    }
    from[i + 1] = at
  }
  return { all: all.subarray(0, at), from }
}
