import { CLASS_COUNT } from './chain.ts'
import { type Bit, BitReader, BitWriter, tree } from './coder.ts'

/** What each signal says for each class, and each class for the one after it. */
export type Rows = { rows: ReadonlyMap<number, Float32Array>; after: Float32Array }

/** Weights are multiples of this, at most `LARGEST` times it. */
export const STEP: number = 1 / 6
export const LARGEST = 31

const K = CLASS_COUNT

/** Where each kind of number has its contexts. */
const GAPS = 0
const LOW = GAPS + 32 * 32
const SAID = LOW + 1
const SIGNS = SAID + K * 32
const SIZES = SIGNS + K * 4
const AFTER = SIZES + K * 128
const CONTEXTS = AFTER + 64

/** A number from 0: how many bits it has, then they themselves, of which only the first is foretold. */
function gapOf(bit: Bit, gap: number): number {
  const length = tree(bit, GAPS, 5, 31 - Math.clz32(gap + 1))
  let value = 1
  for (let b = length - 1; b >= 0; b--)
    value = value * 2 + bit(b === length - 1 ? GAPS + 32 + length : LOW, ((gap + 1) >>> b) & 1)
  return value - 1
}

function signOf(steps: number): 0 | 1 | 2 {
  if (steps === 0) return 0
  return steps > 0 ? 1 : 2
}

/** What a signal says of each class, in steps: whether anything, for or against, how much. */
function rowOf(bit: Bit, given: Int8Array): Int8Array {
  const row = new Int8Array(K)
  let said = 0
  for (let k = 0; k < K; k++) {
    const first = signOf(row[0]!)
    const seen = Math.min(3, said)
    if (bit(SAID + k * 32 + first * 8 + seen, given[k] === 0 ? 0 : 1) === 0) continue
    const below = bit(SIGNS + k * 4 + (k === 0 ? 0 : first), given[k]! < 0 ? 1 : 0)
    const size = tree(bit, SIZES + k * 128 + (below === 1 ? 64 : 0), 5, Math.abs(given[k]!))
    row[k] = below === 1 ? -size : size
    said++
  }
  return row
}

const NOTHING = new Int8Array(K)

/**
 * As text: the classes after each other, how many signals, then for each signal in order its distance from the one
 * before and its weights, by the arithmetic coder.
 */
export function packed({ rows, after }: Rows): string {
  const out = new BitWriter(CONTEXTS)
  const bit: Bit = (context, value) => out.bit(context, value)
  for (const w of after) tree(bit, AFTER, 6, Math.round(w / STEP) + LARGEST)
  gapOf(bit, rows.size)
  let before = -1
  for (const [signal, weights] of [...rows].sort(([a], [b]) => a - b)) {
    gapOf(bit, signal - before - 1)
    before = signal
    rowOf(
      bit,
      Int8Array.from(weights, (w) => Math.round(w / STEP)),
    )
  }
  return out.text()
}

/**
 * The weights as reading needs them: a bit for each signal that has any; of each 32 signals how many before them have,
 * which gives a signal its place in a few kilobytes; where the weights of a place begin; of each the class and value.
 */
export type Table = {
  live: Uint32Array
  before: Uint16Array
  begin: Uint32Array
  classes: Uint8Array
  values: Float32Array
  after: Float32Array
}

/** How many of 32 bits are set (Wilkes, Wheeler & Gill 1957). */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The place of a signal's weights; -1 for a signal without. */
export function placeOf({ live, before }: Table, signal: number): number {
  const group = live[signal >>> 5]!
  const bit = 1 << (signal & 31)
  return (group & bit) === 0 ? -1 : before[signal >>> 5]! + bitsIn(group & (bit - 1))
}

/** What `packed` wrote, of signals below a number. */
export function unpacked(text: string, signals: number): Table {
  const from = new BitReader(text, CONTEXTS)
  const bit: Bit = (context) => from.bit(context)
  const after = Float32Array.from({ length: K * K }, () => (tree(bit, AFTER, 6, 0) - LARGEST) * STEP)
  const live = new Uint32Array(Math.ceil(signals / 32))
  const begin = [0]
  const classes: number[] = []
  const values: number[] = []
  let signal = -1
  for (let rows = gapOf(bit, 0); rows > 0; rows--) {
    signal += gapOf(bit, 0) + 1
    live[signal >>> 5]! |= 1 << (signal & 31)
    const row = rowOf(bit, NOTHING)
    for (let k = 0; k < K; k++) {
      if (row[k] === 0) continue
      classes.push(k)
      values.push(row[k]! * STEP)
    }
    begin.push(classes.length)
  }
  const before = new Uint16Array(live.length)
  for (let g = 1; g < live.length; g++) before[g] = before[g - 1]! + bitsIn(live[g - 1]!)
  return {
    live,
    before,
    begin: Uint32Array.from(begin),
    classes: Uint8Array.from(classes),
    values: Float32Array.from(values),
    after,
  }
}
