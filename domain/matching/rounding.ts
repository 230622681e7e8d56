/**
 * Plans near a relaxation: the groups that it uses most, as far as nobody is in two of them, filled up by a short annealing for the
 * number (filling.ts). The relaxation knows which places are to be opened, annealing who can make room for whom.
 */
import { Filling } from './filling.ts'
import type { Gathering, Held } from './gathering.ts'
import type { Used } from './seating.ts'

/** Steps of annealing for each person. */
const STEPS = 4
/** How hot it is at first. */
const WARM = 0.4

export class Rounding {
  readonly #gathering: Gathering
  readonly #filling: Filling
  readonly #steps: number

  constructor(gathering: Gathering, seed: number, halt: () => boolean) {
    this.#gathering = gathering
    this.#filling = new Filling(gathering, seed, halt)
    this.#steps = STEPS * gathering.people
  }

  /** The groups of a plan near a relaxation that uses each of these groups by so much. */
  near(used: Used): Held[] {
    const { people: all, places } = this.#gathering
    const taken = new Set<number>()
    const whole: Held[] = []
    for (const { held } of used.toSorted((a, b) => b.value - a.value)) {
      const { group } = places[held.place]!
      // Who joins a recruiting group is one group.
      const takes = group < 0 ? held.people : [...held.people, all + group]
      if (takes.some((one) => taken.has(one))) continue
      for (const one of takes) taken.add(one)
      whole.push(held)
    }
    return this.#filling.anneal(this.#steps, whole, WARM)
  }
}
