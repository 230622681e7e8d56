/**
 * HiGHS, the one outside solver: linear models as sparse columns. The same model gives the same answer; `halt` is asked while it runs and
 * ends it early.
 */
import highs, { type Basis, type Highs, type Model } from 'highs'

export type Solver = { highs: Highs; halt: () => boolean }

export type Entries = {
  cost: number
  upper: number
  rows: number[]
  values: number[]
}
export type Row = { lower: number; upper: number }

/**
 * How a program is solved: from corner to corner, or inside, where many solutions are as good and those between them are wanted. An
 * interior point is near the optimum, and its prices are near the best there are.
 */
type Way = 'simplex' | 'inside'

export type Outcome = {
  /** optimal: proven, or inside as near as the method comes, which may be far. limit: a stop by `halt` or after so many steps, or no numbers. */
  status: 'optimal' | 'infeasible' | 'limit'
  values?: Float64Array
  duals?: Float64Array
  objective: number
}

/** `simplex_strategy` of HiGHS. */
const DUAL = 1
const PRIMAL = 4
const ALL_STEPS = 2 ** 31 - 1
/** IPX, no nearer than is of use, and no way from there to a corner; presolved, it tells no prices. */
const INSIDE = {
  solver: 'ipm',
  ipm_optimality_tolerance: 1e-4,
  run_crossover: 'off',
  presolve: 'off',
} as const

/** From inside to a corner, and as a rule. */
const THROUGH = { solver: 'ipm', presolve: 'off' } as const
const STRAIGHT = { solver: 'choose', presolve: 'choose' } as const

let loaded: Promise<Highs> | undefined

/** The solver, loaded once for the process. */
export async function loadSolver(halt: () => boolean): Promise<Solver> {
  loaded ??= highs()
  return { highs: await loaded, halt }
}

/** What a program that was not solved says. */
const UNSOLVED: Outcome = { status: 'limit', objective: -Infinity }

/** A model to be maximized, which may grow between runs. */
export class Program {
  readonly #model: Model
  readonly #solver: Solver
  readonly #way: Way
  readonly #noPrices: Float64Array
  #columns = 0

  constructor(solver: Solver, rows: readonly Row[], columns: readonly Entries[], way: Way = 'simplex') {
    this.#solver = solver
    this.#way = way
    this.#noPrices = new Float64Array(rows.length)
    this.#columns = columns.length
    this.#model = solver.highs.createModel({
      numCols: columns.length,
      numRows: rows.length,
      sense: -1 as never,
      colCost: columns.map((c) => c.cost),
      colLower: columns.map(() => 0),
      colUpper: columns.map((c) => c.upper),
      rowLower: rows.map((r) => r.lower),
      rowUpper: rows.map((r) => r.upper),
      matrix: matrixOf(columns, rows.length),
    })
    this.#model.options.set({ output_flag: false, ...(way === 'inside' && INSIDE) })
  }

  /** Adds rows, each given by its columns and their values. */
  addRows(bounds: Row, rows: readonly { columns: number[]; values: number[] }[]): void {
    const entries = rows.map((r) => ({ cost: 0, upper: 0, rows: r.columns, values: r.values }))
    const { starts, indices, values } = matrixOf(entries, this.#columns)
    this.#model.addRows({
      lower: new Float64Array(rows.length).fill(bounds.lower),
      upper: new Float64Array(rows.length).fill(bounds.upper),
      matrix: { format: 'csr', numRows: rows.length, numCols: this.#columns, starts, indices, values },
    })
  }

  add(columns: readonly Entries[], rows: number): void {
    this.#model.addCols({
      cost: Float64Array.from(columns, (c) => c.cost),
      lower: new Float64Array(columns.length),
      upper: Float64Array.from(columns, (c) => c.upper),
      matrix: matrixOf(columns, rows),
    })
    this.#columns += columns.length
  }

  /**
   * Lets go of those of these rows that hold by themselves and of those of these columns that are unused (1: may go) where the last run
   * ended, and goes on from there; which are gone.
   */
  prune(mayGo: { rows: Uint8Array; columns: Uint8Array }): { rows: Uint8Array; columns: Uint8Array } {
    const { basisStatus, basisValidity } = this.#solver.highs.constants
    const nothing = { rows: mayGo.rows.map(() => 0), columns: mayGo.columns.map(() => 0) }
    // Where the last run came to no corner, it is not known what may go.
    if (Number(this.#model.info.get('basis_validity')) !== basisValidity.valid) return nothing
    const { basic } = basisStatus
    const { colStatus, rowStatus } = this.#model.getBasis()
    const rows = mayGo.rows.map((may, i) => (may && rowStatus[i] === basic ? 1 : 0))
    const columns = mayGo.columns.map((may, j) => (may && colStatus[j] !== basic ? 1 : 0))
    const gone = (marks: Uint8Array) => Int32Array.from(marks.keys().filter((i) => marks[i] === 1))
    const goneRows = { kind: 'set' as const, indices: gone(rows) }
    const goneColumns = { kind: 'set' as const, indices: gone(columns) }
    if (goneRows.indices.length > 0) this.#model.deleteRows(goneRows)
    if (goneColumns.indices.length > 0) this.#model.deleteCols(goneColumns)
    this.#columns -= goneColumns.indices.length
    this.#model.setBasis({
      colStatus: colStatus.filter((_, j) => !columns[j]),
      rowStatus: rowStatus.filter((_, i) => !rows[i]),
    })
    return { rows, columns }
  }

  /** New upper bounds of the columns from `from` on. */
  setUpper(from: number, upper: Float64Array): void {
    if (upper.length === 0) return
    const columns = { kind: 'range' as const, from, to: from + upper.length - 1 }
    this.#model.changeColsBounds(columns, new Float64Array(upper.length), upper)
  }

  /** New bounds of the rows from `from` on. */
  setRows(from: number, lower: Float64Array, upper: Float64Array): void {
    const rows = { kind: 'range' as const, from, to: from + lower.length - 1 }
    this.#model.changeRowsBounds(rows, lower, upper)
  }

  /**
   * By which simplex the next runs go: after new columns the primal one begins near the optimum, after new rows
   * or bounds the dual one.
   */
  preferPrimal(isPrimal: boolean): void {
    this.#model.options.set({ simplex_strategy: isPrimal ? PRIMAL : DUAL })
  }

  /** Where the last run ended. */
  basis(): Basis {
    return this.#model.getBasis()
  }

  /** The next run begins where another ended; columns that came later are unused, and rows that came later hold by themselves. */
  startFrom(basis: Basis, rows: number): void {
    const { lower, basic } = this.#solver.highs.constants.basisStatus
    const colStatus = new Int32Array(this.#columns).fill(lower)
    const rowStatus = new Int32Array(rows).fill(basic)
    colStatus.set(basis.colStatus)
    rowStatus.set(basis.rowStatus)
    this.#model.setBasis({ colStatus, rowStatus })
  }

  /** `steps`: so many of the simplex method at the most; where they end, the dual one bounds the optimum about as far as it came. */
  run(steps = ALL_STEPS): Outcome {
    return this.#run(this.#way === 'inside', steps)
  }

  /** From inside to a corner, wherever the last run ended: in a program of many columns sooner there than from corner to corner. */
  runThrough(): Outcome {
    // An interior point method that begins where a corner is known already writes where it should not (HiGHS 1.15).
    this.#model.clearSolver()
    this.#model.options.set(THROUGH)
    const outcome = this.#run(true)
    this.#model.options.set(STRAIGHT)
    if (outcome.status === 'optimal' || this.#solver.halt()) return outcome
    this.#model.clearSolver()
    return this.run()
  }

  #run(mayFail: boolean, steps = ALL_STEPS): Outcome {
    // HiGHS calls a model without columns unsolved.
    if (this.#columns === 0)
      return { status: 'optimal', values: new Float64Array(0), objective: 0, duals: this.#noPrices }
    this.#model.options.set({ simplex_iteration_limit: steps })
    const { highs, halt } = this.#solver
    let isStopped = false
    const stop = (event: { interrupt(): void }): undefined => {
      isStopped ||= halt()
      if (isStopped) event.interrupt()
    }
    const { simplexInterrupt, ipmInterrupt } = highs.constants.callbackType
    try {
      this.#model.run({ [simplexInterrupt]: stop, [ipmInterrupt]: stop } as never)
      return this.#outcome(isStopped)
    } catch (error) {
      // From inside it may end in numbers that HiGHS does not accept. Corners are always found.
      if (mayFail && error instanceof highs.errors.HighsError) return UNSOLVED
      throw error
    }
  }

  #outcome(isStopped: boolean): Outcome {
    const code = this.#model.getModelStatus()
    if (code === 8 || code === 9) return { status: 'infeasible', objective: -Infinity }
    const { colValue, rowDual } = this.#model.getSolution()
    const objective = this.#model.getObjectiveValue()
    const isFound = Number(this.#model.info.get('primal_solution_status')) === 2
    const isOptimal =
      this.#way === 'inside' ? !isStopped && isNumbers(objective, rowDual) : code === 7 || code === 6
    const values = isFound || isOptimal ? colValue : undefined
    return { status: isOptimal ? 'optimal' : 'limit', values, duals: rowDual, objective }
  }

  dispose(): void {
    this.#model.dispose()
  }
}

/** Whether the interior point method came to anything: HiGHS does not say so, but where it fails there are no numbers. */
function isNumbers(objective: number, duals: Float64Array): boolean {
  return Number.isFinite(objective) && duals.every(Number.isFinite)
}

function matrixOf(columns: readonly Entries[], numRows: number) {
  const starts = new Int32Array(columns.length + 1)
  columns.forEach((c, j) => {
    starts[j + 1] = starts[j]! + c.rows.length
  })
  const indices = new Int32Array(starts[columns.length]!)
  const values = new Float64Array(starts[columns.length]!)
  columns.forEach((c, j) => {
    indices.set(c.rows, starts[j]!)
    values.set(c.values, starts[j]!)
  })
  return { format: 'csc' as const, numRows, numCols: columns.length, starts, indices, values }
}
