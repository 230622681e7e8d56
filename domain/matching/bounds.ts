/**
 * How many new groups of a kind are formed: a whole number in every plan, seldom in a relaxation. A bound on it
 * costs pricing nothing, since it is a price for each new group of the kind.
 */
import type { Kind } from './sorts.ts'

export type Count = { least: number; most: number }

/** At least and at most so many groups of a kind. */
export type Bound = { kind: Kind; count: Count }

/** All new groups there are. */
export const ALL: Kind = {}

const EPS = 1e-4

/** Whether two kinds are the same. */
export function isSame(one: Kind, other: Kind): boolean {
  return one.room === other.room && one.format === other.format
}

/** Whether so many groups are not a whole number. */
export function isBroken(value: number): boolean {
  return Math.abs(value - Math.round(value)) > EPS
}

/** The bounds with more, and with fewer, of a kind of which the relaxation forms a broken number. */
export function partedAt(value: number, kind: Kind, bounds: readonly Bound[]): [Bound[], Bound[]] {
  const others = bounds.filter((bound) => !isSame(bound.kind, kind))
  const { least, most } = bounds.find((bound) => isSame(bound.kind, kind))?.count ?? {
    least: 0,
    most: Infinity,
  }
  return [
    [...others, { kind, count: { least: Math.max(least, Math.ceil(value)), most } }],
    [...others, { kind, count: { least, most: Math.min(most, Math.floor(value)) } }],
  ]
}
