/**
 * How many new groups are formed: a whole number in every plan, seldom in a relaxation. A bound on it costs
 * pricing nothing, since it is a price for each new group.
 */
export type Count = { least: number; most: number }

export const ANY_COUNT: Count = { least: 0, most: Infinity }

const EPS = 1e-4

/** Fewer or more than a broken number; undefined for a whole one. */
export function partedAt(formed: number, { least, most }: Count): [Count, Count] | undefined {
  if (Math.abs(formed - Math.round(formed)) <= EPS) return undefined
  return [
    { least: Math.max(least, Math.ceil(formed)), most },
    { least, most: Math.min(most, Math.floor(formed)) },
  ]
}
