/**
 * npm run --silent deid: one `{"id","text"}` a line in, one `{"id","spans","ms"}` a line out, in order.
 * A line that cannot be read is answered with an error, the rest go on, and the exit status is 1.
 */
import { z } from 'zod'
import { prepare } from '#domain/deidentify/deidentify'
import type { Finding } from '#domain/deidentify/finding'
import { createFinder } from '#domain/deidentify/incremental'

const Id = z.union([z.string(), z.number(), z.null()])
const Line = z.object({ id: Id.default(null), text: z.string() })

type Answer =
  | { id: z.infer<typeof Id>; spans: Finding[]; ms: number }
  | { id: z.infer<typeof Id>; error: string }

/** The answer to one line; never throws. `ms` is the time in the function. */
export function answer(line: string): Answer {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { id: null, error: 'This line is not JSON.' }
  }
  const parsed = Line.safeParse(json)
  if (!parsed.success) return { id: idOf(json), error: 'A line needs "id" and "text", a string.' }
  const { id, text } = parsed.data
  try {
    const from = performance.now()
    const spans = createFinder().find(text)
    return { id, spans, ms: Math.round((performance.now() - from) * 1000) / 1000 }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}

function idOf(json: unknown): z.infer<typeof Id> {
  const id = Id.safeParse(typeof json === 'object' && json !== null && 'id' in json ? json.id : null)
  return id.success ? id.data : null
}

/** Lines of a byte stream, by line feed only: U+2028 may stand inside a JSON string (RFC 8259). */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  for await (const chunk of input) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n')
    for (const part of parts.slice(0, -1)) {
      yield pieces.join('') + part
      pieces = []
    }
    pieces.push(parts.at(-1)!)
  }
  const rest = pieces.join('') + decoder.decode()
  if (rest !== '') yield rest
}

if (import.meta.main) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  prepare()
  let failed = false
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() === '') continue
    const out = answer(line)
    if ('error' in out) failed = true
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) {
      await new Promise((ready) => process.stdout.once('drain', ready))
    }
  }
  process.exitCode = failed ? 1 : 0
}
