/**
 * Chooses among groups by branching: on who is in which room, on how many groups there are of a kind, and on whether
 * two people are together (Ryan and Foster 1981). Both answers rule out many groups, where leaving out one group would
 * say next to nothing. Before a question is asked a few are tried out (strong branching), and cuts over three
 * people go on being added. Whatever is so far below its node's prices that no better choice holds it is
 * left out of all nodes below.
 */
import type { Basis } from 'highs'
import { type Bound, partedAt } from './bounds.ts'
import { violated } from './cuts.ts'
import { MARGIN, type Master } from './master.ts'
import { type Question, questions } from './questions.ts'
import { wholeOf } from './used.ts'

/** Rounds of cuts at a node, and the most cuts in one. */
const CUT_ROUNDS = 1
/** With so many rows there are no more cuts: each makes all relaxations slower. */
const ROWS = 250
const CUTS = 10
/** The least that an answer counts, so that one good answer does not hide that the other says nothing. */
const LITTLE = 1e-4

/** `start`: where a program like it was solved. */
type Given = {
  allowed: Uint8Array
  required: ReadonlySet<number>
  bounds: readonly Bound[]
  start?: Basis
}
/** Solved already: worth no more than `value`, and parted into these. */
type Node = { parts: Given[]; value: number }

export class Branching {
  readonly #master: Master
  readonly #halt: () => boolean
  #floor: number
  #left: number
  readonly #root: Given
  readonly #open: Node[] = []
  #inWork = -Infinity
  /** The best choice of groups, once `run` has found it. */
  best: number[] | undefined

  /** Looks for the best whole choice of at least `floor`, with so many groups of each kind, solving at most `limit` relaxations. */
  constructor(master: Master, floor: number, bounds: readonly Bound[], limit: number, halt: () => boolean) {
    this.#master = master
    this.#floor = floor - MARGIN
    this.#left = limit
    this.#halt = halt
    this.#root = {
      allowed: new Uint8Array(master.columns.count).fill(1),
      required: new Set(),
      bounds,
    }
  }

  /** No choice is worth more. */
  get most(): number {
    return Math.max(this.#floor, this.#inWork, ...this.#open.map(({ value }) => value))
  }

  /** True when `best` is the best choice or, without one, there is none. False when spent or halted. */
  run(): boolean {
    this.#inWork = Infinity
    if (!this.#visit(this.#root, Infinity)) return false
    this.#inWork = -Infinity
    for (;;) {
      const node = this.#next()
      if (!node) return true
      this.#inWork = node.value
      for (const part of node.parts) if (!this.#visit(part, node.value)) return false
      this.#inWork = -Infinity
    }
  }

  #next(): Node | undefined {
    const open = this.#open
    let top = 0
    for (let i = 1; i < open.length; i++) if (open[i]!.value > open[top]!.value) top = i
    if (open.length === 0 || open[top]!.value < this.#floor) return undefined
    return open.splice(top, 1)[0]
  }

  /** Solves and either takes, leaves or parts what is given. False when spent or halted. */
  #visit(given: Given, above: number): boolean {
    const master = this.#master
    for (let round = 0; ; round++) {
      if (this.#left-- <= 0 || this.#halt()) return false
      this.#set(given)
      if (given.start && round === 0) master.startFrom(given.start)
      const isSolved = master.settle()
      if (!isSolved && this.#halt()) return false
      if (!isSolved || master.isImpossible || master.objective < this.#floor) return true
      const chosen = wholeOf(master)
      if (chosen) {
        this.best = chosen
        this.#floor = master.objective + MARGIN
        return true
      }
      const cuts = round < CUT_ROUNDS && master.rows < ROWS ? violated(master, CUTS) : []
      if (cuts.length === 0) break
      master.cut(cuts)
    }
    const value = Math.min(above, master.objective)
    const worths = master.worths()
    const allowed = given.allowed.slice()
    for (let j = 0; j < allowed.length; j++)
      if (worths[j]! < this.#floor - master.objective - MARGIN) allowed[j] = 0
    this.#open.push({ parts: this.#parted({ ...given, allowed }, master.basis()), value })
    return true
  }

  #set({ allowed, required, bounds }: Given): void {
    this.#master.allow(allowed, required)
    this.#master.bind(bounds)
  }

  /** By the question whose answers cost the most, tried out on the groups in use, each from where its node was solved. */
  #parted(given: Given, start: Basis): Given[] {
    const master = this.#master
    const asked = questions(master)
    const before = master.objective
    let best: Given[] = []
    let most = -1
    for (const question of asked) {
      const parts = this.#answered(question, { ...given, start })
      if (asked.length === 1) return parts
      let score = 1
      for (const part of parts) {
        this.#set(part)
        master.startFrom(start)
        const after = master.glance()
        if (after > -Infinity) part.start = master.basis()
        score *= Math.max(LITTLE, Math.min(before - after, before - this.#floor))
      }
      if (score > most) {
        most = score
        best = parts
      }
    }
    return best
  }

  #answered(question: Question, given: Given): Given[] {
    const { columns } = this.#master
    if ('kind' in question)
      return partedAt(question.value, question.kind, given.bounds).map((bounds) => ({ ...given, bounds }))
    if ('column' in question) {
      const { column } = question
      const without = given.allowed.slice()
      without[column] = 0
      const formed = given.allowed.map((is, j) => (is && (j === column || !columns.meets(j, column)) ? 1 : 0))
      return [
        { ...given, allowed: formed, required: new Set([...given.required, ...columns.of(column)]) },
        { ...given, allowed: without },
      ]
    }
    if ('room' in question) return this.#seated(question, given)
    const { a, b } = question
    const together = given.allowed.slice()
    const apart = given.allowed.slice()
    for (let j = 0; j < together.length; j++) {
      if (!together[j]) continue
      const hasA = columns.holds(j, a)
      const hasB = columns.holds(j, b)
      if (hasA !== hasB) together[j] = 0
      else if (hasA) apart[j] = 0
    }
    return [
      { ...given, allowed: together, required: new Set([...given.required, a, b]) },
      { ...given, allowed: apart },
    ]
  }

  /** With a person in a room, and anywhere else or waiting. */
  #seated({ person, room }: { person: number; room: number }, given: Given): Given[] {
    const { columns, sorts } = this.#master
    const here = given.allowed.slice()
    const elsewhere = given.allowed.slice()
    for (let j = 0; j < here.length; j++) {
      if (!here[j] || !columns.holds(j, person)) continue
      if (sorts.isOf(columns.sort[j]!, { room })) elsewhere[j] = 0
      else here[j] = 0
    }
    return [
      { ...given, allowed: here, required: new Set([...given.required, person]) },
      { ...given, allowed: elsewhere },
    ]
  }
}
