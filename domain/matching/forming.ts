/**
 * The most people placed, in a large pool: annealed for the number alone (filling.ts), bounded by the relaxation over whole groups, first
 * of those who are hard to place and then of as many as can be looked at (outline.ts). Where these are all, it is counted to the last from there
 * (counting.ts); else it is looked for once more by dives.
 */
import { chance } from './chance.ts'
import { Counting } from './counting.ts'
import { Filling } from './filling.ts'
import { countOf, draftIn, type Gathering, heldIn, wholeOf } from './gathering.ts'
import { Outline } from './outline.ts'
import type { Found } from './rival.ts'
import type { Draft } from './roster.ts'
import { Rounding } from './rounding.ts'
import { EPS, type Used } from './seating.ts'
import type { Solver } from './solver.ts'
import { type Placed, type Seeking, Standing } from './standing.ts'

/** Steps of filling for each person, and in all. */
const STEPS = 15
const MOST_STEPS = 100_000
/** How many people are looked at closely, one outline after another. */
const LOOKS = [1_000, 2_500]
/** A plan that places less than this share of its bound is looked at more closely before it is looked for a better one. */
const CLOSE = 0.997
/** Steps of annealing for each person in a plan near an outline, and near each relaxation while it is counted. */
const NEARING = { outline: 16, counting: 8 }
/** Relaxations in which it is counted each time, times people. */
const STRETCH = 15_000
/** Plans made near the relaxation of all. */
const TRIES = 2

export class Forming implements Seeking {
  readonly #gathering: Gathering
  readonly #seed: number
  readonly #solver: Solver
  readonly #rounding: Rounding
  readonly #filling: Filling
  readonly #outline: Outline
  readonly #looks = [...LOOKS]
  readonly #standing: Standing
  /** Counts on from where everybody was looked at. */
  #counting: Counting | undefined
  /** How often it was looked once more. */
  #again = 0

  /** `bound`: no plan places more. `elsewhere`: what another search has found. */
  constructor(gathering: Gathering, seed: number, solver: Solver, bound: number, elsewhere?: () => Found) {
    this.#gathering = gathering
    this.#seed = seed
    this.#solver = solver
    this.#rounding = new Rounding(gathering, seed, solver.halt, NEARING.outline)
    this.#filling = new Filling(gathering, seed, solver.halt)
    this.#outline = new Outline(gathering, solver, chance(seed))
    this.#standing = new Standing(solver.halt, bound, elsewhere)
  }

  dispose(): void {
    this.#counting?.dispose()
  }

  /** A plan that places more than the known one, if filling from nothing finds one. */
  *fill(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    const filling = this.#filling
    filling.anneal(Math.min(STEPS * this.#gathering.people, MOST_STEPS))
    if (filling.placed <= known.placed) return
    yield this.#standing.told('filled', filling.draft())
  }

  /** Better bounds and plans than the known one, one after another, each worked out when it is asked for. */
  *first(known: Draft): Generator<Placed, void> {
    yield* this.fill(known)
    const isBetter = this.#filling.placed > known.placed
    this.#outline.learn(isBetter ? this.#filling.best : heldIn(this.#gathering, known))
    yield* this.#look()
    while (this.#looks.length > 0 && !this.#standing.isDone && this.#isSoonCloser) yield* this.#look()
    yield* this.#search(known)
  }

  /** Looks once more, above a known plan; the second time more closely. */
  *again(known: Draft): Generator<Placed, void> {
    this.#standing.known = known.placed
    if (this.#standing.isDone) return
    if (++this.#again > 1) yield* this.#look()
    yield* this.#search(known)
  }

  get #isFar(): boolean {
    return this.#standing.known < this.#standing.bound * CLOSE
  }

  /** Whether a closer look is next: much is open, or it is a look at everybody, from where it is counted. */
  get #isSoonCloser(): boolean {
    return this.#isFar || this.#gathering.people <= this.#looks[0]!
  }

  /** The bound by the next outline, if there is another. */
  *#look(): Generator<Placed, void> {
    const many = this.#looks.shift()
    if (many === undefined || this.#standing.isDone || !this.#outline.lookAt(many)) return
    const most = Math.floor(this.#outline.bound(this.#standing.known) + EPS)
    this.#standing.bound = Math.min(this.#standing.bound, wholeOf(this.#gathering, most))
    yield this.#standing.told('bounded')
    // Plans near what is soon looked at more closely are worse than the one known.
    if (this.#looks.length > 0 && this.#outline.isPart && this.#isSoonCloser) return
    for (let tries = 0; tries < TRIES && !this.#standing.isDone; tries++)
      yield* this.#near(this.#outline.used)
  }

  /** Counts, where all are looked at; else dives. */
  *#search(known: Draft): Generator<Placed, void> {
    if (this.#standing.isDone) return
    yield* this.#outline.isPart ? this.#dive() : this.#count(known)
  }

  *#count(known: Draft): Generator<Placed, void> {
    if (this.#counting) {
      yield* this.#counting.again(heldIn(this.#gathering, known))
      return
    }
    const gathering = this.#gathering
    const rounding = new Rounding(gathering, this.#seed, this.#solver.halt, NEARING.counting)
    const pace = { stretch: Math.ceil(STRETCH / gathering.people), stretches: 1, aim: 'plans' as const }
    this.#counting = new Counting(gathering, this.#solver, rounding, this.#standing, pace)
    yield* this.#counting.first(this.#outline.cheap)
  }

  /** One dive, with a plan near every other of its steps. */
  *#dive(): Generator<Placed, void> {
    let left: Used | undefined
    const isMore = (most: number) => most > this.#standing.known
    for (const used of this.#outline.dive(isMore)) {
      if (left) yield* this.#near(used)
      if (this.#standing.isDone) return
      left = left ? undefined : used
    }
    if (left) yield* this.#near(left)
    yield this.#standing.told('paused')
  }

  /** A plan near a relaxation, where it places more than is known. */
  *#near(used: Used): Generator<Placed, void> {
    const held = this.#rounding.near(used, this.#outline.aside)
    if (countOf(held) <= this.#standing.known) return
    yield this.#standing.told('counted', draftIn(this.#gathering, held))
  }
}
