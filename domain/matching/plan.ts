/**
 * A draft as a plan: hours by name, decided frames, fits with six decimals, and for everybody
 * without a group the reason why. Sentences are the copy's; here are codes and numbers.
 */

import { eachCell } from './cells.ts'
import type { Pool, Slot } from './pool.ts'
import { compile, type Problem, shares } from './problem.ts'
import type { Unplaced } from './reasons.ts'
import type { Draft } from './roster.ts'
import { Scorer } from './score.ts'

/** Where nobody in a group has listed a format. */
const PLAIN_FORMAT = 'structured-peer'

export type FormedGroup = {
  id: string
  goal: string
  cadence: string
  language: string
  where: string
  format: string
  slot: Slot
  members: string[]
  fit: number
}

/** What may be told of a group: nothing that belongs to one of its people. */
export type Story = Pick<FormedGroup, 'goal' | 'cadence' | 'language' | 'where' | 'format' | 'slot'> & {
  group: string
  joined: boolean
  weeks: number
  size: number
  families: number
}

export type Plan = {
  groups: FormedGroup[]
  joins: { group: string; clinicians: string[]; fit: number }[]
  unplaced: { clinician: string; reason: Unplaced }[]
  stories: Story[]
  objective: { placed: number; fit: number; bound?: number }
}

/** The plan of a draft. Groups are numbered by their first member in the pool's order. */
export function planOf(problem: Problem, draft: Draft, bound?: number): Plan {
  const scorer = new Scorer(problem)
  const recruiting = problem.groups.length
  const formed = draft.groups
    .slice(recruiting)
    .filter((people) => people.length > 0)
    .map((people) => people.toSorted((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
  const names = freshNames(problem, formed.length)
  const plan: Plan = { groups: [], joins: [], unplaced: [], stories: [], objective: { placed: 0, fit: 0 } }
  let total = 0
  formed.forEach((people, i) => {
    const sum = scorer.newGroup(people, people.length)
    total += sum
    const group = {
      id: names[i]!,
      ...frameFor(problem, scorer, people),
      members: idsOf(problem, people),
      fit: sixDecimals(sum / people.length),
    }
    plan.groups.push(group)
    plan.stories.push(storyOf(problem, group, people, -1))
  })
  draft.groups.slice(0, recruiting).forEach((joiners, r) => {
    if (joiners.length === 0) return
    const people = joiners.toSorted((a, b) => a - b)
    const sum = scorer.join(r, people, people.length)
    total += sum
    const group = problem.pool.recruitingGroups[r]!
    plan.joins.push({
      group: group.id,
      clinicians: idsOf(problem, people),
      fit: sixDecimals(sum / people.length),
    })
    plan.stories.push(storyOf(problem, group, people, r))
  })
  plan.unplaced = unplacedOf(problem, draft)
  const placed = problem.people - plan.unplaced.length
  plan.objective = {
    placed,
    fit: placed === 0 ? 0 : sixDecimals(total / placed),
    ...(bound === undefined ? {} : { bound }),
  }
  return plan
}

/**
 * The plan before anybody is placed, for whoever stops a search before it has found anything; why is as true as in any
 * other. The bound counts all who have company or a group that fits. 10,000 people take about a second.
 */
export function nobodyPlaced(pool: Pool, isBoundWanted = false): Plan {
  const plan = planOf(compile(pool), { groups: [], placed: 0, fit: 0 })
  if (isBoundWanted) plan.objective.bound = plan.unplaced.filter((u) => u.reason === 'no-seat').length
  return plan
}

/** Halves go up, also those that adding in another order leaves a trace below: people renamed have the same fit. */
function sixDecimals(value: number): number {
  return Math.round(value * 1e6 + 1e-6) / 1e6
}

function idsOf({ pool }: Problem, people: readonly number[]): string[] {
  return people.map((p) => pool.clinicians[p]!.id)
}

function freshNames({ pool }: Problem, count: number): string[] {
  const taken = new Set(pool.recruitingGroups.map((g) => g.id))
  const names: string[] = []
  for (let i = 1; names.length < count; i++) if (!taken.has(`g${i}`)) names.push(`g${i}`)
  return names
}

/** The frame all accept, at the hour and place the scorer chose for these people. */
function frameFor(
  problem: Problem,
  scorer: Scorer,
  people: readonly number[],
): Omit<FormedGroup, 'id' | 'members' | 'fit'> {
  const { accepts, fields, formatNames, hours } = problem
  const [goal, cadence, language] = fields
    .slice(0, 3)
    .map(({ from, values }) =>
      values.find((_, v) =>
        people.every((p) => accepts.words[p * accepts.width + from + (v >> 5)]! & (1 << (v & 31))),
      ),
    )
  const where = fields[3]!.values[scorer.where]!
  const format = formatNames[scorer.format] ?? PLAIN_FORMAT
  return {
    goal: goal!,
    cadence: cadence!,
    language: language!,
    where,
    format,
    slot: slotFor(problem, scorer, people, hours[scorer.hour]!.names),
  }
}

/** The hour in the zone of the place or, online, in the zone most of the members live in. */
function slotFor(
  { placeZone, zone }: Problem,
  { where }: Scorer,
  people: readonly number[],
  names: Map<number, Slot>,
): Slot {
  if (where > 0) return names.get(placeZone[where]!)!
  const votes = new Map<number, number>()
  for (const p of people) if (names.has(zone[p]!)) votes.set(zone[p]!, (votes.get(zone[p]!) ?? 0) + 1)
  const [first] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return names.get(first![0])!
}

function storyOf(
  problem: Problem,
  group: Omit<FormedGroup, 'members' | 'fit'>,
  people: readonly number[],
  r: number,
): Story {
  const { goal, cadence, language, where, format, slot } = group
  const { traits, groups, weeks } = problem
  const there = r < 0 ? [] : Array.from(groups[r]!.traits.family)
  const families = new Set([...there, ...people.map((p) => traits.family[p]!)]).size
  const size = there.length + people.length
  return {
    group: group.id,
    joined: r >= 0,
    weeks,
    goal,
    cadence,
    language,
    where,
    format,
    slot,
    size,
    families,
  }
}

const companies = new WeakMap<Problem, Uint8Array>()

/** Who could meet with enough people at some hour; the same for every plan of a problem. */
function companyOf(problem: Problem): Uint8Array {
  let company = companies.get(problem)
  if (!company) {
    const found = new Uint8Array(problem.people)
    const mark = (_: number, all: number[]) => {
      for (const p of all) found[p] = 1
    }
    eachCell(problem, mark, (hour) => problem.peopleAt[hour]!.some((p) => !found[p]))
    company = found
    companies.set(problem, company)
  }
  return company
}

function unplacedOf(problem: Problem, draft: Draft): Plan['unplaced'] {
  const { people, pool, columns, free, slots, hoursOf, groups } = problem
  const placed = new Set(draft.groups.flat())
  const company = placed.size < people ? companyOf(problem) : undefined
  const unplaced: Plan['unplaced'] = []
  for (let p = 0; p < people; p++) {
    if (placed.has(p)) continue
    let isFree = hoursOf[p]!.length > 0
    let hasSeat = company![p] === 1
    groups.forEach(({ accepts }, r) => {
      if (free[p * columns + slots + r] === 0) return
      isFree = true
      hasSeat ||= shares(problem, p, accepts)
    })
    const shut = hasSeat ? 'no-seat' : 'no-company'
    const reason = isFree ? shut : 'no-window'
    unplaced.push({ clinician: pool.clinicians[p]!.id, reason })
  }
  return unplaced
}
