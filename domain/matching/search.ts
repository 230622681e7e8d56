/**
 * Simulated annealing over rosters: a strong start in seconds for any size, and the plan itself
 * where the pool is too large for a proof. Work is counted in sets scored, never in time.
 */
import { chance } from './chance.ts'
import type { Cover } from './cover.ts'
import type { Problem } from './problem.ts'
import { better, type Draft, Roster } from './roster.ts'
import { IMPOSSIBLE } from './score.ts'

/** How often a group looks for people; else people look for groups. */
const INVITING = 0.5

export type Watch = {
  /** Asked often; true ends the search. */
  halt: () => boolean
  /** Told of every better plan at the end of a stretch. */
  found: (draft: Draft) => void
}

/** Steps less one, a power of two, between two looks at a hot roster. */
const HOT_LOOK = 4095

export class Search {
  readonly roster: Roster
  readonly #problem: Problem
  readonly #roll: () => number
  readonly #watch: Watch
  readonly #columnsOf: Int32Array[]
  best: Draft
  #heat = 1
  /** What one more person placed is worth, in points of fit. */
  #worth = 3

  constructor(problem: Problem, seed: number, watch: Watch) {
    this.#problem = problem
    this.#roll = chance(seed)
    this.#watch = watch
    this.roster = new Roster(problem)
    this.#columnsOf = columnsOf(problem)
    this.best = this.roster.draft()
  }

  #below(n: number): number {
    return Math.floor(this.#roll() * n)
  }

  /**
   * One cooling from `hot` to `cold` in points of fit, of so many sets scored. `worth`: what one more
   * person placed counts; 3 lets numbers fall and rise again, 30 keeps them. False when halted.
   */
  anneal(work: number, hot: number, cold: number, worth = 3): boolean {
    this.#worth = worth
    const { scorer } = this.roster
    const start = scorer.scored
    const who = this.#movable()
    if (who.length === 0) return true
    for (let step = 0; ; step++) {
      if ((step & 63) === 0) {
        const done = (scorer.scored - start + step * 0.1) / work
        if (done >= 1) break
        if (this.#watch.halt()) return this.#keep(false)
        this.#heat = hot * (cold / hot) ** done
      }
      this.#step(who)
      // While hot, a roster is soon a better one: kept now and then only, for whoever stops the search early.
      const look = this.#heat < hot / 3 ? 15 : HOT_LOOK
      if ((step & look) === 0 && better(this.roster, this.best)) this.#keep(true)
    }
    return this.#keep(true)
  }

  #keep(going: boolean): boolean {
    if (better(this.roster, this.best)) {
      this.best = this.roster.draft()
      this.#watch.found(this.best)
    }
    return going
  }

  /** Remembers the roster as it is if it is the best so far. */
  note(): void {
    this.#keep(true)
  }

  /** Starts again from the best plan. */
  rewind(): void {
    this.roster.restore(this.best)
  }

  /** Sends everyone away; the best plan stays known. */
  clear(): void {
    this.roster.restore({ groups: [], placed: 0, fit: 0 })
  }

  adopt(draft: Draft): void {
    this.roster.restore(draft)
    this.#keep(true)
  }

  /** Seats the people of a cover, who must be unplaced, as far as the rules allow. */
  seat(cover: Pick<Cover, 'parts' | 'joins'>): void {
    const { roster } = this
    for (const { person, group } of cover.joins) {
      if (roster.size[group]! >= roster.capacity(group) || !roster.mayEnter(person, group)) continue
      roster.add(person, group, roster.scoreWith(group, -1, person))
    }
    for (const part of cover.parts)
      for (const people of this.#deal(part.people, part.groups)) this.#formOf(people)
    this.#keep(true)
  }

  /** Deals people into as many groups, keeping conflicts apart where there is a choice. */
  #deal(people: readonly number[], groups: number): number[][] {
    const { conflicts } = this.#problem
    const hands: number[][] = Array.from({ length: groups }, () => [])
    const hardFirst = [...people].sort((a, b) => conflicts[b]!.size - conflicts[a]!.size || a - b)
    for (const p of hardFirst) {
      const open = hands.filter((h) => h.length < this.roster.max && !h.some((q) => conflicts[p]!.has(q)))
      open.sort((a, b) => a.length - b.length)[0]?.push(p)
    }
    return hands
  }

  #formOf(people: readonly number[]): void {
    if (people.length < this.roster.min) return
    const total = this.roster.scorer.newGroup(people, people.length)
    if (total !== IMPOSSIBLE) this.roster.form(people, people.length, total)
  }

  #movable(): Int32Array {
    return Int32Array.from(this.#columnsOf.keys()).filter((p) => this.#columnsOf[p]!.length > 0)
  }

  #step(who: Int32Array): void {
    if (this.#roll() < INVITING) this.#invite()
    else this.#look(who)
  }

  /** A person looks for a group, or an old group gives way. */
  #look(who: Int32Array): void {
    const p = who[this.#below(who.length)]!
    const g = this.roster.groupOf[p]!
    const dice = this.#roll()
    if (g < 0 && dice < 0.1) this.#form(p)
    else if (g < 0 && dice < 0.2) this.#claim(p)
    else if (dice < 0.004) this.#scatter(g)
    else this.#meet(p, g)
  }

  #accept(gain: number): boolean {
    return gain >= 0 || this.#roll() < Math.exp(gain / this.#heat)
  }

  /** A person meets someone free at one of their hours. */
  #meet(p: number, g: number): void {
    const columns = this.#columnsOf[p]!
    const h = this.#groupAt(columns[this.#below(columns.length)]!)
    if (h >= 0 && h !== g) this.#visit(p, g, h)
  }

  /** A group meets someone who suits it. */
  #invite(): void {
    const { roster } = this
    if (roster.size.length === 0) return
    const h = this.#below(roster.size.length)
    if (h >= roster.recruiting ? roster.size[h] === 0 : roster.capacity(h) === 0) return
    const people = roster.suited(h)
    if (people.length === 0) return
    const p = people[this.#below(people.length)]!
    const g = roster.groupOf[p]!
    if (g !== h) this.#visit(p, g, h)
  }

  /** `p` of group `g` (-1: none) joins `h`, or takes a seat in it. */
  #visit(p: number, g: number, h: number): void {
    const { roster } = this
    const room = roster.size[h]! < roster.capacity(h)
    const mayLeave = g < 0 || roster.size[g]! > roster.floor(g)
    if (room && mayLeave && this.#roll() < 0.5) this.#move(p, g, h)
    else if (roster.size[h]! > 0) {
      const q = this.#exchange(g, h)
      if (q >= 0) this.#swap(p, g, h, q)
    }
  }

  /** Someone of `h` who could come to `g` as it is (-1: nowhere); -1 when there is nobody. */
  #exchange(g: number, h: number): number {
    const { roster } = this
    const size = roster.size[h]!
    const from = this.#below(size)
    if (g < 0) return roster.members[h]![from]!
    for (let i = 0; i < size; i++) {
      const q = roster.members[h]![(from + i) % size]!
      if (roster.suits(q, g)) return q
    }
    return -1
  }

  #groupAt(column: number): number {
    const { slots, peopleAt } = this.#problem
    if (column >= slots) return column - slots
    const people = peopleAt[column]!
    return this.roster.groupOf[people[this.#below(people.length)]!]!
  }

  #move(p: number, g: number, h: number): void {
    const { roster } = this
    if (!roster.mayEnter(p, h)) return
    const there = roster.scoreWith(h, -1, p)
    if (there === IMPOSSIBLE) return
    const here = g < 0 ? 0 : roster.scoreWith(g, p, -1)
    // The hour may be named by this person's zone alone: then the others cannot meet without them.
    if (here === IMPOSSIBLE) return
    const gain = there - roster.total[h]! + (g < 0 ? this.#worth : here - roster.total[g]!)
    if (!this.#accept(gain)) return
    if (g >= 0) roster.remove(p, here)
    roster.add(p, h, there)
  }

  /** `p` takes the seat of someone in `h`, who takes the seat of `p` or is left without one. */
  #swap(p: number, g: number, h: number, q: number): void {
    const { roster } = this
    if (!roster.mayEnter(p, h, q)) return
    if (g >= 0 && !roster.mayEnter(q, g, p)) return
    const there = roster.scoreWith(h, q, p)
    if (there === IMPOSSIBLE) return
    const here = g < 0 ? 0 : roster.scoreWith(g, p, q)
    if (here === IMPOSSIBLE) return
    const gain = there - roster.total[h]! + (g < 0 ? 0 : here - roster.total[g]!)
    if (!this.#accept(gain)) return
    const kept = g < 0 ? 0 : roster.total[g]!
    const held = roster.total[h]!
    if (g >= 0) roster.remove(p, kept)
    roster.remove(q, held)
    roster.add(p, h, there)
    if (g >= 0) roster.add(q, g, here)
  }

  /** A new group around an unplaced person: others without a group, and people other groups can spare. */
  #form(p: number): void {
    const { roster } = this
    const hours = this.#problem.hoursOf[p]!
    if (hours.length === 0) return
    const people = this.#gather(p, hours[this.#below(hours.length)]!)
    if (!people) return
    const n = people.length
    const total = roster.scorer.newGroup(people, n)
    if (total === IMPOSSIBLE) return
    const lent = people.filter((q) => roster.groupOf[q]! >= 0)
    const losses = lossesOf(roster, lent)
    if (losses.some(({ after }) => after === IMPOSSIBLE)) return
    const gain =
      total +
      (n - lent.length) * this.#worth +
      losses.reduce((sum, { before, after }) => sum + after - before, 0)
    if (!this.#accept(gain)) return
    for (const { g, leaving, after } of losses)
      for (const q of leaving) roster.remove(q, roster.size[g] === 1 ? 0 : after)
    roster.form(people, n, total)
  }

  /** People to form a group with at an hour, in random order, the unplaced first; undefined when too few. */
  #gather(p: number, hour: number, unplacedOnly = false): number[] | undefined {
    const { roster } = this
    const { peopleAt, conflicts } = this.#problem
    const frame = this.#frameAround(p)
    const all = peopleAt[hour]!
    const chosen = [p]
    const spared = new Map<number, number>()
    const from = this.#below(all.length)
    const most = roster.min + (this.#roll() < 0.3 ? this.#below(roster.max - roster.min + 1) : 0)
    for (
      let round = 0;
      round < (unplacedOnly ? 1 : 2) && chosen.length < (round === 0 ? roster.max : most);
      round++
    ) {
      for (let i = 0; i < all.length && chosen.length < (round === 0 ? roster.max : most); i++) {
        const q = all[(from + i) % all.length]!
        const g = roster.groupOf[q]!
        if (q === p || (round === 0) !== g < 0) continue
        if (g >= 0 && roster.size[g]! - (spared.get(g) ?? 0) <= roster.floor(g)) continue
        if (!frame.every((f) => this.#accepted(q, f))) continue
        if (conflicts[q]!.size > 0 && chosen.some((c) => conflicts[q]!.has(c))) continue
        chosen.push(q)
        if (g >= 0) spared.set(g, (spared.get(g) ?? 0) + 1)
      }
    }
    return chosen.length >= roster.min ? chosen : undefined
  }

  /**
   * Opens a cell around an unplaced person by taking people from anywhere. Groups left too small
   * are dissolved and their people look for seats, or for a new group, elsewhere.
   */
  #claim(p: number): void {
    const { roster } = this
    const hours = this.#problem.hoursOf[p]!
    if (hours.length === 0) return
    const people = this.#company(p, hours[this.#below(hours.length)]!)
    if (!people) return
    const total = roster.scorer.newGroup(people, people.length)
    if (total === IMPOSSIBLE) return
    const before = { placed: roster.placed, fit: roster.fit }
    const undo: (() => void)[] = []
    const loose: number[] = []
    for (const q of people) if (roster.groupOf[q]! >= 0) this.#take(q, undo, loose)
    const g = roster.form(people, people.length, total)
    undo.push(() => roster.dissolve(g))
    this.#rehome(loose, undo)
    const gain = (roster.placed - before.placed) * this.#worth + roster.fit - before.fit
    if (this.#accept(gain)) return
    for (let i = undo.length - 1; i >= 0; i--) undo[i]!()
  }

  /** Takes a person out of their group; a group left too small dissolves and its people are loose. */
  #take(q: number, undo: (() => void)[], loose: number[]): void {
    const { roster } = this
    const g = roster.groupOf[q]!
    if (g < 0) {
      const at = loose.indexOf(q)
      if (at >= 0) loose.splice(at, 1)
      return
    }
    const was = roster.total[g]!
    const rest = roster.size[g]! > roster.floor(g) ? roster.scoreWith(g, q, -1) : IMPOSSIBLE
    if (rest !== IMPOSSIBLE) {
      roster.remove(q, rest)
      undo.push(() => roster.add(q, g, was))
      return
    }
    const all = Array.from(roster.members[g]!.subarray(0, roster.size[g]!))
    roster.dissolve(g)
    undo.push(() => roster.form(all, all.length, was))
    loose.push(...all.filter((m) => m !== q))
  }

  #rehome(loose: readonly number[], undo: (() => void)[]): void {
    const { roster } = this
    for (const p of loose) {
      if (roster.groupOf[p]! >= 0) continue
      for (let tries = 0; tries < 10; tries++) {
        const h = this.#groupAt(this.#columnsOf[p]![this.#below(this.#columnsOf[p]!.length)]!)
        if (h < 0 || roster.size[h]! >= roster.capacity(h) || !roster.mayEnter(p, h)) continue
        const there = roster.scoreWith(h, -1, p)
        if (there === IMPOSSIBLE) continue
        const was = roster.total[h]!
        roster.add(p, h, there)
        undo.push(() => roster.remove(p, was))
        break
      }
    }
    for (const p of loose) {
      const hours = this.#problem.hoursOf[p]!
      if (roster.groupOf[p]! >= 0 || hours.length === 0) continue
      const people = this.#gather(p, hours[this.#below(hours.length)]!, true)
      if (!people) continue
      const total = roster.scorer.newGroup(people, people.length)
      if (total === IMPOSSIBLE) continue
      const g = roster.form(people, people.length, total)
      undo.push(() => roster.dissolve(g))
    }
  }

  /** Everyone who could meet at the hour: unplaced first, then of groups that lose the fewest others. */
  #company(p: number, hour: number): number[] | undefined {
    const { roster } = this
    const { peopleAt, conflicts } = this.#problem
    const frame = this.#frameAround(p)
    const inside = new Map<number, number>()
    const able: number[] = []
    for (const q of peopleAt[hour]!) {
      if (q === p || !frame.every((f) => this.#accepted(q, f))) continue
      able.push(q)
      const g = roster.groupOf[q]!
      if (g >= 0) inside.set(g, (inside.get(g) ?? 0) + 1)
    }
    if (able.length + 1 < roster.min) return undefined
    const noise = new Map<number, number>()
    const cost = (q: number) => {
      const g = roster.groupOf[q]!
      if (g < 0) return -1
      if (!noise.has(g)) noise.set(g, this.#roll())
      const left = roster.size[g]! - inside.get(g)!
      return (left >= roster.floor(g) ? 0 : left) + noise.get(g)!
    }
    const ranked = able
      .map((q) => ({ q, cost: cost(q) + this.#roll() * 0.01 }))
      .sort((a, b) => a.cost - b.cost)
    const most = roster.min + this.#below(roster.max - roster.min + 1)
    const chosen = [p]
    for (const { q, cost: c } of ranked) {
      if (chosen.length >= (c < 0 ? roster.max : most)) break
      if (conflicts[q]!.size > 0 && chosen.some((m) => conflicts[q]!.has(m))) continue
      chosen.push(q)
    }
    return chosen.length >= roster.min ? chosen : undefined
  }

  /** One value of each field that the person accepts, as word and bit. */
  #frameAround(p: number): { word: number; bit: number }[] {
    const { accepts, fields } = this.#problem
    return fields.map(({ from, values }) => {
      const start = this.#below(values.length)
      for (let i = 0; i < values.length; i++) {
        const v = (start + i) % values.length
        const at = { word: from + (v >> 5), bit: 1 << (v & 31) }
        if (accepts.words[p * accepts.width + at.word]! & at.bit) return at
      }
      return { word: 0, bit: 0 }
    })
  }

  #accepted(q: number, { word, bit }: { word: number; bit: number }): boolean {
    const { accepts } = this.#problem
    return (accepts.words[q * accepts.width + word]! & bit) !== 0
  }

  /** Dissolves a group when its people can be taken up elsewhere, or now and then to shake things. */
  #scatter(g: number): void {
    const { roster } = this
    if (g < roster.recruiting) return
    const before = { placed: roster.placed, fit: roster.fit }
    const people = Array.from(roster.members[g]!.subarray(0, roster.size[g]!))
    const total = roster.total[g]!
    roster.dissolve(g)
    const moves: { p: number; h: number; was: number }[] = []
    for (const p of people) {
      for (let tries = 0; tries < 12; tries++) {
        const h = this.#groupAt(this.#columnsOf[p]![this.#below(this.#columnsOf[p]!.length)]!)
        if (h < 0 || roster.size[h]! >= roster.capacity(h) || !roster.mayEnter(p, h)) continue
        const there = roster.scoreWith(h, -1, p)
        if (there === IMPOSSIBLE) continue
        moves.push({ p, h, was: roster.total[h]! })
        roster.add(p, h, there)
        break
      }
    }
    const gain = (roster.placed - before.placed) * this.#worth + roster.fit - before.fit
    if (this.#accept(gain)) return
    for (const { p, was } of moves.reverse()) roster.remove(p, was)
    roster.form(people, people.length, total)
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

type Loss = { g: number; leaving: number[]; before: number; after: number }

/** What the groups of people who would be lent lose. */
function lossesOf(roster: Roster, lent: readonly number[]): Loss[] {
  const byGroup = new Map<number, number[]>()
  for (const q of lent) byGroup.set(roster.groupOf[q]!, [...(byGroup.get(roster.groupOf[q]!) ?? []), q])
  return [...byGroup].map(([g, leaving]) => {
    const rest = Array.from(roster.members[g]!.subarray(0, roster.size[g]!)).filter(
      (m) => !leaving.includes(m),
    )
    return { g, leaving, before: roster.total[g]!, after: roster.score(g, rest, rest.length) }
  })
}
