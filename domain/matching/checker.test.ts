import { expect, test } from 'vitest'
import { type CheckedPlan, problemsOf } from './checker.ts'
import { match } from './match.ts'
import type { Pool } from './pool.ts'
import { samplePool } from './samples.ts'

const pool = samplePool({ people: 160, seed: 11, goals: 2 })
// A plan that is right, not the best: the search is stopped after so many looks.
let looks = 0
const plan = await match(pool, { stop: () => ++looks > 3_000 })
const group = plan.groups[0]!
const join = plan.joins[0]!

test('the plan it starts from is right, with groups, joins and people left over', () => {
  expect(problemsOf(pool, plan)).toEqual([])
  expect(plan.groups.length).toBeGreaterThan(3)
  expect(plan.joins.length).toBeGreaterThan(0)
  expect(plan.unplaced.length).toBeGreaterThan(3)
})

/** What the checker says after one change to a right plan (and, where needed, to its pool). */
function after(change: (plan: CheckedPlan, pool: Pool) => unknown): string {
  const changed = structuredClone(plan)
  const world = structuredClone(pool)
  change(changed, world)
  return problemsOf(world, changed).join('; ')
}

test.each<[string, (plan: CheckedPlan, pool: Pool) => unknown, RegExp]>([
  [
    'someone twice',
    (p) => p.unplaced.push({ clinician: group.members[0]!, reason: 'no-seat' }),
    /appears twice/,
  ],
  ['someone missing', (p) => p.unplaced.pop(), /is missing/],
  ['someone unknown', (p) => p.groups[0]!.members.push('nobody'), /not in the pool/],
  [
    'too few',
    (p) =>
      p.unplaced.push(
        ...p.groups[0]!.members.splice(1).map((clinician) => ({ clinician, reason: 'no-seat' })),
      ),
    /size 1/,
  ],
  ['a group too large', (_, w) => (w.rules.size.max = 4), /size/],
  [
    'more joiners than seats',
    (_, w) => (w.recruitingGroups.find((g) => g.id === join.group)!.openSeats = 0),
    /joiners/,
  ],
  ['another goal', (p) => (p.groups[0]!.goal = 'none'), /does not accept its frame/],
  ['another cadence', (p) => (p.groups[0]!.cadence = 'dates'), /does not accept its frame/],
  ['another language', (p) => (p.groups[0]!.language = 'xx'), /does not accept its frame/],
  ['another place', (p) => (p.groups[0]!.where = 'place-x'), /does not accept its frame/],
  ['an hour off the step', (p) => (p.groups[0]!.slot.time = '18:07'), /off the step/],
  ['an hour in a foreign zone', (p) => (p.groups[0]!.slot.zone = 'Asia/Tokyo'), /nobody's here/],
  ['another day', (p) => (p.groups[0]!.slot.weekday = (group.slot.weekday % 7) + 1), /not free every week/],
  ['a conflict inside', (_, w) => w.conflicts.push([group.members[0]!, group.members[1]!]), /conflict/],
  [
    'a conflict with an existing member',
    (_, w) =>
      w.conflicts.push([
        join.clinicians[0]!,
        w.recruitingGroups.find((g) => g.id === join.group)!.members[0]!.id,
      ]),
    /conflict/,
  ],
  ['a fit that is wrong', (p) => (p.groups[0]!.fit += 0.001), /fit/],
  ['a format nobody likes', (p) => Object.assign(p.groups[0]!, { format: 'none' }), /fit/],
  ['a total that is wrong', (p) => p.objective.placed++, /placed/],
  ['a mean that is wrong', (p) => (p.objective.fit -= 0.00001), /fit/],
  ['a bound below', (p) => (p.objective.bound = 1), /bound/],
  ['a reason that is none', (p) => (p.unplaced[0]!.reason = 'bad-luck'), /unknown reason/],
  ['two groups with one id', (p) => (p.groups[1]!.id = p.groups[0]!.id), /one id/],
  [
    'one week in which someone is not free',
    (_, w) => {
      // Free at the same wall time, but in a zone whose clock changes on another date.
      const someone = w.clinicians.find((c) => c.id === group.members[0])!
      someone.zone = 'Europe/London'
      w.rules.start = '2027-03-15'
    },
    /not free every week/,
  ],
])('seen: %s', (_, change, message) => {
  expect(after(change)).toMatch(message)
})
