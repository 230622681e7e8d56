import { type Bit, BitReader, BitWriter, tree } from './coder.ts'

/**
 * Trees of decisions whose values are summed (gradient boosting, Friedman 2001), each of `DEPTH` questions: node 1 asks
 * first, 2n and 2n + 1 come after n; a node asks whether a trait is at most a bound. Traits and bounds are whole numbers
 * from 0 to 63, values multiples of `STEP`.
 */
export const DEPTH = 4
const NODES = 2 ** DEPTH
export const STEP: number = 1 / 64
export const LARGEST = 31
/** A node that asks nothing: everything goes on at its first branch. */
export const NONE = 127

/** Of each tree its nodes' traits and bounds from node 1 on, and its values. */
export type Forest = { base: number; traits: Uint8Array; bounds: Uint8Array; values: Int8Array }

const TRAITS = 0
const BOUNDS = TRAITS + DEPTH * 128
const VALUES = BOUNDS + 128 * 64
const COUNT = VALUES + 64
const CONTEXTS = COUNT + 1

/** A number below 2 to the `bits` whose bits are like chance. */
function plain(bit: Bit, bits: number, value: number): number {
  let read = 0
  for (let b = bits - 1; b >= 0; b--) read = read * 2 + bit(COUNT, (value >>> b) & 1)
  return read
}

/** Reads a forest, or writes one and gives it back. */
function passed(bit: Bit, given?: Forest): Forest {
  const count = plain(bit, 12, given ? given.values.length / NODES : 0)
  const base = plain(bit, 12, given ? Math.round(given.base / STEP) + 2048 : 0)
  const traits = new Uint8Array(count * NODES)
  const bounds = new Uint8Array(count * NODES)
  const values = new Int8Array(count * NODES)
  for (let t = 0; t < count; t++) {
    for (let n = 1; n < NODES; n++) {
      const at = t * NODES + n
      const trait = tree(bit, TRAITS + (31 - Math.clz32(n)) * 128, 7, given?.traits[at] ?? 0)
      traits[at] = trait
      if (trait !== NONE) bounds[at] = tree(bit, BOUNDS + trait * 64, 6, given?.bounds[at] ?? 0)
    }
    for (let v = 0; v < NODES; v++)
      values[t * NODES + v] = tree(bit, VALUES, 6, (given?.values[t * NODES + v] ?? 0) + LARGEST) - LARGEST
  }
  return { base: (base - 2048) * STEP, traits, bounds, values }
}

/** A forest as text, by the arithmetic coder. */
export function felled(forest: Forest): string {
  const out = new BitWriter(CONTEXTS)
  passed((context, value) => out.bit(context, value), forest)
  return out.text()
}

/** What `felled` wrote. */
export function grown(text: string): Forest {
  const from = new BitReader(text, CONTEXTS)
  return passed((context) => from.bit(context))
}

/** The sum of the values that the traits lead to. */
export function sumOf({ base, traits, bounds, values }: Forest, given: readonly number[]): number {
  let sum = 0
  for (let start = 0; start < values.length; start += NODES) {
    let node = 1
    for (let d = 0; d < DEPTH; d++) {
      const at = start + node
      const trait = traits[at]!
      node = node * 2 + (trait !== NONE && given[trait]! > bounds[at]! ? 1 : 0)
    }
    sum += values[start + node - NODES]!
  }
  return base + sum * STEP
}

/** How likely what has these traits is one of what the trees learned to know, from 0 to 1. */
export const chanceOf = (forest: Forest, given: readonly number[]): number =>
  1 / (1 + Math.exp(-sumOf(forest, given)))
