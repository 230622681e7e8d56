import { expect, test, vi } from 'vitest'
import { fitOf } from '#domain/matching/fit'
import type { Candidate } from './candidate.ts'
import { fitting, measureFrom, ordered, rank, toFit } from './listing.ts'
import { sameWhere } from './reads.ts'

const candidate: Candidate = {
  groupId: 'a',
  name: 'A',
  goal: 'ethics',
  cadence: 'monthly',
  language: 'en',
  place: 'online',
  protocol: 'structured-peer',
  weekday: 5,
  startsLocal: '12:00',
  zone: 'America/Chicago',
  minutes: 60,
  seatsMax: 8,
  ring: { families: { psychodynamic: 2 }, taken: 2, open: 6 },
  admission: 'rolling',
}
const person = {
  zone: 'America/Denver',
  availability: [{ weekday: 5, from: '11:00', to: '12:00', preferred: false }],
}

test.each([
  ['weekly', 52],
  ['every-other-week', 26],
  ['monthly', 12],
])('a %s group meets %i times in the year ahead, whenever it is asked', (cadence, meetings) => {
  for (const day of ['2026-11-26', '2027-01-04', '2027-12-31', '2028-02-28']) {
    const measure = measureFrom(Temporal.Instant.from(`${day}T18:00:00Z`), person.zone)
    const [ranked] = rank(person, [{ ...candidate, cadence }], measure)
    expect(ranked!.fit).toMatchObject({ meetings, missed: 0 })
  }
})

test('ranked among others, a group has the fit and the reasons it has alone; never free, it comes last', () => {
  const measure = measureFrom(Temporal.Instant.from('2026-11-26T18:00:00Z'), person.zone)
  const others = ['09:00', '11:30', '12:00'].flatMap((startsLocal) =>
    [60, 90].map((minutes) => ({
      ...candidate,
      groupId: `${startsLocal} ${minutes}`,
      startsLocal,
      minutes,
    })),
  )
  const ranked = rank(person, others, measure)
  for (const one of ranked)
    expect(fitting(person, one, measure).fit).toEqual(fitOf(person, toFit(one.candidate, measure), measure))
  expect(ranked.map((one) => one.candidate.groupId)).toEqual([
    '12:00 60',
    '09:00 60',
    '09:00 90',
    '11:30 60',
    '11:30 90',
    '12:00 90',
  ])
})

test('the order that is kept is the order it would be ranked in, for whoever asks and whatever changes', () => {
  const measure = measureFrom(Temporal.Instant.from('2026-11-26T18:00:00Z'), person.zone)
  const candidates = Array.from({ length: 60 }, (_, at) => ({
    ...candidate,
    groupId: `g${at}`,
    name: `Group ${(at * 7) % 60}`,
    weekday: 1 + (at % 7),
    startsLocal: `${String(8 + (at % 12)).padStart(2, '0')}:00`,
  }))
  const others = [1, 3, 5, 7].map((weekday) => ({
    ...person,
    availability: [{ weekday, from: '07:00', to: '15:00', preferred: weekday > 3 }],
  }))
  const ids = (list: readonly Candidate[]) => list.map((one) => one.groupId)
  for (const one of [...others, person, ...others])
    expect(ids(ordered(one, candidates, measure, sameWhere(one)))).toEqual(
      rank(one, candidates, measure).map((ranked) => ranked.candidate.groupId),
    )
  const nextWeek = measureFrom(Temporal.Instant.from('2026-12-03T18:00:00Z'), person.zone)
  expect(ids(ordered(person, candidates, nextWeek, sameWhere(person)))).toEqual(
    rank(person, candidates, nextWeek).map((ranked) => ranked.candidate.groupId),
  )
})

test('an order outlasts its request under nothing that says when somebody is free or where they come from', () => {
  const told = { ...person, backgrounds: ['kinship'] }
  const key = sameWhere(told)
  expect(key).toBe(sameWhere(structuredClone(told)))
  expect(key).not.toBe(sameWhere(person))
  expect(key).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  // What is kept of a process: no key holds the words.
  const measure = measureFrom(Temporal.Instant.from('2026-11-26T18:00:00Z'), person.zone)
  const keys = vi.spyOn(Map.prototype, 'set')
  ordered(told, [candidate], measure, key)
  const texts = keys.mock.calls.map(([first]) => String(first))
  keys.mockRestore()
  expect(texts).toContain(key)
  expect(texts.filter((text) => /11:00|kinship/.test(text))).toEqual([])
})
