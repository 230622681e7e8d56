/** Invented pools in which nearly all are free at the same hours: the hardest to prove. */
import { chance } from './chance.ts'
import type { Pool } from './pool.ts'
import { type Sample, samplePool } from './samples.ts'

/** A sample in which nearly everybody is free at the same three evening hours; `conflicts`: between so many of all pairs. */
export function crowdedPool({ conflicts, ...sample }: Sample & { conflicts?: number }): Pool {
  const pool = samplePool(sample)
  const roll = chance(sample.seed + 900)
  for (const c of pool.clinicians) {
    const evenings = [2, 3, 4].filter(() => roll() < 0.95)
    c.zone = 'America/Denver'
    c.where = ['online']
    c.availability = evenings.map((weekday) => ({
      weekday,
      from: '18:00',
      to: roll() < 0.5 ? '19:30' : '20:30',
      preferred: roll() < 0.35,
    }))
    if (evenings.length === 0) c.availability = [{ weekday: 2, from: '18:00', to: '19:30', preferred: false }]
    if (!c.cadences.includes('every-other-week')) c.cadences.push('every-other-week')
  }
  pool.recruitingGroups = []
  if (conflicts)
    pool.conflicts = pool.clinicians.flatMap((a, i) =>
      pool.clinicians
        .slice(i + 1)
        .filter(() => roll() < conflicts)
        .map((b): [string, string] => [a.id, b.id]),
    )
  return pool
}

/** Eight crowded pools of 60 to 100 people, half of them with conflicts between 30 % of all pairs. */
export function crowdedPools(): Pool[] {
  const sizes = [
    [60, 1],
    [80, 1],
    [100, 1],
    [100, 3],
  ] as const
  return sizes.flatMap(([people, goals], i) =>
    [0, 0.3].map((conflicts, k) => crowdedPool({ people, goals, conflicts, seed: 101 + 2 * i + k })),
  )
}

/**
 * Nine people free at the same hours, conflicts between 30 % of all pairs; each third pool half of all pairs and groups of just
 * three, every other one with recruiting groups.
 */
export function smallCrowd(seed: number): Pool {
  const isTight = seed % 3 === 0
  const pool = crowdedPool({
    people: 9,
    seed,
    goals: 1,
    minSize: isTight ? 3 : 2,
    maxSize: 3,
    conflicts: isTight ? 0.5 : 0.3,
  })
  if (seed % 2)
    pool.recruitingGroups = samplePool({ people: 80, seed, goals: 1 }).recruitingGroups.map((group, r) => ({
      ...group,
      cadence: 'every-other-week',
      slot: { zone: 'America/Denver', weekday: 2 + r, time: '18:00' },
      minutes: 60,
      openSeats: 2,
    }))
  return pool
}
