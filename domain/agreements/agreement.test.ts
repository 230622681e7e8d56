import { expect, test } from 'vitest'
import {
  changesBetween,
  firstDayToAmend,
  lastDayToAmend,
  versionInForce,
  versionToCome,
  wordsBetween,
} from './agreement.ts'

test('a changed clause shows its words: kept, gone and new', () => {
  expect(wordsBetween('I tell nobody what is said.', 'I tell nobody outside what was said.')).toEqual([
    { text: 'I tell nobody ', is: 'kept' },
    { text: 'outside ', is: 'added' },
    { text: 'what ', is: 'kept' },
    { text: 'is', is: 'removed' },
    { text: 'was', is: 'added' },
    { text: ' said.', is: 'kept' },
  ])
})
test('clauses in the new order, removed ones last', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, title: id, text: `${id} text` }))
  const changes = changesBetween([a!, b!], [c!, { ...a!, text: 'a words' }])
  expect(changes.map(({ kind, clause }) => `${kind} ${clause.id}`)).toEqual([
    'added c',
    'changed a',
    'removed b',
  ])
})

const at = (iso: string) => Temporal.Instant.from(iso)
const day = (iso: string) => Temporal.PlainDate.from(iso)
const version = (number: number, inForceFrom: string) => ({ number, inForceFrom: at(inForceFrom) })

test('an amendment holds from tomorrow at the earliest, and never before one that is on its way', () => {
  const first = version(1, '2026-03-01T12:00:00Z')
  const now = at('2026-03-10T03:00:00Z') // the evening of the 9th in Denver
  expect(firstDayToAmend([first], now, 'America/Denver').toString()).toBe('2026-03-10')
  const waiting = version(2, '2026-03-30T06:00:00Z') // the day begins, Denver
  expect(firstDayToAmend([waiting, first], now, 'America/Denver').toString()).toBe('2026-03-30')
  // Where the zone of the group has changed since, its day may begin before: then the day after.
  expect(firstDayToAmend([first, waiting], now, 'America/New_York').toString()).toBe('2026-03-31')
  expect(firstDayToAmend([first, waiting], at('2026-04-02T12:00:00Z'), 'America/Denver').toString()).toBe(
    '2026-04-03',
  )
})

test('an amendment holds within three months, or from one that is on its way later than that', () => {
  const now = at('2026-03-10T03:00:00Z') // the evening of the 9th in Denver
  expect(lastDayToAmend(day('2026-03-10'), now, 'America/Denver')).toEqual(day('2026-06-09'))
  expect(lastDayToAmend(day('2027-01-01'), now, 'America/Denver')).toEqual(day('2027-01-01'))
})

test('of two versions that begin at one moment the newer is the one to come, and the one in force', () => {
  const versions = [
    version(1, '2026-03-01T12:00:00Z'),
    version(2, '2026-03-30T06:00:00Z'),
    version(3, '2026-03-30T06:00:00Z'),
  ]
  expect(versionToCome(versions, at('2026-03-10T00:00:00Z'))?.number).toBe(3)
  expect(versionInForce(versions, at('2026-03-30T06:00:00Z'))?.number).toBe(3)
})
