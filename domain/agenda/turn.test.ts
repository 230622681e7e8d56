import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextTurn, queue, turnsIn } from './turn.ts'

const members = ['amara', 'dan', 'jo']

test('who has presented least recently is first, who never has before them', () => {
  const fair = queue(members, [
    { presenterId: 'amara', startsAt: '2026-09-03' },
    { presenterId: 'dan', startsAt: '2026-10-01' },
    { presenterId: 'amara', startsAt: '2026-11-05' },
  ])
  expect(fair.map((f) => f.clinicianId)).toEqual(['jo', 'dan', 'amara'])
})

test('taking whoever is first, again and again, gives everybody the same number of turns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }), (count, rounds) => {
      const all = Array.from({ length: count }, (_, n) => `m${n}`)
      const turns: { presenterId: string; startsAt: string }[] = []
      for (let n = 0; n < count * rounds; n++) {
        turns.push({ presenterId: queue(all, turns)[0]!.clinicianId, startsAt: String(2000 + n) })
      }
      const had = [...Map.groupBy(turns, (t) => t.presenterId).values()].map((of) => of.length)
      expect(had).toEqual(Array(count).fill(rounds))
    }),
  )
})

test('the next turn is in the first meeting with room where one does not present yet', () => {
  const evenings = [
    { meetingId: 'full', holds: 2, taken: 2, presenters: ['dan', 'jo'] },
    { meetingId: 'full with a turn stepped out of', holds: 2, taken: 2, presenters: ['jo'] },
    { meetingId: 'mine', holds: 2, taken: 1, presenters: ['amara'] },
    { meetingId: 'free', holds: 2, taken: 1, presenters: ['dan'] },
  ]
  expect(nextTurn(evenings, 'amara')).toBe('free')
  expect(nextTurn(evenings, 'dan')).toBe('mine')
  expect(nextTurn([], 'dan')).toBeUndefined()
})

test('an hour holds one case, an hour and a half holds two', () => {
  expect([30, 60, 89, 90, 120, 135].map(turnsIn)).toEqual([1, 1, 1, 2, 2, 3])
})
