/** A form whose file is too large is read as it comes by: its texts are kept, its files empty. */

export type WithoutFiles = { form: FormData; files: string[] }

/** The same request with this form instead of its own. */
export function withForm(request: Request, form: FormData): Request {
  const headers = new Headers(request.headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Request(request.url, { method: request.method, headers, body: form })
}

const headerEnd = Buffer.from('\r\n\r\n')
const lastMark = Buffer.from('--')
const longestHeader = 16 * 1024

type Part = { name: string; isFile: boolean; fileName: string }
/** What came by and is not taken yet, of which part, and what was taken. */
type Reading = {
  kept: Buffer
  part: Part | 'before' | 'header' | 'end'
  texts: number
  found: WithoutFiles
}

/**
 * A multipart form with its files empty, and the names of the fields that held them (RFC 7578). At most `heard` bytes are
 * read, at most `texts` held; undefined beyond that and for what is no whole form.
 */
export async function formWithoutFiles(
  request: Request,
  most: { texts: number; heard: number },
): Promise<WithoutFiles | undefined> {
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(request.headers.get('content-type') ?? '')
  const { body } = request
  if (!boundary || !body || body.locked) return undefined
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  // The first delimiter stands at the very beginning.
  const kept = Buffer.from('\r\n')
  const reading: Reading = { kept, part: 'before', texts: 0, found: { form: new FormData(), files: [] } }
  let heard = 0
  for await (const chunk of body) {
    heard += chunk.length
    reading.kept = reading.part === 'end' ? kept : Buffer.concat([reading.kept, chunk])
    while (takeNext(reading, delimiter));
    if (heard > most.heard || isTooLong(reading, most.texts)) return undefined
  }
  return reading.part === 'end' ? reading.found : undefined
}

const isTooLong = ({ part, kept, texts }: Reading, most: number): boolean =>
  part !== 'end' && (part === 'header' ? kept.length > longestHeader : texts + kept.length > most)

/** Takes a header or a part that has come to its end; false where more must come first. */
function takeNext(reading: Reading, delimiter: Buffer): boolean {
  const { part, kept } = reading
  if (part === 'end') return false
  const mark = part === 'header' ? headerEnd : delimiter
  if (part === 'header' && kept.subarray(0, 2).equals(lastMark)) {
    reading.part = 'end'
    return false
  }
  const end = kept.indexOf(mark)
  if (end < 0) {
    // Of a file only as much as may be the beginning of its end.
    if (part === 'before' || (part !== 'header' && part.isFile))
      reading.kept = kept.subarray(Math.max(0, kept.length - mark.length + 1))
    return false
  }
  const content = kept.subarray(0, end)
  reading.kept = kept.subarray(end + mark.length)
  if (part !== 'before' && part !== 'header') take(reading, part, content)
  reading.part = part === 'header' ? partOf(content.toString()) : 'header'
  return true
}

function take(reading: Reading, { name, isFile, fileName }: Part, content: Buffer): void {
  const { form, files } = reading.found
  if (!isFile) {
    reading.texts += content.length
    form.append(name, content.toString())
  } else if (fileName) {
    files.push(name)
    form.append(name, new File([], fileName))
  }
}

/** What a part's header says; browsers write quotes and line ends in names as %22, %0D and %0A. */
function partOf(header: string): Part {
  const said = (name: string) =>
    new RegExp(`[;\\s]${name}="([^"]*)"`, 'i')
      .exec(header)?.[1]
      ?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const fileName = said('filename')
  return { name: said('name') ?? '', isFile: fileName !== undefined, fileName: fileName ?? '' }
}
