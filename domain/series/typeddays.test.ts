import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDayInFigures } from '#copy/formats'
import { daysAsIso, hasTime } from './typeddays.ts'

/** What else the form says: the first day that counts, and when a meeting begins. */
const beside = { from: '2026-11-27', startsLocal: '18:30' }

test('dates are read as the reader’s own language writes them', () => {
  expect(daysAsIso('12/3/2026', 'en-US', beside)).toBe('2026-12-03')
  expect(daysAsIso('12/3/2026', 'en-GB', beside)).toBe('2026-03-12')
  expect(daysAsIso('3.12.2026', 'de-DE', beside)).toBe('2026-12-03')
  expect(daysAsIso('12/3/26', 'en-US', beside)).toBe('2026-12-03')
  for (const typed of [
    'December 3, 2026',
    'Thursday, Dec 3 2026',
    '3 December 2026',
    'the 3rd of december 2026',
  ])
    expect(daysAsIso(typed, 'en-US', beside), typed).toBe('2026-12-03')
  expect(daysAsIso('3 de diciembre de 2026', 'es', beside)).toBe('2026-12-03')
})

test('several stand one a line, behind commas or semicolons; empty lines are none', () => {
  expect(daysAsIso('12/3/2026\r\n\n December 17, 2026;2027-01-14', 'en-US', beside)).toBe(
    '2026-12-03\n2026-12-17\n2027-01-14',
  )
  expect(daysAsIso('12/3/2026, 12/17/2026', 'en-US', beside)).toBe('2026-12-03\n2026-12-17')
  expect(daysAsIso('2026-12-03 2026-12-17', 'en-US', beside)).toBe('2026-12-03\n2026-12-17')
})

test('without a year the next such day is meant, from the first day that counts on', () => {
  for (const [typed, day] of [
    ['Dec 4', '2026-12-04'],
    ['Friday, December 4th', '2026-12-04'],
    ['4 December', '2026-12-04'],
    ['12/4', '2026-12-04'],
    ['Nov 27', '2026-11-27'],
    ['11/26', '2027-11-26'],
    ['Jan 8', '2027-01-08'],
    ['Feb 29', '2028-02-29'],
  ] as const)
    expect(daysAsIso(typed, 'en-US', beside), typed).toBe(day)
  expect(daysAsIso('4.12.', 'de-DE', beside)).toBe('2026-12-04')
  expect(daysAsIso('4/12', 'en-GB', beside)).toBe('2026-12-04')
  expect(daysAsIso('Dec 4, Dec 18, and Jan 8', 'en-US', beside)).toBe('2026-12-04\n2026-12-18\n2027-01-08')
  expect(daysAsIso('Dec 4, 2026, Jan 8, 2027', 'en-US', beside)).toBe('2026-12-04\n2027-01-08')
})

test('the hour that stands in its own field may stand behind a date; another one makes it unclear', () => {
  for (const typed of [
    '4 December 2026 6:30 pm',
    'Dec 4, 2026, 6:30 PM',
    'Dec 4 at 6:30 p.m.',
    '12/4/2026 18:30',
    '2026-12-04 18:30',
    '2026-12-04T18:30',
  ])
    expect(daysAsIso(typed, 'en-US', beside), typed).toBe('2026-12-04')
  expect(daysAsIso('Dec 4, 6 pm', 'en-US', { ...beside, startsLocal: '18:00' })).toBe('2026-12-04')
  expect(daysAsIso('Dec 4, 12 am', 'en-US', { ...beside, startsLocal: '00:00' })).toBe('2026-12-04')
  for (const typed of ['Dec 4, 2026, 7 pm', '12/4/2026 19:30', 'Dec 4 at 25:30']) {
    expect(daysAsIso(typed, 'en-US', beside)).toBe(typed)
    expect(hasTime(typed)).toBe(true)
  }
})

test('what is no date stays as it was typed, and is refused later', () => {
  for (const typed of ['13/32/2026', '2026-02-30', 'soon', '13/3', '2/30/2027', 'Dec 4, 18'])
    expect(daysAsIso(typed, 'en-US', beside)).toBe(typed)
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
        for (const typed of written) expect(daysAsIso(typed, locale, beside), typed).toBe(one.toString())
      },
    ),
  )
})
