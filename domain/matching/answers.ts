/**
 * What is left undecided where listed groups are packed, as both answers to each question that is worth trying out. Each answer rules out many
 * groups, and any plan agrees with one of the two.
 */
import type { Basis } from 'highs'
import type { Decided, Packing } from './packing.ts'
import { type Count, type Counts, countIn } from './seating.ts'

/** `asked`: how many questions it answers; `start`: where a program like it was solved. */
export type Part = Decided & { asked: number; start?: Basis }

/** Questions of each kind that are tried out, and how many times as many for the first ones, on which the most depends. */
const ASKED = { counts: 3, placed: 3, seats: 1, pairs: 2 }
const FIRST = 5
const TIMES = 3
/** What is nearer to a whole number is whole. */
const BROKEN = 1e-5
/** The least that an answer counts, so that one good answer does not hide that the other says nothing. */
const LITTLE = 1e-3

/**
 * What is undecided, each as both of its answers: who is placed, how many groups there are in a place, who is in which place, the most
 * even first; who is with whom where nothing else is.
 */
export function partsOf(packing: Packing, part: Part): Part[][] {
  const { columns } = packing
  const times = part.asked <= FIRST ? TIMES : 1
  const placed = new Map<number, number>()
  const counts = new Map<number, number>()
  const seats = new Map<string, { person: number; place: number; value: number }>()
  const used = packing.used()
  for (const { j, value } of used) {
    const place = columns.sort[j]!
    counts.set(place, (counts.get(place) ?? 0) + value)
    for (const person of columns.of(j)) {
      placed.set(person, (placed.get(person) ?? 0) + value)
      const key = `${place} ${person}`
      seats.set(key, { person, place, value: (seats.get(key)?.value ?? 0) + value })
    }
  }
  const waiting = [...placed].filter(([person]) => !part.placed.has(person))
  const asked = [
    ...openCounts(counts, part.counts, times * ASKED.counts).map(([place, value]) =>
      byCount(packing, part, place, value),
    ),
    ...mostEven(waiting, ([, value]) => value, times * ASKED.placed).map(([person]) =>
      byPlaced(packing, part, person),
    ),
    ...mostEven([...seats.values()], ({ value }) => value, times * ASKED.seats).map((seat) =>
      bySeat(packing, part, seat),
    ),
  ]
  if (asked.length > 0) return asked
  const pairs = new Map<string, { a: number; b: number; value: number }>()
  for (const { j, value } of used)
    for (const a of columns.of(j))
      for (const b of columns.of(j)) {
        const key = `${a} ${b}`
        if (a < b) pairs.set(key, { a, b, value: (pairs.get(key)?.value ?? 0) + value })
      }
  return mostEven([...pairs.values()], ({ value }) => value, ASKED.pairs).map((pair) =>
    byPair(packing, part, pair),
  )
}

/** Places of which it is not decided whether they have so many groups or one more, and how many they have in part, the most even first. */
export function openCounts(
  used: ReadonlyMap<number, number>,
  decided: Counts,
  most: number,
): [place: number, value: number][] {
  // Where somebody or a group is still missing, what was decided may look undecided.
  const open = [...used].filter(([place, value]) => {
    const { least, most } = countIn(decided, place)
    return value > least && value < most
  })
  return mostEven(open, ([, value]) => value, most)
}

/** How much the answers to a question say where `before` was placed at the most, and after each no more than that; to be ruled out is all above `floor`. */
export function scoreOf(before: number, floor: number, afters: readonly number[]): number {
  return afters.reduce(
    (score, after) => score * Math.max(LITTLE, Math.min(before - after, before - floor)),
    1,
  )
}

/** Those whose value is broken, the most even first. */
function mostEven<T>(all: readonly T[], amountOf: (one: T) => number, most: number): T[] {
  const odd = (one: T) => Math.abs(amountOf(one) - Math.floor(amountOf(one)) - 0.5)
  return all
    .filter((one) => odd(one) < 0.5 - BROKEN)
    .sort((a, b) => odd(a) - odd(b))
    .slice(0, most)
}

function byCount({ columns }: Packing, part: Part, place: number, value: number): Part[] {
  const told = countIn(part.counts, place)
  const [few, many] = [Math.floor(value), Math.ceil(value)]
  const allowed = few > 0 ? part.allowed : part.allowed.map((is, j) => (columns.sort[j] === place ? 0 : is))
  const counted = (count: Count) => new Map([...part.counts, [place, count]])
  return [
    { ...part, allowed, counts: counted({ ...told, most: few }) },
    { ...part, counts: counted({ ...told, least: many }) },
  ]
}

function byPlaced({ columns }: Packing, part: Part, person: number): Part[] {
  const allowed = part.allowed.map((is, j) => (is && columns.holds(j, person) ? 0 : is))
  return [
    { ...part, allowed },
    { ...part, placed: new Set([...part.placed, person]) },
  ]
}

function bySeat(
  { columns }: Packing,
  part: Part,
  { person, place }: { person: number; place: number },
): Part[] {
  const isHere = (j: number) => columns.sort[j] === place
  const without = (isOut: (j: number) => boolean) =>
    part.allowed.map((is, j) => (is && columns.holds(j, person) && isOut(j) ? 0 : is))
  return [
    { ...part, allowed: without(isHere) },
    { ...part, allowed: without((j) => !isHere(j)), placed: new Set([...part.placed, person]) },
  ]
}

function byPair({ columns }: Packing, part: Part, { a, b }: { a: number; b: number }): Part[] {
  const apart = part.allowed.map((is, j) => (is && columns.holds(j, a) && columns.holds(j, b) ? 0 : is))
  const together = part.allowed.map((is, j) => (is && columns.holds(j, a) !== columns.holds(j, b) ? 0 : is))
  return [
    { ...part, allowed: apart },
    { ...part, allowed: together, placed: new Set([...part.placed, a, b]) },
  ]
}
