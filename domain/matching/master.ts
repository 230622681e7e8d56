import { Columns } from './columns.ts'
import { ANY_COUNT, type Count, partedAt } from './count.ts'
import type { Prices } from './pricing.ts'
import type { Problem } from './problem.ts'
import type { Draft } from './roster.ts'
import { type Entries, Program, type Row, type Solver } from './solver.ts'

const EPS = 1e-7
/** What the solver's tolerances may hide in a sum of fits. */
export const MARGIN = 1e-6
/** What missing one person costs in the relaxation: more than all the fit there could be. */
export const MISSING = 1_000
/** Columns of the program before those of groups: people missing, and groups missing. */
const FIRST = 2
/** Groups added at once. */
export const BATCH = 400

/** What a relaxation leaves undecided. */
export type Question = { formed: number } | { a: number; b: number } | { column: number }

/** People of whom at most one group may hold two. */
export type Cut = [number, number, number]

/**
 * The relaxation over some groups: everyone at most once, each recruiting group at most one set of
 * joiners, as many placed as promised (or paid for as missing).
 */
export class Master {
  readonly columns: Columns
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #program: Program
  readonly #rows: Row[]
  readonly #placedRow: number
  /** The row that counts new groups; cuts come after it. */
  readonly #countRow: number
  readonly #placed: number
  readonly #cuts: Cut[] = []
  /** Column of the program for each group inside, and the other way round; the first two are what is missing. */
  readonly #inside: number[] = []
  readonly #isInside = new Set<number>()
  readonly #rowLists: number[][] = []
  readonly #bits: Int32Array[] = []
  #allowed: Uint8Array | undefined
  #values: Float64Array = new Float64Array(0)
  #duals: Float64Array = new Float64Array(0)
  objective = 0
  missing = 0
  /** Relaxations solved while branching. */
  relaxed = 0

  constructor(problem: Problem, solver: Solver, placed: number, columns = new Columns()) {
    this.#problem = problem
    this.#solver = solver
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

  dispose(): void {
    this.#program.dispose()
  }

  #entry(j: number): Entries {
    const { columns } = this
    const rows = [...this.#rowsOf(j)]
    const values = rows.map(() => 1)
    rows.push(this.#placedRow)
    values.push(columns.size(j))
    return { cost: columns.fit[j]!, upper: this.#isAllowed(j) ? Infinity : 0, rows, values }
  }

  /** Rows in which a group counts once: its people, its recruiting group or the number of new ones, its cuts. */
  #rowsOf(j: number): number[] {
    for (let k = this.#rowLists.length; k <= j; k++) {
      const rows = this.columns.of(k)
      const group = this.columns.group[k]!
      rows.push(group >= 0 ? this.#problem.people + group : this.#countRow)
      this.#rowLists.push(rows)
      this.#cuts.forEach((cut, c) => {
        if (this.#isCut(k, cut)) rows.push(this.#countRow + 1 + c)
      })
    }
    return this.#rowLists[j]!
  }

  #isCut(j: number, cut: Cut): boolean {
    return Number(this.holds(j, cut[0])) + Number(this.holds(j, cut[1])) + Number(this.holds(j, cut[2])) >= 2
  }

  /** The relaxation over all columns there are now. */
  solve(): boolean {
    const added: number[] = []
    for (let j = 0; j < this.columns.count; j++) if (!this.#isInside.has(j)) added.push(j)
    return this.#solveWith(added)
  }

  #solveWith(added: readonly number[]): boolean {
    if (added.length > 0)
      this.#program.add(
        added.map((j) => this.#entry(j)),
        this.#rows.length,
      )
    for (const j of added) {
      this.#inside.push(j)
      this.#isInside.add(j)
    }
    const outcome = this.#program.run()
    if (outcome.status !== 'optimal') return false
    this.objective = outcome.objective
    this.missing = outcome.values![0]! + outcome.values![1]!
    this.#values = outcome.values!.subarray(FIRST)
    this.#duals = outcome.duals!
    return true
  }

  /** The same optimum with only those columns inside that are needed for it. */
  settle(): boolean {
    this.relaxed++
    // Whoever is required may not be in any group inside yet.
    if (!this.#solveWith([]) && (this.#solver.halt() || !this.#solveWith(this.#outside()))) return false
    for (;;) {
      const better: { j: number; worth: number }[] = []
      for (const j of this.#outside()) {
        const worth = this.#worth(j)
        if (worth > EPS) better.push({ j, worth })
      }
      if (better.length === 0) return true
      better.sort((a, b) => b.worth - a.worth || a.j - b.j)
      if (this.#solver.halt() || !this.#solveWith(better.slice(0, BATCH).map(({ j }) => j))) return false
    }
  }

  #outside(): number[] {
    const outside: number[] = []
    for (let j = 0; j < this.columns.count; j++)
      if (!this.#isInside.has(j) && this.#isAllowed(j)) outside.push(j)
    return outside
  }

  /** So much has been paid for people missing that no plan places as many as promised. */
  get isImpossible(): boolean {
    return this.missing * MISSING > this.#problem.people
  }

  /** The reduced cost: fit less the prices. */
  #worth(j: number): number {
    const duals = this.#duals
    const rows = this.#rowsOf(j)
    let worth = this.columns.fit[j]! - this.columns.size(j) * duals[this.#placedRow]!
    for (let i = 0; i < rows.length; i++) worth -= duals[rows[i]!]!
    return worth
  }

  /** What people, recruiting groups, one more person placed and a new group cost at the optimum. */
  prices(): Prices {
    const { people } = this.#problem
    return {
      people: this.#duals.slice(0, people),
      groups: this.#duals.slice(people, this.#placedRow),
      placed: this.#duals[this.#placedRow]!,
      forming: this.#duals[this.#countRow]!,
    }
  }

  /** Columns that a plan as good as the target may use. */
  open(target: number): number[] {
    const open: number[] = []
    for (let j = 0; j < this.columns.count; j++)
      if (this.#worth(j) >= target - this.objective - MARGIN) open.push(j)
    return open
  }

  /** The cuts over three people that the relaxation breaks most. */
  violated(most: number): Cut[] {
    const { people } = this.#problem
    const pairs = new Float64Array(people * people)
    const used: { people: Set<number>; value: number }[] = []
    this.#inside.forEach((j, i) => {
      const value = this.#values[i]!
      if (value < EPS || value > 1 - EPS) return
      const all = this.columns.of(j)
      used.push({ people: new Set(all), value })
      for (const p of all) for (const q of all) if (p !== q) pairs[p * people + q]! += value
    })
    const found: { cut: Cut; by: number }[] = []
    for (let a = 0; a < people; a++) {
      for (let b = a + 1; b < people; b++) {
        const ab = pairs[a * people + b]!
        if (ab === 0) continue
        for (let c = 0; c < people; c++) {
          const ac = pairs[a * people + c]!
          const bc = pairs[b * people + c]!
          if (c === a || c === b || ac + bc + ab <= 1 + 0.02) continue
          // Each triple once, whichever of its pairs are together.
          if (c < b && ((c > a && ac > 0) || (c < a && (ac > 0 || bc > 0)))) continue
          let sum = ab + ac + bc
          for (const one of used)
            if (one.people.has(a) && one.people.has(b) && one.people.has(c)) sum -= 2 * one.value
          if (sum > 1 + 0.02) found.push({ cut: [a, b, c], by: sum })
        }
      }
    }
    found.sort((x, y) => y.by - x.by)
    // A person in few cuts of a round: many cuts over the same people say the same.
    const times = new Int8Array(people)
    const cuts: Cut[] = []
    for (const { cut } of found) {
      if (cuts.length === most) break
      if (cut.some((p) => times[p]! >= 5)) continue
      for (const p of cut) times[p]!++
      cuts.push(cut)
    }
    return cuts
  }

  /** Adds cuts: of all groups that hold two of the three, at most one is formed. */
  cut(cuts: readonly Cut[]): void {
    if (cuts.length === 0) return
    const lists: number[][] = cuts.map(() => [])
    const place = new Map(this.#inside.map((j, i) => [j, FIRST + i]))
    for (let j = 0; j < this.#rowLists.length; j++) {
      cuts.forEach((cut, c) => {
        if (!this.#isCut(j, cut)) return
        this.#rowLists[j]!.push(this.#rows.length + c)
        const at = place.get(j)
        if (at !== undefined) lists[c]!.push(at)
      })
    }
    const rows = lists.map((columns) => ({ columns, values: columns.map(() => 1) }))
    this.#program.addRows({ lower: -Infinity, upper: 1 }, rows)
    for (const cut of cuts) {
      this.#cuts.push(cut)
      this.#rows.push({ lower: -Infinity, upper: 1 })
    }
  }

  /** The same with only these columns. */
  restricted(open: readonly number[]): Master {
    const columns = new Columns()
    for (const j of open)
      columns.push(this.columns.of(j), this.columns.size(j), this.columns.group[j]!, this.columns.fit[j]!)
    const master = new Master(this.#problem, this.#solver, this.#placed, columns)
    master.cut(this.#cuts)
    return master
  }

  /**
   * Until the next call: no groups but these, whoever is required is placed, and so many new groups are formed.
   */
  allow(allowed: Uint8Array, required: ReadonlySet<number>, count: Count): void {
    this.#allowed = allowed
    this.#program.setUpper(
      FIRST,
      Float64Array.from(this.#inside, (j) => (allowed[j] ? Infinity : 0)),
    )
    const { people } = this.#problem
    const lower = Float64Array.from({ length: people }, (_, p) => (required.has(p) ? 1 : -Infinity))
    this.#program.setRows(0, lower, new Float64Array(people).fill(1))
    this.limit(count)
  }

  /** Until the next call: so many new groups are formed. */
  limit({ least, most }: Count): void {
    this.#program.setRows(this.#countRow, Float64Array.of(least), Float64Array.of(most))
  }

  #isAllowed(j: number): boolean {
    return !this.#allowed || this.#allowed[j] === 1
  }

  /** Whether a person is in group `j`. */
  holds(j: number, person: number): boolean {
    for (let k = this.#bits.length; k <= j; k++) {
      const bits = new Int32Array((this.#problem.people + 31) >> 5)
      for (const p of this.columns.of(k)) bits[p >> 5]! |= 1 << (p & 31)
      this.#bits.push(bits)
    }
    return (this.#bits[j]![person >> 5]! & (1 << (person & 31))) !== 0
  }

  /** Whether two groups cannot be formed together. */
  meets(j: number, k: number): boolean {
    const { group } = this.columns
    return (group[j]! >= 0 && group[j] === group[k]) || this.columns.of(k).some((p) => this.holds(j, p))
  }

  /** The groups of the relaxation, if it uses none in part. */
  whole(): number[] | undefined {
    const chosen: number[] = []
    for (let i = 0; i < this.#inside.length; i++) {
      const value = this.#values[i]!
      if (value > 1 - 1e-6) chosen.push(this.#inside[i]!)
      else if (value > 1e-6) return undefined
    }
    return chosen
  }

  /**
   * What is undecided: the number of new groups; else pairs of people who are together in part, the most even
   * first; else groups formed in part.
   */
  questions(most: number): Question[] {
    const { people } = this.#problem
    const formed = this.formed()
    if (partedAt(formed, ANY_COUNT)) return [{ formed }]
    const pairs = new Map<number, number>()
    const groups: { column: number; odd: number }[] = []
    this.#inside.forEach((j, i) => {
      const value = this.#values[i]!
      if (value < 1e-6) return
      if (value < 1 - 1e-6) groups.push({ column: j, odd: Math.abs(value - 0.5) })
      const all = this.columns.of(j)
      for (const p of all)
        for (const q of all) if (p < q) pairs.set(p * people + q, (pairs.get(p * people + q) ?? 0) + value)
    })
    const found = [...pairs]
      .filter(([, value]) => value > 1e-5 && value < 1 - 1e-5)
      .map(([pair, value]) => ({
        a: Math.floor(pair / people),
        b: pair % people,
        odd: Math.abs(value - 0.5),
      }))
    const even = (x: { odd: number }, y: { odd: number }) => x.odd - y.odd
    if (found.length > 0) return found.sort(even).slice(0, most)
    return groups.sort(even).slice(0, most)
  }

  /** How many new groups the relaxation forms. */
  formed(): number {
    let formed = 0
    this.#inside.forEach((j, i) => {
      if (this.columns.group[j]! < 0) formed += this.#values[i]!
    })
    return formed
  }

  /** The group of which the relaxation uses the most, those that are left out aside. */
  main(isOut: (j: number) => boolean): number | undefined {
    let best: number | undefined
    let most = 1e-6
    this.#inside.forEach((j, i) => {
      if (this.#values[i]! <= most + 1e-9 || isOut(j)) return
      best = j
      most = this.#values[i]!
    })
    return best
  }

  /** A plan of these groups. */
  draftOf(chosen: readonly number[]): Draft {
    const { columns } = this
    const draft: Draft = { groups: this.#problem.groups.map(() => []), placed: 0, fit: 0 }
    for (const j of chosen) {
      const people = columns.of(j)
      if (columns.group[j]! >= 0) draft.groups[columns.group[j]!] = people
      else draft.groups.push(people)
      draft.placed += people.length
      draft.fit += columns.fit[j]!
    }
    return draft
  }
}
