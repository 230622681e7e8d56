import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAt, cellsInWeek, cellsOfRuns, hourBox, movedBy, painted, runsOf, shownHalves } from './week.ts'

const cells = fc.uniqueArray(fc.integer({ min: 0, max: cellsInWeek - 1 }))
const inOrder = (list: Iterable<number>) => [...list].sort((a, b) => a - b)

test('what is posted is what was painted', () => {
  fc.assert(
    fc.property(cells, (list) => {
      expect(cellsOfRuns(runsOf(list))).toEqual(inOrder(list))
    }),
  )
})
test('runs end with the day', () => {
  expect(runsOf([46, 47, 48, 49])).toEqual(['46-47', '48-49'])
})
test('nonsense is left out, however it is written', () => {
  expect(cellsOfRuns(['', 'x', '5', '334-999', '-3', '7-6', '1e3'])).toEqual([5, 334, 335])
})
test('painting a rectangle and clearing it again leaves the rest as it was', () => {
  const cell = fc.integer({ min: 0, max: cellsInWeek - 1 })
  fc.assert(
    fc.property(cells, cell, cell, (list, from, to) => {
      const before = new Set(list)
      const area = painted(new Set(), from, to, true)
      expect(area.has(from) && area.has(to)).toBe(true)
      const cleared = painted(painted(before, from, to, true), from, to, false)
      expect(inOrder(cleared)).toEqual(inOrder(list.filter((one) => !area.has(one))))
    }),
  )
})
test('without JavaScript an hour is one box, and a painted half hour stays a half', () => {
  expect(hourBox(new Set(), 2, 18)).toEqual({ run: '84-85', isOn: false })
  expect(hourBox(new Set([84, 85]), 2, 18)).toEqual({ run: '84-85', isOn: true })
  expect(hourBox(new Set([85]), 2, 18)).toEqual({ run: '85', isOn: true })
})
test('every painted hour is within the hours shown', () => {
  fc.assert(
    fc.property(cells, (list) => {
      const [first, end] = shownHalves(list)
      expect(list.every((cell) => cell % 48 >= first && cell % 48 < end)).toBe(true)
      expect((first % 2) + (end % 2)).toBe(0)
    }),
  )
})
test('arrows move within the shown hours and stop at the edges', () => {
  const monday7 = cellAt(1, 14)
  expect(movedBy('ArrowLeft', monday7, 14, 44)).toBe(monday7)
  expect(movedBy('ArrowUp', monday7, 14, 44)).toBe(monday7)
  expect(movedBy('ArrowDown', monday7, 14, 44)).toBe(monday7 + 1)
  expect(movedBy('ArrowRight', monday7, 14, 44)).toBe(cellAt(2, 14))
  expect(movedBy('End', monday7, 14, 44)).toBe(cellAt(1, 43))
  expect(movedBy('a', monday7, 14, 44)).toBeUndefined()
})
