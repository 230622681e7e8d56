/**
 * A better plan from a good one: some of its groups are formed anew, as well as can be of the groups that are worth
 * most, while the others stay (large neighborhood search, Shaw 1998).
 */
import { chance } from './chance.ts'
import { choose } from './choice.ts'
import type { Columns } from './columns.ts'
import { cutsCost } from './company.ts'
import { MARGIN } from './master.ts'
import type { Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Relaxations } from './relaxation.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'
import { type Formed, form } from './used.ts'

/** About so many groups are there to choose from; with fewer the choice is left to the proof. */
const LISTED = 12_000
const FEW = 4_000
/** A group that loses more than this share of what the plan does is seldom in a better one. */
const LOSS = 0.4
/** Which share of the groups is formed anew at once: one group more after so many tries in vain. */
const SHARE = { least: 1 / 2, most: 2 / 3 }
const VAIN = 12
/** Groups looked at in all tries. */
const LOOKS = 100_000
/** What one try may spend. */
const EFFORT = { open: 6_000, relaxations: 20 }

/** The relaxation of all: what it asks for each group, and what no plan is above. */
type Relaxed = { prices: Prices; upper: number }

export class Renewal {
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #relaxations: Relaxations
  readonly #relaxed: Relaxed
  readonly #roll = chance(1)
  #columns: Columns | undefined
  #looks = 0

  constructor(problem: Problem, solver: Solver, relaxations: Relaxations, relaxed: Relaxed) {
    this.#problem = problem
    this.#solver = solver
    this.#relaxations = relaxations
    this.#relaxed = relaxed
  }

  /** The best plan found by some tries. */
  run(known: Draft): Draft {
    const { prices, upper } = this.#relaxed
    this.#columns ??= this.#relaxations.pick(prices, LOSS * (known.fit - upper), LISTED)
    if (!this.#columns || this.#columns.count < FEW) return known
    let best = known
    const all = known.groups.filter((people) => people.length > 0).length
    this.#looks = LOOKS
    for (let together = Math.ceil(SHARE.least * all), inVain = 0; this.#looks > 0 && !this.#solver.halt(); ) {
      const groups = this.#shuffled(best)
      const renewed = this.#renewed(this.#columns, groups.slice(0, together), groups.slice(together))
      if (renewed) best = renewed
      inVain = renewed ? 0 : inVain + 1
      if (inVain < VAIN) continue
      inVain = 0
      if (++together > SHARE.most * all) break
    }
    return best
  }

  /** The groups of a plan in the order of chance, those that lose most by the prices sooner. */
  #shuffled(plan: Draft): Formed[] {
    const groups = plan.groups.flatMap((people, g) => {
      const group = g < this.#problem.groups.length ? g : -1
      return people.length === 0 ? [] : [{ people, group, fit: this.#relaxations.fitOf(people, group) }]
    })
    const losses = groups.map((one) => this.#lossOf(one))
    const usual = losses.reduce((sum, loss) => sum + loss, MARGIN) / losses.length
    // Weighted sampling without replacement (Efraimidis and Spirakis 2006).
    return groups
      .map((one, i) => ({ one, at: -Math.log(1 - this.#roll()) / (losses[i]! + usual) }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one)
  }

  #lossOf({ people, group, fit }: Formed): number {
    const { prices } = this.#relaxed
    const forming = group >= 0 ? prices.groups[group]! : prices.forming
    const cost = people.reduce((sum, p) => sum + prices.people[p]! + prices.placed, forming)
    return Math.max(0, cost + cutsCost(people, prices) - fit)
  }

  /** A better plan with some groups formed anew of the people of those that are let go, if there is one. */
  #renewed(columns: Columns, gone: readonly Formed[], kept: readonly Formed[]): Draft | undefined {
    const left = new Set(gone.flatMap(({ people }) => people))
    const taken = new Set(kept.map(({ group }) => group).filter((group) => group >= 0))
    const list: number[] = []
    for (let j = 0; j < columns.count; j++)
      if (!taken.has(columns.group[j]!) && columns.of(j).every((p) => left.has(p))) list.push(j)
    this.#looks -= list.length
    const target = {
      placed: left.size,
      bounds: [],
      fit: gone.reduce((sum, { fit }) => sum + fit, 10 * MARGIN),
      cuts: [],
      prices: this.#relaxed.prices,
    }
    const { draft } = choose(
      this.#problem,
      this.#solver,
      this.#relaxations.sorts,
      columns.only(list),
      target,
      { ...EFFORT },
    )
    for (const one of draft ? kept : []) form(draft!, one)
    return draft
  }
}
