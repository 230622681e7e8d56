/**
 * Who may be together and where, and no more: all that counting needs to know of a pool. Fit is left out, and with it
 * hours, frames and traits, so that it is small enough to be cut to a part of the people.
 */
import { type Cell, maximal } from './cells.ts'
import type { Problem } from './problem.ts'
import type { Draft } from './roster.ts'

/**
 * Where groups may be: a cell (`group` -1), which holds any number of them, or the open seats of a recruiting group, which holds
 * one. `people`: who may be in them, ascending; `names`: which of them give the hour its name, one of whom a group needs.
 */
export type Place = {
  people: Int32Array
  names: Uint8Array
  group: number
  min: number
  max: number
}

/** `groups`: recruiting groups there are; `min`: the fewest of a new group. */
export type Gathering = {
  people: number
  conflicts: readonly ReadonlySet<number>[]
  places: readonly Place[]
  groups: number
  min: number
}

/** People together in a place. */
export type Held = { people: number[]; place: number }

/** What tells people together in a place from all others. */
export const keyOf = ({ people, place }: Held): string => `${place}:${people.join()}`

/** Who is together, and the recruiting group they join; -1: a new one. */
export type Group = { people: number[]; group: number }

/** The places of a pool: first its cells, in their order, then recruiting groups with open seats. */
export function gatheringOf(problem: Problem, cells: readonly Cell[]): Gathering {
  const { people, conflicts, pool } = problem
  const { min, max } = pool.rules.size
  const places: Place[] = cells.map((cell) => ({
    people: cell.people,
    names: cell.names,
    group: -1,
    min,
    max,
  }))
  problem.groups.forEach(({ joiners, openSeats }, group) => {
    if (openSeats > 0) places.push(seatsOf(group, joiners, openSeats))
  })
  return { people, conflicts, places, groups: problem.groups.length, min }
}

function seatsOf(group: number, people: Int32Array, max: number): Place {
  return { people, names: new Uint8Array(people.length).fill(1), group, min: 1, max }
}

/** Everyone in any cell or able to join a recruiting group. */
export function reachable({ people, places }: Gathering): number {
  const reach = new Uint8Array(people)
  for (const place of places) for (const p of place.people) reach[p] = 1
  return reach.reduce((sum, r) => sum + r, 0)
}

/** Those who give the hour of a place its name, where not everybody does. */
export function namersOf({ people, names }: Place): ReadonlySet<number> | undefined {
  return names.includes(0) ? new Set(people.filter((_, i) => names[i])) : undefined
}

/**
 * A gathering of these people alone (ascending), who are numbered anew by their order, while everybody else stays where they
 * are: `kept` holds who keeps a seat in which recruiting group.
 */
export function partOf(whole: Gathering, ids: Int32Array, kept: readonly Group[]): Gathering {
  const at = new Map(Array.from(ids, (p, i) => [p, i]))
  const conflicts = Array.from(ids, (p) => new Set([...whole.conflicts[p]!].flatMap((q) => at.get(q) ?? [])))
  const cells: Place[] = []
  const joins: Place[] = []
  for (const place of whole.places) {
    const mates = kept.find(({ group }) => group >= 0 && group === place.group)?.people ?? []
    const inside = Array.from(place.people.keys()).filter((i) => {
      const p = place.people[i]!
      return at.has(p) && !mates.some((q) => whole.conflicts[p]!.has(q))
    })
    const cut = {
      ...place,
      people: Int32Array.from(inside, (i) => at.get(place.people[i]!)!),
      names: Uint8Array.from(inside, (i) => place.names[i]!),
      max: place.max - mates.length,
    }
    if (place.group >= 0 && cut.max > 0) joins.push(cut)
    else if (place.group < 0 && inside.length >= place.min && cut.names.includes(1)) cells.push(cut)
  }
  return { ...whole, people: ids.length, conflicts, places: [...maximal(cells, ids.length), ...joins] }
}

/** The groups of a plan, each in the first place that may hold it. */
export function heldIn({ places, groups: joins }: Gathering, { groups }: Draft): Held[] {
  const isIn = places.map(({ people }) => new Set(people))
  const namers = places.map(namersOf)
  return groups.flatMap((people, g) => {
    const group = g < joins ? g : -1
    const place = places.findIndex(
      (one, c) =>
        one.group === group &&
        people.every((p) => isIn[c]!.has(p)) &&
        people.some((p) => namers[c]?.has(p) ?? true),
    )
    return people.length > 0 && place >= 0 ? [{ people: people.toSorted((a, b) => a - b), place }] : []
  })
}

/** Groups in places, as groups. */
export function groupsIn({ places }: Gathering, held: readonly Held[]): Group[] {
  return held.map(({ people, place }) => ({ people, group: places[place]!.group }))
}

/** A plan of these groups, whose fit is not known yet; `joins`: how many recruiting groups there are. */
export function draftOf(groups: readonly Group[], joins: number): Draft {
  const draft: Draft = { groups: Array.from({ length: joins }, () => []), placed: countOf(groups), fit: 0 }
  for (const { people, group } of groups) {
    if (group >= 0) draft.groups[group] = [...draft.groups[group]!, ...people]
    else draft.groups.push(people)
  }
  return draft
}

/** Groups in places, as a plan whose fit is not known yet. */
export function draftIn(gathering: Gathering, held: readonly Held[]): Draft {
  return draftOf(groupsIn(gathering, held), gathering.groups)
}

/** How many people whole groups can have together at the most, if no more than `most`: of just five there are no 406. */
export function wholeOf({ places }: Gathering, most: number): number {
  const [cell] = places
  if (!cell || places.some(({ group }) => group >= 0)) return most
  return Math.min(most, Math.floor(most / cell.min) * cell.max)
}

/** How many are placed. */
export function countOf(groups: readonly { people: readonly number[] }[]): number {
  return groups.reduce((sum, { people }) => sum + people.length, 0)
}
