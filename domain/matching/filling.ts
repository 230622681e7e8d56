/**
 * A plan that places many, by annealing (Kirkpatrick, Gelatt and Vecchi 1983) for the number alone: fit does not stand in the way of
 * anybody, and nothing is scored. Whoever waits enters a group, in somebody's stead where they must, or founds one with others who
 * wait, with those whom other groups can spare, and with groups that are broken for it. What places fewer is taken back,
 * the sooner the colder it is.
 */
import { chance } from './chance.ts'
import { draftOf, type Gathering, type Held } from './gathering.ts'
import type { Draft } from './roster.ts'
import { Seats } from './seats.ts'

/** From this heat to that, in people. */
const HOT = 0.9
const COLD = 0.4
/** How often whoever waits enters a group where there is one; else they found one. */
const ENTERING = 0.5
/** Groups broken for a new one, and places in which those who lost theirs may found one. */
const BROKEN = 2
const TRIES = 3
/** Chance between groups of which as many could come. */
const NOISE = 1.5

export class Filling {
  readonly #seats: Seats
  readonly #halt: () => boolean
  readonly #roll: () => number
  /** The most that were placed, and how. */
  best: Held[] = []
  placed = 0

  constructor(gathering: Gathering, seed: number, halt: () => boolean) {
    this.#seats = new Seats(gathering)
    this.#roll = chance(seed)
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
    const { places, groups } = this.#seats.gathering
    return draftOf(
      this.best.map(({ people, place }) => ({ people, group: places[place]!.group })),
      groups,
    )
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
    this.#seat(q, group)
  }

  /** Finds somebody a seat, if there is a free one. */
  #seat(p: number, except = -1): void {
    const seats = this.#seats
    const places = seats.placesOf[p]!
    const from = this.#below(places.length)
    for (let i = 0; i < places.length; i++) {
      const groups = seats.groupsIn[places[(from + i) % places.length]!]!
      const group = groups.find((g) => g !== except && seats.hasRoom(g) && seats.against(p, g).count === 0)
      if (group === undefined) continue
      seats.add(p, group)
      return
    }
  }

  /** A new group around somebody, if enough can be had. */
  #found(p: number, place: number): void {
    const seats = this.#seats
    const { people, min } = seats.gathering.places[place]!
    if (people.length < min) return
    const from = this.#below(people.length)
    const chosen = this.#waiting(p, place, from)
    if (!seats.isNamed(place, chosen)) this.#borrowNamer(chosen, place, from)
    this.#borrow(chosen, place, from)
    const loose: number[] = []
    for (let broken = 0; chosen.length < min && broken < BROKEN; broken++)
      if (!this.#break(chosen, place, loose)) break
    if (chosen.length < min || !seats.isNamed(place, chosen)) {
      seats.undo()
      return
    }
    this.#form(chosen, place)
    for (const q of loose) if (seats.groupOf[q]! < 0) this.#seat(q)
    for (const q of loose) if (seats.groupOf[q]! < 0) this.#foundAnew(q)
  }

  #form(people: readonly number[], place: number): void {
    const group = this.#seats.open(place)
    for (const p of people) this.#seats.add(p, group)
  }

  /** Somebody and others who wait and may be in the place, who suit each other. */
  #waiting(p: number, place: number, from: number): number[] {
    const seats = this.#seats
    const { people, max } = seats.gathering.places[place]!
    const chosen = [p]
    for (let i = 0; i < people.length && chosen.length < max; i++) {
      const q = people[(from + i) % people.length]!
      if (q !== p && seats.groupOf[q]! < 0 && seats.suits(q, chosen)) chosen.push(q)
    }
    return chosen
  }

  /** Takes somebody who gives the hour its name and whom another group can spare, in the last one's stead where all seats are taken. */
  #borrowNamer(chosen: number[], place: number, from: number): void {
    const seats = this.#seats
    const { people, max } = seats.gathering.places[place]!
    const others = chosen.length === max ? chosen.slice(0, -1) : chosen
    for (let i = 0; i < people.length; i++) {
      const q = people[(from + i) % people.length]!
      if (seats.groupOf[q]! < 0 || !seats.isNamed(place, [q]) || !seats.suits(q, others)) continue
      if (!seats.canSpare(q)) continue
      seats.remove(q)
      chosen.splice(others.length, 1, q)
      return
    }
  }

  /** Takes those whom other groups can spare, until they are enough. */
  #borrow(chosen: number[], place: number, from: number): void {
    const seats = this.#seats
    const { people, min } = seats.gathering.places[place]!
    for (let i = 0; i < people.length && chosen.length < min; i++) {
      const q = people[(from + i) % people.length]!
      if (seats.groupOf[q]! < 0 || !seats.suits(q, chosen) || !seats.canSpare(q)) continue
      seats.remove(q)
      chosen.push(q)
    }
  }

  /** Breaks the group of which most could come; whoever of it does not is loose. False where there is none. */
  #break(chosen: number[], place: number, loose: number[]): boolean {
    const seats = this.#seats
    const { max, people } = seats.gathering.places[place]!
    const group = this.#mostOf(people, chosen)
    if (group === undefined) return false
    const all = seats.members[group]!.slice()
    for (const q of all) seats.remove(q)
    seats.close(group)
    for (const q of all) {
      const mayCome = seats.placesOf[q]!.includes(place) && chosen.length < max && seats.suits(q, chosen)
      ;(mayCome ? chosen : loose).push(q)
    }
    return true
  }

  #mostOf(people: Int32Array, chosen: readonly number[]): number | undefined {
    const seats = this.#seats
    const { places } = seats.gathering
    const counts = new Map<number, number>()
    let best: number | undefined
    let most = 0
    for (const q of people) {
      const group = seats.groupOf[q]!
      if (group < 0 || places[seats.placeOf[group]!]!.group >= 0 || !seats.suits(q, chosen)) continue
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
      const { people, group, min } = seats.gathering.places[place]!
      if (group >= 0 || people.length < min) continue
      const from = this.#below(people.length)
      const chosen = this.#waiting(p, place, from)
      const lent = this.#spare(chosen, place, from)
      if (chosen.length < min || !seats.isNamed(place, chosen)) continue
      for (const q of lent) seats.remove(q)
      this.#form(chosen, place)
      return
    }
  }

  /** Adds those whom groups of other places can spare, without taking them yet. */
  #spare(chosen: number[], place: number, from: number): number[] {
    const seats = this.#seats
    const { people, min } = seats.gathering.places[place]!
    const lent: number[] = []
    for (let i = 0; i < people.length && chosen.length < min; i++) {
      const q = people[(from + i) % people.length]!
      const group = seats.groupOf[q]!
      if (group < 0 || seats.placeOf[group] === place || !seats.suits(q, chosen)) continue
      if (!seats.canSpare(q, lent.filter((r) => seats.groupOf[r] === group).length)) continue
      lent.push(q)
      chosen.push(q)
    }
    return lent
  }
}
