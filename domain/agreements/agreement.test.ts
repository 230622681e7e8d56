import { expect, test } from 'vitest'
import { changesBetween, wordsBetween } from './agreement.ts'

test('a changed clause shows its words: kept, gone and new', () => {
  expect(wordsBetween('I tell nobody what is said.', 'I tell nobody outside what was said.')).toEqual([
    { text: 'I tell nobody ', is: 'kept' },
    { text: 'outside ', is: 'added' },
    { text: 'what ', is: 'kept' },
    { text: 'is', is: 'removed' },
    { text: 'was', is: 'added' },
    { text: ' said.', is: 'kept' },
  ])
})
test('clauses in the new order, removed ones last', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, title: id, text: `${id} text` }))
  const changes = changesBetween([a!, b!], [c!, { ...a!, text: 'a words' }])
  expect(changes.map(({ kind, clause }) => `${kind} ${clause.id}`)).toEqual([
    'added c',
    'changed a',
    'removed b',
  ])
})
