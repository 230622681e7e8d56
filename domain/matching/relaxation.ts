/**
 * The relaxation over all possible groups, which only few are ever looked at: whatever is worth more than
 * the prices of its people is added until nothing is (Gilmore and Gomory 1961). Groups once found are kept
 * for the next relaxation, of the same people or of a part of them.
 */
import { Columns } from './columns.ts'
import type { Count } from './count.ts'
import { BATCH, Master } from './master.ts'
import type { Part, Priced, Prices, Pricing } from './pricing.ts'
import type { Problem } from './problem.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'

const EPS = 1e-7
/** The fewest and the most kept of a room and size when pricing. */
const EACH = { least: 5, most: 20 }
/** Candidates first looked at for each room, size and first person, then again, at last all. */
const BRIEF = [500, 8_000, Infinity]
/** A search that finds no more than so many is followed by a longer one. */
const FEW = 20

export type Relaxed = {
  prices: Prices
  /** No plan with so many new groups has a larger sum of fits. */
  upper: number
  /** New groups that it forms. */
  formed: number
  /** No plan places as many. */
  isImpossible: boolean
  /** The group used most, of those that are not left out: its people and the recruiting group. */
  main?: { people: number[]; group: number; fit: number }
}

/** What is asked: so many placed, in so many new groups, of the people in `among`. `isRough`: not solved to the end, `upper` bounds nothing. */
export type Ask = {
  placed: number
  count: Count
  among?: Part
  isOut?: (people: readonly number[]) => boolean
  isRough?: boolean
}

export class Relaxations {
  readonly #problem: Problem
  readonly #solver: Solver
  readonly #pricing: Pricing
  readonly #end: number
  readonly #each: number
  readonly #known = new Columns()

  /** `looks`: candidates that may be looked at in all. */
  constructor(problem: Problem, solver: Solver, pricing: Pricing, looks: number) {
    this.#problem = problem
    this.#solver = solver
    this.#pricing = pricing
    this.#end = pricing.work + looks
    this.#each = Math.max(EACH.least, Math.min(EACH.most, Math.floor(BATCH / pricing.searches)))
  }

  fitOf(people: readonly number[], group: number): number {
    return this.#pricing.fitOf(people, group)
  }

  /** Makes the groups of a plan known. */
  learn(draft: Draft): void {
    draft.groups.forEach((people, g) => {
      if (people.length === 0) return
      const group = g < this.#problem.groups.length ? g : -1
      this.#known.once(people, people.length, group, this.#pricing.fitOf(people, group))
    })
  }

  /** The relaxation; undefined when halted or too much work. */
  solve({ placed, count, among, isOut, isRough }: Ask): Relaxed | undefined {
    const master = new Master(this.#problem, this.#solver, placed, this.#columnsAmong(among))
    try {
      master.limit(count)
      for (let step = 0; ; ) {
        const brief = BRIEF[step]!
        if (!master.settle()) return undefined
        const quest = { prices: master.prices(), above: EPS, each: this.#each, among, brief }
        const found = this.#pricing.find(quest, this.#left)
        if (!found || this.#solver.halt()) return undefined
        const had = master.columns.count
        found.sort((a, b) => b.worth - a.worth)
        for (const { people, group, fit } of found.slice(0, BATCH)) {
          master.columns.once(people, people.length, group, fit)
          this.#known.once(people, people.length, group, fit)
        }
        const isLast = brief === Infinity
        if (isLast && master.columns.count === had) break
        if (!isLast && master.columns.count <= had + FEW) step++
        if (isRough && step > 0) break
      }
      const { columns } = master
      const main = isOut && master.main((j) => isOut(columns.of(j)))
      return {
        prices: master.prices(),
        upper: master.objective,
        formed: master.formed(),
        isImpossible: master.isImpossible,
        main:
          main === undefined
            ? undefined
            : { people: columns.of(main), group: columns.group[main]!, fit: columns.fit[main]! },
      }
    } finally {
      master.dispose()
    }
  }

  /** Every group whose worth is above; undefined when there are more than `most`, or too much work. */
  list(prices: Prices, above: number, most: number, among?: Part): Columns | undefined {
    const near: Priced[] | undefined = this.#pricing.find(
      { prices, above, each: Infinity, among },
      this.#left,
      most,
    )
    if (!near) return undefined
    const columns = new Columns()
    for (const { people, group, fit } of near) columns.once(people, people.length, group, fit)
    return columns
  }

  get #left(): number {
    return this.#end - this.#pricing.work
  }

  #columnsAmong(among?: Part): Columns {
    const { count, group, fit } = this.#known
    const columns = new Columns()
    for (let j = 0; j < count; j++) {
      const people = this.#known.of(j)
      if (among && !people.every((p) => among.people[p])) continue
      if (among && group[j]! >= 0 && !among.groups[group[j]!]) continue
      columns.once(people, people.length, group[j]!, fit[j]!)
    }
    return columns
  }
}
