/** What newcomers could add to a company at the most, and which of them are worth a try. */
import { ANY, type Company, familyWorth, SAME, VARIED } from './company.ts'
import type { Facts } from './facts.ts'
import { orientationPart, sizePart, WEIGHTS } from './objective.ts'
import type { Prices } from './prices.ts'
import type { Room } from './rooms.ts'

/**
 * What is missing counts for each newcomer who has it, in this share; the rest once, whether anyone brings it or
 * not. Any share gives a bound; this one a low one.
 */
const SHARED = 0.6

export class Prospects {
  readonly #facts: Facts
  readonly #people: Int32Array
  /** How many others each has in the group. */
  readonly #others: number
  readonly #prices: Prices
  /** What one of one's own family is worth to someone who wishes for it. */
  readonly each: number
  /** Share of weeks inside preferred windows. */
  readonly slot: Float64Array
  /** What each brings alone: in any format, and in the one settled on. */
  readonly #plain: Float64Array
  readonly alone: Float64Array
  /** Everybody who could come, and members there are: by family, families, by item. */
  readonly #familiesHere: Int32Array
  readonly #here: number
  readonly #hasHere: Int32Array
  readonly #bring: Float64Array

  /** `people`: who may come to the room; `nobody`: the members there are. */
  constructor(facts: Facts, room: Room, size: number, prices: Prices, people: Int32Array, nobody: Company) {
    const { problem, items, hasStart, hasItem } = facts
    this.#facts = facts
    this.#people = people
    this.#prices = prices
    this.#others = size + (problem.groups[room.group]?.size ?? 0) - 1
    this.each = familyWorth(this.#others)
    this.#familiesHere = nobody.alike.slice()
    this.#hasHere = nobody.count.slice()
    for (const p of people) {
      this.#familiesHere[problem.traits.family[p]!]!++
      for (let i = hasStart[p]!; i < hasStart[p + 1]!; i++) this.#hasHere[hasItem[i]!]!++
    }
    this.#here = this.#familiesHere.reduce((here, count) => here + Number(count > 0), 0)
    this.#bring = new Float64Array(items)
    this.slot = new Float64Array(problem.people)
    this.#plain = new Float64Array(problem.people)
    this.alone = new Float64Array(problem.people)
    room.people.forEach((p, i) => {
      this.slot[p] = room.slots[i]!
      this.#plain[p] = this.#plainOf(p)
    })
  }

  #plainOf(p: number): number {
    const { problem } = this.#facts
    const prices = this.#prices
    const wish = { min: problem.sizeMin[p]!, max: problem.sizeMax[p]! }
    // Who seeks nothing has found it.
    const content =
      (problem.soughtSpecialties[p] === 0 ? WEIGHTS.specialties : 0) +
      (problem.soughtBackgrounds[p] === 0 ? WEIGHTS.backgrounds : 0)
    return (
      WEIGHTS.slot * this.slot[p]! +
      WEIGHTS.size * sizePart(this.#others + 1, wish) +
      (problem.wish[p] === ANY ? WEIGHTS.orientation : 0) +
      content -
      prices.people[p]! -
      prices.placed
    )
  }

  /** Whoever likes the format brings more in it; everybody, when it is not known yet. */
  settleOn(format: number | undefined): void {
    const { formats } = this.#facts.problem
    for (const p of this.#people) {
      const isLiked = formats[p]!.length === 0 || format === undefined || formats[p]!.includes(format)
      this.alone[p] = this.#plain[p]! + (isLiked ? WEIGHTS.format : 0)
    }
  }

  /**
   * The most that each of the first `m` others could add when `left` more come, into `value`; returns what the company
   * is worth at most.
   */
  weigh(company: Company, m: number, left: number): number {
    const { problem, hasStart, hasItem, seekStart, seekItem, seekWorth, mostFound } = this.#facts
    const { wish, traits } = problem
    const { family } = traits
    const { count, value, others, alike, wishSame, cost } = company
    const each = this.each
    const varied = this.#varied(company, left)
    const sum = company.sum + company.varied * varied + this.#bringing(company, left)
    const bring = this.#bring
    const paid = left === 1 ? 2 : 1
    const far = mostFound[Math.min(left, mostFound.length) - 1]!
    for (let i = 0; i < m; i++) {
      const q = others[i]!
      const f = family[q]!
      let v = this.alone[q]! - paid * cost[q]! + each * wishSame[f]!
      for (let h = hasStart[q]!; h < hasStart[q + 1]!; h++) v += bring[hasItem[h]!]!
      let more = 0
      for (let s = seekStart[q]!; s < seekStart[q + 1]!; s++)
        if (count[seekItem[s]!]! > 0) v += seekWorth[s]!
        else more += seekWorth[s]!
      v += Math.min(more, far[q]!)
      if (wish[q] === VARIED) v += varied
      else if (wish[q] === SAME) v += each * Math.min(alike[f]! + left - 1, this.#familiesHere[f]! - 1)
      value[q] = v
    }
    return sum
  }

  /** What variety can be worth to each who wishes for it. */
  #varied({ kinds }: Company, left: number): number {
    return WEIGHTS.orientation * orientationPart('varied', Math.min(this.#here, kinds + left), 0, 0)
  }

  /** What newcomers bring of what is missing, item by item; returns what of it counts once. */
  #bringing({ need }: Company, left: number): number {
    const bring = this.#bring
    const share = left > 2 ? SHARED : 1
    let once = 0
    for (let i = 0; i < bring.length; i++) {
      const sought = need[i]!
      bring[i] = share * sought
      if (sought > 0 && this.#hasHere[i]! > 0) once += (1 - share) * sought
    }
    return once
  }

  /** What each of the first `m` in order adds to the chosen and finds in them, others aside. */
  know(company: Company, m: number): void {
    const { problem, hasStart, hasItem, seekStart, seekItem, seekWorth } = this.#facts
    const { wish, traits } = problem
    const { count, need, alike, wishSame, cost, known, order } = company
    const varied = this.#varied(company, 2)
    for (let i = 0; i < m; i++) {
      const q = order[i]!
      const f = traits.family[q]!
      let v = this.alone[q]! - cost[q]! + this.each * wishSame[f]!
      for (let h = hasStart[q]!; h < hasStart[q + 1]!; h++) v += need[hasItem[h]!]!
      for (let s = seekStart[q]!; s < seekStart[q + 1]!; s++) if (count[seekItem[s]!]! > 0) v += seekWorth[s]!
      if (wish[q] === VARIED) v += varied
      else if (wish[q] === SAME) v += this.each * alike[f]!
      known[q] = v
    }
  }
}

/** Of the first `m` others those who, with the best of them, may reach `least` if `left` are chosen: the best first, into `order`. */
export function sorted({ value, others, order }: Company, m: number, left: number, least: number): number {
  const floor = least - topSum(value, others, m, left - 1)
  let kept = 0
  for (let i = 0; i < m; i++) {
    const q = others[i]!
    const v = value[q]!
    if (v <= floor) continue
    let at = kept++
    for (; at > 0; at--) {
      const r = order[at - 1]!
      if (value[r]! > v || (value[r]! === v && r < q)) break
      order[at] = r
    }
    order[at] = q
  }
  return kept
}

const tops = new Float64Array(64)

/** The sum of the `most` largest values of the first `m` people; all there are of fewer. */
function topSum(value: Float64Array, people: Int32Array, m: number, most: number): number {
  const top = most <= tops.length ? tops : new Float64Array(most)
  let kept = 0
  for (let i = 0; i < m; i++) {
    const v = value[people[i]!]!
    if (kept === most && (most === 0 || v <= top[most - 1]!)) continue
    let t = kept < most ? kept++ : most - 1
    for (; t > 0 && top[t - 1]! < v; t--) top[t] = top[t - 1]!
    top[t] = v
  }
  let sum = 0
  for (let t = 0; t < kept; t++) sum += top[t]!
  return sum
}
