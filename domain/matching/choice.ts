/**
 * The best plan of the groups listed: cliques of groups bring the relaxation down and rule groups out round by round,
 * and branching chooses among those left (branching.ts).
 */
import type { Bound } from './bounds.ts'
import { Branching } from './branching.ts'
import { cliques } from './cliques.ts'
import type { Columns } from './columns.ts'
import { MARGIN, Master } from './master.ts'
import type { Cut, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'
import type { Sorts } from './sorts.ts'
import { draftOf } from './used.ts'

/** Rounds of cliques, and the most cliques in one. */
const ROUNDS = 8
const CLIQUES = 40
/** Where no more than this share of the groups is left, the others are let go between rounds. */
const LEFT = 0.8

/** `open`: groups left to branch on. `relaxations`: how many may be solved while branching; lowered by those that were. */
export type Allowance = { open: number; relaxations: number }

/** `complete`: no better plan was missed. `most`: no plan of these groups is above. */
export type Choice = { draft?: Draft; complete: boolean; most: number }

/**
 * A plan that places so many, with so many groups of some kinds, and reaches the fit; `cuts`: known to be of use.
 * `prices`: near those of these groups.
 */
export type Target = {
  placed: number
  bounds: readonly Bound[]
  fit: number
  cuts: readonly Cut[]
  prices: Prices
}

/** The best plan of these groups that reaches the target, if there is any. */
export function choose(
  problem: Problem,
  solver: Solver,
  sorts: Sorts,
  columns: Columns,
  target: Target,
  may: Allowance,
): Choice {
  let master = new Master(problem, solver, target.placed, sorts, columns)
  try {
    master.cut(target.cuts)
    master.begin(target.prices)
    for (let rounds = ROUNDS; ; ) {
      master.bind(target.bounds)
      if (!master.settle() || solver.halt()) return { complete: false, most: Infinity }
      if (master.objective < target.fit - MARGIN || master.isImpossible)
        return { complete: true, most: target.fit }
      const open = master.open(target.fit)
      if (open.length <= LEFT * master.columns.count) {
        const left = master.restricted(open)
        master.dispose()
        master = left
        continue
      }
      const more = rounds-- > 0 ? cliques(master, CLIQUES) : []
      if (more.length === 0) break
      master.cutCliques(more)
    }
    const { objective } = master
    const choice = branch(master.restricted(master.open(target.fit)), target, may, solver)
    return { ...choice, most: Math.min(choice.most, objective) }
  } finally {
    master.dispose()
  }
}

function branch(master: Master, target: Target, may: Allowance, solver: Solver): Choice {
  try {
    const branching = new Branching(master, target.fit, target.bounds, may.relaxations, solver.halt)
    const complete = master.columns.count <= may.open && branching.run()
    may.relaxations -= master.relaxed
    return { complete, most: branching.most, draft: branching.best && draftOf(master, branching.best) }
  } finally {
    master.dispose()
  }
}
