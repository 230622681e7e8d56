import { expect, test } from 'vitest'
import { problemsOf } from './checker.ts'
import { match } from './match.ts'
import { compile } from './problem.ts'
import { Rival, sharedBy } from './rival.ts'
import { type Draft, Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { matchOnThread } from './worker.ts'

function rivals(people: number, joins: number): [Rival, Rival] {
  const [one, two] = [sharedBy(people), sharedBy(people)]
  return [new Rival(one, two, joins, false), new Rival(two, one, joins, true)]
}

test('what one search shows the other sees: its plan, how many it places, and the bound', () => {
  const [first, second] = rivals(7, 2)
  expect(second.found).toEqual({ placed: 0, bound: Infinity })
  expect(second.plan()).toBeUndefined()
  const draft: Draft = { groups: [[], [6], [0, 2], [1, 3, 5]], placed: 6, fit: 4.25 }
  first.show(draft, 7)
  expect(second.found).toEqual({ placed: 6, bound: 7 })
  expect(second.plan()).toEqual(draft)
  first.show({ groups: [[], [], [4, 5]], placed: 2, fit: 1 }, 6)
  expect(second.plan()).toEqual({ groups: [[], [], [4, 5]], placed: 2, fit: 1 })
  expect(first.plan()).toBeUndefined()
})

test('a plan that is being written is not read', () => {
  const [own, other] = [sharedBy(4), sharedBy(4)]
  const first = new Rival(own, other, 0, false)
  const second = new Rival(other, own, 0, true)
  first.show({ groups: [[0, 1]], placed: 2, fit: 1 }, 4)
  const written = new Int32Array(own)
  written[0]! += 1
  expect(second.plan()).toBeUndefined()
  written[0]! += 1
  expect(second.plan()).toEqual({ groups: [[0, 1]], placed: 2, fit: 1 })
})

test('a search goes on from a better plan that the other has, and from its bound', async () => {
  const pool = samplePool({ people: 220, seed: 3 })
  const problem = compile(pool)
  let isCooled = false
  const plan = await match(pool, {
    bound: true,
    progress: ({ stage }) => {
      isCooled ||= stage === 'cooled'
    },
    stop: () => isCooled,
  })
  const places = new Map(pool.clinicians.map(({ id }, p) => [id, p]))
  const joins = pool.recruitingGroups.map(
    ({ id }) => plan.joins.find(({ group }) => group === id)?.clinicians ?? [],
  )
  const roster = new Roster(problem)
  roster.restore({
    groups: [...joins, ...plan.groups.map(({ members }) => members)].map((ids) =>
      ids.map((id) => places.get(id)!),
    ),
    placed: plan.objective.placed,
    fit: 0,
  })
  const [first, second] = rivals(problem.people, problem.groups.length)
  first.show(roster.draft(), plan.objective.bound!)
  // Stopped as soon as it has seen that.
  let told = 0
  const taken = await match(pool, { rival: second, progress: () => told++, stop: () => told > 1 })
  expect(taken.objective.placed).toBe(plan.objective.placed)
  expect(taken.objective.fit).toBeCloseTo(plan.objective.fit, 5)
  expect(second.found.placed).toBe(plan.objective.placed)
  expect(first.found).toEqual({ placed: plan.objective.placed, bound: plan.objective.bound })
})

test('two searches of one pool give one valid plan, and tell of their way as one', async () => {
  const pool = samplePool({ people: 220, seed: 3 })
  const told: { placed: number; bound?: number }[] = []
  const running = matchOnThread(pool, {
    bound: true,
    endless: true,
    progress: (progress) => {
      told.push(progress)
      if (progress.stage === 'round') running.stop()
    },
  })
  const plan = await running.plan
  expect(problemsOf(pool, JSON.parse(JSON.stringify(plan)))).toEqual([])
  expect(plan.objective.bound).toBeGreaterThanOrEqual(plan.objective.placed)
  for (const [i, { placed, bound }] of told.entries()) {
    const before = told[i - 1] ?? { placed: 0, bound: Infinity }
    expect(placed).toBeGreaterThanOrEqual(before.placed)
    expect(bound).toBeLessThanOrEqual(before.bound!)
  }
  expect(plan.objective.placed).toBeGreaterThanOrEqual(told.at(-1)!.placed)
})
