/**
 * What a word can be a part of, for the second reading. `NUMBER` is any contact, number or code; `MARK` a mark of the
 * body or a described car or photograph.
 */
export const CLASSES = [
  'NOTHING',
  'NAME',
  'CLINICIAN',
  'PLACE',
  'EMPLOYER',
  'SCHOOL',
  'FACILITY',
  'ORG',
  'OCCUPATION',
  'EVENT',
  'DATE',
  'ADDRESS',
  'AGE',
  'NUMBER',
  'MARK',
] as const
export type Class = (typeof CLASSES)[number]
export const CLASS_COUNT: number = CLASSES.length

const K = CLASS_COUNT

/** Forward and backward sums of a chain, each place scaled to 1. */
export type Chain = {
  /** How likely each class is at each place, place by place. */
  likely: Float32Array
  /** How likely each pair of classes is at places i - 1 and i. */
  pair(i: number): Float32Array
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001): from the scores of each class at each
 * of n places and of each class after each other to how likely each is, all other places considered. Linear in n.
 */
export function chain(scores: Float32Array, n: number, after: Float32Array): Chain {
  const step = after.map(Math.exp)
  const here = new Float32Array(n * K)
  const forward = new Float32Array(n * K)
  const backward = new Float32Array(n * K)
  for (let i = 0; i < n; i++) {
    const o = i * K
    let top = scores[o]!
    for (let k = 1; k < K; k++) if (scores[o + k]! > top) top = scores[o + k]!
    let sum = 0
    for (let k = 0; k < K; k++) {
      let v = 1
      if (i > 0) {
        v = 0
        for (let j = 0; j < K; j++) v += forward[o - K + j]! * step[j * K + k]!
      }
      const e = Math.exp(scores[o + k]! - top)
      here[o + k] = e
      forward[o + k] = v * e
      sum += v * e
    }
    for (let k = 0; k < K; k++) forward[o + k]! /= sum
  }
  const next = new Float32Array(K)
  for (let i = n - 1; i >= 0; i--) {
    const o = i * K
    let sum = 0
    if (i < n - 1) for (let j = 0; j < K; j++) next[j] = here[o + K + j]! * backward[o + K + j]!
    for (let k = 0; k < K; k++) {
      let v = 1
      if (i < n - 1) {
        v = 0
        for (let j = 0; j < K; j++) v += step[k * K + j]! * next[j]!
      }
      backward[o + k] = v
      sum += v
    }
    for (let k = 0; k < K; k++) backward[o + k]! /= sum
  }
  const likely = new Float32Array(n * K)
  for (let o = 0; o < n * K; o += K) {
    let sum = 0
    for (let k = 0; k < K; k++) sum += likely[o + k] = forward[o + k]! * backward[o + k]!
    for (let k = 0; k < K; k++) likely[o + k]! /= sum
  }
  return {
    likely,
    pair(i) {
      const out = new Float32Array(K * K)
      let sum = 0
      for (let j = 0; j < K; j++)
        for (let k = 0; k < K; k++)
          sum += out[j * K + k] =
            forward[(i - 1) * K + j]! * step[j * K + k]! * here[i * K + k]! * backward[i * K + k]!
      for (let a = 0; a < K * K; a++) out[a]! /= sum
      return out
    },
  }
}
