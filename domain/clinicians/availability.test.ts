import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsInWeek, cellsOf, tidyWeek, Week, type Window, weekOf } from './availability.ts'

const quarter = (number: number) =>
  `${String(Math.floor(number / 4)).padStart(2, '0')}:${String((number % 4) * 15).padStart(2, '0')}`
const window: fc.Arbitrary<Window> = fc
  .tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.integer({ min: 0, max: 95 }),
    fc.integer({ min: 1, max: 96 }),
    fc.boolean(),
  )
  .map(([weekday, from, length, preferred]) => ({
    weekday,
    from: quarter(from),
    to: quarter(Math.min(96, from + length)),
    preferred,
  }))
const week = fc.array(window, { maxLength: 12 })

test('what was painted is what comes back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: cellsInWeek - 1 })), (cells) => {
      expect([...cellsOf(weekOf(cells))].toSorted((a, b) => a - b)).toEqual(cells.toSorted((a, b) => a - b))
    }),
  )
})

test('tidying keeps the free time, is itself tidy, and passes the shape', () => {
  fc.assert(
    fc.property(week, (windows) => {
      const tidy = tidyWeek(windows)
      expect(cellsOf(tidy)).toEqual(cellsOf(windows))
      expect(tidyWeek(tidy)).toEqual(tidy)
      expect(Week.safeParse(tidy).success).toBe(true)
    }),
  )
})

test('touching windows become one, others stay', () => {
  const windows = [
    { weekday: 2, from: '19:00', to: '20:00', preferred: false },
    { weekday: 2, from: '18:00', to: '19:00', preferred: false },
    { weekday: 3, from: '18:00', to: '24:00', preferred: false },
  ]
  expect(tidyWeek(windows)).toEqual([
    { weekday: 2, from: '18:00', to: '20:00', preferred: false },
    { weekday: 3, from: '18:00', to: '24:00', preferred: false },
  ])
})

test.each([
  { weekday: 8, from: '10:00', to: '11:00' },
  { weekday: 1, from: '11:00', to: '11:00' },
  { weekday: 1, from: '10:05', to: '11:00' },
])('%j is refused', (bad) => expect(Week.safeParse([bad]).success).toBe(false))
