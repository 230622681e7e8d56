/**
 * Who sits where while it is looked for how many can be placed (filling.ts): groups in places, without a thought of fit. It is for
 * the caller that they are valid. What was done since the last mark can be taken back.
 */
import { type Gathering, type Held, namersOf } from './gathering.ts'

/** What was done, each with whom or which group, and with the group or place. */
const ADDED = 0
const REMOVED = 1
const OPENED = 2
const CLOSED = 3
/** Numbers that one of them takes in the list of what was done. */
const LENGTH = 3

export class Seats {
  readonly gathering: Gathering
  /** The places a person may be in. */
  readonly placesOf: readonly Int32Array[]
  /** The group of a person; -1: they wait. */
  readonly groupOf: Int32Array
  /** The people and the place of a group, and the groups of a place. */
  readonly members: number[][] = []
  readonly placeOf: number[] = []
  readonly groupsIn: readonly number[][]
  /** Whoever waits and may be somewhere. */
  readonly waiting: number[] = []
  readonly #waitingAt: Int32Array
  readonly #namers: readonly (ReadonlySet<number> | undefined)[]
  readonly #free: number[] = []
  readonly #done: number[] = []
  placed = 0

  constructor(gathering: Gathering) {
    this.gathering = gathering
    this.#namers = gathering.places.map(namersOf)
    this.groupsIn = gathering.places.map(() => [])
    this.groupOf = new Int32Array(gathering.people).fill(-1)
    this.#waitingAt = new Int32Array(gathering.people).fill(-1)
    const placesOf: number[][] = Array.from({ length: gathering.people }, () => [])
    gathering.places.forEach(({ people, group }, place) => {
      for (const p of people) placesOf[p]!.push(place)
      if (group >= 0) this.open(place)
    })
    this.placesOf = placesOf.map((places) => Int32Array.from(places))
    placesOf.forEach((places, p) => {
      if (places.length > 0) this.#wait(p)
    })
    this.mark()
  }

  /** From here on what is done can be taken back. */
  mark(): void {
    this.#done.length = 0
  }

  /** How much was done since the mark. */
  get done(): number {
    return this.#done.length
  }

  /** Takes back all that was done since the mark, or since so much had been done. */
  undo(since = 0): void {
    const done = this.#done.splice(since)
    for (let i = done.length - LENGTH; i >= 0; i -= LENGTH)
      this.#takeBack(done[i]!, done[i + 1]!, done[i + 2]!)
    this.#done.length = since
  }

  #takeBack(what: number, which: number, where: number): void {
    if (what === ADDED) this.remove(which)
    else if (what === REMOVED) this.add(which, where)
    else if (what === OPENED) this.close(which)
    else this.open(where)
  }

  /** A new group without people, which has to be filled before it is left. */
  open(place: number): number {
    const group = this.#free.pop() ?? this.placeOf.length
    this.placeOf[group] = place
    this.members[group] = []
    this.groupsIn[place]!.push(group)
    this.#done.push(OPENED, group, place)
    return group
  }

  /** Ends a group of which everybody has been removed. */
  close(group: number): void {
    const place = this.placeOf[group]!
    const groups = this.groupsIn[place]!
    groups.splice(groups.indexOf(group), 1)
    this.#free.push(group)
    this.#done.push(CLOSED, group, place)
  }

  add(p: number, group: number): void {
    const at = this.#waitingAt[p]!
    const last = this.waiting.pop()!
    if (last !== p) {
      this.waiting[at] = last
      this.#waitingAt[last] = at
    }
    this.members[group]!.push(p)
    this.groupOf[p] = group
    this.placed++
    this.#done.push(ADDED, p, group)
  }

  remove(p: number): void {
    const group = this.groupOf[p]!
    const people = this.members[group]!
    people.splice(people.indexOf(p), 1)
    this.groupOf[p] = -1
    this.placed--
    this.#wait(p)
    this.#done.push(REMOVED, p, group)
  }

  #wait(p: number): void {
    this.#waitingAt[p] = this.waiting.length
    this.waiting.push(p)
  }

  hasRoom(group: number): boolean {
    return this.members[group]!.length < this.gathering.places[this.placeOf[group]!]!.max
  }

  /** Those of a group who are in conflict with somebody: one of them, and how many. */
  against(p: number, group: number): { count: number; one: number } {
    const conflicts = this.gathering.conflicts[p]!
    let count = 0
    let one = -1
    if (conflicts.size === 0) return { count, one }
    for (const q of this.members[group]!) {
      if (!conflicts.has(q)) continue
      count++
      one = q
    }
    return { count, one }
  }

  /** Whether somebody is in conflict with none of these. */
  suits(p: number, people: readonly number[]): boolean {
    const conflicts = this.gathering.conflicts[p]!
    return conflicts.size === 0 || !people.some((q) => conflicts.has(q))
  }

  /** Whether some of these people give the hour of a place its name, `out` left out and `come` added. */
  isNamed(place: number, people: readonly number[], out = -1, come = -1): boolean {
    const namers = this.#namers[place]
    return !namers || namers.has(come) || people.some((p) => p !== out && namers.has(p))
  }

  /** Whether a group can do without somebody. */
  canSpare(p: number): boolean {
    const group = this.groupOf[p]!
    const place = this.placeOf[group]!
    const { min, group: joined } = this.gathering.places[place]!
    const people = this.members[group]!
    return joined >= 0 || (people.length > min && this.isNamed(place, people, p))
  }

  /** All groups there are, with their people in order. */
  held(): Held[] {
    return this.groupsIn.flatMap((groups, place) =>
      groups.flatMap((group) => {
        const people = this.members[group]!
        return people.length > 0 ? [{ people: people.toSorted((a, b) => a - b), place }] : []
      }),
    )
  }

  /** Everybody sits as told, whoever sat where. */
  restore(held: readonly Held[]): void {
    const { places } = this.gathering
    this.groupsIn.forEach((groups, place) => {
      for (const group of groups.slice()) {
        for (const p of this.members[group]!.slice()) this.remove(p)
        if (places[place]!.group < 0) this.close(group)
      }
    })
    for (const { people, place } of held) {
      const group = places[place]!.group < 0 ? this.open(place) : this.groupsIn[place]![0]!
      for (const p of people) this.add(p, group)
    }
    this.mark()
  }
}
