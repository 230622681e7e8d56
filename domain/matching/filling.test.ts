import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf } from './cells.ts'
import { chance } from './chance.ts'
import { smallCrowd } from './crowds.ts'
import { Filling } from './filling.ts'
import { type Gathering, gatheringOf, type Held, namersOf, partOf } from './gathering.ts'
import { optimumOf } from './oracle.ts'
import type { Pool } from './pool.ts'
import { compile } from './problem.ts'
import { Roster } from './roster.ts'
import { samplePool } from './samples.ts'
import { Seats } from './seats.ts'

const seeds = fc.integer({ min: 1, max: 100_000 })

function gathered(pool: Pool): Gathering {
  const problem = compile(pool)
  return gatheringOf(problem, cellsOf(problem))
}

/** What is wrong with groups that are said to be in places. */
function faultsOf({ places, conflicts }: Gathering, held: readonly Held[]): string[] {
  const all = held.flatMap(({ people }) => people)
  const faults = new Set(all).size < all.length ? ['somebody is placed twice'] : []
  for (const { people, place } of held) {
    const { people: able, min, max } = places[place]!
    const namers = namersOf(places[place]!)
    if (people.length < min || people.length > max) faults.push(`${people.length} people`)
    if (!people.every((p) => able.includes(p))) faults.push('somebody may not be there')
    if (people.some((p) => people.some((q) => conflicts[p]!.has(q)))) faults.push('a conflict')
    if (namers && !people.some((p) => namers.has(p))) faults.push('the hour has no name')
  }
  return faults
}

test('what is filled keeps the rules, places no more than can be, and as many in nearly every small pool', () => {
  let fewer = 0
  fc.assert(
    fc.property(seeds, (seed) => {
      const pool = smallCrowd(seed)
      const problem = compile(pool)
      const gathering = gathered(pool)
      const filling = new Filling(gathering, seed, () => false)
      const held = filling.anneal(5_000)
      expect(faultsOf(gathering, held)).toEqual([])
      const roster = new Roster(problem)
      // Restoring throws where a group has no hour.
      roster.restore(filling.draft())
      expect(roster.placed).toBe(filling.placed)
      const { placed } = optimumOf(pool)
      expect(filling.placed).toBeLessThanOrEqual(placed)
      if (filling.placed < placed) fewer++
    }),
    { numRuns: 100, seed: 1 },
  )
  expect(fewer).toBeLessThan(4)
})

test('a plan that is filled up is never worse than it was, and one seed gives one plan', () => {
  const gathering = gathered(samplePool({ people: 120, seed: 4, zones: 'world' }))
  const few = new Filling(gathering, 1, () => false).anneal(300)
  const again = () => {
    const filling = new Filling(gathering, 2, () => false)
    filling.anneal(2_000, few, 0.6)
    return filling
  }
  const filled = again()
  expect(faultsOf(gathering, filled.best)).toEqual([])
  expect(filled.placed).toBeGreaterThanOrEqual(few.flatMap(({ people }) => people).length)
  expect(again().best).toEqual(filled.best)
})

test('whoever alone gives an hour its name is neither exchanged nor lent', () => {
  const gathering: Gathering = {
    people: 8,
    conflicts: Array.from({ length: 8 }, () => new Set<number>()),
    places: [
      {
        people: Int32Array.from([0, 1, 2, 3, 4, 5]),
        names: Uint8Array.from([1, 0, 0, 0, 0, 0]),
        group: -1,
        min: 3,
        max: 4,
      },
      {
        people: Int32Array.from([0, 5, 6, 7]),
        names: Uint8Array.from([1, 1, 1, 1]),
        group: -1,
        min: 3,
        max: 4,
      },
    ],
    groups: 0,
    min: 3,
  }
  for (let seed = 1; seed <= 20; seed++) {
    const filling = new Filling(gathering, seed, () => false)
    filling.anneal(500)
    expect(faultsOf(gathering, filling.best)).toEqual([])
    // Five, six and seven meet without the one who names the other hour.
    expect(filling.placed).toBe(7)
  }
})

test('what was done since the mark is taken back whole', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 60 }), (seed, steps) => {
      const gathering = gathered(samplePool({ people: 60, seed, goals: 2 }))
      const seats = new Seats(gathering)
      const roll = chance(seed)
      seats.restore(new Filling(gathering, seed, () => false).anneal(200))
      const before = { held: seats.held(), placed: seats.placed, waiting: [...seats.waiting].sort() }
      for (let step = 0; step < steps; step++) {
        const place = Math.floor(roll() * gathering.places.length)
        const [group] = seats.groupsIn[place]!
        const free = [...seats.waiting].find((p) => seats.placesOf[p]!.includes(place))
        if (group === undefined) seats.open(place)
        else if (roll() < 0.5 && free !== undefined) seats.add(free, group)
        else if (seats.members[group]!.length > 0) seats.remove(seats.members[group]![0]!)
        else if (gathering.places[place]!.group < 0) seats.close(group)
      }
      seats.undo()
      expect({ held: seats.held(), placed: seats.placed, waiting: [...seats.waiting].sort() }).toEqual(before)
    }),
    { numRuns: 50 },
  )
})

test('a part of a gathering says of its people what the whole says', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const whole = gathered(smallCrowd(seed))
      const roll = chance(seed)
      const ids = Int32Array.from(Array.from({ length: 9 }, (_, p) => p).filter(() => roll() < 0.7))
      const outside = Array.from({ length: 9 }, (_, p) => p).filter((p) => !ids.includes(p))
      const seats = whole.places.find(({ group }) => group >= 0)
      const mate = outside.find((p) => seats?.people.includes(p))
      const kept = seats && mate !== undefined ? [{ people: [mate], group: seats.group }] : []
      const part = partOf(whole, ids, kept)
      const pairs = (people: readonly number[]) => people.flatMap((p) => people.map((q) => [p, q] as const))
      for (const [i, j] of pairs(Array.from(ids.keys())))
        expect(part.conflicts[i]!.has(j)).toBe(whole.conflicts[ids[i]!]!.has(ids[j]!))
      // Whatever sits in a place of the part may sit in one of the whole, beside who kept a seat there.
      for (const { people, group, max } of part.places) {
        const those = Array.from(people, (i) => ids[i]!)
        const from = whole.places.filter(
          (one) => one.group === group && those.every((p) => one.people.includes(p)),
        )
        expect(from).not.toEqual([])
        const mates = kept.filter((one) => group >= 0 && one.group === group).flatMap((one) => one.people)
        expect(those.some((p) => mates.some((q) => whole.conflicts[p]!.has(q)))).toBe(false)
        if (group >= 0) expect(max).toBe(from[0]!.max - mates.length)
      }
    }),
    { numRuns: 100 },
  )
})
