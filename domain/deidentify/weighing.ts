import type { Analysis } from './analysis.ts'
import { CLASS_COUNT, CLASSES } from './chain.ts'
import { CAUTION_TYPES, DIRECT_TYPES, type FindingType, type Severity } from './finding.ts'
import { ANY_FIRST, ANY_LAST, FIRST, LAST, SOLID, WORD } from './flags.ts'
import { isInDictionary, townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import type { Style } from './paragraphs.ts'
import { firstFrom, SHAPES, type Token } from './tokens.ts'
import { TREES } from './trees.generated.ts'
import { chanceOf, type Forest, grown } from './trees.ts'
import { CARE, KIN, kindIn, LISTED, listsOf, sizeOf, TITLED } from './word-lists.ts'

/** Who found something: a form of its own, a rule, the second reading, or what is known from another place. */
export const FOUND_BY = ['form', 'rule', 'reading', 'known'] as const

/** A find before it is weighed; offsets are of the folded paragraph. */
export type Weighable = {
  type: FindingType
  severity: Severity
  words: readonly string[]
  mention?: Mention
  analysis: Analysis
  from: number
  to: number
  by: (typeof FOUND_BY)[number]
  /** How likely the second reading takes it for nothing, in the place where it is least. */
  doubt: number
}

const K = CLASS_COUNT
const TYPES: readonly FindingType[] = [...DIRECT_TYPES, ...CAUTION_TYPES]

/** Traits are whole numbers from 0 up to this. */
export const MOST = 63

const upTo = (value: number): number => Math.max(0, Math.min(MOST, Math.round(value)))
const yes = (said: boolean | number | undefined): number => (said ? 1 : 0)

/** A chance by its logarithmic odds, in fifths: 0 for next to none, 31 for even, 63 for sure. */
function oddsOf(chance: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, chance))
  return upTo(31.5 + Math.log(kept / (1 - kept)) * 5)
}

/** What the second reading calls a type. */
function classOf(type: FindingType): number {
  if (type === 'BIOMETRIC' || type === 'PHOTO') return CLASSES.indexOf('MARK')
  if (type === 'ZIP') return CLASSES.indexOf('ADDRESS')
  const known = (CLASSES as readonly string[]).indexOf(type)
  return known > 0 ? known : CLASSES.indexOf('NUMBER')
}

const SIGNS = '.,;:()[]"\'-—–/&?!*•#+=<>→|@%'
const signOf = (t: Token | undefined): number => (t?.shape === 'sign' ? SIGNS.indexOf(t.raw[0]!) + 2 : 0)
const shapeOf = (t: Token | undefined): number => (t ? SHAPES.indexOf(t.shape) + 1 : 0)
const isWord = (t: Token): boolean => t.shape !== 'sign' && t.shape !== 'number'
const listsAt = (t: Token | undefined): number => (t && isWord(t) ? listsOf(t.word) : 0)

const has = (lists: number, bit: number): number => ((lists & bit) === 0 ? 0 : 1)
const nameOf = (flags: number, sure: number, any: number): number => {
  if ((flags & sure) !== 0) return 2
  return (flags & any) === 0 ? 0 : 1
}

/** How often each word of a text stands in small letters, with a capital that opens a sentence, with another capital. */
type Counts = ReadonlyMap<string, readonly [small: number, opening: number, capital: number]>

function countsOf(analyses: readonly Analysis[]): Counts {
  const counts = new Map<string, [number, number, number]>()
  for (const { tokens } of analyses)
    for (const t of tokens) {
      if (!isWord(t)) continue
      const count = counts.get(t.word) ?? [0, 0, 0]
      const opening = t.opens ? 1 : 2
      count[t.shape === 'small' ? 0 : opening]++
      counts.set(t.word, count)
    }
  return counts
}

/** What the second reading says of the words from one token to another. */
function readOf(tokens: readonly Token[], likely: Float32Array, i: number, j: number, own: number) {
  const said = { least: 1, most: 0, nothing: 0, own: 0, ownLeast: 1, best: 1, bestShare: 0 }
  const shares = new Float64Array(K)
  let words = 0
  for (let k = i; k <= j; k++) {
    if (tokens[k]?.shape === 'sign' || tokens[k] === undefined) continue
    const nothing = likely[k * K]!
    said.least = Math.min(said.least, nothing)
    said.most = Math.max(said.most, nothing)
    said.nothing += nothing
    said.own += likely[k * K + own]!
    said.ownLeast = Math.min(said.ownLeast, likely[k * K + own]!)
    for (let c = 0; c < K; c++) shares[c]! += likely[k * K + c]!
    words++
  }
  for (let c = 2; c < K; c++) if (shares[c]! > shares[said.best]!) said.best = c
  const each = Math.max(1, words)
  return { ...said, nothing: said.nothing / each, own: said.own / each, bestShare: shares[said.best]! / each }
}

/**
 * What is told of a find to the trees (trees.generated.ts), by name; the order of the names is theirs, so a change here
 * needs `node scripts/deidentify-weigh.ts`. Everything is of the find, of what stands around it and of the same words
 * elsewhere, so that a mark does not come and go with what is written in another paragraph about others.
 */
function traitsOf(
  find: Weighable,
  before: Weighable | undefined,
  after: Weighable | undefined,
  { counts, style, same }: { counts: Counts; style: Style; same: ReadonlyMap<string, number> },
): Record<string, number> {
  const { type, severity, words, mention, analysis, from, to, by, doubt } = find
  const { tokens } = analysis
  const likely = analysis.likely!
  const i = firstFrom(tokens, from)
  const j = Math.max(i, firstFrom(tokens, to) - 1)
  const nothing = (k: number): number => (k < 0 || k >= tokens.length ? 1 : likely[k * K]!)
  const own = classOf(type)
  const read = readOf(tokens, likely, i, j, own)
  const said = tokens.slice(i, j + 1).filter((t) => t.shape !== 'sign')
  const first = said[0]
  const last = said.at(-1)
  const all = said.reduce((flags, t) => flags & t.flags, -1)
  const any = said.reduce((flags, t) => flags | t.flags, 0)
  const lists = said.reduce((sum, t) => sum | listsAt(t), 0)
  const [small, opening, capital] = counts.get(first?.word ?? '') ?? [0, 0, 0]
  const [prior, prior2, next, next2] = [tokens[i - 1], tokens[i - 2], tokens[j + 1], tokens[j + 2]]
  const [left, right, right2] = [listsAt(prior), listsAt(next), listsAt(next2)]
  const near = (other: Weighable | undefined, apart: (o: Weighable) => number): number =>
    other?.analysis === analysis ? upTo(apart(other) / 3) : MOST
  return {
    type: TYPES.indexOf(type),
    direct: yes(severity === 'direct'),
    by: FOUND_BY.indexOf(by),
    sure: upTo((mention?.sure ?? 1) * 20),
    least: oddsOf(read.least),
    most: oddsOf(read.most),
    nothing: oddsOf(read.nothing),
    doubt: oddsOf(doubt),
    own: oddsOf(read.own),
    ownLeast: oddsOf(read.ownLeast),
    best: read.best,
    agrees: yes(read.best === own),
    bestShare: oddsOf(read.bestShare),
    cased: yes(style === 'cased'),
    words: upTo(said.length),
    letters: upTo(to - from),
    firstLetters: upTo(first?.raw.length ?? 0),
    shape: shapeOf(first),
    lastShape: shapeOf(last),
    opens: yes(first?.opens),
    line: yes(first?.line),
    possessive: yes(last?.possessive),
    word: yes(all & WORD) + yes(any & WORD),
    solid: yes(all & SOLID) + yes(any & SOLID),
    given: nameOf(any, FIRST, ANY_FIRST),
    family: nameOf(any, LAST, ANY_LAST),
    listed: yes(said.some((t) => t.listed)),
    dictionary: upTo(
      (said.filter((t) => isWord(t) && isInDictionary(t.word)).length * 6) / Math.max(1, said.length),
    ),
    town: said.length < 4 ? (townOf(said.map((t) => t.word).join(' ')) ?? -1) + 1 : 0,
    author: has(lists, LISTED.author),
    term: has(lists, LISTED.term),
    drug: has(lists, LISTED.drug),
    eponym: has(lists, LISTED.eponym),
    capitalized: has(lists, LISTED.capitalized),
    abstract: has(lists, LISTED.abstract),
    people: has(lists, LISTED.people),
    wide: has(lists, LISTED.wide),
    role: has(lists, KIN) + has(lists, CARE) * 2,
    head: has(lists, LISTED.head),
    kind: kindIn(lists),
    brand: has(lists, LISTED.brand) * 2 + has(lists, LISTED.weakBrand),
    alias: yes(mention?.alias),
    related: yes(mention?.role !== undefined),
    client: yes(mention?.client),
    cited: yes(mention?.author),
    titled: yes(mention?.title !== undefined),
    small: upTo(small),
    opening: upTo(opening),
    capital: upTo(capital),
    same: upTo(same.get(words[0] ?? '') ?? 0),
    nothingBefore: oddsOf(nothing(i - 1)),
    nothingAfter: oddsOf(nothing(j + 1)),
    nothingAfter2: oddsOf(nothing(j + 2)),
    nothingBefore2: oddsOf(nothing(i - 2)),
    shapeBefore: shapeOf(prior),
    shapeAfter: shapeOf(next),
    shapeAfter2: shapeOf(next2),
    shapeBefore2: shapeOf(prior2),
    signBefore: signOf(prior),
    signAfter: signOf(next),
    roleBefore: has(left, KIN) + has(left, CARE) * 2 + has(left, TITLED) * 4,
    plainBefore: has(left, LISTED.plain),
    plainAfter: has(right, LISTED.plain),
    tradeBefore: yes(left & (LISTED.term | LISTED.head)),
    tradeAfter: yes((right & (LISTED.term | LISTED.head)) | (right2 & LISTED.head)),
    apartBefore: near(before, (o) => from - o.to),
    apartAfter: near(after, (o) => o.from - to),
    sameBefore: yes(before?.type === type),
    sameAfter: yes(after?.type === type),
    size: first ? sizeOf(first) : 0,
    digits: yes(said.some((t) => /\d/.test(t.raw))),
  }
}

/** The traits of the nth find of a text, whose finds are in order. */
export function traitsIn(finds: readonly Weighable[], style: Style): (n: number) => Record<string, number> {
  const counts = countsOf([...new Set(finds.map((f) => f.analysis))])
  const same = new Map<string, number>()
  for (const { words } of finds) for (const w of words) same.set(w, (same.get(w) ?? 0) + 1)
  return (n) => traitsOf(finds[n]!, finds[n - 1], finds[n + 1], { counts, style, same })
}

let forest: Forest | undefined

/** How likely the nth find of a text is an identifier, from 0 to 1, by boosted trees. Finds are in order. */
export function weigherOf(finds: readonly Weighable[], style: Style): (n: number) => number {
  forest ??= grown(TREES)
  const trees = forest
  const traits = traitsIn(finds, style)
  return (n) => chanceOf(trees, Object.values(traits(n)))
}
