import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDayInFigures } from '#copy/formats'
import { daysAsIso } from './typeddays.ts'

test('dates are read as the reader’s own language writes them', () => {
  expect(daysAsIso('12/3/2026', 'en-US')).toBe('2026-12-03')
  expect(daysAsIso('12/3/2026', 'en-GB')).toBe('2026-03-12')
  expect(daysAsIso('3.12.2026', 'de-DE')).toBe('2026-12-03')
  expect(daysAsIso('12/3/26', 'en-US')).toBe('2026-12-03')
  for (const typed of [
    'December 3, 2026',
    'Thursday, Dec 3 2026',
    '3 December 2026',
    'the 3rd of december 2026',
  ])
    expect(daysAsIso(typed, 'en-US'), typed).toBe('2026-12-03')
  expect(daysAsIso('3 de diciembre de 2026', 'es')).toBe('2026-12-03')
})

test('several stand one a line, behind commas or semicolons; empty lines are none', () => {
  expect(daysAsIso('12/3/2026\r\n\n December 17, 2026;2027-01-14', 'en-US')).toBe(
    '2026-12-03\n2026-12-17\n2027-01-14',
  )
  expect(daysAsIso('12/3/2026, 12/17/2026', 'en-US')).toBe('2026-12-03\n2026-12-17')
  expect(daysAsIso('2026-12-03 2026-12-17', 'en-US')).toBe('2026-12-03\n2026-12-17')
})

test('what is no date stays as it was typed, and is refused later', () => {
  for (const typed of ['13/32/2026', '2026-02-30', 'soon', '12/3', '2/30/2027'])
    expect(daysAsIso(typed, 'en-US')).toBe(typed)
})

test('every day is found again in its own language, in figures and in words', () => {
  const day = fc
    .integer({ min: 0, max: 36_000 })
    .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }))
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('en-US', 'en-GB', 'en-CA', 'es', 'es-MX', 'de-DE', 'fr-FR', 'sv-SE', 'pt-BR'),
      (one, locale) => {
        const written = [
          one.toString(),
          formatDayInFigures(one.toString(), locale),
          ...(['long', 'medium'] as const).map((dateStyle) => one.toLocaleString(locale, { dateStyle })),
        ]
        for (const typed of written) expect(daysAsIso(typed, locale), typed).toBe(one.toString())
      },
    ),
  )
})
