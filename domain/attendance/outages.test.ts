import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outagesBetween } from '#domain/outages/outage'
import { type Interval, union, within, without } from '#platform/interval'
import { bridged, presenceIn } from './presence.ts'

const second = 1000
const from = (a: number, b: number): Interval => ({ from: a * second, to: b * second })
const minute = 60
const meeting = from(0, 90 * minute)
const away = from(30 * minute, 35 * minute)
const counted = (answered: readonly Interval[], outages: readonly Interval[] = [away]) =>
  presenceIn({ meeting, answered, outages, steppedOut: [], ownCases: [] }).minutes

test('between two stretches of life there was an outage', () => {
  expect(outagesBetween([])).toEqual([])
  expect(outagesBetween([from(0, 100)])).toEqual([])
  expect(outagesBetween([from(400, 900), from(0, 100), from(950, 990)])).toEqual([
    from(100, 400),
    from(900, 950),
  ])
})

const until = (to: number) => from(0, to)
const since = (start: number) => from(start, 90 * minute)
test.each([
  ['who answered until it began and from its end on', [until(1795), since(2105)], 90],
  ['who was back after a minute', [until(1800), since(2160)], 90],
  [
    'who had not left when it began, on another device then',
    [until(1775), from(1700, 1785), since(2110)],
    90,
  ],
  ['who answered once more after the last sign of life', [until(1808), since(2105)], 90],
  ['who had left before it', [until(1200), since(2105)], 75],
  ['who came back ten minutes later', [until(1800), since(2700)], 75],
  ['who never came back', [until(1800)], 30],
  ['who came only after it', [since(2105)], 55],
  ['who was never there', [], 0],
])('%s', (_, answered, minutes) => {
  expect(counted(answered)).toBe(minutes)
})

test('a server that starts twice in a row was away once', () => {
  const twice = [from(1800, 2100), from(2110, 2400)]
  expect(counted([until(1795), since(2405)], twice)).toBe(90)
  // Somebody who was back in between is not taken for away either.
  expect(counted([until(1795), from(2103, 2108), since(2405)], twice)).toBe(90)
})

const stretch = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 90 * minute }), fc.integer({ min: 1, max: most }))
    .map(([start, length]) => from(start, start + length))
const anyAnswers = fc.array(stretch(1800), { maxLength: 8 })
const anyOutages = fc.array(stretch(600), { maxLength: 3 }).map(union)

describe('whatever answered and whenever the server was away', () => {
  test('nothing is taken away, and nothing is added but near an outage', () => {
    fc.assert(
      fc.property(anyAnswers, anyOutages, (answered, outages) => {
        const after = union(bridged(answered, outages))
        expect(without(answered, after)).toEqual([])
        expect(bridged(answered, [])).toEqual(answered)
        // Thirty seconds before it, a minute after it, and the minute between two.
        const near = outages.map((one) => ({ from: one.from - 30 * second, to: one.to + 60 * second }))
        expect(without(without(after, answered), near)).toEqual([])
      }),
    )
  })

  test('who answered whenever they could was there all along', () => {
    fc.assert(
      fc.property(anyOutages, (outages) => {
        const inside = within(outages, [from(1, 90 * minute - 1)])
        const answered = without([meeting], inside)
        expect(presenceIn({ meeting, answered, outages: inside, steppedOut: [], ownCases: [] }).minutes).toBe(
          90,
        )
      }),
    )
  })

  test('who stepped out, and was away then as asked, looks like who stayed', () => {
    fc.assert(
      fc.property(anyOutages, stretch(2400), (outages, out) => {
        const inside = within(outages, [from(1, 90 * minute - 1)])
        const steppedOut = within([out], [meeting])
        const stayed = without([meeting], inside)
        const left = without(stayed, steppedOut)
        fc.pre(left.length > 0)
        const told = (answered: readonly Interval[], of: readonly Interval[]) =>
          presenceIn({ meeting, answered, outages: inside, steppedOut: of, ownCases: [] })
        const { minutes, firstAt, lastAt } = told(left, steppedOut)
        const there = told(stayed, [])
        expect({ minutes, firstAt, lastAt }).toEqual({
          minutes: there.minutes,
          firstAt: there.firstAt,
          lastAt: there.lastAt,
        })
      }),
    )
  })
})
