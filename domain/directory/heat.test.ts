import { expect, test } from 'vitest'
import type { Candidate } from './candidate.ts'
import { heatOf } from './heat.ts'
import { hoursFor } from './listing.ts'

// Thursday 6:30 PM in New York, half past midnight in Berlin on Friday.
const charter = { weekday: 4, startsLocal: '18:30', zone: 'America/New_York' } as Candidate
const now = Temporal.Instant.from('2026-11-30T12:00:00Z')
const thursdayIn = (zone: string) => hoursFor([charter], zone, now)[0]!
const at = (rows: ReturnType<typeof heatOf>, hour: number, weekday: number) =>
  rows.find((row) => row.hour === hour)!.blocks[weekday - 1]!

test('a group counts in the block it begins in, by the reader’s own clock', () => {
  expect(
    at(heatOf([thursdayIn('America/New_York'), thursdayIn('America/New_York')], new Set()), 18, 4).groups,
  ).toBe(2)
  expect(at(heatOf([thursdayIn('America/Los_Angeles')], new Set()), 14, 4).groups).toBe(1)
  expect(at(heatOf([thursdayIn('Asia/Tokyo')], new Set()), 8, 5).groups).toBe(1)
})
test('what begins very early or late stays in the picture', () => {
  expect(at(heatOf([thursdayIn('Europe/Berlin')], new Set()), 6, 5).groups).toBe(1)
  expect(at(heatOf([thursdayIn('Etc/UTC')], new Set()), 20, 4).groups).toBe(1)
})
test('free where one of its half hours is', () => {
  const rows = heatOf([], new Set([3 * 48 + 39]))
  expect(at(rows, 18, 4).isFree).toBe(true)
  expect(rows.flatMap((row) => row.blocks).filter((block) => block.isFree)).toHaveLength(1)
})
test('an hour is looked up again when it has passed, or for a time before', () => {
  const late = { weekday: 7, startsLocal: '23:30', zone: 'Europe/Berlin' } as Candidate
  const summer = Temporal.Instant.from('2026-10-17T12:00:00Z')
  const inUtc = (at: Temporal.Instant) => hoursFor([late], 'Etc/UTC', at)
  expect(inUtc(summer)).toMatchObject([{ weekday: 7, hour: 21 }])
  expect(inUtc(summer.add({ hours: 24 * 7 }))).toMatchObject([{ weekday: 7, hour: 22 }])
  expect(inUtc(summer)).toMatchObject([{ weekday: 7, hour: 21 }])
})

test('hours of a list that is asked about again are as of now, on each reader’s clock', () => {
  const list = [charter, { ...charter, weekday: null }, { ...charter, weekday: 7, startsLocal: '23:30' }]
  for (const days of [0, 1, 3, 4, 120, 2])
    for (const zone of ['America/New_York', 'Europe/Berlin', 'America/New_York']) {
      const at = now.add({ hours: 24 * days })
      const alone = list.flatMap((one) => hoursFor([one], zone, at))
      expect(hoursFor(list, zone, at)).toEqual(alone)
    }
})
