/** What stands on this page and is not saved yet, for whatever takes the page away. */

/** A part of a page that saves while one writes. */
export type Keeper = {
  /** Saves the last words; false where something is in the way. */
  save(): Promise<boolean>
  /** Whether some are not saved yet. */
  isBehind(): boolean
}

const keepers = new Set<Keeper>()

/** From now on this part is asked before the page goes; the function it gives ends that. */
export function askBefore(keeper: Keeper): () => void {
  keepers.add(keeper)
  return () => keepers.delete(keeper)
}

/** Whether any part of this page saves by itself. */
export const savesItself = (): boolean => keepers.size > 0

/** Whether words that save themselves are not saved yet. */
export const isBehind = (): boolean => [...keepers].some((keeper) => keeper.isBehind())

/** Saves them; false where something is in the way. */
export async function saveLastWords(): Promise<boolean> {
  const kept = await Promise.all([...keepers].map((keeper) => keeper.save()))
  return kept.every(Boolean)
}

let isGone = false

/**
 * Whether this page goes because its person is not signed in here any more: it asks nobody whether it may, or it would stay
 * for the next one to read, and sends nothing more, which might go in their name.
 */
export const isGivenUp = (): boolean => isGone

/** From now on it is. */
export function giveUp(): void {
  isGone = true
}
