/**
 * The relaxation over all possible groups without a thought of fit, each worth as many people as it has, by column
 * generation (Gilmore and Gomory 1961).
 *
 * The best group of a place by the prices of its people is then simply that of those who cost least (picking.ts): a small part of what
 * pricing by fit takes. Cuts (ranks.ts) bring it down where it uses groups in part that overlap.
 */
import { type Gathering, type Held, keyOf } from './gathering.ts'
import { type Best, Picking, raised } from './picking.ts'
import { brokenRanks, mostOf, type Rank, timesOf } from './ranks.ts'
import { type Outcome, Program, type Solver } from './solver.ts'

export const EPS = 1e-6
/** A group that is worth hardly more than its prices is not added. */
const PAYS = 1e-4
/** What a group that is missing in a place costs: more than all there are could be worth. */
const MISSING = 1_000
/** The place of what is left out of a group, and how much of a person that is at the most where prices are to be plain. */
const NOWHERE = -1
const PLAIN = 1e-4
/** Groups added at once. */
const BATCH = 200
/** Rounds of pricing in one relaxation. */
const ROUNDS = 200
/** Up to so many groups a relaxation is solved from corner to corner, the first one and those after new cuts; others always are. */
const STRAIGHT = { first: 1_000, cut: 5_000 }
/** Sets looked at while groups are listed, and between two of which it is asked whether to go on. */
const LOOKS = 3_000_000
const GLANCE = 2_000
/** Where more people than that are easy, groups are listed without them first. */
const EASY = 1 / 3
/** Steps of the simplex method to see about how much is left. */
const STEPS = 150
/** What prices are out by, for all of a group together. */
const MARGIN = 100 * EPS

/** How many groups there are in a place, for those of which that is decided. */
export type Count = { least: number; most: number }
export type Counts = ReadonlyMap<number, Count>

/** What is decided: groups that are formed, who may be where, and how many groups there are in a place. */
export type Given = {
  formed: readonly Held[]
  /** A person's only place. */
  only: ReadonlyMap<number, number>
  /** Seats, as place × people + person, that stay empty. */
  barred: ReadonlySet<number>
  counts: Counts
}

/**
 * How far a relaxation is solved: no further than to say whether it is as many as wanted, and how many whole people; all of it; or all of it, to prices
 * that are no more than one wherever they may be, for which it may say a little more.
 */
export type How = 'enough' | 'whole' | 'plain'

/** Groups, and how much of each is used. */
export type Used = readonly { held: Held; value: number }[]

/**
 * All groups that a plan may use which places so many: no plan of others does. Whoever is `easy` is in none of them, since they count as placed
 * whatever is decided, and may fill up groups as often as is asked of them, also groups of nobody else where groups are counted; `easy`: how many they
 * are.
 */
export type Listing = {
  groups: readonly Held[]
  /** Which of them the relaxation knows. */
  known: readonly number[]
  worths: readonly number[]
  ranks: readonly Rank[]
  easy: number
}

/** What is to be listed: how many groups at the most, and see `listed`. */
export type Wish = { many: number; counts: Counts; isAll: boolean }

export const NOTHING: Given = { formed: [], only: new Map(), barred: new Set(), counts: new Map() }

/** How many groups a place may have. */
export function countIn(counts: Counts, place: number): Count {
  return counts.get(place) ?? { least: 0, most: Infinity }
}

export class Seating {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #picking: Picking
  readonly #program: Program
  readonly #columns: Held[] = []
  /** Up to so many groups the next relaxation is solved from corner to corner. */
  #straight = STRAIGHT.first
  #mayBePlain = false
  readonly #seen = new Set<string>()
  /** Rows of the places whose groups are counted, and of cuts, of which each person is in some. */
  readonly #rowOf = new Map<number, number>()
  readonly #cuts: { rank: Rank; row: number }[] = []
  readonly #cutsOf: { rank: Rank; row: number }[][]
  #rows: number
  #values: Float64Array = new Float64Array(0)
  #prices: Float64Array

  constructor(gathering: Gathering, solver: Solver) {
    this.#gathering = gathering
    this.#solver = solver
    this.#picking = new Picking(gathering)
    this.#cutsOf = Array.from({ length: gathering.people }, () => [])
    // A person each, then the recruiting groups; what is counted or cut comes after them.
    this.#rows = gathering.people + gathering.groups
    this.#prices = new Float64Array(this.#rows)
    const rows = Array.from(this.#prices, () => ({ lower: -Infinity, upper: 1 }))
    this.#program = new Program(solver, rows, [])
  }

  dispose(): void {
    this.#program.dispose()
  }

  /** Some place had too many sets to be looked at in the last relaxation: what is found bounds nothing. */
  get isRough(): boolean {
    return this.#picking.isRough
  }

  /** Makes groups known. */
  learn(groups: readonly Held[]): void {
    this.#add(groups)
  }

  /** The recruiting group that a place is; -1: none. */
  groupAt(place: number): number {
    return this.#gathering.places[place]!.group
  }

  /** The groups that the relaxation uses, and how much of each. */
  used(): Used {
    return this.#columns.flatMap((held, j) =>
      held.people.length > 0 && this.#values[j]! > EPS ? [{ held, value: this.#values[j]! }] : [],
    )
  }

  /**
   * How many the relaxation of what is left places, some of them in part: not more than that; undefined when halted or too much work.
   */
  solve(given: Given, wanted: number, how: How = 'enough'): number | undefined {
    const { formed, counts } = given
    for (const place of counts.keys()) this.#count(place)
    if (how === 'plain') this.#makePlain()
    const taken = new Set(formed.flatMap(({ people }) => people))
    this.#allow(given, taken, how === 'plain' ? PLAIN : 0)
    this.#program.preferPrimal(false)
    for (let round = 0; round < ROUNDS && !this.#solver.halt(); round++) {
      const { status, objective, values, duals } = this.#run()
      if (status !== 'optimal') return undefined
      this.#values = values!
      this.#prices = duals!
      const found = this.#price(given, taken)
      if (!found) return undefined
      // What is not found may be worth as much as that.
      const most = objective + raised(this.#gathering, found, PAYS + EPS)
      const least = how === 'enough' ? Math.floor(objective + EPS) : 0
      if (found.length === 0 || Math.floor(most + EPS) <= Math.max(least, wanted - 1)) return most
      if (this.#add(found.slice(0, BATCH).map(({ held }) => held)) === 0) return most
    }
    return undefined
  }

  /** Where much is new, the way through the inside is the shorter one. */
  #run(): Outcome {
    const isFar = this.#columns.length > this.#straight
    this.#straight = Infinity
    return isFar ? this.#program.runThrough() : this.#program.run()
  }

  /** Only columns that are as given are used, and so many of some places. */
  #allow(given: Given, taken: ReadonlySet<number>, plain = 0): void {
    const { formed, counts } = given
    // By what they are: one that was let go of may have come again.
    const isFormed = new Set(formed.map(keyOf))
    const upper = Float64Array.from(this.#columns, (held) => {
      if (held.place === NOWHERE) return plain
      if (isFormed.size > 0 && isFormed.has(keyOf(held))) return Infinity
      return held.people.every((p) => !taken.has(p) && this.#mayBe(p, held.place, given)) ? Infinity : 0
    })
    this.#program.setUpper(0, upper)
    for (const [place, row] of this.#rowOf) {
      const { least, most } = countIn(counts, place)
      this.#program.setRows(row, Float64Array.of(least), Float64Array.of(most))
    }
  }

  /**
   * Of many prices that are as good those are found that are least above one, all together, where a little of anybody may be left out of a group that
   * counts them: whoever costs as much as they count can be left aside (`listed`).
   */
  #makePlain(): void {
    if (this.#mayBePlain) return
    this.#mayBePlain = true
    const columns = Array.from({ length: this.#gathering.people }, (_, p) => ({
      cost: -1,
      upper: 0,
      rows: [p],
      values: [-1],
    }))
    this.#columns.push(...columns.map(() => ({ people: [], place: NOWHERE })))
    this.#program.add(columns, this.#rows)
  }

  #mayBe(p: number, place: number, { only, barred }: Given): boolean {
    return (only.get(p) ?? place) === place && !barred.has(place * this.#gathering.people + p)
  }

  /** Counts the groups of a place in a row of its own. */
  #count(place: number): void {
    if (this.#rowOf.has(place)) return
    this.#rowOf.set(place, this.#rows++)
    const columns = this.#columns.flatMap((held, j) => (held.place === place ? [j] : []))
    this.#program.addRows({ lower: 0, upper: Infinity }, [{ columns, values: columns.map(() => 1) }])
    // Pays for what is missing until enough groups are known there.
    this.#push([{ people: [], place }], -MISSING)
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
      const entries = this.#entriesOf(one)
      return {
        cost: worth ?? one.people.length,
        upper: Infinity,
        rows: [...entries.keys()],
        values: [...entries.values()],
      }
    })
    this.#program.add(columns, this.#rows)
  }

  /** The rows in which a group counts, and how often. */
  #entriesOf({ people, place }: Held): Map<number, number> {
    const entries = new Map(people.map((p) => [p, 1]))
    const { group } = this.#gathering.places[place]!
    if (group >= 0 && people.length > 0) entries.set(this.#gathering.people + group, 1)
    const counted = this.#rowOf.get(place)
    if (counted !== undefined) entries.set(counted, 1)
    for (const { rank, row } of new Set(people.flatMap((p) => this.#cutsOf[p]!))) {
      const count = timesOf(rank, people)
      if (count > 0) entries.set(row, count)
    }
    return entries
  }

  /**
   * About how many each of these places at the most, from a few steps among the groups known: no bound. They differ from what was solved last in how
   * many groups there are in places.
   */
  glances(all: readonly Given[]): number[] {
    const start = this.#program.basis()
    for (const { counts } of all) for (const place of counts.keys()) this.#count(place)
    this.#program.preferPrimal(false)
    return all.map((given) => {
      if (this.#solver.halt()) return -Infinity
      this.#allow(given, new Set())
      this.#program.startFrom(start, this.#rows)
      return this.#program.run(STEPS).objective
    })
  }

  /** Adds cuts that the last relaxation breaks; false where none is found. */
  cut(seed: number): boolean {
    const parts = this.used().map(({ held, value }) => ({ people: held.people, value }))
    const ranks = brokenRanks(parts, this.#gathering.people, seed)
    for (const rank of ranks) this.#addCut(rank)
    if (ranks.length > 0) this.#straight = STRAIGHT.cut
    return ranks.length > 0
  }

  #addCut(rank: Rank): void {
    const cut = { rank, row: this.#rows++ }
    this.#cuts.push(cut)
    for (const p of rank.people) this.#cutsOf[p]!.push(cut)
    const counts = this.#columns.map(({ people }) => timesOf(rank, people))
    const columns = [...counts.keys()].filter((j) => counts[j]! > 0)
    const values = columns.map((j) => counts[j]!)
    this.#program.addRows({ lower: -Infinity, upper: mostOf(rank) }, [{ columns, values }])
  }

  /** Lets go of cuts that hold nothing down, and of groups that cost more than `spare` by the prices of the last relaxation. */
  prune(spare: number): void {
    const isCut = new Uint8Array(this.#rows)
    for (const { row } of this.#cuts) isCut[row] = 1
    const isDear = Uint8Array.from(this.#columns, (held) =>
      held.people.length > 0 && this.#worthOf(held) < -spare - EPS ? 1 : 0,
    )
    const { rows, columns } = this.#program.prune({ rows: isCut, columns: isDear })
    this.#renumber(rows)
    for (const held of this.#columns.filter((_, j) => columns[j])) this.#seen.delete(keyOf(held))
    this.#columns.splice(0, Infinity, ...this.#columns.filter((_, j) => !columns[j]))
    this.#values = this.#values.filter((_, j) => !columns[j])
  }

  /** Rows move up where others are gone. */
  #renumber(gone: Uint8Array): void {
    const left = Array.from(gone.keys()).filter((row) => !gone[row])
    const rowOf = new Map(left.map((row, i) => [row, i]))
    for (const [place, row] of this.#rowOf) this.#rowOf.set(place, rowOf.get(row)!)
    const kept = new Set(this.#cuts.filter(({ row }) => !gone[row]))
    for (const cut of kept) cut.row = rowOf.get(cut.row)!
    for (const cuts of [this.#cuts, ...this.#cutsOf])
      cuts.splice(0, Infinity, ...cuts.filter((cut) => kept.has(cut)))
    this.#prices = this.#prices.filter((_, row) => !gone[row])
    this.#rows = left.length
  }

  /**
   * Lists all groups that a plan of at least `wanted` may use with so many groups in some places, by the prices of the last relaxation, of just
   * that, which places no more than `most`: what costs more than is to spare is in no such plan. Undefined where they are more than `many`. `isAll`: nobody
   * is left aside; else those who are easy are, where they are many or there would be too many groups.
   */
  listed(wanted: number, most: number, { many, counts, isAll }: Wish): Listing | undefined {
    this.#charge()
    const spare = most - wanted + MARGIN
    const { people } = this.#gathering
    const nobody = new Uint8Array(people)
    const easy = isAll ? nobody : this.#easy()
    if (easy.reduce((sum, one) => sum + one, 0) > EASY * people)
      return this.#listed(spare, many, easy, counts)
    const listing = this.#listed(spare, many, nobody, counts)
    return listing ?? (easy.includes(1) ? this.#listed(spare, many, easy, counts) : undefined)
  }

  #listed(spare: number, many: number, easy: Uint8Array, counts: Counts): Listing | undefined {
    const found = new Map<string, Held>()
    const limit = { looks: LOOKS }
    let asked = LOOKS
    let isHalted = false
    const mayGoOn = () => {
      if (asked - limit.looks < GLANCE) return true
      asked = limit.looks
      isHalted = this.#solver.halt()
      return !isHalted
    }
    for (const [place, { group }] of this.#gathering.places.entries()) {
      if (counts.get(place)?.most === 0) continue
      const above = this.#priceOf(place) - spare
      const counted = counts.has(place) ? place : ''
      const isAll = this.#picking.all(place, easy, above, limit, (some) => {
        const people = some.toSorted((a, b) => a - b)
        // The same people in another place are the same group, unless it is counted.
        const key = `${group}:${counted}:${people.join()}`
        if (!found.has(key)) found.set(key, { people, place })
        return found.size <= many && mayGoOn()
      })
      isHalted ||= this.#solver.halt()
      if (!isAll || found.size > many || isHalted) return undefined
    }
    const groups = [...found.values(), ...this.#fillable(easy, counts)]
    return {
      groups,
      known: [...groups.keys()].filter((j) => this.#seen.has(keyOf(groups[j]!))),
      worths: groups.map((held) => this.#worthOf(held)),
      ranks: this.#cuts.flatMap(({ rank, row }) => (this.#prices[row]! > EPS ? [rank] : [])),
      easy: easy.reduce((sum, one) => sum + one, 0),
    }
  }

  /** Groups of nobody in the places whose groups are counted, which those who are easy can fill up by themselves. */
  #fillable(easy: Uint8Array, counts: Counts): Held[] {
    return [...counts.keys()].flatMap((place) => {
      const able = this.#gathering.places[place]!.people.filter((p) => easy[p])
      if (able.length === 0) return []
      // Where none is found, and not all were looked at, there may be one.
      const mayBe = this.#picking.best(place, able, -MISSING) !== undefined || this.#picking.isRough
      return mayBe ? [{ people: [], place }] : []
    })
  }

  /**
   * Who costs as much as they count, without being in a cut that costs anything: with any of them as often as is asked a group is worth
   * what it is without.
   */
  #easy(): Uint8Array {
    return Uint8Array.from({ length: this.#gathering.people }, (_, p) => {
      const isInCut = this.#cutsOf[p]!.some(({ row }) => this.#prices[row]! > EPS)
      return Math.abs(this.#prices[p]! - 1) < EPS && !isInCut ? 1 : 0
    })
  }

  /** What a group is worth beyond its prices. */
  #worthOf(held: Held): number {
    const entries = [...this.#entriesOf(held)]
    return entries.reduce((worth, [row, value]) => worth - value * this.#prices[row]!, held.people.length)
  }

  /** The best group of each place by the prices, where it pays: the best first. Undefined when halted. */
  #price(given: Given, taken: ReadonlySet<number>): Best[] | undefined {
    const found: Best[] = []
    this.#charge()
    for (const [place, { people }] of this.#gathering.places.entries()) {
      if (this.#solver.halt()) return undefined
      if (given.counts.get(place)?.most === 0) continue
      const price = this.#priceOf(place)
      const able = people.filter((p) => !taken.has(p) && this.#mayBe(p, place, given))
      const picked = this.#picking.best(place, able, price + PAYS)
      if (picked) found.push({ held: { people: picked.people, place }, worth: picked.worth - price })
    }
    return found.sort((a, b) => b.worth - a.worth)
  }

  /** Tells what people and cuts cost now. */
  #charge(): void {
    const ranks = this.#cuts.map(({ rank, row }) => ({ rank, price: this.#prices[row]! }))
    this.#picking.charge(
      this.#prices,
      ranks.filter(({ price }) => price > EPS),
    )
  }

  /** What a group of a place costs besides its people. */
  #priceOf(place: number): number {
    const { people, places } = this.#gathering
    const { group } = places[place]!
    const counted = this.#rowOf.get(place)
    const joined = group >= 0 ? this.#prices[people + group]! : 0
    return joined + (counted === undefined ? 0 : this.#prices[counted]!)
  }
}
