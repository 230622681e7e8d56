/**
 * Exact repair of one neighborhood: the groups around someone unplaced are taken apart and their people, with the unplaced near
 * them, are formed anew by branch and price over whole groups (headcount.ts). Annealing finds good company; this finds
 * which hours to open.
 */
import { countOf, draftOf, type Gathering, type Group, heldIn, partOf } from './gathering.ts'
import { Headcount } from './headcount.ts'
import type { Search } from './search.ts'
import type { Solver } from './solver.ts'

export class Regions {
  readonly #gathering: Gathering
  /** The cells of each person, as places. */
  readonly #cellsOf: number[][]
  readonly #solver: Solver
  readonly #roll: () => number

  constructor(gathering: Gathering, solver: Solver, roll: () => number) {
    this.#gathering = gathering
    this.#solver = solver
    this.#roll = roll
    this.#cellsOf = Array.from({ length: gathering.people }, () => [])
    gathering.places.forEach(({ people, group }, place) => {
      if (group < 0) for (const p of people) this.#cellsOf[p]!.push(place)
    })
  }

  /** Unplaced people whom some group could take. */
  waiting(search: Search): number[] {
    const { groupOf } = search.roster
    return this.#cellsOf.flatMap((cells, p) => (groupOf[p]! < 0 && cells.length > 0 ? [p] : []))
  }

  /** Forms the groups around `seed` anew, of about `size` people, in so many relaxations. True when more are placed than before. */
  repair(search: Search, seed: number, size: number, relaxations: number): boolean {
    const { roster } = search
    const ids = Int32Array.from(this.#around(search, seed, size)).sort()
    const { inside, outside } = this.#parted(search, new Set(ids))
    const at = new Map(Array.from(ids, (p, i) => [p, i]))
    const part = partOf(this.#gathering, ids, outside)
    const known = inside.map(({ people, group }) => ({ people: people.map((p) => at.get(p)!), group }))
    const placed = countOf(inside)
    const groups = this.#more(part, known, placed, relaxations)
    if (!groups) return false
    const found = groups.map(({ people, group }) => ({ people: people.map((i) => ids[i]!), group }))
    roster.restore(draftOf([...outside, ...found], roster.recruiting))
    return true
  }

  /** Groups that place more of these people, if some are found. */
  #more(part: Gathering, known: readonly Group[], placed: number, relaxations: number): Group[] | undefined {
    const headcount = new Headcount(part, this.#solver)
    try {
      headcount.learn(heldIn(part, draftOf(known, part.groups)))
      const bound = headcount.bound(part.people)
      if (bound <= placed || headcount.tighten(placed, bound) <= placed) return undefined
      return headcount.reach(placed + 1, relaxations)
    } finally {
      headcount.dispose()
    }
  }

  /** The groups of a roster's people inside a region and of those outside; only a recruiting group has people in both. */
  #parted({ roster }: Search, region: ReadonlySet<number>): { inside: Group[]; outside: Group[] } {
    const inside: Group[] = []
    const outside: Group[] = []
    roster.draft().groups.forEach((people, g) => {
      const group = g < roster.recruiting ? g : -1
      const isIn = (p: number) => region.has(p)
      const [come, stay] = [people.filter(isIn), people.filter((p) => !isIn(p))]
      if (come.length > 0) inside.push({ people: come, group })
      if (stay.length > 0) outside.push({ people: stay, group })
    })
    return { inside, outside }
  }

  /** Whole groups and unplaced people, by cells they share with the seed, then with each other. */
  #around(search: Search, seed: number, size: number): Set<number> {
    const { roster } = search
    const region = new Set<number>()
    const queue: number[] = []
    const take = (p: number) => {
      if (region.has(p)) return
      region.add(p)
      queue.push(p)
    }
    take(seed)
    for (let at = 0; at < queue.length && region.size < size; at++) {
      const cells = this.#cellsOf[queue[at]!]!
      const from = Math.floor(this.#roll() * cells.length)
      const most = at === 0 ? cells.length : 2
      for (let i = 0; i < Math.min(most, cells.length) && region.size < size; i++) {
        for (const p of this.#gathering.places[cells[(from + i) % cells.length]!]!.people) {
          const g = roster.groupOf[p]!
          take(p)
          if (g >= roster.recruiting) for (let k = 0; k < roster.size[g]!; k++) take(roster.members[g]![k]!)
          if (region.size >= size) break
        }
      }
    }
    return region
  }
}
