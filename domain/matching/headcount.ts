/**
 * How many can be placed at the most, without a thought of fit, and a plan that places so many: branch and price (Barnhart et
 * al. 1998) over whole groups (seating.ts), on how many groups there are in a cell and on who is in which (quest.ts), below cuts
 * (ranks.ts).
 */
import { countOf, type Gathering, type Group, groupsIn, type Held, wholeOf } from './gathering.ts'
import { type Near, Quest } from './quest.ts'
import { type Found, nothingFound } from './rival.ts'
import type { Rounding } from './rounding.ts'
import { EPS, NOTHING, Seating, type Used } from './seating.ts'
import type { Solver } from './solver.ts'
import { Trial } from './trial.ts'

/** Cuts are looked for in so many rounds, and no more where they say less than that: at first, and where groups are to be listed. */
const BRIEF = { rounds: 8, little: 0.02 }
const LONG = { rounds: 20, little: 0.005 }
const VAIN = 3
/** Relaxations of a turn of dives, and questions of a trial's. */
const TURN = 20
const ASKED = 8
/** So many turns of a dive for each part of a trial that is looked at, where lower bounds are looked for first of all, and where plans are. */
const SELDOM = { bounds: 0.5, plans: 2 }
/** What a turn of a trial's questions is of a turn of a dive's. */
const SHORT = 0.25
/** How many numbers of people are looked for in turn. */
const NUMBERS = 4

/**
 * What is looked for first of all: plans; lower bounds, where another search looks for plans; or lower bounds alone, as far as a trial
 * is soon decided.
 */
export type Aim = 'plans' | 'bounds' | 'trial'

export class Headcount {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #rounding: Rounding | undefined
  readonly #seating: Seating
  /** No plan places more, by the relaxation of all. */
  #most = Infinity
  /** How often cuts were looked for. */
  #cuttings = 0
  readonly #quests = new Map<number, Quest>()
  #trial: Trial | undefined

  /** `rounding`: looks for plans near each relaxation. */
  constructor(gathering: Gathering, solver: Solver, rounding?: Rounding) {
    this.#gathering = gathering
    this.#solver = solver
    this.#rounding = rounding
    this.#seating = new Seating(gathering, solver)
  }

  dispose(): void {
    this.#trial?.dispose()
    this.#seating.dispose()
  }

  /** Makes groups known. */
  learn(groups: readonly Held[]): void {
    this.#seating.learn(groups)
  }

  /** The most people that any plan places, if it is no more than `bound`. */
  bound(bound: number): number {
    this.#note(this.#seating.solve(NOTHING, 0))
    return Math.min(bound, this.#bound)
  }

  /**
   * Cuts the relaxation down, a few times, as far as that says something of plans that place more than are placed; the most that any
   * plan places then, if no more than `bound`.
   */
  tighten(placed: number, bound: number, how = BRIEF): number {
    for (const most of this.cut(placed, bound, how)) bound = most
    return bound
  }

  /** Cuts down as `tighten` does: the most that any plan places, after each round. */
  *cut(placed: number, bound: number, { rounds, little } = BRIEF): Generator<number, void> {
    const wanted = this.#next(placed, bound) ?? Infinity
    for (let vain = 0, round = 0; round < rounds && vain < VAIN && this.#bound >= wanted; round++) {
      const before = this.#most
      if (this.#solver.halt() || !this.#seating.cut(this.#cuttings++)) break
      const most = this.#seating.solve(NOTHING, wanted, 'whole')
      if (most === undefined) break
      this.#note(most)
      vain = this.#most > before - little ? vain + 1 : 0
      // What costs more than the relaxation has to spare is in no such plan (Dantzig, Fulkerson and Johnson 1954).
      if (this.#bound >= wanted) this.#seating.prune(most - wanted)
      yield Math.min(bound, this.#bound)
    }
  }

  #note(most: number | undefined): void {
    if (most !== undefined && !this.#seating.isRough) this.#most = Math.min(this.#most, most)
  }

  get #bound(): number {
    return wholeOf(this.#gathering, Math.floor(this.#most + EPS))
  }

  /** The next number of people above what is placed that whole groups can come to; undefined where that is more than `bound`. */
  #next(placed: number, bound: number): number | undefined {
    for (let n = placed + 1; n <= bound; n++) if (wholeOf(this.#gathering, n) === n) return n
    return undefined
  }

  /** Numbers between what is placed and the bound, those next to the middle first: less is found at once, more is in vain. */
  #between(placed: number, bound: number): number[] {
    const numbers: number[] = []
    for (let n = this.#next(placed, bound); n !== undefined; n = this.#next(n, bound)) numbers.push(n)
    const away = (n: number) => Math.abs(2 * n - placed - bound - 1)
    return numbers.sort((a, b) => away(a) - away(b))
  }

  /** The groups that the relaxation of all uses, and how much of each, where so many are wanted. */
  relaxed(wanted: number): Used {
    this.#seating.solve(NOTHING, wanted)
    return this.#seating.used()
  }

  /** The groups of a plan that places at least so many, if one is found in so many relaxations. */
  reach(wanted: number, relaxations: number): Group[] | undefined {
    const quest = new Quest(this.#seating, this.#gathering.people, wanted)
    return quest.advance(relaxations, this.#solver.halt).groups
  }

  /**
   * How many can be placed, above what a known plan places and no more than `bound`, in so many relaxations: better bounds and plans
   * one after another. Asked again it goes on from there. `elsewhere`: what another search has found meanwhile.
   */
  *settle(
    placed: number,
    bound: number,
    relaxations: number,
    elsewhere: () => Found = nothingFound,
    aim: Aim = 'plans',
  ): Generator<{ bound: number; groups?: Group[] }> {
    for (let left = relaxations; left > 0 && !this.#solver.halt(); ) {
      const found = elsewhere()
      placed = Math.max(placed, found.placed)
      bound = Math.min(bound, found.bound)
      if (placed >= bound) return
      const turn = this.#turn(placed, bound, left, aim)
      if (!turn) return
      left -= turn.solved
      if (turn.isNone) bound = wholeOf(this.#gathering, turn.wanted - 1)
      if (turn.groups) placed = countOf(turn.groups)
      if (turn.isNone || turn.groups) yield { bound, groups: turn.groups }
    }
  }

  /** Whatever was gone on with least goes on for a turn, or what is decided soonest; undefined where nothing can. */
  #turn(placed: number, bound: number, left: number, aim: Aim) {
    const quests = this.#between(placed, bound)
      .map((wanted) => this.#questFor(wanted))
      .filter(({ isOver }) => !isOver)
      .slice(0, NUMBERS)
    const trial = this.#trialFor(bound)
    const all = [...quests, trial].filter(({ isOver }) => !isOver)
    // What is listed is soon decided, and what is to be parted first may never be.
    if (aim === 'trial' && !trial.isSoon) return undefined
    const each = aim === 'plans' ? SELDOM.plans : SELDOM.bounds
    const turnsOf = (one: Quest | Trial) =>
      one === trial ? trial.parts * each + trial.turns * SHORT : one.turns
    const isFirst = aim !== 'plans' && trial.isSoon
    const [next] = isFirst ? [trial] : all.sort((a, b) => turnsOf(a) - turnsOf(b))
    if (!next) return undefined
    // The less is to spare, the fewer groups are listed.
    if (next === trial && trial.parts === 0 && this.#cutDown(bound) < bound)
      return { wanted: bound, solved: 1, isNone: true, groups: undefined }
    const near: Near = (used) => this.#near(used, placed)
    if (next instanceof Quest)
      return { wanted: next.wanted, ...next.advance(Math.min(TURN, left), this.#solver.halt, near) }
    // Where one more is all there may be, a trial is the sooner over without.
    const others = bound > placed + 1 ? near : undefined
    return { wanted: bound, ...next.advance(Math.min(ASKED, left), others) }
  }

  /** Cuts the relaxation of all down as far as it goes, whatever part of it was solved last. */
  #cutDown(bound: number): number {
    this.#seating.solve(NOTHING, bound, 'whole')
    return this.tighten(bound - 1, bound, LONG)
  }

  /** The groups of a plan near the last relaxation, where it places more than that. */
  near(placed: number): Group[] | undefined {
    return this.#near(this.#seating.used(), placed)
  }

  /** The groups of a plan near a relaxation, where it places more than that; they are known from then on. */
  #near(used: Used, placed: number): Group[] | undefined {
    const held = this.#rounding?.near(used) ?? []
    if (countOf(held) <= placed) return undefined
    this.learn(held)
    return groupsIn(this.#gathering, held)
  }

  #questFor(wanted: number): Quest {
    const quest = this.#quests.get(wanted) ?? new Quest(this.#seating, this.#gathering.people, wanted)
    this.#quests.set(wanted, quest)
    return quest
  }

  /** Whether so many can be placed: of what no plan is known to be above, since fewest groups are left to it. */
  #trialFor(wanted: number): Trial {
    if (this.#trial?.wanted === wanted) return this.#trial
    this.#trial?.dispose()
    this.#trial = new Trial(this.#seating, this.#gathering, this.#solver, wanted)
    return this.#trial
  }
}
