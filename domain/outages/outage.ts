import type { Interval } from '#platform/interval'

/** The silences between stretches of the server's own life, in order. */
export function outagesBetween(lives: readonly Interval[]): Interval[] {
  const inOrder = lives.toSorted((a, b) => a.from - b.from)
  return inOrder.flatMap((life, at) => {
    const before = inOrder[at - 1]
    return before && life.from > before.to ? [{ from: before.to, to: life.from }] : []
  })
}
