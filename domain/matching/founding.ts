/** New groups in an annealing, around someone who has none. */

import type { Roster } from './roster.ts'
import type { Scene } from './scene.ts'
import { IMPOSSIBLE } from './score.ts'

export class Founding {
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** A new group around an unplaced person: others without a group, and people other groups can spare. */
  form(p: number): void {
    const { roster } = this.#scene
    const hours = this.#scene.problem.hoursOf[p]!
    if (hours.length === 0) return
    const people = this.#gather(p, this.#scene.any(hours))
    if (!people) return
    const n = people.length
    const total = roster.scorer.newGroup(people, n)
    if (total === IMPOSSIBLE) return
    const lent = people.filter((q) => roster.groupOf[q]! >= 0)
    const losses = lossesOf(roster, lent)
    if (losses.some(({ after }) => after === IMPOSSIBLE)) return
    const gain =
      total +
      (n - lent.length) * this.#scene.worth +
      losses.reduce((sum, { before, after }) => sum + after - before, 0)
    if (!this.#scene.accepts(gain)) return
    for (const { g, leaving, after } of losses)
      for (const q of leaving) roster.remove(q, roster.size[g] === 1 ? 0 : after)
    roster.form(people, n, total)
  }

  /** People to form a group with at an hour, in random order, the unplaced first; undefined when too few. */
  #gather(p: number, hour: number, unplacedOnly = false): number[] | undefined {
    const { roster } = this.#scene
    const { peopleAt, conflicts } = this.#scene.problem
    const frame = this.#scene.frameAround(p)
    const all = peopleAt[hour]!
    const chosen = [p]
    const spared = new Map<number, number>()
    const from = this.#scene.below(all.length)
    const most = roster.min + (this.#scene.roll() < 0.3 ? this.#scene.below(roster.max - roster.min + 1) : 0)
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
        if (!frame.every((f) => this.#scene.accepted(q, f))) continue
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
  claim(p: number): void {
    const { roster } = this.#scene
    const hours = this.#scene.problem.hoursOf[p]!
    if (hours.length === 0) return
    const people = this.#company(p, this.#scene.any(hours))
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
    const gain = (roster.placed - before.placed) * this.#scene.worth + roster.fit - before.fit
    if (this.#scene.accepts(gain)) return
    for (let i = undo.length - 1; i >= 0; i--) undo[i]!()
  }

  /** Takes a person out of their group; a group left too small dissolves and its people are loose. */
  #take(q: number, undo: (() => void)[], loose: number[]): void {
    const { roster } = this.#scene
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
    const { roster } = this.#scene
    for (const p of loose) {
      if (roster.groupOf[p]! >= 0) continue
      for (let tries = 0; tries < 10; tries++) {
        const h = this.#scene.groupAt(this.#scene.any(this.#scene.columnsOf[p]!))
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
      const hours = this.#scene.problem.hoursOf[p]!
      if (roster.groupOf[p]! >= 0 || hours.length === 0) continue
      const people = this.#gather(p, this.#scene.any(hours), true)
      if (!people) continue
      const total = roster.scorer.newGroup(people, people.length)
      if (total === IMPOSSIBLE) continue
      const g = roster.form(people, people.length, total)
      undo.push(() => roster.dissolve(g))
    }
  }

  /** Everyone who could meet at the hour: unplaced first, then of groups that lose the fewest others. */
  #company(p: number, hour: number): number[] | undefined {
    const { roster } = this.#scene
    const { peopleAt, conflicts } = this.#scene.problem
    const frame = this.#scene.frameAround(p)
    const inside = new Map<number, number>()
    const able: number[] = []
    for (const q of peopleAt[hour]!) {
      if (q === p || !frame.every((f) => this.#scene.accepted(q, f))) continue
      able.push(q)
      const g = roster.groupOf[q]!
      if (g >= 0) inside.set(g, (inside.get(g) ?? 0) + 1)
    }
    if (able.length + 1 < roster.min) return undefined
    const noise = new Map<number, number>()
    const cost = (q: number) => {
      const g = roster.groupOf[q]!
      if (g < 0) return -1
      if (!noise.has(g)) noise.set(g, this.#scene.roll())
      const left = roster.size[g]! - inside.get(g)!
      return (left >= roster.floor(g) ? 0 : left) + noise.get(g)!
    }
    const ranked = able
      .map((q) => ({ q, cost: cost(q) + this.#scene.roll() * 0.01 }))
      .sort((a, b) => a.cost - b.cost)
    const most = roster.min + this.#scene.below(roster.max - roster.min + 1)
    const chosen = [p]
    for (const { q, cost: c } of ranked) {
      if (chosen.length >= (c < 0 ? roster.max : most)) break
      if (conflicts[q]!.size > 0 && chosen.some((m) => conflicts[q]!.has(m))) continue
      chosen.push(q)
    }
    return chosen.length >= roster.min ? chosen : undefined
  }
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
