import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEvent, writeFeed } from './writing.ts'

/** A second reader of RFC 5545 3.1 content lines, strict, sharing nothing with the writer. */
function readLines(text: string): { name: string; params: string; value: string }[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, params, value] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]*)*):(.*)$/su.exec(line)!
      return { name: name!, params: params!, value: value! }
    })
}

function readEvents(text: string): Record<string, string>[] {
  const events: Record<string, string>[] = []
  for (const { name, value } of readLines(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({})
    else if (events.length > 0) events.at(-1)![name] ??= value
  }
  return events
}

const unescaped = (text: string) =>
  text.replaceAll(/\\(.)/gsu, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c))
const compact = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')

const instant = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
const anyEvent: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.uuid().map((id) => `occ-${id}@example.org`),
  sequence: fc.nat(20),
  changedAt: instant,
  startsAt: instant,
  endsAt: instant,
  title: fc.string({ minLength: 1, unit: 'grapheme', maxLength: 120 }).filter((t) => !/[\r\n\p{C}]/u.test(t)),
  description: fc.constant('One line, then;\nanother \\ one'),
  cancelled: fc.boolean(),
})

test('another reader finds in the feed exactly what was written', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
      const read = readEvents(writeFeed('Meetings', events))
      expect(read).toHaveLength(events.length)
      events.forEach((event, n) => {
        expect(read[n]).toMatchObject({
          UID: event.uid,
          SEQUENCE: String(event.sequence),
          DTSTAMP: compact(event.changedAt),
          DTSTART: compact(event.startsAt),
          DTEND: compact(event.endsAt),
          STATUS: event.cancelled ? 'CANCELLED' : 'CONFIRMED',
        })
        expect(unescaped(read[n]!.SUMMARY!)).toBe(event.title)
        expect(unescaped(read[n]!.DESCRIPTION!)).toBe(event.description)
      })
    }),
  )
})

test('a feed names no people, no zone, no rule, and says how often to look again', () => {
  const lines = readLines(writeFeed('Meetings', []))
  expect(lines.map((l) => `${l.name}${l.params}:${l.value}`)).toEqual([
    'BEGIN:VCALENDAR',
    'PRODID:-//Colloquy//Calendar//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Meetings',
    'NAME:Meetings',
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    'END:VCALENDAR',
  ])
})
