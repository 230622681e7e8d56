/**
 * A plan that places many, by annealing (Kirkpatrick, Gelatt and Vecchi 1983) for the number alone: fit does not stand in the way of
 * anybody, and nothing is scored. Whoever waits enters a group, in somebody's stead where they must, or founds one with others who
 * wait, with those whom other groups can spare (chains.ts), and with groups that are broken for it. What places fewer is taken back,
 * the sooner the colder it is.
 */
import { Chains } from './chains.ts'
import { chance } from './chance.ts'
import { draftIn, type Gathering, type Held } from './gathering.ts'
import type { Draft } from './roster.ts'
import { Seats } from './seats.ts'

/** Steps of a cooling for each person: twice as many place hardly more. */
export const STEPS = 60
/** From this heat to that, in people. */
const HOT = 0.55
const COLD = 0.28
/** How often whoever waits enters a group where there is one; else they found one. */
const ENTERING = 0.5
/** Groups broken for a new one, and places in which those who lost theirs may found one. */
const BROKEN = 2
const TRIES = 3
/** Chains are short where a group is found anew or takes more than it needs. */
const SHORT = { deepest: 1 }
/** Chance between groups of which as many could come. */
const NOISE = 1.5

export class Filling {
  readonly #seats: Seats
  readonly #chains: Chains
  readonly #halt: () => boolean
  readonly #roll: () => number
  /** The most that were placed, and how. */
  best: Held[] = []
  placed = 0

  constructor(gathering: Gathering, seed: number, halt: () => boolean) {
    this.#seats = new Seats(gathering)
    this.#roll = chance(seed)
    this.#chains = new Chains(this.#seats, (n) => this.#below(n))
    this.#halt = halt
  }

  /** One cooling of so many steps, from a plan or from nothing, unless halted; the most that it placed. */
  anneal(steps: number, from: readonly Held[] = [], hot = HOT): Held[] {
    const seats = this.#seats
    seats.restore(from)
    let most = seats.placed
    let held = seats.held()
    for (let step = 0; step < steps && seats.waiting.length > 0; step++) {
      if ((step & 255) === 0 && this.#halt()) break
      this.#step(hot * (COLD / hot) ** (step / steps))
      if (seats.placed <= most) continue
      most = seats.placed
      held = seats.held()
    }
    if (most > this.placed) {
      this.placed = most
      this.best = held
    }
    return held
  }

  /** The best plan, whose fit is not known yet. */
  draft(): Draft {
    return draftIn(this.#seats.gathering, this.best)
  }

  #below(n: number): number {
    return Math.floor(this.#roll() * n)
  }

  /** One change around somebody who waits, taken back where it is not worth it. */
  #step(heat: number): void {
    const seats = this.#seats
    const before = seats.placed
    seats.mark()
    const p = seats.waiting[this.#below(seats.waiting.length)]!
    const places = seats.placesOf[p]!
    const place = places[this.#below(places.length)]!
    const groups = seats.groupsIn[place]!
    if (groups.length > 0 && this.#roll() < ENTERING) this.#enter(p, groups[this.#below(groups.length)]!)
    else if (seats.gathering.places[place]!.group < 0) this.#found(p, place)
    const gain = seats.placed - before
    if (gain < 0 && this.#roll() >= Math.exp(gain / heat)) seats.undo()
  }

  /** Takes a seat, somebody else's where there is none or a conflict asks for it. */
  #enter(p: number, group: number): void {
    const seats = this.#seats
    const people = seats.members[group]!
    const { count, one } = seats.against(p, group)
    if (count > 1) return
    if (count === 0 && seats.hasRoom(group)) {
      seats.add(p, group)
      return
    }
    const q = count === 1 ? one : people[this.#below(people.length)]!
    if (!seats.isNamed(seats.placeOf[group]!, people, q, p)) return
    seats.remove(q)
    seats.add(p, group)
    this.#chains.seat(q, group)
  }

  /** A new group around somebody, if enough can be had. */
  #found(p: number, place: number): void {
    const seats = this.#seats
    const { people, min, max } = seats.gathering.places[place]!
    if (people.length < min) return
    const group = seats.open(place)
    const members = seats.members[group]!
    seats.add(p, group)
    const loose: number[] = []
    this.#callAll(group, min)
    for (let broken = 0; members.length < min && broken < BROKEN; broken++) {
      if (!this.#break(group, place, loose)) break
      this.#callAll(group, min)
    }
    if (members.length < min || !seats.isNamed(place, members)) {
      seats.undo()
      return
    }
    this.#callAll(group, max, { ...SHORT, mayBorrow: false })
    for (const q of loose) if (seats.groupOf[q]! < 0) this.#chains.seat(q)
    for (const q of loose) if (seats.groupOf[q]! < 0) this.#foundAnew(q)
  }

  /** Brings people into a group until they are enough or nobody comes. */
  #callAll(group: number, enough: number, how?: { deepest?: number; mayBorrow?: boolean }): void {
    const members = this.#seats.members[group]!
    while (members.length < enough && this.#chains.call(group, how));
  }

  /** Breaks the group of which most could come; whoever of it does not is loose. False where there is none. */
  #break(into: number, place: number, loose: number[]): boolean {
    const seats = this.#seats
    const { max } = seats.gathering.places[place]!
    const members = seats.members[into]!
    const group = this.#mostOf(into, place)
    if (group === undefined) return false
    const all = seats.members[group]!.slice()
    for (const q of all) seats.remove(q)
    seats.close(group)
    for (const q of all) {
      const mayCome = seats.placesOf[q]!.includes(place) && members.length < max && seats.suits(q, members)
      if (mayCome) seats.add(q, into)
      else loose.push(q)
    }
    return true
  }

  #mostOf(into: number, place: number): number | undefined {
    const seats = this.#seats
    const { places } = seats.gathering
    const counts = new Map<number, number>()
    let best: number | undefined
    let most = 0
    for (const q of places[place]!.people) {
      const group = seats.groupOf[q]!
      if (group < 0 || group === into || places[seats.placeOf[group]!]!.group >= 0) continue
      if (!seats.suits(q, seats.members[into]!)) continue
      const count = (counts.get(group) ?? this.#roll() * NOISE) + 1
      counts.set(group, count)
      if (count <= most) continue
      most = count
      best = group
    }
    return best
  }

  /** A new group of those who wait and those whom others can spare, in one of a few places, for whom a group was broken. */
  #foundAnew(p: number): void {
    const seats = this.#seats
    const places = seats.placesOf[p]!
    const first = this.#below(places.length)
    for (let k = 0; k < Math.min(places.length, TRIES); k++) {
      const place = places[(first + k) % places.length]!
      const { people, group: joined, min } = seats.gathering.places[place]!
      if (joined >= 0 || people.length < min) continue
      const before = seats.done
      const group = seats.open(place)
      seats.add(p, group)
      this.#callAll(group, min, SHORT)
      const members = seats.members[group]!
      if (members.length >= min && seats.isNamed(place, members)) return
      seats.undo(before)
    }
  }
}
