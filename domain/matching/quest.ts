/**
 * A search for a plan that places so many: branch and price by depth first, on how many groups there are in a place and on who is in which.
 * It can be gone on with.
 */
import { countOf, type Group } from './gathering.ts'
import { countIn, EPS, type Given, NOTHING, type Seating, type Used } from './seating.ts'

/** What a search came to: the groups of a plan, or that there is none that places so many. */
export type Answer = { solved: number; groups?: Group[]; isNone: boolean }

/** The groups of a plan near what a relaxation uses, where that is better than what is known; it may place fewer than are wanted. */
export type Near = (used: Used) => Group[] | undefined

/** What is nearer to a whole number is whole. */
const BROKEN = 1e-5
/** How many of the broken numbers a dive decides at once, of those so near to one more. */
const DIVING = 0.1
const NEAR = 0.3

export class Quest {
  readonly #seating: Seating
  readonly #people: number
  readonly wanted: number
  readonly #open: Given[] = [NOTHING]
  /** Whether all that was left aside holds no such plan. */
  #isAll = true
  /** How often it was gone on with. */
  turns = 0

  constructor(seating: Seating, people: number, wanted: number) {
    this.#seating = seating
    this.#people = people
    this.wanted = wanted
  }

  /** Nothing is left to be looked at. */
  get isOver(): boolean {
    return this.#open.length === 0
  }

  /** Goes on for so many relaxations. */
  advance(relaxations: number, halt: () => boolean, near?: Near): Answer {
    this.turns++
    for (let solved = 0; solved < relaxations && !halt(); ) {
      const given = this.#open.pop()
      if (!given) return { solved, isNone: this.#isAll }
      solved++
      const groups = this.#look(given, near)
      if (groups) return { solved, groups, isNone: false }
    }
    return { solved: relaxations, isNone: this.isOver && this.#isAll }
  }

  /** Solves what is left, and parts it if there may be such a plan; a plan, if that is one or is near. */
  #look(given: Given, near?: Near): Group[] | undefined {
    const seating = this.#seating
    const most = seating.solve(given, this.wanted)
    if (most === undefined || seating.isRough) this.#isAll = false
    if (most === undefined || Math.floor(most + EPS) < this.wanted) return undefined
    const used = seating.used()
    if (used.every(({ value }) => value > 1 - EPS)) {
      const groups = used.map(({ held: { people, place } }) => ({ people, group: seating.groupAt(place) }))
      // Nothing else of it is looked at, whether it is enough or what is not known yet might place more.
      this.#isAll = false
      return countOf(groups) >= this.wanted ? groups : undefined
    }
    this.#open.push(...this.#parted(given, used))
    return near?.(used)
  }

  /** Both answers to a question, the one to be looked at first last; one alone where the other is not looked at. */
  #parted(given: Given, used: Used): Given[] {
    const all = this.#people
    const counts = new Map<number, number>()
    const seats = new Map<number, number>()
    for (const { held, value } of used) {
      counts.set(held.place, (counts.get(held.place) ?? 0) + value)
      for (const p of held.people) {
        // Whoever may only be there anyway is not asked about again.
        if (given.only.get(p) === held.place) continue
        const seat = held.place * all + p
        seats.set(seat, (seats.get(seat) ?? 0) + value)
      }
    }
    const parts = this.#dive(given, counts) ?? this.#bySeat(given, seats)
    if (parts) return parts
    this.#isAll = false
    const [main] = used.filter(({ value }) => value < 1 - EPS).sort((a, b) => b.value - a.value)
    return [{ ...given, formed: [...given.formed, main!.held] }]
  }

  /** One group more in all of the nearest places, or else fewer in the nearest of them: what lies between is not looked at. */
  #dive(given: Given, values: ReadonlyMap<number, number>): Given[] | undefined {
    const broken = [...values]
      .filter(([, value]) => isBroken(value))
      .sort((a, b) => missing(a[1]) - missing(b[1]))
    const near = broken.filter(([, value]) => missing(value) < NEAR)
    const many = Math.max(1, Math.min(near.length, Math.ceil(broken.length * DIVING)))
    const [first] = broken
    if (!first) return undefined
    if (many > 1) this.#isAll = false
    const more = broken
      .slice(0, many)
      .map(([place, value]) => [place, { ...countIn(given.counts, place), least: Math.ceil(value) }] as const)
    const fewer = { ...countIn(given.counts, first[0]), most: Math.floor(first[1]) }
    return [
      { ...given, counts: new Map([...given.counts, [first[0], fewer]]) },
      { ...given, counts: new Map([...given.counts, ...more]) },
    ]
  }

  /** Whether a person is in a place. */
  #bySeat(given: Given, seats: ReadonlyMap<number, number>): Given[] | undefined {
    const people = this.#people
    const seat = nearestOf(seats)
    if (seat === undefined) return undefined
    return [
      { ...given, barred: new Set([...given.barred, seat]) },
      { ...given, only: new Map([...given.only, [seat % people, Math.floor(seat / people)]]) },
    ]
  }
}

function isBroken(value: number): boolean {
  return Math.abs(value - Math.round(value)) > BROKEN
}

function missing(value: number): number {
  return Math.ceil(value) - value
}

/** The key of the value that is nearest to one more, of those that are not whole. */
function nearestOf(values: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined
  let least = Infinity
  for (const [key, value] of values) {
    if (!isBroken(value) || missing(value) >= least - 1e-9) continue
    best = key
    least = missing(value)
  }
  return best
}
