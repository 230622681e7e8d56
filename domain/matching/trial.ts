/**
 * Whether any plan places so many people: decided among all groups that such a plan may use (packing.ts), by cuts and by questions whose
 * answers rule out the most, a few of which are tried out each time (strong branching; Applegate et al. 1995). It can be gone on with.
 */

import type { Basis } from 'highs'
import { type Part, partsOf, scoreOf } from './answers.ts'
import { countOf, type Gathering, type Group } from './gathering.ts'
import { Packing } from './packing.ts'
import { MARGIN, Parting } from './parting.ts'
import type { Answer, Near } from './quest.ts'
import { type Given, NOTHING, type Seating } from './seating.ts'
import type { Solver } from './solver.ts'
import { wholeOf } from './used.ts'

/**
 * `many`: groups that are listed at the most; `first`: how many of them are in the program at first; `rounds` of cuts before the first question,
 * and each time that groups are let go of.
 */
const LIMITS = { many: 100_000, first: 500, rounds: 2 }
/** Cuts go on where they take away so much of what is to be decided. */
const WORTHWHILE = 0.01
/** Where no more than this share of the groups is left, the others are let go. */
const LEFT = 0.6
/** As many questions it counts to look at a part that is not listed yet. */
const PARTED = 10
/** So many turns a list is as a rule decided in. */
const LONG = 30

/** What is left to be looked at, over the same groups. */
type Level = { packing: Packing; open: Part[]; isFresh: boolean }

export class Trial {
  readonly #gathering: Gathering
  readonly #parting: Parting
  readonly #solver: Solver
  readonly wanted: number
  readonly #limits: typeof LIMITS
  /** How often it was gone on with. */
  turns = 0
  readonly #levels: Level[] = []
  /** What is decided of the part whose groups are listed. */
  #given: Given = NOTHING
  /** How many of those wanted are placed whatever is decided. */
  #easy = 0
  /** From this turn on questions about its groups are no longer soon at an end. */
  #longFrom = 0
  #isEnded = false
  /** Whether nothing was left aside. */
  #isAll = true

  constructor(seating: Seating, gathering: Gathering, solver: Solver, wanted: number, limits = LIMITS) {
    this.#limits = limits
    this.#parting = new Parting(seating, wanted, limits.many)
    this.#gathering = gathering
    this.#solver = solver
    this.wanted = wanted
  }

  /** Nothing is left to be looked at. */
  get isOver(): boolean {
    return this.#isEnded || (!this.#isListed && this.#parting.isOver)
  }

  /** How many parts were looked at. */
  get parts(): number {
    return this.#parting.looked
  }

  /** It is at its beginning, or about to decide a part whose groups are listed. */
  get isSoon(): boolean {
    return !this.isOver && (this.parts === 0 || (this.#isListed && this.turns < this.#longFrom))
  }

  get #isListed(): boolean {
    return this.#levels.length > 0
  }

  dispose(): void {
    this.#abandon()
  }

  #clear(): void {
    for (const { packing } of this.#levels.splice(0)) packing.dispose()
  }

  /** Ends it, with nothing known. */
  #abandon(): void {
    this.#clear()
    this.#isEnded = true
    this.#isAll = false
  }

  /** Goes on until so many questions were asked. */
  advance(questions: number, near?: Near): Answer {
    this.turns++
    let solved = 0
    while (solved < questions && !this.isOver && !this.#solver.halt()) {
      if (this.#isListed) {
        solved++
        const groups = this.#step(near)
        if (groups) return { solved, groups, isNone: false }
      } else {
        solved += PARTED
        this.#list()
      }
    }
    return { solved: Math.max(1, solved), isNone: this.isOver && this.#isAll && this.#parting.isAll }
  }

  /** Goes on to the groups of a part, where they are not too many. */
  #list(): void {
    const part = this.#parting.next()
    if (!part) return
    const { listing, given } = part
    this.#given = given
    this.#longFrom = this.turns + LONG
    this.#easy = listing.easy
    const packing = Packing.of(this.#gathering, this.#solver, listing, this.#limits.first)
    this.#enter(packing, { placed: new Set(), counts: given.counts, asked: 0 })
  }

  #enter(packing: Packing, { placed, counts, asked }: Omit<Part, 'allowed'>): void {
    const allowed = new Uint8Array(packing.columns.count).fill(1)
    this.#levels.push({ packing, open: [{ allowed, placed, counts, asked }], isFresh: true })
  }

  /** What is left to be decided among the listed groups. */
  get #floor(): number {
    return this.wanted - this.#easy - MARGIN
  }

  /** Solves what is next and parts it if there may be such a plan; the groups of one, if that is one or is near. */
  #step(near?: Near): Group[] | undefined {
    const level = this.#levels.at(-1)!
    const { packing } = level
    const part = level.open.pop()!
    if (!this.#solve(level, part)) {
      this.#tidy()
      return undefined
    }
    const { columns } = packing
    const whole = wholeOf(packing)
    if (whole && this.#easy > 0) {
      // Whether those left aside can fill these groups up is not known.
      this.#clear()
      this.#parting.again(this.#given)
      return undefined
    }
    if (whole) {
      const groups = whole.map((j) => ({ people: columns.of(j), group: columns.group[j]! }))
      this.#abandon()
      return countOf(groups) >= this.wanted ? groups : undefined
    }
    const used = packing.used()
    this.#part(level, part)
    this.#tidy()
    if (this.#easy > 0) return undefined
    return near?.(
      used.map(({ j, value }) => ({ held: { people: columns.of(j), place: columns.sort[j]! }, value })),
    )
  }

  /** Whether what is decided leaves such a plan possible; cut down where a level begins. */
  #solve(level: Level, part: Part): boolean {
    const { packing } = level
    packing.decide(part)
    if (part.start) packing.startFrom(part.start)
    if (!this.#settle(packing)) return false
    const rounds = level.isFresh ? this.#limits.rounds : 0
    level.isFresh = false
    for (let round = 0; round < rounds && packing.objective >= this.#floor; round++) {
      const before = packing.objective
      if (!packing.cut(round)) break
      if (!this.#settle(packing)) return false
      if (before - packing.objective < WORTHWHILE * (before - this.#floor)) break
    }
    return packing.objective >= this.#floor
  }

  /** Solves what is decided; false where that was not to the end, and nothing is known of it. */
  #settle(packing: Packing): boolean {
    const isSettled = packing.settle()
    if (!isSettled) this.#isAll = false
    return isSettled
  }

  /** Asks a question about what was solved, of what is left of the groups. */
  #part({ packing, open }: Level, part: Part): void {
    const worths = packing.worths()
    const allowed = part.allowed.slice()
    const spare = packing.objective - this.#floor
    for (let j = 0; j < allowed.length; j++) if (worths[j]! < -spare) allowed[j] = 0
    const left = [...allowed.keys()].filter((j) => allowed[j])
    if (left.length < LEFT * allowed.length) this.#enter(packing.restricted(left), part)
    else open.push(...this.#asked(packing, { ...part, allowed }))
  }

  /** Levels of which all is looked at go. */
  #tidy(): void {
    while (this.#levels.at(-1)?.open.length === 0) this.#levels.pop()!.packing.dispose()
  }

  /** Both answers to the question whose answers cost the most. */
  #asked(packing: Packing, part: Part): Part[] {
    const before = packing.objective
    const start = packing.basis()
    let best: Part[] = []
    let most = -1
    const questions = partsOf(packing, { ...part, asked: part.asked + 1 })
    if (questions.length === 0) this.#isAll = false
    for (const parts of questions) {
      if (questions.length === 1) return parts
      const afters = parts.map((one) => this.#tried(packing, one, start))
      const score = scoreOf(before, this.#floor, afters)
      if (score <= most) continue
      most = score
      best = parts
    }
    return best
  }

  /** About how many are placed at the most where this is decided, too. */
  #tried(packing: Packing, part: Part, start: Basis): number {
    packing.decide(part)
    packing.startFrom(start)
    const most = packing.glance()
    part.start = packing.basis()
    return most
  }
}
