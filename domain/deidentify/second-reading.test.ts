import { expect, test } from 'vitest'
import { createFinder } from './incremental.ts'

const said = (text: string, weights?: null): string[] =>
  createFinder(weights)
    .find(text)
    .map((f) => `${f.type} ${text.slice(f.start, f.end)}`)

/** Names and houses that no frame or list of the rules knows. */
test.each([
  ['NAME Ozzie', "Ozzie's mom wants to switch to 4:30. Fine with me."],
  ['FACILITY unit 4 at larkspur', 'he moved into unit 4 at larkspur last night'],
])('the second reading finds what the rules alone miss: %s', (found, text) => {
  expect(said(text, null)).not.toContain(found)
  expect(said(text)).toContain(found)
})

/** What could as well be where somebody works, a town or somebody's name is held back, not asked. */
test.each([
  [
    'EMPLOYER Blessed Trinity Hospital',
    'Perpetua Nwachukwu-Hale, 41, L&D nurse, Blessed Trinity Hospital, lost a child.',
  ],
  ['PLACE Savannah', 'Forrest went to live with a dental student in Savannah, and has not been heard of.'],
  [
    'NAME faisal qureshi',
    'she is engaged to a guy her parents picked, faisal qureshi, dentist in plano, and she accepts it.',
  ],
])('%s, of two kinds, is read as the one that is held back', (found, text) => {
  expect(said(text)).toContain(found)
})

test.each([
  ['a code of a disease', 'Dx F40.241 and G47.00, ICD-10 F32.1, CPT 90837.'],
  ['lines to call', 'She has 988 and 741741 in her phone, and 911.'],
  ['hours and pressure', 'At 5 p.m. her pressure was 170 over 100; at 9:30 pm it was 140/90.'],
  ['spans of time', 'Estuvo fuera, 15 años después volvió. He drank again 9 months later.'],
])('what is never an identifier is not added: %s', (_, text) => {
  expect(said(text)).toEqual([])
})

test.each([
  ['10/12-14', 'Hospitalized 10/12-14 at her mother’s wish.'],
  ['1/4', 'DOA 1/4. d/c 2/4.'],
  ['9/9', 'pt called 8/8, no show 9/9'],
])('a date that could be a count is a date where nothing is counted: %s', (date, text) => {
  expect(said(text)).toContain(`DATE ${date}`)
})

test('what is counted is no date', () => {
  expect(said('Attended 4/4 sessions and met 5/9 criteria, 2/3 goals.')).toEqual([])
})

/** Whom the rules take for an author where the text shows a person. */
test('somebody who says what an author would say is a person where the text shows one', () => {
  const text =
    'She is 84 and does not believe in ghosts. He was Wendell, a steam fitter, and it would be like him. What Wendell says, mostly, is "check the pilot."'
  expect(said(text).filter((f) => f === 'NAME Wendell')).toHaveLength(2)
})

test.each([
  'Rose was referred by Dr. Reddy. She sleeps.',
  'Mark habla inglés conmigo y español con su madre.',
])('a given name that is a word, where a text begins with what only people do: %s', (text) => {
  expect(said(text)[0]).toBe(`NAME ${text.split(' ')[0]}`)
})

test('a month after a slip is one', () => {
  expect(said('chase bishop, been seeing sicne june, lost the job at caterpillar')).toContain('DATE june')
})

test('a word in a pair with a name is a name', () => {
  expect(said('police came to the house. two kids, ffion and emrys. what now')).toContain('NAME emrys')
})

test('a clipped name is the one that the text knows', () => {
  expect(said('Braxleigh, 16, came with her aunt. Her aunt thinks Brax would not.')).toContain('NAME Brax')
})

test('without weights there is one reading', () => {
  expect(said('Her sister Ana lives in Dayton.', null)).toEqual(['NAME Ana', 'PLACE Dayton'])
})
