import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, type Evening, rota } from './rota.ts'

const members = (count: number, facilitators: number): Candidate[] =>
  Array.from({ length: count }, (_, n) => ({
    clinicianId: `m${n}`,
    isFacilitator: n < facilitators,
    isLicensed: true,
  }))
const evenings = (count: number): Evening[] =>
  Array.from({ length: count }, (_, n) => ({ meetingId: `e${n}`, settled: {}, absent: [] }))

test('a designated facilitator leads each meeting; time keeping goes round the others', () => {
  const roles = rota('designated', members(4, 1), evenings(4))
  expect([...roles.values()].map((r) => r.facilitator)).toEqual(['m0', 'm0', 'm0', 'm0'])
  expect([...roles.values()].map((r) => r.timekeeper)).toEqual(['m1', 'm2', 'm3', 'm1'])
})

test('two who lead together take turns', () => {
  expect([...rota('co-led', members(4, 2), evenings(4)).values()].map((r) => r.facilitator)).toEqual([
    'm0',
    'm1',
    'm0',
    'm1',
  ])
})

test('over many evenings nobody has a turn more than another, and never both roles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }), (count, rounds) => {
      const roles = [...rota('rotating', members(count, 1), evenings(count * rounds)).values()]
      const turns = Map.groupBy(roles, (r) => r.facilitator)
      expect([...turns.values()].map((of) => of.length)).toEqual(Array(count).fill(rounds))
      expect(roles.every((r) => r.facilitator !== r.timekeeper)).toBe(true)
      const kept = [...Map.groupBy(roles, (r) => r.timekeeper).values()].map((of) => of.length)
      expect(Math.max(...kept) - Math.min(...kept)).toBeLessThanOrEqual(2)
    }),
  )
})

test('who cannot come is passed over and is next', () => {
  const list = evenings(3)
  list[0] = { ...list[0]!, absent: ['m0'] }
  expect([...rota('rotating', members(3, 1), list).values()].map((r) => r.facilitator)).toEqual([
    'm1',
    'm0',
    'm2',
  ])
})

test('whose license has expired is passed over until it is good again, also for who only cannot come', () => {
  const list = evenings(4)
  list[1] = { ...list[1]!, absent: ['m1', 'm2', 'm3'] }
  const some = members(4, 1).map((one) => ({ ...one, isLicensed: one.clinicianId !== 'm1' }))
  expect([...rota('designated', some, list).values()].map((r) => r.timekeeper)).toEqual([
    'm2',
    'm3',
    'm2',
    'm3',
  ])
  const led = members(3, 2).map((one) => ({ ...one, isLicensed: one.clinicianId !== 'm0' }))
  expect(rota('designated', led, evenings(1)).get('e0')?.facilitator).toBe('m1')
  const alone = members(2, 1).map((one) => ({ ...one, isLicensed: one.isFacilitator }))
  expect(rota('designated', alone, evenings(1)).get('e0')).toEqual({ facilitator: 'm0', timekeeper: 'm1' })
})

test('a swap stays and counts as a turn; of somebody who left it does not stay', () => {
  const list = evenings(3)
  list[0] = { ...list[0]!, settled: { facilitator: 'm2' } }
  expect([...rota('rotating', members(3, 1), list).values()].map((r) => r.facilitator)).toEqual([
    'm2',
    'm0',
    'm1',
  ])
  list[0] = { ...list[0]!, settled: { facilitator: 'gone' } }
  expect(rota('rotating', members(3, 1), list).get('e0')?.facilitator).toBe('m0')
})

test('one person alone facilitates and nobody keeps time', () => {
  expect(rota('rotating', members(1, 1), evenings(1)).get('e0')).toEqual({
    facilitator: 'm0',
    timekeeper: undefined,
  })
})
