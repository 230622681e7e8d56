import { expect, test } from 'vitest'
import {
  formatDay,
  formatDayAhead,
  formatDistance,
  formatHour,
  formatMeetingTime,
  formatPlainDate,
  formatTimeRange,
  formatWallTime,
  formatWeekday,
  justBefore,
} from './formats.ts'

const evening = '2026-12-03T23:30:00Z'

test('a meeting names its day, time and zone as the reader lives it', () => {
  expect(formatMeetingTime(evening, 'America/New_York', 'en-US')).toBe(
    'Thursday, December 3, 6:30 PM Eastern Time',
  )
  expect(formatMeetingTime(evening, 'Asia/Tokyo', 'en-GB')).toBe(
    'Friday 4 December, 8:30 Japan Standard Time',
  )
})
test('a range says AM or PM once', () => {
  expect(formatTimeRange(evening, '2026-12-04T01:00:00Z', 'America/New_York', 'en-US')).toBe('6:30 – 8:00 PM')
})
test('a day is the same day in every zone', () => {
  expect(formatPlainDate('2027-03-31', 'en-US')).toBe('March 31, 2027')
})
test('hours, weekdays and wall times without a date', () => {
  expect(formatHour(18, 'en-US')).toBe('6 PM')
  expect(formatWeekday(1, 'en-US')).toBe('Monday')
  expect(formatWeekday(7, 'en-US', 'short')).toBe('Sun')
  expect(formatWallTime('18:30', 'en-US')).toBe('6:30 PM')
})
test.each([
  ['2026-12-04T00:05:00Z', 'in 35 minutes'],
  ['2026-12-03T23:25:00Z', '5 minutes ago'],
  ['2026-12-04T23:30:00Z', 'tomorrow'],
  ['2026-12-31T23:30:00Z', 'in 4 weeks'],
  ['2027-03-31T23:30:00Z', 'in 4 months'],
])('%s is %s', (instant, words) => expect(formatDistance(instant, evening, 'UTC', 'en-US')).toBe(words))
test('from a day on, days are those of the calendar where the reader is', () => {
  const monday = '2026-12-08T03:30:00Z' // Monday, 8:30 PM in Denver
  const far = (instant: string, zone = 'America/Denver') => formatDistance(instant, monday, zone, 'en-US')
  expect(far('2026-12-09T15:00:00Z')).toBe('in 2 days') // Wednesday, 8 AM
  expect(far('2026-12-09T15:00:00Z', 'Asia/Tokyo')).toBe('in 2 days')
  expect(far('2026-12-09T06:30:00Z')).toBe('tomorrow')
  expect(far('2026-12-05T18:00:00Z')).toBe('2 days ago')
  // The night the clocks go back has 25 hours: 24 hours on it may still be the same day.
  expect(formatDistance('2026-11-02T06:30:00Z', '2026-11-01T06:30:00Z', 'America/Denver', 'en-US')).toBe(
    'tomorrow',
  )
})

test('what closes at midnight is open until the day before, on the clock it closes by', () => {
  const end = '2026-12-20T05:00:00Z' // midnight in New York
  expect(formatDay(justBefore(end), 'America/New_York', 'en-US')).toBe('Saturday, December 19')
})

test('a day ahead says its year where that is another one, by the clock of its zone', () => {
  const day = (at: string, zone = 'America/New_York') => formatDayAhead(at, evening, zone, 'en-US')
  expect(day('2026-12-31T23:30:00Z')).toBe('Thursday, December 31')
  expect(day('2027-01-01T03:00:00Z')).toBe('Thursday, December 31')
  expect(day('2027-01-01T03:00:00Z', 'Europe/London')).toBe('Friday, January 1, 2027')
})
