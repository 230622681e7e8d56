/**
 * The most people placed, in a pool of middle size: annealed for the number alone (filling.ts), then counted to the last (counting.ts).
 */
import { Counting } from './counting.ts'
import { Filling, STEPS } from './filling.ts'
import { countOf, draftIn, type Gathering, heldIn } from './gathering.ts'
import type { Found } from './rival.ts'
import type { Draft } from './roster.ts'
import { Rounding } from './rounding.ts'
import type { Used } from './seating.ts'
import type { Solver } from './solver.ts'
import { type Placed, type Seeking, Standing } from './standing.ts'

/** How hot it is where a plan of another kind is filled up. */
const WARM = 0.4
/** How it is counted. */
const PACE = { stretch: 30, stretches: 3 }
/** How many plans are made for one that places as many as are known. */
const TRIES = 20

export class Placing implements Seeking {
  readonly #gathering: Gathering
  readonly #halt: () => boolean
  readonly #rounding: Rounding
  readonly #counting: Counting
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
    this.#gathering = gathering
    this.#proves = proves
    this.#halt = solver.halt
    this.#rounding = new Rounding(gathering, seed, solver.halt)
    this.#filling = new Filling(gathering, seed, solver.halt)
    this.#standing = new Standing(solver.halt, bound, elsewhere)
    this.#counting = new Counting(gathering, solver, this.#rounding, this.#standing, {
      ...PACE,
      aim: proves ? 'bounds' : 'plans',
    })
  }

  dispose(): void {
    this.#counting.dispose()
  }

  /** Better plans and bounds, one after another, each worked out when it is asked for. */
  *first(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    // What is found by filling comes from elsewhere meanwhile.
    if (this.#proves) yield* this.#counting.first(heldIn(this.#gathering, known), 'trial')
    if (this.#standing.isDone) return
    yield* this.#fill(known)
    if (this.#standing.isDone) return
    // The groups of one good plan are a better beginning than those of two.
    const isBetter = this.#filling.placed >= known.placed
    const best = isBetter ? this.#filling.best : heldIn(this.#gathering, known)
    if (this.#proves) yield* this.#counting.again(best)
    else yield* this.#counting.first(best)
  }

  /** Looks once more, above a known plan: fills anew, and goes on with the search. */
  *again(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    yield* this.#fill(known)
    if (!this.#standing.isDone) yield* this.#counting.again(this.#filling.best)
  }

  /** Another plan that places as many, near the relaxation of all: it may suit better. Undefined where none is soon found. */
  other(known: number): Draft | undefined {
    this.#relaxed ??= this.#counting.relaxed(known)
    for (let tries = 0; tries < TRIES && !this.#halt(); tries++) {
      const held = this.#rounding.near(this.#relaxed)
      if (countOf(held) >= known) return draftIn(this.#gathering, held)
    }
    return undefined
  }

  /** Fills from nothing, and from a known plan on where that places more. */
  *#fill(known: Draft): Generator<Placed, void> {
    const filling = this.#filling
    const steps = STEPS * this.#gathering.people
    filling.anneal(steps)
    if (filling.placed < known.placed) filling.anneal(steps, heldIn(this.#gathering, known), WARM)
    yield this.#standing.told('filled', filling.placed > this.#standing.known ? filling.draft() : undefined)
  }
}
