import type { Basis } from 'highs'
import { ALL, type Bound, isSame } from './bounds.ts'
import { Columns } from './columns.ts'
import { type Clique, Extra } from './extra.ts'
import type { Cut, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import { type Entries, Program, type Row, type Solver } from './solver.ts'
import type { Kind, Sorts } from './sorts.ts'

const EPS = 1e-7
/** What the solver's tolerances may hide in a sum of fits. */
export const MARGIN = 1e-6
/** What missing one person costs in the relaxation: more than all the fit there could be. */
export const MISSING = 1_000
/** Columns of the program before those of groups: people missing, and groups missing. */
const FIRST = 2
/** Groups added at once. */
const BATCH = 150
/** Groups to begin with. */
const FIRST_BATCH = 400

/** A group that the relaxation uses, and how much of it. */
export type Used = { j: number; value: number }

/**
 * The relaxation over some groups: everyone at most once, each recruiting group at most one set of
 * joiners, as many placed as promised (or paid for as missing).
 */
export class Master {
  readonly columns: Columns
  readonly sorts: Sorts
  readonly problem: Problem
  readonly #solver: Solver
  readonly #program: Program
  readonly #rows: Row[]
  readonly #placedRow: number
  /** The row that counts new groups; cuts and kinds come after it. */
  readonly #countRow: number
  readonly #placed: number
  readonly #extras: Extra[] = []
  /** Column of the program for each group inside; the first two are what is missing. */
  readonly #inside: number[] = []
  #isInside = new Uint8Array(1024)
  #worths = new Float64Array(1024)
  #allowed: Uint8Array | undefined
  #values: Float64Array = new Float64Array(0)
  #duals: Float64Array = new Float64Array(0)
  objective = 0
  missing = 0
  /** Relaxations solved. */
  relaxed = 0

  /** The relaxation of plans that place so many of the people. */
  constructor(problem: Problem, solver: Solver, placed: number, sorts: Sorts, columns = new Columns()) {
    this.problem = problem
    this.#solver = solver
    this.sorts = sorts
    this.columns = columns
    this.#placed = placed
    this.#placedRow = problem.people + problem.groups.length
    this.#countRow = this.#placedRow + 1
    this.#rows = Array.from({ length: this.#placedRow }, () => ({ lower: -Infinity, upper: 1 }))
    this.#rows.push({ lower: placed, upper: placed }, { lower: 0, upper: Infinity })
    this.#program = new Program(
      solver,
      this.#rows,
      [this.#placedRow, this.#countRow].map((row) => ({
        cost: -MISSING,
        upper: Infinity,
        rows: [row],
        values: [1],
      })),
    )
  }

  /** How many rows there are, cuts included. */
  get rows(): number {
    return this.#rows.length
  }

  dispose(): void {
    this.#program.dispose()
  }

  /** A column counts once for its people, for its recruiting group or the number of new ones, and in cuts and kinds. */
  #entry(j: number): Entries {
    const { columns } = this
    const rows = columns.of(j)
    const group = columns.group[j]!
    rows.push(group >= 0 ? this.problem.people + group : this.#countRow)
    this.#extras.forEach((extra, c) => {
      if (extra.counts(j)) rows.push(this.#countRow + 1 + c)
    })
    const values = rows.map(() => 1)
    rows.push(this.#placedRow)
    values.push(columns.size(j))
    return { cost: columns.fit[j]!, upper: this.#isAllowed(j) ? Infinity : 0, rows, values }
  }

  #add(columns: readonly number[]): void {
    if (columns.length === 0) return
    this.#program.add(
      columns.map((j) => this.#entry(j)),
      this.#rows.length,
    )
    for (const j of columns) {
      this.#inside.push(j)
      this.#isInside[j] = 1
    }
  }

  /** The optimum over the columns inside and these. */
  #solveWith(added: readonly number[]): boolean {
    this.#add(added)
    this.#program.preferPrimal(added.length > 0)
    const outcome = this.#program.run()
    if (outcome.status !== 'optimal') return false
    this.objective = outcome.objective
    this.missing = outcome.values![0]! + outcome.values![1]!
    this.#values = outcome.values!.subarray(FIRST)
    this.#duals = outcome.duals!
    return true
  }

  /** Begins with the columns that are worth most by prices that are near the optimum. */
  begin({ people, groups, placed, forming, cuts, kinds }: Prices): void {
    const { columns } = this
    const worths = Float64Array.from({ length: columns.count }, (_, j) => {
      const group = columns.group[j]!
      const worth = columns.fit[j]! - columns.size(j) * placed - (group >= 0 ? groups[group]! : forming)
      return columns.of(j).reduce((left, p) => left - people[p]!, worth)
    })
    for (const { price, ...counted } of [...cuts, ...kinds])
      for (const j of new Extra(columns, this.sorts, counted).columns()) worths[j]! -= price
    const best = Array.from(worths.keys()).sort((a, b) => worths[b]! - worths[a]! || a - b)
    this.#grow()
    this.#add(best.slice(0, FIRST_BATCH))
  }

  /** The optimum over the columns inside, others left aside: not a bound, but near. -Infinity: there is none. */
  glance(): number {
    return this.#solveWith([]) ? this.objective : -Infinity
  }

  /** The optimum over all columns, with only those inside that are needed for it. */
  settle(): boolean {
    this.relaxed++
    this.#grow()
    // Whoever is required may not be in any group inside yet.
    if (!this.#solveWith([]) && (this.#solver.halt() || !this.#solveWith(this.#outside()))) return false
    for (;;) {
      const worths = this.worths()
      const better = this.#outside().filter((j) => worths[j]! > EPS)
      if (better.length === 0) return true
      better.sort((a, b) => worths[b]! - worths[a]! || a - b)
      if (this.#solver.halt() || !this.#solveWith(better.slice(0, BATCH))) return false
    }
  }

  #grow(): void {
    const { count } = this.columns
    if (count <= this.#isInside.length) return
    const isInside = new Uint8Array(2 * count)
    isInside.set(this.#isInside)
    this.#isInside = isInside
    this.#worths = new Float64Array(2 * count)
  }

  #outside(): number[] {
    const outside: number[] = []
    for (let j = 0; j < this.columns.count; j++)
      if (this.#isInside[j] === 0 && this.#isAllowed(j)) outside.push(j)
    return outside
  }

  /** So much has been paid for people missing that no plan, whose fit is never below 0, places as many as promised. */
  get isImpossible(): boolean {
    return this.objective < -MARGIN || this.missing * MISSING > this.problem.people
  }

  /** The reduced costs: fit less the prices. */
  worths(): Float64Array {
    const duals = this.#duals
    const worths = this.#worths
    const { columns } = this
    const { people, starts, group, fit, count } = columns
    const placed = duals[this.#placedRow]!
    const from = this.problem.people
    for (let j = 0; j < count; j++) {
      const g = group[j]!
      const end = starts[j + 1]!
      let worth = fit[j]! - (end - starts[j]!) * placed - duals[g >= 0 ? from + g : this.#countRow]!
      for (let i = starts[j]!; i < end; i++) worth -= duals[people[i]!]!
      worths[j] = worth
    }
    this.#extras.forEach((extra, c) => {
      const price = duals[this.#countRow + 1 + c]!
      if (price === 0) return
      for (const j of extra.columns()) worths[j]! -= price
    })
    return worths
  }

  /** What people, recruiting groups, one more person placed and a new group cost at the optimum. */
  prices(): Prices {
    const { people } = this.problem
    const extras = this.#extras.map(({ cut, kind }, c) => ({
      cut,
      kind,
      price: this.#duals[this.#countRow + 1 + c]!,
    }))
    return {
      people: this.#duals.slice(0, people),
      groups: this.#duals.slice(people, this.#placedRow),
      placed: this.#duals[this.#placedRow]!,
      forming: this.#duals[this.#countRow]!,
      cuts: extras.flatMap(({ cut, price }) => (cut && price > EPS ? [{ cut, price }] : [])),
      kinds: extras.flatMap(({ kind, price }) => (kind && price !== 0 ? [{ kind, price }] : [])),
    }
  }

  /** Columns that a plan as good as the target may use. */
  open(target: number): number[] {
    const worths = this.worths()
    const open: number[] = []
    for (let j = 0; j < this.columns.count; j++)
      if (worths[j]! >= target - this.objective - MARGIN) open.push(j)
    return open
  }

  /** The groups that the relaxation uses. */
  used(): Used[] {
    return this.#inside.flatMap((j, i) => (this.#values[i]! > 1e-6 ? [{ j, value: this.#values[i]! }] : []))
  }

  /** Adds cuts: of all groups that hold two of the three, at most one is formed. */
  cut(cuts: readonly Cut[]): void {
    const extras = cuts.map((cut) => new Extra(this.columns, this.sorts, { cut }))
    this.#extend(extras, { lower: -Infinity, upper: 1 })
  }

  /** Adds cliques: at most one of the columns of each is used. */
  cutCliques(cliques: readonly Clique[]): void {
    const extras = cliques.map((clique) => new Extra(this.columns, this.sorts, { clique }))
    this.#extend(extras, { lower: -Infinity, upper: 1 })
  }

  /** Where the last program was solved: others that are like it are solved faster from there. */
  basis(): Basis {
    return this.#program.basis()
  }

  /** The next program is solved from there, whatever was added since. */
  startFrom(basis: Basis): void {
    this.#program.startFrom(basis, this.#rows.length)
  }

  /** All cuts over three people there are. */
  cuts(): Cut[] {
    return this.#extras.flatMap(({ cut }) => (cut ? [cut] : []))
  }

  /** Until the next call: so many groups of these kinds, and any number of others. */
  bind(bounds: readonly Bound[]): void {
    const set = (row: number, least: number, most: number) =>
      this.#program.setRows(row, Float64Array.of(least), Float64Array.of(most))
    set(this.#countRow, 0, Infinity)
    this.#extras.forEach(({ kind }, c) => {
      if (kind) set(this.#countRow + 1 + c, -Infinity, Infinity)
    })
    for (const { kind, count } of bounds) set(this.#rowOf(kind), count.least, count.most)
  }

  #rowOf(kind: Kind): number {
    if (isSame(kind, ALL)) return this.#countRow
    const at = this.#extras.findIndex((extra) => extra.kind && isSame(extra.kind, kind))
    if (at >= 0) return this.#countRow + 1 + at
    this.#extend([new Extra(this.columns, this.sorts, { kind })], { lower: -Infinity, upper: Infinity })
    return this.#rows.length - 1
  }

  #extend(extras: readonly Extra[], bounds: Row): void {
    if (extras.length === 0) return
    const rows = extras.map((extra) => {
      const columns = this.#inside.flatMap((j, i) => (extra.counts(j) ? [FIRST + i] : []))
      return { columns, values: columns.map(() => 1) }
    })
    this.#program.addRows(bounds, rows)
    for (const extra of extras) {
      this.#extras.push(extra)
      this.#rows.push(bounds)
    }
  }

  /** The same with only these columns, and the cuts that hold it down. */
  restricted(open: readonly number[]): Master {
    const columns = this.columns.only(open)
    const master = new Master(this.problem, this.#solver, this.#placed, this.sorts, columns)
    const prices = this.prices()
    master.cut(prices.cuts.map(({ cut }) => cut))
    master.cutCliques(
      this.#extras.flatMap(({ clique }, c) => {
        if (!clique || this.#duals[this.#countRow + 1 + c]! <= EPS) return []
        return [new Set(open.flatMap((j, i) => (clique.has(j) ? [i] : [])))]
      }),
    )
    const worths = this.worths()
    const best = open.map((j, i) => ({ i, worth: worths[j]! })).sort((a, b) => b.worth - a.worth || a.i - b.i)
    master.#grow()
    master.#add(best.slice(0, FIRST_BATCH).map(({ i }) => i))
    return master
  }

  /** Until the next call: no groups but these, and whoever is required is placed. */
  allow(allowed: Uint8Array, required: ReadonlySet<number>): void {
    this.#allowed = allowed
    this.#program.setUpper(
      FIRST,
      Float64Array.from(this.#inside, (j) => (allowed[j] ? Infinity : 0)),
    )
    const { people } = this.problem
    const lower = Float64Array.from({ length: people }, (_, p) => (required.has(p) ? 1 : -Infinity))
    this.#program.setRows(0, lower, new Float64Array(people).fill(1))
  }

  #isAllowed(j: number): boolean {
    return !this.#allowed || this.#allowed[j] === 1
  }
}
