/** Moves of an annealing between groups that there are: people and groups meet, change places, or a group gives way. */
import type { Founding } from './founding.ts'
import type { Scene } from './scene.ts'
import { IMPOSSIBLE } from './score.ts'

export class Moves {
  readonly #scene: Scene
  readonly #founding: Founding

  constructor(scene: Scene, founding: Founding) {
    this.#scene = scene
    this.#founding = founding
  }

  /** A person looks for a group, or an old group gives way. */
  look(who: Int32Array): void {
    const p = this.#scene.any(who)
    const g = this.#scene.roster.groupOf[p]!
    const dice = this.#scene.roll()
    if (g < 0 && dice < 0.1) this.#founding.form(p)
    else if (g < 0 && dice < 0.2) this.#founding.claim(p)
    else if (dice < 0.004) this.#scatter(g)
    else this.#meet(p, g)
  }

  /** A person meets someone free at one of their hours. */
  #meet(p: number, g: number): void {
    const columns = this.#scene.columnsOf[p]!
    const h = this.#scene.groupAt(this.#scene.any(columns))
    if (h >= 0 && h !== g) this.#visit(p, g, h)
  }

  /** A group meets someone who suits it. */
  invite(): void {
    const { roster } = this.#scene
    if (roster.size.length === 0) return
    const h = this.#scene.below(roster.size.length)
    if (h >= roster.recruiting ? roster.size[h] === 0 : roster.capacity(h) === 0) return
    const people = roster.suited(h)
    if (people.length === 0) return
    const p = this.#scene.any(people)
    const g = roster.groupOf[p]!
    if (g !== h) this.#visit(p, g, h)
  }

  /** `p` of group `g` (-1: none) joins `h`, or takes a seat in it. */
  #visit(p: number, g: number, h: number): void {
    const { roster } = this.#scene
    const room = roster.size[h]! < roster.capacity(h)
    const mayLeave = g < 0 || roster.size[g]! > roster.floor(g)
    if (room && mayLeave && this.#scene.roll() < 0.5) this.#move(p, g, h)
    else if (roster.size[h]! > 0) {
      const q = this.#exchange(g, h)
      if (q >= 0) this.#swap(p, g, h, q)
    }
  }

  /** Someone of `h` who could come to `g` as it is (-1: nowhere); -1 when there is nobody. */
  #exchange(g: number, h: number): number {
    const { roster } = this.#scene
    const size = roster.size[h]!
    const from = this.#scene.below(size)
    if (g < 0) return roster.members[h]![from]!
    for (let i = 0; i < size; i++) {
      const q = roster.members[h]![(from + i) % size]!
      if (roster.suits(q, g)) return q
    }
    return -1
  }

  #move(p: number, g: number, h: number): void {
    const { roster } = this.#scene
    if (!roster.mayEnter(p, h)) return
    const there = roster.scoreWith(h, -1, p)
    if (there === IMPOSSIBLE) return
    const here = g < 0 ? 0 : roster.scoreWith(g, p, -1)
    // The hour may be named by this person's zone alone: then the others cannot meet without them.
    if (here === IMPOSSIBLE) return
    const gain = there - roster.total[h]! + (g < 0 ? this.#scene.worth : here - roster.total[g]!)
    if (!this.#scene.accepts(gain)) return
    if (g >= 0) roster.remove(p, here)
    roster.add(p, h, there)
  }

  /** `p` takes the seat of someone in `h`, who takes the seat of `p` or is left without one. */
  #swap(p: number, g: number, h: number, q: number): void {
    const { roster } = this.#scene
    if (!roster.mayEnter(p, h, q)) return
    if (g >= 0 && !roster.mayEnter(q, g, p)) return
    const there = roster.scoreWith(h, q, p)
    if (there === IMPOSSIBLE) return
    const here = g < 0 ? 0 : roster.scoreWith(g, p, q)
    if (here === IMPOSSIBLE) return
    const gain = there - roster.total[h]! + (g < 0 ? 0 : here - roster.total[g]!)
    if (!this.#scene.accepts(gain)) return
    const kept = g < 0 ? 0 : roster.total[g]!
    const held = roster.total[h]!
    if (g >= 0) roster.remove(p, kept)
    roster.remove(q, held)
    roster.add(p, h, there)
    if (g >= 0) roster.add(q, g, here)
  }

  /** Dissolves a group when its people can be taken up elsewhere, or now and then to shake things. */
  #scatter(g: number): void {
    const { roster } = this.#scene
    if (g < roster.recruiting) return
    const before = { placed: roster.placed, fit: roster.fit }
    const people = Array.from(roster.members[g]!.subarray(0, roster.size[g]!))
    const total = roster.total[g]!
    roster.dissolve(g)
    const moves: { p: number; h: number; was: number }[] = []
    for (const p of people) {
      for (let tries = 0; tries < 12; tries++) {
        const h = this.#scene.groupAt(this.#scene.any(this.#scene.columnsOf[p]!))
        if (h < 0 || roster.size[h]! >= roster.capacity(h) || !roster.mayEnter(p, h)) continue
        const there = roster.scoreWith(h, -1, p)
        if (there === IMPOSSIBLE) continue
        moves.push({ p, h, was: roster.total[h]! })
        roster.add(p, h, there)
        break
      }
    }
    const gain = (roster.placed - before.placed) * this.#scene.worth + roster.fit - before.fit
    if (this.#scene.accepts(gain)) return
    for (const { p, was } of moves.reverse()) roster.remove(p, was)
    roster.form(people, people.length, total)
  }
}
