/**
 * A backup's file: compressed lines of JSON. The first says what it is; each table is a line that
 * names it and a line for each row; the last counts them, so that a torn file is known as such.
 */
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { StartRefused } from '#platform/settings'

export type Manifest = {
  format: 1
  kind: 'data' | 'keyring'
  /** The same in both files of one backup. */
  backup: string
  madeAt: string
  program: string
  migrations: { name: string; sha256: string }[]
  /** The newest link of the record's chain: number and MAC in hex. */
  recordHead: { sequence: number; mac: string } | null
  /** The id and fingerprint of the master key in use; never the key. */
  masterKey: { id: string; fingerprint: string }
}

/** A table named with its schema, or a row of the table named last, as JSON text. */
export type Line = { table: string; columns: string[] } | { row: string }

/** Writes an archive; it has its name only when it is whole and on disk. */
export async function writeArchive(
  file: string,
  manifest: Manifest,
  lines: AsyncIterable<Line>,
): Promise<number> {
  const unfinished = `${file}.unfinished`
  let rows = 0
  async function* text() {
    yield `${JSON.stringify(manifest)}\n`
    for await (const line of lines) {
      if ('row' in line) rows += 1
      yield 'row' in line ? `${line.row}\n` : `${JSON.stringify(line)}\n`
    }
    yield `${JSON.stringify({ end: rows })}\n`
  }
  try {
    await pipeline(Readable.from(text()), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    const written = await open(unfinished, 'r')
    await written.sync()
    await written.close()
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return rows
}

/** What an archive says of itself. Refuses what is none. */
export async function readManifest(file: string): Promise<Manifest> {
  try {
    for await (const line of textLines(file)) {
      const manifest = parsed(line) as Manifest | undefined
      if (manifest?.format === 1) return manifest
      break
    }
  } catch (error) {
    throw new StartRefused(`${file} cannot be read: ${(error as Error).message}.`)
  }
  throw new StartRefused(`${file} is not a backup of Colloquy.`)
}

/** Reads to the end once. Refuses a file that is torn or damaged. */
export async function refuseDamaged(file: string): Promise<void> {
  let last = ''
  let rows = -2
  try {
    for await (const line of textLines(file)) {
      if (!line.startsWith('{"table":')) rows += 1
      last = line
    }
  } catch (error) {
    throw new StartRefused(`${file} is damaged: ${(error as Error).message}.`)
  }
  const { end } = (parsed(last) ?? {}) as { end?: number }
  if (end !== rows) throw new StartRefused(`${file} is not whole: it ends before its last line.`)
}

/** Tables and rows of an archive, in order. */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let first = true
  for await (const text of textLines(file)) {
    if (first) first = false
    else if (text.startsWith('{"table":')) yield JSON.parse(text) as Line
    else if (!text.startsWith('{"end":')) yield { row: text }
  }
}

async function* textLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  // What goes wrong on the way is thrown by the loop below.
  pipeline(createReadStream(file), unpacked).catch(() => {})
  unpacked.setEncoding('utf8')
  // A row with a file in it has many pieces; they are joined once.
  let pieces: string[] = []
  for await (const part of unpacked as AsyncIterable<string>) {
    const [first, ...rest] = part.split('\n')
    pieces.push(first!)
    for (const next of rest) {
      yield pieces.join('')
      pieces = [next]
    }
  }
  if (pieces.join('') !== '') yield pieces.join('')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
