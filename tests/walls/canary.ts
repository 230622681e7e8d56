/**
 * Canaries: words that occur nowhere else, one for each confidential field, and the search for them in bytes, in every
 * form in which a text may hide: as it is, escaped, in base64 and hex, in UTF-16, inside compressed streams.
 */
import { randomInt } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

const letters = 'bcdfghjklmnpqrstvwz'
const chance = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** The beginning of every canary of this run: where it does not occur, none does. */
const beginning = `zq${chance(8)}`
const planted = new Map<string, string>()

/** The canary of a field, the same at each call: a word of small letters, which no page's check takes for a name. */
export function canary(field: string): string {
  const known = planted.get(field)
  if (known) return known
  const word = `${beginning}${chance(5)}`
  planted.set(field, word)
  return word
}

/** Fields that have a canary by now. */
export const plantedFields = (): string[] => [...planted.keys()]

/** Something secret the product itself made (a token, a code), or that cannot hold a canary (a number). */
const secrets = new Map<string, string>()
export function keepSecret(name: string, value: string): string {
  if (value.length < 8) throw new Error(`${name} is too short to be searched for`)
  secrets.set(name, value)
  return value
}

/** Fields whose canary stands in these bytes as it is: fast enough for files of any size. */
export function plainIn(bytes: Buffer): Set<string> {
  const found = new Set<string>()
  const byWord = new Map([...planted].map(([field, word]) => [word, field]))
  const length = beginning.length + 5
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) {
    const field = byWord.get(bytes.toString('latin1', at, at + length))
    if (field) found.add(field)
  }
  return found
}

type Needle = { form: string; bytes: Buffer }

const base64At = (bytes: Buffer, offset: number) => {
  // What stands before and after is unknown: only the characters that depend on these bytes alone count.
  const padded = Buffer.concat([Buffer.alloc(offset), bytes])
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor((padded.length * 8) / 6)
  return padded.toString('base64').slice(first, last)
}

/** Every form in which these words could stand in bytes. */
export function formsOf(words: string): Needle[] {
  const bytes = Buffer.from(words)
  const each = (write: (code: number) => string) => [...bytes].map(write).join('')
  const hex = (code: number) => code.toString(16).padStart(2, '0')
  const texts: Record<string, string> = {
    plain: words,
    hex: bytes.toString('hex'),
    'hex in capitals': bytes.toString('hex').toUpperCase(),
    'JSON escapes': each((code) => `\\u00${hex(code)}`),
    'HTML numbers': each((code) => `&#${code};`),
    'HTML hex': each((code) => `&#x${hex(code)};`),
    'URL escapes': each((code) => `%${hex(code)}`),
    'URL escapes in capitals': each((code) => `%${hex(code).toUpperCase()}`),
    'quoted-printable': each((code) => `=${hex(code).toUpperCase()}`),
    reversed: [...words].toReversed().join(''),
    capitals: words.toUpperCase(),
  }
  for (const offset of [0, 1, 2]) {
    texts[`base64 at ${offset}`] = base64At(bytes, offset)
    texts[`base64url at ${offset}`] = base64At(bytes, offset).replaceAll('+', '-').replaceAll('/', '_')
  }
  const wide = Buffer.from(words, 'utf16le')
  return [
    ...Object.entries(texts).map(([form, text]) => ({ form, bytes: Buffer.from(text) })),
    { form: 'UTF-16 LE', bytes: wide },
    { form: 'UTF-16 BE', bytes: Buffer.from(wide).swap16() },
  ]
}

export type Finding = { place: string; field: string; form: string }

/** Looks for every canary and secret in these bytes, also inside compressed streams and after unfolding mail's soft line ends. */
export function lookIn(place: string, content: Uint8Array | string): Finding[] {
  const bytes =
    typeof content === 'string'
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const found: Finding[] = []
  for (const [where, part] of layersOf(place, bytes, 0)) found.push(...lookOnce(where, part))
  return found
}

type Sought = { field: string; form: string; bytes: Buffer }

/** All needles by their first three bytes: bytes are gone through once, however many needles there are. */
type Index = { size: number; starts: Uint8Array; byStart: Map<number, Sought[]> }
let index: Index | undefined

function indexed(): Index {
  const size = planted.size + secrets.size
  if (index?.size === size) return index
  const starts = new Uint8Array(1 << 24)
  const byStart = new Map<number, Sought[]>()
  for (const [field, value] of [...planted, ...secrets, [cut, beginning] as const])
    for (const { form, bytes } of formsOf(value)) {
      const start = startOf(bytes, 0)
      starts[start] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { field, form, bytes }])
    }
  index = { size, starts, byStart }
  return index
}

const startOf = (bytes: Buffer, at: number) => (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
/** A canary of which only the beginning is left. */
const cut = 'some canary, cut'

function lookOnce(place: string, bytes: Buffer): Finding[] {
  const { starts, byStart } = indexed()
  const found = new Map<string, Finding>()
  for (let at = 0; at < bytes.length - 7; at++) {
    const start = startOf(bytes, at)
    if (starts[start] === 0) continue
    for (const { field, form, bytes: needle } of byStart.get(start)!)
      if (bytes.compare(needle, 0, needle.length, at, Math.min(at + needle.length, bytes.length)) === 0)
        found.set(`${field} ${form}`, { place, field, form })
  }
  const all = [...found.values()]
  return all.some(({ field }) => planted.has(field)) ? all.filter(({ field }) => field !== cut) : all
}

/** The bytes themselves, without mail's soft line ends, and what compressed streams within them hold. */
function* layersOf(place: string, bytes: Buffer, depth: number): Generator<[string, Buffer]> {
  yield [place, bytes]
  if (depth > 3) return
  if (bytes.includes('=\r\n'))
    yield [`${place}, unfolded`, Buffer.from(bytes.toString('latin1').replaceAll('=\r\n', ''), 'latin1')]
  const wrapped =
    bytes.length < 60
      ? []
      : bytes.toString('latin1').match(/(?:[A-Za-z0-9+/]{60,76}\r?\n){2,}[A-Za-z0-9+/]*={0,2}/g)
  for (const text of wrapped ?? [])
    yield* layersOf(`${place}, base64 lines`, Buffer.from(text, 'base64'), depth + 1)
  for (const [name, inner] of streamsIn(bytes)) yield* layersOf(`${place}, ${name}`, inner, depth + 1)
}

function* streamsIn(bytes: Buffer): Generator<[string, Buffer]> {
  yield* startingWith(bytes, Buffer.of(0x1f, 0x8b, 0x08), 'gzip', (part) => gunzipSync(part))
  for (const at of placesOf(bytes, Buffer.from('PK\x03\x04', 'latin1'))) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    const inner = attempt(() => inflateRawSync(bytes.subarray(start)))
    if (inner) yield ['zip', inner]
  }
  for (const at of placesOf(bytes, Buffer.from('stream'))) {
    const start = bytes[at + 6] === 0x0d ? at + 8 : at + 7
    const inner = attempt(() => inflateSync(bytes.subarray(start)))
    if (inner && inner.length > 0) yield ['PDF stream', pdfText(inner)]
  }
  const whole =
    bytes.length > 0 && (bytes[0]! < 9 || bytes[0]! > 126)
      ? attempt(() => brotliDecompressSync(bytes))
      : undefined
  if (whole && whole.length > 0) yield ['brotli', whole]
}

function* startingWith(
  bytes: Buffer,
  magic: Buffer,
  name: string,
  open: (part: Buffer) => Buffer,
): Generator<[string, Buffer]> {
  for (const at of placesOf(bytes, magic)) {
    const inner = attempt(() => open(bytes.subarray(at)))
    if (inner) yield [name, inner]
  }
}

function* placesOf(bytes: Buffer, needle: Buffer): Generator<number> {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) yield at
}

/** A PDF writes words in pieces (`[<7a71> 20 <62>] TJ`): the pieces are put together, beside the stream itself. */
function pdfText(stream: Buffer): Buffer {
  const text = stream.toString('latin1')
  const joined = [...text.matchAll(/\[((?:[^\]\\]|\\.)*)\]\s*TJ/g)]
    .map(([, inside]) => [...inside!.matchAll(/<([0-9a-fA-F]+)>/g)].map(([, hex]) => hex).join(''))
    .join('\n')
  return Buffer.from(`${text}\n${joined}`, 'latin1')
}

function attempt(work: () => Buffer): Buffer | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
