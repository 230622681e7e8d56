/** From one moment to a later one, in milliseconds since 1970. */
export type Stretch = { from: number; to: number }

/** The silences between stretches of the server's own life, in order. */
export function outagesBetween(lives: readonly Stretch[]): Stretch[] {
  const inOrder = lives.toSorted((a, b) => a.from - b.from)
  return inOrder.flatMap((life, at) => {
    const before = inOrder[at - 1]
    return before && life.from > before.to ? [{ from: before.to, to: life.from }] : []
  })
}
