/**
 * Pricing: the groups that are worth more than the prices of their people, found without listing all.
 *
 * For a room and a size the fit of a set falls into what each person brings alone (hour, size), and
 * what they find in others (approaches, sought specialties and backgrounds, format). Sets are built
 * person by person. Whoever is in already gains from a newcomer what the newcomer brings of what is
 * still missing; a newcomer is worth that and the most they could find themselves. These sums are
 * at least the truth (what is found is submodular, Nemhauser, Wolsey and Fisher 1978), so
 * a branch is left as soon as its best people together do not reach what is asked for.
 */
import { experiencePart, orientationPart, sizePart, WEIGHTS } from './fit.ts'
import type { Problem, Traits } from './problem.ts'
import { type Room, roomsOf } from './rooms.ts'
import { IMPOSSIBLE, Scorer } from './score.ts'

export type Priced = { people: number[]; group: number; fit: number; worth: number }

/** Prices of people, of recruiting groups, of one more person placed, and of one more new group. */
export type Prices = { people: Float64Array; groups: Float64Array; placed: number; forming: number }

export type Quest = {
  prices: Prices
  /** Groups worth more than this are wanted. */
  above: number
  /** The most kept for each room and size: the best. */
  each: number
  /** Candidates looked at for each room, size and first person, before the next is tried; all, unless it is told. */
  brief?: number
  /** Who may be in a group, and which recruiting groups may be joined; all, unless it is told. */
  among?: Part
}

/** What is left of a pool when some of its groups are decided: 1 where a person, or a recruiting group, is. */
export type Part = { people: Uint8Array; groups: Uint8Array }

const ANY = 0
const VARIED = 1
const SAME = 2

export class Pricing {
  readonly #problem: Problem
  readonly #scorer: Scorer
  readonly #rooms: Room[]
  readonly #halt: () => boolean
  /** What people have and seek, specialties and backgrounds in one numbering, and what finding one is worth. */
  readonly #has: Int32Array[]
  readonly #seeks: Int32Array[]
  readonly #worth: Float64Array[]
  readonly #items: number
  readonly #families: number
  /** Candidates looked at so far: the measure of work. */
  work = 0
  #limit = 0

  constructor(problem: Problem, halt: () => boolean) {
    this.#problem = problem
    this.#scorer = new Scorer(problem)
    this.#halt = halt
    this.#rooms = roomsOf(problem)
    const { traits, people, seeksSpecialties, seeksBackgrounds, groups } = problem
    const backgroundsFrom = traits.specialties.width * 32
    this.#items = backgroundsFrom + traits.backgrounds.width * 32
    const indices = Array.from({ length: people }, (_, p) => p)
    this.#has = indices.map((p) => hasOf(traits, p, backgroundsFrom))
    const special = indices.map((p) => onesOf(seeksSpecialties.words, seeksSpecialties.width, p))
    const back = indices.map((p) => onesOf(seeksBackgrounds.words, seeksBackgrounds.width, p))
    this.#seeks = indices.map((p) =>
      Int32Array.from([...special[p]!, ...back[p]!.map((i) => i + backgroundsFrom)]),
    )
    this.#worth = indices.map((p) =>
      Float64Array.from([
        ...special[p]!.map(() => WEIGHTS.specialties / special[p]!.length),
        ...back[p]!.map(() => WEIGHTS.backgrounds / back[p]!.length),
      ]),
    )
    let families = 0
    for (const t of [traits, ...groups.map((g) => g.traits)])
      for (const f of t.family) families = Math.max(families, f + 1)
    this.#families = families
  }

  fitOf(people: readonly number[], group: number): number {
    return group < 0
      ? this.#scorer.newGroup(people, people.length)
      : this.#scorer.join(group, people, people.length)
  }

  /**
   * All groups worth more than asked for (the best `each` of a room and size, if there are more; some, if it is brief).
   * Undefined when `limit` candidates were looked at or it was halted.
   */
  find(quest: Quest, limit: number, most = Infinity): Priced[] | undefined {
    this.#limit = this.work + limit
    const found: Priced[] = []
    for (const room of this.#rooms) {
      if (room.group >= 0 && quest.among?.groups[room.group] === 0) continue
      for (let n = room.min; n <= room.max; n++) {
        const hunt = new Hunt(this, room, n, quest)
        if (!hunt.run()) return undefined
        for (const one of hunt.found) found.push(one)
        if (found.length > most) return undefined
      }
    }
    return found
  }

  /** Rooms, each with each size it may have. */
  get searches(): number {
    return this.#rooms.reduce((sum, { min, max }) => sum + Math.max(0, max - min + 1), 0)
  }

  /** For the hunts in one room. */
  parts() {
    return {
      problem: this.#problem,
      scorer: this.#scorer,
      has: this.#has,
      seeks: this.#seeks,
      worth: this.#worth,
      items: this.#items,
      families: this.#families,
    }
  }

  spend(candidates: number): boolean {
    const before = this.work
    this.work += candidates
    if (this.work >> 12 === before >> 12) return true
    return this.work < this.#limit && !this.#halt()
  }
}

/** What is worked out for the people chosen so far, kept for each depth. */
type Level = { value: Float64Array; need: Float64Array; count: Int32Array }

/** Sets of one size in one room. */
class Hunt {
  readonly found: Priced[] = []
  /** Candidates left to look at with the first person as it is. */
  #brief: number
  readonly #pricing: Pricing
  readonly #parts: ReturnType<Pricing['parts']>
  readonly #room: Room
  readonly #people: Int32Array
  readonly #n: number
  /** The group's size, and how many others each of its people has. */
  readonly #size: number
  readonly #others: number
  readonly #quest: Quest
  readonly #alone: Float64Array
  readonly #levels: Level[] = []
  readonly #chosen: Int32Array
  readonly #familiesHere: Int32Array
  readonly #now: {
    alike: Int32Array
    /** People who wish to be with their own family, by family. */
    wishSame: Int32Array
    likes: Int32Array
    favorite: number
    /** People to whom any format is right. */
    easy: number
    senior: boolean
    early: boolean
    /** The most that those who wish for variety can find. */
    varied: number
  }
  readonly #base: { families: Int32Array; items: Int32Array; senior: boolean; early: boolean }
  readonly #hasHere: Int32Array
  /** Of the group. */
  readonly #price: number
  #above: number

  constructor(pricing: Pricing, room: Room, n: number, quest: Quest) {
    this.#pricing = pricing
    this.#parts = pricing.parts()
    this.#room = room
    this.#n = n
    this.#quest = quest
    this.#above = quest.above
    this.#brief = quest.brief ?? Infinity
    const { forming, groups } = quest.prices
    const { among } = quest
    this.#price = room.group < 0 ? forming : groups[room.group]!
    this.#people = among ? room.people.filter((p) => among.people[p]) : room.people
    const { problem, items, families, has } = this.#parts
    const group = problem.groups[room.group]
    this.#size = n + (group?.size ?? 0)
    this.#others = this.#size - 1
    this.#chosen = new Int32Array(n)
    this.#now = {
      alike: new Int32Array(families),
      wishSame: new Int32Array(families),
      likes: new Int32Array(problem.formatNames.length),
      favorite: 0,
      easy: 0,
      senior: false,
      early: false,
      varied: 1,
    }
    this.#familiesHere = new Int32Array(families)
    this.#hasHere = new Int32Array(items)
    this.#base = {
      families: new Int32Array(families),
      items: new Int32Array(items),
      senior: false,
      early: false,
    }
    if (group) {
      for (let m = 0; m < group.size; m++) {
        this.#base.families[group.traits.family[m]!]!++
        for (const i of hasOf(group.traits, m, problem.traits.specialties.width * 32)) this.#base.items[i]!++
        if (group.traits.senior[m]) this.#base.senior = true
        if (group.traits.early[m]) this.#base.early = true
      }
    }
    this.#familiesHere.set(this.#base.families)
    this.#hasHere.set(this.#base.items)
    for (const p of this.#people) {
      this.#familiesHere[problem.traits.family[p]!]!++
      for (const i of has[p]!) this.#hasHere[i]!++
    }
    this.#alone = new Float64Array(problem.people)
    room.people.forEach((p, i) => {
      this.#alone[p] = this.#aloneOf(p, room.slots[i]!)
    })
  }

  #aloneOf(p: number, slot: number): number {
    const { problem } = this.#parts
    const { prices } = this.#quest
    const group = problem.groups[this.#room.group]
    const wish = { min: problem.sizeMin[p]!, max: problem.sizeMax[p]! }
    const liked = !group || problem.formats[p]!.length === 0 || problem.formats[p]!.includes(group.format)
    // Who seeks nothing has found it.
    const content =
      (problem.soughtSpecialties[p] === 0 ? WEIGHTS.specialties : 0) +
      (problem.soughtBackgrounds[p] === 0 ? WEIGHTS.backgrounds : 0)
    return (
      WEIGHTS.slot * slot +
      WEIGHTS.size * sizePart(this.#size, wish) +
      (group ? WEIGHTS.format * Number(liked) : 0) +
      content -
      prices.people[p]! -
      prices.placed
    )
  }

  run(): boolean {
    return this.#dive(0, this.#people)
  }

  #level(k: number): Level {
    let level = this.#levels[k]
    if (!level) {
      const { items } = this.#parts
      level = {
        value: new Float64Array(this.#parts.problem.people),
        need: new Float64Array(items),
        count: new Int32Array(items),
      }
      this.#levels[k] = level
    }
    return level
  }

  /** Extends the `k` chosen with people from `others`. False when the work is spent. */
  #dive(k: number, others: ArrayLike<number>): boolean {
    const left = this.#n - k
    if (others.length < left) return true
    if (!this.#pricing.spend(others.length + 4)) return false
    this.#brief -= others.length + 4
    if (this.#brief < 0) return false
    const level = this.#level(k)
    this.#count(k, level)
    let sum = this.#worthOfChosen(k, level)
    const order: number[] = []
    let { senior, early } = this.#now
    const { traits } = this.#parts.problem
    for (let i = 0; i < others.length; i++) {
      const q = others[i]!
      if (traits.senior[q]) senior = true
      if (traits.early[q]) early = true
      level.value[q] = this.#mostOf(q, left, level)
      order.push(q)
    }
    // Experience: as good as anyone who could still come makes it.
    sum += WEIGHTS.experience * this.#n * experiencePart(senior, early)
    const { value } = level
    order.sort((a, b) => value[b]! - value[a]! || a - b)
    return left === 1 ? this.#finish(order, value, sum) : this.#branch(k, order, value, sum)
  }

  /** Who the chosen are together with those already there: families, items, formats liked. */
  #count(k: number, { count }: Level): void {
    const { has, problem, families } = this.#parts
    const { traits, formats, wish } = problem
    const now = this.#now
    count.set(this.#base.items)
    now.alike.set(this.#base.families)
    now.wishSame.fill(0)
    now.likes.fill(0)
    now.easy = 0
    now.senior = this.#base.senior
    now.early = this.#base.early
    for (let i = 0; i < k; i++) {
      const p = this.#chosen[i]!
      const family = traits.family[p]!
      now.alike[family]!++
      if (wish[p] === SAME) now.wishSame[family]!++
      if (traits.senior[p]) now.senior = true
      if (traits.early[p]) now.early = true
      if (formats[p]!.length === 0) now.easy++
      else for (const f of formats[p]!) now.likes[f]!++
      for (const item of has[p]!) count[item]!++
    }
    now.favorite = 0
    for (let f = 0; f < now.likes.length; f++) now.favorite = Math.max(now.favorite, now.likes[f]!)
    let kinds = 0
    let here = 0
    for (let f = 0; f < families; f++) {
      if (now.alike[f]! > 0) kinds++
      if (this.#familiesHere[f]! > 0) here++
    }
    now.varied = orientationPart('varied', Math.min(here, kinds + this.#n - k), 0, 0)
  }

  /** What the chosen are worth as far as it is known; notes what each item missing is worth to them. */
  #worthOfChosen(k: number, { count, need }: Level): number {
    const { problem, has, seeks, worth } = this.#parts
    const { traits, wish } = problem
    const now = this.#now
    need.fill(0)
    let sum = (this.#room.group < 0 ? WEIGHTS.format * (now.easy + now.favorite) : 0) - this.#price
    for (let i = 0; i < k; i++) {
      const p = this.#chosen[i]!
      sum += this.#alone[p]!
      for (let s = 0; s < seeks[p]!.length; s++) {
        const item = seeks[p]![s]!
        if (count[item]! > Number(holds(has[p]!, item))) sum += worth[p]![s]!
        else need[item]! += worth[p]![s]!
      }
      if (wish[p] === ANY) sum += WEIGHTS.orientation
      else if (wish[p] === VARIED) sum += WEIGHTS.orientation * now.varied
      else if (this.#others > 0)
        sum += (WEIGHTS.orientation * (now.alike[traits.family[p]!]! - 1)) / this.#others
    }
    return sum
  }

  /** The most someone can add: what they bring to the chosen, and the most they may find themselves. */
  #mostOf(q: number, left: number, { count, need }: Level): number {
    const { problem, has, seeks, worth } = this.#parts
    const { traits, wish, formats } = problem
    const now = this.#now
    const own = has[q]!
    let most = this.#alone[q]!
    for (let i = 0; i < own.length; i++) most += need[own[i]!]!
    const sought = seeks[q]!
    for (let s = 0; s < sought.length; s++) {
      const item = sought[s]!
      const isFound = count[item]! > 0
      if (isFound || (left > 1 && this.#hasHere[item]! > Number(holds(own, item)))) most += worth[q]![s]!
    }
    const family = traits.family[q]!
    if (wish[q] === ANY) most += WEIGHTS.orientation
    else if (wish[q] === VARIED) most += WEIGHTS.orientation * now.varied
    else if (this.#others > 0) {
      const alike = Math.min(now.alike[family]! + left - 1, this.#familiesHere[family]! - 1)
      most += (WEIGHTS.orientation * alike) / this.#others
    }
    if (this.#others > 0) most += (WEIGHTS.orientation * now.wishSame[family]!) / this.#others
    if (this.#room.group < 0 && (left > 1 || this.#likesFavorite(formats[q]!))) most += WEIGHTS.format
    return most
  }

  #likesFavorite(formats: Int32Array): boolean {
    const { likes, favorite } = this.#now
    return formats.length === 0 || formats.some((f) => likes[f] === favorite)
  }

  #branch(k: number, order: number[], value: Float64Array, sum: number): boolean {
    const { conflicts } = this.#parts.problem
    const left = this.#n - k
    for (let i = 0; i + left <= order.length; i++) {
      let most = sum
      for (let j = i; j < i + left; j++) most += value[order[j]!]!
      if (most <= this.#above) return true
      const q = order[i]!
      this.#chosen[k] = q
      const against = conflicts[q]!
      const rest: number[] = []
      // Someone with whom the best possible company does not reach what is asked for is not tried.
      const floor = this.#above - (most - value[order[i + left - 1]!]!)
      for (let j = i + 1; j < order.length; j++) {
        const r = order[j]!
        if (value[r]! <= floor && left > 1) break
        if (!against.has(r)) rest.push(r)
      }
      if (k === 0) this.#brief = this.#quest.brief ?? Infinity
      if (!this.#dive(k + 1, rest) && (k > 0 || this.#brief >= 0)) return false
    }
    return true
  }

  #finish(order: number[], value: Float64Array, sum: number): boolean {
    const { scorer } = this.#parts
    const { group } = this.#room
    const { prices, each } = this.#quest
    const n = this.#n
    for (const q of order) {
      if (sum + value[q]! <= this.#above) return true
      this.#chosen[n - 1] = q
      const fit = group < 0 ? scorer.newGroup(this.#chosen, n) : scorer.join(group, this.#chosen, n)
      if (fit === IMPOSSIBLE) continue
      let worth = fit - n * prices.placed - this.#price
      for (let i = 0; i < n; i++) worth -= prices.people[this.#chosen[i]!]!
      if (worth <= this.#above) continue
      const people = Array.from(this.#chosen).sort((a, b) => a - b)
      this.found.push({ people, group, fit, worth })
      if (this.found.length > 2 * each) this.#keepBest(each)
    }
    return true
  }

  #keepBest(each: number): void {
    this.found.sort((a, b) => b.worth - a.worth)
    this.found.length = each
    this.#above = Math.max(this.#above, this.found[each - 1]!.worth)
  }
}

function holds(items: Int32Array, item: number): boolean {
  for (let i = 0; i < items.length; i++) if (items[i] === item) return true
  return false
}

function hasOf(traits: Traits, row: number, backgroundsFrom: number): Int32Array {
  const { specialties, backgrounds } = traits
  return Int32Array.from([
    ...onesOf(specialties.words, specialties.width, row),
    ...onesOf(backgrounds.words, backgrounds.width, row).map((i) => i + backgroundsFrom),
  ])
}

function onesOf(words: Int32Array, width: number, row: number): number[] {
  const found: number[] = []
  for (let w = 0; w < width; w++)
    for (let b = 0; b < 32; b++) if (words[row * width + w]! & (1 << b)) found.push(w * 32 + b)
  return found
}
