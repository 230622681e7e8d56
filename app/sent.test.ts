import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentFrom } from './sent.ts'

test('every text comes back as it was, in its place; passwords, codes and the insides of files never', () => {
  const names = fc.constantFrom('title', 'note', 'password', 'newPassword', 'recoveryCode', 'eventId')
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary' }))), (typed) => {
      const form = new FormData()
      for (const [name, value] of typed) form.append(name, value)
      form.append('file', new File(['its inside'], 'scan.pdf'))
      form.append('empty', new File([], ''))
      const { fields, isMultipart } = sentFrom(form)
      const isShown = (name: string) => !/password|code/i.test(name)
      expect(isMultipart).toBe(true)
      expect(fields.map(({ name, value }) => [name, value])).toEqual([
        ...typed.map(([name, value]) => [name, isShown(name) ? value : '']),
        ['file', 'scan.pdf'],
      ])
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
    }),
  )
})

test('sentences are shown; ids, choices and what scripts wrote only go along', () => {
  const form = new FormData()
  const kinds = {
    note: ['What if it is the repair?', 'words'],
    caseId: ['0191f3c4-0000-7000-8000-000000000000', 'hidden'],
    settled: ['{"reason": "not a name"}', 'hidden'],
    listed: ['on', 'hidden'],
    seen: ['about:T1PNoYwrqgwD family:4LTDG4rZ3k3l', 'hidden'],
  } as const
  for (const [name, [value]] of Object.entries(kinds)) form.set(name, value)
  expect(sentFrom(form).fields.map(({ kind }) => kind)).toEqual(Object.values(kinds).map(([, kind]) => kind))
})
