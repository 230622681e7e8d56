/**
 * The group of a place that is worth most by the prices of its people: those who cost least together, by branch and bound where conflicts,
 * cuts (ranks.ts) or an hour that only some of them name forbid what is simply the cheapest.
 */
import { type Gathering, type Held, namersOf } from './gathering.ts'
import { type Rank, timesWith } from './ranks.ts'

const EPS = 1e-6
/** Sets looked at for the best group of a place. */
const LOOKS = 20_000

/** People together, and what they are worth beyond their prices. */
type Picked = { people: number[]; worth: number }

/** The best group of a place, and what it is worth beyond all its prices. */
export type Best = { held: Held; worth: number }

/** How many sets may still be looked at. */
export type Limit = { looks: number }

/** How many people, of whom some give the name where not everybody does, and how many sets may be looked at. */
type Frame = { min: number; max: number; named: ReadonlySet<number> | undefined; limit: Limit }
type Tell = (people: readonly number[], worth: number) => number

/** A cut among those of one place: what the next of its people costs, by how many of them are chosen, and how many are. */
type Toll = { costs: readonly number[]; inside: number }

export class Picking {
  readonly #gathering: Gathering
  /** Of each place those who give its hour a name, where not everybody does. */
  readonly #named: (ReadonlySet<number> | undefined)[]
  #prices: Float64Array = new Float64Array(0)
  #ranks: readonly { rank: Rank; price: number }[] = []
  /** The cuts that somebody is in. */
  #ranksOf: number[][] = []
  /** Since prices were told, some place had too many sets to be looked at: its best group may be worth more than what was picked. */
  isRough = false

  constructor(gathering: Gathering) {
    this.#gathering = gathering
    this.#named = gathering.places.map(namersOf)
  }

  /** From now on people cost so much, and groups besides, as often as they count, what cuts do. */
  charge(prices: Float64Array, ranks: readonly { rank: Rank; price: number }[]): void {
    this.isRough = false
    this.#prices = prices
    this.#ranks = ranks
    this.#ranksOf = Array.from({ length: this.#gathering.people }, () => [])
    ranks.forEach(({ rank }, r) => {
      for (const p of rank.people) this.#ranksOf[p]!.push(r)
    })
  }

  /** Of those who are able to be in a place the ones who are worth most together, and more than `above`. */
  best(place: number, able: Int32Array, above: number): Picked | undefined {
    const { min, max } = this.#gathering.places[place]!
    const limit = { looks: LOOKS }
    const frame = { min, max, named: this.#named[place], limit }
    let best: { people: readonly number[]; worth: number } | undefined
    const isAll = this.#search(able, frame, above, (people, worth) => {
      best = { people, worth }
      return worth
    })
    if (!isAll) this.isRough = true
    return best && { people: best.people.toSorted((a, b) => a - b), worth: best.worth }
  }

  /**
   * Tells of all people of a place who are worth more than `above` together. Of those who are `easy` only how many may come is asked: they are
   * in none of the groups told of, which may be too few without them. Ends where `tell` says so; false when no looks are left, of which it takes
   * one for each set.
   */
  all(
    place: number,
    easy: Uint8Array,
    above: number,
    limit: Limit,
    tell: (people: readonly number[]) => boolean,
  ): boolean {
    const { conflicts, places } = this.#gathering
    const { people: everybody, min, max } = places[place]!
    const named = this.#named[place]
    const fillers = everybody.filter((p) => easy[p])
    const isGroup = (people: readonly number[]) => {
      const isNamed = !named || people.some((p) => named.has(p))
      if (isNamed && people.length >= min) return true
      const others = fillers.filter((q) => !people.some((p) => conflicts[p]!.has(q)))
      if (people.length + others.length < min) return false
      return isNamed || (people.length < max && others.some((q) => named!.has(q)))
    }
    // Where those who are easy may give a name, who of the others does is only asked of what is found.
    const isNamedByAny = !named || fillers.some((p) => named.has(p))
    const frame = {
      min: Math.max(1, min - fillers.length),
      max,
      named: isNamedByAny ? undefined : named,
      limit,
    }
    return this.#search(
      everybody.filter((p) => !easy[p]),
      frame,
      above,
      (people) => (isGroup(people) && !tell(people) ? Infinity : above),
    )
  }

  /** Tells of sets that are worth more than `above`, which each time may be more from then on. False where too many had to be looked at. */
  #search(able: Int32Array, { min, max, named, limit }: Frame, above: number, tell: Tell): boolean {
    const { conflicts } = this.#gathering
    const worthOf = (p: number) => 1 - this.#prices[p]!
    const all = Array.from(able).sort((a, b) => worthOf(b) - worthOf(a) || a - b)
    const tollsOf = this.#tolls(all, max)
    /** The most that `count` people, worth `sum`, could come to with some of these from `from` on. */
    const reach = (rest: readonly number[], from: number, count: number, sum: number) => {
      for (let i = from; i < rest.length && count < max; i++, count++) {
        const worth = worthOf(rest[i]!)
        if (worth <= 0 && count >= min) break
        sum += worth
      }
      return count < min ? -Infinity : sum
    }
    const take = (p: number, chosen: readonly number[], sum: number, others: readonly number[]) => {
      const tolls = tollsOf?.get(p) ?? []
      const against = conflicts[p]!
      const worth = tolls.reduce((left, { costs, inside }) => left - costs[inside]!, worthOf(p))
      for (const toll of tolls) toll.inside++
      grow([...chosen, p], sum + worth, against.size === 0 ? others : others.filter((q) => !against.has(q)))
      for (const toll of tolls) toll.inside--
    }
    const grow = (chosen: readonly number[], sum: number, rest: readonly number[]) => {
      if (sum > above && chosen.length >= min) above = tell(chosen, sum)
      for (let i = 0; i < rest.length && chosen.length < max; i++) {
        if (reach(rest, i, chosen.length, sum) <= above + EPS || limit.looks-- <= 0) return
        take(rest[i]!, chosen, sum, rest.slice(i + 1))
      }
    }
    if (!named) grow([], 0, all)
    // By who of those who give a name comes first: a search that only asks at the end looks at all groups without one.
    else
      for (const [i, p] of all.entries()) {
        if (!named.has(p)) continue
        const others = all.filter((q, j) => q !== p && (j > i || !named.has(q)))
        if (reach(others, 0, 1, worthOf(p)) > above + EPS) take(p, [], 0, others)
      }
    return limit.looks > 0
  }

  /** The cuts that groups of these people can count in, by person; undefined where there are none. */
  #tolls(all: readonly number[], max: number): Map<number, Toll[]> | undefined {
    if (this.#ranks.length === 0) return undefined
    const counts = new Map<number, number>()
    for (const p of all) for (const r of this.#ranksOf[p]!) counts.set(r, (counts.get(r) ?? 0) + 1)
    const tolls = new Map<number, Toll>()
    for (const [r, count] of counts) {
      const { rank, price } = this.#ranks[r]!
      if (count < rank.each) continue
      const steps = Array.from({ length: max }, (_, i) => timesWith(rank, i + 1) - timesWith(rank, i))
      tolls.set(r, { costs: steps.map((step) => price * step), inside: 0 })
    }
    if (tolls.size === 0) return undefined
    return new Map(all.map((p) => [p, this.#ranksOf[p]!.flatMap((r) => tolls.get(r) ?? [])]))
  }
}

/**
 * What groups not yet known could add to what all prices come to, at the most: with each person of a place dearer by their share of what its
 * best group is worth, no group there is worth more than its prices (as in the bound of Farley 1990, but place by place). `missed`:
 * what is not among those found is worth no more.
 */
export function raised(
  { people, min, places, groups }: Gathering,
  found: readonly Best[],
  missed: number,
): number {
  const raise = new Float64Array(people).fill(missed / min)
  let above = missed * groups
  for (const { held, worth } of found) {
    const { group, people: all, min: least } = places[held.place]!
    if (group >= 0) above += worth + EPS
    else for (const p of all) raise[p] = Math.max(raise[p]!, (worth + EPS) / least)
  }
  return raise.reduce((sum, one) => sum + one, above)
}
