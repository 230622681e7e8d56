/**
 * Two searches of one pool by chances of their own, on a thread each: what one has found the other sees in memory that both share, and
 * goes on from there where it is better. How long a dive takes is chance, so the sooner of two has found what it looks for in much less
 * than the one or the other.
 */
import type { Draft } from './roster.ts'

/** What is in the whole numbers before the people: how often it was written to (odd: just now), and see `Found`. */
const WRITTEN = 0
const PLACED = 1
const BOUND = 2
/** The whole numbers before the sum of fit, and before the people: which group each is in. */
const FIT_AT = 4
const GROUPS_AT = 6
const NO_GROUP = -1

/** How many a search has placed; no plan places more than `bound`. */
export type Found = { placed: number; bound: number }

/** Nobody placed, and no bound. */
export const nothingFound = (): Found => ({ placed: 0, bound: Infinity })

/** Memory in which a search of so many people says what it has found. */
export function sharedBy(people: number): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * (GROUPS_AT + people))
}

/** The other search, as one of them sees it. */
export class Rival {
  readonly #own: Int32Array<SharedArrayBuffer>
  readonly #other: Int32Array<SharedArrayBuffer>
  readonly #joins: number
  /** Of the two, one counts what both can use. */
  readonly isSecond: boolean

  /** `joins`: how many recruiting groups the pool has. */
  constructor(own: SharedArrayBuffer, other: SharedArrayBuffer, joins: number, isSecond: boolean) {
    this.#own = new Int32Array(own)
    this.#other = new Int32Array(other)
    this.#joins = joins
    this.isSecond = isSecond
  }

  /** Says what is found. */
  show({ groups, placed, fit }: Draft, bound: number): void {
    const own = this.#own
    Atomics.add(own, WRITTEN, 1)
    own[PLACED] = placed
    own[BOUND] = bound
    fitIn(own)[0] = fit
    own.fill(NO_GROUP, GROUPS_AT)
    groups.forEach((people, g) => {
      for (const p of people) own[GROUPS_AT + p] = g
    })
    Atomics.add(own, WRITTEN, 1)
  }

  /** What the other has found. */
  get found(): Found {
    const other = this.#other
    // Whatever it has said once holds for ever.
    if (Atomics.load(other, WRITTEN) < 2) return nothingFound()
    return { placed: Atomics.load(other, PLACED), bound: Atomics.load(other, BOUND) }
  }

  /** The other's plan; undefined while it has none, or is about to say so. */
  plan(): Draft | undefined {
    const other = this.#other
    const written = Atomics.load(other, WRITTEN)
    if (written === 0 || written % 2 === 1) return undefined
    const all = other.slice()
    if (Atomics.load(other, WRITTEN) !== written) return undefined
    const draft: Draft = {
      groups: Array.from({ length: this.#joins }, () => []),
      placed: all[PLACED]!,
      fit: fitIn(all)[0]!,
    }
    all.subarray(GROUPS_AT).forEach((g, p) => {
      if (g === NO_GROUP) return
      while (draft.groups.length <= g) draft.groups.push([])
      draft.groups[g]!.push(p)
    })
    return draft
  }
}

function fitIn({ buffer }: Int32Array): Float64Array {
  return new Float64Array(buffer, 4 * FIT_AT, 1)
}
