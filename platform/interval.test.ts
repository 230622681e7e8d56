import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Interval, union, within, without } from './interval.ts'

const minute = 60_000
const interval = fc
  .tuple(fc.integer({ min: -30, max: 130 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, length]) => ({ from: start * minute, to: (start + length) * minute }))
const intervals = fc.array(interval, { maxLength: 8 })
const covers = (list: readonly Interval[], at: number) => list.some((i) => i.from <= at && at < i.to)

test('a moment is in the union, the part within or the part without as in the lists themselves', () => {
  fc.assert(
    fc.property(intervals, intervals, fc.integer({ min: -40, max: 200 }), (some, others, at) => {
      const moment = at * minute
      expect(covers(union(some), moment)).toBe(covers(some, moment))
      expect(covers(within(some, others), moment)).toBe(covers(some, moment) && covers(others, moment))
      expect(covers(without(some, others), moment)).toBe(covers(some, moment) && !covers(others, moment))
    }),
  )
})
