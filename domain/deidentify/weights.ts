import { CLASS_COUNT } from './chain.ts'
import { numberOf, signOf } from './printed.ts'

/** What each signal says for each class, and each class for the one after it. */
export type Rows = { rows: ReadonlyMap<number, Float32Array>; after: Float32Array }

/** Weights are multiples of this, at most 31 times it. */
export const STEP: number = 1 / 8

const K = CLASS_COUNT

/**
 * As text that gzip packs well: the classes after each other, then for each signal its distance from the one before
 * (five bits a sign, 32 says that more follow), and a sign for each class with a weight and one for the weight. The
 * last class of a signal is counted 32 higher.
 */
export function packed({ rows, after }: Rows): string {
  const weight = (w: number): string => signOf(Math.round(w / STEP) + 31)
  let out = [...after].map(weight).join('')
  let before = -1
  for (const [signal, row] of [...rows].sort(([a], [b]) => a - b)) {
    let gap = signal - before - 1
    before = signal
    while (gap >= 32) {
      out += signOf(32 + (gap % 32))
      gap = Math.floor(gap / 32)
    }
    out += signOf(gap)
    const said = [...row.keys()].filter((k) => row[k] !== 0)
    for (const k of said) out += signOf(k + (k === said.at(-1) ? 32 : 0)) + weight(row[k]!)
  }
  return out
}

/**
 * The weights as reading needs them: the place of a signal, 0 for none; where the weights of a place begin; of each the
 * class and the value.
 */
export type Table = {
  place: Uint16Array
  begin: Uint32Array
  classes: Uint8Array
  values: Float32Array
  after: Float32Array
}

export function unpacked(text: string, signals: number): Table {
  let at = 0
  const next = (): number => numberOf(text.charCodeAt(at++))
  const after = Float32Array.from({ length: K * K }, () => (next() - 31) * STEP)
  const place = new Uint16Array(signals)
  const begin = [0, 0]
  const classes: number[] = []
  const values: number[] = []
  let signal = -1
  while (at < text.length) {
    let gap = 0
    let scale = 1
    for (let n = next(); ; n = next()) {
      gap += (n % 32) * scale
      if (n < 32) break
      scale *= 32
    }
    signal += gap + 1
    place[signal] = begin.length - 1
    for (;;) {
      const k = next()
      classes.push(k % 32)
      values.push((next() - 31) * STEP)
      if (k >= 32) break
    }
    begin.push(classes.length)
  }
  return {
    place,
    begin: Uint32Array.from(begin),
    classes: Uint8Array.from(classes),
    values: Float32Array.from(values),
    after,
  }
}
