/**
 * The relaxation over all possible groups without a thought of fit, each worth as many people as it has, by column
 * generation (Gilmore and Gomory 1961).
 *
 * The best group of a place by the prices of its people is then simply that of those who cost least, found by branch and
 * bound where conflicts forbid it: a small part of what pricing by fit takes.
 */
import { type Gathering, type Held, heldIn, namersOf } from './gathering.ts'
import type { Draft } from './roster.ts'
import { Program, type Solver } from './solver.ts'

export const EPS = 1e-6
/** A group that is worth hardly more than its prices is not added. */
const PAYS = 1e-4
/** What a group that is missing in a place costs: more than all there are could be worth. */
const MISSING = 1_000
/** Groups added at once. */
const BATCH = 200
/** Sets looked at for the best group of a place, and rounds of pricing in one relaxation. */
const LOOKS = 20_000
const ROUNDS = 200

/** What is decided: groups that are formed, who may be where, and how many groups there are in a place. */
export type Given = {
  formed: readonly Held[]
  /** A person's only place. */
  only: ReadonlyMap<number, number>
  /** Seats, as place × people + person, that stay empty. */
  barred: ReadonlySet<number>
  counts: ReadonlyMap<number, { least: number; most: number }>
}

export const NOTHING: Given = { formed: [], only: new Map(), barred: new Set(), counts: new Map() }

export class Seating {
  readonly #gathering: Gathering
  readonly #solver: Solver
  /** Of each place those who give its hour a name, where not everybody does. */
  readonly #named: (ReadonlySet<number> | undefined)[]
  readonly #program: Program
  readonly #columns: Held[] = []
  readonly #seen = new Set<string>()
  /** Places whose groups are counted, each in a row of the program. */
  readonly #counted: number[] = []
  #values: Float64Array = new Float64Array(0)
  #prices: Float64Array
  /** Some place had too many sets to be looked at: what is found bounds nothing. */
  isRough = false

  constructor(gathering: Gathering, solver: Solver) {
    this.#gathering = gathering
    this.#solver = solver
    this.#named = gathering.places.map(namersOf)
    this.#prices = new Float64Array(this.#countsFrom)
    const rows = Array.from(this.#prices, () => ({ lower: -Infinity, upper: 1 }))
    this.#program = new Program(solver, rows, [])
  }

  dispose(): void {
    this.#program.dispose()
  }

  /** Rows of the program: a person each, then the recruiting groups, then the places whose groups are counted. */
  get #joinsFrom(): number {
    return this.#gathering.people
  }

  get #countsFrom(): number {
    return this.#joinsFrom + this.#gathering.groups
  }

  /** Makes the groups of a plan known. */
  learn(plan: Draft): void {
    this.#add(heldIn(this.#gathering, plan))
  }

  /** The recruiting group that a place is; -1: none. */
  groupAt(place: number): number {
    return this.#gathering.places[place]!.group
  }

  /** The groups that the relaxation uses, and how much of each. */
  used(): { held: Held; value: number }[] {
    return this.#columns.flatMap((held, j) =>
      held.people.length > 0 && this.#values[j]! > EPS ? [{ held, value: this.#values[j]! }] : [],
    )
  }

  /**
   * How many the relaxation of what is left places, some of them in part: not more than that, and solved no further than to
   * say whether it is as many as wanted; undefined when halted or too much work.
   */
  solve(given: Given, wanted: number): number | undefined {
    const { formed, counts } = given
    for (const place of counts.keys()) this.#count(place)
    const taken = new Set(formed.flatMap(({ people }) => people))
    this.#allow(given, taken)
    this.#program.preferPrimal(false)
    for (let round = 0; round < ROUNDS && !this.#solver.halt(); round++) {
      const { status, objective, values, duals } = this.#program.run()
      if (status !== 'optimal') return undefined
      this.#values = values!
      this.#prices = duals!
      const found = this.#price(given, taken)
      // No plan has more groups than that, none of which is worth more than the best found.
      const most = objective + this.#above(found)
      if (found.length === 0 || Math.floor(most + EPS) <= Math.max(Math.floor(objective + EPS), wanted - 1))
        return most
      if (this.#add(found.slice(0, BATCH).map(({ held }) => held)) === 0) return most
    }
    return undefined
  }

  /** Only columns that are as given are used, and so many of some places. */
  #allow(given: Given, taken: ReadonlySet<number>): void {
    const { formed, counts } = given
    const isFormed = new Set(formed)
    const upper = Float64Array.from(this.#columns, (held) => {
      if (isFormed.has(held)) return Infinity
      return held.people.every((p) => !taken.has(p) && this.#mayBe(p, held.place, given)) ? Infinity : 0
    })
    this.#program.setUpper(0, upper)
    this.#counted.forEach((place, i) => {
      const { least, most } = counts.get(place) ?? { least: 0, most: Infinity }
      this.#program.setRows(this.#countsFrom + i, Float64Array.of(least), Float64Array.of(most))
    })
  }

  #mayBe(p: number, place: number, { only, barred }: Given): boolean {
    return (only.get(p) ?? place) === place && !barred.has(place * this.#gathering.people + p)
  }

  /** Counts the groups of a place in a row of its own. */
  #count(place: number): void {
    if (this.#counted.includes(place)) return
    this.#counted.push(place)
    const columns = this.#columns.flatMap((held, j) => (held.place === place ? [j] : []))
    this.#program.addRows({ lower: 0, upper: Infinity }, [{ columns, values: columns.map(() => 1) }])
    // Pays for what is missing until enough groups are known there.
    this.#push([{ people: [], place }], -MISSING)
  }

  /** What groups not yet known could add at the most. */
  #above(found: readonly { worth: number }[]): number {
    const { people, min, groups } = this.#gathering
    return (Math.floor(people / min) + groups) * Math.max(PAYS, found[0]?.worth ?? 0)
  }

  #add(all: readonly Held[]): number {
    const fresh = all.filter((held) => !this.#seen.has(keyOf(held)))
    for (const held of fresh) this.#seen.add(keyOf(held))
    if (fresh.length > 0) this.#push(fresh)
    return fresh.length
  }

  /** Adds columns, each worth as many people as it has, unless it is told. */
  #push(held: readonly Held[], worth?: number): void {
    this.#columns.push(...held)
    this.#program.preferPrimal(true)
    const columns = held.map((one) => {
      const rows = this.#rowsOf(one)
      return { cost: worth ?? one.people.length, upper: Infinity, rows, values: rows.map(() => 1) }
    })
    this.#program.add(columns, this.#countsFrom + this.#counted.length)
  }

  #rowsOf({ people, place }: Held): number[] {
    const rows = people.slice()
    const { group } = this.#gathering.places[place]!
    if (group >= 0 && people.length > 0) rows.push(this.#joinsFrom + group)
    const at = this.#counted.indexOf(place)
    if (at >= 0) rows.push(this.#countsFrom + at)
    return rows
  }

  /** The best group of each place by the prices, where it pays: the best first. */
  #price(given: Given, taken: ReadonlySet<number>): { held: Held; worth: number }[] {
    const found: { held: Held; worth: number }[] = []
    for (const [place, { people, group }] of this.#gathering.places.entries()) {
      if (given.counts.get(place)?.most === 0) continue
      const at = this.#counted.indexOf(place)
      const price =
        (group >= 0 ? this.#prices[this.#joinsFrom + group]! : 0) +
        (at >= 0 ? this.#prices[this.#countsFrom + at]! : 0)
      const able = people.filter((p) => !taken.has(p) && this.#mayBe(p, place, given))
      const picked = this.#pick(place, able, price + PAYS)
      if (picked) found.push({ held: { people: picked.people, place }, worth: picked.worth - price })
    }
    return found.sort((a, b) => b.worth - a.worth)
  }

  /** What the best group of each place is worth by the prices of the last relaxation, less those; -Infinity where none can be. */
  worths(): number[] {
    return this.#gathering.places.map(({ people, group }, place) => {
      const price = group >= 0 ? this.#prices[this.#joinsFrom + group]! : 0
      return (this.#pick(place, people, -Infinity)?.worth ?? -Infinity) - price
    })
  }

  /** Those who are worth most together, and more than `above`. */
  #pick(place: number, able: Int32Array, above: number) {
    const { conflicts, places } = this.#gathering
    const { min, max } = places[place]!
    const named = this.#named[place]
    const worthOf = (p: number) => 1 - this.#prices[p]!
    const all = Array.from(able).sort((a, b) => worthOf(b) - worthOf(a) || a - b)
    let best: number[] | undefined
    let most = above
    let looks = LOOKS
    /** The most that `count` people, worth `sum`, could come to with some of these from `from` on. */
    const reach = (rest: readonly number[], from: number, count: number, sum: number) => {
      for (let i = from; i < rest.length && count < max; i++, count++) {
        const worth = worthOf(rest[i]!)
        if (worth <= 0 && count >= min) break
        sum += worth
      }
      return count < min ? -Infinity : sum
    }
    const grow = (chosen: readonly number[], sum: number, rest: readonly number[]) => {
      if (sum > most && chosen.length >= min && (!named || chosen.some((p) => named.has(p)))) {
        most = sum
        best = chosen.slice()
      }
      for (let i = 0; i < rest.length && chosen.length < max; i++) {
        if (reach(rest, i, chosen.length, sum) <= most + EPS || looks-- <= 0) return
        const p = rest[i]!
        const against = conflicts[p]!
        const others = rest.slice(i + 1)
        grow(
          [...chosen, p],
          sum + worthOf(p),
          against.size === 0 ? others : others.filter((q) => !against.has(q)),
        )
      }
    }
    grow([], 0, all)
    if (looks <= 0) this.isRough = true
    return best && { people: best.sort((a, b) => a - b), worth: most }
  }
}

function keyOf({ people, place }: Held): string {
  return `${place}:${people.join()}`
}
