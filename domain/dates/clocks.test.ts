import { expect, test } from 'vitest'
import { occurrences, type Series } from '#domain/series/series'
import { localTimes, shiftsAhead } from './clocks.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const nthThursdays: Series = {
  pattern: { cadence: 'monthly', weekday: 4, nths: [2, 4] },
  startsLocal: Temporal.PlainTime.from('18:30'),
  zone: 'America/New_York',
  minutes: 90,
  from: day('2026-10-01'),
}

test('the table of members’ local times holds through every clock change', () => {
  const seen = occurrences(nthThursdays, day('2026-10-01'), day('2027-04-30')).map(({ startsAt }) =>
    localTimes(startsAt, 'America/New_York', [
      'America/New_York',
      'America/Phoenix',
      'Europe/London',
      'Australia/Sydney',
    ]).map(({ local }) => local.toString({ smallestUnit: 'minute' })),
  )
  for (const row of [
    ['2026-10-08T18:30', '2026-10-08T15:30', '2026-10-08T23:30', '2026-10-09T09:30'],
    ['2026-11-12T18:30', '2026-11-12T16:30', '2026-11-12T23:30', '2026-11-13T10:30'],
    ['2027-03-11T18:30', '2027-03-11T16:30', '2027-03-11T23:30', '2027-03-12T10:30'],
    ['2027-03-25T18:30', '2027-03-25T15:30', '2027-03-25T22:30', '2027-03-26T09:30'],
    ['2027-04-08T18:30', '2027-04-08T15:30', '2027-04-08T23:30', '2027-04-09T08:30'],
  ]) {
    expect(seen).toContainEqual(row)
  }
})

test('who shifts, when and by how much is told before it bites', () => {
  const starts = occurrences(nthThursdays, day('2027-02-01'), day('2027-05-01')).map((o) => o.startsAt)
  const told = (zone: string) =>
    shiftsAhead(starts, 'America/New_York', zone).map((s) => [
      s.startsAt.toZonedDateTimeISO('America/New_York').toPlainDate().toString(),
      s.minutes,
      s.meetings,
    ])
  expect(told('America/New_York')).toEqual([])
  expect(told('America/Phoenix')).toEqual([['2027-03-25', -60, 3]])
  expect(told('Europe/London')).toEqual([
    ['2027-03-25', -60, 1],
    ['2027-04-08', 60, 2],
  ])
  expect(told('Australia/Sydney')).toEqual([
    ['2027-03-25', -60, 1],
    ['2027-04-08', -60, 2],
  ])
})
