/**
 * The relaxation over whole groups (seating.ts) of a large pool, by column generation from inside (Gondzio, González-Brevis and Munari
 * 2013): prices come from an interior point method, not from a corner where the simplex method ends. Many plans of a large pool are as
 * good, prices of corners jump from one to another, and those between them change little from round to round.
 *
 * Whoever may be with many somewhere is easy to place: they count as placed, and keep others company as often as they are asked. A pool
 * is looked at in outline by leaving as many as that aside; the bound holds for all of it.
 */
import { countOf, type Gathering, type Held, keyOf } from './gathering.ts'
import { type Best, Picking, raised } from './picking.ts'
import { EPS, type Used } from './seating.ts'
import { Program, type Solver } from './solver.ts'

/** What people cost before anything is known, and how far chance moves that. */
const COST = 0.9
const NOISE = 0.1
/** Rounds of pricing in one relaxation, and how many in which a bound so near to it is hardly lowered. */
const ROUNDS = 60
const NEAR = 1.03
const VAIN = 3
const LITTLE = 0.05
/** A group that is worth hardly more than its prices is not added; one that costs so much more is let go, and one that costs hardly more is cheap. */
const PAYS = 1e-5
const DEAR = 2
const CHEAP = 0.3
/** So many groups are known, after many dives, that what the relaxation does not use is let go. */
const KEPT = 60_000
/** Of what groups are used less is left aside. */
const USED = 0.01
/** Rounds of pricing in a step of a dive, the share of the people in the groups decided in one, and how much groups beyond the least are used. */
const DIVING = 2
const LEAST = 0.06
const MOST = 0.15
const MOSTLY = 0.5
/** Plans near the first steps of a dive are no better than those near its beginning. */
const LATE = 0.5

export class Outline {
  readonly #gathering: Gathering
  readonly #solver: Solver
  readonly #roll: () => number
  readonly #picking: Picking
  /** Of how many people the largest place of a person is. */
  readonly #company: Int32Array
  #isEasy: Uint8Array
  /** Places with somebody who is not easy to place. */
  #places: number[] = []
  #columns: Held[] = []
  readonly #seen = new Set<string>()
  /** Whoever is in a group decided on, and the recruiting groups among them. */
  readonly #taken = new Set<number>()
  readonly #joined = new Set<number>()
  #prices: Float64Array
  #used: Used = []
  /** What the relaxation of all uses. */
  #whole: Used = []

  constructor(gathering: Gathering, solver: Solver, roll: () => number) {
    const { people, groups, places } = gathering
    this.#gathering = gathering
    this.#solver = solver
    this.#roll = roll
    this.#picking = new Picking(gathering)
    this.#company = new Int32Array(people)
    this.#isEasy = new Uint8Array(people)
    for (const place of places)
      for (const p of place.people) this.#company[p] = Math.max(this.#company[p]!, place.people.length)
    this.#prices = Float64Array.from({ length: people + groups }, () => COST + NOISE * roll())
  }

  /** Makes groups known. */
  learn(groups: readonly Held[]): void {
    this.#add(groups)
  }

  /** Looks closely at so many people, those with the smallest company, and leaves all others aside; whether these are others than before. */
  lookAt(many: number): boolean {
    const sizes = this.#company.filter((size) => size > 0).sort()
    const least = sizes[many] ?? Infinity
    const isEasy = Uint8Array.from(this.#company, (size) => (size >= least ? 1 : 0))
    const isOther = this.#places.length === 0 || isEasy.some((is, p) => is !== this.#isEasy[p])
    this.#isEasy = isEasy
    // What only they are in is not looked at: worth no more than its prices.
    this.#prices = this.#prices.map((price, i) => (isEasy[i] ? 1 : price))
    this.#places = [...this.#gathering.places.keys()].filter((place) =>
      this.#gathering.places[place]!.people.some((p) => !isEasy[p]),
    )
    return isOther
  }

  /** Whether some are left aside. */
  get isPart(): boolean {
    return this.#isEasy.includes(1)
  }

  /** Places in which everybody is left aside. */
  get aside(): number[] {
    const looked = new Set(this.#places)
    return [...this.#gathering.places.keys()].filter((place) => !looked.has(place))
  }

  /** No plan places more; solved no further than to say whether that is more than `placed`, and how many whole people. */
  bound(placed: number): number {
    this.#letGo()
    let most = Infinity
    for (let round = 0, vain = 0; round < ROUNDS && vain < VAIN; round++) {
      // Prices that are only guessed are a beginning.
      const isGuess = round === 0 && this.#used.length === 0
      const worth = isGuess ? -Infinity : this.#solve()
      const found = worth === undefined ? undefined : this.#price()
      if (worth === undefined || !found) break
      const above = this.#above(found)
      const isNear = above < worth * NEAR
      vain = isNear && above > most - LITTLE ? vain + 1 : 0
      most = Math.min(most, above)
      if (Math.floor(most + EPS) <= Math.max(placed, Math.floor(worth + EPS))) break
      if (!isNear) this.#forget()
      if (this.#add(found.map(({ held }) => held)) === 0 && !isGuess) break
    }
    this.#whole = this.#used
    return most
  }

  /** The groups that the relaxation of all uses, and how much of each. */
  get used(): Used {
    return this.#whole
  }

  /** The groups that cost hardly more than they are worth: those of its relaxation in a corner are mostly among them. */
  get cheap(): Held[] {
    return this.#columns.filter((held) => this.#costOf(held) < CHEAP)
  }

  /**
   * Decides on some of the groups that are used most and solves what is left, again and again, as long as so many as that may place
   * are more than is known: what it uses after each step, from about the middle on.
   */
  *dive(isMore: (most: number) => boolean): Generator<Used> {
    const decided: Held[] = []
    const { people } = this.#gathering
    this.#letGo()
    this.#used = this.#whole
    if (this.#columns.length > KEPT) this.#keepUsed()
    try {
      for (;;) {
        const many = countOf(decided)
        this.#decide(decided, many + Math.max(1, LEAST * people), many + Math.max(1, MOST * people))
        if (countOf(decided) === many) return
        const worth = this.#relaxRest()
        if (worth === undefined) return
        if (countOf(decided) > LATE * (countOf(decided) + worth))
          yield [...decided.map((held) => ({ held, value: 1 })), ...this.#used]
        if (!isMore(Math.floor(countOf(decided) + worth + EPS))) return
      }
    } finally {
      this.#letGo()
    }
  }

  /** Lets go of all groups but those that the relaxation of all uses. */
  #keepUsed(): void {
    this.#columns = this.#whole.map(({ held }) => held)
    this.#seen.clear()
    for (const held of this.#columns) this.#seen.add(keyOf(held))
  }

  /** Nobody is in a group decided on any more. */
  #letGo(): void {
    this.#taken.clear()
    this.#joined.clear()
  }

  /** Decides on more groups: until they have at least so many people, and as long as others are used much and they have no more than `most`. */
  #decide(decided: Held[], least: number, most: number): void {
    const order = this.#used
      .map(({ held, value }) => ({ held, value, rank: value + NOISE * this.#roll() }))
      .sort((a, b) => b.rank - a.rank)
    let many = countOf(decided)
    for (const { held, value } of order) {
      if (many >= (value < MOSTLY ? least : most)) return
      if (!this.#isAble(held)) continue
      decided.push(held)
      many += held.people.length
      for (const p of held.people) this.#taken.add(p)
      const { group } = this.#gathering.places[held.place]!
      if (group >= 0) this.#joined.add(group)
    }
  }

  #isAble({ people, place }: Held): boolean {
    return !this.#joined.has(this.#gathering.places[place]!.group) && !people.some((p) => this.#taken.has(p))
  }

  /** How many of those not decided on the relaxation places, roughly; undefined when halted. */
  #relaxRest(): number | undefined {
    for (let round = 0; ; round++) {
      const worth = this.#solve()
      if (worth === undefined || round === DIVING) return worth
      const found = this.#price()
      if (!found) return undefined
      if (this.#add(found.map(({ held }) => held)) === 0) return worth
    }
  }

  /** The optimum over the groups known, from inside: its prices, what it uses, and how many it places; undefined when halted. */
  #solve(): number | undefined {
    const { people, groups, places } = this.#gathering
    const able = this.#columns.filter(
      (held) => this.#isAble(held) && held.people.some((p) => !this.#isEasy[p]),
    )
    const columns = able.map((held) => {
      const rows = held.people.filter((p) => !this.#isEasy[p])
      const cost = rows.length
      const { group } = places[held.place]!
      if (group >= 0) rows.push(people + group)
      return { cost, upper: Infinity, rows, values: rows.map(() => 1) }
    })
    const rows = Array.from({ length: people + groups }, () => ({ lower: -Infinity, upper: 1 }))
    const program = new Program(this.#solver, rows, columns, 'inside')
    try {
      const { status, values, duals, objective } = program.run()
      if (status !== 'optimal' || !values) return undefined
      this.#prices = Float64Array.from(duals!, (price, i) => (this.#isEasy[i] ? 1 : Math.max(0, price)))
      this.#used = able.flatMap((held, j) => (values[j]! > USED ? [{ held, value: values[j]! }] : []))
      return this.#easyLeft + objective
    } finally {
      program.dispose()
    }
  }

  get #easyLeft(): number {
    return this.#isEasy.reduce((sum, is, p) => sum + (is && !this.#taken.has(p) ? 1 : 0), 0)
  }

  /** The best group of each place by the prices, where it pays; undefined when halted. */
  #price(): Best[] | undefined {
    const { places } = this.#gathering
    const found: Best[] = []
    this.#picking.charge(this.#prices, [])
    for (const place of this.#places) {
      if (this.#solver.halt()) return undefined
      const { people: all, group, min } = places[place]!
      if (this.#joined.has(group)) continue
      const able = this.#taken.size === 0 ? all : all.filter((p) => !this.#taken.has(p))
      if (able.length < min) continue
      const price = this.#priceOf(place)
      const picked = this.#picking.best(place, able, price + PAYS)
      if (picked) found.push({ held: { people: picked.people, place }, worth: picked.worth - price })
    }
    return found
  }

  /** What a group of a place costs besides its people. */
  #priceOf(place: number): number {
    const { people, places } = this.#gathering
    const { group } = places[place]!
    return group >= 0 ? this.#prices[people + group]! : 0
  }

  /** No plan places more, by the prices and what was found by them. */
  #above(found: readonly Best[]): number {
    if (this.#picking.isRough) return Infinity
    const { people } = this.#gathering
    const prices = this.#prices.reduce((sum, price, i) => {
      const isNowhere = i < people && this.#company[i] === 0
      return isNowhere ? sum : sum + price
    }, 0)
    return prices + raised(this.#gathering, found, PAYS + EPS)
  }

  /** Lets go of groups that cost much more than they are worth. */
  #forget(): void {
    this.#columns = this.#columns.filter((held) => {
      const cost = this.#costOf(held)
      if (cost > DEAR) this.#seen.delete(keyOf(held))
      return cost <= DEAR
    })
  }

  /** What a group costs beyond its worth. */
  #costOf({ people, place }: Held): number {
    return people.reduce((sum, p) => sum + this.#prices[p]! - 1, this.#priceOf(place))
  }

  #add(all: readonly Held[]): number {
    const fresh = all.filter((held) => !this.#seen.has(keyOf(held)))
    for (const held of fresh) this.#seen.add(keyOf(held))
    this.#columns.push(...fresh)
    return fresh.length
  }
}
