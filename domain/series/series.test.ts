import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isNth,
  isUnsteady,
  nextOccurrences,
  occurrences,
  type Pattern,
  patternOfRule,
  ruleOf,
  type Series,
  SeriesForm,
} from './series.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.PlainTime.from(text)
const nthThursdays: Series = {
  pattern: { cadence: 'monthly', weekday: 4, nths: [2, 4] },
  startsLocal: at('18:30'),
  zone: 'America/New_York',
  minutes: 90,
  from: day('2026-10-01'),
}

test('twenty-nine dates to the end of 2027, as every sound calendar program finds them', () => {
  const dates = occurrences(nthThursdays, day('2026-10-01'), day('2027-12-23'))
  // The reference rule drops 26 November 2026 by hand.
  expect(dates.filter((d) => !d.day.equals('2026-11-26'))).toHaveLength(29)
})

const zones = [
  'America/New_York',
  'America/Phoenix',
  'Europe/London',
  'Australia/Sydney',
  'America/Vancouver',
  'Asia/Kathmandu',
]
const anyPattern: fc.Arbitrary<Pattern> = fc.oneof(
  fc.record({
    cadence: fc.constantFrom('weekly' as const, 'every-other-week' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
  fc.record({
    cadence: fc.constant('monthly' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
    nths: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, -1), { minLength: 1, maxLength: 3 }),
  }),
)
const anySeries: fc.Arbitrary<Series> = fc
  .tuple(
    anyPattern,
    fc.integer({ min: 0, max: 1500 }),
    fc.integer({ min: 480, max: 1300 }),
    fc.constantFrom(...zones),
  )
  .map(([pattern, days, minute, zone]) => ({
    pattern,
    startsLocal: at('00:00').add({ minutes: minute }),
    zone,
    minutes: 90,
    from: day('2025-06-01').add({ days }),
  }))

/** The same dates counted day by day, without any rule. */
function counted(series: Series, from: Temporal.PlainDate, until: Temporal.PlainDate): Temporal.Instant[] {
  const { pattern } = series
  const starts: Temporal.Instant[] = []
  let week: number | undefined
  for (let d = series.from; Temporal.PlainDate.compare(d, until) <= 0; d = d.add({ days: 1 })) {
    if (pattern.cadence === 'dates' || d.dayOfWeek !== pattern.weekday) continue
    if (pattern.cadence === 'monthly' && !byCalendar(d, pattern.nths)) continue
    const weeks = Math.round(day('1970-01-01').until(d).days / 7)
    week ??= weeks
    if (pattern.cadence === 'every-other-week' && (weeks - week) % 2 !== 0) continue
    if (Temporal.PlainDate.compare(d, from) < 0) continue
    starts.push(d.toPlainDateTime(series.startsLocal).toZonedDateTime(series.zone).toInstant())
  }
  return starts
}

function byCalendar(d: Temporal.PlainDate, nths: readonly number[]): boolean {
  const same: number[] = []
  for (let n = 1; n <= d.daysInMonth; n++) if (d.with({ day: n }).dayOfWeek === d.dayOfWeek) same.push(n)
  return nths.some((nth) => same.at(nth > 0 ? nth - 1 : nth) === d.day)
}

test('the rule and a count of days agree', () => {
  fc.assert(
    fc.property(anySeries, fc.integer({ min: -30, max: 200 }), (series, ahead) => {
      const from = series.from.add({ days: ahead })
      const until = from.add({ months: 14 })
      const found = occurrences(series, from, until)
      expect(found.map((o) => o.startsAt.toString())).toEqual(counted(series, from, until).map(String))
      for (const o of found) {
        expect(o.startsAt.toZonedDateTimeISO(series.zone).toPlainTime().equals(series.startsLocal)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('a rule is read as it was written', () => {
  fc.assert(
    fc.property(anyPattern, (pattern) => {
      expect(patternOfRule(ruleOf(pattern), [])).toEqual(pattern)
    }),
  )
  expect(ruleOf(nthThursdays.pattern)).toBe('FREQ=MONTHLY;BYDAY=2TH,4TH')
  expect(() => patternOfRule('FREQ=DAILY', [])).toThrow()
})

test('a month with five Thursdays has its last one on the fifth', () => {
  expect(isNth(day('2026-10-29'), [-1])).toBe(true)
  expect(isNth(day('2026-10-22'), [-1])).toBe(false)
  expect(isNth(day('2026-10-22'), [4])).toBe(true)
})

test('chosen days come once, in order, from the first day on', () => {
  const series: Series = {
    ...nthThursdays,
    pattern: {
      cadence: 'dates',
      days: [day('2026-12-09'), day('2026-11-04'), day('2026-12-09'), day('2026-01-01')],
    },
  }
  expect(nextOccurrences(series, day('2026-11-01'), 6).map((o) => o.day.toString())).toEqual([
    '2026-11-04',
    '2026-12-09',
  ])
})

test('the next six dates are there even for one last Friday a month', () => {
  const series: Series = { ...nthThursdays, pattern: { cadence: 'monthly', weekday: 5, nths: [-1] } }
  expect(nextOccurrences(series, day('2026-11-28'), 6)).toHaveLength(6)
})

test('starts that a clock change can skip or repeat are refused, others are not', () => {
  const now = Temporal.Instant.from('2026-11-23T12:00:00Z')
  expect(isUnsteady(at('02:30'), 'America/New_York', now)).toBe(true)
  expect(isUnsteady(at('00:00'), 'America/New_York', now)).toBe(true)
  expect(isUnsteady(at('04:00'), 'America/New_York', now)).toBe(false)
  expect(isUnsteady(at('18:30'), 'America/New_York', now)).toBe(false)
  expect(isUnsteady(at('02:30'), 'America/Phoenix', now)).toBe(false)
  // Greenland skips the last hour of a Saturday.
  expect(isUnsteady(at('23:30'), 'America/Nuuk', now)).toBe(true)
  expect(isUnsteady(at('22:15'), 'Pacific/Honolulu', now)).toBe(false)
})

test('a form needs an nth for a monthly rhythm and days for dates by hand', () => {
  const base = {
    cadence: 'monthly',
    weekday: '4',
    startsLocal: '18:30',
    zone: 'America/New_York',
    minutes: '90',
    from: '2026-12-03',
  }
  expect(SeriesForm.safeParse(base).error?.issues.map((i) => i.path[0])).toEqual(['nths'])
  expect(SeriesForm.parse({ ...base, nths: ['2', '4'] }).nths).toEqual([2, 4])
  expect(SeriesForm.parse({ ...base, cadence: 'dates', days: '2026-12-03\n2027-01-07' }).days).toEqual([
    '2026-12-03',
    '2027-01-07',
  ])
  const misspelt = { ...base, days: '2026-12-03\nsoon', nths: '2' }
  expect(SeriesForm.safeParse({ ...misspelt, cadence: 'dates' }).error?.issues).toMatchObject([
    { path: ['days'], message: 'meeting.dayForm' },
  ])
  expect(SeriesForm.safeParse(misspelt).success).toBe(true)
  expect(SeriesForm.safeParse({ ...base, nths: '2', zone: 'Mars/Olympus' }).error?.issues[0]?.path).toEqual([
    'zone',
  ])
})
