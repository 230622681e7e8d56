/** Groups found, in flat arrays: so that thousands of them pass from thread to thread in no time. */
import type { Priced } from './prices.ts'

/** Group i has people[starts[i] .. starts[i + 1]]. */
export type Packed = {
  starts: Int32Array
  people: Int32Array
  group: Int32Array
  fit: Float64Array
  worth: Float64Array
  sort: Int32Array
}

/** The groups in flat arrays, in their order. */
export function pack(groups: readonly Priced[]): Packed {
  const starts = new Int32Array(groups.length + 1)
  groups.forEach(({ people }, i) => {
    starts[i + 1] = starts[i]! + people.length
  })
  const people = new Int32Array(starts[groups.length]!)
  for (const [i, one] of groups.entries()) people.set(one.people, starts[i]!)
  return {
    starts,
    people,
    group: Int32Array.from(groups, ({ group }) => group),
    fit: Float64Array.from(groups, ({ fit }) => fit),
    worth: Float64Array.from(groups, ({ worth }) => worth),
    sort: Int32Array.from(groups, ({ sort }) => sort),
  }
}

/** The groups that were packed. */
export function unpack({ starts, people, group, fit, worth, sort }: Packed): Priced[] {
  return Array.from(fit, (_, i) => ({
    people: Array.from(people.subarray(starts[i]!, starts[i + 1]!)),
    group: group[i]!,
    fit: fit[i]!,
    worth: worth[i]!,
    sort: sort[i]!,
  }))
}
