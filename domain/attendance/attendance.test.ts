import { expect, test } from 'vitest'
import { roleIn } from './attendance.ts'

const minutes = (led: Record<string, number>) => ({ led, timekeeperId: 'rae' })
const leading = (led: Record<string, number>) =>
  ['priya', 'amara', 'dan', 'rae'].filter((person) => roleIn(minutes(led), person) === 'facilitator')

test.each([
  ['one led it all', { priya: 90 }, ['priya']],
  ['handed over midway', { priya: 60, amara: 30 }, ['priya', 'amara']],
  ['relieved for a moment', { priya: 80, amara: 10 }, ['priya']],
  ['by turns', { priya: 30, amara: 30, dan: 30 }, ['priya', 'amara', 'dan']],
  ['many for a short while each: the longest', { priya: 24, amara: 22, dan: 22, rae: 22, jo: 10 }, ['priya']],
  ['who keeps time and led', { priya: 45, rae: 45 }, ['priya', 'rae']],
  ['nobody opened it', {}, []],
  ['opened and ended at once', { priya: 0 }, []],
])('%s', (_, led, who) => {
  expect(leading(led as Record<string, number>)).toEqual(who)
})

test('who did not lead keeps time or is a member', () => {
  expect(roleIn(minutes({ priya: 90 }), 'rae')).toBe('timekeeper')
  expect(roleIn(minutes({ priya: 90 }), 'dan')).toBe('member')
})
