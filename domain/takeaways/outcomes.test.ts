import { expect, test } from 'vitest'
import { askedAfter } from './outcomes.ts'

test.each([
  [undefined, 28],
  [{ madeAt: '2027-03-01T00:00:00Z', followUpAt: '2027-04-12T00:00:00Z' }, 42],
  [{ madeAt: '2027-03-01T00:00:00Z', followUpAt: '2027-03-08T00:00:00Z' }, 7],
  [{ madeAt: '2027-03-01T00:00:00Z', followUpAt: null }, 0],
])('a form about %o begins with %s days', (takeaway, days) => {
  expect(askedAfter(takeaway)).toBe(days)
})
