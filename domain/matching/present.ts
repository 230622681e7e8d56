/** Who is in a group already, before anybody is placed: what a score starts from. */
import type { Bits } from './bits.ts'
import type { Recruiting, Traits } from './problem.ts'

/** Bits of what at least one person brings, and at least two. */
export type Masks = { once: Int32Array; twice: Int32Array }
/** What the existing members of a recruiting group bring; nothing for a new group. */
export type Base = {
  size: number
  families: Int32Array
  special: Masks
  background: Masks
  senior: boolean
  early: boolean
}

/** What the existing members bring, in so many families. */
export function baseOf(group: Recruiting | undefined, families: number, traits: Traits): Base {
  const masks = (width: number) => ({ once: new Int32Array(width), twice: new Int32Array(width) })
  const base: Base = {
    size: group?.size ?? 0,
    families: new Int32Array(families),
    special: masks(traits.specialties.width),
    background: masks(traits.backgrounds.width),
    senior: false,
    early: false,
  }
  for (let m = 0; group && m < group.size; m++) {
    base.families[group.traits.family[m]!]!++
    if (group.traits.senior[m]) base.senior = true
    if (group.traits.early[m]) base.early = true
    gather(base.special, group.traits.specialties, m)
    gather(base.background, group.traits.backgrounds, m)
  }
  return base
}

/** Adds what the person of a row brings. */
export function gather(masks: Masks, { width, words }: Bits, row: number): void {
  for (let w = 0; w < width; w++) {
    const bits = words[row * width + w]!
    masks.twice[w]! |= masks.once[w]! & bits
    masks.once[w]! |= bits
  }
}

/** How many bits are set. */
export function ones(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
