/**
 * Measures the de-identifier on labeled texts (domain/deidentify/fixtures/README.md has the format):
 *
 *   node scripts/deidentify-evaluate.ts [file.jsonl …] [--misses] [--half=0|1]
 *
 * A labeled identifier is found when 80 % of its letters and digits are covered (titles, articles and weekdays
 * aside), held when by direct findings; a false alarm is a finding less than half on labeled text.
 */
import { readFileSync } from 'node:fs'
import { applySuggestions, findIdentifiers } from '#domain/deidentify/deidentify'
import type { Finding } from '#domain/deidentify/finding'

export type Label = {
  start: number
  end: number
  label: string
  tier: 'direct' | 'quasi'
  kind?: string
  role?: string
}
export type Sample = {
  id: string
  text: string
  spans: Label[]
  ignore?: { start: number; end: number }[]
  style?: string
  theme?: string
}
export type Detector = (text: string) => Finding[]

const ASIDE =
  /\b(?:mr|mrs|ms|miss|mx|dr|dra|prof|sr|sra|srta|don|dona|judge|officer|the|a|an|el|la|los|las|un|una|last|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thurs?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b\.?/giu

/** What counts of a find and of a label. */
export const isLetter = (c: string): boolean => /[\p{L}\p{N}]/u.test(c)

/** One flag a code unit: counts for coverage. */
function countable(text: string, { start, end }: { start: number; end: number }): number[] {
  const part = text.slice(start, end)
  const aside = new Set<number>()
  for (const m of part.matchAll(ASIDE)) for (let i = 0; i < m[0].length; i++) aside.add(m.index + i)
  const units = Array.from({ length: part.length }, (_, i) => i)
  const kept = units.filter((i) => isLetter(part[i]!) && !aside.has(i))
  return (kept.length > 0 ? kept : units.filter((i) => isLetter(part[i]!))).map((i) => i + start)
}

type Count = { labels: number; found: number; held: number }
const ratio = (a: number, b: number): number => (b === 0 ? 1 : Math.round((a / b) * 10_000) / 10_000)

export function evaluate(
  samples: readonly Sample[],
  detect: Detector,
  show?: (line: string) => void,
): Record<string, unknown> {
  const byType = new Map<string, Count>()
  const byStyle = new Map<string, Count>()
  let words = 0
  let leaks = 0
  let alarms = 0
  let directAlarms = 0
  let chars = 0
  let spent = 0
  let residual = 0
  let residualTexts = 0
  let wordings = 0
  let persons = 0
  let leaking = 0
  let rightType = 0
  let typed = 0
  let agesDirect = 0
  let covered = 0
  let coveredLabeled = 0
  let labeledUnits = 0
  const times: number[] = []
  for (const sample of samples) {
    const { text, spans } = sample
    const from = performance.now()
    const found = detect(text)
    const ms = performance.now() - from
    times.push(ms)
    spent += ms
    chars += text.length
    words += text.split(/\s+/).filter(Boolean).length
    const by = new Int8Array(text.length)
    for (const f of found)
      for (let i = f.start; i < f.end; i++) by[i] = f.severity === 'direct' ? 2 : Math.max(by[i]!, 1)
    const labeled = new Uint8Array(text.length)
    for (const s of [...spans, ...(sample.ignore ?? [])]) labeled.fill(1, s.start, s.end)
    let missed = false
    for (const s of spans) {
      const units = countable(text, s)
      const any = units.filter((i) => by[i]! > 0).length / units.length
      const held = units.filter((i) => by[i]! === 2).length / units.length
      labeledUnits += units.length
      coveredLabeled += units.filter((i) => by[i]! > 0).length
      const isFound = any >= 0.8
      const isHeld = held >= 0.8
      for (const [map, key] of [
        [byType, `${s.tier === 'direct' ? 'direct' : 'caution'} ${s.label}`],
        [byStyle, `${s.tier} ${styleOf(sample)}`],
      ] as const) {
        const c = map.get(key) ?? { labels: 0, found: 0, held: 0 }
        c.labels++
        if (isFound) c.found++
        if (isHeld) c.held++
        map.set(key, c)
      }
      if (s.tier === 'direct' && !isFound) missed = true
      if (s.label === 'AGE' && isHeld) agesDirect++
      const over = found.find((f) => f.start < s.end && s.start < f.end)
      if (over) {
        typed++
        if (over.type === s.label) rightType++
      }
      if (show && (!isFound || (s.tier === 'direct' && !isHeld))) {
        show(
          `MISS ${isFound ? '(not held) ' : ''}${sample.id} ${s.tier} ${s.label} ${JSON.stringify(text.slice(s.start, s.end))} in …${text.slice(Math.max(0, s.start - 40), s.end + 30).replaceAll('\n', '⏎')}…`,
        )
      }
    }
    if (missed) leaks++
    for (const f of found) {
      let on = 0
      let all = 0
      for (let i = f.start; i < f.end; i++) {
        if (!isLetter(text[i]!)) continue
        all++
        covered++
        if (labeled[i]) on++
      }
      if (on < all / 2) {
        alarms++
        if (f.severity === 'direct') directAlarms++
        show?.(
          `ALARM ${sample.id} ${f.severity} ${f.type} ${JSON.stringify(text.slice(f.start, f.end))} in …${text.slice(Math.max(0, f.start - 40), f.end + 30).replaceAll('\n', '⏎')}…`,
        )
      }
    }
    const reworded = applySuggestions(text, found)
    const again = detect(reworded).filter((f) => f.severity === 'direct')
    residual += again.length
    if (again.length > 0) residualTexts++
    if (show)
      for (const f of again)
        show(
          `RESIDUAL ${sample.id} ${f.type} ${JSON.stringify(reworded.slice(f.start, f.end))} in …${reworded.slice(Math.max(0, f.start - 40), f.end + 30)}…`,
        )
    for (const f of found) {
      const direct = spans.filter((s) => s.tier === 'direct')
      const tokens = direct.flatMap(
        (s) =>
          text
            .slice(s.start, s.end)
            .toLowerCase()
            .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
      )
      const own = f.suggestion
        .toLowerCase()
        .replace(/\b(?:the|and|for|day|that|from|client|about|later|una|las|los|del|age)\b/g, '')
        .trim()
      if (
        own.length > 0 &&
        (text.slice(f.start, f.end).toLowerCase().includes(own) ||
          tokens.some((t) => new RegExp(`(?<![\\p{L}\\p{N}])${t}(?![\\p{L}\\p{N}])`, 'u').test(own)))
      ) {
        leaking++
        show?.(`LEAK ${sample.id} ${JSON.stringify(text.slice(f.start, f.end))} → ${f.suggestion}`)
      }
    }
    const names = new Map<string, Set<string>>()
    for (const s of spans.filter((s) => s.label === 'NAME')) {
      const key = `${text.slice(s.start, s.end)}|${s.role ?? ''}`
      const over = found.find((f) => f.start < s.end && s.start < f.end)
      if (over) names.set(key, (names.get(key) ?? new Set()).add(over.suggestion.toLowerCase()))
    }
    for (const [key, set] of names) {
      persons++
      if (set.size === 1) wordings++
      else show?.(`WORDINGS ${sample.id} ${key} ${[...set].join(' | ')}`)
    }
  }
  times.sort((a, b) => a - b)
  const total = (map: Map<string, Count>, prefix: string): Count => {
    const sum = { labels: 0, found: 0, held: 0 }
    for (const [key, c] of map) {
      if (!key.startsWith(prefix)) continue
      sum.labels += c.labels
      sum.found += c.found
      sum.held += c.held
    }
    return sum
  }
  const direct = total(byType, 'direct')
  const quasi = total(byType, 'caution')
  const table = (map: Map<string, Count>) =>
    Object.fromEntries(
      [...map]
        .sort()
        .map(([key, c]) => [
          key,
          { labels: c.labels, found: ratio(c.found, c.labels), held: ratio(c.held, c.labels) },
        ]),
    )
  return {
    texts: samples.length,
    words,
    directFound: ratio(direct.found, direct.labels),
    directHeld: ratio(direct.held, direct.labels),
    textsWithMiss: ratio(leaks, samples.length),
    cautionFound: ratio(quasi.found, quasi.labels),
    falseAlarmsPer1000: ratio(alarms * 1000, words),
    directAlarmsPer1000: ratio(directAlarms * 1000, words),
    characterRecall: ratio(coveredLabeled, labeledUnits),
    characterPrecision: ratio(coveredLabeled, covered),
    rightType: ratio(rightType, typed),
    agesDirect,
    onePersonOneWording: ratio(wordings, persons),
    leakingSuggestions: leaking,
    directAfterRewording: residual,
    textsDirectAfterRewording: ratio(residualTexts, samples.length),
    p95ms: Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 100) / 100,
    charactersPerSecond: Math.round(chars / (spent / 1000)),
    byType: table(byType),
    byStyle: table(byStyle),
  }
}

/** Styles by what a theme says; the first that fits. */
const STYLES: readonly [string, RegExp][] = [
  ['lower', /lower/],
  ['terse', /terse/],
  ['list', /bullet|ehr/],
  ['mixed', /es-en|esen/],
  ['spanish', / es$|^es$/],
]

function styleOf(sample: Sample): string {
  if (sample.style) return sample.style
  const theme = sample.theme ?? ''
  return STYLES.find(([, shape]) => shape.test(theme))?.[0] ?? 'prose'
}

export function readSamples(file: string): Sample[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim())
    .map((l) => JSON.parse(l) as Sample)
}

if (import.meta.main) {
  const files = process.argv.slice(2).filter((a) => !a.startsWith('--'))
  const half = process.argv.find((a) => a.startsWith('--half='))?.slice(7)
  const show = process.argv.includes('--misses') ? (line: string) => console.error(line) : undefined
  findIdentifiers('warm')
  for (const file of files.length > 0 ? files : ['domain/deidentify/fixtures/vignettes.jsonl']) {
    const samples = readSamples(file).filter((_, i) => half === undefined || i % 2 === Number(half))
    console.log(JSON.stringify({ file, ...evaluate(samples, findIdentifiers, show) }, null, 1))
  }
}
