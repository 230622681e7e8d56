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
import { type Built, build, type Chosen, read, type Used } from './covering.ts'
import type { Problem } from './problem.ts'
import { type Outcome, Program, type Solver } from './solver.ts'

/** A cover, and the number that no plan exceeds. */
export type Cover = Chosen & { bound: number }

export type Task = {
  /** People in a cell of at least so many are easy. */
  easyFrom: number
  /** Simplex steps of each mixed-integer run. */
  iterations: number
  /** Look at all cells, not only those the relaxation opens, when a gap is left. */
  whole?: boolean
  /** The cover is wanted only if it places more than so many. */
  above?: number
}

const EPS = 1e-6
/** Rounds in which violated links are added to the relaxation. */
const LINK_ROUNDS = 4
const MIP = { mip_rel_gap: 0, mip_abs_gap: 0.99 }

/**
 * The relaxation, and unless it promises too little, a cover made from it: of the cells that the relaxation opens; where that is too
 * few and all may be looked at, of all.
 */
export function coverOf(problem: Problem, cells: readonly Cell[], task: Task, solver: Solver): Cover {
  const built = build(problem, cells, task.easyFrom)
  const relaxed = built.columns.length > 0 ? relax(built, solver) : undefined
  if (!relaxed) return nothing(reachable(problem, cells))
  const bound = Math.min(reachable(problem, cells), whole(built, relaxed.objective))
  if (bound <= (task.above ?? -1) || solver.halt()) return nothing(bound)

  const opened = built.used.filter((u) => relaxed.values![groupsAt(u)]! > EPS)
  const first = integer(built, opened, { iterations: task.iterations }, solver)
  const isShort = !first.values || whole(built, first.objective) < bound
  if (!task.whole || !isShort || solver.halt())
    return { ...nothing(bound), ...(first.values && read(built, first.values)) }
  const all = integer(built, built.used, { iterations: task.iterations }, solver, first.values)
  const values = all.values ?? first.values
  const least = Number.isFinite(all.bound) ? Math.min(bound, whole(built, all.bound)) : bound
  return { ...nothing(least), ...(values && read(built, values)) }
}

const nothing = (bound: number): Cover => ({ bound, parts: [], joins: [], placed: 0 })

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
  effort: { iterations: number; random_seed?: number },
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
  const program = new Program(solver, built.rows, columns, { ...MIP, ...effort })
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
export function reachable(problem: Problem, cells: readonly Cell[]): number {
  const reach = new Uint8Array(problem.people)
  for (const { people } of cells) for (const p of people) reach[p] = 1
  for (const g of problem.groups) if (g.openSeats > 0) for (const p of g.joiners) reach[p] = 1
  return reach.reduce((sum, r) => sum + r, 0)
}
