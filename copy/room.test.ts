import { expect, test } from 'vitest'
import { room } from './room.en.ts'

const who = { presenter: 'Amara', facilitator: 'Priya' }
const says = (speakers: string[], you?: 'presenter' | 'facilitator') =>
  room.whoSpeaks({ ...who, speakers, you }, 'en-US')

test('who may speak is said to each in their own part', () => {
  expect(says(['A'])).toBe('Everyone may speak.')
  expect(says(['P'])).toBe('Amara speaks; the others listen.')
  expect(says(['P'], 'presenter')).toBe('You speak; the others listen.')
  expect(says(['F', 'G'], 'presenter')).toBe('Everyone but you may speak.')
  expect(says(['P', 'G'])).toBe('Everyone but Priya may speak.')
  expect(says(['G'], 'facilitator')).toBe('Everyone but Amara and you may speak.')
  expect(says([])).toBe('Silence.')
})
