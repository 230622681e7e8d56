/**
 * Learns the weights of a linear-chain conditional random field (domain/deidentify/chain.ts) from lessons: first all of
 * them by follow-the-regularized-leader steps (McMahan et al. 2013), whose bound leaves most weights at nothing, by some
 * learners that chance tells apart; then what these say most on the average, once more by AdaGrad (Duchi, Hazan & Singer
 * 2011), averaged and rounded. Some of the signals of each lesson are dropped at random. The same lessons give the same
 * weights.
 */

import { CLASS_COUNT, chain } from '#domain/deidentify/chain'
import { LARGEST, type Rows, STEP } from '#domain/deidentify/weights'
import { chance } from '../domain/matching/chance.ts'

/** A paragraph: the signals of all its tokens one after another, where each token's begin, and its class; -1 counts not. */
export type Lesson = { signals: Uint32Array; from: Uint32Array; classes: Int8Array }

/**
 * How many learners there are before, each with its own chance, whose mean is gone on from; how many weights are left;
 * how often all lessons are read, by each before and once after; what share of signals is dropped.
 */
export type Schooling = {
  learners: number
  kept: number
  epochs: number
  after: number
  dropped: number
  bound: number
}

const K = CLASS_COUNT
/** Weights of a signal stand so far apart: a line of the processor's cache. */
const STRIDE = 16
const RATE = 0.3
const SMOOTH = 0.1
/** A gradient below it is left alone: most words are surely nothing. */
const LEAST = 1e-3
const SURE = 0.999

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}

/** Lessons with only the signals that have a place, as their places. */
function placed(lessons: readonly Lesson[], place: Int32Array): Lesson[] {
  return lessons.map(({ signals, from, classes }) => {
    const kept = new Uint32Array(signals.length)
    const begin = new Uint32Array(from.length)
    let at = 0
    for (let i = 0; i < classes.length; i++) {
      for (let q = from[i]!; q < from[i + 1]!; q++)
        if (place[signals[q]!]! >= 0) kept[at++] = place[signals[q]!]!
      begin[i + 1] = at
    }
    return { signals: kept.slice(0, at), from: begin, classes }
  })
}

class Learner {
  readonly weights: Float32Array
  readonly after: Float32Array = new Float32Array(K * K)
  /** The weights that may differ from nothing. */
  readonly kept: Uint8Array
  private readonly seen: Float32Array
  private readonly seenAfter = new Float32Array(K * K)
  private readonly sums: Float32Array | undefined
  private readonly bound: number
  private readonly random: () => number
  private readonly dropped: number

  /** With a bound by follow-the-regularized-leader, with none by AdaGrad. */
  constructor(signals: number, random: () => number, dropped: number, bound = 0) {
    this.weights = new Float32Array(signals * STRIDE)
    this.seen = new Float32Array(signals * STRIDE)
    this.kept = new Uint8Array(signals * STRIDE).fill(1)
    this.sums = bound > 0 ? new Float32Array(signals * STRIDE) : undefined
    this.bound = bound
    this.random = random
    this.dropped = dropped
  }

  learn(lesson: Lesson, rate: number): void {
    const { signals, from } = this.thinned(lesson)
    const { classes } = lesson
    const n = classes.length
    const scores = new Float32Array(n * K)
    const sum = new Float32Array(K)
    for (let i = 0; i < n; i++) {
      sum.fill(0)
      for (let q = from[i]!; q < from[i + 1]!; q++) {
        const b = signals[q]! * STRIDE
        for (let k = 0; k < K; k++) sum[k]! += this.weights[b + k]!
      }
      scores.set(sum, i * K)
    }
    const { likely, pair } = chain(scores, n, this.after)
    for (let i = 0; i < n; i++) {
      const right = classes[i]!
      if (right < 0) continue
      for (let k = 0; k < K; k++) {
        const slope = likely[i * K + k]! - (k === right ? 1 : 0)
        if (Math.abs(slope) < LEAST) continue
        for (let q = from[i]!; q < from[i + 1]!; q++) this.step(signals[q]! * STRIDE + k, slope, rate)
      }
      // Two words that are surely as they are have nothing to say of each other.
      if (i === 0 || classes[i - 1]! < 0) continue
      if (likely[i * K + right]! > SURE && likely[(i - 1) * K + classes[i - 1]!]! > SURE) continue
      this.stepAfter(pair(i), classes[i - 1]! * K + right, rate)
    }
  }

  /** A lesson's signals without those that chance drops. */
  private thinned({ signals, from }: Lesson): Pick<Lesson, 'signals' | 'from'> {
    const kept = new Uint32Array(signals.length)
    const begin = new Uint32Array(from.length)
    let at = 0
    for (let i = 0; i + 1 < from.length; i++) {
      for (let q = from[i]!; q < from[i + 1]!; q++)
        if (this.random() >= this.dropped) kept[at++] = signals[q]!
      begin[i + 1] = at
    }
    return { signals: kept, from: begin }
  }

  /** Goes on as sure as another learner was of the signals at these places. */
  trust(other: Learner, places: readonly number[]): void {
    places.forEach((p, s) => {
      this.seen.set(other.seen.subarray(p * STRIDE, p * STRIDE + STRIDE), s * STRIDE)
    })
    this.seenAfter.set(other.seenAfter)
  }

  /** Takes on a share of what another learner says and how sure it is. */
  join(other: Learner, share: number): void {
    for (const part of ['weights', 'after', 'seen', 'seenAfter'] as const)
      for (let b = 0; b < this[part].length; b++) this[part][b]! += other[part][b]! * share
  }

  private step(b: number, slope: number, rate: number): void {
    if (this.kept[b] === 0) return
    const before = this.seen[b]!
    const now = before + slope * slope
    this.seen[b] = now
    const root = Math.sqrt(now)
    if (this.sums === undefined) {
      this.weights[b]! -= (rate * slope) / (root + SMOOTH)
      return
    }
    const z = this.sums[b]! + slope - ((root - Math.sqrt(before)) / RATE) * this.weights[b]!
    this.sums[b] = z
    const over = Math.abs(z) - this.bound
    this.weights[b] = over <= 0 ? 0 : (-Math.sign(z) * over * RATE) / (SMOOTH + root)
  }

  private stepAfter(pairs: Float32Array, right: number, rate: number): void {
    pairs[right]! -= 1
    for (let a = 0; a < K * K; a++) {
      this.seenAfter[a]! += pairs[a]! ** 2
      this.after[a]! -= (rate * pairs[a]!) / (Math.sqrt(this.seenAfter[a]!) + SMOOTH)
    }
  }
}

/** Trains, keeps the weights that say most most often, trains those again and rounds. `size`: signals are below it. */
export function learn(given: readonly Lesson[], size: number, schooling: Schooling): Rows {
  const { learners, kept, epochs, after, dropped, bound } = schooling
  const counts = new Uint32Array(size)
  for (const { signals } of given) for (const s of signals) counts[s]!++
  // The frequent ones together: what is read most stays in the cache.
  const frequent = Uint32Array.from(
    Array.from({ length: size }, (_, s) => s).filter((s) => counts[s]! > 1),
  ).sort((a, b) => counts[b]! - counts[a]! || a - b)
  const place = new Int32Array(size).fill(-1)
  frequent.forEach((s, p) => {
    place[s] = p
  })
  const random = chance(1)
  const first = new Learner(frequent.length, random, dropped, bound)
  let lessons = placed(given, place)
  for (let l = 0; l < learners; l++) {
    const own = chance(2 + l)
    const one = new Learner(frequent.length, own, dropped, bound)
    for (let e = 0; e < epochs; e++) {
      shuffle(lessons, own)
      for (const lesson of lessons) one.learn(lesson, RATE / (1 + e * 0.3))
    }
    first.join(one, 1 / learners)
  }

  const worth = Float32Array.from(
    first.weights,
    (w, b) => Math.abs(w) * Math.log(1 + counts[frequent[Math.floor(b / STRIDE)]!]!),
  )
  const least = worth.slice().sort().at(-kept)!
  const stays = (p: number): boolean => {
    for (let k = 0; k < K; k++) if (worth[p * STRIDE + k]! > 0 && worth[p * STRIDE + k]! >= least) return true
    return false
  }
  const left = [...frequent.keys()].filter(stays)
  const second = new Learner(left.length, random, dropped)
  const again = new Int32Array(frequent.length).fill(-1)
  left.forEach((p, s) => {
    again[p] = s
    for (let k = 0; k < STRIDE; k++) {
      const on = worth[p * STRIDE + k]! > 0 && worth[p * STRIDE + k]! >= least
      second.kept[s * STRIDE + k] = on ? 1 : 0
      second.weights[s * STRIDE + k] = on ? first.weights[p * STRIDE + k]! : 0
    }
  })
  second.after.set(first.after)
  second.trust(first, left)
  lessons = placed(lessons, again)
  const sum = new Float64Array(second.weights.length)
  const sumAfter = new Float64Array(K * K)
  let times = 0
  for (let e = 0; e < after; e++) {
    shuffle(lessons, random)
    for (const [n, lesson] of lessons.entries()) {
      second.learn(lesson, RATE / (2 + e))
      if (e === 0 || n % 1000 !== 999) continue
      times++
      for (let b = 0; b < sum.length; b++) sum[b]! += second.weights[b]!
      for (let b = 0; b < K * K; b++) sumAfter[b]! += second.after[b]!
    }
  }

  const rounded = (w: number): number =>
    Math.max(-LARGEST, Math.min(LARGEST, Math.round(w / times / STEP))) * STEP
  const rows = new Map<number, Float32Array>()
  left.forEach((p, s) => {
    const row = Float32Array.from(sum.subarray(s * STRIDE, s * STRIDE + K), rounded)
    // What says no more than one step costs more than it tells.
    if (row.some((w) => Math.abs(w) > STEP * 1.5)) rows.set(frequent[p]!, row)
  })
  return { rows, after: Float32Array.from(sumAfter, rounded) }
}
