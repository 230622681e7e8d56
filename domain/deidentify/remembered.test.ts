import { expect, test } from 'vitest'
import { findIdentifiers } from './deidentify.ts'
import { createFinder } from './incremental.ts'
import { wordsKept } from './remembered.ts'

test('a text read once leaves no word behind; a finder for typing keeps some until then', () => {
  createFinder().find('Her sister Marisol Quispe lives in Tacoma.')
  expect(wordsKept()).toBeGreaterThan(0)
  findIdentifiers('His brother Ignatius works in Yakima.')
  expect(wordsKept()).toBe(0)
})
