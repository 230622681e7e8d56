/**
 * Learns trees of decisions by gradient boosting of the logistic loss with second derivatives (Friedman 2001; Chen &
 * Guestrin 2016), each on a part of the lessons and of the traits that chance chooses. The same lessons give the same
 * trees.
 */
import { DEPTH, type Forest, LARGEST, NONE, STEP } from '#domain/deidentify/trees'
import { MOST } from '#domain/deidentify/weighing'
import { chance } from '../domain/matching/chance.ts'

/** A find: its traits, whole numbers from 0 to 63; whether it is an identifier; how much it counts. */
export type Find = { traits: Uint8Array; is: boolean; weight: number }

const TREES = 150
const RATE = 0.08
/** What a sum of derivatives must outweigh, and how many finds a branch must have. */
const BRAKE = 5
const FEWEST = 20
/** What share of traits and of finds each tree sees. */
const TRAITS = 0.5
const FINDS = 0.7
const NODES = 2 ** DEPTH
const LEVELS = MOST + 1

type Question = { trait: number; bound: number }

/** The question that parts the finds of each node best; none where nothing is gained. */
function questions(
  columns: readonly Uint8Array[],
  seen: Uint32Array,
  node: Uint8Array,
  slopes: Float32Array,
  bends: Float32Array,
  from: number,
  traits: readonly number[],
): (Question | undefined)[] {
  const best: (Question | undefined)[] = Array.from({ length: from })
  const gains = new Float64Array(from).fill(1e-4)
  const size = from * LEVELS
  const worth = (slope: number, bend: number): number => slope ** 2 / (bend + BRAKE)
  for (const trait of traits) {
    const slope = new Float64Array(size)
    const bend = new Float64Array(size)
    const count = new Uint32Array(size)
    const values = columns[trait]!
    for (let s = 0; s < seen.length; s++) {
      const f = seen[s]!
      const at = (node[f]! - from) * LEVELS + values[f]!
      slope[at]! += slopes[f]!
      bend[at]! += bends[f]!
      count[at]!++
    }
    for (let k = 0; k < from; k++) {
      const all = { slope: 0, bend: 0, count: 0 }
      for (let b = k * LEVELS; b < (k + 1) * LEVELS; b++) {
        all.slope += slope[b]!
        all.bend += bend[b]!
        all.count += count[b]!
      }
      const left = { slope: 0, bend: 0, count: 0 }
      for (let bound = 0; bound < MOST; bound++) {
        const at = k * LEVELS + bound
        left.slope += slope[at]!
        left.bend += bend[at]!
        left.count += count[at]!
        if (count[at] === 0 || left.count < FEWEST || all.count - left.count < FEWEST) continue
        const gain =
          worth(left.slope, left.bend) +
          worth(all.slope - left.slope, all.bend - left.bend) -
          worth(all.slope, all.bend)
        if (gain <= gains[k]!) continue
        gains[k] = gain
        best[k] = { trait, bound }
      }
    }
  }
  return best
}

/** Learns from finds of which some are identifiers and some are not. */
export function boost(finds: readonly Find[]): Forest {
  const random = chance(7)
  // A column a trait: what is read after each other lies beside each other.
  const columns = Array.from(finds[0]!.traits, (_, trait) => Uint8Array.from(finds, (f) => f.traits[trait]!))
  const yes = finds.reduce((sum, f) => sum + (f.is ? f.weight : 0), 1)
  const no = finds.reduce((sum, f) => sum + (f.is ? 0 : f.weight), 1)
  const base = Math.round(Math.log(yes / no) / STEP) * STEP
  const forest: Forest = {
    base,
    traits: new Uint8Array(TREES * NODES).fill(NONE),
    bounds: new Uint8Array(TREES * NODES),
    values: new Int8Array(TREES * NODES),
  }
  const scores = new Float32Array(finds.length).fill(base)
  const slopes = new Float32Array(finds.length)
  const bends = new Float32Array(finds.length)
  for (let t = 0; t < TREES; t++) {
    finds.forEach(({ is, weight }, f) => {
      const likely = 1 / (1 + Math.exp(-scores[f]!))
      slopes[f] = (likely - (is ? 1 : 0)) * weight
      bends[f] = Math.max(1e-6, likely * (1 - likely)) * weight
    })
    const traits = [...columns.keys()].filter(() => random() < TRAITS)
    const seen = Uint32Array.from(finds.keys()).filter(() => random() < FINDS)
    const node = new Uint8Array(finds.length).fill(1)
    for (let from = 1; from < NODES; from *= 2) {
      const asked = questions(columns, seen, node, slopes, bends, from, traits)
      asked.forEach((question, k) => {
        if (!question) return
        forest.traits[t * NODES + from + k] = question.trait
        forest.bounds[t * NODES + from + k] = question.bound
      })
      for (let f = 0; f < finds.length; f++) {
        const question = asked[node[f]! - from]
        node[f] = node[f]! * 2 + (question && columns[question.trait]![f]! > question.bound ? 1 : 0)
      }
    }
    const slope = new Float64Array(NODES)
    const bend = new Float64Array(NODES)
    for (const f of seen) {
      slope[node[f]! - NODES]! += slopes[f]!
      bend[node[f]! - NODES]! += bends[f]!
    }
    for (let v = 0; v < NODES; v++) {
      const value = Math.round(((-slope[v]! / (bend[v]! + BRAKE)) * RATE) / STEP)
      forest.values[t * NODES + v] = Math.max(-LARGEST, Math.min(LARGEST, value))
    }
    finds.forEach((_, f) => {
      scores[f]! += forest.values[t * NODES + node[f]! - NODES]! * STEP
    })
  }
  return forest
}
