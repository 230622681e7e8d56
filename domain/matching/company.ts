/**
 * The people chosen so far for a group, and what is known of their fit together: one for each depth of a hunt,
 * each made of the one before and one more person.
 */
import type { Facts } from './facts.ts'
import { WEIGHTS } from './objective.ts'
import type { Prices, Quest } from './prices.ts'
import type { Recruiting } from './problem.ts'

/** `wish` of a problem. */
export const ANY = 0
export const VARIED = 1
export const SAME = 2

/** What stays the same through a quest: the cuts that each person is in. */
export type Terms = { prices: Prices; cutsOf: readonly Int32Array[] }

/** Makes the terms of a quest. */
export function termsOf({ prices }: Quest, people: number): Terms {
  const lists: number[][] = Array.from({ length: people }, () => [])
  prices.cuts.forEach(({ cut }, c) => {
    for (const p of cut) lists[p]!.push(c)
  })
  return { prices, cutsOf: lists.map((list) => Int32Array.from(list)) }
}

export class Company {
  /** How many bring an item, and what it is worth to those who seek it in vain. */
  readonly count: Int32Array
  readonly need: Float64Array
  readonly alike: Int32Array
  /** People who wish to be with their own family, by family. */
  readonly wishSame: Int32Array
  /** Half of what each person costs because of cuts that one of the chosen is in. */
  readonly cost: Float64Array
  /** How many of a cut's people are chosen. */
  #held = new Uint8Array(0)
  /** Room to work in: what others could add, who they are, and the best of them in order. */
  readonly value: Float64Array
  readonly known: Float64Array
  readonly others: Int32Array
  readonly order: Int32Array
  /** What is known of their worth, experience and the price of a group included. */
  sum = 0
  /** People who wish for variety, and families there are. */
  varied = 0
  kinds = 0

  constructor({ problem, items, families }: Facts) {
    const { people } = problem
    this.count = new Int32Array(items)
    this.need = new Float64Array(items)
    this.alike = new Int32Array(families)
    this.wishSame = new Int32Array(families)
    this.cost = new Float64Array(people)
    this.value = new Float64Array(people)
    this.known = new Float64Array(people)
    this.others = new Int32Array(people)
    this.order = new Int32Array(people)
  }

  /** Nobody but the members of a recruiting group, if there is one. */
  clear(facts: Facts, { prices }: Terms, group?: Recruiting): void {
    this.count.fill(0)
    this.need.fill(0)
    this.alike.fill(0)
    this.wishSame.fill(0)
    this.cost.fill(0)
    this.#makeRoom(prices.cuts.length)
    this.#held.fill(0)
    this.varied = 0
    for (let m = 0; group && m < group.size; m++) {
      this.alike[group.traits.family[m]!]!++
      for (const i of facts.hasOf(group.traits, m)) this.count[i]!++
    }
    this.kinds = this.alike.reduce((kinds, count) => kinds + Number(count > 0), 0)
  }

  #makeRoom(cuts: number): void {
    if (this.#held.length !== cuts) this.#held = new Uint8Array(cuts)
  }

  /**
   * These people and one more, who is worth `alone` whoever is there; `each`: what one of one's own family is
   * worth to someone who wishes for it.
   */
  set(from: Company, person: number, alone: number, each: number, facts: Facts, terms: Terms): void {
    this.count.set(from.count)
    this.need.set(from.need)
    this.alike.set(from.alike)
    this.wishSame.set(from.wishSame)
    this.cost.set(from.cost)
    this.#makeRoom(from.#held.length)
    this.#held.set(from.#held)
    this.varied = from.varied
    this.kinds = from.kinds
    this.sum =
      from.sum +
      alone +
      this.#among(person, each, facts) +
      this.#found(person, facts) -
      this.#cut(person, terms)
  }

  /** What a person and those there are worth to each other by their families. */
  #among(person: number, each: number, { problem }: Facts): number {
    const { alike, wishSame } = this
    const wish = problem.wish[person]!
    const family = problem.traits.family[person]!
    let worth = wishSame[family]!
    if (wish === SAME) {
      worth += alike[family]!
      wishSame[family]!++
    } else if (wish === VARIED) this.varied++
    if (alike[family] === 0) this.kinds++
    alike[family]!++
    return each * worth
  }

  /** What a person finds in those there, and they in the person. */
  #found(person: number, { hasStart, hasItem, seekStart, seekItem, seekWorth }: Facts): number {
    const { count, need } = this
    let worth = 0
    for (let h = hasStart[person]!; h < hasStart[person + 1]!; h++) {
      worth += need[hasItem[h]!]!
      need[hasItem[h]!] = 0
    }
    for (let s = seekStart[person]!; s < seekStart[person + 1]!; s++) {
      const item = seekItem[s]!
      if (count[item]! > 0) worth += seekWorth[s]!
      else need[item]! += seekWorth[s]!
    }
    for (let h = hasStart[person]!; h < hasStart[person + 1]!; h++) count[hasItem[h]!]!++
    return worth
  }

  /** What a person adds to the price by cuts. */
  #cut(person: number, { prices, cutsOf }: Terms): number {
    const mine = cutsOf[person]!
    let price = 0
    for (let i = 0; i < mine.length; i++) {
      const c = mine[i]!
      const { cut, price: full } = prices.cuts[c]!
      const held = ++this.#held[c]!
      if (held === 3) continue
      if (held === 2) price += full
      // Of two who may come, both pay it but once: half for each.
      const half = held === 1 ? full / 2 : -full / 2
      for (let j = 0; j < 3; j++) this.cost[cut[j]!]! += half
    }
    return price
  }
}

/** What a whole group costs by cuts. */
export function cutsCost(people: ArrayLike<number>, { cuts }: Prices): number {
  let cost = 0
  for (const { cut, price } of cuts) {
    let held = 0
    for (let i = 0; i < people.length; i++) {
      const p = people[i]!
      if (p === cut[0] || p === cut[1] || p === cut[2]) held++
    }
    if (held >= 2) cost += price
  }
  return cost
}

/** What one of one's own family is worth to someone who wishes for it, of so many others. */
export function familyWorth(others: number): number {
  return others > 0 ? WEIGHTS.orientation / others : 0
}
