/** How far a search for more people to be placed has come, whatever it searches by, and how it is told. */
import { type Found, nothingFound } from './rival.ts'
import type { Draft } from './roster.ts'

/**
 * A step on the way: no plan places more than `bound`; `draft`: one that places more than was known, its fit unknown. Paused: nothing
 * more was found for a while.
 */
export type Placed = { stage: 'filled' | 'bounded' | 'counted' | 'paused'; bound: number; draft?: Draft }

/** A search for more people to be placed, which can be gone on with. */
export type Seeking = {
  /** Looks once more, above a known plan. */
  again(known: Draft): Iterable<Placed>
  /** Another plan that places as many, whose fit is not known yet. */
  other?(known: number): Draft | undefined
  dispose?(): void
}

export class Standing {
  readonly #halt: () => boolean
  /** What another search has found. */
  readonly elsewhere: () => Found
  /** No plan places more. */
  bound: number
  /** How many the best plan places. */
  known = 0

  constructor(halt: () => boolean, bound: number, elsewhere: () => Found = nothingFound) {
    this.#halt = halt
    this.elsewhere = elsewhere
    this.bound = bound
  }

  /** As many are placed as can be, here or elsewhere, or it is halted. */
  get isDone(): boolean {
    return this.placed >= Math.min(this.bound, this.elsewhere().bound) || this.#halt()
  }

  /** How many are placed, here or elsewhere. */
  get placed(): number {
    return Math.max(this.known, this.elsewhere().placed)
  }

  /** A step, and from then on what it found is known. */
  told(stage: Placed['stage'], draft?: Draft): Placed {
    if (draft) this.known = draft.placed
    return { stage, bound: this.bound, draft }
  }
}
