import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive: its path with slashes, and its bytes. */
export type Entry = { path: string; bytes: Uint8Array }

const VERSION = 20
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800
const DEFLATED = 8

/**
 * A ZIP archive of a few files, all in memory (APPNOTE 6.3.10, without ZIP64: under 4 GB and 65,535 files).
 * `at` is written as UTC, to two seconds, so that the same files make the same bytes.
 */
export function zip(entries: readonly Entry[], at: Temporal.Instant): Uint8Array {
  const stamp = dosTime(at)
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(VERSION, 0)
    facts.writeUInt16LE(UTF8, 2)
    facts.writeUInt16LE(DEFLATED, 4)
    facts.writeUInt32LE(stamp, 6)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = [Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed]
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), u16(VERSION), facts, place, name)
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const count = u16(entries.length)
  const end = [
    Buffer.from('PK\x05\x06', 'latin1'),
    u16(0),
    u16(0),
    count,
    count,
    u32(size),
    u32(offset),
    u16(0),
  ]
  return Buffer.concat([...parts, ...directory, ...end])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** MS-DOS date and time in one number: the time in the lower half. */
function dosTime(at: Temporal.Instant): number {
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO('UTC')
  const date = ((year - 1980) << 9) | (month << 5) | day
  const time = (hour << 11) | (minute << 5) | (second >> 1)
  return ((date << 16) | time) >>> 0
}
