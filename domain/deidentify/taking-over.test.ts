import { describe, expect, test } from 'vitest'
import { applySuggestions, findIdentifiers } from './deidentify.ts'
import type { Finding } from './finding.ts'
import { createFinder } from './incremental.ts'
import { type Said, saidOf } from './said.ts'

const NOTE = `Marisol came on March 14. Her sister Itzel calls daily; her other sister Ana does not.

Itzel said that Marisol drinks. Ana and Itzel cried. Dr. Okafor knows Marisol.`

/** Takes over one find at a time, as the editor does, and tells which wording each name had all along. */
function oneByOne(
  text: string,
  next: (found: readonly Finding[]) => Finding | undefined,
): { text: string; wordings: Map<string, Set<string>> } {
  const { find } = createFinder()
  const wordings = new Map<string, Set<string>>()
  let said: Said[] = []
  for (let i = 0; i < 500; i++) {
    const found = find(text, said)
    for (const f of found.filter((f) => f.type === 'NAME' || f.type === 'CLINICIAN')) {
      const name = text.slice(f.start, f.end)
      wordings.set(name, (wordings.get(name) ?? new Set()).add(f.suggestion))
    }
    const one = next(found)
    if (!one) return { text, wordings }
    said = saidOf(text, found, said)
    text = applySuggestions(text, [one])
  }
  throw new Error('Taking over never ended.')
}

const people = (found: readonly Finding[]) => found.filter((f) => f.type === 'NAME' || f.type === 'CLINICIAN')

describe('one person keeps one wording while mentions are taken over one by one', () => {
  test.each([
    ['from the first', (found: readonly Finding[]) => people(found)[0]],
    ['from the last', (found: readonly Finding[]) => people(found).at(-1)],
    ['from the middle', (found: readonly Finding[]) => people(found)[people(found).length >> 1]],
  ])('%s', (_, next) => {
    const { wordings } = oneByOne(NOTE, next)
    expect(Object.fromEntries([...wordings].map(([name, said]) => [name, [...said]]))).toEqual({
      Marisol: ['the client'],
      Itzel: ["the client's sister"],
      Ana: ["the client's other sister"],
      'Dr. Okafor': ['the doctor'],
    })
  })
  test('whoever the text shows to be somebody else is worded anew', () => {
    const said = saidOf(NOTE, findIdentifiers(NOTE), [])
    const [ana] = findIdentifiers('Her aunt Ana came.', said)
    expect(ana!.suggestion).toBe("the client's aunt")
  })
  test('the client taken over stays the client; nobody else becomes it', () => {
    const said = saidOf(NOTE, findIdentifiers(NOTE), [])
    const [found] = findIdentifiers('The client drinks, said Rosalba.', said)
    expect(found!.suggestion).toBe('another person')
  })
})

test('what was taken over in a note in small letters is read as it was worded', () => {
  const note = 'mom went back. max 9 & orla 6 did family puppets w me. orlas wolf ate the judge.'
  const once = applySuggestions(note, findIdentifiers(note))
  expect(once).toContain('of elementary school age')
  expect(findIdentifiers(once)).toEqual([])
})
