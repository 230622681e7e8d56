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
  const seats = task.seats ?? seatsOf(problem)
  const built = build(problem, cells, task.easyFrom, seats)
  const cover: Cover = { bound: reachable(problem, cells, seats), parts: [], joins: [], placed: 0 }
  if (built.columns.length === 0) return cover
  const relaxed = relax(built, solver)
  if (!relaxed) return cover
  cover.bound = Math.min(cover.bound, whole(built, relaxed.objective))
  if (task.iterations === 0 || cover.bound <= (task.above ?? -1) || solver.halt()) return cover

  const opened = built.used.filter((u) => relaxed.values![groupsAt(u)]! > EPS)
  const first = integer(built, opened, task.iterations, solver)
  let values = first.values
  const isShort = !values || whole(built, first.objective) < cover.bound
  if (task.whole && isShort && !solver.halt()) {
    const all = integer(built, built.used, task.iterations, solver, values)
    if (Number.isFinite(all.bound)) cover.bound = Math.min(cover.bound, whole(built, all.bound))
    values = all.values ?? values
  }
  return values ? { ...cover, ...read(built, values) } : cover
}

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
