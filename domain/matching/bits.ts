/** Words of a pool as numbers, and sets of them as bits. */
import type { Pool } from './pool.ts'

/** Sets as bits: `width` 32-bit words a row. */
export type Bits = { width: number; words: Int32Array }

/** Where each of the four fields stands in a row, in words, and its values. */
export type Fields = { from: number; to: number; values: string[] }[]

/** Names in order, and the place of each. */
export type Index = { names: string[]; of: Map<string, number> }

/** Numbers different values in the order of their coming. */
export function index(values: Iterable<string>): Index {
  const names = [...new Set(values)]
  return { names, of: new Map(names.map((name, i) => [name, i])) }
}

type Frame = { goals: string[]; cadences: string[]; languages: string[]; where: string[] }

/** What a recruiting group has decided, as what is acceptable to it. */
export function frameOf(g: Pool['recruitingGroups'][number]): Frame {
  return { goals: [g.goal], cadences: [g.cadence], languages: [g.language], where: [g.where] }
}

/** Rows of what each accepts: all four fields side by side. */
export function acceptance(offered: readonly Frame[]) {
  const lists = [
    offered.map((c) => c.goals),
    offered.map((c) => c.cadences),
    offered.map((c) => c.languages),
    offered.map((c) => c.where),
  ]
  const parts = lists.map((list, f) => {
    const values = index(f === 3 ? ['online', ...list.flat()] : list.flat())
    return { values: values.names, rows: bits(list, values) }
  })
  const width = parts.reduce((sum, part) => sum + part.rows.width, 0)
  const words = new Int32Array(offered.length * width)
  const fields: Fields = []
  let from = 0
  for (const { values, rows } of parts) {
    for (let i = 0; i < offered.length; i++) {
      for (let w = 0; w < rows.width; w++) words[i * width + from + w] = rows.words[i * rows.width + w]!
    }
    fields.push({ from, to: from + rows.width, values })
    from += rows.width
  }
  return { fields, accepts: { width, words } }
}

/** One row of bits for each list. */
export function bits(lists: readonly (readonly string[])[], { of }: Index): Bits {
  const width = Math.max(1, Math.ceil(of.size / 32))
  const words = new Int32Array(lists.length * width)
  lists.forEach((list, row) => {
    for (const value of list) {
      const bit = of.get(value)!
      words[row * width + (bit >> 5)]! |= 1 << (bit & 31)
    }
  })
  return { width, words }
}
