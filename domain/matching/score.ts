/**
 * The fit of a set of people as one group: the same seven parts as `fit.ts`, on the numbers of a
 * compiled problem, a million times a second. A set decides its own hour, place and format: the
 * best that all of its people can share.
 */
import type { Bits } from './bits.ts'
import { experiencePart, orientationPart, sharePart, WEIGHTS } from './objective.ts'
import { type Base, baseOf, gather, type Masks, ones } from './present.ts'
import type { Problem } from './problem.ts'

/** A set that cannot be a group: no shared frame or hour. */
export const IMPOSSIBLE = -1

const WISH = ['any', 'varied', 'same'] as const
/** Shares of what is sought are of small numbers; sizes are small too: both are looked up. */
const SHARES = Array.from({ length: 33 }, (_, wished) =>
  Array.from({ length: 33 }, (_, found) => sharePart(Math.min(found, wished), wished)),
)

export class Scorer {
  readonly #problem: Problem
  readonly #familyCount: Int32Array
  readonly #formatCount: Int32Array
  readonly #special: { once: Int32Array; twice: Int32Array }
  readonly #background: { once: Int32Array; twice: Int32Array }
  readonly #start: Base
  readonly #bases: Base[]
  /** What all people of the set scored last accept. */
  readonly frame: Int32Array
  /** The hour, place and format of the set scored last. */
  hour = -1
  where = 0
  format = -1
  /** Weeks inside preferred windows at that hour, summed over a new group's people. */
  preferred = 0
  /** Sets scored so far: the measure of work done. */
  scored = 0

  constructor(problem: Problem) {
    const { traits, accepts } = problem
    this.#problem = problem
    this.frame = new Int32Array(accepts.width)
    const families =
      1 +
      [traits, ...problem.groups.map((g) => g.traits)].reduce(
        (m, t) => t.family.reduce((a, b) => Math.max(a, b), m),
        0,
      )
    this.#familyCount = new Int32Array(families)
    this.#formatCount = new Int32Array(problem.formatNames.length)
    const masks = ({ width }: Bits) => ({ once: new Int32Array(width), twice: new Int32Array(width) })
    this.#special = masks(traits.specialties)
    this.#background = masks(traits.backgrounds)
    this.#start = baseOf(undefined, families, traits)
    this.#bases = problem.groups.map((g) => baseOf(g, families, traits))
  }

  /** Sum of the fits of the first `n` people as a new group; IMPOSSIBLE when they share no frame and hour. */
  newGroup(people: ArrayLike<number>, n: number): number {
    this.scored++
    if (!this.#shareFrame(people, n)) return IMPOSSIBLE
    const preferred = this.#bestHour(people, n)
    if (preferred < 0) return IMPOSSIBLE
    this.preferred = preferred
    return (
      WEIGHTS.slot * (preferred / this.#problem.weeks) +
      WEIGHTS.format * this.#bestFormat(people, n) +
      this.#company(people, n, this.#start)
    )
  }

  /** Sum of the fits of people joining recruiting group `r`; who may join is the caller's to know. */
  join(r: number, people: ArrayLike<number>, n: number): number {
    this.scored++
    const { free, columns, slots, weeks, formats, groups } = this.#problem
    const { format } = groups[r]!
    let preferred = 0
    let liked = 0
    for (let i = 0; i < n; i++) {
      const p = people[i]!
      preferred += free[p * columns + slots + r]! - 1
      if (formats[p]!.length === 0 || formats[p]!.includes(format)) liked++
    }
    this.hour = slots + r
    this.format = format
    return (
      WEIGHTS.slot * (preferred / weeks) + WEIGHTS.format * liked + this.#company(people, n, this.#bases[r]!)
    )
  }

  #shareFrame(people: ArrayLike<number>, n: number): boolean {
    const { accepts, fields } = this.#problem
    const { width, words } = accepts
    const frame = this.frame
    for (let w = 0; w < width; w++) {
      let all = -1
      for (let i = 0; i < n; i++) all &= words[people[i]! * width + w]!
      frame[w] = all
    }
    for (let f = 0; f < 4; f++) {
      const { from, to } = fields[f]!
      let any = 0
      for (let w = from; w < to; w++) any |= frame[w]!
      if (any === 0) return false
    }
    return true
  }

  /** Weeks inside preferred windows, summed over the people, at the best hour they share; -1 without one. */
  #bestHour(people: ArrayLike<number>, n: number): number {
    const { hoursOf, free, columns } = this.#problem
    let rarest = people[0]!
    for (let i = 1; i < n; i++) if (hoursOf[people[i]!]!.length < hoursOf[rarest]!.length) rarest = people[i]!
    const hours = hoursOf[rarest]!
    let best = -1
    for (let h = 0; h < hours.length; h++) {
      const hour = hours[h]!
      let sum = -n
      let i = 0
      for (; i < n; i++) {
        const weeks = free[people[i]! * columns + hour]!
        if (weeks === 0) break
        sum += weeks
      }
      if (i < n || sum <= best) continue
      const where = this.#whereFor(hour, people, n)
      if (where < 0) continue
      best = sum
      this.hour = hour
      this.where = where
    }
    return best
  }

  /** A place all accept that has a name for the hour: online by a member's zone, in person by the place's. */
  #whereFor(hour: number, people: ArrayLike<number>, n: number): number {
    const { named, zone, zoneNames, fields, placeZone } = this.#problem
    const { from, to } = fields[3]!
    const row = hour * zoneNames.length
    if (this.frame[from]! & 1) for (let i = 0; i < n; i++) if (named[row + zone[people[i]!]!]) return 0
    for (let w = from; w < to; w++) {
      const bits = this.frame[w]!
      if (bits === 0) continue
      for (let b = 0; b < 32; b++) {
        const place = (w - from) * 32 + b
        if (bits & (1 << b) && place > 0 && named[row + placeZone[place]!]) return place
      }
    }
    return -1
  }

  #bestFormat(people: ArrayLike<number>, n: number): number {
    const { formats } = this.#problem
    const count = this.#formatCount
    count.fill(0)
    let easy = 0
    for (let i = 0; i < n; i++) {
      const list = formats[people[i]!]!
      if (list.length === 0) easy++
      else for (let k = 0; k < list.length; k++) count[list[k]!]!++
    }
    let best = 0
    this.format = -1
    for (let f = 0; f < count.length; f++) {
      if (count[f]! <= best) continue
      best = count[f]!
      this.format = f
    }
    return easy + best
  }

  #company(people: ArrayLike<number>, n: number, base: Base): number {
    const { traits, wish, sizeMin, sizeMax } = this.#problem
    const count = this.#familyCount
    count.set(base.families)
    this.#special.once.set(base.special.once)
    this.#special.twice.set(base.special.twice)
    this.#background.once.set(base.background.once)
    this.#background.twice.set(base.background.twice)
    let { senior, early } = base
    for (let i = 0; i < n; i++) {
      const p = people[i]!
      count[traits.family[p]!]!++
      if (traits.senior[p]) senior = true
      if (traits.early[p]) early = true
      gather(this.#special, traits.specialties, p)
      gather(this.#background, traits.backgrounds, p)
    }
    let families = 0
    for (let f = 0; f < count.length; f++) if (count[f]! > 0) families++
    const size = base.size + n
    let orientation = 0
    let sizes = 0
    for (let i = 0; i < n; i++) {
      const p = people[i]!
      orientation += orientationPart(WISH[wish[p]!]!, families, count[traits.family[p]!]! - 1, size - 1)
      const off = Math.max(0, sizeMin[p]! - size, size - sizeMax[p]!)
      sizes += off >= 2 ? 0 : 1 - off / 2
    }
    return (
      WEIGHTS.orientation * orientation +
      WEIGHTS.experience * n * experiencePart(senior, early) +
      WEIGHTS.specialties *
        this.#found(
          people,
          n,
          this.#special,
          traits.specialties,
          this.#problem.seeksSpecialties,
          this.#problem.soughtSpecialties,
        ) +
      WEIGHTS.backgrounds *
        this.#found(
          people,
          n,
          this.#background,
          traits.backgrounds,
          this.#problem.seeksBackgrounds,
          this.#problem.soughtBackgrounds,
        ) +
      WEIGHTS.size * sizes
    )
  }

  #found(
    people: ArrayLike<number>,
    n: number,
    has: Masks,
    own: Bits,
    seeks: Bits,
    sought: Uint8Array,
  ): number {
    const { width } = own
    let sum = 0
    for (let i = 0; i < n; i++) {
      const p = people[i]!
      const wished = sought[p]!
      if (wished === 0) {
        sum++
        continue
      }
      let found = 0
      for (let w = 0; w < width; w++) {
        const others = has.twice[w]! | (has.once[w]! & ~own.words[p * width + w]!)
        found += ones(seeks.words[p * width + w]! & others)
      }
      sum += wished < 33 ? SHARES[wished]![found]! : sharePart(found, wished)
    }
    return sum
  }
}
