/** A form whose file is too large is read as it comes by: its texts are kept, its files empty. */
import { pipeline } from 'node:stream/promises'
import Busboy from '@fastify/busboy'

export type WithoutFiles = { form: FormData; files: string[] }

/** The same request with this form instead of its own. */
export function withForm(request: Request, form: FormData): Request {
  const headers = new Headers(request.headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Request(request.url, { method: request.method, headers, body: form })
}

/**
 * A multipart form with its files empty, and the names of the fields that held them (RFC 7578). At most `heard` bytes are
 * read, at most `texts` held; undefined beyond that and for what is no whole form.
 */
export async function formWithoutFiles(
  request: Request,
  most: { texts: number; heard: number },
): Promise<WithoutFiles | undefined> {
  const { body } = request
  const type = request.headers.get('content-type') ?? ''
  if (!body || body.locked || !type.startsWith('multipart/form-data')) return undefined
  const found: WithoutFiles = { form: new FormData(), files: [] }
  try {
    const reader = new Busboy({
      headers: { 'content-type': type },
      limits: { fieldSize: most.texts },
    })
    let texts = 0
    reader.on('field', (name, text, _, isCut) => {
      texts += Buffer.byteLength(text)
      if (isCut || texts > most.texts) reader.destroy(new Error('too much text'))
      else found.form.append(asWritten(name), text)
    })
    reader.on('file', (name, content, fileName) => {
      content.on('error', (error) => reader.destroy(error)).resume()
      if (!fileName) return
      found.files.push(asWritten(name))
      found.form.append(asWritten(name), new File([], asWritten(fileName)))
    })
    await pipeline(atMost(body, most.heard), reader)
    return found
  } catch {
    return undefined
  }
}

/** These chunks, and an error where there are none or more bytes than so many. */
async function* atMost(chunks: AsyncIterable<Uint8Array>, bytes: number): AsyncIterable<Uint8Array> {
  let heard = 0
  for await (const chunk of chunks) {
    heard += chunk.length
    if (heard > bytes) throw new Error('too much')
    yield chunk
  }
  if (heard === 0) throw new Error('nothing')
}

/** A name as its page wrote it: browsers write quotes and line ends of names as %22, %0D and %0A. */
const asWritten = (name: string): string =>
  name.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
