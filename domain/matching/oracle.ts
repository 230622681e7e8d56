/**
 * The optimum of a very small pool by trying everything: every set of people at every wall time of every zone,
 * in every frame and format, and every way to divide people among groups. It asks the checker's reading of the
 * contract and shares nothing with the search.
 */
import { personFit } from './checker.ts'
import { covered, expand, type Interval, meetingsOf } from './expansion.ts'
import type { Clinician, Pool, RecruitingGroup, Slot } from './pool.ts'

export type Optimum = { placed: number; fit: number }
/** The share of weeks inside preferred windows of everyone who is free all year. */
type Time = { slot: Slot; shares: Map<Clinician, number> }

/** The most people placed, then the largest sum of fits. Ten people take seconds. */
export function optimumOf(pool: Pool): Optimum {
  return new Oracle(pool).run()
}

/** Why each would not be placed, whatever the plan, in the pool's order: every wall time, every frame. */
export function reasonsOf(pool: Pool): string[] {
  return new Oracle(pool).reasons()
}

class Oracle {
  readonly #pool: Pool
  readonly #free: Map<Clinician, Interval[]>
  readonly #preferred: Map<Clinician, Interval[]>
  readonly #times: Time[]
  readonly #sums = new Map<number, number | undefined>()
  readonly #best = new Map<number, Optimum>()

  constructor(pool: Pool) {
    this.#pool = pool
    this.#free = new Map(pool.clinicians.map((c) => [c, expand(pool, c, () => true)]))
    this.#preferred = new Map(pool.clinicians.map((c) => [c, expand(pool, c, (w) => w.preferred)]))
    this.#times = this.#allTimes()
  }

  run(): Optimum {
    return this.#seat(0, 2 ** this.#pool.clinicians.length - 1)
  }

  reasons(): string[] {
    const { clinicians, recruitingGroups } = this.#pool
    const joining = recruitingGroups.map((group) => ({ group, ...this.#timeOf(group.slot, group.minutes) }))
    return clinicians.map((c) => {
      const mine = this.#times.filter(({ shares }) => shares.has(c))
      const open = joining.filter(({ shares }) => shares.has(c)).map(({ group }) => group)
      if (mine.length + open.length === 0) return 'no-window'
      const fits = open.some((group) => agrees(c, group))
      return fits || mine.some((time) => this.#hasCompany(c, time)) ? 'no-seat' : 'no-company'
    })
  }

  /** Whether enough people agree with this one on a frame at a time that is a wall time of one of them or of the place. */
  #hasCompany(person: Clinician, { slot, shares }: Time): boolean {
    const { places, rules } = this.#pool
    return framesOf(person).some((frame) => {
      const people = [...shares.keys()].filter((c) => agrees(c, frame))
      const named = frame.where === 'online' ? people : places.filter((p) => p.id === frame.where)
      return people.length >= rules.size.min && named.some((one) => one.zone === slot.zone)
    })
  }

  #timeOf(slot: Slot, minutes: number): Time {
    const shares = new Map<Clinician, number>()
    // Most wall times are nobody's: one week of them is enough to see it.
    const oneWeek = { ...this.#pool, rules: { ...this.#pool.rules, weeks: 1 } }
    const [first] = meetingsOf(oneWeek, slot, minutes)
    const able = this.#pool.clinicians.filter((c) => covered(first!, this.#free.get(c)!))
    if (able.length === 0) return { slot, shares }
    const meetings = meetingsOf(this.#pool, slot, minutes)
    for (const c of able) {
      if (!meetings.every((m) => covered(m, this.#free.get(c)!))) continue
      const wishes = c.availability.some((w) => w.preferred)
      const liked = wishes
        ? meetings.filter((m) => covered(m, this.#preferred.get(c)!)).length
        : meetings.length
      shares.set(c, liked / meetings.length)
    }
    return { slot, shares }
  }

  #allTimes(): Time[] {
    const { clinicians, places, rules } = this.#pool
    const times: Time[] = []
    for (const zone of new Set([...clinicians, ...places].map((c) => c.zone))) {
      for (let weekday = 1; weekday <= 7; weekday++) {
        for (let minute = 0; minute < 1440; minute += rules.stepMinutes) {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
          const found = this.#timeOf({ zone, weekday, time }, rules.minutes)
          if (found.shares.size > 0) times.push(found)
        }
      }
    }
    return times
  }

  #people(set: number): Clinician[] {
    return this.#pool.clinicians.filter((_, i) => set & (1 << i))
  }

  #clash(ids: readonly string[]): boolean {
    return this.#pool.conflicts.some(([a, b]) => a !== b && ids.includes(a) && ids.includes(b))
  }

  /** The best sum of fits of a set as a new group; undefined when it cannot be one. */
  #newGroup(set: number): number | undefined {
    if (!this.#sums.has(set)) this.#sums.set(set, this.#sumOf(this.#people(set)))
    return this.#sums.get(set)
  }

  #sumOf(people: readonly Clinician[]): number | undefined {
    if (this.#clash(people.map((c) => c.id))) return undefined
    const shared = (of: (c: Clinician) => readonly string[]) =>
      of(people[0]!).filter((value) => people.every((c) => of(c).includes(value)))
    const frames = [shared((c) => c.goals), shared((c) => c.cadences), shared((c) => c.languages)]
    if (frames.some((values) => values.length === 0)) return undefined
    const formats = ['none of them', ...people.flatMap((c) => c.formats)]
    let best: number | undefined
    for (const where of shared((c) => c.where)) {
      const zones =
        where === 'online'
          ? people.map((c) => c.zone)
          : this.#pool.places.filter((p) => p.id === where).map((p) => p.zone)
      for (const { slot, shares } of this.#times) {
        if (!zones.includes(slot.zone) || !people.every((c) => shares.has(c))) continue
        for (const format of formats) {
          const sum = people.reduce((s, c) => s + personFit(this.#pool, c, people, format, shares.get(c)!), 0)
          if (best === undefined || sum > best) best = sum
        }
      }
    }
    return best
  }

  #joining(group: RecruitingGroup, { shares }: Time, people: readonly Clinician[]): number | undefined {
    const ids = [...people.map((c) => c.id), ...group.members.map((m) => m.id)]
    const suits = (c: Clinician) => shares.has(c) && agrees(c, group)
    if (new Set(ids).size < ids.length || this.#clash(ids) || !people.every(suits)) return undefined
    const all = [...group.members, ...people]
    return people.reduce((s, c) => s + personFit(this.#pool, c, all, group.format, shares.get(c)!), 0)
  }

  /** The recruiting groups from `r` on, then new groups, out of these people. */
  #seat(r: number, left: number): Optimum {
    const group = this.#pool.recruitingGroups[r]
    if (!group) return this.#form(left)
    const time = this.#timeOf(group.slot, group.minutes)
    let top = this.#seat(r + 1, left)
    for (let set = left; set > 0; set = (set - 1) & left) {
      const people = this.#people(set)
      if (people.length > group.openSeats) continue
      const sum = this.#joining(group, time, people)
      if (sum !== undefined) top = better(top, people.length, sum, this.#seat(r + 1, left & ~set))
    }
    return top
  }

  #form(left: number): Optimum {
    if (left === 0) return { placed: 0, fit: 0 }
    const known = this.#best.get(left)
    if (known) return known
    const { min, max } = this.#pool.rules.size
    const first = left & -left
    let top = this.#form(left & ~first)
    for (let set = left; set > 0; set = (set - 1) & left) {
      const size = this.#people(set).length
      if (!(set & first) || size < min || size > max) continue
      const sum = this.#newGroup(set)
      if (sum !== undefined) top = better(top, size, sum, this.#form(left & ~set))
    }
    this.#best.set(left, top)
    return top
  }
}

type Frame = Pick<RecruitingGroup, 'goal' | 'cadence' | 'language' | 'where'>

function framesOf({ goals, cadences, languages, where: places }: Clinician): Frame[] {
  return goals.flatMap((goal) =>
    cadences.flatMap((cadence) =>
      languages.flatMap((language) => places.map((where) => ({ goal, cadence, language, where }))),
    ),
  )
}

function agrees(c: Clinician, { goal, cadence, language, where }: Frame): boolean {
  return (
    c.goals.includes(goal) &&
    c.cadences.includes(cadence) &&
    c.languages.includes(language) &&
    c.where.includes(where)
  )
}

function better(top: Optimum, size: number, sum: number, rest: Optimum): Optimum {
  const placed = rest.placed + size
  const fit = rest.fit + sum
  return placed > top.placed || (placed === top.placed && fit > top.fit) ? { placed, fit } : top
}
