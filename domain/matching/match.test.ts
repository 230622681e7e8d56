import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { matching } from '#copy/matching.en'
import { chance } from './chance.ts'
import { problemsOf } from './checker.ts'
import { match } from './match.ts'
import { optimumOf, reasonsOf } from './oracle.ts'
import { Placing } from './placing.ts'
import { nobodyPlaced } from './plan.ts'
import type { Pool } from './pool.ts'
import { samplePool } from './samples.ts'

const small = (seed: number, people = 9): Pool => {
  const pool = samplePool({
    people,
    seed,
    zones: seed % 2 ? 'us' : 'world',
    goals: 2,
    minSize: 2,
    maxSize: 3 + (seed % 2),
  })
  const windows = chance(seed)
  for (const c of pool.clinicians) {
    // Few weekdays, so that people meet; hours around clock changes, so that some do not.
    for (const w of c.availability) w.weekday = windows() < 0.5 ? 2 : 7
    if (windows() < 0.3) c.availability.push({ weekday: 7, from: '01:30', to: '04:15', preferred: false })
  }
  return pool
}
const seeds = fc.integer({ min: 1, max: 100_000 })

/** The plan is valid, and exactly as good as trying everything is. */
async function expectOptimum(pool: Pool): Promise<void> {
  const plan = await match(pool, { bound: true })
  expect(problemsOf(pool, plan)).toEqual([])
  const { placed, fit } = optimumOf(pool)
  expect(plan.objective.placed).toBe(placed)
  expect(plan.objective.bound).toBe(placed)
  expect(plan.objective.fit).toBeCloseTo(placed === 0 ? 0 : fit / placed, 5)
}

test('small pools: the exact optimum, as an independent reading of the contract finds it', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, (seed) => expectOptimum(small(seed))),
    { numRuns: 15 },
  )
})

test('groups of one: whoever is exchanged for somebody leaves no empty group behind', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = small(seed, 6)
      pool.rules.size = { min: 1, max: 2 }
      await expectOptimum(pool)
    }),
    { numRuns: 20 },
  )
})

test('recruiting groups with seats: the exact optimum of joining and forming together', async () => {
  let joined = 0
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = small(seed, 8)
      const roll = chance(seed)
      pool.recruitingGroups = samplePool({ people: 80, seed, goals: 2 }).recruitingGroups.map((group, r) => {
        // At an hour and in a frame of somebody, so that there is somebody to join.
        const host = pool.clinicians[Math.floor(roll() * pool.clinicians.length)]!
        const window = host.availability[Math.floor(roll() * host.availability.length)]!
        return {
          ...group,
          id: `r${r}`,
          goal: host.goals[0]!,
          cadence: host.cadences[0]!,
          language: host.languages[0]!,
          where: host.where[0]!,
          slot: { zone: host.zone, weekday: window.weekday, time: window.from },
          minutes: 45,
          openSeats: Math.floor(roll() * 4),
        }
      })
      const [group] = pool.recruitingGroups
      // A conflict with somebody who is in the group already.
      pool.conflicts.push([pool.clinicians[0]!.id, group!.members[0]!.id])
      joined += (await match(pool)).joins.length
      await expectOptimum(pool)
    }),
    { numRuns: 15 },
  )
  expect(joined).toBeGreaterThan(0)
})

/** Zones with quarters of an hour, half hours of summer time, summer time off in Ramadan, rules that changed. */
const TRAPS = [
  'Australia/Eucla',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Vancouver',
  'America/Sao_Paulo',
  'America/Santiago',
  'Pacific/Chatham',
  'Europe/London',
  'America/Denver',
]

/** People of trap zones who can meet about one hour of the week, some of whom lose it when clocks change. */
function trapPool(seed: number): Pool {
  const roll = chance(seed)
  const below = (n: number) => Math.floor(roll() * n)
  const pool = samplePool({ people: 8, seed, goals: 1 })
  const zones = [TRAPS[below(TRAPS.length)]!, TRAPS[below(TRAPS.length)]!, TRAPS[below(TRAPS.length)]!]
  const anchor = Temporal.ZonedDateTime.from('2027-01-10T00:00[UTC]').add({ hours: below(168) })
  const [min, max] = [
    [2, 2],
    [2, 3],
    [3, 3],
    [3, 4],
  ][below(4)]!
  pool.rules = { ...pool.rules, minutes: 60 + 30 * below(2), stepMinutes: roll() < 0.5 ? 15 : 30 }
  pool.rules.size = { min: min!, max: max! }
  pool.rules.start = Temporal.PlainDate.from('2027-01-04')
    .add({ days: below(7) })
    .toString()
  const window = (at: Temporal.ZonedDateTime, hours: number) => ({
    weekday: at.dayOfWeek,
    from: at.toPlainTime().toString().slice(0, 5),
    to: at.add({ hours }).toPlainTime().toString().slice(0, 5),
    preferred: roll() < 0.4,
  })
  for (const c of pool.clinicians) {
    c.zone = zones[below(3)]!
    c.where = ['online']
    c.cadences = ['weekly']
    const from = anchor.withTimeZone(c.zone).subtract({ minutes: 15 * below(7) })
    // One window, or two that overlap or touch; many cross midnight.
    c.availability = [window(from, 2 + below(3))]
    if (roll() < 0.5) c.availability.push(window(from.add({ hours: 1 + below(2) }), 2))
  }
  for (const a of pool.clinicians)
    for (const b of pool.clinicians) if (a.id < b.id && roll() < 0.25) pool.conflicts.push([a.id, b.id])
  pool.recruitingGroups = []
  return pool
}

test('traps in zones, windows, conflicts and sizes: the exact optimum', async () => {
  let placed = 0
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = trapPool(seed)
      placed += optimumOf(pool).placed
      await expectOptimum(pool)
    }),
    { numRuns: 25 },
  )
  expect(placed).toBeGreaterThan(25)
})

/** Whether two people with one window each can meet all year, by the engine and by trying everything. */
async function meet(
  ...people: [zone: string, weekday: number, from: string, to: string][]
): Promise<boolean> {
  const pool = samplePool({ people: people.length, seed: 1, goals: 1 })
  pool.rules.size = { min: people.length, max: people.length }
  pool.rules.stepMinutes = 15
  pool.conflicts = []
  pool.clinicians.forEach((c, i) => {
    const [zone, weekday, from, to] = people[i]!
    const frame = { goals: ['ethics'], cadences: ['weekly'], languages: ['en'], where: ['online'] }
    Object.assign(c, { zone, ...frame, availability: [{ weekday, from, to, preferred: false }] })
  })
  await expectOptimum(pool)
  return (await match(pool)).objective.placed > 0
}

test('a quarter-hour zone meets where the quarter hour allows', async () => {
  // Eucla is 8:45 ahead of UTC all year: 18:00 there is 09:15 UTC, 17:15 in Perth.
  expect(await meet(['Australia/Eucla', 2, '18:00', '19:30'], ['Australia/Perth', 2, '17:15', '18:45'])).toBe(
    true,
  )
  expect(await meet(['Australia/Eucla', 2, '18:00', '19:30'], ['Australia/Perth', 2, '17:30', '19:00'])).toBe(
    false,
  )
})

test('half an hour of summer time asks for half an hour more', async () => {
  // Brisbane has no summer time; Lord Howe moves by half an hour.
  const brisbane = ['Australia/Brisbane', 3, '18:00', '20:00'] as const
  expect(await meet(['Australia/Lord_Howe', 3, '18:30', '20:30'], [...brisbane])).toBe(true)
  expect(
    await meet(['Australia/Lord_Howe', 3, '18:30', '20:00'], ['Australia/Brisbane', 3, '18:00', '19:30']),
  ).toBe(false)
})

test('summer time that pauses in Ramadan takes weeks away', async () => {
  expect(await meet(['Africa/Casablanca', 3, '18:00', '19:30'], ['Africa/Lagos', 3, '18:00', '19:30'])).toBe(
    false,
  )
  expect(await meet(['Africa/Casablanca', 3, '17:00', '19:30'], ['Africa/Lagos', 3, '18:00', '19:30'])).toBe(
    true,
  )
})

test('an hour that does not exist is later that day, and then too late', async () => {
  // On Sunday, 14 March 2027, Denver has no 02:30: that meeting would last until 05:00.
  const night = (weekday: number): [string, number, string, string] => [
    'America/Denver',
    weekday,
    '02:30',
    '04:00',
  ]
  expect(await meet(night(7), night(7))).toBe(false)
  expect(await meet(night(1), night(1))).toBe(true)
})

test('no hard rule is broken, on pools with hours that do not exist and zones in quarters of an hour', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 0, max: 30 }), async (seed, people) => {
      const pool = small(seed, people)
      const plan = await match(pool, { bound: true })
      expect(problemsOf(pool, plan)).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('the same pool gives the same plan', async () => {
  const pool = samplePool({ people: 150, seed: 4, goals: 1 })
  const told = async () => JSON.stringify(await match(structuredClone(pool), { bound: true }))
  expect(await told()).toBe(await told())
})

test('names and order change neither the number placed nor the fit', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = small(seed, 24)
      const named = JSON.parse(JSON.stringify(pool).replaceAll(/"(c\d{5})"/g, '"x$1"')) as Pool
      const roll = chance(seed)
      const order = new Map(named.clinicians.map((c) => [c.id, roll()]))
      named.clinicians.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
      named.conflicts.reverse()
      expect((await match(named)).objective).toEqual((await match(pool)).objective)
    }),
    // A fit of 0.7196875, halfway between two of six decimals: it must not matter in which order it was added up.
    { numRuns: 12, examples: [[1_686_758]] },
  )
})

test('one more free hour never lowers the optimum', async () => {
  await fc.assert(
    fc.asyncProperty(
      seeds,
      fc.integer({ min: 0, max: 17 }),
      fc.integer({ min: 1, max: 7 }),
      async (seed, who, weekday) => {
        const pool = small(seed, 18)
        const before = (await match(pool)).objective
        const richer = structuredClone(pool)
        const { availability } = richer.clinicians[who]!
        // Preferred when others are: a plain hour would not change a share, a first preferred one would.
        const preferred = availability.some((w) => w.preferred)
        availability.push({ weekday, from: '17:00', to: '21:00', preferred })
        const after = (await match(richer)).objective
        expect(after.placed).toBeGreaterThanOrEqual(before.placed)
        if (after.placed === before.placed) expect(after.fit).toBeGreaterThanOrEqual(before.fit)
      },
    ),
    { numRuns: 12 },
  )
})

test('a pool split by language is as good as its parts', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const pool = { ...small(seed, 24), recruitingGroups: [] }
      pool.clinicians.forEach((c, i) => {
        c.languages = [i % 2 ? 'en' : 'es']
      })
      const part = (language: string) =>
        match({ ...pool, clinicians: pool.clinicians.filter((c) => c.languages[0] === language) })
      const whole = (await match(pool)).objective
      const parts = [(await part('en')).objective, (await part('es')).objective]
      const placed = parts.reduce((sum, o) => sum + o.placed, 0)
      expect(whole.placed).toBe(placed)
      const fit = parts.reduce((sum, o) => sum + o.fit * o.placed, 0)
      expect(whole.fit).toBeCloseTo(placed === 0 ? 0 : fit / placed, 5)
    }),
    { numRuns: 10 },
  )
})

test('nobody joins a group whose own members are in conflict, or a group they are in', async () => {
  const pool = samplePool({ people: 1, seed: 1 })
  const [someone] = pool.clinicians
  const group = {
    id: 'r1',
    goal: someone!.goals[0]!,
    cadence: someone!.cadences[0]!,
    language: someone!.languages[0]!,
    where: 'online',
    format: 'balint',
    slot: { zone: someone!.zone, weekday: 2, time: '18:00' },
    minutes: 60,
    openSeats: 2,
    members: ['m1', 'm2'].map((id) => ({
      id,
      orientation: 'cbt',
      years: 5,
      specialties: [],
      backgrounds: [],
    })),
  }
  Object.assign(someone!, {
    where: ['online'],
    availability: [{ weekday: 2, from: '18:00', to: '19:30', preferred: false }],
  })
  pool.recruitingGroups = [group]
  pool.conflicts = []
  expect((await match(pool)).joins.map((j) => j.clinicians)).toEqual([[someone!.id]])
  pool.conflicts = [['m2', 'm1']]
  expect((await match(pool)).joins).toEqual([])
  pool.conflicts = []
  group.members[0]!.id = someone!.id
  expect((await match(pool)).joins).toEqual([])
})

test('an empty pool gives an empty plan', async () => {
  const pool = { ...samplePool({ people: 0, seed: 1 }) }
  expect(await match(pool, { bound: true })).toEqual({
    groups: [],
    joins: [],
    unplaced: [],
    stories: [],
    objective: { placed: 0, fit: 0, bound: 0 },
  })
})

test('a pool in which nobody can be placed gives a plan that says so', async () => {
  const pool = samplePool({ people: 12, seed: 1 })
  for (const c of pool.clinicians) c.availability = c.availability.slice(0, 1)
  pool.rules.size = { min: 9, max: 9 }
  pool.recruitingGroups = []
  const plan = await match(pool, { bound: true })
  expect(problemsOf(pool, plan)).toEqual([])
  expect(plan.objective).toEqual({ placed: 0, fit: 0, bound: 0 })
  expect(plan.unplaced.length).toBe(12)
})

test('a stop at once still gives a valid plan', async () => {
  const pool = samplePool({ people: 200, seed: 2 })
  const plan = await match(pool, { stop: () => true })
  expect(problemsOf(pool, plan)).toEqual([])
})

test('a plan stopped midway is valid and complete', async () => {
  const pool = samplePool({ people: 300, seed: 3, zones: 'world' })
  let asked = 0
  const plan = await match(pool, { stop: () => ++asked > 2000 })
  expect(problemsOf(pool, plan)).toEqual([])
  expect(plan.objective.placed).toBeGreaterThan(0)
})

test('stopped as soon as a bound is known, the plan is that which was filled', async () => {
  const pool = samplePool({ people: 300, seed: 2, zones: 'world', languages: true })
  let annealed = 0
  let bounded = false
  const plan = await match(pool, {
    stop: () => bounded,
    progress: ({ stage, placed }) => {
      if (stage === 'first') annealed = placed
      if (stage === 'bounded') bounded = true
    },
  })
  expect(bounded).toBe(true)
  expect(plan.objective.placed).toBeGreaterThan(annealed)
  expect(problemsOf(pool, plan)).toEqual([])
})

test('a large pool: a valid plan within a hundredth of its bound, the same twice', async () => {
  const pool = samplePool({ people: 720, seed: 4, zones: 'world' })
  const [plan, again] = [await match(pool, { bound: true }), await match(pool, { bound: true })]
  expect(problemsOf(pool, plan)).toEqual([])
  const { placed, bound } = plan.objective
  expect(bound!).toBeGreaterThanOrEqual(placed)
  expect(placed).toBeGreaterThanOrEqual(bound! * 0.99)
  expect(again).toEqual(plan)
})

test('that nobody can be placed of those who are all in conflict is told as proven', async () => {
  const pool = small(1)
  pool.recruitingGroups = []
  pool.conflicts = pool.clinicians.flatMap((a) =>
    pool.clinicians.filter((b) => a.id < b.id).map((b): [string, string] => [a.id, b.id]),
  )
  const told: unknown[] = []
  const progress = ({ stage, placed, bound }: { stage: string; placed: number; bound?: number }) => {
    told.push({ stage, placed, bound })
  }
  await match(pool, { progress })
  expect(told.at(-1)).toEqual({ stage: 'proven', placed: 0, bound: 0 })
})

test('the memory of the solver is given back where what is told of the progress throws', async () => {
  const dispose = vi.spyOn(Placing.prototype, 'dispose')
  const progress = ({ stage }: { stage: string }) => {
    if (stage === 'filled') throw new Error('nobody listens')
  }
  await expect(match(samplePool({ people: 210, seed: 2 }), { progress })).rejects.toThrow('nobody listens')
  expect(dispose).toHaveBeenCalledOnce()
  dispose.mockRestore()
})

test('every reason: no hour, no company, no seat', async () => {
  const pool = samplePool({ people: 3, seed: 1 })
  const [a, b, c] = pool.clinicians
  const meet = {
    zone: 'America/Denver',
    goals: ['ethics'],
    cadences: ['weekly'],
    languages: ['en'],
    where: ['online'],
  }
  const evening = [{ weekday: 2, from: '18:00', to: '20:00', preferred: false }]
  Object.assign(a!, meet, { availability: [{ weekday: 2, from: '18:00', to: '18:45', preferred: false }] })
  Object.assign(b!, meet, { availability: evening })
  Object.assign(c!, meet, { availability: evening })
  pool.rules.size = { min: 2, max: 2 }
  pool.conflicts = [[b!.id, c!.id]]
  const reasons = async () => (await match(pool)).unplaced.map((u) => u.reason)
  expect(await reasons()).toEqual(['no-window', 'no-seat', 'no-seat'])
  c!.goals = ['supervision']
  expect(await reasons()).toEqual(['no-window', 'no-company', 'no-company'])
})

test('whenever it is stopped, the reasons are those that an independent reading of the contract finds', async () => {
  const told = new Set<string>()
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 1, max: 3 }), async (seed, min) => {
      const pool = small(seed, 14)
      pool.rules.size = { min, max: 3 }
      pool.rules.minutes = [60, 90, 150][seed % 3]!
      pool.recruitingGroups = samplePool({ people: 80, seed, goals: 2 }).recruitingGroups
      const reasons = reasonsOf(pool)
      for (const reason of reasons) told.add(reason)
      const before = nobodyPlaced(pool, true)
      expect(before.unplaced.map((u) => u.reason)).toEqual(reasons)
      const plan = await match(pool, { bound: true })
      expect(before.objective.bound).toBeGreaterThanOrEqual(plan.objective.bound!)
      const byId = new Map(pool.clinicians.map((c, i) => [c.id, reasons[i]]))
      for (const { clinician, reason } of plan.unplaced) expect(reason).toBe(byId.get(clinician))
    }),
    { numRuns: 20 },
  )
  expect([...told].sort()).toEqual(['no-company', 'no-seat', 'no-window'])
})

test('meetings of days and weeks: whoever is always free can meet, and nobody else', async () => {
  const pool = samplePool({ people: 3, seed: 1 })
  pool.recruitingGroups = []
  pool.conflicts = []
  pool.rules.size = { min: 2, max: 2 }
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: '00:00',
    to: '24:00',
    preferred: false,
  }))
  const same = { goals: ['ethics'], cadences: ['weekly'], languages: ['en'], where: ['online'] }
  for (const c of pool.clinicians) Object.assign(c, same, { availability: always })
  pool.clinicians[2]!.availability = always.slice(1)
  for (const minutes of [9 * 1440, 30 * 1440, 400 * 1440]) {
    pool.rules.minutes = minutes
    const plan = await match(pool, { bound: true })
    expect(problemsOf(pool, plan)).toEqual([])
    expect(plan.objective.placed).toBe(2)
    expect(plan.unplaced).toEqual([{ clinician: pool.clinicians[2]!.id, reason: 'no-window' }])
  }
})

test('a window between two steps is no window, and its length is not blamed', async () => {
  const pool = samplePool({ people: 1, seed: 1 })
  pool.recruitingGroups = []
  pool.rules = { ...pool.rules, stepMinutes: 60, minutes: 90, weeks: 1 }
  pool.clinicians[0]!.availability = [{ weekday: 2, from: '18:10', to: '20:20', preferred: false }]
  const { unplaced } = await match(pool)
  expect(unplaced.map((u) => u.reason)).toEqual(['no-window'])
  expect(matching.unplaced['no-window']).not.toMatch(/long enough|year/)
})

test('of a group that is joined, only those who join are said to accept its frame', async () => {
  const plan = await match(samplePool({ people: 80, seed: 4, goals: 2 }))
  const joined = plan.stories.filter((story) => story.joined)
  expect(joined).not.toEqual([])
  for (const story of joined)
    for (const line of matching.group(story)) expect(line).not.toMatch(/Everyone (in it|accepts)/)
})

test('a wish for a group of any size is kept', async () => {
  const pool = samplePool({ people: 60, seed: 4 })
  for (const c of pool.clinicians) c.size = { min: 1, max: 65_536 }
  expect(problemsOf(pool, await match(pool))).toEqual([])
})

test('what is told names nobody and nothing of a conflict', async () => {
  const pool = small(7, 40)
  const plan = await match(pool)
  const told = JSON.stringify([
    plan.stories.map(matching.group),
    plan.unplaced.map((u) => matching.unplaced[u.reason]),
  ])
  for (const id of [
    ...pool.clinicians.map((c) => c.id),
    ...pool.recruitingGroups.flatMap((g) => g.members.map((m) => m.id)),
  ]) {
    expect(told).not.toContain(id)
  }
  expect(told).not.toMatch(/conflict/i)
})
