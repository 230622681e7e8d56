import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, type Need, partOfDay } from './need.ts'

const sign: Need = {
  kind: 'sign',
  groupId: 'g',
  groupName: 'G',
  isFirst: false,
  holdsFrom: '2026-12-01T00:00:00Z',
  zone: 'America/New_York',
  isLate: true,
}
const evaluation = (dueAt: string): Need => ({
  kind: 'evaluation',
  meetingId: dueAt,
  startsAt: '2026-11-19T23:30:00Z',
  zone: 'America/New_York',
  dueAt,
})

test('what keeps a door shut comes first, what is due sooner before what is due later, in whatever order it was found', () => {
  const needs: Need[] = [
    { kind: 'license', standing: 'expired' },
    sign,
    { kind: 'case', groupId: 'g', meetingId: 'm', startsAt: '2026-12-03T23:30:00Z', draftId: null },
    evaluation('2026-12-04T00:00:00Z'),
    evaluation('2026-12-19T00:00:00Z'),
    { kind: 'week' },
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(needs, { minLength: needs.length }), (shuffled) => {
      expect(inOrder(shuffled)).toEqual(needs)
    }),
  )
})

test('the greeting follows the reader’s own clock', () => {
  const now = Temporal.Instant.from('2026-12-03T23:30:00Z')
  expect(partOfDay(now, 'America/New_York')).toBe('evening')
  expect(partOfDay(now, 'America/Los_Angeles')).toBe('afternoon')
  expect(partOfDay(now, 'Australia/Sydney')).toBe('morning')
})
