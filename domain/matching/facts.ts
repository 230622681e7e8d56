/**
 * What pricing asks of people again and again, in flat arrays: what each has and seeks (specialties and
 * backgrounds in one numbering), and what two people find in each other.
 */
import { WEIGHTS } from './objective.ts'
import type { Problem, Traits } from './problem.ts'
import { type Room, roomsOf } from './rooms.ts'
import { Scorer } from './score.ts'
import { Sorts } from './sorts.ts'

export class Facts {
  readonly problem: Problem
  readonly scorer: Scorer
  readonly rooms: Room[]
  readonly sorts: Sorts
  readonly items: number
  readonly families: number
  /** Person p has hasItem[hasStart[p] .. hasStart[p + 1]], and seeks, each worth so much. */
  readonly hasStart: Int32Array
  readonly hasItem: Int32Array
  readonly seekStart: Int32Array
  readonly seekItem: Int32Array
  readonly seekWorth: Float64Array
  /** people × people: what the two find in each other, 1 where they are in conflict. */
  readonly mutual: Float64Array
  readonly conflicts: Uint8Array
  /** The most each person can find in so many others. */
  readonly mostFound: Float64Array[]
  readonly #backgroundsFrom: number
  /** Number of each specialty or background that somebody seeks. */
  readonly #numbers: ReadonlyMap<number, number>

  constructor(problem: Problem) {
    const { traits, people, seeksSpecialties, seeksBackgrounds, groups } = problem
    this.problem = problem
    this.scorer = new Scorer(problem)
    this.rooms = roomsOf(problem)
    this.sorts = new Sorts(problem, this.rooms)
    this.#backgroundsFrom = traits.specialties.width * 32
    let families = 0
    for (const t of [traits, ...groups.map((g) => g.traits)])
      for (const f of t.family) families = Math.max(families, f + 1)
    this.families = families
    const indices = Array.from({ length: people }, (_, p) => p)
    const special = indices.map((p) => onesOf(seeksSpecialties.words, seeksSpecialties.width, p))
    const back = indices.map((p) => onesOf(seeksBackgrounds.words, seeksBackgrounds.width, p))
    const sought = indices.map((p) => [...special[p]!, ...back[p]!.map((i) => i + this.#backgroundsFrom)])
    // What nobody seeks is worth nothing to anyone.
    this.#numbers = new Map([...new Set(sought.flat())].sort((a, b) => a - b).map((item, i) => [item, i]))
    this.items = this.#numbers.size
    const seeks = sought.map((list) => list.map((item) => this.#numbers.get(item)!))
    const has = indices.map((p) => this.hasOf(traits, p))
    this.hasStart = startsOf(has)
    this.hasItem = Int32Array.from(has.flat())
    this.seekStart = startsOf(seeks)
    this.seekItem = Int32Array.from(seeks.flat())
    this.seekWorth = Float64Array.from(
      indices.flatMap((p) => [
        ...special[p]!.map(() => WEIGHTS.specialties / special[p]!.length),
        ...back[p]!.map(() => WEIGHTS.backgrounds / back[p]!.length),
      ]),
    )
    this.mutual = new Float64Array(people * people)
    this.conflicts = new Uint8Array(people * people)
    this.mostFound = Array.from({ length: 4 }, () => new Float64Array(people))
    for (const p of indices) {
      const found: number[] = []
      for (const q of indices) {
        if (p === q) continue
        let worth = 0
        for (let s = this.seekStart[p]!; s < this.seekStart[p + 1]!; s++)
          if (has[q]!.includes(this.seekItem[s]!)) worth += this.seekWorth[s]!
        found.push(worth)
        this.mutual[p * people + q]! += worth
        this.mutual[q * people + p]! += worth
        if (problem.conflicts[p]!.has(q)) this.conflicts[p * people + q] = 1
      }
      found.sort((a, b) => b - a)
      this.mostFound[1]![p] = found[0] ?? 0
      this.mostFound[2]![p] = (found[0] ?? 0) + (found[1] ?? 0)
      this.mostFound[3]![p] = 1
    }
  }

  /** The items that a person has, of those that somebody seeks. */
  hasOf({ specialties, backgrounds }: Traits, row: number): number[] {
    const all = [
      ...onesOf(specialties.words, specialties.width, row),
      ...onesOf(backgrounds.words, backgrounds.width, row).map((i) => i + this.#backgroundsFrom),
    ]
    return all.flatMap((item) => this.#numbers.get(item) ?? [])
  }
}

function startsOf(lists: readonly number[][]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length
  })
  return starts
}

function onesOf(words: Int32Array, width: number, row: number): number[] {
  const found: number[] = []
  for (let w = 0; w < width; w++)
    for (let b = 0; b < 32; b++) if (words[row * width + w]! & (1 << b)) found.push(w * 32 + b)
  return found
}
