import { expect, test } from 'vitest'
import { nextHour } from './hour.ts'

const thursday = { weekday: 4, startsLocal: '18:30', zone: 'America/New_York' }
const next = (hour: Parameters<typeof nextHour>[0], now: string) =>
  nextHour(hour, Temporal.Instant.from(now))?.toString()

test('the coming Thursday evening, as New York keeps it', () => {
  expect(next(thursday, '2026-11-30T12:00:00Z')).toBe('2026-12-03T23:30:00Z')
})
test('on the day itself until it begins, then a week later', () => {
  expect(next(thursday, '2026-12-03T23:29:00Z')).toBe('2026-12-03T23:30:00Z')
  expect(next(thursday, '2026-12-03T23:30:00Z')).toBe('2026-12-10T23:30:00Z')
})
test('the wall time stays over a clock change', () => {
  expect(next(thursday, '2026-10-30T12:00:00Z')).toBe('2026-11-05T23:30:00Z')
  expect(next(thursday, '2026-10-28T12:00:00Z')).toBe('2026-10-29T22:30:00Z')
})
test('no hour, no instant', () => {
  expect(next({ ...thursday, weekday: null }, '2026-11-30T12:00:00Z')).toBeUndefined()
})
