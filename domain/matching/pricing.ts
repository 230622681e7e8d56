/**
 * Pricing: the groups that are worth more than the prices of their people, found without listing all.
 *
 * The searches, one for each room and size, are shared out beforehand between two, of whom a mate on another thread may be
 * one. What is found is put together in the same order whoever looked for it, so that it does not depend on
 * whether there is a mate, nor on which of the two is done first.
 */
import { type Company, termsOf } from './company.ts'
import { Facts } from './facts.ts'
import { Hunt } from './hunt.ts'
import { type Packed, pack, unpack } from './packed.ts'
import type { Priced, Quest } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Sorts } from './sorts.ts'

/** What is looked for, and when a share is given up: after so many candidates, or with more than `most` groups found. */
export type Errand = { quest: Quest; limit: number; most: number }

/** What a share brought (nothing: given up), and how many candidates it took. */
export type Haul = { found: Packed | undefined; work: number }

/**
 * Runs the second share of an errand meanwhile. `ask`: false when there is nobody to run it; `answer`, to be called once
 * after each errand that was taken: undefined when there is nobody any more.
 */
export type Mate = { ask: (errand: Errand) => boolean; answer: () => Haul | undefined }

/** Into how many shares the searches are parted. */
const SHARES = 2

export class Pricing {
  readonly #facts: Facts
  readonly #companies: Company[] = []
  readonly #halt: () => boolean
  readonly #mate: Mate | undefined
  /** Candidates looked at so far: the measure of work. */
  work = 0
  #looked = 0
  #limit = 0

  /** `mate`: who runs half of the searches; without one all are run here. */
  constructor(problem: Problem, halt: () => boolean, mate?: Mate) {
    this.#facts = new Facts(problem)
    this.#halt = halt
    this.#mate = mate
  }

  /** What sort a new group is of. */
  get sorts(): Sorts {
    return this.#facts.sorts
  }

  /** Sum of the fits of people in a group, and its sort; -1 for joiners. */
  scoreOf(people: readonly number[], group: number): { fit: number; sort: number } {
    const { scorer, sorts } = this.#facts
    if (group >= 0) return { fit: scorer.join(group, people, people.length), sort: -1 }
    const fit = scorer.newGroup(people, people.length)
    return { fit, sort: sorts.of(people, scorer) }
  }

  /**
   * All groups worth more than asked for (the best `each` of a room and size, if there are more; some, if it is brief).
   * Undefined when about `limit` candidates were looked at, more than `most` groups found, or it was halted.
   */
  find(quest: Quest, limit: number, most = Infinity): Priced[] | undefined {
    const errand = { quest, limit: limit / SHARES, most }
    const isShared = this.#mate?.ask(errand) ?? false
    const first = this.#run(errand, 0)
    const haul = isShared ? this.#mate!.answer() : undefined
    const second = haul ? unhauled(haul) : this.#run(errand, 1)
    this.work += first.work + second.work
    if (!first.found || !second.found || this.#halt()) return undefined
    const found = first.found.concat(second.found)
    if (found.length > most) return undefined
    if (quest.best && found.length > 2 * quest.best) keepBest(found, quest.best)
    return found
  }

  /** Runs the second share of an errand, for whoever asks from another thread. */
  help(errand: Errand): Haul {
    const { found, work } = this.#run(errand, 1)
    return { found: found && pack(found), work }
  }

  #run({ quest, limit, most }: Errand, share: number): { found: Priced[] | undefined; work: number } {
    this.#looked = 0
    this.#limit = limit
    const found = this.#search(quest, most, share)
    return { found, work: this.#looked }
  }

  #search(quest: Quest, most: number, share: number): Priced[] | undefined {
    const facts = this.#facts
    const found: Priced[] = []
    const ground = {
      facts,
      companies: this.#companies,
      spend: (candidates: number) => this.#spend(candidates),
    }
    const terms = termsOf(quest, facts.problem.people)
    let { above } = quest
    const { at, of } = quest.turn ?? { at: 0, of: 1 }
    for (const [room, { group, min, max }] of facts.rooms.entries()) {
      if (group >= 0 && quest.among?.groups[group] === 0) continue
      // Neighbors stay together, of whom each share has one.
      if (Math.floor(room / SHARES) % of !== at) continue
      for (let size = min; size <= max; size++) {
        // Neighboring rooms, and the sizes of a room, are as much work as each other: each share has half of both.
        if ((room + size) % SHARES !== share) continue
        const hunt = new Hunt(ground, { room, size, quest: { ...quest, above }, terms })
        if (!hunt.run()) return undefined
        for (const one of hunt.found) found.push(one)
        if (quest.best && found.length > 2 * quest.best) above = keepBest(found, quest.best)
        if (found.length > most) return undefined
      }
    }
    return found
  }

  /** Rooms, each with each size it may have. */
  get searches(): number {
    return this.#facts.rooms.reduce((sum, { min, max }) => sum + Math.max(0, max - min + 1), 0)
  }

  #spend(candidates: number): boolean {
    const before = this.#looked
    this.#looked += candidates
    // Some thousands of candidates between two looks at the clock or the signal.
    if (Math.floor(before / 4096) === Math.floor(this.#looked / 4096)) return true
    return this.#looked < this.#limit && !this.#halt()
  }
}

function unhauled({ found, work }: Haul): { found: Priced[] | undefined; work: number } {
  return { found: found && unpack(found), work }
}

/** Keeps the `most` worth most, and says what the least of them is worth. */
function keepBest(found: Priced[], most: number): number {
  found.sort((a, b) => b.worth - a.worth)
  found.length = Math.min(most, found.length)
  return found.at(-1)!.worth
}
