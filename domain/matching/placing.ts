/**
 * The most people placed, in a pool of middle size: annealed for the number alone (filling.ts), bounded by the relaxation over
 * whole groups and by cuts, then looked for by branch and price, where what is not found is proven not to be there (headcount.ts).
 */
import { Filling, STEPS } from './filling.ts'
import { countOf, draftOf, type Gathering, groupsIn, heldIn } from './gathering.ts'
import { Headcount } from './headcount.ts'
import type { Found } from './rival.ts'
import type { Draft } from './roster.ts'
import { Rounding } from './rounding.ts'
import type { Used } from './seating.ts'
import type { Solver } from './solver.ts'
import { type Placed, type Seeking, Standing } from './standing.ts'

/** How hot it is where a plan of another kind is filled up. */
const WARM = 0.4
/** Relaxations in which more is looked for at first, and each time again, and after how many there is a pause. */
const FIRST = 90
const MORE = 90
const STRETCH = 30
/** How many plans are made for one that places as many as are known. */
const TRIES = 20

export class Placing implements Seeking {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #rounding: Rounding
  readonly #headcount: Headcount
  readonly #filling: Filling
  readonly #standing: Standing
  readonly #proves: boolean
  /** What the relaxation of all uses. */
  #relaxed: Used | undefined

  /** `bound`: no plan places more. `elsewhere`: what another search has found; `proves`: that looks for plans, and this for lower bounds. */
  constructor(
    gathering: Gathering,
    seed: number,
    solver: Solver,
    bound: number,
    elsewhere?: () => Found,
    proves = false,
  ) {
    this.#proves = proves
    this.#gathering = gathering
    this.#solver = solver
    this.#rounding = new Rounding(gathering, seed, solver.halt)
    this.#headcount = new Headcount(gathering, solver, this.#rounding)
    this.#filling = new Filling(gathering, seed, solver.halt)
    this.#standing = new Standing(solver.halt, bound, elsewhere)
  }

  dispose(): void {
    this.#headcount.dispose()
  }

  /** Better plans and bounds, one after another, each worked out when it is asked for. */
  *first(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    yield* this.#fill(known)
    if (this.#standing.isDone) return
    // The groups of one good plan are a better beginning than those of two.
    this.#headcount.learn(this.#filling.placed < known.placed ? known : this.#filling.draft())
    this.#standing.bound = this.#headcount.bound(this.#standing.bound)
    yield this.#standing.told('bounded')
    if (this.#standing.isDone) return
    yield* this.#cut()
    yield* this.#settle(FIRST)
  }

  /** Looks once more, above a known plan: fills anew, and goes on with the search. */
  *again(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    yield* this.#fill(known)
    if (this.#standing.isDone) return
    this.#headcount.learn(this.#filling.draft())
    // The more are placed, the more of the relaxation may go, and the better new cuts fit the rest.
    yield* this.#cut()
    yield* this.#settle(MORE)
  }

  /** Another plan that places as many, near the relaxation of all: it may suit better. Undefined where none is soon found. */
  other(known: number): Draft | undefined {
    this.#relaxed ??= this.#headcount.relaxed(known)
    for (let tries = 0; tries < TRIES && !this.#solver.halt(); tries++) {
      const held = this.#rounding.near(this.#relaxed)
      if (countOf(held) >= known) return draftOf(groupsIn(this.#gathering, held), this.#gathering.groups)
    }
    return undefined
  }

  *#cut(): Generator<Placed, void> {
    this.#standing.bound = this.#headcount.tighten(this.#standing.known, this.#standing.bound)
    yield this.#standing.told('bounded')
  }

  /** Fills from nothing, and from a known plan on where that places more. */
  *#fill(known: Draft): Generator<Placed, void> {
    const filling = this.#filling
    const steps = STEPS * this.#gathering.people
    filling.anneal(steps)
    if (filling.placed < known.placed) filling.anneal(steps, heldIn(this.#gathering, known), WARM)
    yield this.#standing.told('filled', filling.placed > this.#standing.known ? filling.draft() : undefined)
  }

  *#settle(relaxations: number): Generator<Placed, void> {
    for (let left = relaxations; left > 0 && !this.#standing.isDone; left -= STRETCH) {
      const steps = this.#headcount.settle(
        this.#standing.known,
        this.#standing.bound,
        STRETCH,
        this.#standing.elsewhere,
        this.#proves,
      )
      for (const { bound, groups } of steps) {
        this.#standing.bound = bound
        yield this.#standing.told('counted', groups && draftOf(groups, this.#gathering.groups))
      }
      yield this.#standing.told('paused')
    }
  }
}
