/**
 * How many can be placed at the most, without a thought of fit, and a plan that places so many: branch and price (Barnhart et
 * al. 1998) over whole groups (seating.ts), on how many groups there are in a cell and on who is in which.
 *
 * Where conflicts are many its bound is lower than that of a cover (cover.ts), which knows of conflicts two by two only; where
 * free hours are many it has both bound and plan in a small part of the time.
 */
import { countOf, type Gathering, type Group, type Held } from './gathering.ts'
import type { Draft } from './roster.ts'
import { EPS, type Given, NOTHING, Seating } from './seating.ts'
import type { Solver } from './solver.ts'

/**
 * What is branched on: how many groups there are in a place, or first who is where; and of these what is nearest to one more, which
 * leads to a plan soon, or what is most even, of which both answers say something.
 */
type Rule = 'counts' | 'seats' | 'even'

/** How many relaxations are solved in one search by a rule: briefly for each number, then at length; and in all. */
const PASSES: { each: number; rules: Rule[] }[] = [
  { each: 60, rules: ['counts', 'seats'] },
  { each: 150, rules: ['even'] },
]
const ALL = 420
/** What is nearer to a whole number is whole. */
const BROKEN = 1e-5

export class Headcount {
  readonly #people: number
  readonly #solver: Solver
  readonly #seating: Seating
  #rule: Rule = 'counts'
  /** No plan places more, by the relaxation of all. */
  #most = Infinity
  /** Relaxations solved in a search. */
  #solved = 0

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
    const most = this.#seating.solve(NOTHING, 0)
    if (most !== undefined && !this.#seating.isRough) this.#most = most
    return Math.min(bound, Math.floor(this.#most + EPS))
  }

  /** Places that the relaxation of which the bound was told uses. */
  opened(): Set<number> {
    return new Set(this.#seating.used().map(({ held }) => held.place))
  }

  /** Places without which no plan places so many as are wanted, by the relaxation of which the bound was told. */
  near(wanted: number): Set<number> {
    const worths = this.#seating.worths()
    // A place is ruled out where its best group costs more than the relaxation has to spare (Dantzig, Fulkerson and Johnson 1954).
    const mayPay = (worth: number) => this.#seating.isRough || this.#most + worth > wanted - EPS
    return new Set(worths.flatMap((worth, place) => (mayPay(worth) ? [place] : [])))
  }

  /** The groups of a plan that places at least so many, if one is found in so many relaxations. */
  reach(wanted: number, relaxations: number): Group[] | undefined {
    const found = this.#seek(wanted, relaxations, 'counts')
    return found === 'none' ? undefined : found
  }

  /** How many can be placed, above what a known plan places, and no more than `bound`: with a plan that places more, if one is found. */
  settle(placed: number, bound: number): { bound: number; groups?: Group[] } {
    let groups: Group[] | undefined
    let left = ALL
    for (const { each, rules } of PASSES)
      for (let wanted = bound; wanted > placed; wanted--)
        for (const rule of rules) {
          const found = this.#seek(wanted, Math.min(each, left), rule)
          left -= this.#solved
          if (found === 'none') bound = Math.min(bound, wanted - 1)
          else if (found) {
            groups = found
            placed = countOf(found)
          }
          if (found) break
        }
    return { bound, groups }
  }

  /**
   * The groups of a plan that places at least so many, looked for by depth first, solving so many relaxations at the most; 'none':
   * there is no such plan; undefined: none was found.
   */
  #seek(wanted: number, relaxations: number, rule: Rule): Group[] | 'none' | undefined {
    this.#solved = 0
    this.#rule = rule
    const open: Given[] = [NOTHING]
    let isAll = true
    for (let given = open.pop(); given; given = open.pop()) {
      if (this.#solved >= relaxations || this.#solver.halt()) return undefined
      this.#solved++
      const most = this.#seating.solve(given, wanted)
      if (most === undefined) return undefined
      if (Math.floor(most + EPS) < wanted) continue
      const used = this.#seating.used()
      if (used.every(({ value }) => value > 1 - EPS)) return this.#groupsOf(used.map(({ held }) => held))
      const parts = this.#parted(given, used)
      if (parts.length === 1) isAll = false
      open.push(...parts)
    }
    return isAll && !this.#seating.isRough ? 'none' : undefined
  }

  #groupsOf(held: readonly Held[]): Group[] {
    return held.map(({ people, place }) => ({ people, group: this.#seating.groupAt(place) }))
  }

  /** Both answers to a question, the one to be looked at first last; one alone where the other is not looked at. */
  #parted(given: Given, used: readonly { held: Held; value: number }[]): Given[] {
    const all = this.#people
    const counts = new Map<number, number>()
    const seats = new Map<number, number>()
    for (const { held, value } of used) {
      counts.set(held.place, (counts.get(held.place) ?? 0) + value)
      for (const p of held.people) {
        const seat = held.place * all + p
        seats.set(seat, (seats.get(seat) ?? 0) + value)
      }
    }
    const ask = [() => this.#byCount(given, counts), () => this.#bySeat(given, seats)]
    if (this.#rule === 'seats') ask.reverse()
    const parts = ask[0]!() ?? ask[1]!()
    if (parts) return parts
    const [main] = used.filter(({ value }) => value < 1 - EPS).sort((a, b) => b.value - a.value)
    return [{ ...given, formed: [...given.formed, main!.held] }]
  }

  /** Whether a person is in a place. */
  #bySeat(given: Given, seats: ReadonlyMap<number, number>): Given[] | undefined {
    const people = this.#people
    const seat = brokenOf(seats, this.#rule)
    if (seat === undefined) return undefined
    return [
      { ...given, barred: new Set([...given.barred, seat]) },
      { ...given, only: new Map([...given.only, [seat % people, Math.floor(seat / people)]]) },
    ]
  }

  /** How many groups there are in a place. */
  #byCount(given: Given, values: ReadonlyMap<number, number>): Given[] | undefined {
    const place = brokenOf(values, this.#rule)
    if (place === undefined) return undefined
    const value = values.get(place)!
    const { least, most } = given.counts.get(place) ?? { least: 0, most: Infinity }
    const fewer = { least, most: Math.min(most, Math.floor(value)) }
    const more = { least: Math.max(least, Math.ceil(value)), most }
    const parts = [fewer, more].map((count) => ({
      ...given,
      counts: new Map([...given.counts, [place, count]]),
    }))
    return value - Math.floor(value) < 0.5 ? parts.reverse() : parts
  }
}

/** The key of the value that a rule asks about, of those that are not whole. */
function brokenOf(values: ReadonlyMap<number, number>, rule: Rule): number | undefined {
  let best: number | undefined
  let least = Infinity
  for (const [key, value] of values) {
    if (Math.abs(value - Math.round(value)) <= BROKEN) continue
    const missing = Math.ceil(value) - value
    const away = rule === 'even' ? Math.abs(missing - 0.5) : missing
    if (away >= least - 1e-9) continue
    best = key
    least = away
  }
  return best
}
