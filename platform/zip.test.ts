import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, zip } from './zip.ts'

const at = Temporal.Instant.from('2026-11-20T02:00:00Z')

/** Reads an archive by its central directory, as an unpacking program does. */
function unzip(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const count = bytes.readUInt16LE(end + 10)
  let place = bytes.readUInt32LE(end + 16)
  return Array.from({ length: count }, () => {
    expect(bytes.toString('latin1', place, place + 4)).toBe('PK\x01\x02')
    const packed = bytes.readUInt32LE(place + 20)
    const length = bytes.readUInt16LE(place + 28)
    const path = bytes.toString('utf8', place + 46, place + 46 + length)
    const local = bytes.readUInt32LE(place + 42)
    expect(bytes.toString('latin1', local, local + 4)).toBe('PK\x03\x04')
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    place += 46 + length
    return { path, bytes: new Uint8Array(inflateRawSync(bytes.subarray(start, start + packed))) }
  })
}

test('what goes in comes out, in order, with any names and bytes', () => {
  const entry = fc.record({
    path: fc.string({ minLength: 1, unit: 'grapheme' }),
    bytes: fc.uint8Array({ maxLength: 2000 }),
  })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const files = entries.map(({ path, bytes }) => ({
        path: Buffer.from(path).toString(),
        bytes: Uint8Array.from(bytes),
      }))
      expect(unzip(Buffer.from(zip(files, at)))).toEqual(files)
    }),
  )
})

test('the same files are the same bytes', () => {
  const files = [{ path: 'a.txt', bytes: Buffer.from('hello') }]
  expect(Buffer.compare(zip(files, at), zip(files, at))).toBe(0)
})
