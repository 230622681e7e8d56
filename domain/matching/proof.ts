/**
 * The best plan of all, proven: column generation and enumeration, as Baldacci, Christofides and Mingozzi
 * (2008) solve routing.
 *
 * 1. The linear relaxation over all possible groups is solved (relaxation.ts).
 * 2. Every group whose worth is below its prices by less than a small slack is listed. A plan that uses
 *    any other is below the relaxation by more than the slack, so a plan found among these within the slack
 *    is the best there is (choice.ts). Without one, none is above: the slack is doubled.
 * 3. Where that is too much to choose from, as the best plan known is far below, a better one is looked for
 *    (dive.ts), and where the relaxation forms a broken number of groups, or of groups of a kind (sorts.ts),
 *    it is solved anew with fewer and with more. Both are lower, and fewer groups are near their prices.
 */

import { ALL, type Bound, partedAt } from './bounds.ts'
import { type Allowance, choose } from './choice.ts'
import { Dive } from './dive.ts'
import { MARGIN } from './master.ts'
import type { Prices } from './prices.ts'
import { type Mate, Pricing } from './pricing.ts'
import type { Problem } from './problem.ts'
import { Relaxations, type Relaxed } from './relaxation.ts'
import { better, type Draft } from './roster.ts'
import type { Solver } from './solver.ts'

/** The first slack, in points of fit. */
const SLACK = 0.1
/** One listing does for both where the best plan known is below by no more than so many slacks: at first, and after dives. */
const FAR = 1.5
const DIVED = 2.5
/** Of more groups than this, after dives, the choice costs so much that one with less slack is worth its while first. */
const MANY = 40_000
/** Where the best plan known is so far below, in points of fit, no more than so many groups are chosen from before dives. */
const POOR = 1
const FEW = 1_500
/** What the slack grows by. */
const MORE = 1.5
/** With more slack than this, and no plan that places so many yet, all possible groups are listed. */
const WIDE = 3

/** `columns`: groups listed. */
type Listing = Allowance & { columns: number }

export type Effort = Listing & {
  /** What may be spent on a listing before a better plan is looked for. */
  first: Listing
  /** Candidates looked at by pricing. */
  looks: number
  /** Dives for a better plan, and whether some groups of it are formed anew. */
  dives: number
  renews: boolean
  /** Told of better plans. */
  found?: (draft: Draft) => void
  /** Runs half of the searches. */
  mate?: Mate
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

/** Plans with so many groups of some kinds: none of them is above `most`. */
type Case = Relaxed & { bounds: readonly Bound[]; most: number; slack: number }

/** `near`: prices that are near those of the case. */
type Opening = Pick<Case, 'bounds' | 'cuts' | 'most'> & { near?: Prices }

/** Looks for the best plan and the proof that it is; `bound`: no plan places more than so many. */
export function prove(problem: Problem, known: Draft, bound: number, solver: Solver, effort: Effort): Proof {
  return new Prover(problem, known, bound, solver, effort).run()
}

class Prover {
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #effort: Effort
  readonly #relaxations: Relaxations
  #draft: Draft
  #bound: number
  #cases: Case[] = []
  #hasDived = false

  constructor(problem: Problem, known: Draft, bound: number, solver: Solver, effort: Effort) {
    this.#problem = problem
    this.#draft = known
    this.#bound = bound
    this.#solver = solver
    this.#effort = { ...effort }
    this.#relaxations = new Relaxations(
      problem,
      solver,
      new Pricing(problem, solver.halt, effort.mate),
      effort.looks,
    )
    this.#relaxations.learn(known)
  }

  run(): Proof {
    for (;;) {
      this.#cases = []
      this.#hasDived = false
      if (!this.#open({ bounds: [], cuts: [], most: Infinity })) return this.#told(false, Infinity)
      for (;;) {
        const next = this.#next()
        if (!next) break
        if (!this.#close(next)) return this.#told(false, this.#most(next))
      }
      if (this.#draft.placed === this.#bound) return this.#told(true, this.#draft.fit)
      this.#bound--
    }
  }

  #told(proven: boolean, upper: number): Proof {
    return { draft: this.#draft, proven, bound: this.#bound, upper }
  }

  /** The fit that a better plan exceeds. */
  get #known(): number {
    return this.#draft.placed === this.#bound ? this.#draft.fit : -Infinity
  }

  /** No plan has a larger sum of fits, as long as this case and the others are open. */
  #most(open: Case): number {
    return Math.max(this.#known, open.most, ...this.#cases.map(({ most }) => most))
  }

  /** Takes out the case that promises most, if any promises more than is known. */
  #next(): Case | undefined {
    let top: Case | undefined
    for (const one of this.#cases) if (!top || one.most > top.most) top = one
    if (!top || top.most <= this.#known + MARGIN) return undefined
    this.#cases.splice(this.#cases.indexOf(top), 1)
    return top
  }

  /** Adds a case; false when halted or too much work. `most`: none of its plans is above. */
  #open({ bounds, cuts, most: above, near }: Opening): boolean {
    const relaxed = this.#relaxations.solve({ placed: this.#bound, bounds, cuts, near })
    if (!relaxed) return false
    const most = Math.min(relaxed.upper, above)
    if (!relaxed.isImpossible) this.#cases.push({ ...relaxed, most, bounds, slack: SLACK })
    return true
  }

  /** Gets on with a case: done, parted or left with a lower bound. False when halted or too much work. */
  #close(one: Case): boolean {
    if (!this.#hasDived) {
      const most = one.most - this.#known > POOR ? FEW : this.#effort.first.columns
      if (this.#choose(one, { ...this.#effort.first }, FAR, most)) return true
      this.#hasDived = true
      this.#dive(one)
      this.#cases.push(one)
      return true
    }
    const { broken, cuts } = one
    const isAll = broken[0]?.kind === ALL
    if (this.#choose(one, this.#effort, DIVED, MANY)) return true
    // Fewer groups are near the prices once their number is decided.
    if (!isAll && this.#choose(one, this.#effort)) return true
    if (broken.length === 0 || this.#effort.relaxations <= 0) return false
    const { value, kind } = broken[0]!
    return partedAt(value, kind, one.bounds).every((bounds) =>
      this.#open({ bounds, cuts, most: one.most, near: one.prices }),
    )
  }

  #dive({ prices, most }: Case): void {
    const dive = new Dive(this.#problem, this.#solver, this.#relaxations, this.#draft, this.#bound, prices)
    const { dives, renews, found } = this.#effort
    this.#draft = dive.run({ dives, renews, found }, most)
  }

  /** Looks for a better plan, within the slack where the best known is so far below. */
  #choose(one: Case, effort: Listing, far = FAR, most = effort.columns): boolean {
    const { prices, upper, slack, bounds, cuts } = one
    const known = this.#known
    // Where the best plan known is hardly below, one listing does for both.
    const within = slack > WIDE ? -Infinity : upper - slack
    const fit = known > upper - far * slack ? known : within
    const columns = this.#relaxations.list(prices, fit - upper - MARGIN, Math.min(most, effort.columns))
    if (!columns) return false
    const target = { placed: this.#bound, bounds, fit, cuts, prices }
    const {
      draft,
      complete,
      most: above,
    } = choose(this.#problem, this.#solver, this.#relaxations.sorts, columns, target, effort)
    if (draft && better(draft, this.#draft)) {
      this.#draft = draft
      this.#effort.found?.(draft)
    }
    if (!complete) {
      // Never above what the listing leaves out, or the branching has not decided.
      one.most = Math.min(one.most, Math.max(fit, above))
      return false
    }
    // All there are were listed, or no better plan is in this case.
    const isDone = fit === -Infinity || this.#known >= fit
    if (!isDone) this.#cases.push({ ...one, most: fit, slack: MORE * slack })
    return true
  }
}
