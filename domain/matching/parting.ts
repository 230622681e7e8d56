/**
 * What is too much to be listed at once (seating.ts), in parts that are not: by how many groups there are in a place, since that is what takes
 * away the most of what there is to spare, a few places tried out each time (strong branching; Applegate et al. 1995).
 */
import { openCounts, scoreOf } from './answers.ts'
import { type Count, countIn, type Given, type Listing, NOTHING, type Seating } from './seating.ts'

/** What the solver's tolerances may hide in a number of people, some for each group of a plan. */
export const MARGIN = 1e-4
/** How many places are tried out for one question. */
const TRIED = 8
/** Rounds of cuts in a part, which go on where one takes away so much. */
const ROUNDS = 3
const WORTHWHILE = 0.01
/** Where so many places are counted, one more says too little. */
const DEEP = 12
/** Listing is tried again only where so much less is to spare than where it failed. */
const FEWER = 0.75

/** A part in which there may be such a plan: its groups, and how many of them are in some places. */
export type Listed = Open & { listing: Listing }

/** A part, and whether all of it is to be listed, or without those who are easy to place. */
type Open = { given: Given; isAll: boolean }

export class Parting {
  readonly #seating: Seating
  readonly #wanted: number
  readonly #many: number
  readonly #fewer: number
  #open: Open[] = [{ given: NOTHING, isAll: false }]
  /** The last that was to spare where a part could not be listed. */
  #tooMuch = Infinity
  #cuttings = 0
  /** Whether nothing was left undecided. */
  isAll = true
  /** How many parts were looked at. */
  looked = 0

  /** `wanted`: how many a plan is to place; `many`: groups that are listed at the most; `fewer`: see above. */
  constructor(seating: Seating, wanted: number, many: number, fewer = FEWER) {
    this.#seating = seating
    this.#wanted = wanted
    this.#many = many
    this.#fewer = fewer
  }

  /** Nothing is left to be parted or listed. */
  get isOver(): boolean {
    return this.#open.length === 0
  }

  /** Looks at the next part: lists it, where it is not too much, or parts it, if there may be such a plan. */
  next(): Listed | undefined {
    this.looked++
    const open = this.#open.pop()!
    const { given } = open
    const most = this.#most(given)
    if (most === undefined) this.#giveUp()
    else if (most >= this.#wanted - MARGIN) {
      const listing = this.#listed(open, most)
      if (listing) return { ...open, listing }
      this.#part(given, most)
    }
    return undefined
  }

  /** Goes on with what was listed, with some left aside, and is not decided by that. */
  again(given: Given): void {
    this.#open.push({ given, isAll: true })
  }

  #giveUp(): void {
    this.#open = []
    this.isAll = false
  }

  /** How many are placed at the most in a part, cut down as far as that is of use; undefined where that is not known. */
  #most(given: Given): number | undefined {
    const seating = this.#seating
    const solve = () => {
      const most = seating.solve(given, this.#wanted, 'whole')
      return seating.isRough ? undefined : most
    }
    let most = solve()
    // What all of it comes to was cut down before.
    const rounds = given === NOTHING ? 0 : ROUNDS
    for (let round = 0; round < rounds && most !== undefined && most >= this.#wanted - MARGIN; round++) {
      const before = most
      if (!seating.cut(this.#cuttings++)) break
      most = solve()
      if (most !== undefined && before - most < WORTHWHILE) break
    }
    return most
  }

  /** A part, listed by plain prices, where there are not too many groups. */
  #listed({ given, isAll }: Open, most: number): Listing | undefined {
    const seating = this.#seating
    const spare = most - this.#wanted + MARGIN
    if (!isAll && spare > this.#fewer * this.#tooMuch) return undefined
    const plain = seating.solve(given, this.#wanted, 'plain')
    const listing =
      plain === undefined || seating.isRough
        ? undefined
        : seating.listed(this.#wanted, plain, {
            many: this.#many,
            counts: given.counts,
            isAll,
          })
    if (listing) return listing
    if (!isAll) this.#tooMuch = spare
    // Questions are asked of a relaxation in which all of everybody is counted.
    seating.solve(given, this.#wanted, 'whole')
    return undefined
  }

  /** Goes on with both answers to the question whose answers take away the most. */
  #part(given: Given, most: number): void {
    const questions = this.#questions(given)
    if (questions.length === 0 || given.counts.size >= DEEP) {
      this.#giveUp()
      return
    }
    const rest = this.#seating.glances(questions.flat())
    const scores = questions.map((_, q) => scoreOf(most, this.#wanted, rest.slice(2 * q, 2 * q + 2)))
    const best = scores.indexOf(Math.max(...scores))
    for (const answer of questions[best]!) this.#open.push({ given: answer, isAll: false })
  }

  /** Of which places the number of groups is broken, the most even first: both of their answers. */
  #questions({ counts, ...given }: Given): Given[][] {
    const values = new Map<number, number>()
    for (const { held, value } of this.#seating.used())
      values.set(held.place, (values.get(held.place) ?? 0) + value)
    const counted = (place: number, count: Partial<Count>): Given => ({
      ...given,
      counts: new Map([...counts, [place, { ...countIn(counts, place), ...count }]]),
    })
    return openCounts(values, counts, TRIED).map(([place, value]) => [
      counted(place, { most: Math.floor(value) }),
      counted(place, { least: Math.ceil(value) }),
    ])
  }
}
