/**
 * The relaxation over groups that are all listed, each worth as many people as it has: a set packing (Balas and Padberg 1976). Of the listed
 * ones only those that pay are in the linear program. Nothing is priced, so that cuts of any kind and any question can be asked of it.
 */
import type { Basis } from 'highs'
import { cliques } from './cliques.ts'
import { Columns } from './columns.ts'
import type { Gathering } from './gathering.ts'
import type { Used } from './master.ts'
import { brokenRanks, mostOf, type Rank, timesWith } from './ranks.ts'
import type { Counts, Listing } from './seating.ts'
import { Program, type Solver } from './solver.ts'

const EPS = 1e-7
/** The row of somebody, or of a recruiting group: in one group at the most. */
const ONCE = { lower: -Infinity, upper: 1 }
/** Groups added at once. */
const BATCH = 100
/** Steps of the simplex method to see about how much is left. */
const GLANCE = 100
/** What missing somebody, or a group of a place, costs: more than what is to be decided could be worth. */
const MISSING = 100
/** Cliques in a round, and up to how many groups they are looked for. */
const CLIQUES = 40
const CLIQUED = 30_000
/** With so many cuts there are no more: each makes all programs slower. */
const CUTS = 400

/** What is decided: which groups may be formed (1), who is placed for certain, and how many groups there are in a place. */
export type Decided = {
  allowed: Uint8Array
  placed: ReadonlySet<number>
  counts: Counts
}

/** A row besides those of people and recruiting groups: how often each of these groups counts in it. */
type Counted = { most: number; columns: readonly number[]; times: readonly number[] }

export class Packing {
  /** The groups: `fit` is how many they are, `sort` their place. */
  readonly columns: Columns
  readonly #gathering: Pick<Gathering, 'people' | 'groups'>
  readonly #solver: Solver
  readonly #program: Program
  /** How many of the groups worth most are in the program at first. */
  readonly #first: number
  readonly #counted: Counted[] = []
  /** The groups that somebody is in. */
  readonly #groupsOf: number[][]
  /** The group of each column of the program; -1: what is missing. */
  readonly #inside: number[] = []
  /** The column of each group in the program; -1: it is not inside. */
  readonly #columnOf: Int32Array
  readonly #missing = new Set<number>()
  /** The rows that count the groups of a place. */
  readonly #placeRows = new Map<number, number>()
  #cuts = 0
  #allowed: Uint8Array
  #values: Float64Array = new Float64Array(0)
  #prices: Float64Array = new Float64Array(0)
  /** How many it places at the most, some of them in part: as it was last solved to the end. */
  objective = Infinity

  /** `inside`: the groups that are in the program at first. */
  constructor(
    gathering: Pick<Gathering, 'people' | 'groups'>,
    solver: Solver,
    columns: Columns,
    inside: readonly number[],
    first: number,
  ) {
    this.#first = first
    this.#gathering = gathering
    this.#solver = solver
    this.columns = columns
    this.#columnOf = new Int32Array(columns.count).fill(-1)
    this.#allowed = new Uint8Array(columns.count).fill(1)
    this.#groupsOf = Array.from({ length: gathering.people }, () => [])
    for (let j = 0; j < columns.count; j++) for (const p of columns.of(j)) this.#groupsOf[p]!.push(j)
    const rows = Array.from({ length: gathering.people + gathering.groups }, () => ONCE)
    this.#program = new Program(solver, rows, [])
    this.#add(inside)
  }

  /**
   * All groups of a listing, cut as the relaxation was that they are from; so many of those worth most are in the program at first, besides
   * those known.
   */
  static of(
    gathering: Gathering,
    solver: Solver,
    { groups, known, worths, ranks }: Listing,
    first: number,
  ): Packing {
    const columns = new Columns()
    for (const { people, place } of groups)
      columns.push(people, people.length, gathering.places[place]!.group, people.length, place)
    const inside = new Set([...known, ...bestOf(worths, first)])
    const packing = new Packing(gathering, solver, columns, [...inside], first)
    // Without some of them it is only less near.
    for (const rank of ranks) if (!solver.halt()) packing.#cut(rank)
    return packing
  }

  dispose(): void {
    this.#program.dispose()
  }

  /** Solves what is left, to the end; false when halted. Infeasible it cannot be: what is missing is paid for. */
  settle(): boolean {
    for (;;) {
      const { status, objective, values, duals } = this.#program.run()
      this.#program.preferPrimal(false)
      if (status !== 'optimal') return false
      this.#values = values!
      this.#prices = duals!
      const worths = this.worths()
      const better: number[] = []
      for (let j = 0; j < worths.length; j++)
        if (this.#columnOf[j]! < 0 && this.#allowed[j] === 1 && worths[j]! > EPS) better.push(j)
      if (better.length === 0) {
        this.objective = objective
        return true
      }
      if (this.#solver.halt()) return false
      this.#add(better.sort((a, b) => worths[b]! - worths[a]! || a - b).slice(0, BATCH))
    }
  }

  /** About how much is left, from a few steps among the groups inside: no bound. */
  glance(): number {
    return this.#program.run(GLANCE).objective
  }

  /** The groups in use. */
  used(): Used[] {
    return this.#inside.flatMap((j, i) =>
      j >= 0 && this.#values[i]! > 1e-6 ? [{ j, value: this.#values[i]! }] : [],
    )
  }

  /** What each group is worth beyond its prices. */
  worths(): Float64Array {
    const { people, starts, group, fit, count } = this.columns
    const prices = this.#prices
    const all = this.#gathering.people
    const worths = new Float64Array(count)
    for (let j = 0; j < count; j++) {
      let worth = fit[j]! - (group[j]! >= 0 ? prices[all + group[j]!]! : 0)
      for (let i = starts[j]!; i < starts[j + 1]!; i++) worth -= prices[people[i]!]!
      worths[j] = worth
    }
    this.#counted.forEach(({ columns, times }, c) => {
      const price = this.#priceOf(c)
      if (price === 0) return
      columns.forEach((j, i) => {
        worths[j]! -= price * times[i]!
      })
    })
    return worths
  }

  basis(): Basis {
    return this.#program.basis()
  }

  startFrom(basis: Basis): void {
    this.#program.startFrom(basis, this.#rows)
  }

  /** From now on this is decided. */
  decide({ allowed, placed, counts }: Decided): void {
    this.#allowed = allowed
    for (const place of counts.keys()) this.#count(place)
    for (const p of placed) this.#require(p)
    this.#program.setUpper(
      0,
      Float64Array.from(this.#inside, (j) => (j < 0 || allowed[j] ? Infinity : 0)),
    )
    const { people } = this.#gathering
    const least = Float64Array.from({ length: people }, (_, p) => (placed.has(p) ? 1 : -Infinity))
    this.#program.setRows(0, least, new Float64Array(people).fill(1))
    for (const [place, row] of this.#placeRows) {
      const { least: few, most } = counts.get(place) ?? { least: -Infinity, most: Infinity }
      this.#program.setRows(row, Float64Array.of(few), Float64Array.of(most))
    }
  }

  /** Adds cuts that the last solution breaks; false where none is found. */
  cut(seed: number): boolean {
    if (this.#cuts >= CUTS) return false
    const parts = this.used().map(({ j, value }) => ({ people: this.columns.of(j), value }))
    const ranks = brokenRanks(parts, this.#gathering.people, seed)
    const found = this.columns.count <= CLIQUED ? cliques(this, CLIQUES) : []
    for (const rank of ranks) this.#cut(rank)
    for (const clique of found)
      this.#limit({ most: 1, columns: [...clique], times: [...clique].map(() => 1) })
    return ranks.length + found.length > 0
  }

  /** The same with only these groups, and the cuts that hold it down. */
  restricted(open: readonly number[]): Packing {
    const worths = this.worths()
    const packing = new Packing(
      this.#gathering,
      this.#solver,
      this.columns.only(open),
      bestOf(
        open.map((j) => worths[j]!),
        this.#first,
      ),
      this.#first,
    )
    const at = new Map(open.map((j, i) => [j, i]))
    this.#counted.forEach(({ most, columns, times }, c) => {
      if (most === Infinity || this.#priceOf(c) <= EPS) return
      const kept = [...columns.keys()].filter((i) => at.has(columns[i]!))
      packing.#limit({
        most,
        columns: kept.map((i) => at.get(columns[i]!)!),
        times: kept.map((i) => times[i]!),
      })
    })
    return packing
  }

  get #rows(): number {
    return this.#base + this.#counted.length
  }

  /** How many rows there are of people and recruiting groups. */
  get #base(): number {
    return this.#gathering.people + this.#gathering.groups
  }

  /** What a group pays each time that it counts in a row. */
  #priceOf(counted: number): number {
    return this.#prices[this.#base + counted] ?? 0
  }

  #add(groups: readonly number[]): void {
    const { columns } = this
    const from = this.#inside.length
    const entries = groups.map((j, i) => {
      this.#columnOf[j] = from + i
      this.#inside.push(j)
      const rows = columns.of(j)
      if (columns.group[j]! >= 0) rows.push(this.#gathering.people + columns.group[j]!)
      const values = rows.map(() => 1)
      return { cost: columns.fit[j]!, upper: this.#allowed[j] ? Infinity : 0, rows, values }
    })
    this.#counted.forEach((row, c) => {
      row.columns.forEach((j, i) => {
        const entry = entries[this.#columnOf[j]! - from]
        entry?.rows.push(this.#base + c)
        entry?.values.push(row.times[i]!)
      })
    })
    this.#program.add(entries, this.#rows)
    this.#program.preferPrimal(true)
  }

  #cut(rank: Rank): void {
    const inside = new Map<number, number>()
    for (const p of rank.people) for (const j of this.#groupsOf[p]!) inside.set(j, (inside.get(j) ?? 0) + 1)
    const counting = [...inside].filter(([, n]) => timesWith(rank, n) > 0)
    this.#limit({
      most: mostOf(rank),
      columns: counting.map(([j]) => j),
      times: counting.map(([, n]) => timesWith(rank, n)),
    })
  }

  #limit(row: Counted): void {
    if (row.most < Infinity) this.#cuts++
    this.#counted.push(row)
    const inside = [...row.columns.keys()].filter((i) => this.#columnOf[row.columns[i]!]! >= 0)
    const columns = inside.map((i) => this.#columnOf[row.columns[i]!]!)
    const values = inside.map((i) => row.times[i]!)
    this.#program.addRows({ lower: -Infinity, upper: row.most }, [{ columns, values }])
  }

  /** Counts the groups of a place in a row of its own. */
  #count(place: number): void {
    if (this.#placeRows.has(place)) return
    const { sort } = this.columns
    const columns = [...sort.keys()].filter((j) => sort[j] === place)
    this.#placeRows.set(place, this.#rows)
    this.#limit({ most: Infinity, columns, times: columns.map(() => 1) })
    this.#pay(this.#rows - 1)
  }

  #require(p: number): void {
    if (this.#missing.has(p)) return
    this.#missing.add(p)
    this.#pay(p)
  }

  /** Pays for what is missing in a row. */
  #pay(row: number): void {
    this.#inside.push(-1)
    this.#program.add([{ cost: -MISSING, upper: Infinity, rows: [row], values: [1] }], this.#rows)
  }
}

/** Where the most is, so many times. */
function bestOf(worths: readonly number[], many: number): number[] {
  return [...worths.keys()].sort((a, b) => worths[b]! - worths[a]! || a - b).slice(0, many)
}
