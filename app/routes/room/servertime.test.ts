import fc from 'fast-check'
import { expect, test } from 'vitest'
import { better, serverTimeOf } from './servertime.ts'

const trip = fc.integer({ min: 1, max: 3000 })
/** Where on its way an answer's time was taken. */
const share = fc.double({ min: 0, max: 1, noNaN: true })
const answers = fc.array(fc.record({ trip, share, pause: fc.integer({ min: 0, max: 20_000 }) }), {
  minLength: 1,
  maxLength: 20,
})

/** The browser's clock at `from` is `ahead` behind the server's; what it goes by after these answers, and when that is. */
function after(
  known: ReturnType<typeof better> | undefined,
  {
    from,
    ahead,
    heard,
  }: { from: number; ahead: number; heard: { trip: number; share: number; pause: number }[] },
) {
  let asked = from
  for (const { trip, share, pause } of heard) {
    known = better(known, serverTimeOf(asked + ahead + trip * share, asked, asked + trip))
    asked += trip + pause
  }
  return { known: known!, asked }
}

test('the time gone by is never farther off than half of what its answer took', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), answers, (ahead, heard) => {
      const { known } = after(undefined, { from: 0, ahead, heard })
      expect(Math.abs(known.ahead - ahead)).toBeLessThanOrEqual(known.trip / 2 + 1e-6)
    }),
  )
})

test('a browser that slept, or a server whose clock was set, is found out by the next answer, however slow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e7, max: 1e7 }),
      fc.integer({ min: 10_000, max: 1e7 }),
      fc.constantFrom(1, -1),
      answers,
      answers,
      (ahead, jump, sign, before, heard) => {
        const first = after(undefined, { from: 0, ahead, heard: before })
        const { known } = after(first.known, {
          from: first.asked,
          ahead: ahead + sign * jump,
          heard: heard.slice(0, 1),
        })
        expect(Math.abs(known.ahead - ahead - sign * jump)).toBeLessThanOrEqual(known.trip / 2 + 1e-6)
      },
    ),
  )
})

test('a slow answer that says the same does not take the place of a fast one, until that is old', () => {
  const fast = serverTimeOf(1010, 0, 20)
  const slow = serverTimeOf(1900, 100, 1700)
  expect(better(fast, slow)).toBe(fast)
  expect(better(fast, { ...slow, at: 120_001 })).not.toBe(fast)
})
