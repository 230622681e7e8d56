import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goesOn } from '#domain/presence/answer'
import { type Interval, minutesIn, within } from '#platform/interval'
import { presenceIn } from './presence.ts'

const minute = 60_000
const from = (a: number, b: number): Interval => ({ from: a * minute, to: b * minute })
const evening = { meeting: from(0, 90), steppedOut: [], ownCases: [], outages: [] }

test.each([
  ['one device', [from(0, 90)], 90],
  ['two devices at once count once', [from(0, 60), from(30, 90)], 90],
  ['early and late are clipped to the meeting', [from(-20, 100)], 90],
  ['away in between', [from(0, 30), from(40, 90)], 80],
  ['never there', [], 0],
])('%s', (_, answered, minutes) => {
  expect(presenceIn({ ...evening, answered }).minutes).toBe(minutes)
})

test('minutes while stepped out are told apart from what counts, own phases are told apart', () => {
  const told = { answered: [from(0, 90)], steppedOut: [from(8, 46)], ownCases: [from(46, 85)] }
  expect(presenceIn({ ...evening, ...told })).toEqual({
    minutes: 90,
    outMinutes: 38,
    presentingMinutes: 39,
    firstAt: 0,
    lastAt: 90 * minute,
  })
})

test.each([
  ['went on answering', [from(0, 90)], 38],
  ['were silent while out, as asked', [from(0, 8), from(46, 90)], 38],
  ['never came', [], 0],
])('who stepped out and %s looks like anyone who was there, or not', (_, answered, outMinutes) => {
  const seen = { ...evening, answered }
  const { minutes, firstAt, lastAt } = presenceIn({ ...seen, steppedOut: [from(8, 46)] })
  const stayed = answered.length > 0 ? [from(0, 90)] : []
  expect({ minutes, firstAt, lastAt }).toEqual({
    minutes: presenceIn({ ...evening, answered: stayed }).minutes,
    firstAt: stayed[0]?.from,
    lastAt: stayed[0]?.to,
  })
  expect(presenceIn({ ...seen, steppedOut: [from(8, 46)] }).outMinutes).toBe(outMinutes)
})

test('thirty seconds of silence go on, one more second is another stretch', () => {
  expect([goesOn(0, 30_000), goesOn(0, 31_000)]).toEqual([true, false])
})

const interval = fc
  .tuple(fc.integer({ min: -30, max: 130 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, length]) => from(start, start + length))
const intervals = fc.array(interval, { maxLength: 8 })

test('more devices never lessen presence, order and repetition change nothing, nobody exceeds the meeting', () => {
  fc.assert(
    fc.property(intervals, intervals, intervals, intervals, (answered, more, steppedOut, ownCases) => {
      const told = { meeting: from(0, 90), steppedOut, ownCases, outages: [] }
      const one = presenceIn({ ...told, answered })
      const both = presenceIn({ ...told, answered: [...answered, ...more] })
      expect(both.minutes).toBeGreaterThanOrEqual(one.minutes)
      expect(both).toEqual(presenceIn({ ...told, answered: [...more, ...answered, ...more].toReversed() }))
      expect(both.minutes).toBeLessThanOrEqual(90)
      expect(both.outMinutes).toBeGreaterThanOrEqual(0)
      expect(both.presentingMinutes).toBeLessThanOrEqual(both.minutes)
      const out = minutesIn(within(steppedOut, [from(0, 90)]))
      expect(both.minutes - both.outMinutes).toBeLessThanOrEqual(90 - out)
    }),
  )
})
