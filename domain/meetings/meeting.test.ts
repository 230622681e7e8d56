import { expect, test } from 'vitest'
import { earlierHours, isOver, phaseOf, roomIsNear } from './meeting.ts'

const startsAt = Temporal.Instant.from('2026-12-03T23:30:00Z')
const at = (minutes: number) => startsAt.add({ minutes })
const meeting = { startsAt, minutes: 90, state: 'planned' as const, roomOpenedAt: null, roomEndedAt: null }
const opened = { ...meeting, roomOpenedAt: at(-5) }

/** What is so, `minutes` after the start: by the plan, whether the room's door is shown, whether all is behind. */
const states: [string, typeof opened | typeof meeting, number, 'ahead' | 'now' | 'past', boolean, boolean][] =
  [
    ['coming', meeting, -61, 'ahead', false, false],
    ['soon', meeting, -60, 'ahead', true, false],
    ['opened before its start', opened, -4, 'ahead', true, false],
    ['begun, not opened', meeting, 0, 'now', true, false],
    ['open', opened, 89, 'now', true, false],
    ['not opened, and its end has passed', meeting, 90, 'past', true, false],
    ['running over', opened, 149, 'past', true, false],
    ['never held', meeting, 150, 'past', false, true],
    ['left open by all', opened, 150, 'past', false, true],
  ]
test.each(states)('a meeting that is %s', (_, one, minutes, phase, isNear, isBehind) => {
  expect([phaseOf(one, at(minutes)), roomIsNear(one, at(minutes)), isOver(one, at(minutes))]).toEqual([
    phase,
    isNear,
    isBehind,
  ])
})

test('a room that was ended early ends the meeting, also before its planned start', () => {
  for (const minutes of [-3, 20]) {
    const ended = { ...opened, roomEndedAt: at(minutes) }
    expect(phaseOf(ended, at(minutes))).toBe('past')
    expect(isOver(ended, at(minutes))).toBe(true)
  }
})

test('a cancelled meeting has no room at any time', () => {
  for (const minutes of [-200, -10, 10, 100, 1000]) {
    expect(roomIsNear({ ...opened, state: 'cancelled' }, at(minutes))).toBe(false)
    expect(roomIsNear({ ...meeting, state: 'cancelled' }, at(minutes))).toBe(false)
  }
})

test('of earlier hours the one before is said, and the first where that is another than both', () => {
  const [first, second] = [at(-2880), at(-1440)]
  expect(earlierHours({ startsAt, movedFrom: null, firstAt: null })).toEqual({
    movedFrom: null,
    firstAt: null,
  })
  expect(earlierHours({ startsAt, movedFrom: first, firstAt: first }).firstAt).toBeNull()
  expect(earlierHours({ startsAt, movedFrom: second, firstAt: first }).firstAt).toBe(first.toString())
  expect(earlierHours({ startsAt, movedFrom: second, firstAt: startsAt }).firstAt).toBeNull()
})
