/** What stands in a PDF of ours, for tests. */
import { inflateSync } from 'node:zlib'

/** Objects and opened streams of a PDF, as one text in Latin-1. */
export function opened(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  return text.replace(
    /<<[^<>]*\/FlateDecode[\s\S]*?stream\n([\s\S]*?)\nendstream/g,
    (whole, body: string) => {
      try {
        return `${whole.slice(0, whole.indexOf('stream'))}stream ${inflateSync(Buffer.from(body, 'latin1')).toString('latin1')} endstream`
      } catch {
        return whole
      }
    },
  )
}

/** All words drawn, by the fonts' own ToUnicode maps, in drawing order. */
export function wordsOf(bytes: Uint8Array): string {
  const pdf = opened(bytes)
  const object = (id: string) => pdf.match(new RegExp(`(?:^|\\n)${id} 0 obj([\\s\\S]*?)endobj`))?.[1] ?? ''
  const fonts = new Map<string, Map<string, string>>()
  for (const [, name, id] of pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = new Map<string, string>()
    const toUnicode = object(object(id!).match(/\/ToUnicode (\d+) 0 R/)?.[1] ?? '')
    for (const [, from, list] of toUnicode.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
      for (const [index, entry] of [...list!.matchAll(/<([0-9a-f ]*)>/gi)].entries())
        map.set(
          (Number.parseInt(from!, 16) + index).toString(16).padStart(4, '0'),
          Buffer.from(entry[1]!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
        )
    fonts.set(name!, map)
  }
  let font: Map<string, string> | undefined
  let words = ''
  for (const [, name, glyphs] of pdf.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name)
    else
      for (const [, hex] of glyphs!.matchAll(/<([0-9a-f]+)>/gi))
        words += hex!
          .match(/.{4}/g)!
          .map((glyph) => font?.get(glyph) ?? '')
          .join('')
    if (glyphs) words += ' '
  }
  return words.replace(/\s+/g, ' ')
}
