import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { smallCrowd } from './crowds.ts'
import { countOf, draftOf, gatheringOf, type Held } from './gathering.ts'
import { Headcount } from './headcount.ts'
import { compile } from './problem.ts'
import { Roster } from './roster.ts'
import { Rounding } from './rounding.ts'
import { samplePool } from './samples.ts'
import { NOTHING, Seating } from './seating.ts'
import { loadSolver } from './solver.ts'

const never = () => false

test('near whatever a relaxation uses is a plan that keeps the rules', async () => {
  const solver = await loadSolver(never)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
      const problem = compile(smallCrowd(seed))
      const gathering = gatheringOf(problem, cellsOf(problem))
      const seating = new Seating(gathering, solver)
      try {
        seating.solve(NOTHING, 0)
        const used = seating.used()
        const held = new Rounding(gathering, seed, never).near(used)
        const groups = held.map(({ people, place }) => ({ people, group: gathering.places[place]!.group }))
        const roster = new Roster(problem)
        // Restoring throws where a group has no hour.
        roster.restore(draftOf(groups, problem.groups.length))
        expect(roster.placed).toBe(new Set(held.flatMap(({ people }) => people)).size)
        for (const people of roster.draft().groups)
          expect(people.some((p) => people.some((q) => problem.conflicts[p]!.has(q)))).toBe(false)
        // Groups are in places that it uses, or are recruiting.
        const inUse = new Set(used.map((one) => one.held.place))
        expect(held.filter(({ place }) => gathering.places[place]!.group < 0 && !inUse.has(place))).toEqual(
          [],
        )
        // Nobody who is in a whole group already is lost.
        const whole = used.filter(({ value }) => value > 1 - 1e-6).map((one) => one.held)
        expect(countOf(held)).toBeGreaterThanOrEqual(countOf(whole))
      } finally {
        seating.dispose()
      }
    }),
    { numRuns: 100, seed: 1 },
  )
})

test('of two groups that share people the one that is used more is kept', () => {
  const people = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
  const place = { names: new Uint8Array(4).fill(1), group: -1, min: 4, max: 4 }
  const places = [people(0, 4), people(3, 7)].map((all) => ({ ...place, people: Int32Array.from(all) }))
  const conflicts = Array.from({ length: 7 }, () => new Set<number>())
  const gathering = { people: 7, conflicts, places, groups: 0, min: 4 }
  const held: Held[] = [people(0, 4), people(3, 7)].map((all, i) => ({ people: all, place: i }))
  for (const first of [0, 1]) {
    const used = held.map((one, i) => ({ held: one, value: i === first ? 0.6 : 0.4 }))
    expect(new Rounding(gathering, 1, never).near(used)).toEqual([held[first]])
  }
})

test('places that a relaxation does not look at stay open, others that it does not use are closed', () => {
  const place = { names: new Uint8Array(3).fill(1), group: -1, min: 3, max: 3 }
  const places = [0, 3, 6].map((first) => ({ ...place, people: Int32Array.of(first, first + 1, first + 2) }))
  const conflicts = Array.from({ length: 9 }, () => new Set<number>())
  const gathering = { people: 9, conflicts, places, groups: 0, min: 3 }
  const [held, ...others] = places.map((one, i): Held => ({ people: [...one.people], place: i }))
  const near = (aside: number[]) =>
    new Rounding(gathering, 1, never, 50).near([{ held: held!, value: 1 }], aside)
  expect(near([])).toEqual([held])
  expect(near([2])).toEqual([held, others[1]])
  expect(near([1, 2])).toEqual([held, ...others])
})

test('plans near relaxations are found where a search comes to none', async () => {
  const problem = compile(samplePool({ people: 150, seed: 3 }))
  const gathering = gatheringOf(problem, cellsOf(problem))
  const solver = await loadSolver(never)
  const found = [undefined, new Rounding(gathering, 1, never)].map((rounding) => {
    const headcount = new Headcount(gathering, solver, rounding)
    try {
      const bound = headcount.bound(problem.people)
      let most = 0
      for (const { groups } of headcount.settle(0, bound, 3)) if (groups) most = countOf(groups)
      return most
    } finally {
      headcount.dispose()
    }
  })
  expect(found[0]).toBe(0)
  expect(found[1]).toBeGreaterThan(0)
})
