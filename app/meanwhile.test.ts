import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChangedMeanwhile, refuseUnseen, type Stored, seenOf } from './meanwhile.ts'

const before = { name: 'Thursday consult', seats: 6, topics: ['grief', 'trauma'], contact: false, note: '' }

/** What the form's fields hold after it is sent: those to show where it is refused, else undefined. */
function send(stored: Stored, sent: Stored, seen = seenOf(before)) {
  const typed = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, Array.isArray(value) ? value : [String(value)]]),
  )
  try {
    refuseUnseen(stored, sent, { ...typed, seen: [seen] })
    return undefined
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return error
    throw error
  }
}

test('what nobody changed meanwhile is saved, and the same form sent twice too', () => {
  expect(send(before, { ...before, name: 'Friday consult' })).toBeUndefined()
  expect(send({ ...before, name: 'Friday consult' }, { ...before, name: 'Friday consult' })).toBeUndefined()
  expect(send(before, { ...before, topics: ['trauma', 'grief'] })).toBeUndefined()
})

test('where both changed a field, what was typed stays and a second sending saves it', () => {
  const stored = { ...before, name: 'Friday consult' }
  const refused = send(stored, { ...before, name: 'Monday consult' })!
  expect(refused.problems).toEqual({
    '': { code: 'meanwhile.changed' },
    name: { code: 'meanwhile.kept' },
  })
  expect(refused.typed.name).toEqual(['Monday consult'])
  expect(refused.stored).toEqual({ name: ['Friday consult'] })
  expect(send(stored, { ...before, name: 'Monday consult' }, refused.typed.seen![0])).toBeUndefined()
})

test('a field left as it was shown takes what is stored by now, a list and a yes too', () => {
  const stored = { ...before, topics: ['grief'], contact: true, note: 'New' }
  const refused = send(stored, { ...before, name: 'Monday consult' })!
  expect(Object.keys(refused.problems)).toEqual(['', 'topics', 'contact', 'note'])
  expect(refused.typed).toMatchObject({
    name: ['Monday consult'],
    topics: ['grief'],
    contact: ['on'],
    note: ['New'],
  })
  const emptied = send(before, stored, seenOf(stored))
  expect(emptied!.typed).not.toHaveProperty('contact')
  expect(emptied!.typed).not.toHaveProperty('note')
})

test('a list with a field for each line is put into its lines', () => {
  const held = { 'questions.0': ['Why?'], 'questions.1': [''], seen: [seenOf({ questions: ['Why?'] })] }
  try {
    refuseUnseen({ questions: ['Why now?', 'Since when?'] }, { questions: ['Why?', ''] }, held)
    expect.unreachable()
  } catch (error) {
    expect((error as ChangedMeanwhile).typed).toMatchObject({
      'questions.0': ['Why now?'],
      'questions.1': ['Since when?'],
    })
  }
})

test('a form that does not say what it showed, or says it in nonsense, is not compared', () => {
  for (const seen of ['', ' : ', 'name', '__proto__:x constructor:y'])
    expect(send({ ...before, name: 'Friday consult' }, before, seen)).toBeUndefined()
})

test('two windows in any order: nothing saved is overwritten unless it was shown first', () => {
  const value = fc.record({ a: fc.constantFrom('x', 'y', 'z'), b: fc.constantFrom('x', 'y', 'z') })
  fc.assert(
    fc.property(value, value, value, (shown, stored, sent) => {
      const refused = send(stored, sent, seenOf(shown))
      const overwritten = (['a', 'b'] as const).filter(
        (name) => stored[name] !== shown[name] && sent[name] !== stored[name],
      )
      expect(Object.keys(refused?.problems ?? { '': '' }).toSorted()).toEqual(['', ...overwritten])
      if (refused) expect(send(stored, sent, refused.typed.seen![0])).toBeUndefined()
    }),
  )
})
