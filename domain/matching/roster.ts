/**
 * Who is in which group while the search runs: always a valid plan.
 * Groups 0..R-1 are the recruiting groups (their joiners), the rest are new groups; an empty new
 * group is a free place for the next one.
 */
import type { Problem } from './problem.ts'
import { IMPOSSIBLE, Scorer } from './score.ts'

/** A plan in short: the people of each group, recruiting groups first. */
export type Draft = { groups: number[][]; placed: number; fit: number }

export class Roster {
  readonly problem: Problem
  readonly scorer: Scorer
  readonly groupOf: Int32Array
  readonly members: Int32Array[] = []
  readonly size: number[] = []
  readonly total: number[] = []
  readonly recruiting: number
  readonly min: number
  readonly max: number
  readonly #spare: number[] = []
  readonly #meets: Meets
  readonly #trial: Int32Array
  readonly #changed = new Set<number>()
  placed = 0
  fit = 0

  constructor(problem: Problem) {
    this.problem = problem
    this.scorer = new Scorer(problem)
    this.groupOf = new Int32Array(problem.people).fill(-1)
    this.recruiting = problem.groups.length
    this.min = problem.pool.rules.size.min
    this.max = problem.pool.rules.size.max
    let largest = this.max
    for (const g of problem.groups) {
      this.#open(Math.min(g.openSeats, problem.people))
      largest = Math.max(largest, Math.min(g.openSeats, problem.people))
    }
    this.#trial = new Int32Array(largest + 1)
    this.#meets = new Meets(problem)
  }

  /** Everyone who suits group `g`, its own people among them; conflicts aside. */
  suited(g: number): Int32Array {
    if (g < this.recruiting) return this.problem.groups[g]!.joiners
    this.#refresh()
    return this.#meets.suited(g)
  }

  /** Whether a person is free when group `g` meets and accepts what it has decided; conflicts aside. */
  suits(p: number, g: number): boolean {
    if (g < this.recruiting) return this.problem.groups[g]!.mayJoin[p] === 1
    this.#refresh()
    return this.#meets.suits(p, g)
  }

  /** Groups that changed since the last look learn their hour and frame. */
  #refresh(): void {
    for (const g of this.#changed) {
      if (this.size[g] === 0) continue
      this.scorer.newGroup(this.members[g]!, this.size[g]!)
      this.#meets.set(g, this.scorer)
    }
    this.#changed.clear()
  }

  #open(capacity: number): number {
    this.members.push(new Int32Array(capacity))
    this.size.push(0)
    this.total.push(0)
    return this.size.length - 1
  }

  /** The most people a group may take. */
  capacity(g: number): number {
    return this.members[g]!.length
  }

  /** The fewest it may keep: a recruiting group may do without joiners. */
  floor(g: number): number {
    return g < this.recruiting ? 0 : this.min
  }

  /** Score of `n` people in group `g` (any number for a new group); recruiting groups ask who may join. */
  score(g: number, people: ArrayLike<number>, n: number): number {
    if (n === 0) return 0
    return g >= 0 && g < this.recruiting ? this.scorer.join(g, people, n) : this.scorer.newGroup(people, n)
  }

  /** Whether a person may be added to a group's people, `except` one who leaves. Frame and hour are the score's to judge. */
  mayEnter(p: number, g: number, except = -1): boolean {
    if (g < this.recruiting && !this.problem.groups[g]!.mayJoin[p]) return false
    const against = this.problem.conflicts[p]!
    if (against.size === 0) return true
    const people = this.members[g]!
    for (let i = 0; i < this.size[g]!; i++) if (people[i] !== except && against.has(people[i]!)) return false
    return true
  }

  /** Score of group `g` without `out` (-1: nobody) and with `come` (-1: nobody). */
  scoreWith(g: number, out: number, come: number): number {
    const trial = this.#trial
    const people = this.members[g]!
    let n = 0
    for (let i = 0; i < this.size[g]!; i++) if (people[i] !== out) trial[n++] = people[i]!
    if (come >= 0) trial[n++] = come
    return this.score(g, trial, n)
  }

  add(p: number, g: number, total: number): void {
    // A group of one whose person is exchanged is empty for a moment, and not free for others.
    if (this.size[g] === 0 && g >= this.recruiting) this.#spare.splice(this.#spare.indexOf(g), 1)
    this.members[g]![this.size[g]!++] = p
    this.groupOf[p] = g
    this.placed++
    this.#settle(g, total)
  }

  remove(p: number, total: number): void {
    const g = this.groupOf[p]!
    const people = this.members[g]!
    people[people.indexOf(p)] = people[--this.size[g]!]!
    this.groupOf[p] = -1
    this.placed--
    this.#settle(g, total)
    if (this.size[g] === 0 && g >= this.recruiting) this.#spare.push(g)
  }

  #settle(g: number, total: number): void {
    this.fit += total - this.total[g]!
    if (g >= this.recruiting) this.#changed.add(g)
    this.total[g] = total
  }

  /** Forms a new group of unplaced people. */
  form(people: ArrayLike<number>, n: number, total: number): number {
    const g = this.#spare.pop() ?? this.#open(this.max)
    for (let i = 0; i < n; i++) {
      this.members[g]![i] = people[i]!
      this.groupOf[people[i]!] = g
    }
    this.size[g] = n
    this.placed += n
    this.#settle(g, total)
    return g
  }

  /** Sends everyone of a group away. */
  dissolve(g: number): void {
    for (let i = 0; i < this.size[g]!; i++) this.groupOf[this.members[g]![i]!] = -1
    this.placed -= this.size[g]!
    this.size[g] = 0
    this.#settle(g, 0)
    if (g >= this.recruiting) this.#spare.push(g)
  }

  draft(): Draft {
    const groups = this.members.map((people, g) => Array.from(people.subarray(0, this.size[g]!)))
    return {
      groups: groups.filter((people, g) => g < this.recruiting || people.length > 0),
      placed: this.placed,
      fit: this.fit,
    }
  }

  /** Takes over a draft, whatever there was. */
  restore(draft: Draft): void {
    for (let g = 0; g < this.size.length; g++) if (this.size[g]! > 0) this.dissolve(g)
    this.fit = 0
    draft.groups.forEach((people, g) => {
      if (people.length === 0) return
      const total = this.score(g < this.recruiting ? g : -1, people, people.length)
      if (total === IMPOSSIBLE) throw new Error('a draft of another problem')
      if (g >= this.recruiting) this.form(people, people.length, total)
      else this.#fill(g, people, total)
    })
  }

  #fill(g: number, people: number[], total: number): void {
    for (const p of people) this.add(p, g, this.total[g]!)
    this.#settle(g, total)
  }
}

/** So many lists of who suits an hour and frame are kept at most. */
const LISTS = 20_000

/** When the new groups meet and what their people accept. */
class Meets {
  readonly #problem: Problem
  readonly #hour: number[] = []
  readonly #frame: Int32Array[] = []
  readonly #suited: Int32Array[] = []
  readonly #lists = new Map<string, Int32Array>()

  constructor(problem: Problem) {
    this.#problem = problem
  }

  /** Notes what the scorer has just found out about a group. */
  set(g: number, { hour, frame }: Scorer): void {
    this.#hour[g] = hour
    this.#frame[g] = frame.slice()
    const key = `${hour} ${frame}`
    let list = this.#lists.get(key)
    if (!list) {
      list = this.#problem.peopleAt[hour]!.filter((p) => this.suits(p, g))
      if (this.#lists.size === LISTS) this.#lists.clear()
      this.#lists.set(key, list)
    }
    this.#suited[g] = list
  }

  suited(g: number): Int32Array {
    return this.#suited[g]!
  }

  suits(p: number, g: number): boolean {
    const { free, columns, accepts, fields } = this.#problem
    if (free[p * columns + this.#hour[g]!] === 0) return false
    const frame = this.#frame[g]!
    const row = p * accepts.width
    for (let f = 0; f < 4; f++) {
      let any = 0
      for (let w = fields[f]!.from; w < fields[f]!.to; w++) any |= frame[w]! & accepts.words[row + w]!
      if (any === 0) return false
    }
    return true
  }
}

/** More people placed, then the better fit. */
export function better(a: { placed: number; fit: number }, b: { placed: number; fit: number }): boolean {
  return a.placed > b.placed || (a.placed === b.placed && a.fit > b.fit + 1e-9)
}
