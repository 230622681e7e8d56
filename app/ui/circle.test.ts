import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dashes, pointsAround, seatRadius } from './circle.ts'

const center = { x: 50, y: 50 }
const apart = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

test('the first seat is on top, the next ones follow clockwise', () => {
  expect(pointsAround(4, 40, center)).toEqual([
    { x: 50, y: 10 },
    { x: 90, y: 50 },
    { x: 50, y: 90 },
    { x: 10, y: 50 },
  ])
})
test('any number of seats: all on the circle, none touches its neighbor', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), (count) => {
      const points = pointsAround(count, 40, center)
      const r = seatRadius(count, 40, 12)
      for (const [at, point] of points.entries()) {
        expect(Math.abs(apart(point, center) - 40)).toBeLessThan(0.02)
        expect(apart(point, points[(at + 1) % count]!)).toBeGreaterThan(2 * r)
      }
    }),
  )
})
test('a dial never draws less than nothing or more than all', () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (share) => {
      const [drawn, left] = dashes(share, 38).split(' ').map(Number)
      expect(drawn).toBeGreaterThanOrEqual(0)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(drawn! + left!).toBeCloseTo(2 * Math.PI * 38, 1)
    }),
  )
})
