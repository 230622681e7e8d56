import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gathering } from './gathering.ts'
import { Picking } from './picking.ts'
import { type Rank, timesOf } from './ranks.ts'

const PEOPLE = 9
const someone = fc.integer({ min: 0, max: PEOPLE - 1 })
const price = fc.integer({ min: 0, max: 20 }).map((n) => n / 10)
const several = (least: number) => fc.uniqueArray(someone, { minLength: least, maxLength: 7 })
const ranks = fc.array(
  fc.record({
    rank: fc.record({ people: several(3), each: fc.integer({ min: 2, max: 3 }) }),
    price: fc.integer({ min: 1, max: 10 }).map((n) => n / 10),
  }),
  { maxLength: 4 },
)

/** One place in which some give the hour its name. */
function gatheringOf(conflicts: readonly [number, number][], namers: readonly number[]): Gathering {
  const against = Array.from({ length: PEOPLE }, () => new Set<number>())
  for (const [a, b] of conflicts) {
    if (a === b) continue
    against[a]!.add(b)
    against[b]!.add(a)
  }
  const people = Int32Array.from({ length: PEOPLE }, (_, p) => p)
  const names = Uint8Array.from(people, (p) => (namers.includes(p) ? 1 : 0))
  return {
    people: PEOPLE,
    conflicts: against,
    places: [{ people, names, group: -1, min: 3, max: 5 }],
    groups: 0,
    min: 3,
  }
}

/** All sets of people that are allowed, each tried. */
function setsOf({ conflicts, places }: Gathering): number[][] {
  const [{ names, min, max }] = places as [Gathering['places'][number]]
  return Array.from({ length: 1 << PEOPLE }, (_, set) =>
    Array.from({ length: PEOPLE }, (_, p) => p).filter((p) => set & (1 << p)),
  ).filter(
    (people) =>
      people.length >= min &&
      people.length <= max &&
      people.some((p) => names[p]) &&
      !people.some((p) => people.some((q) => conflicts[p]!.has(q))),
  )
}

/** What the best of them is worth. */
function mostOf(
  gathering: Gathering,
  prices: Float64Array,
  tolls: readonly { rank: Rank; price: number }[],
): number {
  return Math.max(-Infinity, ...setsOf(gathering).map((people) => worthOf(people, prices, tolls)))
}

function worthOf(
  people: readonly number[],
  prices: Float64Array,
  tolls: readonly { rank: Rank; price: number }[],
): number {
  const paid = tolls.map(({ rank, price }) => price * timesOf(rank, people))
  return people.reduce((sum, p) => sum + 1 - prices[p]!, 0) - paid.reduce((sum, one) => sum + one, 0)
}

/** A place, what its people and cuts cost, and what picks among them. */
const charged = fc
  .tuple(
    fc.array(fc.tuple(someone, someone), { maxLength: 12 }),
    several(1),
    fc.array(price, { minLength: PEOPLE, maxLength: PEOPLE }),
    ranks,
  )
  .map(([conflicts, namers, all, tolls]) => {
    const gathering = gatheringOf(conflicts, namers)
    const prices = Float64Array.from(all)
    const picking = new Picking(gathering)
    picking.charge(prices, tolls)
    return { gathering, namers, prices, tolls, picking }
  })

test('the group that is picked is allowed and worth most, whatever conflicts, names and cuts there are', () => {
  fc.assert(
    fc.property(charged, ({ gathering, namers, prices, tolls, picking }) => {
      const picked = picking.best(0, gathering.places[0]!.people, -Infinity)
      const most = mostOf(gathering, prices, tolls)
      expect(picking.isRough).toBe(false)
      if (most === -Infinity) expect(picked).toBe(undefined)
      else {
        expect(picked!.worth).toBeCloseTo(most, 5)
        expect(worthOf(picked!.people, prices, tolls)).toBeCloseTo(picked!.worth, 9)
        expect(picked!.people.some((p) => namers.includes(p))).toBe(true)
        expect(picked!.people.some((p) => picked!.people.some((q) => gathering.conflicts[p]!.has(q)))).toBe(
          false,
        )
      }
    }),
  )
})

test('all groups that are worth more are told of, once, and none else', () => {
  fc.assert(
    fc.property(
      charged,
      fc.integer({ min: -15, max: 10 }).map((n) => n / 10 + 0.05),
      ({ gathering, prices, tolls, picking }, above) => {
        const told: string[] = []
        const isAll = picking.all(0, new Uint8Array(PEOPLE), above, { looks: 1e6 }, (people) => {
          told.push(people.toSorted().join())
          return true
        })
        expect(isAll).toBe(true)
        const worth = setsOf(gathering).filter((people) => worthOf(people, prices, tolls) > above)
        expect(told.sort()).toEqual(worth.map((people) => people.join()).sort())
      },
    ),
  )
})

test('forty people who are worth the same and one who names the hour are soon looked at', () => {
  const people = Int32Array.from({ length: 41 }, (_, p) => p)
  const names = Uint8Array.from(people, (p) => (p === 40 ? 1 : 0))
  const conflicts = Array.from(people, () => new Set<number>())
  const picking = new Picking({
    people: 41,
    conflicts,
    places: [{ people, names, group: -1, min: 5, max: 8 }],
    groups: 0,
    min: 5,
  })
  picking.charge(new Float64Array(41), [])
  expect(picking.best(0, people, 0)?.worth).toBe(8)
  expect(picking.isRough).toBe(false)
})
