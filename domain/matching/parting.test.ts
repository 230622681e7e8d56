import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Gathering, Place } from './gathering.ts'
import { gatherings, mostIn } from './gatheringsamples.ts'
import { type Listed, Parting } from './parting.ts'
import { NOTHING, Seating } from './seating.ts'
import { loadSolver, type Solver } from './solver.ts'

const PAIRS = 9
const THIRD = 30
/**
 * Pairs who come together, and places for any two of them: where three pairs could each be with both others, a relaxation has half a group
 * in each of three places.
 */
const pairings = fc
  .uniqueArray(
    fc
      .uniqueArray(fc.integer({ min: 0, max: PAIRS - 1 }), { minLength: 2, maxLength: 2 })
      .map((two) => two.sort()),
    { minLength: 8, maxLength: 16, selector: String },
  )
  .map((cells): Gathering => {
    const people = (pairs: readonly number[]) =>
      Int32Array.from(pairs.flatMap((pair) => [2 * pair, 2 * pair + 1]))
    const places = cells.map((pairs) => ({
      people: people(pairs),
      names: new Uint8Array(4).fill(1),
      group: -1,
      min: 4,
      max: 4,
    }))
    const conflicts = Array.from({ length: 2 * PAIRS }, () => new Set<number>())
    return { people: 2 * PAIRS, conflicts, places, groups: 0, min: 4 }
  })

/** All parts of a gathering that are listed, and whether nothing was left aside. */
function parted(gathering: Gathering, solver: Solver, wanted: number, many: number) {
  const seating = new Seating(gathering, solver)
  const parting = new Parting(seating, wanted, many, 1)
  const parts: Listed[] = []
  while (!parting.isOver) {
    const part = parting.next()
    if (!part) continue
    parts.push(part)
    // A list that has too few groups decides nothing.
    if (part.listing.groups.length > 0 || part.listing.easy < wanted) continue
    parts.pop()
    parting.again(part.given)
  }
  seating.dispose()
  return { parts, isAll: parting.isAll }
}

/** Whether so many may be placed with the groups of a part, and as many groups in its places as it says: every way tried. */
function places({ listing: { groups, easy }, given: { counts } }: Listed, wanted: number): boolean {
  const isIn = new Set<number>()
  const used = new Map<number, number>()
  // Groups of nobody who is not easy there may be as many of as are asked for.
  const fillable = new Set(groups.flatMap(({ people, place }) => (people.length > 0 ? [] : [place])))
  const isCounted = () =>
    [...counts].every(([place, { least, most }]) => {
      const many = used.get(place) ?? 0
      return (least <= many || fillable.has(place)) && many <= most
    })
  const tries = (from: number, placed: number): boolean => {
    if (placed >= wanted - easy && isCounted()) return true
    return groups.slice(from).some(({ people, place }, i) => {
      if (people.some((p) => isIn.has(p))) return false
      for (const p of people) isIn.add(p)
      used.set(place, (used.get(place) ?? 0) + 1)
      const is = tries(from + i + 1, placed + people.length)
      for (const p of people) isIn.delete(p)
      used.set(place, used.get(place)! - 1)
      return is
    })
  }
  return tries(0, 0)
}

/**
 * Thirty people in each of three thirds, in conflict with all of their own, and four friends whom they are in conflict with: only the four can be
 * together in fours, and everybody can join some group, so that all cost what they count.
 */
function friendsAmongThirds(): Gathering {
  const thirds = 3 * THIRD
  const everybody = Array.from({ length: thirds + 4 }, (_, p) => p)
  const isFriend = (p: number) => p >= thirds
  const against = (a: number, b: number) =>
    isFriend(a) !== isFriend(b) || (!isFriend(a) && Math.floor(a / THIRD) === Math.floor(b / THIRD))
  const placeOf = (some: readonly number[], rest: Pick<Place, 'group' | 'min' | 'max'>): Place => ({
    people: Int32Array.from(some),
    names: new Uint8Array(some.length).fill(1),
    ...rest,
  })
  const friends = everybody.filter(isFriend)
  const trios = Array.from({ length: THIRD }, (_, k) => [k, THIRD + k, 2 * THIRD + k])
  // Twice the seats that are needed.
  const joins = [...trios, friends, ...trios, friends]
  return {
    people: everybody.length,
    conflicts: everybody.map((a) => new Set(everybody.filter((b) => a !== b && against(a, b)))),
    places: [
      placeOf(everybody, { group: -1, min: 4, max: 4 }),
      ...joins.map((some, group) => placeOf(some, { group, min: 1, max: 4 })),
    ],
    groups: joins.length,
    min: 4,
  }
}

test('a group of those left aside is not ruled out where it was looked for in vain', async () => {
  const solver = await loadSolver(() => false)
  const gathering = friendsAmongThirds()
  const seating = new Seating(gathering, solver)
  seating.learn([{ people: [90, 91, 92, 93], place: 0 }])
  const counts = new Map([[0, { least: 1, most: Infinity }]])
  const plain = seating.solve({ ...NOTHING, counts }, gathering.people, 'plain')!
  expect(plain).toBeGreaterThan(gathering.people - 1e-3)
  const listing = seating.listed(gathering.people, plain, { many: 1_000, counts, isAll: false })!
  expect(listing.easy).toBe(gathering.people)
  expect(listing.groups).toEqual([{ people: [], place: 0 }])
  seating.dispose()
})

test('a plan that places so many is in one of the parts', async () => {
  const solver = await loadSolver(() => false)
  const seen = { whole: 0, parted: 0, none: 0 }
  fc.assert(
    fc.property(
      fc.oneof(gatherings, pairings),
      fc.integer({ min: -4, max: 2 }),
      fc.integer({ min: 1, max: 6 }),
      (gathering, more, many) => {
        const wanted = Math.max(1, mostIn(gathering) + more)
        const { parts, isAll } = parted(gathering, solver, wanted, many)
        for (const { listing } of parts) {
          const groups = listing.groups.filter(({ people }) => people.length > 0)
          expect(groups.length).toBeLessThanOrEqual(many)
        }
        if (!isAll) return
        const isThere = parts.some((part) => places(part, wanted))
        if (wanted <= mostIn(gathering)) expect(isThere).toBe(true)
        if (parts.length > 1) seen.parted++
        else if (parts.length === 1) seen.whole++
        else seen.none++
      },
    ),
    { numRuns: 300 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5)
})
