import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { analyze } from './analysis.ts'
import { findIdentifiers } from './deidentify.ts'
import { createFinder } from './incremental.ts'
import { BY_FRAME } from './mention.ts'
import { paragraphsOf } from './paragraphs.ts'
import { findsOf, UNLIKELY } from './resolution.ts'
import { TREES } from './trees.generated.ts'
import { grown, NONE } from './trees.ts'
import { MOST, traitsIn, weigherOf } from './weighing.ts'

const folder = new URL('fixtures/', import.meta.url)
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean))
  .filter((_, n) => n % 40 === 0)
  .map((line) => (JSON.parse(line) as { text: string }).text)

function findsIn(text: string) {
  const { style, paragraphs } = paragraphsOf(text)
  const parts = paragraphs.map(({ start, end }) => ({
    start,
    analysis: analyze(text.slice(start, end), style),
  }))
  return { finds: findsOf(parts, style), style }
}

test('every trait is a whole number that a bound can have, and the trees ask for no other', () => {
  const names = new Set<string>()
  for (const text of texts) {
    const { finds, style } = findsIn(text)
    for (const traits of finds.keys().map(traitsIn(finds, style)))
      for (const [name, value] of Object.entries(traits)) {
        names.add(name)
        expect([name, value, Number.isInteger(value) && value >= 0 && value <= MOST]).toEqual([
          name,
          value,
          true,
        ])
      }
  }
  const asked = new Set([...grown(TREES).traits].filter((trait) => trait !== NONE))
  expect(Math.max(...asked)).toBeLessThan(names.size)
  expect(asked.size).toBeGreaterThan(names.size / 2)
})

test('what is left of the finds is what was likely enough', () => {
  for (const text of texts) {
    const { finds, style } = findsIn(text)
    const chanceAt = weigherOf(finds, style)
    const left = new Set(findIdentifiers(text).map((f) => f.start))
    finds.forEach((f, n) => {
      if (chanceAt(n) >= UNLIKELY[f.severity]) expect(left).toContain(f.start)
    })
    expect(left.size).toBeLessThanOrEqual(finds.length)
  }
})

test('what a frame names and hardly leaves a doubt holds back, whatever the trees say', () => {
  let framed = 0
  for (const text of texts) {
    const held = findIdentifiers(text).filter((f) => f.severity === 'direct')
    for (const f of findsIn(text).finds) {
      if (f.severity !== 'direct' || f.doubt >= 0.05 || (f.mention?.sure ?? 0) < BY_FRAME) continue
      framed++
      expect(held.some(({ start, end }) => start <= f.start && f.end <= end)).toBe(true)
    }
  }
  expect(framed).toBeGreaterThan(100)
})

test('an address, a link or a phone number stays, whatever stands around it', () => {
  for (const said of ['ana.ruiz@mail.example.org', 'https://ruiz.example.org/ana', '503-555-0142'])
    for (const around of ['a score of', 'as Beck writes,', 'PHQ-9', 'the sky,'])
      expect(findIdentifiers(`${around} ${said} and so on.`).map((f) => f.severity)).toContain('direct')
})

test('by the rules alone nothing is weighed', () => {
  const rules = createFinder(null)
  expect(rules.find('Her sister Marisol lives in Tacoma.').map((f) => f.severity)).toEqual([
    'direct',
    'direct',
  ])
})
