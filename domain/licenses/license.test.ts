import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodiesFor, isJurisdiction, jurisdictions, knownBodies } from './jurisdictions.ts'
import { lastDayProblem } from './license.ts'

test('jurisdictions: 56 of the United States, 13 of Canada, no code twice, and every known body is of one', () => {
  expect(jurisdictions.filter((place) => place.country === 'US')).toHaveLength(56)
  expect(jurisdictions.filter((place) => place.country === 'CA')).toHaveLength(13)
  expect(new Set(jurisdictions.map((place) => place.code)).size).toBe(jurisdictions.length)
  expect(
    knownBodies.filter(
      (body) => !isJurisdiction(body.jurisdiction) || !body.registerUrl.startsWith('https://'),
    ),
  ).toEqual([])
  expect(bodiesFor(['US-OR', 'GB', 'nowhere']).map((body) => body.jurisdiction)).toEqual([
    'US-OR',
    'GB',
    'GB',
    'GB',
    'GB',
  ])
})

test('a last day that is past, or centuries ahead, is none that can be given', () => {
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2300-01-01'), noInvalidDate: true })
  const day = date.map((at) => Temporal.PlainDate.from(at.toISOString().slice(0, 10)))
  fc.assert(
    fc.property(day, day, (lastDay, today) => {
      const isPast = Temporal.PlainDate.compare(lastDay, today) < 0
      const isFar = lastDay.year - today.year > 100
      const problem = lastDayProblem(lastDay, today)
      expect([problem === 'license.expired', problem === 'license.lastDay']).toEqual([isPast, isFar])
    }),
  )
  expect(lastDayProblem(undefined, Temporal.PlainDate.from('2027-01-01'))).toBeUndefined()
})
