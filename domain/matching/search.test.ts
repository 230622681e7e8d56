import { expect, test } from 'vitest'
import { problemsOf } from './checker.ts'
import { match } from './match.ts'
import { readPool } from './pool.ts'
import { compile } from './problem.ts'
import { type Draft, Roster } from './roster.ts'
import { Search } from './search.ts'

const free = (id: string, zone: string, from: string, to: string) => ({
  id,
  zone,
  availability: [{ weekday: 2, from, to }],
  goals: ['ethics'],
  cadences: ['weekly'],
  languages: ['en'],
  where: ['online'],
  orientation: 'cbt',
  orientationWish: 'any',
  years: 5,
  specialties: [],
  seeks: { specialties: [], backgrounds: [] },
})

/** Kathmandu is fifteen minutes ahead of Kolkata: half past the hour there is no half hour here. */
const pool = readPool(
  JSON.stringify({
    round: 'quarters',
    rules: {
      start: '2027-01-04',
      weeks: 53,
      minutes: 90,
      stepMinutes: 30,
      size: { min: 3, max: 4 },
      seniorYears: 10,
      earlyYears: 3,
    },
    clinicians: [
      ...Array.from({ length: 3 }, (_, i) => free(`k${i}`, 'Asia/Kathmandu', '18:00', '19:30')),
      ...Array.from({ length: 12 }, (_, i) => free(`i${i}`, 'Asia/Kolkata', '17:45', '19:15')),
    ],
  }),
)

test('whoever alone has a name for the hour of a group is not taken out of it', () => {
  const problem = compile(pool)
  const seen: Draft[] = []
  for (let seed = 1; seed <= 10; seed++) {
    const search = new Search(problem, seed, { halt: () => false, found: (draft) => seen.push(draft) })
    search.anneal(10_000, 3, 0.03)
    seen.push(search.roster.draft(), search.best)
  }
  // Restoring scores every group anew and throws where one has no hour.
  for (const draft of seen) expect(() => new Roster(problem).restore(draft)).not.toThrow()
  expect(Math.max(...seen.map(({ placed }) => placed))).toBe(12)
})

test('three with a name for the hour make three groups, proven', async () => {
  const plan = await match(pool, { bound: true })
  expect(problemsOf(pool, plan)).toEqual([])
  expect(plan.objective).toMatchObject({ placed: 12, bound: 12 })
})

test('a plan is at hand long before the first cooling is over', () => {
  let asked = 0
  let first: number | undefined
  const search = new Search(compile(pool), 1, {
    halt: () => {
      asked += 1
      return false
    },
    found: () => {
      first ??= asked
    },
  })
  search.anneal(200_000, 3, 0.03)
  expect(first).toBeLessThan(asked / 20)
})
