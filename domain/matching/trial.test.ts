import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from './answers.ts'
import type { Gathering, Group, Place } from './gathering.ts'
import { Packing } from './packing.ts'
import { NOTHING, Seating } from './seating.ts'
import { loadSolver, type Solver } from './solver.ts'
import { Trial } from './trial.ts'

const PEOPLE = 11
const someone = fc.integer({ min: 0, max: PEOPLE - 1 })
const several = (least: number, most = PEOPLE) =>
  fc.uniqueArray(someone, { minLength: least, maxLength: most })

/** Places of which no two have quite the same people, each with some who give its name, and the seats of recruiting groups. */
const gatherings = fc
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

/** Of cuts: where there are none, all is decided by questions. */
const rounds = fc.constantFrom(0, 0, 2)

/** All that may be together, each tried: as bits, with the recruiting groups after the people. */
function groupsOf({ people: all, places, conflicts }: Gathering): number[] {
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
function mostIn(gathering: Gathering): number {
  const groups = groupsOf(gathering)
  const known = new Map<number, number>()
  const most = (taken: number, from: number): number => {
    while (taken & (1 << from)) from++
    if (from >= gathering.people) return 0
    const key = taken * 16 + from
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

/** How a trial ends that is gone on with, a question at a time. */
function ended(
  gathering: Gathering,
  solver: Solver,
  wanted: number,
  { many = 1_000, first = 500, rounds = 0 } = {},
) {
  const seating = new Seating(gathering, solver)
  const trial = new Trial(seating, gathering, solver, wanted, { many, first, rounds })
  try {
    for (let round = 0; round < rounds; round++) {
      seating.solve(NOTHING, 0, true)
      if (!seating.cut(round)) break
    }
    for (;;) {
      const { groups, isNone } = trial.advance(2)
      if (groups || isNone || trial.isOver) return { groups, isNone }
    }
  } finally {
    trial.dispose()
    seating.dispose()
  }
}

/** Whether these are groups of a gathering, nobody in two of them. */
function isPlan(gathering: Gathering, groups: readonly Group[]): boolean {
  const all = new Set(groupsOf(gathering))
  const bits = groups.map(({ people, group }) =>
    people.reduce((sum, p) => sum | (1 << p), group < 0 ? 0 : 1 << (gathering.people + group)),
  )
  return bits.every((set, i) => all.has(set) && bits.every((other, k) => i === k || (set & other) === 0))
}

test('a trial finds a plan where there is one, and says that there is none only where there is none', async () => {
  const solver = await loadSolver(() => false)
  const ends = { found: 0, none: 0 }
  fc.assert(
    fc.property(gatherings, fc.integer({ min: 0, max: 2 }), rounds, (gathering, more, cuts) => {
      const most = mostIn(gathering)
      const { groups, isNone } = ended(gathering, solver, most + more, { rounds: cuts })
      expect(isNone).toBe(more > 0)
      if (isNone) ends.none++
      if (!groups) return
      ends.found++
      expect(groups.reduce((sum, { people }) => sum + people.length, 0)).toBe(most)
      expect(isPlan(gathering, groups)).toBe(true)
    }),
    { numRuns: 200 },
  )
  expect(Math.min(...Object.values(ends))).toBeGreaterThan(30)
})

test('with those left aside who are easy to place it never says that there is none where there is one', async () => {
  const solver = await loadSolver(() => false)
  let none = 0
  fc.assert(
    fc.property(
      gatherings,
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 40 }),
      rounds,
      (gathering, more, many, cuts) => {
        const { isNone } = ended(gathering, solver, mostIn(gathering) + more, { many, rounds: cuts })
        if (isNone) none++
        expect(isNone && more === 0).toBe(false)
      },
    ),
    { numRuns: 400 },
  )
  expect(none).toBeGreaterThan(30)
})

test('halted at any time, a trial says nothing that is not so', async () => {
  let left = Infinity
  const solver = { ...(await loadSolver(() => false)), halt: () => left-- === 0 }
  fc.assert(
    fc.property(gatherings, fc.integer({ min: 0, max: 200 }), rounds, (gathering, calls, cuts) => {
      const limits = { first: 5, rounds: cuts }
      left = Infinity
      const most = mostIn(gathering)
      left = calls
      const { groups, isNone } = ended(gathering, solver, most, limits)
      expect(isNone).toBe(false)
      if (groups) expect(isPlan(gathering, groups)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

/** Any choice of groups no two of which share anybody, by chance. */
function someChoice({ columns }: Packing, order: readonly number[]): number[] {
  const chosen: number[] = []
  for (const j of order) if (chosen.every((k) => !columns.meets(j, k))) chosen.push(j)
  return chosen
}

test('halted while a packing is solved, it tells of no fewer people than can be placed', async () => {
  let left = Infinity
  const solver = { ...(await loadSolver(() => false)), halt: () => left-- <= 0 }
  let halted = 0
  fc.assert(
    fc.property(gatherings, fc.integer({ min: 0, max: 12 }), (gathering, calls) => {
      left = Infinity
      const seating = new Seating(gathering, solver)
      seating.solve(NOTHING, 0, true)
      const packing = Packing.of(gathering, solver, seating.listed(0, 2 * PEOPLE, 10_000)!, 1)
      left = calls
      if (!packing.settle()) halted++
      expect(packing.objective).toBeGreaterThan(mostIn(gathering) - 1e-6)
      packing.dispose()
      seating.dispose()
    }),
    { numRuns: 200 },
  )
  expect(halted).toBeGreaterThan(20)
})

test('one answer or the other to each question holds of any plan', async () => {
  const solver = await loadSolver(() => false)
  const asked = { counts: 0, placed: 0, seats: 0 }
  fc.assert(
    fc.property(gatherings, fc.infiniteStream(fc.nat()), (gathering, rolls) => {
      const seating = new Seating(gathering, solver)
      seating.solve(NOTHING, 0, true)
      const packing = Packing.of(gathering, solver, seating.listed(0, 2 * PEOPLE, 10_000)!, 500)
      const { columns } = packing
      const all = {
        allowed: new Uint8Array(columns.count).fill(1),
        placed: new Set<number>(),
        counts: new Map(),
        asked: 9,
      }
      packing.decide(all)
      expect(packing.settle()).toBe(true)
      const order = Array.from({ length: columns.count }, (_, j) => ({
        j,
        roll: rolls.next().value as number,
      }))
      const chosen = someChoice(
        packing,
        order.sort((a, b) => a.roll - b.roll).map(({ j }) => j),
      )
      const people = new Set(chosen.flatMap((j) => columns.of(j)))
      for (const parts of partsOf(packing, all)) {
        const holds = parts.filter(
          ({ allowed, placed, counts }) =>
            chosen.every((j) => allowed[j]) &&
            [...placed].every((p) => people.has(p)) &&
            [...counts].every(([place, { least, most }]) => {
              const many = chosen.filter((j) => columns.sort[j] === place).length
              return least <= many && many <= most
            }),
        )
        expect(holds.length).toBe(1)
        if (parts.some(({ counts }) => counts.size > 0)) asked.counts++
        else if (parts.some(({ allowed }) => allowed.every((is) => is))) asked.placed++
        else asked.seats++
      }
      packing.dispose()
      seating.dispose()
    }),
    { numRuns: 300 },
  )
  expect(Math.min(...Object.values(asked))).toBeGreaterThan(2)
})
