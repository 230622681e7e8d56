import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Window, Window as WindowShape } from './pool.ts'
import { countFree, freeTime, secondOf, slotStarts, withoutLikeWeeks, yearFrom } from './year.ts'

const zones = [
  'America/Denver',
  'America/Phoenix',
  'America/Vancouver',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/St_Johns',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'America/Nuuk',
  'Pacific/Apia',
  'Antarctica/Troll',
  'Europe/London',
]
const start = Temporal.PlainDate.from('2027-01-04')
const window = (weekday: number, from: string, to: string): Window => WindowShape.parse({ weekday, from, to })
const time = fc.integer({ min: 0, max: 95 }).map((q) =>
  Temporal.PlainTime.from({ hour: q >> 2, minute: (q & 3) * 15 })
    .toString()
    .slice(0, 5),
)

test('a slot falls where Temporal says, in every zone, in every week', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 7 }),
      time,
      fc.integer({ min: 0, max: 6 }),
      (zone, weekday, at, shift) => {
        const from = start.add({ days: shift })
        const year = yearFrom(from, 53)
        const first = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
        const expected = Array.from({ length: 53 }, (_, week) =>
          first
            .add({ weeks: week })
            .toPlainDateTime(Temporal.PlainTime.from(at))
            .toZonedDateTime(zone, { disambiguation: 'compatible' })
            .toInstant(),
        )
        expect([...slotStarts(year, { zone, weekday, time: at })]).toEqual(
          expected.map((i) => secondOf(year, i)),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test('an hour that does not exist moves later, one that comes twice is the first', () => {
  const year = yearFrom(start, 53)
  const at = (weekday: number, t: string) =>
    [...slotStarts(year, { zone: 'America/Denver', weekday, time: t })].map((s) =>
      Temporal.Instant.fromEpochMilliseconds((s + year.origin) * 1000).toString(),
    )
  expect(at(7, '02:30')).toContain('2027-03-14T09:30:00Z')
  expect(at(7, '01:30')).toContain('2027-11-07T07:30:00Z')
})

test('overlapping, touching and midnight windows are one stretch', () => {
  const year = yearFrom(start, 53)
  const slot = slotStarts(year, { zone: 'America/Denver', weekday: 2, time: '23:30' })
  const meets = (...windows: Window[]) => countFree(freeTime(year, 'America/Denver', windows), slot, 90 * 60)
  expect(meets(window(2, '23:00', '01:00'))).toBe(53)
  expect(meets(window(2, '23:00', '24:00'), window(3, '00:00', '01:00'))).toBe(53)
  expect(meets(window(2, '23:00', '00:15'), window(2, '23:45', '01:00'))).toBe(53)
  expect(meets(window(2, '23:00', '00:59'))).toBe(0)
})

test('a window in a zone without clock changes loses the weeks that shift', () => {
  const year = yearFrom(start, 53)
  const slot = slotStarts(year, { zone: 'America/Denver', weekday: 2, time: '18:00' })
  const free = freeTime(year, 'America/Phoenix', [window(2, '18:00', '19:30')])
  expect(countFree(free, slot, 90 * 60)).toBe(19)
  expect(countFree(freeTime(year, 'America/Phoenix', [window(2, '17:00', '19:30')]), slot, 90 * 60)).toBe(53)
})

test('counting is the same in any order of meetings', () => {
  const year = yearFrom(start, 53)
  const free = freeTime(year, 'Europe/London', [window(1, '18:00', '20:00'), window(4, '18:00', '20:00')])
  const slot = [...slotStarts(year, { zone: 'America/New_York', weekday: 1, time: '13:00' })]
  expect(countFree(free, slot.toReversed(), 5400)).toBe(countFree(free, slot, 5400))
})

test('weeks that are like the one before count as it does, for any zones, windows and lengths', () => {
  const windowOf = fc
    .tuple(fc.integer({ min: 1, max: 7 }), time, time)
    .filter(([, from, to]) => from !== to)
    .map(([weekday, from, to]) => window(weekday, from, to))
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...zones),
      fc.array(windowOf, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: 1, max: 53 }),
      fc.constantFrom(15, 60, 90, 600, 1500, 20_000),
      (own, other, windows, which, weeks, minutes) => {
        const day = start.add({ days: which * 31 })
        const whole = yearFrom(day, weeks, minutes)
        const short = withoutLikeWeeks(whole, [own, other])
        const { weekday, from } = windows[which % windows.length]!
        for (const zone of [own, other]) {
          const slot = { zone, weekday, time: from }
          const count = (year: typeof whole) =>
            countFree(freeTime(year, own, windows), slotStarts(year, slot), minutes * 60, year.standsFor)
          expect(count(short)).toBe(count(whole))
        }
        expect(short.standsFor.reduce((sum, n) => sum + n, 0)).toBe(weeks)
      },
    ),
    { numRuns: 500 },
  )
})
