/** What a relaxation leaves undecided. */
import { ALL, isBroken } from './bounds.ts'
import type { Master } from './master.ts'
import type { Kind } from './sorts.ts'

/** How many groups there are of a kind; whether a person is in a room; whether two people are together; whether a group is formed. */
export type Question =
  | { kind: Kind; value: number }
  | { person: number; room: number }
  | { a: number; b: number }
  | { column: number }

/** How many questions of each sort are worth a try. */
const SEATS = 3
const KINDS = 2
const PAIRS = 1

/**
 * What is undecided, the most even first: the number of new groups, else who is in which room, else the number of
 * groups of a kind and pairs of people who are together in part, else groups formed in part.
 */
export function questions(master: Master): Question[] {
  const kinds = brokenKinds(master)
  if (kinds[0]?.kind === ALL) return [kinds[0]]
  const seats = brokenSeats(master).slice(0, SEATS)
  if (seats.length > 0) return seats
  const asked: Question[] = [...kinds.slice(0, KINDS), ...brokenPairs(master).slice(0, PAIRS)]
  if (asked.length > 0) return asked
  return master
    .used()
    .filter(({ value }) => value < 1 - 1e-6)
    .sort((x, y) => Math.abs(x.value - 0.5) - Math.abs(y.value - 0.5))
    .slice(0, KINDS)
    .map(({ j }) => ({ column: j }))
}

/** Kinds of groups of which there is a broken number: all of them first, then the most even. */
export function brokenKinds(master: Master): { kind: Kind; value: number }[] {
  const { columns, sorts } = master
  const sums = new Map<string, { kind: Kind; value: number }>()
  const add = (kind: Kind, value: number) => {
    const key = `${kind.room} ${kind.format}`
    const sum = sums.get(key)
    if (sum) sum.value += value
    else sums.set(key, { kind, value })
  }
  for (const { j, value } of master.used()) {
    const sort = columns.sort[j]!
    if (sort < 0) continue
    const format = sorts.format(sort)
    add(ALL, value)
    add({ format }, value)
    if (!sorts.hasRooms) continue
    const room = sorts.room(sort)
    add({ room }, value)
    add({ room, format }, value)
  }
  const found = [...sums.values()].filter(({ value }) => isBroken(value))
  const odd = (value: number) => Math.abs(value - Math.floor(value) - 0.5)
  return found.sort((x, y) => {
    if (x.kind === ALL) return -1
    return y.kind === ALL ? 1 : odd(x.value) - odd(y.value)
  })
}

/** Who is in a room in part, where rooms are told apart. */
function brokenSeats(master: Master): { person: number; room: number }[] {
  const { columns, sorts } = master
  const { people } = master.problem
  if (!sorts.hasRooms) return []
  const seats = new Map<number, number>()
  for (const { j, value } of master.used()) {
    if (columns.sort[j]! < 0) continue
    const room = sorts.room(columns.sort[j]!)
    for (const p of columns.of(j)) seats.set(room * people + p, (seats.get(room * people + p) ?? 0) + value)
  }
  return mostEven(seats).map((seat) => ({ person: seat % people, room: Math.floor(seat / people) }))
}

function brokenPairs(master: Master): { a: number; b: number }[] {
  const { people } = master.problem
  const pairs = new Map<number, number>()
  for (const { j, value } of master.used()) {
    const all = master.columns.of(j)
    for (const p of all)
      for (const q of all) if (p < q) pairs.set(p * people + q, (pairs.get(p * people + q) ?? 0) + value)
  }
  return mostEven(pairs).map((pair) => ({ a: Math.floor(pair / people), b: pair % people }))
}

/** The keys of those that are neither none nor one, the most even first. */
function mostEven(values: ReadonlyMap<number, number>): number[] {
  return [...values]
    .filter(([, value]) => value > 1e-5 && value < 1 - 1e-5)
    .map(([key, value]) => ({ key, odd: Math.abs(value - 0.5) }))
    .sort((x, y) => x.odd - y.odd)
    .map(({ key }) => key)
}
