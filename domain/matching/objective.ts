/**
 * The seven parts of the objective, each 0 to 1, their weights, and the weighted mean of those that are known
 * (the contract of the command `match`).
 */
import type { Clinician } from './pool.ts'

export const WEIGHTS = {
  slot: 0.25,
  orientation: 0.2,
  experience: 0.2,
  specialties: 0.15,
  format: 0.1,
  backgrounds: 0.05,
  size: 0.05,
} as const
export type Part = keyof typeof WEIGHTS
export const PARTS = Object.keys(WEIGHTS) as Part[]

export type OrientationWish = Clinician['orientationWish']

/** Varied: families in the group beyond the first, three being full; same: share of others with one's own. */
export function orientationPart(
  wish: OrientationWish,
  families: number,
  alike: number,
  others: number,
): number {
  if (wish === 'any') return 1
  if (wish === 'varied') return Math.min(1, (families - 1) / 3)
  return others === 0 ? 0 : alike / others
}

/** Someone long in practice, and someone new to it. */
export function experiencePart(senior: boolean, early: boolean): number {
  return (senior ? 0.7 : 0) + (early ? 0.3 : 0)
}

/** A share of meetings or of what is sought; 1 when nothing was wished. */
export function sharePart(found: number, wished: number): number {
  return wished === 0 ? 1 : found / wished
}

/** Half a point off for each person outside the wish. */
export function sizePart(size: number, wish?: { min: number; max: number }): number {
  if (!wish) return 1
  const off = Math.max(0, wish.min - size, size - wish.max)
  return Math.max(0, 1 - off / 2)
}

/** Weighted mean of the parts that are known; 0 when none is. */
export function meanOf(parts: Partial<Record<Part, number>>): number {
  let sum = 0
  let weight = 0
  for (const part of PARTS) {
    const value = parts[part]
    if (value === undefined) continue
    sum += WEIGHTS[part] * value
    weight += WEIGHTS[part]
  }
  return weight === 0 ? 0 : sum / weight
}
