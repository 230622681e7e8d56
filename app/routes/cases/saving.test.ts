import { expect, test } from 'vitest'
import { valueFromForm } from '#app/forms'
import { SaveDraft } from '#domain/drafts/draft'
import { isHeldUp, refusalIn } from './saving.ts'

test.each([
  [{ status: 401, type: 'basic' }, 'signed-out'],
  [{ status: 403, type: 'basic' }, 'signed-out'],
  [{ status: 0, type: 'opaqueredirect' }, 'signed-out'],
  [{ status: 400, type: 'basic' }, 'refused'],
  [{ status: 413, type: 'basic' }, 'refused'],
  [{ status: 404, type: 'basic' }, 'gone'],
  [{ status: 410, type: 'basic' }, 'gone'],
  [{ status: 502, type: 'basic' }, 'offline'],
  [{ status: 503, type: 'basic' }, 'offline'],
] as const)(
  'an answer %o to saving a draft is %s: saving waits, and nothing says it is kept',
  (answer, state) => {
    expect(refusalIn(answer)).toBe(state)
    expect(isHeldUp(state)).toBe(true)
  },
)

test('a text that was emptied is saved as empty, and one that was not sent is left alone', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['draftId', '01a222bc-7ac1-7e06-a7cc-671f77a40f90'],
    ['basedOn', '0'],
    ['happening', ''],
  ] as const)
    form.set(name, value)
  const read = valueFromForm(form, SaveDraft)
  expect(read).toMatchObject({ ok: true, value: { happening: '' } })
  expect(read.ok && read.value.title).toBeUndefined()
})
