/**
 * The relaxation over all possible groups, which only few are ever looked at: whatever is worth more than
 * the prices of its people is added until nothing is (Gilmore and Gomory 1961). Groups once found are kept
 * for the next relaxation, of the same people or of a part of them.
 */
import type { Bound } from './bounds.ts'
import { Columns } from './columns.ts'
import { violated } from './cuts.ts'
import { Master } from './master.ts'
import type { Cut, Part, Priced, Prices } from './prices.ts'
import type { Pricing } from './pricing.ts'
import type { Problem } from './problem.ts'
import { brokenKinds } from './questions.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'
import type { Kind, Sorts } from './sorts.ts'
import { mainOf } from './used.ts'

const EPS = 1e-7
/** Groups added at once. */
const BATCH = 400
/** The fewest and the most kept of a room and size when pricing. */
const EACH = { least: 5, most: 20 }
/** Candidates first looked at for each room, size and first person, then again, at last all. */
const BRIEF = [500, 3_000, Infinity]
/** A search that finds no more than so many is followed by a longer one. */
const FEW = 20
/** About so many rooms and sizes are looked at in turn at first, in no more turns than so many. */
const SEARCHES = 200
const TURNS = 8
/** Rounds of cuts, and the most cuts in one. */
const ROUNDS = 2
const CUTS = 40

export type Relaxed = {
  prices: Prices
  /** No plan with so many new groups has a larger sum of fits. */
  upper: number
  /** The cuts that hold it down. */
  cuts: Cut[]
  /** Kinds of groups of which it forms a broken number. */
  broken: { kind: Kind; value: number }[]
  /** No plan places as many. */
  isImpossible: boolean
  /** The group used most, of those that are not left out: its people and the recruiting group. */
  main?: { people: number[]; group: number; fit: number }
}

/** What is asked: so many placed, in so many new groups, of the people in `among`. `isRough`: not solved to the end, `upper` bounds nothing. */
export type Ask = {
  placed: number
  bounds: readonly Bound[]
  /** Of use in a relaxation before, and its prices. */
  cuts?: readonly Cut[]
  near?: Prices
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
  readonly #turns: number
  readonly #known = new Columns()

  /** `looks`: candidates that may be looked at in all. */
  constructor(problem: Problem, solver: Solver, pricing: Pricing, looks: number) {
    this.#problem = problem
    this.#solver = solver
    this.#pricing = pricing
    this.#end = pricing.work + looks
    this.#turns = Math.max(1, Math.min(TURNS, Math.floor(pricing.searches / SEARCHES)))
    this.#each = Math.max(EACH.least, Math.min(EACH.most, Math.floor(BATCH / pricing.searches)))
  }

  fitOf(people: readonly number[], group: number): number {
    return this.#pricing.scoreOf(people, group).fit
  }

  /** Makes the groups of a plan known. */
  learn(draft: Draft): void {
    draft.groups.forEach((people, g) => {
      if (people.length === 0) return
      const group = g < this.#problem.groups.length ? g : -1
      const { fit, sort } = this.#pricing.scoreOf(people, group)
      this.#known.once(people, people.length, group, fit, sort)
    })
  }

  /** What sort of new group a set of people is. */
  get sorts(): Sorts {
    return this.#pricing.sorts
  }

  /** The relaxation; undefined when halted or too much work. */
  solve({ placed, bounds, cuts = [], near, among, isOut, isRough = false }: Ask): Relaxed | undefined {
    const master = new Master(this.#problem, this.#solver, placed, this.sorts, this.#columnsAmong(among))
    try {
      master.cut(cuts)
      master.bind(bounds)
      if (near) master.begin(near)
      // Where cuts are to come, it is solved to the end only with all of them.
      for (let round = 0, from = 0; !isRough && round < ROUNDS; round++, from = 1) {
        if (!this.#generate(master, among, BRIEF.slice(from, -1))) return undefined
        const more = master.isImpossible ? [] : violated(master, CUTS)
        if (more.length === 0) break
        master.cut(more)
      }
      if (!this.#generate(master, among, isRough ? BRIEF.slice(0, 1) : BRIEF.slice(1))) return undefined
      const { columns } = master
      const main = isOut && mainOf(master, (j) => isOut(columns.of(j)))
      return {
        prices: master.prices(),
        upper: master.objective,
        broken: brokenKinds(master),
        cuts: master.cuts(),
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

  /** Adds groups that pay, by searches so brief, until hardly any are found, or none by a search for all. False when halted or too much work. */
  #generate(master: Master, among: Part | undefined, briefs: readonly number[]): boolean {
    for (let step = 0, turn = 0, idle = 0; ; turn++) {
      if (!master.settle()) return false
      const brief = briefs[step]
      if (brief === undefined) return true
      // While much is found anywhere, only some of the rooms are looked at in turn.
      const turns = brief === BRIEF[0] ? this.#turns : 1
      const quest = {
        prices: master.prices(),
        above: EPS,
        each: this.#each,
        best: BATCH,
        among,
        brief,
        turn: { at: turn % turns, of: turns },
      }
      const found = this.#pricing.find(quest, this.#left)
      if (!found || this.#solver.halt()) return false
      const had = master.columns.count
      found.sort((a, b) => b.worth - a.worth)
      for (const { people, group, fit, sort } of found.slice(0, BATCH)) {
        master.columns.once(people, people.length, group, fit, sort)
        this.#known.once(people, people.length, group, fit, sort)
      }
      const isLast = brief === Infinity
      if (isLast && master.columns.count === had) return true
      if (isLast) continue
      idle = master.columns.count <= had + FEW ? idle + 1 : 0
      if (idle < turns) continue
      step++
      idle = 0
    }
  }

  /** Every group whose worth is above; undefined when there are more than `most`, or too much work. */
  list(prices: Prices, above: number, most: number, among?: Part): Columns | undefined {
    const near = this.#pricing.find({ prices, above, each: Infinity, among }, this.#left, most)
    return near && columnsOf(near)
  }

  /** Of the groups whose worth is above the best, no more than twice as many as wanted; undefined when too much work. */
  pick(prices: Prices, above: number, wanted: number): Columns | undefined {
    const near = this.#pricing.find({ prices, above, each: wanted, best: wanted }, this.#left)
    return near && columnsOf(near)
  }

  get #left(): number {
    return this.#end - this.#pricing.work
  }

  #columnsAmong(among?: Part): Columns {
    const { count, group, fit, sort } = this.#known
    const columns = new Columns()
    for (let j = 0; j < count; j++) {
      const people = this.#known.of(j)
      if (among && !people.every((p) => among.people[p])) continue
      if (among && group[j]! >= 0 && !among.groups[group[j]!]) continue
      columns.once(people, people.length, group[j]!, fit[j]!, sort[j]!)
    }
    return columns
  }
}

function columnsOf(groups: readonly Priced[]): Columns {
  const columns = new Columns()
  for (const { people, group, fit, sort } of groups) columns.once(people, people.length, group, fit, sort)
  return columns
}
