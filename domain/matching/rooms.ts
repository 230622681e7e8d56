/**
 * Rooms: where a group can be, with all that does not depend on who else comes. A new group's room is
 * an hour with a goal, cadence, language and place (a cell), and what the hour is worth to each person;
 * a recruiting group is a room with people in it already. Rooms that another room is no worse than,
 * person by person, are left out: no group there could not be there as well.
 */
import { eachCell } from './cells.ts'
import type { Problem } from './problem.ts'

export type Room = {
  people: Int32Array
  /** Share of weeks inside preferred windows, person by person. */
  slots: Float64Array
  /** Recruiting group, or -1. */
  group: number
  /** Fewest and most who may come. */
  min: number
  max: number
}

type Found = Room & { names: Uint8Array; bits: Int32Array }

/** All rooms of a pool that no other makes needless: those for new groups first. */
export function roomsOf(problem: Problem): Room[] {
  const { free, columns, weeks, slots, people: all } = problem
  const share = (p: number, column: number) => (free[p * columns + column]! - 1) / weeks
  const { min, max } = problem.pool.rules.size
  const found = new Map<string, Found>()
  eachCell(problem, (hour, list, names) => {
    const worth = list.map((p) => share(p, hour))
    const key = `${list.join()} ${worth.join()} ${names.join('')}`
    if (found.has(key)) return
    const people = Int32Array.from(list)
    const room = { people, slots: Float64Array.from(worth), group: -1, min, max: Math.min(max, list.length) }
    found.set(key, { ...room, names, bits: bitsOf(people, all) })
  })
  const rooms: Room[] = undominated([...found.values()], all)
  problem.groups.forEach(({ openSeats, joiners }, group) => {
    const seats = Math.min(openSeats, joiners.length)
    if (seats === 0) return
    const worth = Float64Array.from(joiners, (p) => share(p, slots + group))
    rooms.push({ people: joiners, slots: worth, group, min: 1, max: seats })
  })
  return rooms
}

function bitsOf(people: Int32Array, all: number): Int32Array {
  const bits = new Int32Array((all + 31) >> 5)
  for (const p of people) bits[p >> 5]! |= 1 << (p & 31)
  return bits
}

function undominated(rooms: Found[], all: number): Found[] {
  rooms.sort((a, b) => b.people.length - a.people.length || sum(b.slots) - sum(a.slots))
  const kept: Found[] = []
  // Where each person of a kept room is in its lists.
  const places: Int16Array[] = []
  for (const room of rooms) {
    if (kept.some((other, k) => isNoWorse(other, places[k]!, room))) continue
    const place = new Int16Array(all)
    room.people.forEach((p, i) => {
      place[p] = i
    })
    kept.push(room)
    places.push(place)
  }
  return kept
}

function isNoWorse(other: Found, place: Int16Array, room: Found): boolean {
  for (let w = 0; w < room.bits.length; w++) if (room.bits[w]! & ~other.bits[w]!) return false
  for (let i = 0; i < room.people.length; i++) {
    const at = place[room.people[i]!]!
    if (other.slots[at]! < room.slots[i]! || other.names[at]! < room.names[i]!) return false
  }
  return true
}

function sum(values: Float64Array): number {
  return values.reduce((total, v) => total + v, 0)
}
