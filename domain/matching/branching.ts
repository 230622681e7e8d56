/**
 * Chooses among groups by branching on whether two people are together (Ryan and Foster 1981): both
 * answers rule out many groups, where leaving out one group would say next to nothing. First, though, on the
 * number of new groups.
 * The most promising node first, so that no node below the best choice is ever branched on; before a
 * question is asked a few are tried out (strong branching), and cuts over three people go on being added.
 */
import { type Count, partedAt } from './count.ts'
import { MARGIN, type Master, type Question } from './master.ts'

/** Questions tried out at a node. */
const TRIED = 6
/** Rounds of cuts at a node, and the most cuts in one. */
const CUT_ROUNDS = 2
const CUTS = 20

/**
 * How many new groups there are; two people together or not; or, where neither makes
 * the difference, one group formed or not.
 */
type Answer =
  | { count: Count }
  | { a: number; b: number; together: boolean }
  | { column: number; formed: boolean }
type Node = { answers: Answer[]; value: number }
type Weighed = { nodes: Node[]; score: number }

export class Branching {
  readonly #master: Master
  readonly #halt: () => boolean
  readonly #floor: number
  readonly #count: Count
  #left: number
  /** The best choice of groups, once `run` has found it. */
  best: number[] | undefined
  /** No choice is worth more. */
  most = Infinity

  /** Looks for the best whole choice of at least `floor`, that forms `count` new groups, solving at most `limit` relaxations. */
  constructor(master: Master, floor: number, count: Count, limit: number, halt: () => boolean) {
    this.#master = master
    this.#count = count
    this.#floor = floor - MARGIN
    this.#left = limit
    this.#halt = halt
  }

  /** True when `best` is the best choice or, without one, there is none. False when spent or halted. */
  run(): boolean {
    const open: Node[] = [{ answers: [], value: Infinity }]
    for (;;) {
      let top = 0
      for (let i = 1; i < open.length; i++) if (open[i]!.value > open[top]!.value) top = i
      const [node] = open.splice(top, 1)
      if (!node) return true
      this.most = node.value
      const next = Math.max(this.#floor, ...open.map(({ value }) => value))
      const children = this.#branch(node, next)
      if (!children) return false
      if (this.best) return true
      for (const child of children) if (child.value >= this.#floor) open.push(child)
    }
  }

  /** Solves under the answers. -Infinity: not possible; undefined: spent. */
  #solve(answers: readonly Answer[]): number | undefined {
    if (this.#left-- <= 0 || this.#halt()) return undefined
    const master = this.#master
    const allowed = new Uint8Array(master.columns.count)
    for (let j = 0; j < allowed.length; j++) allowed[j] = Number(this.#agrees(j, answers))
    master.allow(allowed, requiredBy(answers), this.#countOf(answers))
    if (!master.settle()) return this.#halt() ? undefined : -Infinity
    return master.isImpossible ? -Infinity : master.objective
  }

  #countOf(answers: readonly Answer[]): Count {
    return answers.findLast((answer) => 'count' in answer)?.count ?? this.#count
  }

  #agrees(j: number, answers: readonly Answer[]): boolean {
    const master = this.#master
    for (const answer of answers) {
      if ('count' in answer) continue
      if ('column' in answer) {
        if (answer.column === j ? !answer.formed : answer.formed && master.meets(j, answer.column))
          return false
        continue
      }
      const a = master.holds(j, answer.a)
      const b = master.holds(j, answer.b)
      if (answer.together ? a !== b : a && b) return false
    }
    return true
  }

  /** The nodes below, or the node itself when cuts have brought it below `next`; undefined when spent. */
  #branch({ answers }: Node, next: number): Node[] | undefined {
    const master = this.#master
    let value = this.#solve(answers)
    for (let round = 0; ; round++) {
      if (value === undefined) return undefined
      if (value < this.#floor) return []
      const chosen = master.whole()
      if (chosen && value >= next - MARGIN) {
        this.best = chosen
        return []
      }
      if (value < next - MARGIN) return [{ answers, value }]
      const cuts = round < CUT_ROUNDS ? master.violated(CUTS) : []
      if (cuts.length === 0) return this.#weigh(answers, value)
      master.cut(cuts)
      value = this.#solve(answers)
    }
  }

  /** The question whose answers cost the most, tried out for the most even ones. */
  #weigh(answers: readonly Answer[], value: number): Node[] | undefined {
    let best: Weighed | undefined
    for (const question of this.#master.questions(TRIED)) {
      const both = answersTo(question, this.#countOf(answers))
      const nodes: Node[] = []
      let score = 1
      for (const answer of both) {
        const all = [...answers, answer]
        const below = this.#solve(all)
        if (below === undefined) return undefined
        nodes.push({ answers: all, value: Math.min(value, below) })
        score *= Math.min(1, Math.max(value - below, 1e-4))
      }
      if (!best || score > best.score) best = { nodes, score }
      // One answer is not possible: the other is taken as given.
      if (nodes.some((node) => node.value < this.#floor)) break
    }
    return best?.nodes ?? []
  }
}

function answersTo(question: Question, count: Count): Answer[] {
  if ('formed' in question) return partedAt(question.formed, count)!.map((part) => ({ count: part }))
  if ('column' in question) return [true, false].map((formed) => ({ ...question, formed }))
  return [true, false].map((together) => ({ ...question, together }))
}

/** People who must be placed: those who are to be together with someone. */
function requiredBy(answers: readonly Answer[]): Set<number> {
  const required = new Set<number>()
  for (const answer of answers) {
    if (!('together' in answer && answer.together)) continue
    required.add(answer.a)
    required.add(answer.b)
  }
  return required
}
