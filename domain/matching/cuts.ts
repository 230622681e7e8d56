/**
 * Cuts over three people: of all groups that hold two of them at most one is formed (the subset-row cuts of
 * Jepsen et al. 2008).
 */
import type { Master } from './master.ts'
import type { Cut } from './prices.ts'

/** By how much a cut must be broken. */
const BROKEN = 0.02
/** A person in few cuts of a round: many cuts over the same people say the same. */
const EACH = 5

/** The cuts that the relaxation breaks most. */
export function violated(master: Master, most: number): Cut[] {
  const { people } = master.problem
  const pairs = new Float64Array(people * people)
  const used = master
    .used()
    .filter(({ value }) => value < 1 - 1e-7)
    .map(({ j, value }) => {
      const all = master.columns.of(j)
      for (const p of all) for (const q of all) if (p !== q) pairs[p * people + q]! += value
      return { people: new Set(all), value }
    })
  const found: { cut: Cut; by: number }[] = []
  for (let a = 0; a < people; a++) {
    for (let b = a + 1; b < people; b++) {
      const ab = pairs[a * people + b]!
      if (ab === 0) continue
      for (let c = 0; c < people; c++) {
        const ac = pairs[a * people + c]!
        const bc = pairs[b * people + c]!
        if (c === a || c === b || ac + bc + ab <= 1 + BROKEN) continue
        // Each triple once, whichever of its pairs are together.
        if (c < b && ((c > a && ac > 0) || (c < a && (ac > 0 || bc > 0)))) continue
        let sum = ab + ac + bc
        for (const one of used)
          if (one.people.has(a) && one.people.has(b) && one.people.has(c)) sum -= 2 * one.value
        if (sum > 1 + BROKEN) found.push({ cut: [a, b, c], by: sum })
      }
    }
  }
  found.sort((x, y) => y.by - x.by)
  const times = new Int8Array(people)
  const cuts: Cut[] = []
  for (const { cut } of found) {
    if (cuts.length === most) break
    if (cut.some((p) => times[p]! >= EACH)) continue
    for (const p of cut) times[p]!++
    cuts.push(cut)
  }
  return cuts
}
