/**
 * The search for the sets of one size in one room that are worth more than asked for.
 *
 * The format, and whether there is someone senior and someone early, are decided first: what they bring is the
 * same for all sets of such a hunt. Then sets are built person by person. Whoever is in already gains from a newcomer
 * what the newcomer brings of what is still missing; a newcomer is worth that and the most they could
 * find themselves. These sums are at least the truth (what is found is submodular, Nemhauser, Wolsey and
 * Fisher 1978), so a branch is left as soon as its best people together do not reach what is asked for. The last
 * two are looked at as a pair: what two people find in each other is known beforehand.
 */
import { Company, cutsCost, SAME, type Terms } from './company.ts'
import type { Facts } from './facts.ts'
import { experiencePart, WEIGHTS } from './objective.ts'
import type { Priced, Quest } from './prices.ts'
import type { Recruiting } from './problem.ts'
import { Prospects, sorted } from './prospects.ts'
import type { Room } from './rooms.ts'
import { IMPOSSIBLE } from './score.ts'

/** What hunts in one pool share. `spend` counts the candidates looked at; false when no more may be. */
export type Ground = { facts: Facts; companies: Company[]; spend: (candidates: number) => boolean }

/** Which sets are looked for. */
export type Prey = { room: number; size: number; quest: Quest; terms: Terms }

export class Hunt {
  readonly found: Priced[] = []
  readonly #facts: Facts
  readonly #ground: Ground
  readonly #prey: Prey
  readonly #room: Room
  readonly #group: Recruiting | undefined
  readonly #n: number
  /** Who may be in a set. */
  #people: Int32Array
  readonly #prospects: Prospects
  readonly #chosen: Int32Array
  #above: number
  /** Candidates left to look at with the first person as it is. */
  #brief = Infinity
  #format = -1
  #price = 0
  /** Still to be chosen: someone early, someone senior. */
  #wantsEarly = false
  #wantsSenior = false

  constructor(ground: Ground, prey: Prey) {
    const { facts } = ground
    const { size, quest } = prey
    this.#ground = ground
    this.#facts = facts
    this.#prey = prey
    this.#room = facts.rooms[prey.room]!
    this.#group = facts.problem.groups[this.#room.group]
    this.#n = size
    this.#above = quest.above
    const { among } = quest
    this.#people = among ? this.#room.people.filter((p) => among.people[p]) : this.#room.people
    this.#chosen = new Int32Array(size)
    while (ground.companies.length <= size) ground.companies.push(new Company(facts))
    const nobody = ground.companies[0]!
    nobody.clear(facts, prey.terms, this.#group)
    this.#prospects = new Prospects(facts, this.#room, size, quest.prices, this.#people, nobody)
  }

  /** Fills `found`. False when spent. */
  run(): boolean {
    if (this.#people.length < this.#n) return true
    const formats = this.#formats()
    this.#people = this.#promising(formats)
    if (this.#people.length < this.#n) return true
    return formats.every((format) => {
      this.#format = format
      this.#price = this.#priceOf(format)
      this.#prospects.settleOn(format)
      return this.#byExperience()
    })
  }

  /** Those who may be in a set worth enough at all: with all they could wish for in format and experience. */
  #promising(formats: readonly number[]): Int32Array {
    const [nobody] = this.#ground.companies
    const n = this.#n
    nobody!.others.set(this.#people)
    nobody!.sum =
      WEIGHTS.experience * n * experiencePart(true, true) - Math.min(...formats.map((f) => this.#priceOf(f)))
    this.#prospects.settleOn(undefined)
    const sum = this.#prospects.weigh(nobody!, this.#people.length, n)
    const kept = sorted(nobody!, this.#people.length, n, this.#above - sum)
    return nobody!.order.slice(0, kept).sort()
  }

  /** Formats that someone likes, and -1 for sets of people who all like any; of a recruiting group its own. */
  #formats(): number[] {
    const { formats, formatNames } = this.#facts.problem
    if (this.#group) return [this.#group.format]
    const liked = new Set<number>()
    for (const p of this.#people) for (const f of formats[p]!) liked.add(f)
    return [...formatNames.keys(), -1].filter((f) => f < 0 || liked.has(f))
  }

  #priceOf(format: number): number {
    const { forming, groups, kinds } = this.#prey.quest.prices
    if (this.#group) return groups[this.#room.group]!
    let price = forming
    for (const { kind, price: more } of kinds) {
      const isHere = kind.room === undefined || kind.room === this.#prey.room
      if (isHere && (kind.format === undefined || kind.format === format)) price += more
    }
    return price
  }

  /** With and without someone senior and someone early, unless there are such members already. */
  #byExperience(): boolean {
    const { traits, formats } = this.#facts.problem
    const isSenior = this.#group?.traits.senior.includes(1) ?? false
    const isEarly = this.#group?.traits.early.includes(1) ?? false
    const [nobody] = this.#ground.companies
    for (const senior of isSenior ? [true] : [true, false])
      for (const early of isEarly ? [true] : [true, false]) {
        let m = 0
        for (const p of this.#people) {
          if ((!senior && traits.senior[p]) || (!early && traits.early[p])) continue
          if (this.#format >= 0 || formats[p]!.length === 0) nobody!.others[m++] = p
        }
        this.#wantsSenior = senior && !isSenior
        this.#wantsEarly = early && !isEarly
        nobody!.sum = WEIGHTS.experience * this.#n * experiencePart(senior, early) - this.#price
        this.#brief = this.#prey.quest.brief ?? Infinity
        if (!this.#dive(0, m)) return false
      }
    return true
  }

  /** Extends the `k` chosen with some of the first `m` of their others. False when spent. */
  #dive(k: number, m: number): boolean {
    const left = this.#n - k
    if (m < left) return true
    if (!this.#ground.spend(m + 4)) return false
    this.#brief -= m + 4
    if (this.#brief < 0) return false
    if (left === 1) return this.#last(k, m)
    const { early, senior } = this.#facts.problem.traits
    if (this.#wantsEarly) {
      this.#wantsEarly = false
      const isGoing = this.#branch(k, m, early)
      this.#wantsEarly = true
      return isGoing
    }
    if (this.#wantsSenior && !this.#chosen.subarray(0, k).some((p) => senior[p])) {
      this.#wantsSenior = false
      const isGoing = this.#branch(k, m, senior)
      this.#wantsSenior = true
      return isGoing
    }
    return left === 2 ? this.#pairs(k, m) : this.#branch(k, m)
  }

  /** Tries each of the others, or of those marked, with all the best who could come then. */
  #branch(k: number, m: number, marked?: Uint8Array): boolean {
    const { companies, facts } = this.#ground
    const company = companies[k]!
    const next = companies[k + 1]!
    const { value, order } = company
    const { people } = facts.problem
    const left = this.#n - k
    const sum = this.#prospects.weigh(company, m, left)
    m = sorted(company, m, left, this.#above - sum)
    for (let i = 0; i < m; i++) {
      const q = order[i]!
      if (marked && !marked[q]) continue
      // With marks, those marked who were tried are gone; without, all who were.
      const from = marked ? 0 : i + 1
      let best = sum + value[q]!
      let taken = 0
      let lowest = 0
      for (let j = from; j < m && taken < left - 1; j++) {
        if (marked && (j === i || (j < i && marked[order[j]!]))) continue
        lowest = value[order[j]!]!
        best += lowest
        taken++
      }
      if (taken < left - 1) {
        if (marked) continue
        return true
      }
      if (best <= this.#above) return true
      const floor = this.#above - (best - lowest)
      let rest = 0
      for (let j = from; j < m; j++) {
        const r = order[j]!
        if (value[r]! <= floor) break
        if (facts.conflicts[q * people + r]) continue
        if (marked && (j === i || (j < i && marked[r]))) continue
        next.others[rest++] = r
      }
      if (rest < left - 1) continue
      this.#chosen[k] = q
      next.set(company, q, this.#prospects.alone[q]!, this.#prospects.each, facts, this.#prey.terms)
      if (k === 0) this.#brief = this.#prey.quest.brief ?? Infinity
      if (!this.#dive(k + 1, rest) && (k > 0 || this.#brief >= 0)) return false
    }
    return true
  }

  /** The last two: worth what they are to the chosen, and what they find in each other. */
  #pairs(k: number, m: number): boolean {
    const { problem, mutual, conflicts } = this.#facts
    const { people, wish, traits } = problem
    const company = this.#ground.companies[k]!
    const { value, known, order } = company
    const sum = this.#prospects.weigh(company, m, 2)
    m = sorted(company, m, 2, this.#above - sum)
    if (m < 2) return true
    this.#prospects.know(company, m)
    const { each } = this.#prospects
    for (let i = 0; i + 1 < m; i++) {
      const q = order[i]!
      const atMost = this.#above - sum - value[q]!
      const missing = this.#above - sum - known[q]!
      const row = q * people
      for (let j = i + 1; j < m; j++) {
        const r = order[j]!
        if (value[r]! <= atMost) break
        let pair = known[r]! + mutual[row + r]!
        if (traits.family[q] === traits.family[r])
          pair += each * (Number(wish[q] === SAME) + Number(wish[r] === SAME))
        if (pair <= missing || conflicts[row + r]) continue
        this.#chosen[k] = q
        this.#chosen[k + 1] = r
        this.#take()
      }
    }
    return true
  }

  /** The last one. */
  #last(k: number, m: number): boolean {
    const company = this.#ground.companies[k]!
    const { value, others } = company
    const sum = this.#prospects.weigh(company, m, 1)
    for (let i = 0; i < m; i++) {
      if (sum + value[others[i]!]! <= this.#above) continue
      this.#chosen[k] = others[i]!
      this.#take()
    }
    return true
  }

  /** Notes the set chosen, if it is worth enough. */
  #take(): void {
    const { scorer } = this.#facts
    const { group } = this.#room
    const { quest } = this.#prey
    const { prices, each } = quest
    const n = this.#n
    const chosen = this.#chosen
    const fit = group < 0 ? scorer.newGroup(chosen, n) : scorer.join(group, chosen, n)
    if (fit === IMPOSSIBLE) return
    let worth = fit - n * prices.placed - this.#price
    for (let i = 0; i < n; i++) worth -= prices.people[chosen[i]!]!
    if (worth <= this.#above) return
    const sort = group < 0 ? this.#sortHere() : -1
    if (sort === undefined) return
    worth -= cutsCost(chosen, prices)
    if (worth <= this.#above) return
    const people = Array.from(chosen).sort((a, b) => a - b)
    this.found.push({ people, group, fit, worth, sort })
    if (this.found.length > 2 * each) this.#keepBest(each)
  }

  /** The sort of the set chosen; undefined when it is found in another room or with another format. */
  #sortHere(): number | undefined {
    const { scorer, sorts, problem } = this.#facts
    if (scorer.format !== this.#format) return undefined
    const sort = sorts.of(this.#chosen, scorer)
    if (sorts.hasRooms) return sorts.room(sort) === this.#prey.room ? sort : undefined
    const here = this.#chosen.reduce((sum, p) => sum + this.#prospects.slot[p]!, 0)
    return here * problem.weeks < scorer.preferred - 1e-6 ? undefined : sort
  }

  #keepBest(each: number): void {
    this.found.sort((a, b) => b.worth - a.worth)
    this.found.length = each
    this.#above = Math.max(this.#above, this.found[each - 1]!.worth)
  }
}
