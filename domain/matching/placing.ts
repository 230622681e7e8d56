/**
 * The most people placed, in a pool of middle size: annealed for the number alone (filling.ts), bounded by the relaxation over
 * whole groups and by cuts, then looked for by branch and price, where what is not found is proven not to be there (headcount.ts).
 */
import { Filling, STEPS } from './filling.ts'
import { countOf, draftOf, type Gathering, groupsIn, heldIn } from './gathering.ts'
import { Headcount } from './headcount.ts'
import { type Found, nothingFound } from './rival.ts'
import type { Draft } from './roster.ts'
import { Rounding } from './rounding.ts'
import type { Used } from './seating.ts'
import type { Solver } from './solver.ts'

/** How hot it is where a plan of another kind is filled up. */
const WARM = 0.4
/** Relaxations in which more is looked for at first, and each time again, and after how many there is a pause. */
const FIRST = 90
const MORE = 90
const STRETCH = 30
/** How many plans are made for one that places as many as are known. */
const TRIES = 20

/**
 * A step on the way: no plan places more than `bound`; `draft`: one that places more than was known, its fit unknown. Paused: nothing
 * more was found for a while.
 */
export type Placed = { stage: 'filled' | 'bounded' | 'counted' | 'paused'; bound: number; draft?: Draft }

/** A search for more people to be placed, which can be gone on with. */
export type Seeking = {
  /** Looks once more, above a known plan. */
  again(known: Draft): Iterable<Placed>
  /** Another plan that places as many, whose fit is not known yet. */
  other?(known: number): Draft | undefined
  dispose?(): void
}

export class Placing implements Seeking {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #rounding: Rounding
  readonly #headcount: Headcount
  readonly #filling: Filling
  readonly #elsewhere: () => Found
  #bound: number
  /** How many the best plan places. */
  #known = 0
  /** What the relaxation of all uses. */
  #relaxed: Used | undefined

  /** `bound`: no plan places more. `elsewhere`: what another search has found. */
  constructor(
    gathering: Gathering,
    seed: number,
    solver: Solver,
    bound: number,
    elsewhere: () => Found = nothingFound,
  ) {
    this.#gathering = gathering
    this.#solver = solver
    this.#rounding = new Rounding(gathering, seed, solver.halt)
    this.#headcount = new Headcount(gathering, solver, this.#rounding)
    this.#filling = new Filling(gathering, seed, solver.halt)
    this.#elsewhere = elsewhere
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
    yield* this.#cut()
    yield* this.#settle(FIRST)
  }

  /** Looks once more, above a known plan: fills anew, and goes on with the search. */
  *again(known: Draft): Generator<Placed, void> {
    this.#known = known.placed
    yield* this.#fill(known)
    if (this.#isDone) return
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

  get #isDone(): boolean {
    const { placed, bound } = this.#elsewhere()
    return Math.max(this.#known, placed) >= Math.min(this.#bound, bound) || this.#solver.halt()
  }

  *#cut(): Generator<Placed, void> {
    this.#bound = this.#headcount.tighten(this.#known, this.#bound)
    yield this.#told('bounded')
  }

  #told(stage: Placed['stage'], draft?: Draft): Placed {
    if (draft) this.#known = draft.placed
    return { stage, bound: this.#bound, draft }
  }

  /** Fills from nothing, and from a known plan on where that places more. */
  *#fill(known: Draft): Generator<Placed, void> {
    const filling = this.#filling
    const steps = STEPS * this.#gathering.people
    filling.anneal(steps)
    if (filling.placed < known.placed) filling.anneal(steps, heldIn(this.#gathering, known), WARM)
    yield this.#told('filled', filling.placed > this.#known ? filling.draft() : undefined)
  }

  *#settle(relaxations: number): Generator<Placed, void> {
    for (let left = relaxations; left > 0 && !this.#isDone; left -= STRETCH) {
      const steps = this.#headcount.settle(this.#known, this.#bound, STRETCH, this.#elsewhere)
      for (const { bound, groups } of steps) {
        this.#bound = bound
        yield this.#told('counted', groups && draftOf(groups, this.#gathering.groups))
      }
      yield this.#told('paused')
    }
  }
}
