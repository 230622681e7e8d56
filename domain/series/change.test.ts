import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryOver } from './change.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('a new hour keeps every meeting; another weekday keeps the week’s', () => {
  const thursdays = ['2026-12-03', '2026-12-17'].map((d) => ({ id: d, day: day(d) }))
  expect(
    carryOver(
      thursdays,
      thursdays.map((t) => t.day),
    ),
  ).toEqual({ kept: thursdays, dropped: [], added: [] })
  const { kept, dropped, added } = carryOver(thursdays, [
    day('2026-12-02'),
    day('2026-12-09'),
    day('2026-12-16'),
  ])
  expect(kept.map((k) => [k.id, k.day.toString()])).toEqual([
    ['2026-12-03', '2026-12-02'],
    ['2026-12-17', '2026-12-16'],
  ])
  expect([dropped, added.map(String)]).toEqual([[], ['2026-12-09']])
})

test('every old meeting is kept or dropped once, every new day is taken once', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 30 })
    .map((ns) => ns.map((n) => day('2026-12-01').add({ days: n })))
  fc.assert(
    fc.property(days, days, (old, next) => {
      const { kept, dropped, added } = carryOver(
        old.map((d) => ({ id: d.toString(), day: d })),
        next,
      )
      expect([...kept.map((k) => k.id), ...dropped].toSorted()).toEqual(old.map(String).toSorted())
      expect([...kept.map((k) => k.day), ...added].map(String).toSorted()).toEqual(
        next.map(String).toSorted(),
      )
      for (const k of kept) expect(Math.abs(day(k.id).until(k.day).days)).toBeLessThanOrEqual(3)
    }),
  )
})
