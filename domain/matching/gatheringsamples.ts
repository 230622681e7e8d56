/** Gatherings by chance, small enough that every way can be tried: for tests. */
import fc from 'fast-check'
import type { Gathering, Place } from './gathering.ts'

/** How many people are in each. */
export const PEOPLE = 11
const someone = fc.integer({ min: 0, max: PEOPLE - 1 })
const several = (least: number, most = PEOPLE) =>
  fc.uniqueArray(someone, { minLength: least, maxLength: most })

/** Places of which no two have quite the same people, each with some who give its name, and the seats of recruiting groups. */
export const gatherings = fc
  .record({
    cells: fc.array(fc.record({ people: several(3, 9), namers: several(1) }), { minLength: 2, maxLength: 6 }),
    joins: fc.array(several(1, 4), { maxLength: 2 }),
    conflicts: fc.array(fc.tuple(someone, someone), { maxLength: 14 }),
    max: fc.integer({ min: 3, max: 4 }),
  })
  .map(({ cells, joins, conflicts, max }): Gathering => {
    const against = Array.from({ length: PEOPLE }, () => new Set<number>())
    for (const [a, b] of conflicts) {
      if (a === b) continue
      against[a]!.add(b)
      against[b]!.add(a)
    }
    const place = (
      some: readonly number[],
      namers: readonly number[],
      rest: Omit<Place, 'people' | 'names'>,
    ) => {
      const people = Int32Array.from(some).sort()
      return { people, names: Uint8Array.from(people, (p) => (namers.includes(p) ? 1 : 0)), ...rest }
    }
    return {
      people: PEOPLE,
      conflicts: against,
      places: [
        ...cells.map(({ people, namers }) => place(people, namers, { group: -1, min: 3, max })),
        ...joins.map((people, group) => place(people, people, { group, min: 1, max: 2 })),
      ],
      groups: joins.length,
      min: 3,
    }
  })

/** All that may be together, each tried: as bits, with the recruiting groups after the people. */
export function groupsOf({ people: all, places, conflicts }: Gathering): number[] {
  return places.flatMap(({ people, names, group, min, max }) => {
    const sets: number[] = []
    for (let set = 1; set < 1 << people.length; set++) {
      const inside = Array.from(people.keys()).filter((i) => set & (1 << i))
      if (inside.length < min || inside.length > max || !inside.some((i) => names[i])) continue
      const some = inside.map((i) => people[i]!)
      if (some.some((p) => some.some((q) => conflicts[p]!.has(q)))) continue
      sets.push(some.reduce((bits, p) => bits | (1 << p), group < 0 ? 0 : 1 << (all + group)))
    }
    return sets
  })
}

/** The most that can be placed, every way tried. */
export function mostIn(gathering: Gathering): number {
  const groups = groupsOf(gathering)
  const known = new Map<number, number>()
  const most = (taken: number, from: number): number => {
    while (taken & (1 << from)) from++
    if (from >= gathering.people) return 0
    const key = taken * gathering.people + from
    const told = known.get(key)
    if (told !== undefined) return told
    let best = most(taken, from + 1)
    for (const group of groups) {
      if (!(group & (1 << from)) || group & taken || group & ((1 << from) - 1)) continue
      const count = Array.from({ length: gathering.people }, (_, p) => (group >> p) & 1).reduce(
        (a, b) => a + b,
      )
      best = Math.max(best, count + most(taken | group, from + 1))
    }
    known.set(key, best)
    return best
  }
  return most(0, 0)
}
