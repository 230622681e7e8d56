/**
 * How many can be placed at the most, without a thought of fit, and a plan that places so many: branch and price (Barnhart et
 * al. 1998) over whole groups (seating.ts), on how many groups there are in a cell and on who is in which (quest.ts), below cuts
 * (ranks.ts).
 *
 * Where conflicts are many its bound is lower than that of a cover (cover.ts), which knows of conflicts two by two only; where
 * free hours are many it has both bound and plan in a small part of the time.
 */
import { countOf, type Gathering, type Group } from './gathering.ts'
import { Quest, type Rule } from './quest.ts'
import type { Draft } from './roster.ts'
import { EPS, NOTHING, Seating } from './seating.ts'
import type { Solver } from './solver.ts'

/** Cuts are looked for so many times at the most, and no more where they say less than that. */
const CUTTING = 8
const LITTLE = 0.02
const VAIN = 3
/** By which rules plans are looked for, so many relaxations in turn. */
const RULES: readonly Rule[] = ['dive', 'even', 'counts']
const TURN = 40
/** No more than so many people above the plan that is known: far more are looked for in vain. */
const ABOVE = 4

export class Headcount {
  readonly #people: number
  readonly #solver: Solver
  readonly #seating: Seating
  /** No plan places more, by the relaxation of all. */
  #most = Infinity
  /** How often cuts were looked for. */
  #cuttings = 0
  readonly #quests = new Map<string, Quest>()

  constructor(gathering: Gathering, solver: Solver) {
    this.#people = gathering.people
    this.#solver = solver
    this.#seating = new Seating(gathering, solver)
  }

  dispose(): void {
    this.#seating.dispose()
  }

  /** Makes the groups of a plan known. */
  learn(plan: Draft): void {
    this.#seating.learn(plan)
  }

  /** The most people that any plan places, if it is no more than `bound`. */
  bound(bound: number): number {
    this.#note(this.#seating.solve(NOTHING, 0))
    return Math.min(bound, this.#bound)
  }

  /**
   * Cuts the relaxation down, a few times, as far as that says something of plans that place so many as are wanted; the most that any
   * plan places then, if no more than `bound`.
   */
  tighten(wanted: number, bound: number): number {
    for (let vain = 0, round = 0; round < CUTTING && vain < VAIN && this.#bound >= wanted; round++) {
      const before = this.#most
      if (this.#solver.halt() || !this.#seating.cut(this.#cuttings++)) break
      const most = this.#seating.solve(NOTHING, wanted, true)
      if (most === undefined) break
      this.#note(most)
      vain = this.#most > before - LITTLE ? vain + 1 : 0
      // What costs more than the relaxation has to spare is in no such plan (Dantzig, Fulkerson and Johnson 1954).
      if (this.#bound >= wanted) this.#seating.prune(most - wanted)
    }
    return Math.min(bound, this.#bound)
  }

  #note(most: number | undefined): void {
    if (most !== undefined && !this.#seating.isRough) this.#most = Math.min(this.#most, most)
  }

  get #bound(): number {
    return Math.floor(this.#most + EPS)
  }

  /** The groups of a plan that places at least so many, if one is found in so many relaxations. */
  reach(wanted: number, relaxations: number): Group[] | undefined {
    const quest = new Quest(this.#seating, this.#people, wanted, 'dive')
    return quest.advance(relaxations, this.#solver.halt).groups
  }

  /**
   * How many can be placed, above what a known plan places and no more than `bound`, in so many relaxations: better bounds and plans
   * one after another. Asked again it goes on from there.
   */
  *settle(
    placed: number,
    bound: number,
    relaxations: number,
  ): Generator<{ bound: number; groups?: Group[] }> {
    let left = relaxations
    while (placed < bound && left > 0 && !this.#solver.halt()) {
      const turn = this.#turn(placed, bound, left)
      if (!turn) return
      left -= turn.solved
      if (turn.isNone) bound = turn.wanted - 1
      if (turn.groups) placed = countOf(turn.groups)
      if (turn.isNone || turn.groups) yield { bound, groups: turn.groups }
    }
  }

  /** The next quest goes on for a turn; undefined where none can. */
  #turn(placed: number, bound: number, left: number) {
    const quests: Quest[] = []
    // The more are wanted, the sooner a way is seen to lead nowhere.
    for (const rule of RULES)
      for (let wanted = Math.min(bound, placed + ABOVE); wanted > placed; wanted--)
        quests.push(this.#questFor(wanted, rule))
    const [quest] = quests.filter(({ isOver }) => !isOver).sort((a, b) => a.turns - b.turns)
    if (!quest) return undefined
    return { wanted: quest.wanted, ...quest.advance(Math.min(TURN, left), this.#solver.halt) }
  }

  #questFor(wanted: number, rule: Rule): Quest {
    const key = `${wanted}:${rule}`
    const quest = this.#quests.get(key) ?? new Quest(this.#seating, this.#people, wanted, rule)
    this.#quests.set(key, quest)
    return quest
  }
}
