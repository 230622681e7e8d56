/**
 * Learns the second reading (domain/deidentify/second-reading.ts) from the corpus and measures a writer's texts by what
 * was learned from all other writers, beside what the rules alone find. Some minutes a writer; prints JSON lines.
 *
 *   node scripts/deidentify-train.ts --without=gil,jon [--misses]
 *
 * A linear-chain conditional random field, trained by stochastic gradients with AdaGrad (Duchi, Hazan & Singer 2011),
 * a tenth of the signals dropped at random, half of the texts with capitals once more in small letters. The weights
 * that say most are kept, trained once more and rounded.
 */
import { gzipSync } from 'node:zlib'
import { readByRules } from '#domain/deidentify/analysis'
import { CLASS_COUNT, CLASSES, chain } from '#domain/deidentify/chain'
import { findIdentifiers } from '#domain/deidentify/deidentify'
import { createFinder } from '#domain/deidentify/incremental'
import { paragraphsOf } from '#domain/deidentify/paragraphs'
import { ADD, DROP } from '#domain/deidentify/second-reading'
import { SIGNAL_BITS, signalsOf } from '#domain/deidentify/signals'
import { packed, type Rows, STEP, unpacked } from '#domain/deidentify/weights'
import { readCorpus } from './deidentify-corpus.ts'
import { evaluate, type Label, readSamples, type Sample } from './deidentify-evaluate.ts'

const K = CLASS_COUNT
const SIZE = 2 ** SIGNAL_BITS
const option = (name: string, otherwise: string): string =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const EPOCHS = Number(option('epochs', '8'))
const AFTER = Number(option('after', '4'))
const RATE = 0.2
const DROPPED = Number(option('drop', '0.1'))
const LOWERED = Number(option('lowered', '0.5'))
const KEPT = Number(option('kept', '42000'))
const POWER = Number(option('power', '1'))

/** The same chances every time (mulberry32). */
let state = 1
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

function classOf({ label, tier }: Label): number {
  if (label === 'BIOMETRIC' || (tier === 'quasi' && (label === 'VEHICLE' || label === 'PHOTO')))
    return CLASSES.indexOf('MARK')
  if (label === 'ZIP') return CLASSES.indexOf('ADDRESS')
  const known = (CLASSES as readonly string[]).indexOf(label)
  return known > 0 ? known : CLASSES.indexOf('NUMBER')
}

/** A paragraph: the signals of all its tokens one after another, where each token's begin, and its class; -1 counts not. */
type Lesson = { signals: Uint32Array; from: Uint32Array; classes: Int8Array }

function lessonsOf(sample: Sample): Lesson[] {
  const { style, paragraphs } = paragraphsOf(sample.text)
  return paragraphs.flatMap(({ start, end }) => {
    const ruled = readByRules(sample.text.slice(start, end), style)
    const { tokens, folded } = ruled
    if (tokens.length === 0) return []
    const lists = signalsOf(ruled, style)
    const from = new Uint32Array(lists.length + 1)
    lists.forEach((list, i) => {
      from[i + 1] = from[i]! + list.length
    })
    const signals = new Uint32Array(from.at(-1)!)
    lists.forEach((list, i) => {
      signals.set(list, from[i])
    })
    const classes = new Int8Array(tokens.length)
    tokens.forEach((token, i) => {
      const a = start + folded.at[token.start]!
      const b = start + folded.at[token.end]!
      for (const span of sample.spans) if (span.start < b && a < span.end) classes[i] = classOf(span)
      for (const span of sample.ignore ?? []) if (span.start < b && a < span.end) classes[i] = -1
    })
    return [{ signals, from, classes }]
  })
}

class Learner {
  readonly weights = new Float32Array(SIZE * K)
  readonly after = new Float32Array(K * K)
  private readonly seen = new Float32Array(SIZE * K)
  private readonly seenAfter = new Float32Array(K * K)
  /** The weights that may differ from 0. */
  readonly kept = new Uint8Array(SIZE * K).fill(1)

  readonly signals: Uint8Array

  constructor(signals: Uint8Array) {
    this.signals = signals
  }

  /** Leaves the given number of weights, those that say most most often. */
  prune(count: number, seen: Uint32Array): void {
    const worth = Float32Array.from(
      this.weights,
      (w, b) => Math.abs(w) * Math.log(1 + seen[Math.floor(b / K)]!) ** POWER,
    )
    const bound = worth.slice().sort().at(-count)!
    for (let b = 0; b < worth.length; b++)
      if (worth[b]! < bound) {
        this.kept[b] = 0
        this.weights[b] = 0
      }
    for (let s = 0; s < SIZE; s++)
      if (!this.kept.subarray(s * K, s * K + K).some((on) => on === 1)) this.signals[s] = 0
  }

  learn({ signals, from, classes }: Lesson, rate: number): void {
    const n = classes.length
    const used = new Uint8Array(signals.length)
    for (let q = 0; q < signals.length; q++)
      used[q] = chance() >= DROPPED && this.signals[signals[q]!] === 1 ? 1 : 0
    const scores = new Float32Array(n * K)
    for (let i = 0; i < n; i++)
      for (let q = from[i]!; q < from[i + 1]!; q++) {
        if (used[q] === 0) continue
        const b = signals[q]! * K
        for (let k = 0; k < K; k++) scores[i * K + k]! += this.weights[b + k]!
      }
    const { likely, pair } = chain(scores, n, this.after)
    for (let i = 0; i < n; i++) {
      const right = classes[i]!
      if (right < 0) continue
      for (let k = 0; k < K; k++) {
        const slope = likely[i * K + k]! - (k === right ? 1 : 0)
        if (Math.abs(slope) < 1e-3) continue
        for (let q = from[i]!; q < from[i + 1]!; q++) {
          if (used[q] === 0) continue
          const b = signals[q]! * K + k
          if (this.kept[b] === 0) continue
          this.seen[b]! += slope * slope
          this.weights[b]! -= (rate * slope) / (Math.sqrt(this.seen[b]!) + 0.1)
        }
      }
      if (i === 0 || classes[i - 1]! < 0) continue
      const pairs = pair(i)
      pairs[classes[i - 1]! * K + right]! -= 1
      for (let a = 0; a < K * K; a++) {
        this.seenAfter[a]! += pairs[a]! ** 2
        this.after[a]! -= (rate * pairs[a]!) / (Math.sqrt(this.seenAfter[a]!) + 0.1)
      }
    }
  }
}

function shuffle<T>(list: T[]): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}

/** Trains, keeps the signals that say most, trains those again and rounds. */
function learn(lessons: readonly Lesson[]): Rows {
  state = 1
  const order = [...lessons]
  const counts = new Uint32Array(SIZE)
  for (const { signals } of lessons) for (const s of signals) counts[s]!++
  const learner = new Learner(Uint8Array.from(counts, (c) => (c > 1 ? 1 : 0)))
  for (let e = 0; e < EPOCHS; e++) {
    shuffle(order)
    for (const lesson of order) learner.learn(lesson, RATE / (1 + e * 0.3))
  }
  learner.prune(KEPT, counts)
  for (let e = 0; e < AFTER; e++) {
    shuffle(order)
    for (const lesson of order) learner.learn(lesson, RATE / (2 + e))
  }
  const rounded = (w: number): number => Math.max(-31, Math.min(31, Math.round(w / STEP))) * STEP
  const rows = new Map<number, Float32Array>()
  for (let s = 0; s < SIZE; s++) {
    if (learner.signals[s] === 0) continue
    const row = learner.weights.slice(s * K, s * K + K).map(rounded)
    if (row.some((w) => w !== 0)) rows.set(s, row)
  }
  return { rows, after: learner.after.map(rounded) }
}
const hashed = (id: string): number => [...id].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7) % 100_003

/** Half of the texts with capitals once more without: notes in small letters are the rarer ones. */
function inSmall(samples: readonly Sample[]): Sample[] {
  return samples.flatMap((s) => {
    const text = s.text.toLowerCase()
    return text !== s.text && text.length === s.text.length && (hashed(s.id) * 0.618) % 1 < LOWERED
      ? [{ ...s, text }]
      : []
  })
}

const lessonsFor = (samples: readonly Sample[]): Lesson[] =>
  [...samples, ...inSmall(samples)].flatMap(lessonsOf)

if (import.meta.main) {
  const corpus = readCorpus()
  const more = lessonsFor(
    option('with', 'hand-e,hand-f,hand-g,hand-h,hand-i')
      .split(',')
      .filter(Boolean)
      .flatMap((name) => readSamples(`domain/deidentify/fixtures/${name}.jsonl`)),
  )
  const lessons = new Map(corpus.map((s) => [s, lessonsFor([s])]))
  for (const writer of option('without', 'gil').split(',')) {
    const others = corpus.filter((s) => s.writer !== writer)
    const text = packed(learn([...others.flatMap((s) => lessons.get(s)!), ...more]))
    const samples = corpus.filter((s) => s.writer === writer)
    const finder = createFinder({ table: unpacked(text, SIZE), add: ADD, drop: DROP })
    const show = process.argv.includes('--misses') ? (line: string) => console.error(line) : undefined
    const kilobytes = Math.round(gzipSync(text, { level: 9 }).length / 1000)
    console.log(JSON.stringify({ writer, reading: 'rules', ...evaluate(samples, findIdentifiers) }))
    console.log(
      JSON.stringify({ writer, reading: 'second', kilobytes, ...evaluate(samples, finder.find, show) }),
    )
  }
}
