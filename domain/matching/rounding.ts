/**
 * Plans near a relaxation: the groups that it uses most, as far as nobody is in two of them, filled up by a short annealing for the
 * number (filling.ts) in the places that it uses. The relaxation knows which places are to be opened, annealing who can make room for whom.
 */
import { chance } from './chance.ts'
import { Filling } from './filling.ts'
import type { Gathering, Held } from './gathering.ts'
import type { Used } from './seating.ts'

/** Steps of annealing for each person. */
const STEPS = 4
/** How hot it is at first. */
const WARM = 0.4
/** Seeds are whole numbers below. */
const SEEDS = 2 ** 31

export class Rounding {
  readonly #gathering: Gathering
  readonly #roll: () => number
  readonly #halt: () => boolean
  readonly #steps: number

  /** `steps`: of annealing, for each person. */
  constructor(gathering: Gathering, seed: number, halt: () => boolean, steps = STEPS) {
    this.#gathering = gathering
    this.#roll = chance(seed)
    this.#halt = halt
    this.#steps = steps * gathering.people
  }

  /** The groups of a plan near a relaxation that uses each of these groups by so much; `aside`: places that it does not look at. */
  near(used: Used, aside: readonly number[] = []): Held[] {
    const { places } = this.#gathering
    const open = new Set([...used.map(({ held }) => held.place), ...aside])
    const ids = [...places.keys()].filter((place) => open.has(place) || places[place]!.group >= 0)
    const idOf = new Map(ids.map((place, id) => [place, id]))
    const part = { ...this.#gathering, places: ids.map((place) => places[place]!) }
    const whole = this.#apart(used).map(({ people, place }) => ({ people, place: idOf.get(place)! }))
    const filling = new Filling(part, Math.floor(this.#roll() * SEEDS), this.#halt)
    const held = filling.anneal(this.#steps, whole, WARM)
    return held.map(({ people, place }) => ({ people, place: ids[place]! }))
  }

  /** The groups that are used most, none of which shares anybody with another. */
  #apart(used: Used): Held[] {
    const { people: all, places } = this.#gathering
    const taken = new Set<number>()
    const order = used.toSorted((a, b) => b.value - a.value)
    return order.flatMap(({ held }) => {
      const { group } = places[held.place]!
      // Who joins a recruiting group is one group.
      const takes = group < 0 ? held.people : [...held.people, all + group]
      if (takes.some((one) => taken.has(one))) return []
      for (const one of takes) taken.add(one)
      return [held]
    })
  }
}
