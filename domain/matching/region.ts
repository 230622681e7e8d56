/**
 * Exact repair of one neighborhood: the groups around someone unplaced are taken apart and their
 * people, with the unplaced near them, are covered anew by a mixed-integer program. Annealing
 * finds good company; this finds which hours to open.
 */
import type { Cell } from './cells.ts'
import { maximal } from './cells.ts'
import { coverOf } from './cover.ts'
import type { Problem } from './problem.ts'
import type { Search } from './search.ts'
import type { Solver } from './solver.ts'

export class Regions {
  readonly #problem: Problem
  readonly #cells: readonly Cell[]
  readonly #cellsOf: number[][]
  readonly #solver: Solver
  readonly #roll: () => number

  constructor(problem: Problem, cells: readonly Cell[], solver: Solver, roll: () => number) {
    this.#problem = problem
    this.#cells = cells
    this.#solver = solver
    this.#roll = roll
    this.#cellsOf = Array.from({ length: problem.people }, () => [])
    cells.forEach((cell, c) => {
      for (const p of cell.people) this.#cellsOf[p]!.push(c)
    })
  }

  /** Unplaced people whom some group could take. */
  waiting(search: Search): number[] {
    const { groupOf } = search.roster
    return this.#cellsOf.flatMap((cells, p) => (groupOf[p]! < 0 && cells.length > 0 ? [p] : []))
  }

  /** Covers anew the neighborhood of `seed`, about `size` people. True when more are placed than before. */
  repair(search: Search, seed: number, size: number, iterations: number): boolean {
    const { roster } = search
    const region = this.#around(search, seed, size)
    const before = roster.draft()
    const held = new Set<number>()
    let placed = 0
    for (const p of region) {
      const g = roster.groupOf[p]!
      if (g >= 0) placed++
      if (g >= 0 && g >= roster.recruiting) held.add(g)
    }
    const seats = this.#seats(search, region)
    const task = { easyFrom: Number.POSITIVE_INFINITY, iterations, above: placed, seats }
    const cover = coverOf(this.#problem, this.#within(region), task, this.#solver)
    if (cover.parts.length === 0 || cover.placed <= placed) return false
    for (const p of region)
      if (roster.groupOf[p]! >= 0 && roster.groupOf[p]! < roster.recruiting) roster.leave(p)
    for (const g of held) roster.dissolve(g)
    search.seat(cover)
    if (roster.placed > before.placed) return true
    roster.restore(before)
    return false
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
        for (const p of this.#cells[cells[(from + i) % cells.length]!]!.people) {
          const g = roster.groupOf[p]!
          take(p)
          if (g >= roster.recruiting) for (let k = 0; k < roster.size[g]!; k++) take(roster.members[g]![k]!)
          if (region.size >= size) break
        }
      }
    }
    return region
  }

  #within(region: Set<number>): Cell[] {
    const { min } = this.#problem.pool.rules.size
    const touched = new Set([...region].flatMap((p) => this.#cellsOf[p]!))
    const cells: Cell[] = []
    for (const c of [...touched].sort((a, b) => a - b)) {
      const { hour, people, names } = this.#cells[c]!
      const inside = Array.from(people.keys()).filter((i) => region.has(people[i]!))
      const cell = {
        hour,
        people: Int32Array.from(inside, (i) => people[i]!),
        names: Uint8Array.from(inside, (i) => names[i]!),
      }
      if (inside.length >= min && cell.names.includes(1)) cells.push(cell)
    }
    return maximal(cells, this.#problem.people)
  }

  /** Seats of recruiting groups that the region's people may fill: those free and their own. */
  #seats(search: Search, region: Set<number>): { seats: number; joiners: number[] }[] {
    const { roster } = search
    return this.#problem.groups.map(({ joiners, openSeats }, r) => {
      const kept = Array.from(roster.members[r]!.subarray(0, roster.size[r]!)).filter((p) => !region.has(p))
      const fits = (p: number) => region.has(p) && !kept.some((k) => this.#problem.conflicts[p]!.has(k))
      return { seats: openSeats - kept.length, joiners: Array.from(joiners).filter(fits) }
    })
  }
}
