import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applySuggestions, findIdentifiers } from './deidentify.ts'
import { paragraphsOf } from './paragraphs.ts'
import { saidOf } from './said.ts'
import { hasUnread, isUnread, unreadIn } from './unread.ts'

const found = (text: string) =>
  findIdentifiers(text).map(({ start, end, type, severity }) => [text.slice(start, end), type, severity])
const held = (words: string, type = 'NAME') => [words, type, 'direct']

describe('a name in a script that is not read is held back', () => {
  test.each([
    ['He met 田中 at work.', '田中'],
    ['The concept of 甘え came up.', '甘え'],
    ['Ms. 李 cried.', '李'],
    ['her friend 김민수 said no', '김민수'],
    ['Иван Петров called.', 'Иван Петров'],
    ['met иван there', 'иван'],
    ['her friend محمد علي said', 'محمد علي'],
    ['I know דוד כהן well.', 'דוד כהן'],
    ['สมชาย came with his wife.', 'สมชาย'],
    ['She misses प्रिया most.', 'प्रिया'],
    ['Γιώργος said no.', 'Γιώργος'],
    ['She loves Գագիկ.', 'Գագիկ'],
    ['It was ᏣᎳᎩ he spoke.', 'ᏣᎳᎩ'],
    // Letters that only look alike, and letters beside.
    ['I saw M\u0430ria there.', 'M\u0430ria'],
    ['We told kenさん to wait.', 'kenさん'],
  ])('%s', (text, name) => {
    expect(found(text)).toContainEqual(held(name))
  })
  test('as what stands beside it says', () => {
    expect(found('He lives in 東京 and works at トヨタ.')).toEqual([
      held('東京', 'PLACE'),
      held('トヨタ', 'EMPLOYER'),
    ])
    expect(found('Dr. 김민수 referred her.')).toEqual([['김민수', 'CLINICIAN', 'caution']])
  })
  test('and one person keeps one wording', () => {
    const text = 'Her sister 美咲 calls daily. Then 美咲 cries.'
    expect(findIdentifiers(text).map((f) => f.suggestion)).toEqual([
      "the client's sister",
      "the client's sister",
    ])
  })
})

test('taken over it reads on', () => {
  const taken = (text: string) => applySuggestions(text, findIdentifiers(text))
  expect(taken('田中 is my client. 田中 came late.')).toBe('The client is my client. The client came late.')
})

describe('a passage', () => {
  const passage = '昨日、田中さんと東京へ行きました。2019年3月5日でした。とても楽しかったです。'
  test('is one find with a wording of its own, to the end of its line', () => {
    const text = `She wrote: ${passage}\n${passage}\nThen she left.`
    const finds = findIdentifiers(text)
    expect(finds.map(({ start, end }) => text.slice(start, end))).toEqual([
      passage.slice(0, -1),
      passage.slice(0, -1),
    ])
    expect(new Set(finds.map((f) => f.suggestion))).toEqual(new Set(['a passage in another script']))
    expect(findIdentifiers(applySuggestions(text, finds))).toEqual([])
  })
  test('is no name for who stands in it', () => {
    const text = 'Она сказала, что Иван Петров придет завтра в клинику.'
    const said = saidOf(text, findIdentifiers(text), [])
    expect(findIdentifiers('Her son Иван came.', said)[0]?.suggestion).toBe("the client's son")
    expect(findIdentifiers('Then Иван came.', said)[0]?.suggestion).toBe('the client')
  })
  test('goes over short words', () => {
    const text = 'Ο Γιώργος πήγε με τη Μαρία στο σπίτι της στο χωριό.'
    expect(found(text)).toEqual([held(text.slice(2, -1))])
  })
  test('leaves what is read in it to who reads it', () => {
    expect(found(`${passage}メールはtanaka@example.comです。`)).toContainEqual([
      'tanaka@example.com',
      'EMAIL',
      'direct',
    ])
  })
  test('is in pieces that can be kept with a reason', () => {
    const text = passage.repeat(40)
    const finds = findIdentifiers(text)
    expect(Math.max(...finds.map(({ start, end }) => end - start))).toBeLessThanOrEqual(500)
    expect(finds.length).toBeLessThan(text.length / 100)
  })
})

test.each([
  'α = .50, β-blockers, 5 μg, Δ of 2, χ² and TNF-α',
  'a naïve façade, a Zoë-like coöperation, ﬁne, Ærø, Øystein',
  'He shrugged ¯\\_(ツ)_/¯ and she ಠ_ಠ',
  '👩‍👩‍👧 😀 ☹️ 5️⃣ “curly” ‘quotes’ ʻohana kapuʻu cafe\u0301 − × ÷ ½ № ™ ℃ ∑ ∆',
  'ｗｉｄｅ ｌｅｔｔｅｒｓ, 𝑝 < .05, ª º ə ʔ',
])('is English as used: %s', (text) => {
  expect(hasUnread(text)).toBe(false)
  expect(unreadIn(text)).toEqual([])
})

test('a text with capitals stays one beside scripts that have none', () => {
  const english = 'We met at noon. Ruth told me that her neighbor Sam had left. She cried.'
  const lines = '昨日は雨。\n今日は晴れ。\n明日は曇り。\n来週は雪。\n来月は雨。\n'
  expect(paragraphsOf(lines + english).style).toBe('cased')
  expect(paragraphsOf(lines + english.toUpperCase()).style).toBe('capitals')
  expect(paragraphsOf(lines + english.toLowerCase()).style).toBe('lower')
})

const scripts = [
  '田中',
  'さん',
  'トヨタ',
  '서울',
  'Иван',
  'дом',
  'محمد',
  'שלום',
  'สมชาย',
  'प्रिया',
  'Γιώργος',
  'ა',
]
const english = [
  'the only ',
  ' in town',
  'she is ',
  ' years old',
  'a tattoo of ',
  ' was in the news',
  'drives a ',
  'Dr. ',
  'her sister ',
  'hospital ',
  ' University',
  'Maria',
  ' met ',
  ' and ',
  'α',
  ' works at ',
  '34',
]
const signs = [' ', '. ', ', ', '\n', '\n\n', '-', '"', '(', ')', '、', '3/5', "'s ", '\u0301', '@', ': ']
const piece = fc.oneof(
  fc.constantFrom(...scripts),
  fc.constantFrom(...english),
  fc.constantFrom(...signs),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
)
test('no letter that is not read is outside a find, and only a clinician or a house asks', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      const finds = findIdentifiers(text)
      for (const { start, end } of unreadIn(text))
        for (let k = start; k < end; k++)
          if (isUnread(text[k]!)) {
            const find = finds.find((f) => f.start <= k && k < f.end)
            expect(find?.severity === 'direct' || find?.type).toBeOneOf([
              true,
              'CLINICIAN',
              'SCHOOL',
              'FACILITY',
              'ORG',
            ])
          }
    }),
    { numRuns: 400 },
  )
})
