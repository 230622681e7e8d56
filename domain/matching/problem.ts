/**
 * A pool compiled for search: people, hours (`hours.ts`) and wishes as numbers in flat arrays.
 * Columns 0..slots-1 are hours for new groups; column slots+r is the hour of recruiting group r.
 */
import { acceptance, type Bits, bits, type Fields, frameOf, type Index, index } from './bits.ts'
import { freeThroughout, type Hour, hoursOfZones, hoursStartingIn } from './hours.ts'
import type { Clinician, Member, Pool } from './pool.ts'
import { countFree, freeTime, slotStarts, yearFrom } from './year.ts'

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

/** Compiles a pool. Order follows the pool's, so equal pools compile to equal problems. */
export function compile(pool: Pool): Problem {
  const { rules, clinicians } = pool
  const year = yearFrom(Temporal.PlainDate.from(rules.start), rules.weeks)
  const zones = index([...clinicians.map((c) => c.zone), ...pool.places.map((p) => p.zone)])
  const hours = hoursOfZones(pool, zones.names, year)
  const slots = hours.length
  for (const g of pool.recruitingGroups) hours.push({ starts: slotStarts(year, g.slot), names: new Map() })

  const columns = hours.length
  const free = new Uint16Array(clinicians.length * columns)
  const bySecond = Array.from({ length: slots }, (_, s) => s).sort(
    (a, b) => hours[a]!.starts[0]! - hours[b]!.starts[0]!,
  )
  const firsts = Int32Array.from(bySecond, (s) => hours[s]!.starts[0]!)
  clinicians.forEach((c, p) => {
    const all = freeTime(year, c.zone, c.availability)
    const liked = c.availability.filter((w) => w.preferred)
    const preferred = liked.length > 0 ? freeTime(year, c.zone, liked) : undefined
    const mark = (column: number, seconds: number) => {
      const { starts } = hours[column]!
      if (!freeThroughout(all, starts, seconds)) return
      free[p * columns + column] = 1 + (preferred ? countFree(preferred, starts, seconds) : rules.weeks)
    }
    for (const s of hoursStartingIn(all, bySecond, firsts)) mark(s, rules.minutes * 60)
    pool.recruitingGroups.forEach((g, r) => {
      mark(slots + r, g.minutes * 60)
    })
  })
  return describe(pool, { hours, slots, columns, free, zones })
}

type Timed = { hours: Hour[]; slots: number; columns: number; free: Uint16Array; zones: Index }

function describe(pool: Pool, timed: Timed): Problem {
  const { clinicians, recruitingGroups } = pool
  const { hours, slots, columns, free, zones } = timed
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
    hoursOf: clinicians.map((_, p) => filled(slots, (s) => free[p * columns + s]! > 0)),
    peopleAt: Array.from({ length: columns }, (_, s) => filled(people, (p) => free[p * columns + s]! > 0)),
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
    sizeMin: Uint16Array.from(clinicians, (c) => c.size?.min ?? 0),
    sizeMax: Uint16Array.from(clinicians, (c) => c.size?.max ?? 65535),
    conflicts,
    groups: [],
  }
  recruitingGroups.forEach((g, r) => {
    const row = accepts.words.slice((people + r) * accepts.width, (people + r + 1) * accepts.width)
    const memberIds = new Set(g.members.map((m) => m.id))
    const barred = new Set<number>()
    let isClosed = false
    for (const [a, b] of pool.conflicts) {
      if (memberIds.has(a) && ids.has(b)) barred.add(ids.get(b)!)
      if (memberIds.has(b) && ids.has(a)) barred.add(ids.get(a)!)
      // Members who are in conflict with each other: whoever joins would make a group with such a pair.
      if (a !== b && memberIds.has(a) && memberIds.has(b)) isClosed = true
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

function filled(length: number, keep: (i: number) => boolean): Int32Array {
  const found: number[] = []
  for (let i = 0; i < length; i++) if (keep(i)) found.push(i)
  return Int32Array.from(found)
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
