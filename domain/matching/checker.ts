/**
 * Whether a plan keeps every hard rule and says the truth about its objective: an independent
 * reading of the contract that expands every week by Temporal itself. It shares nothing with the
 * search but the pool's shape, and is slow and plain on purpose.
 */
import { covered, expand, meetingsOf } from './expansion.ts'
import type { Clinician, Member, Pool, RecruitingGroup, Slot } from './pool.ts'

export type CheckedPlan = {
  groups: {
    id: string
    goal: string
    cadence: string
    language: string
    where: string
    format: string
    slot: Slot
    members: string[]
    fit: number
  }[]
  joins: { group: string; clinicians: string[]; fit: number }[]
  unplaced: { clinician: string; reason: string }[]
  objective: { placed: number; fit: number; bound?: number }
}

/** Everything wrong with a plan, in words; empty when it is right. */
export function problemsOf(pool: Pool, plan: CheckedPlan): string[] {
  return new Checker(pool, plan).run()
}

class Checker {
  readonly #pool: Pool
  readonly #plan: CheckedPlan
  readonly #problems: string[] = []
  readonly #byId: Map<string, Clinician>
  #fits: number[] = []

  constructor(pool: Pool, plan: CheckedPlan) {
    this.#pool = pool
    this.#plan = plan
    this.#byId = new Map(pool.clinicians.map((c) => [c.id, c]))
  }

  run(): string[] {
    this.#onceEach()
    for (const group of this.#plan.groups) this.#newGroup(group)
    for (const join of this.#plan.joins) this.#join(join)
    this.#objective()
    return this.#problems
  }

  #expect(right: boolean, problem: string): void {
    if (!right) this.#problems.push(problem)
  }

  #onceEach(): void {
    const { groups, joins, unplaced } = this.#plan
    const named = [
      ...groups.flatMap((g) => g.members),
      ...joins.flatMap((j) => j.clinicians),
      ...unplaced.map((u) => u.clinician),
    ]
    const seen = new Set<string>()
    for (const id of named) {
      this.#expect(this.#byId.has(id), `${id} is not in the pool`)
      this.#expect(!seen.has(id), `${id} appears twice`)
      seen.add(id)
    }
    for (const id of this.#byId.keys()) this.#expect(seen.has(id), `${id} is missing`)
    const ids = [...groups.map((g) => g.id), ...this.#pool.recruitingGroups.map((g) => g.id)]
    this.#expect(new Set(ids).size === ids.length, 'two groups have one id')
    this.#expect(new Set(joins.map((j) => j.group)).size === joins.length, 'a group is joined in two entries')
    for (const u of unplaced) {
      this.#expect(
        ['no-window', 'no-company', 'no-seat'].includes(u.reason),
        `${u.clinician}: unknown reason`,
      )
    }
  }

  #people(ids: readonly string[]): Clinician[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? [])
  }

  #newGroup(group: CheckedPlan['groups'][number]): void {
    const { rules, places } = this.#pool
    const people = this.#people(group.members)
    this.#expect(
      people.length >= rules.size.min && people.length <= rules.size.max,
      `${group.id}: size ${people.length}`,
    )
    this.#frame(group.id, group, people)
    const [hour, minute] = group.slot.time.split(':').map(Number)
    this.#expect((hour! * 60 + minute!) % rules.stepMinutes === 0, `${group.id}: time off the step`)
    const zones =
      group.where === 'online'
        ? people.map((c) => c.zone)
        : places.filter((p) => p.id === group.where).map((p) => p.zone)
    this.#expect(zones.includes(group.slot.zone), `${group.id}: zone ${group.slot.zone} is nobody's here`)
    this.#company(group.id, group.slot, rules.minutes, group.format, people, [], group.fit)
  }

  #join(join: CheckedPlan['joins'][number]): void {
    const group = this.#pool.recruitingGroups.find((g) => g.id === join.group)
    if (!group) {
      this.#problems.push(`${join.group}: no such recruiting group`)
      return
    }
    const people = this.#people(join.clinicians)
    this.#expect(
      people.length > 0 && people.length <= group.openSeats,
      `${group.id}: ${people.length} joiners`,
    )
    this.#frame(group.id, group, people)
    this.#company(group.id, group.slot, group.minutes, group.format, people, group.members, join.fit)
  }

  #frame(
    id: string,
    frame: Pick<RecruitingGroup, 'goal' | 'cadence' | 'language' | 'where'>,
    people: readonly Clinician[],
  ): void {
    for (const c of people) {
      const accepts =
        c.goals.includes(frame.goal) &&
        c.cadences.includes(frame.cadence) &&
        c.languages.includes(frame.language) &&
        c.where.includes(frame.where)
      this.#expect(accepts, `${id}: ${c.id} does not accept its frame`)
    }
  }

  #company(
    id: string,
    slot: Slot,
    minutes: number,
    format: string,
    people: Clinician[],
    there: readonly Member[],
    told: number,
  ): void {
    const meetings = meetingsOf(this.#pool, slot, minutes)
    const shares = people.map((c) => {
      const free = expand(this.#pool, c, () => true)
      this.#expect(
        meetings.every((m) => covered(m, free)),
        `${id}: ${c.id} is not free every week`,
      )
      if (!c.availability.some((w) => w.preferred)) return 1
      const preferred = expand(this.#pool, c, (w) => w.preferred)
      return meetings.filter((m) => covered(m, preferred)).length / meetings.length
    })
    const ids = new Set([...people.map((c) => c.id), ...there.map((m) => m.id)])
    for (const [a, b] of this.#pool.conflicts)
      this.#expect(a === b || !(ids.has(a) && ids.has(b)), `${id}: ${a} and ${b} conflict`)
    const all = [...there, ...people]
    const fits = people.map((c, i) => personFit(this.#pool, c, all, format, shares[i]!))
    this.#fits.push(...fits)
    const mean = fits.reduce((sum, f) => sum + f, 0) / fits.length
    this.#expect(Math.abs(mean - told) < 2e-6, `${id}: fit ${told}, should be ${mean}`)
  }

  #objective(): void {
    const { objective, groups, joins } = this.#plan
    const placed =
      groups.reduce((n, g) => n + g.members.length, 0) + joins.reduce((n, j) => n + j.clinicians.length, 0)
    this.#expect(objective.placed === placed, `placed ${objective.placed}, should be ${placed}`)
    const mean = this.#fits.length === 0 ? 0 : this.#fits.reduce((sum, f) => sum + f, 0) / this.#fits.length
    this.#expect(Math.abs(objective.fit - mean) < 2e-6, `fit ${objective.fit}, should be ${mean}`)
    this.#expect(
      objective.bound === undefined || objective.bound >= placed,
      'the bound is below the number placed',
    )
  }
}

/** The seven parts for one person in a group of all these, by the contract's words. */
export function personFit(
  pool: Pool,
  person: Clinician,
  all: readonly (Clinician | Member)[],
  format: string,
  slot: number,
): number {
  const { seniorYears, earlyYears } = pool.rules
  const others = all.filter((m) => m !== person)
  const share = (sought: readonly string[], has: (m: Clinician | Member) => readonly string[]) => {
    const wished = [...new Set(sought)]
    return wished.length === 0
      ? 1
      : wished.filter((s) => others.some((m) => has(m).includes(s))).length / wished.length
  }
  const families = new Set(all.map((m) => m.orientation)).size
  const alike = others.filter((m) => m.orientation === person.orientation).length
  const orientation = {
    any: 1,
    varied: Math.min(1, (families - 1) / 3),
    same: others.length === 0 ? 0 : alike / others.length,
  }[person.orientationWish]
  const experience =
    (all.some((m) => m.years >= seniorYears) ? 0.7 : 0) + (all.some((m) => m.years < earlyYears) ? 0.3 : 0)
  const { size } = person
  const off = size ? Math.max(0, size.min - all.length, all.length - size.max) : 0
  return (
    0.25 * slot +
    0.2 * orientation +
    0.2 * experience +
    0.15 * share(person.seeks.specialties, (m) => m.specialties) +
    0.1 * (person.formats.length === 0 || person.formats.includes(format) ? 1 : 0) +
    0.05 * share(person.seeks.backgrounds, (m) => m.backgrounds) +
    0.05 * Math.max(0, 1 - off / 2)
  )
}
