/**
 * Sorts of new groups: by room and format. A group that would do in several rooms is of the one that
 * suits its people best, the first of equals, and likewise its format, so that each group is of one sort and a
 * plan has a whole number of each; a relaxation seldom has.
 */
import type { Problem } from './problem.ts'
import type { Room } from './rooms.ts'
import type { Scorer } from './score.ts'

/** All new groups of a room, of a format or of both. */
export type Kind = { room?: number; format?: number }

export class Sorts {
  readonly #formats: number
  /** The rooms each person may be in, and what the hour is worth to each there. */
  readonly #roomsOf: { room: number; slots: Float64Array }[][]
  readonly #hasRooms: boolean

  constructor(problem: Problem, rooms: readonly Room[]) {
    this.#formats = problem.formatNames.length + 1
    const forNew = rooms.flatMap((room, at) => (room.group < 0 ? [{ room, at }] : []))
    this.#hasRooms = forNew.length > 1
    this.#roomsOf = Array.from({ length: problem.people }, () => [])
    if (!this.#hasRooms) return
    for (const { room, at } of forNew) {
      const slots = new Float64Array(problem.people).fill(-Infinity)
      room.people.forEach((p, i) => {
        slots[p] = room.slots[i]!
      })
      for (const p of room.people) this.#roomsOf[p]!.push({ room: at, slots })
    }
  }

  /** The sort of the people scored last, as a new group. */
  of(people: ArrayLike<number>, scorer: Scorer): number {
    return this.#roomOf(people) * this.#formats + scorer.format + 1
  }

  /** Whether rooms are told apart. */
  get hasRooms(): boolean {
    return this.#hasRooms
  }

  room(sort: number): number {
    return Math.floor(sort / this.#formats)
  }

  format(sort: number): number {
    return (sort % this.#formats) - 1
  }

  isOf(sort: number, { room, format }: Kind): boolean {
    if (sort < 0) return false
    return (
      (room === undefined || this.room(sort) === room) &&
      (format === undefined || this.format(sort) === format)
    )
  }

  #roomOf(people: ArrayLike<number>): number {
    let best = 0
    let most = -Infinity
    for (const { room, slots } of this.#roomsOf[people[0]!]!) {
      let sum = 0
      for (let i = 0; i < people.length; i++) sum += slots[people[i]!]!
      if (sum <= most + 1e-9) continue
      most = sum
      best = room
    }
    return best
  }
}
