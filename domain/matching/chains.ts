/**
 * Chains of people who make room for one another: somebody enters a group, in the stead of somebody who enters another, and so on, until
 * there is a free seat; or somebody leaves a group for a new one, and somebody else takes their seat, until one comes who waited or whom a
 * group can spare (the alternating paths of matching; Berge 1957). The shortest found is taken. A group is in a chain once.
 */
import type { Seats } from './seats.ts'

/** Somebody who leaves a group, or for whom a seat is looked for, and the link before. */
type Link = { person: number; group: number; before: Link | undefined; depth: number }

/** How many make room at the most. */
const SEATING = 4
const CALLING = 3
/** Links of a search in which somebody may be called out of one group more, and in which a seat is looked for in others. */
const MANY = { calling: 30, seating: 120 }
const NOBODY = -1

export class Chains {
  readonly #seats: Seats
  readonly #below: (n: number) => number
  /** The last search that looked at a group. */
  readonly #seen: number[] = []
  #search = 0

  /** `below`: a chance whole number below another. */
  constructor(seats: Seats, below: (n: number) => number) {
    this.#seats = seats
    this.#below = below
  }

  /** Seats somebody who waits, in no group but others than `except`; false where there is no chain to a free seat. */
  seat(person: number, except = -1): boolean {
    const seats = this.#seats
    this.#search++
    if (except >= 0) this.#isNew(except)
    const queue: Link[] = [{ person, group: -1, before: undefined, depth: 0 }]
    for (const link of queue) {
      const places = seats.placesOf[link.person]!
      const first = this.#below(places.length)
      for (let i = 0; i < places.length; i++) {
        const place = places[(first + i) % places.length]!
        for (const group of seats.groupsIn[place]!) {
          if (this.#isSeen(group)) continue
          const { count, one } = seats.against(link.person, group)
          if (count > 1) continue
          if (count === 0 && seats.hasRoom(group)) {
            this.#moveUp(link, group)
            return true
          }
          if (link.depth === SEATING || queue.length >= MANY.seating || !this.#isNew(group)) continue
          const people = seats.members[group]!
          for (const q of count === 1 ? [one] : people)
            if (seats.isNamed(place, people, q, link.person))
              queue.push({ person: q, group, before: link, depth: link.depth + 1 })
        }
      }
    }
    return false
  }

  /** The last of a chain takes a free seat, and each before the seat that is left. */
  #moveUp(last: Link, free: number): void {
    const seats = this.#seats
    for (let link: Link | undefined = last, to = free; link; link = link.before) {
      const { person, group } = link
      if (group >= 0) seats.remove(person)
      seats.add(person, to)
      to = group
    }
  }

  /**
   * Brings one more person into a group that has room, by a chain from somebody who waits, or else from a group that can spare somebody,
   * where that is allowed; false where nobody can come.
   */
  call(group: number, { deepest = CALLING, mayBorrow = true } = {}): boolean {
    const seats = this.#seats
    this.#search++
    this.#isNew(group)
    let lent: { person: number; link: Link } | undefined
    const queue: Link[] = [{ person: NOBODY, group, before: undefined, depth: 0 }]
    for (const link of queue) {
      const { people } = seats.gathering.places[seats.placeOf[link.group]!]!
      const first = this.#below(people.length)
      const isLast = link.depth === deepest
      for (let i = 0; i < people.length; i++) {
        const q = people[(first + i) % people.length]!
        const from = seats.groupOf[q]!
        if (from >= 0 && (this.#isSeen(from) || (lent && isLast))) continue
        if (!this.#mayCome(q, link)) continue
        if (from < 0) {
          this.#fill(link, q)
          return true
        }
        if (seats.canSpare(q)) lent ??= { person: q, link }
        else if (!isLast && queue.length < MANY.calling && this.#isNew(from))
          queue.push({ person: q, group: from, before: link, depth: link.depth + 1 })
      }
    }
    if (!mayBorrow || !lent) return false
    this.#fill(lent.link, lent.person)
    return true
  }

  /** Whether somebody suits a group, once whoever leaves has left. */
  #mayCome(q: number, { person, group }: Link): boolean {
    const seats = this.#seats
    const { conflicts, places } = seats.gathering
    const place = seats.placeOf[group]!
    const people = seats.members[group]!
    const against = conflicts[q]!
    if (against.size > 0 && people.some((r) => r !== person && against.has(r))) return false
    // A new group has its name with its last seat at the latest.
    const isOpen = person === NOBODY && people.length + 1 < places[place]!.min
    return isOpen || seats.isNamed(place, people, person, q)
  }

  /** Somebody takes the seat that the last of a chain leaves, who takes that of the one before. */
  #fill(last: Link, person: number): void {
    const seats = this.#seats
    for (let link: Link | undefined = last, q = person; link; link = link.before) {
      if (seats.groupOf[q]! >= 0) seats.remove(q)
      if (link.person !== NOBODY) seats.remove(link.person)
      seats.add(q, link.group)
      q = link.person
    }
  }

  #isSeen(group: number): boolean {
    return this.#seen[group] === this.#search
  }

  /** Whether a group was not looked at yet in this search, and notes that it is. */
  #isNew(group: number): boolean {
    if (this.#isSeen(group)) return false
    this.#seen[group] = this.#search
    return true
  }
}
