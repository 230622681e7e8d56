/**
 * How many can be placed, to the last: bounded by the relaxation over whole groups and by cuts, then looked for by branch and price, where
 * what is not found is proven not to be there (headcount.ts). A search goes on with it for a stretch of relaxations at a time.
 */
import { draftOf, type Gathering, type Group, type Held } from './gathering.ts'
import { type Aim, Headcount } from './headcount.ts'
import type { Rounding } from './rounding.ts'
import type { Used } from './seating.ts'
import type { Solver } from './solver.ts'
import type { Placed, Standing } from './standing.ts'

/** How it is counted: see `Counting`. */
export type Pace = {
  /** Relaxations of a stretch, after which there is a pause, and stretches each time. */
  stretch: number
  stretches: number
  /** What is looked for first of all. */
  aim: Aim
}

export class Counting {
  readonly #gathering: Gathering
  readonly #headcount: Headcount
  readonly #standing: Standing
  readonly #pace: Pace

  /** `rounding`: looks for plans near each relaxation; `standing`: what is known, here and elsewhere. */
  constructor(gathering: Gathering, solver: Solver, rounding: Rounding, standing: Standing, pace: Pace) {
    this.#gathering = gathering
    this.#headcount = new Headcount(gathering, solver, rounding)
    this.#standing = standing
    this.#pace = pace
  }

  dispose(): void {
    this.#headcount.dispose()
  }

  /** Bounds, and better bounds and plans one after another, beginning at groups that are known. */
  *first(known: readonly Held[], aim = this.#pace.aim): Generator<Placed, void> {
    this.#headcount.learn(known)
    this.#standing.bound = this.#headcount.bound(this.#standing.bound)
    yield this.#standing.told('bounded')
    if (!this.#standing.isDone) yield* this.#goOn(aim)
  }

  /** Goes on, with more groups known: the more are placed, the more of the relaxation may go, and the better new cuts fit the rest. */
  *again(known: readonly Held[]): Generator<Placed, void> {
    this.#headcount.learn(known)
    yield* this.#goOn()
  }

  /** The groups that the relaxation of all uses, and how much of each, where so many are wanted. */
  relaxed(wanted: number): Used {
    return this.#headcount.relaxed(wanted)
  }

  *#goOn(aim = this.#pace.aim): Generator<Placed, void> {
    yield* this.#cut()
    yield* this.#settle(aim)
  }

  /** Cuts, with a plan near the relaxation after each round. */
  *#cut(): Generator<Placed, void> {
    for (const bound of this.#headcount.cut(this.#standing.placed, this.#standing.bound)) {
      this.#standing.bound = bound
      const groups = this.#standing.isDone ? undefined : this.#headcount.near(this.#standing.placed)
      yield this.#told(groups ? 'counted' : 'bounded', groups)
      if (this.#standing.isDone) return
    }
  }

  *#settle(aim: Aim): Generator<Placed, void> {
    const { stretch, stretches } = this.#pace
    for (let left = stretches; left > 0 && !this.#standing.isDone; left--) {
      const { known, bound, elsewhere } = this.#standing
      for (const step of this.#headcount.settle(known, bound, stretch, elsewhere, aim)) {
        this.#standing.bound = step.bound
        yield this.#told('counted', step.groups)
      }
      yield this.#standing.told('paused')
    }
  }

  #told(stage: Placed['stage'], groups?: readonly Group[]): Placed {
    return this.#standing.told(stage, groups && draftOf(groups, this.#gathering.groups))
  }
}
