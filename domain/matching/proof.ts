/**
 * The best plan of all, proven: column generation and enumeration, as Baldacci, Christofides and Mingozzi
 * (2008) solve routing.
 *
 * 1. The linear relaxation over all possible groups, which only few are ever looked at: whatever is
 *    worth more than the prices of its people is added until nothing is (Gilmore and Gomory 1961).
 * 2. Every group whose worth is below its prices by less than a small slack is listed. A plan that uses
 *    any other is below the relaxation by more than the slack, so a plan found among these within the slack
 *    is the best there is. Without one, the slack is doubled.
 * 3. Among the listed, cuts over three people (of all groups holding two of them at most one is formed:
 *    the subset-row cuts of Jepsen et al. 2008) bring the relaxation down and rule groups out,
 *    and branching chooses among those left (branching.ts).
 */

import { Branching } from './branching.ts'
import { Columns } from './columns.ts'
import { BATCH, MARGIN, Master } from './master.ts'
import { type Prices, Pricing } from './pricing.ts'
import type { Problem } from './problem.ts'
import { better, type Draft } from './roster.ts'
import type { Solver } from './solver.ts'

const EPS = 1e-7
/** The first slack, in points of fit. */
const SLACK = 0.1
/** With more slack than this, and no plan that places so many yet, all possible groups are listed. */
const WIDE = 3
/** The most kept of a room and size when pricing. */
const EACH = 5
/** Rounds of cuts, and the most cuts in one. */
const ROUNDS = 12
const CUTS = 40

export type Effort = {
  /** Candidates looked at by pricing. */
  looks: number
  /** Groups listed. */
  columns: number
  /** Groups left to branch on, and relaxations to solve while branching. */
  open: number
  relaxations: number
}

export type Proof = {
  draft: Draft
  /** The draft is the best of all plans. */
  proven: boolean
  /** No plan places more. */
  bound: number
  /** No plan that places `bound` has a larger sum of fits. */
  upper: number
}

/** Looks for the best plan and the proof that it is; `bound`: no plan places more than so many. */
export function prove(problem: Problem, known: Draft, bound: number, solver: Solver, effort: Effort): Proof {
  return new Prover(problem, known, bound, solver, effort).run()
}

class Prover {
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #effort: Effort
  readonly #pricing: Pricing
  #draft: Draft
  #bound: number
  #upper: number
  #relaxed = 0

  constructor(problem: Problem, known: Draft, bound: number, solver: Solver, effort: Effort) {
    this.#problem = problem
    this.#draft = known
    this.#bound = bound
    this.#upper = Infinity
    this.#solver = solver
    this.#effort = effort
    this.#pricing = new Pricing(problem, solver.halt)
  }

  run(): Proof {
    for (;;) {
      this.#upper = Infinity
      const root = this.#root()
      if (!root) return this.#told(false)
      if (!root.isImpossible) {
        this.#upper = root.upper
        const closed = this.#close(root)
        if (closed !== 'impossible') return this.#told(closed === 'proven')
      }
      this.#bound--
    }
  }

  #told(proven: boolean): Proof {
    return { draft: this.#draft, proven, bound: this.#bound, upper: this.#upper }
  }

  /** Candidates that may still be looked at. */
  get #looks(): number {
    return this.#effort.looks - this.#pricing.work
  }

  /** The relaxation over all possible groups; undefined when halted or too much work. */
  #root() {
    const master = new Master(this.#problem, this.#solver, this.#bound)
    try {
      this.#draft.groups.forEach((people, g) => {
        if (people.length === 0) return
        const group = g < this.#problem.groups.length ? g : -1
        master.columns.once(people, people.length, group, this.#pricing.fitOf(people, group))
      })
      for (;;) {
        if (!master.solve()) return undefined
        const prices = master.prices()
        const found = this.#pricing.find({ prices, above: EPS, each: EACH }, this.#looks)
        if (!found || this.#solver.halt()) return undefined
        const had = master.columns.count
        found.sort((a, b) => b.worth - a.worth)
        for (const one of found.slice(0, BATCH))
          master.columns.once(one.people, one.people.length, one.group, one.fit)
        if (master.columns.count === had) break
      }
      return { prices: master.prices(), upper: master.objective, isImpossible: master.isImpossible }
    } finally {
      master.dispose()
    }
  }

  /** Lists, cuts and chooses with growing slack. */
  #close({ prices, upper }: { prices: Prices; upper: number }): 'proven' | 'impossible' | 'open' {
    for (let slack = SLACK; ; slack *= 2) {
      const known = this.#draft.placed === this.#bound ? this.#draft.fit : -Infinity
      if (upper - known <= MARGIN) return 'proven'
      // Where the best plan known is hardly below, one listing does for both.
      const most = slack > WIDE ? -Infinity : upper - slack
      const target = known > upper - 1.5 * slack ? known : most
      const quest = { prices, above: target - upper - MARGIN, each: Infinity }
      const near = this.#pricing.find(quest, this.#looks, this.#effort.columns)
      if (!near) return 'open'
      const columns = new Columns()
      for (const one of near) columns.once(one.people, one.people.length, one.group, one.fit)
      const chosen = this.#choose(columns, target)
      if (chosen.draft && better(chosen.draft, this.#draft)) this.#draft = chosen.draft
      if (!chosen.complete) return 'open'
      if (this.#draft.placed === this.#bound && this.#draft.fit >= target - MARGIN) return 'proven'
      // All there are were listed.
      if (target === -Infinity) return 'impossible'
    }
  }

  /** The best plan of these columns that reaches the target, if there is any. `complete`: no better one was missed. */
  #choose(columns: Columns, target: number): { draft?: Draft; complete: boolean } {
    const master = new Master(this.#problem, this.#solver, this.#bound, columns)
    try {
      for (let round = 0; ; round++) {
        if (!master.settle() || this.#solver.halt()) return { complete: false }
        if (master.objective < target - MARGIN || master.isImpossible) return { complete: true }
        const more = round < ROUNDS ? master.violated(CUTS) : []
        if (more.length === 0) return this.#branch(master.restricted(master.open(target)), target)
        master.cut(more)
      }
    } finally {
      master.dispose()
    }
  }

  /** The best choice of at least the target. */
  #branch(master: Master, target: number): { draft?: Draft; complete: boolean } {
    try {
      const { relaxations, open } = this.#effort
      const branching = new Branching(master, target, relaxations - this.#relaxed, this.#solver.halt)
      const complete = master.columns.count <= open && branching.run()
      this.#relaxed += master.relaxed
      return { complete, draft: branching.best && master.draftOf(branching.best) }
    } finally {
      master.dispose()
    }
  }
}
