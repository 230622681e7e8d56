/**
 * Good plans from the relaxation, for pools in which annealing ends far below it: group by group the one that the
 * relaxation uses most is decided and the relaxation of the others solved anew (diving with
 * column generation, Sadykov et al. 2019), until so few people are left that their best plan is found for certain.
 * Then some groups at a time are formed anew (renewal.ts).
 */
import { choose } from './choice.ts'
import { MARGIN } from './master.ts'
import type { Part, Prices } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Relaxations, Relaxed } from './relaxation.ts'
import { Renewal } from './renewal.ts'
import { better, type Draft } from './roster.ts'
import type { Solver } from './solver.ts'
import { type Formed, form } from './used.ts'

/** Of so many people the best plan is looked for at once. */
const FEW = 34
/** What the choice among these may spend. */
const FEW_EFFORT = { columns: 12_000, open: 6_000, relaxations: 60 }
/** How far below the relaxation, in points of fit, a plan of them is looked for, and when it is too near to be tried. */
const FAR = 0.8
const NEAR = 0.1
/** A plan so near to what is possible, in points of fit, is near enough for a proof; one so far is bettered before more dives. */
const ENOUGH = 0.15
const POOR = 0.4
/** How often some of the groups decided are decided otherwise, where a plan places as many and where none does yet; and how many of them. */
const RETURNS = { placed: 6, short: 10 }
const BACK = 2

/** How many dives, whether some groups are formed anew, and who is told of better plans. */
type Diving = { dives: number; renews: boolean; found?: (draft: Draft) => void }

export class Dive {
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #relaxations: Relaxations
  readonly #placed: number
  readonly #near: Prices
  /** Groups with which a dive has begun. */
  readonly #begun = new Set<string>()
  /** Groups decided on in vain. */
  readonly #vain = new Set<string>()
  best: Draft

  /** `best`: the best plan known; `placed`: how many a better one must place; `near`: prices of the relaxation of all. */
  constructor(
    problem: Problem,
    solver: Solver,
    relaxations: Relaxations,
    best: Draft,
    placed: number,
    near: Prices,
  ) {
    this.#problem = problem
    this.#solver = solver
    this.#relaxations = relaxations
    this.#placed = placed
    this.#near = near
    this.best = best
  }

  /** The fit that a better plan exceeds. */
  get #known(): number {
    return this.#isPlaced ? this.best.fit : -Infinity
  }

  /** `upper`: no plan is above. */
  run({ dives, renews, found }: Diving, upper: number): Draft {
    const renewal = new Renewal(this.#problem, this.#solver, this.#relaxations, { prices: this.#near, upper })
    let renewed: Draft | undefined
    const renew = (gap: number) => {
      if (!renews || upper - this.#known < gap || !this.#isPlaced || renewed === this.best) return
      this.best = renewal.run(this.best)
      renewed = this.best
      found?.(this.best)
    }
    for (let dive = 0, inVain = 0; dive < dives; dive++) {
      const before = this.best
      this.#dive()
      inVain = this.best === before ? inVain + 1 : 0
      if (inVain === 0) found?.(this.best)
      if (inVain >= (renewed || upper - this.#known < ENOUGH ? 1 : 2)) break
      renew(POOR)
      // What was formed anew is seldom bettered by a dive.
      if (renewed && upper - this.#known < POOR) break
    }
    // What chance left far below is formed anew once more.
    if (upper - this.#known >= POOR) renewed = undefined
    renew(ENOUGH)
    return this.best
  }

  /** The best plan places as many as any. */
  get #isPlaced(): boolean {
    return this.best.placed === this.#placed
  }

  /** Group by group; where those decided leave no plan at all, the last of them are decided otherwise, so many times. */
  #dive(): void {
    const decided: Formed[] = []
    this.#vain.clear()
    const isOut = (people: readonly number[]) =>
      this.#vain.has(people.join()) || (decided.length === 0 && this.#begun.has(people.join()))
    for (let returns = this.#isPlaced ? RETURNS.placed : RETURNS.short; !this.#solver.halt(); ) {
      const relaxed = this.#relax(decided, isOut)
      if (!relaxed) return
      const { isImpossible, main, upper } = relaxed
      if (!isImpossible && upper + sumOf(decided, ({ fit }) => fit) <= this.#known + MARGIN) return
      const left = this.#placed - sumOf(decided, ({ people }) => people.length)
      const end = left <= FEW && !isImpossible ? this.#finish(decided, relaxed) : undefined
      if (end === 'found') return
      if (main && !isImpossible && !end) {
        if (decided.length === 0) this.#begun.add(main.people.join())
        decided.push(main)
        continue
      }
      if (returns-- <= 0 || decided.length <= 1) return
      for (const { people } of decided.splice(-Math.min(BACK, decided.length - 1)))
        this.#vain.add(people.join())
    }
  }

  /** The relaxation of the people that are left. */
  #relax(decided: readonly Formed[], isOut: (people: readonly number[]) => boolean): Relaxed | undefined {
    return this.#relaxations.solve({
      placed: this.#placed - sumOf(decided, ({ people }) => people.length),
      bounds: [],
      near: this.#near,
      among: this.#partWithout(decided),
      isOut,
      isRough: true,
    })
  }

  #partWithout(decided: readonly Formed[]): Part {
    const people = new Uint8Array(this.#problem.people).fill(1)
    const groups = new Uint8Array(this.#problem.groups.length).fill(1)
    for (const one of decided) {
      for (const p of one.people) people[p] = 0
      if (one.group >= 0) groups[one.group] = 0
    }
    return { people, groups }
  }

  /** Looks for the best plan of those left, near the relaxation first where there is much to choose from; undefined where there is too much. */
  #finish(decided: readonly Formed[], relaxed: Relaxed): 'found' | 'none' | undefined {
    const { columns: most, ...may } = FEW_EFFORT
    const better = this.#known + 10 * MARGIN - sumOf(decided, (one) => one.fit)
    const placed = this.#placed - sumOf(decided, ({ people }) => people.length)
    const part = this.#partWithout(decided)
    for (let slack = Math.min(relaxed.upper - better, FAR); ; slack /= 2) {
      const fit = relaxed.upper - slack
      const columns = this.#relaxations.list(relaxed.prices, -slack - MARGIN, most, part)
      if (columns) {
        const target = { placed, bounds: [], fit, cuts: [], prices: relaxed.prices }
        const { draft, complete } = choose(
          this.#problem,
          this.#solver,
          this.#relaxations.sorts,
          columns,
          target,
          { ...may },
        )
        if (draft) this.#take(draft, decided)
        if (draft) return 'found'
        return complete && fit <= better ? 'none' : undefined
      }
      if (slack < NEAR || this.#solver.halt()) return undefined
    }
  }

  #take(draft: Draft, decided: readonly Formed[]): void {
    for (const one of decided) form(draft, one)
    if (better(draft, this.best)) this.best = draft
  }
}

function sumOf<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((total, one) => total + value(one), 0)
}
