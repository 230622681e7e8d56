import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from './answers.ts'
import type { Gathering, Group } from './gathering.ts'
import { gatherings, groupsOf, mostIn, PEOPLE } from './gatheringsamples.ts'
import { Packing } from './packing.ts'
import { NOTHING, Seating } from './seating.ts'
import { loadSolver, type Solver } from './solver.ts'
import { Trial } from './trial.ts'

/** Whatever may be together is listed. */
const ALL = { many: 10_000, counts: NOTHING.counts, isAll: true }

/** Of cuts: where there are none, all is decided by questions. */
const rounds = fc.constantFrom(0, 0, 2)

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
      seating.solve(NOTHING, 0, 'whole')
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
}, 180_000)

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
      seating.solve(NOTHING, 0, 'whole')
      const packing = Packing.of(gathering, solver, seating.listed(0, 2 * PEOPLE, ALL)!, 1)
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
      seating.solve(NOTHING, 0, 'whole')
      const packing = Packing.of(gathering, solver, seating.listed(0, 2 * PEOPLE, ALL)!, 500)
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
