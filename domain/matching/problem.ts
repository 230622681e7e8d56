/**
 * A pool compiled for search: people, hours (`hours.ts`) and wishes as numbers in flat arrays.
 * Columns 0..slots-1 are hours for new groups; column slots+r is the hour of recruiting group r.
 */
import { acceptance, type Bits, bits, type Fields, frameOf, type Index, index } from './bits.ts'
import { freeThroughout, type Hour, hoursOfZones, hoursStartingIn } from './hours.ts'
import type { Clinician, Member, Pool } from './pool.ts'
import { countFree, freeTime, slotStarts, withoutLikeWeeks, yearFrom } from './year.ts'

export type Traits = {
  family: Int32Array
  senior: Uint8Array
  early: Uint8Array
  specialties: Bits
  backgrounds: Bits
}

export type Problem = {
  pool: Pool
  people: number
  weeks: number
  /** Hours for new groups, then one column for each recruiting group. */
  hours: Hour[]
  slots: number
  columns: number
  /** people × columns: 0 not free, else 1 + the weeks inside preferred windows alone. */
  free: Uint16Array
  /** The hours for new groups at which a person is free. */
  hoursOf: Int32Array[]
  /** Who is free at a column. */
  peopleAt: Int32Array[]
  zone: Int32Array
  zoneNames: string[]
  /** slots × (zones): 1 where the hour has a name in the zone. */
  named: Uint8Array
  /** What is acceptable: goals, cadences, languages, where, each in its own words. */
  accepts: Bits
  fields: Fields
  /** Zone of the place with this index in the field where; online has none. */
  placeZone: Int32Array
  traits: Traits
  seeksSpecialties: Bits
  seeksBackgrounds: Bits
  soughtSpecialties: Uint8Array
  soughtBackgrounds: Uint8Array
  /** 0 any, 1 varied, 2 same. */
  wish: Uint8Array
  formats: Int32Array[]
  formatNames: string[]
  sizeMin: Uint16Array
  sizeMax: Uint16Array
  conflicts: Set<number>[]
  groups: Recruiting[]
}

export type Recruiting = {
  openSeats: number
  size: number
  format: number
  /** Row of `accepts` holding the four decided values. */
  accepts: Int32Array
  traits: Traits
  /** Who may join: free all year, accepts the frame, no conflict with a member. */
  joiners: Int32Array
  mayJoin: Uint8Array
}

const WISHES = ['any', 'varied', 'same']
/** No group has as many people. */
const MANY = 65_535

/** Compiles a pool. Order follows the pool's, so equal pools compile to equal problems. */
export function compile(pool: Pool): Problem {
  const { rules, clinicians } = pool
  const longest = Math.max(rules.minutes, ...pool.recruitingGroups.map((g) => g.minutes))
  const zones = index([...clinicians.map((c) => c.zone), ...pool.places.map((p) => p.zone)])
  const whole = yearFrom(Temporal.PlainDate.from(rules.start), rules.weeks, longest)
  const year = withoutLikeWeeks(whole, [...zones.names, ...pool.recruitingGroups.map((g) => g.slot.zone)])
  const hours = hoursOfZones(pool, zones.names, year)
  const slots = hours.length
  for (const g of pool.recruitingGroups) hours.push({ starts: slotStarts(year, g.slot), names: new Map() })

  const columns = hours.length
  const free = new Uint16Array(clinicians.length * columns)
  const bySecond = hours
    .keys()
    .toArray()
    .sort((a, b) => hours[a]!.starts[0]! - hours[b]!.starts[0]!)
  const firsts = Int32Array.from(bySecond, (s) => hours[s]!.starts[0]!)
  const columnsOf = clinicians.map((c, p) => {
    const all = freeTime(year, c.zone, c.availability)
    const liked = c.availability.filter((w) => w.preferred)
    const preferred = liked.length > 0 ? freeTime(year, c.zone, liked) : undefined
    const found: number[] = []
    for (const column of hoursStartingIn(all, bySecond, firsts)) {
      const { starts } = hours[column]!
      const seconds = 60 * (pool.recruitingGroups[column - slots]?.minutes ?? rules.minutes)
      if (!freeThroughout(all, starts, seconds)) continue
      free[p * columns + column] =
        1 + (preferred ? countFree(preferred, starts, seconds, year.standsFor) : rules.weeks)
      found.push(column)
    }
    return new Int32Array(found).sort()
  })
  return describe(pool, { hours, slots, columns, free, columnsOf, zones })
}

/** `columnsOf`: where each person is free, ascending. */
type Timed = {
  hours: Hour[]
  slots: number
  columns: number
  free: Uint16Array
  columnsOf: Int32Array[]
  zones: Index
}

function describe(pool: Pool, timed: Timed): Problem {
  const { clinicians, recruitingGroups } = pool
  const { hours, slots, columns, free, columnsOf, zones } = timed
  const people = clinicians.length
  const offered = [...clinicians, ...recruitingGroups.map(frameOf)]
  const { fields, accepts } = acceptance(offered)
  const members = recruitingGroups.flatMap((g) => g.members)
  const families = index([...clinicians, ...members].map((c) => c.orientation))
  const specialties = index(
    [...clinicians, ...members]
      .flatMap((c) => c.specialties)
      .concat(clinicians.flatMap((c) => c.seeks.specialties)),
  )
  const backgrounds = index(
    [...clinicians, ...members]
      .flatMap((c) => c.backgrounds)
      .concat(clinicians.flatMap((c) => c.seeks.backgrounds)),
  )
  const formats = index([...recruitingGroups.map((g) => g.format), ...clinicians.flatMap((c) => c.formats)])
  const traitsOf = (list: readonly (Clinician | Member)[]): Traits => ({
    family: Int32Array.from(list, (c) => families.of.get(c.orientation)!),
    senior: Uint8Array.from(list, (c) => Number(c.years >= pool.rules.seniorYears)),
    early: Uint8Array.from(list, (c) => Number(c.years < pool.rules.earlyYears)),
    specialties: bits(
      list.map((c) => c.specialties),
      specialties,
    ),
    backgrounds: bits(
      list.map((c) => c.backgrounds),
      backgrounds,
    ),
  })
  const ids = new Map(clinicians.map((c, i) => [c.id, i]))
  const named = new Uint8Array(slots * zones.names.length)
  for (let s = 0; s < slots; s++)
    for (const z of hours[s]!.names.keys()) named[s * zones.names.length + z] = 1
  const conflicts = conflictsAmong(pool, ids)
  const zoneOfPlace = new Map(pool.places.map((p) => [p.id, zones.of.get(p.zone)!]))
  const problem: Problem = {
    pool,
    people,
    weeks: pool.rules.weeks,
    hours,
    slots,
    columns,
    free,
    hoursOf: columnsOf.map((at) => at.filter((column) => column < slots)),
    peopleAt: turned(columnsOf, columns),
    zone: Int32Array.from(clinicians, (c) => zones.of.get(c.zone)!),
    zoneNames: zones.names,
    named,
    accepts,
    fields,
    placeZone: Int32Array.from(fields[3]!.values, (w) => zoneOfPlace.get(w) ?? -1),
    traits: traitsOf(clinicians),
    seeksSpecialties: bits(
      clinicians.map((c) => c.seeks.specialties),
      specialties,
    ),
    seeksBackgrounds: bits(
      clinicians.map((c) => c.seeks.backgrounds),
      backgrounds,
    ),
    soughtSpecialties: Uint8Array.from(clinicians, (c) => new Set(c.seeks.specialties).size),
    soughtBackgrounds: Uint8Array.from(clinicians, (c) => new Set(c.seeks.backgrounds).size),
    wish: Uint8Array.from(clinicians, (c) => WISHES.indexOf(c.orientationWish)),
    formats: clinicians.map((c) => Int32Array.from(new Set(c.formats), (f) => formats.of.get(f)!)),
    formatNames: formats.names,
    sizeMin: Uint16Array.from(clinicians, (c) => Math.min(c.size?.min ?? 0, MANY)),
    sizeMax: Uint16Array.from(clinicians, (c) => Math.min(c.size?.max ?? MANY, MANY)),
    conflicts,
    groups: [],
  }
  const rivals = rivalsIn(pool)
  recruitingGroups.forEach((g, r) => {
    const row = accepts.words.slice((people + r) * accepts.width, (people + r + 1) * accepts.width)
    const memberIds = new Set(g.members.map((m) => m.id))
    const barred = new Set<number>()
    let isClosed = false
    for (const member of memberIds) {
      for (const other of rivals.get(member) ?? []) {
        if (ids.has(other)) barred.add(ids.get(other)!)
        // Members who are in conflict with each other: whoever joins would make a group with such a pair.
        if (memberIds.has(other)) isClosed = true
      }
    }
    for (const id of memberIds) if (ids.has(id)) barred.add(ids.get(id)!)
    const mayCome = (p: number) => !isClosed && !barred.has(p) && shares(problem, p, row)
    const joiners = problem.peopleAt[slots + r]!.filter(mayCome)
    const mayJoin = new Uint8Array(people)
    for (const p of joiners) mayJoin[p] = 1
    const size = g.members.length
    problem.groups.push({
      openSeats: g.openSeats,
      size,
      format: formats.of.get(g.format)!,
      accepts: row,
      traits: traitsOf(g.members),
      joiners,
      mayJoin,
    })
  })
  return problem
}

/** Who is at each column, ascending, given the columns of each person. */
function turned(columnsOf: readonly Int32Array[], columns: number): Int32Array[] {
  const counts = new Int32Array(columns)
  for (const at of columnsOf) for (const column of at) counts[column]!++
  const peopleAt = Array.from(counts, (count) => new Int32Array(count))
  counts.fill(0)
  columnsOf.forEach((at, p) => {
    for (const column of at) peopleAt[column]![counts[column]!++] = p
  })
  return peopleAt
}

/** Whom each id is in conflict with, existing members included. */
function rivalsIn({ conflicts }: Pool): Map<string, string[]> {
  const rivals = new Map<string, string[]>()
  for (const [a, b] of conflicts.flatMap(([a, b]) => (a === b ? [] : [[a, b] as const, [b, a] as const]))) {
    const known = rivals.get(a)
    if (known) known.push(b)
    else rivals.set(a, [b])
  }
  return rivals
}

function conflictsAmong(pool: Pool, ids: Map<string, number>): Set<number>[] {
  const sets = pool.clinicians.map(() => new Set<number>())
  for (const [a, b] of pool.conflicts) {
    const p = ids.get(a)
    const q = ids.get(b)
    if (p === undefined || q === undefined || p === q) continue
    sets[p]!.add(q)
    sets[q]!.add(p)
  }
  return sets
}

/** True when the person accepts at least one value of each field of the row. */
export function shares({ accepts, fields }: Problem, person: number, row: Int32Array): boolean {
  return fields.every(({ from, to }) => {
    for (let w = from; w < to; w++) if (accepts.words[person * accepts.width + w]! & row[w]!) return true
    return false
  })
}
