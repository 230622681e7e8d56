/**
 * Learns the second reading (domain/deidentify/second-reading.ts) from the corpus and writes its weights
 * (domain/deidentify/weights.generated.ts); or measures writers' texts by what was learned from all others, each group
 * after a comma by itself, beside what the rules alone find. Some minutes; prints JSON lines.
 *
 *   node scripts/deidentify-train.ts
 *   node scripts/deidentify-train.ts --without=gil+pia,jon [--misses]
 *
 * A linear-chain conditional random field, trained by stochastic gradients with AdaGrad (Duchi, Hazan & Singer 2011),
 * a tenth of the signals dropped at random, half of the texts with capitals once more in small letters. The weights
 * that say most are kept, trained once more, averaged over the last rounds and rounded.
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readByRules } from '#domain/deidentify/analysis'
import { CLASS_COUNT, CLASSES, chain } from '#domain/deidentify/chain'
import { createFinder } from '#domain/deidentify/incremental'
import { paragraphsOf } from '#domain/deidentify/paragraphs'
import { ADD, DROP } from '#domain/deidentify/second-reading'
import { SIGNAL_BITS, signalsOf } from '#domain/deidentify/signals'
import { packed, type Rows, STEP, unpacked } from '#domain/deidentify/weights'
import { readCorpus } from './deidentify-corpus.ts'
import { evaluate, type Label, readSamples, type Sample } from './deidentify-evaluate.ts'
import { chance as chanceOf } from './deidentify-generate.ts'
import { swap } from './deidentify-swap.ts'

const K = CLASS_COUNT
const SIZE = 2 ** SIGNAL_BITS
const option = (name: string, otherwise: string): string =>
  process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
const EPOCHS = 8
const AFTER = 4
const RATE = 0.2
const DROPPED = 0.1
const LOWERED = 0.5
const KEPT = Number(option('kept', '40000'))

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
    const { all, from } = signalsOf(ruled, style)
    const signals = all.slice()
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
      (w, b) => Math.abs(w) * Math.log(1 + seen[Math.floor(b / K)]!),
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
  const sum = new Float64Array(SIZE * K)
  const sumAfter = new Float64Array(K * K)
  let times = 0
  for (let e = 0; e < AFTER; e++) {
    shuffle(order)
    for (const [n, lesson] of order.entries()) {
      learner.learn(lesson, RATE / (2 + e))
      if (n % 1000 === 999) {
        times++
        for (let b = 0; b < sum.length; b++) sum[b]! += learner.weights[b]!
        for (let b = 0; b < K * K; b++) sumAfter[b]! += learner.after[b]!
      }
    }
  }
  for (let b = 0; b < sum.length; b++) learner.weights[b] = sum[b]! / times
  for (let b = 0; b < K * K; b++) learner.after[b] = sumAfter[b]! / times
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

/** As evaluate says it, by a finder with these weights; without them by the rules alone. */
function measure(writer: string, samples: readonly Sample[], text: string | undefined): void {
  const weights = text === undefined ? null : { table: unpacked(text, SIZE), add: ADD, drop: DROP }
  const show = process.argv.includes('--misses') ? (line: string) => console.error(line) : undefined
  const kilobytes = text && Math.round(gzipSync(text, { level: 9 }).length / 1000)
  const measured = evaluate(samples, createFinder(weights).find, weights ? show : undefined)
  console.log(JSON.stringify({ writer, reading: weights ? 'second' : 'rules', kilobytes, ...measured }))
}

if (import.meta.main) {
  const corpus = readCorpus()
  const fixture = (name: string) => readSamples(`domain/deidentify/fixtures/${name}.jsonl`)
  const vignettes = fixture('vignettes')
  const more = [
    ...['e', 'f', 'g', 'h', 'i'].flatMap((name) => fixture(`hand-${name}`)),
    ...vignettes,
    ...[chanceOf(104), chanceOf(105)].flatMap((random) => vignettes.map((s) => swap(s, random))),
  ]
  const groups = option('without', '').split(',').filter(Boolean)
  if (groups.length === 0) {
    const text = packed(learn(lessonsFor([...corpus, ...more])))
    writeFileSync(
      new URL('../domain/deidentify/weights.generated.ts', import.meta.url),
      `// Made by scripts/deidentify-train.ts from domain/deidentify/corpus.\nexport const WEIGHTS = ${JSON.stringify(text)}\n`,
    )
  }
  const lessons = new Map(groups.length > 0 ? [...corpus, ...more].map((s) => [s, lessonsFor([s])]) : [])
  for (const group of groups) {
    const writers = new Set(group.split('+'))
    const apart = (s: Sample): boolean => writers.has(s.id.replace(/-\d+$/, ''))
    const text = packed(learn([...lessons].flatMap(([s, said]) => (apart(s) ? [] : said))))
    for (const writer of writers) {
      const samples = corpus.filter((s) => s.writer === writer)
      measure(writer, samples, undefined)
      measure(writer, samples, text)
    }
    if (writers.size > 1) measure(group, corpus.filter(apart), text)
  }
}
