/**
 * Simulated annealing over rosters: a strong start in seconds for any size, and the plan itself
 * where the pool is too large for a proof. Work is counted in sets scored, never in time.
 */
import { Founding } from './founding.ts'
import { Moves } from './moves.ts'
import type { Problem } from './problem.ts'
import { better, type Draft, type Roster } from './roster.ts'
import { Scene } from './scene.ts'

/** How often a group looks for people; else people look for groups. */
const INVITING = 0.5

export type Watch = {
  /** Asked often; true ends the search. */
  halt: () => boolean
  /** Told of every better plan at the end of a stretch. */
  found: (draft: Draft) => void
}

/** Steps less one, a power of two, between two looks at a hot roster. */
const HOT_LOOK = 4095

export class Search {
  readonly roster: Roster
  readonly #scene: Scene
  readonly #moves: Moves
  readonly #watch: Watch
  best: Draft

  constructor(problem: Problem, seed: number, watch: Watch) {
    this.#scene = new Scene(problem, seed)
    this.#moves = new Moves(this.#scene, new Founding(this.#scene))
    this.#watch = watch
    this.roster = this.#scene.roster
    this.best = this.roster.draft()
  }

  /**
   * One cooling from `hot` to `cold` in points of fit, of so many sets scored. `worth`: what one more
   * person placed counts; 3 lets numbers fall and rise again, 30 keeps them. False when halted.
   */
  anneal(work: number, hot: number, cold: number, worth = 3): boolean {
    this.#scene.worth = worth
    const { scorer } = this.roster
    const start = scorer.scored
    const who = this.#movable()
    if (who.length === 0) return true
    for (let step = 0; ; step++) {
      if ((step & 63) === 0) {
        const done = (scorer.scored - start + step * 0.1) / work
        if (done >= 1) break
        if (this.#watch.halt()) return this.#keep(false)
        this.#scene.heat = hot * (cold / hot) ** done
      }
      this.#step(who)
      // While hot, a roster is soon a better one: kept now and then only, for whoever stops the search early.
      const look = this.#scene.heat < hot / 3 ? 15 : HOT_LOOK
      if ((step & look) === 0 && better(this.roster, this.best)) this.#keep(true)
    }
    return this.#keep(true)
  }

  #keep(going: boolean): boolean {
    if (better(this.roster, this.best)) {
      this.best = this.roster.draft()
      this.#watch.found(this.best)
    }
    return going
  }

  /** Remembers the roster as it is if it is the best so far. */
  note(): void {
    this.#keep(true)
  }

  /** Starts again from the best plan. */
  rewind(): void {
    this.roster.restore(this.best)
  }

  adopt(draft: Draft): void {
    this.roster.restore(draft)
    this.#keep(true)
  }

  #movable(): Int32Array {
    return Int32Array.from(this.#scene.columnsOf.keys()).filter((p) => this.#scene.columnsOf[p]!.length > 0)
  }

  #step(who: Int32Array): void {
    if (this.#scene.roll() < INVITING) this.#moves.invite()
    else this.#moves.look(who)
  }
}
