/** Pricing: the groups that are worth more than the prices of their people, found without listing all. */
import { type Company, termsOf } from './company.ts'
import { Facts } from './facts.ts'
import { Hunt } from './hunt.ts'
import type { Priced, Quest } from './prices.ts'
import type { Problem } from './problem.ts'
import type { Sorts } from './sorts.ts'

export class Pricing {
  readonly #facts: Facts
  readonly #companies: Company[] = []
  readonly #halt: () => boolean
  /** Candidates looked at so far: the measure of work. */
  work = 0
  #limit = 0

  constructor(problem: Problem, halt: () => boolean) {
    this.#facts = new Facts(problem)
    this.#halt = halt
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
   * Undefined when `limit` candidates were looked at or it was halted.
   */
  find(quest: Quest, limit: number, most = Infinity): Priced[] | undefined {
    this.#limit = this.work + limit
    const facts = this.#facts
    const found: Priced[] = []
    const ground = {
      facts,
      companies: this.#companies,
      spend: (candidates: number) => this.#spend(candidates),
    }
    const terms = termsOf(quest, facts.problem.people)
    let { above } = quest
    for (const [room, { group, min, max }] of facts.rooms.entries()) {
      if (group >= 0 && quest.among?.groups[group] === 0) continue
      for (let size = min; size <= max; size++) {
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
    const before = this.work
    this.work += candidates
    // Some thousands of candidates between two looks at the clock or the signal.
    if (Math.floor(before / 4096) === Math.floor(this.work / 4096)) return true
    return this.work < this.#limit && !this.#halt()
  }
}

/** Keeps the `most` worth most, and says what the least of them is worth. */
function keepBest(found: Priced[], most: number): number {
  found.sort((a, b) => b.worth - a.worth)
  found.length = Math.min(most, found.length)
  return found.at(-1)!.worth
}
