import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { smallCrowd } from './crowds.ts'
import {
  countOf,
  draftOf,
  type Gathering,
  type Group,
  gatheringOf,
  type Place,
  wholeOf,
} from './gathering.ts'
import { type Aim, Headcount } from './headcount.ts'
import { optimumOf } from './oracle.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { nothingFound } from './rival.ts'
import { Roster } from './roster.ts'
import { loadSolver } from './solver.ts'

/** Whether it may be cut down first, and what is looked for. */
const ways = [
  [true, 'plans'],
  [false, 'plans'],
  [true, 'bounds'],
] as const

async function counted(pool: Pool, mayCut: boolean, aim: Aim) {
  const problem = compile(pool)
  const headcount = new Headcount(gatheringOf(problem, cellsOf(problem)), await loadSolver(() => false))
  try {
    const most = headcount.bound(problem.people)
    let bound = mayCut ? headcount.tighten(0, most) : most
    let groups: Group[] | undefined
    const cut = bound
    for (const step of headcount.settle(0, bound, 1_000, nothingFound, aim)) {
      bound = step.bound
      groups = step.groups ?? groups
    }
    return { problem, most, cut, bound, groups }
  } finally {
    headcount.dispose()
  }
}

test('no plan places more than is counted, hardly any pool is left undecided, and a plan that is found places as many', async () => {
  let above = 0
  let lower = 0
  let open = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
      const pool = smallCrowd(seed)
      const { placed } = optimumOf(pool)
      for (const [mayCut, aim] of ways) {
        const { problem, most, cut, bound, groups } = await counted(pool, mayCut, aim)
        expect(most).toBeGreaterThanOrEqual(cut)
        expect(cut).toBeGreaterThanOrEqual(bound)
        expect(bound).toBeGreaterThanOrEqual(placed)
        if (most > cut) lower++
        if (cut > bound) above++
        const roster = new Roster(problem)
        // Restoring throws where a group has no hour.
        roster.restore(draftOf(groups ?? [], problem.groups.length))
        expect(roster.placed).toBeLessThanOrEqual(placed)
        if (roster.placed < bound) open++
        for (const people of roster.draft().groups)
          expect(people.some((p) => people.some((q) => problem.conflicts[p]!.has(q)))).toBe(false)
      }
    }),
    // The first three are pools that cuts say something of.
    { numRuns: 100, seed: 1, examples: [[219], [957], [1641]] },
  )
  expect(open).toBeLessThan(4)
  // In some pools cuts say so, and where there are none branching does.
  expect(lower).toBeGreaterThan(0)
  expect(above).toBeGreaterThan(0)
})

/** Five people in conflict in a ring, and the open seats of two groups. */
function ringOfFive(): Gathering {
  const conflicts = [
    [0, 3],
    [3, 1],
    [1, 2],
    [2, 4],
    [4, 0],
  ]
  const seats = (people: number[], group: number) => ({ ...placeOf(people), group, min: 1 })
  return {
    people: 5,
    conflicts: among(5, conflicts),
    places: [seats([0, 1, 3, 4], 0), seats([1, 2, 4], 1)],
    groups: 2,
    min: 3,
  }
}

/** Where three of these people may meet. */
function placeOf(people: number[]): Place {
  return {
    people: Int32Array.from(people),
    names: new Uint8Array(people.length).fill(1),
    group: -1,
    min: 3,
    max: 3,
  }
}

/** Pairs, as whom each of so many people may not meet. */
function among(people: number, pairs: readonly number[][]): ReadonlySet<number>[] {
  return Array.from({ length: people }, (_, p) => {
    const mine = pairs.filter((pair) => pair.includes(p))
    return new Set(mine.flat().filter((q) => q !== p))
  })
}

test('a search does not ask the same question for ever', async () => {
  const headcount = new Headcount(ringOfFive(), await loadSolver(() => false))
  try {
    const bound = headcount.bound(5)
    const steps = [...headcount.settle(0, bound, 200)]
    expect(Math.max(...steps.map(({ groups }) => (groups ? countOf(groups) : 0)))).toBe(3)
  } finally {
    headcount.dispose()
  }
})

test('where all of nine people cannot be placed in threes, no eight can', async () => {
  const conflicts = among(9, [
    [1, 4],
    [2, 7],
    [3, 5],
    [3, 6],
    [3, 8],
    [4, 6],
    [4, 7],
    [6, 7],
    [6, 8],
    [7, 8],
  ])
  const places = [
    placeOf([2, 4, 5, 7, 8]),
    placeOf([1, 2, 3, 4, 7, 8]),
    placeOf([2, 5, 6, 8]),
    placeOf([0, 1, 3, 4, 6, 7]),
    placeOf([1, 6, 7, 8]),
  ]
  const headcount = new Headcount(
    { people: 9, conflicts, places, groups: 0, min: 3 },
    await loadSolver(() => false),
  )
  try {
    const before = headcount.bound(9)
    const steps = [...headcount.settle(0, before, 400)]
    expect({ before, after: steps.at(-1)!.bound }).toEqual({ before: 9, after: 6 })
  } finally {
    headcount.dispose()
  }
})

test('told to halt for a moment at any time, nothing throws and no bound is below what can be placed', async () => {
  const pool = smallCrowd(7)
  const { placed } = optimumOf(pool)
  const problem = compile(pool)
  for (let at = 0; at < 120; at++) {
    let asked = 0
    const solver = await loadSolver(() => asked++ === at)
    const headcount = new Headcount(gatheringOf(problem, cellsOf(problem)), solver)
    try {
      let bound = headcount.tighten(0, headcount.bound(problem.people))
      expect(bound).toBeGreaterThanOrEqual(placed)
      for (const step of headcount.settle(0, bound, 60)) bound = step.bound
      expect(bound).toBeGreaterThanOrEqual(placed)
      // What was found once is not taken for all there is.
      for (const step of headcount.settle(0, bound, 60)) bound = step.bound
      expect(bound).toBeGreaterThanOrEqual(placed)
    } finally {
      headcount.dispose()
    }
  }
})

test('whole groups come to no other numbers than some groups of these sizes have together', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.nat(4),
      fc.nat(60),
      fc.boolean(),
      (min, more, most, mayJoin) => {
        const max = min + more
        const place = { people: new Int32Array(0), names: new Uint8Array(0), group: -1, min, max }
        const joined = { ...place, group: 0, min: 1, max: 1 }
        const gathering = { people: 0, conflicts: [], places: [place], groups: 0, min }
        if (mayJoin) gathering.places.push(joined)
        const numbers = Array.from({ length: most + 1 }, (_, n) => n)
        const isOfGroups = (n: number) => numbers.some((groups) => groups * min <= n && n <= groups * max)
        expect(wholeOf(gathering, most)).toBe(mayJoin ? most : numbers.findLast(isOfGroups))
      },
    ),
  )
})
