import type { departures } from '#copy/departures.en'
import { formatMoment, formatPlainDate, formatWeekday } from '#copy/formats'
import type { OwnData } from '#domain/departures/reads'

type Copy = (typeof departures)['archive']
type Value = unknown
/** How values are written for whose data it is: days and times in their zone and locale. */
type Reader = {
  copy: Copy
  section: string
  words: (text: string) => string
  weekday: (day: number) => string
  language: (code: string) => string
}

/**
 * The export as one page to read: no script, no address outside, every word escaped. Sections in the catalog's
 * words; names of fields as they are in the JSON, in words.
 */
export function archivePage(data: OwnData, copy: Copy, of: { zone: string; locale: string }): string {
  const languages = new Intl.DisplayNames(of.locale, { type: 'language' })
  const reader = {
    copy,
    weekday: weekdayIn(of.locale),
    words: wordsIn(of),
    language: (code: string) => languages.of(code) ?? code,
  }
  const sections = (Object.keys(copy.sections) as (keyof Copy['sections'])[]).map(
    (name) =>
      `<section><h2>${escaped(copy.sections[name])}</h2>${shown(data[name], { ...reader, section: name })}</section>`,
  )
  const made = copy.made(data.network, reader.words(data.madeAt))
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escaped(copy.title)}</title><style>${style}</style></head>
<body><h1>${escaped(copy.title)}</h1><p>${escaped(made)}</p>
${sections.join('\n')}
</body></html>
`
}

const style =
  'body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.55 system-ui,sans-serif;color:#17252b;background:#faf8f3}' +
  'h1,h2{font-family:Georgia,serif;font-weight:500;color:#0f5a50}section{border-top:1px solid #ddd8cd;padding:.5rem 0 1rem}' +
  'dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.2rem 1rem;margin:.3rem 0}dt{color:#4b5a61}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'article{border:1px solid #ddd8cd;border-radius:8px;background:#fff;padding:.6rem 1rem;margin:.6rem 0}' +
  '@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}@media print{body{background:#fff}}'

const isEmpty = (value: Value): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function shown(value: Value, reader: Reader, field = ''): string {
  if (isEmpty(value)) return `<p>${escaped(reader.copy.nothing)}</p>`
  if (!Array.isArray(value)) return inside(value, reader)
  if (value.every((one) => typeof one !== 'object'))
    return escaped(value.map((one) => coded(field, String(one), reader)).join(', '))
  return value.map((one) => `<article>${inside(one, reader)}</article>`).join('')
}

/** Ids say nothing to a reader; they are in the JSON. */
const isId = (name: string) => name === 'id' || name.endsWith('Id')
/**
 * "November 19, 2026, 9:00 PM Eastern Time" of an instant, "March 31, 2027" of a day, all else as it is, also what
 * somebody typed that only looks like one.
 */
const wordsIn =
  ({ zone, locale }: { zone: string; locale: string }) =>
  (text: string) => {
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && reads(() => Temporal.Instant.from(text)))
      return formatMoment(text, zone, locale)
    if (/^\d{4}-\d\d-\d\d$/.test(text) && reads(() => Temporal.PlainDate.from(text)))
      return formatPlainDate(text, locale)
    return text
  }
function reads(parse: () => unknown): boolean {
  try {
    parse()
    return true
  } catch {
    return false
  }
}
const weekdayIn = (locale: string) => (day: number) => formatWeekday(day, locale)

/** An object as names and values; empty ones and ids are left out. */
function inside(value: Value, reader: Reader): string {
  const { copy } = reader
  if (typeof value === 'boolean') return value ? copy.yes : copy.no
  if (typeof value !== 'object' || value === null) return escaped(reader.words(String(value)))
  const lines = Object.entries(value).filter(([name, one]) => !isEmpty(one) && !isId(name))
  const written = (name: string, one: Value) => {
    if (name === 'weekday' && typeof one === 'number') return escaped(reader.weekday(one))
    if (typeof one === 'string') return escaped(coded(name, one, reader))
    return Array.isArray(one) ? shown(one, reader, name) : inside(one, reader)
  }
  const line = ([name, one]: [string, Value]) =>
    `<dt>${escaped(copy.fields[name] ?? inWords(name))}</dt><dd>${written(name, one)}</dd>`
  return `<dl>${lines.map(line).join('')}</dl>`
}

/** What a code means, in the catalog's words; other texts as they are, days and times in the reader's. */
function coded(name: string, text: string, { copy, section, words, language }: Reader): string {
  if (name === 'languages') return language(text)
  const meaning = copy.words[`${section}.${name}`] ?? copy.words[name]
  return meaning ? meaning(text) : words(text)
}

/** `minutesPresent` as "minutes present". */
const inWords = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!)
