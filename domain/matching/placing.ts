/**
 * The most people placed, in a pool of middle size: annealed for the number alone (filling.ts), bounded by the relaxation over
 * whole groups and by cuts, then looked for by branch and price, where what is not found is proven not to be there (headcount.ts).
 */
import { Filling, STEPS } from './filling.ts'
import { draftOf, type Gathering, heldIn } from './gathering.ts'
import { Headcount } from './headcount.ts'
import type { Draft } from './roster.ts'
import type { Solver } from './solver.ts'

/** How often it is filled: twice finds one more than once for twice as long. */
const TIMES = 2
/** How hot it is where a plan of another kind is filled up. */
const WARM = 0.4
/** Relaxations in which more is looked for at first, and each time again. */
const FIRST = 80
const MORE = 160

/** A step on the way: no plan places more than `bound`; `draft`: one that places more than was known, its fit unknown. */
export type Placed = { stage: 'filled' | 'bounded' | 'counted'; bound: number; draft?: Draft }

export class Placing {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #headcount: Headcount
  readonly #filling: Filling
  #bound: number
  /** How many the best plan places. */
  #known = 0

  /** `bound`: no plan places more. */
  constructor(gathering: Gathering, seed: number, solver: Solver, bound: number) {
    this.#gathering = gathering
    this.#solver = solver
    this.#headcount = new Headcount(gathering, solver)
    this.#filling = new Filling(gathering, seed, solver.halt)
    this.#bound = bound
  }

  dispose(): void {
    this.#headcount.dispose()
  }

  /** Better plans and bounds, one after another, each worked out when it is asked for. */
  *first(known: Draft): Generator<Placed, void> {
    this.#known = known.placed
    yield* this.#fill(known)
    if (this.#isDone) return
    // The groups of one good plan are a better beginning than those of two.
    this.#headcount.learn(this.#filling.placed < known.placed ? known : this.#filling.draft())
    this.#bound = this.#headcount.bound(this.#bound)
    yield this.#told('bounded')
    if (this.#isDone) return
    this.#bound = this.#headcount.tighten(this.#known + 1, this.#bound)
    yield this.#told('bounded')
    yield* this.#settle(FIRST)
  }

  /** Looks once more, above a known plan: fills anew, and goes on with the search. */
  *again(known: Draft): Generator<Placed, void> {
    this.#known = known.placed
    yield* this.#fill(known)
    if (this.#isDone) return
    this.#headcount.learn(this.#filling.draft())
    yield* this.#settle(MORE)
  }

  get #isDone(): boolean {
    return this.#known >= this.#bound || this.#solver.halt()
  }

  #told(stage: Placed['stage'], draft?: Draft): Placed {
    if (draft) this.#known = draft.placed
    return { stage, bound: this.#bound, draft }
  }

  /** Fills from nothing, and from a known plan on where that places more. */
  *#fill(known: Draft): Generator<Placed, void> {
    const filling = this.#filling
    const steps = STEPS * this.#gathering.people
    for (let i = 0; i < TIMES && filling.placed < this.#bound; i++) filling.anneal(steps)
    if (filling.placed < known.placed) filling.anneal(steps, heldIn(this.#gathering, known), WARM)
    yield this.#told('filled', filling.placed > this.#known ? filling.draft() : undefined)
  }

  *#settle(relaxations: number): Generator<Placed, void> {
    for (const { bound, groups } of this.#headcount.settle(this.#known, this.#bound, relaxations)) {
      this.#bound = bound
      yield this.#told('counted', groups && draftOf(groups, this.#gathering.groups))
    }
  }
}
