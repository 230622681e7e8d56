/** A row of the relaxation that came later: a cut, a clique, or how many groups there are of a kind. */
import type { Columns } from './columns.ts'
import type { Cut } from './prices.ts'
import type { Kind, Sorts } from './sorts.ts'

/** Columns no two of which can be formed together. */
export type Clique = ReadonlySet<number>

/** One of the three. */
type Counted = { cut?: Cut; kind?: Kind; clique?: Clique }

export class Extra {
  readonly cut: Cut | undefined
  readonly kind: Kind | undefined
  readonly clique: Clique | undefined
  readonly #all: Columns
  readonly #sorts: Sorts
  /** Those that count, of the first `#seen`. */
  readonly #counting: number[] = []
  #seen = 0

  constructor(all: Columns, sorts: Sorts, { cut, kind, clique }: Counted) {
    this.#all = all
    this.#sorts = sorts
    this.cut = cut
    this.kind = kind
    this.clique = clique
  }

  /** Whether column `j` counts: a group that holds two of a cut's people, is of the kind or in the clique. */
  counts(j: number): boolean {
    const all = this.#all
    if (this.clique) return this.clique.has(j)
    if (this.kind) return this.#sorts.isOf(all.sort[j]!, this.kind)
    let held = 0
    for (const p of this.cut!) if (all.holds(j, p)) held++
    return held >= 2
  }

  /** All columns that count. */
  columns(): readonly number[] {
    for (; this.#seen < this.#all.count; this.#seen++)
      if (this.counts(this.#seen)) this.#counting.push(this.#seen)
    return this.#counting
  }
}
