import { expect, test } from 'vitest'
import { room } from './room.en.ts'

const who = { presenter: 'Amara', facilitator: 'Priya' }
const says = (speakers: string[], you?: 'presenter' | 'facilitator') =>
  room.whoSpeaks({ ...who, speakers, you }, 'en-US')

test('an outage within a minute is said as one moment', () => {
  const { outage, outageTime } = room.minutes
  const times = [outageTime('6:43 PM', '6:45 PM'), outageTime('6:48 PM', '6:48 PM')]
  expect(outage(times, 'en-US', false)).toMatch(
    /^Colloquy itself was down from 6:43 PM to 6:45 PM and at 6:48 PM\. /,
  )
})

test('time past the end says so by itself, also while paused', () => {
  expect([room.clock(194_000), room.overClock(194_000)]).toEqual(['3:14', '+3:14'])
})

test('who may speak is said to each in their own part', () => {
  expect(says(['A'])).toBe('Everyone may speak.')
  expect(says(['P'])).toBe('Amara speaks; the others listen.')
  expect(says(['P'], 'presenter')).toBe('You speak; the others listen.')
  expect(says(['F', 'G'], 'presenter')).toBe('Everyone but you may speak.')
  expect(says(['P', 'G'])).toBe('Everyone but Priya may speak.')
  expect(says(['G'], 'facilitator')).toBe('Everyone but Amara and you may speak.')
  expect(says([])).toBe('Silence.')
})

test('a prompt speaks to whoever it is about', () => {
  const asks = (phase: string, you?: 'presenter' | 'facilitator') =>
    room.prompt(phase, { ...who, hasBusiness: false }, you)
  expect(asks('summary')).toMatch(/^Priya gathers/)
  expect(asks('summary', 'facilitator')).toMatch(/^Gather/)
  expect(asks('summary', 'presenter')).toMatch(/^Listen/)
  expect(asks('reply', 'facilitator')).toMatch(/^Amara says/)
})
