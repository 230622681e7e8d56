/**
 * Reads case texts with their identifiers marked inline (domain/deidentify/corpus/README.md):
 * `[[Ana|NAME]] is [[43|AGE~]]`, texts apart by a line `=== style`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DIRECT_TYPES } from '#domain/deidentify/finding'
import type { Label, Sample } from './deidentify-evaluate.ts'

const DIRECT: ReadonlySet<string> = new Set(DIRECT_TYPES)
const FOLDER: string = fileURLToPath(new URL('../domain/deidentify/corpus', import.meta.url))

/** A marked text without its marks, and where they stood. */
export function unmarked(
  marked: string,
): Pick<Sample, 'text' | 'spans'> & { ignore: { start: number; end: number }[] } {
  let text = ''
  let from = 0
  const spans: Label[] = []
  const ignore: { start: number; end: number }[] = []
  for (const m of marked.matchAll(/\[\[(.+?)\|([A-Z0-9_]+)(~?)\]\]/gs)) {
    text += marked.slice(from, m.index)
    const place = { start: text.length, end: text.length + m[1]!.length }
    text += m[1]
    if (m[2] === 'IGNORE') ignore.push(place)
    else spans.push({ ...place, label: m[2]!, tier: m[3] === '~' || !DIRECT.has(m[2]!) ? 'quasi' : 'direct' })
    from = m.index + m[0].length
  }
  return { text: text + marked.slice(from), spans, ignore }
}

/** All texts of the corpus, or of a folder of the same form; `id` is writer, file and place in it. */
export function readCorpus(folder = FOLDER): (Sample & { writer: string })[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const parts = readFileSync(`${folder}/${file}`, 'utf8').split(/^=== *(.*)\n/m)
      const writer = file.replace(/\.txt$/, '')
      return Array.from({ length: (parts.length - 1) / 2 }, (_, i) => ({
        id: `${writer}-${i + 1}`,
        writer,
        style: parts[i * 2 + 1]!.trim(),
        ...unmarked(parts[i * 2 + 2]!.trim()),
      }))
    })
}
