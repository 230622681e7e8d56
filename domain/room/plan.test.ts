import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesOf, planEvening, planTurn } from './plan.ts'
import { structuredPeer } from './protocol.ts'

const shown = (minutes: number, turns: string[]) =>
  planEvening(structuredPeer, minutes, turns).map((part) => part.phases.map((p) => `${p.id} ${p.minutes}`))

test('an hour and an hour and a half with one case are the columns of the source', () => {
  expect(shown(60, ['a'])).toEqual([
    ['check-in 5'],
    ['question 5', 'tasks 3', 'presentation 12', 'clarify 5', 'feedback-in-role 18', 'summary 4', 'reply 5'],
    ['close 3'],
  ])
  expect(shown(90, ['a'])).toEqual([
    ['check-in 8'],
    ['question 7', 'tasks 5', 'presentation 18', 'clarify 8', 'feedback-in-role 26', 'summary 6', 'reply 7'],
    ['close 5'],
  ])
})

test('two cases share the evening, with one check-in and one close', () => {
  const parts = planEvening(structuredPeer, 90, ['a', 'b'])
  expect(parts.map((part) => [part.id, part.kind, minutesOf(part)])).toEqual([
    ['opening', 'opening', 8],
    ['a', 'case', 39],
    ['b', 'case', 38],
    ['closing', 'closing', 5],
  ])
})

test('nobody to present leaves a conversation', () => {
  expect(shown(60, [])).toEqual([['check-in 5'], ['conversation 52'], ['close 3']])
})

test('any length and number of cases adds up, a minute at least for each phase', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 480 }), fc.integer({ min: 0, max: 5 }), (minutes, turns) => {
      const ids = Array.from({ length: turns }, (_, i) => `turn-${i}`)
      const parts = planEvening(structuredPeer, minutes, ids)
      const least = 2 + Math.max(1, turns * 7)
      expect(parts.reduce((sum, part) => sum + minutesOf(part), 0)).toBe(Math.max(minutes, least))
      expect(parts.flatMap((part) => part.phases).every((p) => p.minutes >= 1)).toBe(true)
      const cases = parts.filter((part) => part.kind === 'case').map(minutesOf)
      if (minutes > least) expect(Math.max(0, ...cases) - Math.min(Infinity, ...cases)).toBeLessThanOrEqual(1)
    }),
  )
})

test('one more turn fits the minutes left', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), (minutes) => {
      expect(minutesOf(planTurn(structuredPeer, minutes, 'c'))).toBe(Math.max(7, minutes))
    }),
  )
})
