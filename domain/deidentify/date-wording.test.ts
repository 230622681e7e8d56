import { describe, expect, test } from 'vitest'
import { applySuggestions, findIdentifiers } from './deidentify.ts'

const reworded = (text: string): string => applySuggestions(text, findIdentifiers(text))

test.each([
  ['She came in last March 14 and wept.', 'She came in last spring and wept.'],
  [
    'He was born on May 2. She came in last May 20.',
    'He was born on a date on file. She came in last spring.',
  ],
  ['We begin next October 3, she says.', 'We begin next autumn, she says.'],
  ['It is due this December 5.', 'It is due this winter.'],
  ['He came in last July.', 'He came in last summer.'],
  ['Vino el pasado 14 de marzo.', 'Vino el pasado día de la primavera.'],
])('what last and next stand before: %s', (text, expected) => {
  expect(reworded(text)).toBe(expected)
})

describe('the distance of dates', () => {
  test.each([
    // Without a year the nearer way round the year counts; where both are far, the season alone is said.
    [
      'We met on December 20. It ended on January 5.',
      'We met on a day in early winter. It ended on a day about two weeks later.',
    ],
    [
      'We met on January 5. It began on December 20.',
      'We met on a day in mid-winter. It began on a day about two weeks earlier.',
    ],
    [
      'We met on November 28. It ended on March 2.',
      'We met on a day in late autumn. It ended on a day about three months later.',
    ],
    [
      'We met on March 3. It ended on October 20.',
      'We met on a day in early spring. It ended on a day in mid-autumn.',
    ],
    // A year said once goes on to the next date, over New Year too.
    [
      'We met on December 20, 2021. It ended on January 5. I wrote on 1/26/2022.',
      'We met on a day in early winter. It ended on a day about two weeks later. I wrote on a day about three weeks later.',
    ],
    [
      'We met on March 3. He called on March 4. She came on March 4. I wrote on March 3.',
      'We met on a day in early spring. He called on the next day. She came on that same day. I wrote on the day before.',
    ],
    [
      'We met on 3/3/2021. She left on 3/10/2021. He left on 3/5/2022. It ended on 2/1/1985.',
      'We met on a day in early spring. She left on a day about one week later. He left on a day about a year later. It ended on a day many years earlier.',
    ],
    [
      'Nos vimos el 20 de diciembre. Murió el 5 de enero. Vino el 15 de enero.',
      'Nos vimos un día del invierno. Murió un día unas dos semanas después. Vino un día una semana después.',
    ],
    [
      'Nos vimos el 3 de marzo de 2001. Volvió el 5 de marzo de 2022. Vino el 6 de marzo de 2022. Sabe del 6 de marzo de 2022.',
      'Nos vimos un día de la primavera. Volvió un día unos veintiún años después. Vino el día siguiente. Sabe del mismo día.',
    ],
    [
      'Nos vimos el 3 de marzo de 1980. Volvió el 5 de marzo de 2022.',
      'Nos vimos un día de la primavera. Volvió un día muchos años después.',
    ],
  ])('%s', (text, expected) => {
    expect(reworded(text)).toBe(expected)
  })
})

describe('what a written date says', () => {
  test.each([
    ['He died on March third.', 'He died on a day in early spring.'],
    ['It was the twenty-first of June.', 'It was a day in early summer.'],
    ['He came. Last Tuesday the 15th he wept.', 'He came. One day that month he wept.'],
    ['She comes back on the fourteenth.', 'She comes back on a day that month.'],
    ['Nació en casa; vino el catorce de mayo.', 'Nació en casa; vino un día de la primavera.'],
    ['Sober since 9/2021, he says.', 'Sober since early autumn, he says.'],
    ['He came March 14 and wept.', 'He came in early spring and wept.'],
    ['I recall her March 14 session.', 'I recall her early spring session.'],
    ['Every Christmas he drinks.', 'Every holiday he drinks.'],
    ['Volvió para la Navidad y lloró.', 'Volvió para la época festiva y lloró.'],
  ])('%s', (text, expected) => {
    expect(reworded(text)).toBe(expected)
  })
})
