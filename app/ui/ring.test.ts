import { expect, test } from 'vitest'
import { en } from '#copy/en'
import { ringInWords, seatsOf } from '#ui/ring'

test('the ring in words: how many, the mix, what is open, where you sit', () => {
  const seats = [...seatsOf({ systemic: 2, trauma: 1 }, 5)]
  seats[0] = { ...seats[0], isYou: true }
  expect(ringInWords(seats, en.ring)).toBe(
    '3 of 5 seats taken: 2 systemic, 1 trauma, parts and body. One of them is yours.',
  )
})
test('an empty ring says so without a mix', () => {
  expect(ringInWords(seatsOf({}, 6), en.ring)).toBe('0 of 6 seats taken.')
})
test('open seats fill the ring up to its size and never less than the taken ones', () => {
  expect(seatsOf({ cbt: 2 }, 4)).toEqual([{ family: 'cbt' }, { family: 'cbt' }, {}, {}])
  expect(seatsOf({ cbt: 5 }, 4)).toHaveLength(5)
})
test('each family has a letter of its own', () => {
  expect(new Set(Object.values(en.ring.letters)).size).toBe(7)
})
test('your own seat is marked once, and hopes are drawn into open seats while that family is missing', () => {
  const seats = seatsOf({ systemic: 2 }, 5, { yours: 'systemic', hopedFor: ['systemic', 'cbt'] })
  expect(seats).toEqual([
    { family: 'systemic', isYou: true },
    { family: 'systemic' },
    { hopedFor: 'cbt' },
    {},
    {},
  ])
  expect(ringInWords(seats, en.ring)).toBe(
    '2 of 5 seats taken: 2 systemic. One of them is yours. Hoped for: cognitive and behavioral.',
  )
})
