/**
 * HiGHS, the one outside solver: linear and mixed-integer models as sparse columns.
 * All limits are counts of work (iterations, nodes), so that the same model gives the same answer;
 * `halt` is asked while it runs and ends it early.
 */
import highs, { type Basis, type Highs, type Model } from 'highs'

export type Solver = { highs: Highs; halt: () => boolean }

export type Entries = {
  cost: number
  lower?: number
  upper: number
  integer?: boolean
  rows: number[]
  values: number[]
}
export type Row = { lower: number; upper: number }

type Event = {
  interrupt(): void
  data: { mip_total_lp_iterations?: bigint; mip_primal_bound?: number }
}

export type Outcome = {
  /** optimal: proven. limit: a stop by work or `halt`; `values` is the best found, if any. */
  status: 'optimal' | 'infeasible' | 'limit'
  values?: Float64Array
  duals?: Float64Array
  objective: number
  /** No solution is better than this. */
  bound: number
}

/** `simplex_strategy` of HiGHS. */
const DUAL = 1
const PRIMAL = 4

let loaded: Promise<Highs> | undefined

/** The solver, loaded once for the process. */
export async function loadSolver(halt: () => boolean): Promise<Solver> {
  loaded ??= highs()
  return { highs: await loaded, halt }
}

/**
 * A model to be maximized, which may grow between runs. `iterations`: a mixed-integer run ends after
 * so many simplex steps once it has found a solution, and after four times as many without.
 */
export class Program {
  readonly #model: Model
  readonly #solver: Solver
  readonly #integer: boolean
  /** Solved from inside, HiGHS does not say whether what it came to is one. */
  readonly #isInside: boolean
  readonly #iterations: number
  readonly #noPrices: Float64Array
  #columns = 0

  constructor(
    solver: Solver,
    rows: readonly Row[],
    columns: readonly Entries[],
    {
      iterations = Infinity,
      ...options
    }: { iterations?: number; [option: string]: number | string | undefined } = {},
  ) {
    this.#solver = solver
    this.#iterations = iterations
    this.#noPrices = new Float64Array(rows.length)
    this.#integer = columns.some((c) => c.integer)
    this.#isInside = options.solver === 'ipm'
    this.#columns = columns.length
    this.#model = solver.highs.createModel({
      numCols: columns.length,
      numRows: rows.length,
      sense: -1 as never,
      colCost: columns.map((c) => c.cost),
      colLower: columns.map((c) => c.lower ?? 0),
      colUpper: columns.map((c) => c.upper),
      rowLower: rows.map((r) => r.lower),
      rowUpper: rows.map((r) => r.upper),
      matrix: matrixOf(columns, rows.length),
      integrality: this.#integer ? columns.map((c) => (c.integer ? 1 : 0)) : undefined,
    })
    this.#model.options.set({ output_flag: false, ...options })
  }

  get columns(): number {
    return this.#columns
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
      lower: Float64Array.from(columns, (c) => c.lower ?? 0),
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
    const { basic } = this.#solver.highs.constants.basisStatus
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

  /** A known solution to start from. */
  suggest(values: Float64Array): void {
    if (this.#columns > 0) this.#model.setSolution({ colValue: values })
  }

  run(): Outcome {
    // HiGHS calls a model without columns unsolved.
    if (this.#columns === 0)
      return { status: 'optimal', values: new Float64Array(0), objective: 0, bound: 0, duals: this.#noPrices }
    const { highs, halt } = this.#solver
    const stop = (event: Event): undefined => {
      if (halt() || this.#isSpent(event)) event.interrupt()
    }
    const { callbackType } = highs.constants
    const { simplexInterrupt, ipmInterrupt, mipInterrupt } = callbackType
    this.#model.run({ [simplexInterrupt]: stop, [ipmInterrupt]: stop, [mipInterrupt]: stop } as never)
    return this.#outcome()
  }

  #isSpent({ data }: Event): boolean {
    const spent = Number(data.mip_total_lp_iterations ?? 0) / this.#iterations
    return spent > (Number.isFinite(data.mip_primal_bound) ? 1 : 4)
  }

  #outcome(): Outcome {
    const code = this.#model.getModelStatus()
    if (code === 8 || code === 9) return { status: 'infeasible', objective: -Infinity, bound: -Infinity }
    const status = code === 7 || code === 6 ? 'optimal' : 'limit'
    const { colValue, rowDual } = this.#model.getSolution()
    const objective = this.#model.getObjectiveValue()
    // A linear model that was ended early says nothing of what it might have come to.
    const most = status === 'optimal' ? objective : Infinity
    const bound = this.#integer ? Number(this.#model.info.get('mip_dual_bound')) : most
    const found = this.#isInside || Number(this.#model.info.get('primal_solution_status')) === 2
    return { status, values: found ? colValue : undefined, duals: rowDual, objective, bound }
  }

  dispose(): void {
    this.#model.dispose()
  }
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
