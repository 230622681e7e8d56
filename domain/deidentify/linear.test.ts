import { Session } from 'node:inspector/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findIdentifiers, prepare } from './deidentify.ts'

/**
 * Work is counted, not timed: how often each block of the de-identifier's code runs (V8's precise coverage),
 * and how many characters its patterns are handed. Four times the text may ask for little more than four times
 * the work; what grows with the square asks for sixteen.
 */
const session = new Session()
const exec = RegExp.prototype.exec
let scanned = 0

beforeAll(async () => {
  prepare()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
})
afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage')
  session.disconnect()
})

async function workOn(text: string): Promise<number> {
  await session.post('Profiler.takePreciseCoverage')
  scanned = 0
  RegExp.prototype.exec = function counted(this: RegExp, input: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const found = exec.call(this, input)
    scanned += Math.max(0, (found ? found.index + found[0].length : input.length) - from)
    return found
  }
  try {
    findIdentifiers(text)
  } finally {
    RegExp.prototype.exec = exec
  }
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const blocks = result
    .filter(({ url }) => url.includes('/domain/deidentify/') && !url.includes('.test.'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0)
  return blocks + scanned
}

/** Ever another word of so many letters or more, from these; never one that was there before. */
function another(i: number, letters: string, least = 3): string {
  let word = ''
  for (let k = i; k > 0 || word.length < least; k = Math.floor(k / letters.length))
    word += letters[k % letters.length]
  return word
}
const HANGUL = '가나다라마바사아자차카타파하'
const HAN = '東京田中山本花子昨日行店見人間時計木水火土金'

const SHAPES: [what: string, unit: (i: number) => string][] = [
  ['one letter', () => 'a'],
  ['one capital', () => 'A'],
  ['one word', () => 'word '],
  ['letters with full stops', () => 'a.'],
  ['capitals with full stops', () => 'A.'],
  ['initials', () => 'J.P., '],
  ['digits', () => '7'],
  ['letters and digits', () => 'a1'],
  ['figures of a file', () => 'a_0'],
  ['lists of days', (i) => `March 3, ${i % 28}, `],
  ['months and days', () => '3-19 '],
  ['spoken digits with commas', () => 'four, oh, '],
  ['plates', () => "plates of her husband's "],
  ['numbers', (i) => `${i} `],
  ['spaces', () => ' '],
  ['line ends', () => '\n'],
  ['dashes', () => '-'],
  ['letters and dashes', () => 'A-'],
  ['quotes', () => '"a" '],
  ['one name', () => 'Maria '],
  ['one name with a comma', () => 'Maria, '],
  [
    'many names',
    (i) =>
      `${'BCDFGHJKLM'[i % 10]}${'aeiou'[i % 5]}${'lmnrstv'[i % 7]}${'dklnrst'[(i >> 3) % 7]}${'aeio'[(i >> 5) % 4]}${'bdfgklmn'[(i >> 7) % 8]}a said so. `,
  ],
  ['dates', (i) => `on 3/${(i % 28) + 1} and `],
  ['ranges of dates', (i) => `3/${(i % 28) + 1}-4/2, `],
  ['ages', (i) => `she is ${(i % 80) + 10}, `],
  ['headings', () => 'Home: Elm\n'],
  ['last names first', () => 'OKORO, ADA M\n'],
  ['schools', () => 'attends MS 51 and '],
  ['large families', () => 'her seven children, 34, '],
  ['spoken digits', () => 'five one oh '],
  ['relatives', () => 'her sister X '],
  ['addresses', (i) => `${i} Elm Street `],
  ['signs of web addresses', () => 'a@b.'],
  ['ever another name in a script that is not read', (i) => `${another(i, HANGUL)} said so. `],
  ['ever another relative in a script that is not read', (i) => `Her sister ${another(i, HANGUL)} called. `],
  [
    'sentences in a script that is not read',
    (i) => `${another(i * 7919, HAN, 9)}、${another(i * 104_729, HAN, 12)}。`,
  ],
  ['lines in a script that is not read', (i) => `${another(i * 7919, HAN, 9)}\n`],
  ['a sentence without end in a script that is not read', (i) => HAN[i % HAN.length]!],
  ['letters of two scripts', () => 'aя'],
  ['words of two scripts', () => 'a я '],
]
const textOf = (unit: (i: number) => string, length: number): string => {
  let text = ''
  for (let i = 0; text.length < length; i++) text += unit(i)
  return text.slice(0, length)
}

test.each(SHAPES)(
  'work grows with the length: %s',
  async (_, unit) => {
    const short = await workOn(textOf(unit, 6_000))
    const long = await workOn(textOf(unit, 24_000))
    expect(long / short).toBeLessThan(5.2)
  },
  120_000,
)
