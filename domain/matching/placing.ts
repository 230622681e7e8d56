/**
 * The most people placed, in a pool of middle size: annealed for the number alone (filling.ts), bounded by the relaxation over
 * whole groups (headcount.ts), then covered (cover.ts), first in the cells that both of them use, then in all that the bound
 * leaves, where what is not found is proven not to be there.
 */
import type { Cell } from './cells.ts'
import { type Cover, coverWithin } from './cover.ts'
import { groupsOf } from './covering.ts'
import { Filling } from './filling.ts'
import { draftOf, type Gathering, gatheringOf, type Held, heldIn } from './gathering.ts'
import { Headcount } from './headcount.ts'
import type { Problem } from './problem.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'

/** Steps of an annealing for each person; where a plan of another kind is filled up, or left for one as good, and how hot it is then. */
const STEPS = 900
const AGAIN = 600
const WARM = 0.6
/** Simplex steps of the cover at a glance, and of all that is left. */
const GLANCING = 8_000
const COVERING = 20_000

/** A step on the way: no plan places more than `bound`; `draft`: one that places more than was known, its fit unknown. */
export type Placed = { stage: 'filled' | 'bounded' | 'covered'; bound: number; draft?: Draft }

export class Placing {
  readonly #problem: Problem
  readonly #cells: readonly Cell[]
  readonly #solver: Solver
  readonly #gathering: Gathering
  readonly #headcount: Headcount
  readonly #filling: Filling
  #bound: number
  #covers = 0
  /** How many the best plan places. */
  #known = 0

  /** `bound`: no plan places more. */
  constructor(problem: Problem, cells: readonly Cell[], solver: Solver, bound: number) {
    this.#problem = problem
    this.#cells = cells
    this.#solver = solver
    this.#gathering = gatheringOf(problem, cells)
    this.#headcount = new Headcount(this.#gathering, solver)
    this.#filling = new Filling(this.#gathering, problem.pool.seed ?? 1, solver.halt)
    this.#bound = bound
  }

  dispose(): void {
    this.#headcount.dispose()
  }

  /** Better plans and bounds, one after another, each worked out when it is asked for. */
  *first(known: Draft): Generator<Placed, void> {
    this.#known = known.placed
    this.#filling.anneal(STEPS * this.#problem.people)
    this.#catchUp(known)
    yield this.#told('filled')
    if (this.#isDone) return
    this.#headcount.learn(known)
    this.#headcount.learn(this.#filling.draft())
    this.#bound = this.#headcount.bound(this.#bound)
    yield this.#told('bounded')
    if (this.#isDone) return
    this.#merge(this.#filling.best)
    yield this.#told('covered')
    if (this.#isDone) return
    this.#coverAll(COVERING)
    yield this.#told('covered')
  }

  /** Looks once more, above a known plan: fills anew and covers what the two have in use, or all that is left, with so many times the work. */
  *again(known: Draft, times: number): Generator<Placed, void> {
    this.#known = known.placed
    const other = this.#filling.anneal(AGAIN * this.#problem.people)
    this.#catchUp(known)
    yield this.#told('filled')
    if (this.#isDone) return
    if (times > 0) this.#coverAll(times * COVERING)
    else this.#merge(other)
    yield this.#told('covered')
  }

  /** A cover of the cells that the best plan, another, and the relaxation use. */
  #merge(other: readonly Held[]): void {
    const open = this.#headcount.opened()
    for (const { place } of [...this.#filling.best, ...other]) open.add(place)
    this.#cover(open, GLANCING)
  }

  get #isDone(): boolean {
    return this.#known >= this.#bound || this.#solver.halt()
  }

  /** What is known now; the plan only if it places more than the last. */
  #told(stage: Placed['stage']): Placed {
    const { placed } = this.#filling
    const draft = placed > this.#known ? this.#filling.draft() : undefined
    this.#known = Math.max(this.#known, placed)
    return { stage, bound: this.#bound, draft }
  }

  /** Goes on from a known plan where what was filled places fewer. */
  #catchUp(known: Draft): void {
    if (this.#filling.placed < known.placed) this.#fillFrom(heldIn(this.#gathering, known))
  }

  #fillFrom(held: readonly Held[]): void {
    this.#filling.anneal(AGAIN * this.#problem.people, held, WARM)
  }

  /** All places without which nobody places more: a bound for every plan. */
  #coverAll(iterations: number): void {
    const known = this.#known
    const { bound } = this.#cover(this.#headcount.near(known + 1), iterations)
    this.#bound = Math.min(this.#bound, Math.max(known, bound))
  }

  /** A cover of these places, filled up where conflicts leave some of it without a seat. */
  #cover(open: ReadonlySet<number>, iterations: number): Cover {
    const { best, placed } = this.#filling
    const look = { open, from: best, iterations, seed: this.#covers++ }
    const cover = coverWithin(this.#problem, this.#cells, look, this.#solver)
    if (cover.placed > placed)
      this.#fillFrom(heldIn(this.#gathering, draftOf(groupsOf(cover, this.#problem), this.#gathering.groups)))
    return cover
  }
}
