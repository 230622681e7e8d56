import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opened, wordsOf } from '#tests/papers'
import { canSet } from './fonts.ts'
import type { Sheet } from './sheet.ts'
import { typeset } from './typeset.ts'

const sheet = (name: string, more: Partial<Sheet> = {}): Sheet => ({
  lang: 'en-US',
  title: 'Record of attendance',
  issuer: 'Cascadia Psychotherapy Network',
  madeAt: Temporal.Instant.from('2026-11-20T02:00:00Z'),
  footer: 'Check code 7K3M',
  blocks: [
    { kind: 'quiet', text: 'This confirms that' },
    { kind: 'name', text: name },
    {
      kind: 'facts',
      facts: [
        { label: 'Date', value: 'November 19, 2026' },
        { label: 'Place', value: 'Live online' },
      ],
    },
    { kind: 'heading', text: 'Hours' },
    { kind: 'table', columns: ['Kind', 'Hours'], rows: [['Peer consultation', '1.5']] },
    { kind: 'heading', text: 'Objectives' },
    { kind: 'list', items: ['Choose one thing to try'] },
    {
      kind: 'closing',
      signature: { name: 'Priya Raman', lines: ['Facilitator'] },
      check: {
        url: 'https://colloquy.test/verify/7K3M',
        alt: 'QR code of the check page',
        text: 'Check',
        code: '7K3M',
      },
    },
  ],
  ...more,
})

test('is tagged and says so: PDF/UA-1, language, title shown, structure, alternate text', async () => {
  const pdf = opened(await typeset(sheet('Amara Osei')))
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(pdf).toMatch(/\/Lang \(en-US\)/)
  expect(pdf).toContain('/DisplayDocTitle true')
  expect(pdf).toContain('Record of attendance</rdf:li>')
  expect(pdf).toContain('/Marked true')
  for (const tag of [
    'Document',
    'H1',
    'H2',
    'P',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'Table',
    'TR',
    'TH',
    'TD',
    'Figure',
    'Link',
  ])
    expect(pdf, tag).toMatch(new RegExp(`/S /${tag}\\b`))
  expect(pdf).toContain('/Alt (QR code of the check page)')
  expect(pdf).toContain('/Scope /Column')
  expect(pdf).toContain('/URI (https://colloquy.test/verify/7K3M)')
})

test('everything drawn is tagged or an artifact, and marks are balanced on each page', async () => {
  const long = sheet('Amara Osei', {
    blocks: [
      { kind: 'list', items: Array.from({ length: 90 }, (_, i) => `Objective ${i + 1}`) },
      ...sheet('x').blocks,
    ],
  })
  const streams = [...opened(await typeset(long)).matchAll(/stream ([\s\S]*?) endstream/g)]
    .map(([, body]) => body!)
    .filter((body) => / BDC\n/.test(body))
  expect(streams.length).toBeGreaterThan(1)
  for (const body of streams) {
    let depth = 0
    for (const line of body.split('\n')) {
      if (/ (BDC|BMC)$/.test(line)) depth++
      if (line === 'EMC') depth--
      expect(depth).toBeGreaterThanOrEqual(0)
      if (/(TJ|Tj|^f|^S|^B)$/.test(line)) expect(depth, line).toBeGreaterThan(0)
    }
    expect(depth).toBe(0)
  }
})

test('no standard font is left unembedded', async () => {
  expect(opened(await typeset(sheet('Amara Osei')))).not.toMatch(/Helvetica|\/Type1\b/)
})

test('the same sheet is the same bytes, another is not', async () => {
  const first = await typeset(sheet('Amara Osei'))
  await typeset(sheet('Somebody Else')) // what was printed before must not show
  expect(Buffer.compare(first, await typeset(sheet('Amara Osei')))).toBe(0)
  expect(Buffer.compare(first, await typeset(sheet('Amara Oseii')))).not.toBe(0)
})

test.each([
  '#eval("1+1") $x$ \\ *b* _i_ @ref <label>',
  '(close) \\) Tj ET BT {{7*7}} $1 %PDF endstream endobj',
  'Łukasz Żółć Đặng Ngọc Ωμέγα Жанна देवनागरी',
  "D'Arcy–O’Neill “Bo” Smith-Jones, PhD",
])('prints a name as it is: %s', async (name) => {
  const words = wordsOf(await typeset(sheet(name)))
  expect(words.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
})

test('a name no face can draw becomes marks, is known beforehand, and breaks nothing', async () => {
  expect(canSet('שלום')).toBe(false)
  expect(canSet('山田')).toBe(false)
  expect(canSet('Žofia देव')).toBe(true)
  expect(wordsOf(await typeset(sheet('山田 Aiko')))).toContain('\ufffd\ufffd Aiko')
})

test('characters that turn text around or cannot be seen are left out', async () => {
  expect(wordsOf(await typeset(sheet('Ama\u202era\u0000 Os\u200bei')))).toContain('Ama ra Os ei')
})

test('any words make a paper, however long', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (name) => {
      const bytes = await typeset(sheet(name))
      expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7')
      expect(Buffer.from(bytes.subarray(-6)).toString()).toContain('%%EOF')
    }),
    { numRuns: 15 },
  )
})
