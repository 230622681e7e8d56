/**
 * npm run --silent bench:fit -- [GROUPS]
 *
 * Prints one line of JSON: how long one clinician's fit to so many listed groups takes, ranked as the directory does, in
 * milliseconds of processor time: `first` in a new process that knows no hour yet, `later` the middle of the next 21.
 * The groups are invented, and hardly two meet at the same hour: more work than a network of that size is.
 */

import type { Candidate } from '#domain/directory/candidate'
import { fitting, measureFrom, rank } from '#domain/directory/listing'
import { cadences, families } from '#domain/groups/vocabulary'
import { chance } from '#domain/matching/chance'

const groups = Number(process.argv[2] ?? 5000)
const next = chance(5)
const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)
const zones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/St_Johns', 'Europe/London']
const startsAt = upTo(56).map((quarter) => Temporal.PlainTime.from('07:00').add({ minutes: 15 * quarter }))

const candidates = upTo(groups).map((index): Candidate => {
  const taken = 2 + Math.floor(next() * 5)
  const ring = Object.groupBy(
    upTo(taken).map(() => any(families)),
    (family) => family,
  )
  return {
    groupId: `group-${index}`,
    name: `Group ${index % 997}`,
    goal: 'clinical-consult',
    cadence: any(cadences.filter((cadence) => cadence !== 'dates')),
    language: 'en',
    place: 'online',
    protocol: 'structured-peer',
    weekday: 1 + Math.floor(next() * 7),
    startsLocal: any(startsAt).toString().slice(0, 5),
    zone: any(zones),
    minutes: any([60, 75, 90]),
    seatsMax: 8,
    ring: {
      families: Object.fromEntries(Object.entries(ring).map(([family, seats]) => [family, seats.length])),
      taken,
      open: 8 - taken,
    },
    admission: 'rolling',
  }
})
const clinician = {
  zone: 'America/Denver',
  orientation: 'cbt',
  orientationWish: 'varied' as const,
  years: 6,
  languages: ['en'],
  availability: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '07:30', to: '09:00', preferred: false },
    { weekday, from: '12:00', to: '13:30', preferred: weekday === 5 },
    { weekday, from: '17:30', to: '21:00', preferred: weekday === 4 },
  ]),
}
const now = Temporal.Instant.from('2026-11-26T20:00:00Z')

/** Milliseconds of processor time of one answer: all ranked, ten with their reasons. */
function answer(): number {
  const before = process.cpuUsage()
  const measure = measureFrom(now, clinician.zone)
  const ranked = rank(clinician, candidates, measure)
  for (const one of ranked.slice(0, 10)) fitting(clinician, one, measure)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const first = answer()
const answers = upTo(21).map(answer)
const middle = answers.toSorted((a, b) => a - b)[10]!
const inTenths = (ms: number) => Math.round(ms * 10) / 10
process.stdout.write(`${JSON.stringify({ groups, first: inTenths(first), later: inTenths(middle) })}\n`)
