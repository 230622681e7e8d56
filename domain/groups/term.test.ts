import { expect, test } from 'vitest'
import { termOf } from './term.ts'

const group = {
  state: 'open',
  // 8 PM on January 31 in New York.
  openedAt: Temporal.Instant.from('2027-02-01T01:00:00Z'),
  renewedUntil: null,
  termMonths: 6,
  zone: 'America/New_York',
}
const at = (day: string) => Temporal.Instant.from(`${day}T17:00:00Z`)

test('the first term begins on the day the group opened, in its own zone', () => {
  expect(termOf(group, at('2027-03-01'))).toEqual({
    months: 6,
    endsOn: '2027-07-31',
    isAsked: false,
    isOver: false,
    next: '2028-01-31',
  })
})

test.each([
  ['2027-06-30', false, false],
  ['2027-07-01', true, false],
  ['2027-07-31', true, false],
  ['2027-08-01', true, true],
])('on %s it is asked: %s, over: %s', (day, isAsked, isOver) => {
  expect(termOf(group, at(day))).toMatchObject({ isAsked, isOver })
})

test('a term of one month is not asked about from its first day', () => {
  const monthly = { ...group, termMonths: 1 }
  expect(termOf(monthly, at('2027-02-17'))).toMatchObject({ endsOn: '2027-02-28', isAsked: false })
  expect(termOf(monthly, at('2027-02-18'))).toMatchObject({ isAsked: true })
})

test('a renewed term goes on from its end; one that ran out long ago from today', () => {
  const renewed = { ...group, renewedUntil: Temporal.PlainDate.from('2028-01-31') }
  expect(termOf(renewed, at('2027-12-30'))).toMatchObject({ endsOn: '2028-01-31', isAsked: false })
  expect(termOf(renewed, at('2028-05-10'))).toMatchObject({ isOver: true, next: '2028-11-10' })
})

test('a draft has none, nor has a group that ended', () => {
  expect(termOf({ ...group, state: 'draft', openedAt: null }, at('2027-03-01'))).toBeUndefined()
  expect(termOf({ ...group, state: 'ended' }, at('2027-03-01'))).toBeUndefined()
})
