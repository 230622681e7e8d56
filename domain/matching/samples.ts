/**
 * Invented pools of any size, the same for the same seed: for measuring and for tests.
 * All people are made of chance; nothing in here is anybody.
 */

import { chance } from './chance.ts'
import type { Pool } from './pool.ts'

export type Sample = {
  people: number
  seed: number
  /** Where people live: one country with few zones, or everywhere with half hours and southern seasons. */
  zones?: 'us' | 'world'
  goals?: number
  languages?: boolean
  minSize?: number
  maxSize?: number
}

const US: [string, number][] = [
  ['America/New_York', 29],
  ['America/Chicago', 20],
  ['America/Los_Angeles', 15],
  ['America/Denver', 12],
  ['America/Toronto', 8],
  ['America/Phoenix', 6],
  ['America/Indiana/Indianapolis', 5],
  ['Pacific/Honolulu', 3],
  ['America/Anchorage', 2],
]
const WORLD: [string, number][] = [
  ...US,
  ['Europe/London', 12],
  ['Europe/Berlin', 10],
  ['Asia/Kolkata', 8],
  ['Asia/Kathmandu', 3],
  ['Australia/Sydney', 6],
  ['Australia/Lord_Howe', 1],
  ['Australia/Adelaide', 4],
  ['America/St_Johns', 3],
  ['America/Santiago', 4],
  ['America/Vancouver', 5],
  ['Pacific/Chatham', 1],
  ['Africa/Cairo', 3],
  ['Africa/Casablanca', 2],
  ['Asia/Gaza', 1],
]
const GOALS: [string, number][] = [
  ['clinical-consult', 64],
  ['emotional-support', 18],
  ['professional-development', 17],
  ['credit-hours', 16],
  ['supervision', 9],
  ['ethics', 7],
]
const FAMILIES: [string, number][] = [
  ['cbt', 25],
  ['psychodynamic', 18],
  ['trauma', 17],
  ['integrative', 15],
  ['humanistic', 11],
  ['systemic', 11],
  ['expressive', 3],
]
const FORMATS: [string, number][] = [
  ['structured-peer', 37],
  ['balint', 24],
  ['open-consult', 22],
  ['reflecting-team', 18],
  ['emdr-consult', 14],
  ['incident-method', 11],
]
const SPECIALTIES =
  'adhd adolescents anxiety autism bipolar chronic-pain complex-trauma couples depression dissociation eating-disorders grief ocd older-adults perinatal personality-disorders psychosis ptsd substance-use suicide-risk'.split(
    ' ',
  )
const BACKGROUNDS = 'bilingual disability faith first-generation immigrant lgbtq parent rural veteran'.split(
  ' ',
)

/** A pool in which about four of five people can be placed. */
export function samplePool(sample: Sample): Pool {
  const roll = chance(sample.seed)
  const zones = sample.zones === 'world' ? WORLD : US
  const goals = GOALS.slice(0, sample.goals ?? GOALS.length)
  const one = (list: [string, number][]) => pick(roll, list)
  const some = (list: string[], least: number, most: number) => {
    const found = new Set<string>()
    const count = least + Math.floor(roll() * (most - least + 1))
    while (found.size < count) found.add(list[Math.floor(roll() * list.length)]!)
    return [...found]
  }
  const places = Array.from({ length: Math.min(12, Math.ceil(sample.people / 60)) }, (_, i) => ({
    id: `place-${i + 1}`,
    zone: one(zones),
  }))
  const clinicians: Pool['clinicians'] = Array.from({ length: sample.people }, (_, i) => {
    const zone = one(zones)
    const near = places.filter((p) => p.zone === zone)
    const languages = roll() < 0.97 || !sample.languages ? ['en'] : []
    if (sample.languages && (languages.length === 0 || roll() < 0.1))
      languages.push(
        one([
          ['es', 6],
          ['fr', 2],
          ['de', 1],
        ]),
      )
    const online = near.length === 0 || roll() < 0.93
    const where = [
      ...(online ? ['online'] : []),
      ...(near.length > 0 && (!online || roll() < 0.25) ? [near[Math.floor(roll() * near.length)]!.id] : []),
    ]
    return {
      id: `c${String(i + 1).padStart(5, '0')}`,
      zone,
      availability: windows(roll),
      goals: [...new Set([one(goals), ...(roll() < 0.35 ? [one(goals)] : [])])],
      cadences:
        roll() < 0.43 ? ['weekly', 'every-other-week'] : [roll() < 0.7 ? 'every-other-week' : 'weekly'],
      languages,
      where,
      formats: roll() < 0.3 ? [] : [...new Set([one(FORMATS), one(FORMATS)])],
      orientation: one(FAMILIES),
      orientationWish: orientationWish(roll),
      years: Math.floor(roll() ** 1.4 * 30),
      specialties: some(SPECIALTIES, 1, 4),
      backgrounds: roll() < 0.65 ? [] : some(BACKGROUNDS, 1, 2),
      seeks: {
        specialties: roll() < 0.3 ? [] : some(SPECIALTIES, 1, 3),
        backgrounds: roll() < 0.8 ? [] : some(BACKGROUNDS, 1, 1),
      },
      size: roll() < 0.5 ? undefined : sizeWish(roll),
    }
  })
  const anyone = () => clinicians[Math.floor(roll() * clinicians.length)]!.id
  const conflicts: [string, string][] = Array.from({ length: Math.floor(sample.people * 0.75) }, () => [
    anyone(),
    anyone(),
  ])
  return {
    round: `sample-${sample.people}`,
    seed: sample.seed,
    rules: {
      start: '2027-01-04',
      weeks: 53,
      minutes: 90,
      stepMinutes: 30,
      size: { min: sample.minSize ?? 5, max: sample.maxSize ?? 8 },
      seniorYears: 10,
      earlyYears: 3,
    },
    places,
    clinicians,
    conflicts,
    recruitingGroups: Array.from({ length: Math.floor(sample.people / 40) }, (_, r) => {
      const zone = one(zones)
      return {
        id: `r${r + 1}`,
        goal: one(goals),
        cadence: roll() < 0.5 ? 'weekly' : 'every-other-week',
        language: 'en',
        where: 'online',
        format: one(FORMATS),
        slot: { zone, weekday: 1 + Math.floor(roll() * 5), time: wall(evening(roll)) },
        minutes: roll() < 0.3 ? 60 : 90,
        openSeats: 1 + Math.floor(roll() * 3),
        members: Array.from({ length: 3 + Math.floor(roll() * 4) }, (_, m) => ({
          id: `m${r + 1}-${m + 1}`,
          orientation: one(FAMILIES),
          years: Math.floor(roll() * 30),
          specialties: some(SPECIALTIES, 0, 2),
          backgrounds: [],
        })),
      }
    }),
  }
}

type Roll = () => number

function pick(roll: Roll, list: [string, number][]): string {
  let left = roll() * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    left -= weight
    if (left < 0) return value
  }
  return list[0]![0]
}

/** Minutes after midnight in steps of a quarter hour, mostly early evening or midday. */
function evening(roll: Roll): number {
  return hourOfDay(roll) * 60 + 30 * Math.floor(roll() * 5)
}

function hourOfDay(roll: Roll): number {
  if (roll() < 0.7) return 17
  return roll() < 0.6 ? 11 : 7
}

function orientationWish(roll: Roll): 'varied' | 'any' | 'same' {
  if (roll() < 0.45) return 'varied'
  return roll() < 0.65 ? 'any' : 'same'
}

function wall(minute: number): string {
  const m = minute % 1440
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
}

function windows(roll: Roll): Pool['clinicians'][number]['availability'] {
  const count = 1 + Math.floor(roll() * 5)
  return Array.from({ length: count }, () => {
    const late = roll() < 0.03
    const from = late ? 22 * 60 + 30 : evening(roll) + (roll() < 0.15 ? 15 : 0)
    const length = 60 + 30 * Math.floor(roll() * 6)
    const to = from + length === 1440 ? '24:00' : wall(from + length)
    return {
      weekday: roll() < 0.94 ? 1 + Math.floor(roll() * 5) : 6 + Math.floor(roll() * 2),
      from: wall(from),
      to,
      preferred: roll() < 0.35,
    }
  })
}

function sizeWish(roll: Roll): { min: number; max: number } {
  const min = 4 + Math.floor(roll() * 4)
  return { min, max: min + Math.floor(roll() * 3) }
}
