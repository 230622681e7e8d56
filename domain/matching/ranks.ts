/**
 * Cuts over whole groups: of some people each group has so many, and counts once for each full `each` of them; all groups of a plan together
 * do so no more often than all of these people would (rank-1 Chvátal–Gomory cuts; over three people in twos the subset-row cuts of Jepsen et
 * al. 2008, over more of them Pecin et al. 2017). They are looked for by exchange, from groups that a relaxation uses in part.
 */
import { chance } from './chance.ts'

export type Rank = { people: readonly number[]; each: number }

/** How much of a group a relaxation uses. */
type Part = { people: readonly number[]; value: number }

/** Counted in so many, of so many people. */
const KINDS = [
  { each: 2, of: 3 },
  { each: 2, of: 5 },
  { each: 3, of: 5 },
  { each: 2, of: 7 },
  { each: 3, of: 8 },
]
/** Beginnings of each kind, for so many people or more as many more, and exchanges from one of them. */
const STARTS = 100
const PEOPLE = 500
const EXCHANGES = 20
/** By how much a cut must be broken, how many are told at once, and in how many of them somebody is: many over the same people say the same. */
const BROKEN = 0.03
const MOST = 80
const OFTEN = 8
/** What counts is a step; a little slope leads to it, and chance tells equals apart. */
const SLOPE = 0.02
const NOISE = 0.05

/** How often a group with so many of the people counts. */
export function timesWith({ each }: Rank, inside: number): number {
  return Math.floor(inside / each)
}

/** How often a group counts. */
export function timesOf(rank: Rank, people: readonly number[]): number {
  return timesWith(rank, people.filter((p) => rank.people.includes(p)).length)
}

/** How often all groups of a plan count together, at the most. */
export function mostOf(rank: Rank): number {
  return timesWith(rank, rank.people.length)
}

/** Cuts that a relaxation breaks, the most broken first; `people`: how many there are. */
export function brokenRanks(used: readonly Part[], people: number, seed: number): Rank[] {
  const hunt = new RankHunt(
    used.filter(({ value }) => value < 1 - 1e-6),
    people,
    seed,
  )
  const found = new Map<string, { rank: Rank; by: number }>()
  const size = Math.max(1, people / PEOPLE)
  for (const kind of KINDS)
    for (let start = 0; start < STARTS * size; start++) {
      const one = hunt.from(kind)
      if (one && one.by > BROKEN) found.set(`${kind.each}:${one.rank.people.join()}`, one)
    }
  const times = new Int8Array(people)
  return [...found.values()]
    .sort((a, b) => b.by - a.by)
    .flatMap(({ rank }) => {
      if (rank.people.some((p) => times[p]! >= OFTEN)) return []
      for (const p of rank.people) times[p]!++
      return [rank]
    })
    .slice(0, MOST * size)
}

class RankHunt {
  readonly #parts: readonly Part[]
  /** The parts that somebody is in. */
  readonly #partsOf: readonly number[][]
  /** Whom somebody is with in some of them, of those who are in several: who is in one alone breaks nothing. */
  readonly #mates: readonly number[][]
  /** How many of the chosen are in a part. */
  readonly #inside: Int8Array
  readonly #chosen = new Set<number>()
  readonly #roll: () => number

  constructor(parts: readonly Part[], people: number, seed: number) {
    const partsOf: number[][] = Array.from({ length: people }, () => [])
    parts.forEach((part, j) => {
      for (const p of part.people) partsOf[p]!.push(j)
    })
    this.#parts = parts
    this.#partsOf = partsOf
    this.#mates = partsOf.map((mine, p) => {
      const mates = new Set(mine.flatMap((j) => parts[j]!.people))
      mates.delete(p)
      return [...mates].filter((q) => partsOf[q]!.length > 1)
    })
    this.#inside = new Int8Array(parts.length)
    this.#roll = chance(seed)
  }

  /**
   * A set of people around some part whose groups count as often as exchange makes them, and by how much that breaks the cut; undefined
   * where there are too few.
   */
  from({ each, of }: (typeof KINDS)[number]): { rank: Rank; by: number } | undefined {
    this.#clear()
    const part = this.#parts[Math.floor(this.#roll() * this.#parts.length)]
    for (const p of part?.people ?? [])
      if (this.#chosen.size < each && this.#partsOf[p]!.length > 1) this.#add(p)
    while (this.#chosen.size < of) {
      const p = this.#best(each, NOISE)
      if (p === undefined) return undefined
      this.#add(p)
    }
    for (let i = 0; i < EXCHANGES; i++) if (!this.#exchange(each)) break
    const rank = { people: [...this.#chosen].sort((a, b) => a - b), each }
    const sum = this.#parts.reduce((all, { value }, j) => all + value * timesWith(rank, this.#inside[j]!), 0)
    return { rank, by: sum - mostOf(rank) }
  }

  #clear(): void {
    for (const p of [...this.#chosen]) this.#remove(p)
  }

  #add(p: number): void {
    this.#chosen.add(p)
    for (const j of this.#partsOf[p]!) this.#inside[j]!++
  }

  #remove(p: number): void {
    this.#chosen.delete(p)
    for (const j of this.#partsOf[p]!) this.#inside[j]!--
  }

  /** What the count gains by somebody who comes. */
  #gain(p: number, each: number): number {
    let gain = 0
    for (const j of this.#partsOf[p]!)
      gain += this.#parts[j]!.value * ((this.#inside[j]! % each === each - 1 ? 1 : 0) + SLOPE)
    return gain
  }

  /** Who would add most, of those who are with some of the chosen. */
  #best(each: number, noise = 0, above = 0): number | undefined {
    let best: number | undefined
    let most = above
    for (const p of this.#chosen)
      for (const q of this.#mates[p]!) {
        if (this.#chosen.has(q)) continue
        const gain = this.#gain(q, each) + noise * this.#roll()
        if (gain <= most) continue
        most = gain
        best = q
      }
    return best
  }

  /** Somebody goes and somebody comes, where more is gained than lost. */
  #exchange(each: number): boolean {
    for (const p of [...this.#chosen]) {
      this.#remove(p)
      const q = this.#best(each, 0, this.#gain(p, each) + 1e-9)
      this.#add(q ?? p)
      if (q !== undefined) return true
    }
    return false
  }
}
