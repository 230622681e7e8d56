import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { chance } from './chance.ts'
import { smallCrowd } from './crowds.ts'
import { countOf, gatheringOf, wholeOf } from './gathering.ts'
import { Headcount } from './headcount.ts'
import { optimumOf } from './oracle.ts'
import { Outline } from './outline.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { samplePool } from './samples.ts'
import { loadSolver } from './solver.ts'

async function outlineOf(pool: Pool, seed = 1) {
  const problem = compile(pool)
  const gathering = gatheringOf(problem, cellsOf(problem))
  const solver = await loadSolver(() => false)
  return { gathering, solver, outline: new Outline(gathering, solver, chance(seed)) }
}

test('no plan places more than an outline says, however few people it looks at, and one of all says what the relaxation over whole groups says', async () => {
  let lower = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 12 }), async (seed, few) => {
      const pool = smallCrowd(seed)
      const { placed } = optimumOf(pool)
      const { gathering, solver, outline } = await outlineOf(pool, seed)
      outline.lookAt(few)
      const rough = outline.bound(0)
      outline.lookAt(gathering.people)
      const all = outline.bound(0)
      const headcount = new Headcount(gathering, solver)
      try {
        const most = headcount.bound(gathering.people)
        expect(Math.floor(rough + 1e-6)).toBeGreaterThanOrEqual(placed)
        expect(Math.floor(all + 1e-6)).toBeGreaterThanOrEqual(placed)
        expect(wholeOf(gathering, Math.min(gathering.people, Math.floor(all + 1e-6)))).toBe(most)
        if (all < rough - 0.5) lower++
      } finally {
        headcount.dispose()
      }
    }),
    { numRuns: 100, seed: 1 },
  )
  expect(lower).toBeGreaterThan(0)
})

test('places in which everybody is left aside are told, and no others', async () => {
  const { gathering, outline } = await outlineOf(samplePool({ people: 300, seed: 2 }))
  outline.lookAt(100)
  const aside = new Set(outline.aside)
  outline.bound(0)
  expect(aside.size).toBeGreaterThan(0)
  // Whoever is in some place aside is among those with the most company.
  const company = new Int32Array(gathering.people)
  for (const { people } of gathering.places)
    for (const p of people) company[p] = Math.max(company[p]!, people.length)
  const least = company.filter((size) => size > 0).sort()[100]!
  gathering.places.forEach(({ people }, place) => {
    expect(aside.has(place)).toBe(people.every((p) => company[p]! >= least))
  })
  outline.lookAt(300)
  expect(outline.aside.filter((place) => gathering.places[place]!.people.length > 0)).toEqual([])
})

test('a bound holds also where a dive was left in its middle', async () => {
  const { gathering, outline } = await outlineOf(smallCrowd(1))
  outline.lookAt(gathering.people)
  const most = outline.bound(0)
  outline.dive(() => true).next()
  expect(outline.bound(0)).toBeGreaterThan(most - 0.5)
})

test('a dive decides on groups that fit together, and another one begins anew', async () => {
  const { gathering, outline } = await outlineOf(smallCrowd(17))
  outline.lookAt(gathering.people)
  outline.bound(0)
  for (let dive = 0; dive < 3; dive++) {
    const steps = [...outline.dive(() => true)]
    expect(steps.length).toBeGreaterThan(0)
    const decided = steps.at(-1)!.flatMap(({ held, value }) => (value === 1 ? [held] : []))
    const people = decided.flatMap((held) => held.people)
    expect(new Set(people).size).toBe(people.length)
    expect(countOf(decided)).toBeGreaterThan(0)
  }
})
