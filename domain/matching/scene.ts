/**
 * What the moves of an annealing share: the roster they change, the heat, and chance.
 */
import { chance } from './chance.ts'
import type { Problem } from './problem.ts'
import { Roster } from './roster.ts'

export class Scene {
  readonly problem: Problem
  readonly roster: Roster
  readonly roll: () => number
  /** All columns at which a person is free and may be: hours for new groups, recruiting groups they may join. */
  readonly columnsOf: Int32Array[]
  heat = 1
  /** What one more person placed is worth, in points of fit. */
  worth = 3

  constructor(problem: Problem, seed: number) {
    this.problem = problem
    this.roll = chance(seed)
    this.roster = new Roster(problem)
    this.columnsOf = columnsOf(problem)
  }

  /** A whole number from 0, below `n`. */
  below(n: number): number {
    return Math.floor(this.roll() * n)
  }

  /** One of the list: a person, or a column. */
  any(list: Int32Array): number {
    return list[this.below(list.length)]!
  }

  /** Whether a change of so many points is made: for the better always, for the worse the less the colder it is. */
  accepts(gain: number): boolean {
    return gain >= 0 || this.roll() < Math.exp(gain / this.heat)
  }

  /** A group that meets at a column: of someone free then; -1 when they have none. */
  groupAt(column: number): number {
    const { slots, peopleAt } = this.problem
    if (column >= slots) return column - slots
    const people = peopleAt[column]!
    return this.roster.groupOf[this.any(people)]!
  }

  /** One value of each field that the person accepts, as word and bit. */
  frameAround(p: number): { word: number; bit: number }[] {
    const { accepts, fields } = this.problem
    return fields.map(({ from, values }) => {
      const start = this.below(values.length)
      for (let i = 0; i < values.length; i++) {
        const v = (start + i) % values.length
        const at = { word: from + (v >> 5), bit: 1 << (v & 31) }
        if (accepts.words[p * accepts.width + at.word]! & at.bit) return at
      }
      return { word: 0, bit: 0 }
    })
  }

  /** Whether a person accepts such a value. */
  accepted(q: number, { word, bit }: { word: number; bit: number }): boolean {
    const { accepts } = this.problem
    return (accepts.words[q * accepts.width + word]! & bit) !== 0
  }
}

/** All columns at which a person is free and may be: hours for new groups, recruiting groups they may join. */
function columnsOf(problem: Problem): Int32Array[] {
  const joinable: number[][] = Array.from({ length: problem.people }, () => [])
  problem.groups.forEach((g, r) => {
    if (g.openSeats > 0) for (const p of g.joiners) joinable[p]!.push(problem.slots + r)
  })
  return problem.hoursOf.map((hours, p) => Int32Array.from([...hours, ...joinable[p]!]))
}
