/**
 * How many can be placed at most, and which cells to open so that as many are.
 *
 * Whoever is in a cell of many people is easy to place: they count as placed and may keep others
 * company. What is left is a program over the small cells: how many groups each holds and who is in
 * it. Its linear relaxation is tight (within one person of the optimum on every pool measured) and
 * opens few cells; a mixed-integer program over just these is small and finds the plan. Two
 * people in conflict take two groups of a cell. All of this relaxes the rules, so its bound holds for
 * every plan.
 */
import type { Cell } from './cells.ts'
import { type Built, build, type Chosen, read, type Seats, type Used } from './covering.ts'
import type { Problem } from './problem.ts'
import { type Outcome, Program, type Solver } from './solver.ts'

/** A cover, and the number that no plan exceeds. */
export type Cover = Chosen & { bound: number }

export type Task = {
  /** People in a cell of at least so many are easy. */
  easyFrom: number
  /** Simplex steps of each mixed-integer run; 0 for the linear bound only. */
  iterations: number
  /** Simplex steps of the first one, where they are fewer: what it finds soon is nearly all that it finds. */
  glance?: number
  /** Look at all cells, not only those the relaxation opens, when a gap is left. */
  whole?: boolean
  /** The cover is wanted only if it places more than so many. */
  above?: number
  seats?: readonly Seats[]
}

const EPS = 1e-6
/** Rounds in which violated links are added to the relaxation. */
const LINK_ROUNDS = 4
const MIP = { mip_rel_gap: 0, mip_abs_gap: 0.99 }

/** The relaxation, and unless `iterations` is 0 or it promises too little, a cover made from it. */
export function coverOf(problem: Problem, cells: readonly Cell[], task: Task, solver: Solver): Cover {
  let last: Cover | undefined
  for (const cover of coversOf(problem, cells, task, solver)) last = cover
  return last ?? nothing(reachable(problem, cells, task.seats))
}

/**
 * Covers one after another, each as good as the last or better: first of the cells that the relaxation opens; where that
 * is too few and all may be looked at, of all. Each is worked out when it is asked for; what it says of the bound holds for all.
 */
export function* coversOf(
  problem: Problem,
  cells: readonly Cell[],
  task: Task,
  solver: Solver,
): Generator<Cover, void> {
  const seats = task.seats ?? seatsOf(problem)
  const built = build(problem, cells, task.easyFrom, seats)
  const relaxed = built.columns.length > 0 ? relax(built, solver) : undefined
  if (!relaxed) return
  const bound = Math.min(reachable(problem, cells, seats), whole(built, relaxed.objective))
  if (task.iterations === 0 || bound <= (task.above ?? -1) || solver.halt()) return yield nothing(bound)

  const opened = built.used.filter((u) => relaxed.values![groupsAt(u)]! > EPS)
  const first = integer(built, opened, task.glance ?? task.iterations, solver)
  yield { ...nothing(bound), ...(first.values && read(built, first.values)) }
  const isShort = !first.values || whole(built, first.objective) < bound
  if (!task.whole || !isShort || solver.halt()) return
  const all = integer(built, built.used, task.iterations, solver, first.values)
  const values = all.values ?? first.values
  const least = Number.isFinite(all.bound) ? Math.min(bound, whole(built, all.bound)) : bound
  yield { ...nothing(least), ...(values && read(built, values)) }
}

const nothing = (bound: number): Cover => ({ bound, parts: [], joins: [], placed: 0 })

function seatsOf(problem: Problem): Seats[] {
  return problem.groups.map(({ openSeats, joiners }) => ({ seats: openSeats, joiners }))
}

/** People placed by a program's objective, those easy to place included. */
function whole({ easy }: Built, objective: number): number {
  return Math.floor(easy + objective + EPS)
}

const groupsAt = ({ cell, from }: Used) => from + cell.people.length

/** The linear optimum; bonds of cells of several groups are added as they are violated. */
function relax(built: Built, solver: Solver): Outcome | undefined {
  const program = new Program(
    solver,
    built.rows,
    built.columns.map((c) => ({ ...c, integer: false })),
  )
  const linked = new Set<number[]>()
  try {
    let outcome = program.run()
    for (let round = 0; round < LINK_ROUNDS && outcome.status === 'optimal'; round++) {
      const rows = violated(built, outcome.values!, linked)
      if (rows.length === 0) break
      program.addRows({ lower: -Infinity, upper: 0 }, rows)
      outcome = program.run()
    }
    return outcome.status === 'optimal' ? outcome : undefined
  } finally {
    program.dispose()
  }
}

/** Bonds that a solution breaks and that are not in the program yet. */
function violated({ used }: Built, values: Float64Array, linked: Set<number[]>) {
  const rows: { columns: number[]; values: number[] }[] = []
  for (const one of used) {
    if (one.many === 1) continue
    const groups = groupsAt(one)
    for (const bond of one.bonds) {
      const sum = bond.reduce((total, j) => total + values[j]!, 0)
      if (sum <= values[groups]! + EPS || linked.has(bond)) continue
      linked.add(bond)
      rows.push({ columns: [...bond, groups], values: [...bond.map(() => 1), -1] })
    }
  }
  return rows
}

/** The mixed-integer optimum over some of the cells, its values in terms of all columns. */
function integer(
  built: Built,
  cells: readonly Used[],
  iterations: number,
  solver: Solver,
  known?: Float64Array,
): Outcome {
  const kept: number[] = []
  for (const one of cells) for (let j = one.from; j <= groupsAt(one); j++) kept.push(j)
  for (let j = built.joinsFrom; j < built.columns.length; j++) kept.push(j)
  const groups = new Set(cells.map(groupsAt))
  const columns = kept.map((j) =>
    groups.has(j) ? { ...built.columns[j]!, integer: true } : built.columns[j]!,
  )
  const program = new Program(solver, built.rows, columns, { ...MIP, iterations })
  try {
    if (known) program.suggest(Float64Array.from(kept, (j) => known[j]!))
    const outcome = program.run()
    if (!outcome.values) return outcome
    const values = new Float64Array(built.columns.length)
    kept.forEach((j, i) => {
      values[j] = outcome.values![i]!
    })
    return { ...outcome, values }
  } finally {
    program.dispose()
  }
}

/** Everyone in any cell or able to join a recruiting group. */
export function reachable(
  problem: Problem,
  cells: readonly Cell[],
  seats: readonly Seats[] = seatsOf(problem),
): number {
  const reach = new Uint8Array(problem.people)
  for (const { people } of cells) for (const p of people) reach[p] = 1
  for (const s of seats) if (s.seats > 0) for (const p of s.joiners) reach[p] = 1
  return reach.reduce((sum, r) => sum + r, 0)
}
