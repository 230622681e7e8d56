import { expect, test } from 'vitest'
import { emptyDraft } from './draft.ts'
import { findingsIn, keptIn } from './reads.ts'

test('what stays for a reason is told before sharing, and is no find that is open', () => {
  const text = { ...emptyDraft.texts.happening, text: 'She called from (303) 555-0134 and hung up.' }
  const draft = { ...emptyDraft, texts: { ...emptyDraft.texts, happening: text } }
  const [found] = findingsIn(draft)
  expect(keptIn(draft)).toEqual([])
  const override = { field: 'happening' as const, text: found!.words, reason: 'a number from a dream' }
  const kept = { ...draft, overrides: [override] }
  expect(findingsIn(kept)).toEqual([])
  expect(keptIn(kept)).toMatchObject([{ field: 'happening', words: found!.words }])
})
