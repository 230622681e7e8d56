import { expect, test } from 'vitest'
import { valueFromForm } from '#app/forms'
import { Amendment, keptClauses } from './amendment.ts'

const ids = {
  groupId: '0190b4c0-0000-7000-8000-000000000001',
  versionId: '0190b4c0-0000-7000-8000-000000000002',
}
function typed(...clauses: readonly { id?: string; title: string; text: string; remove?: boolean }[]) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...ids, basedOn: '2', effectiveDay: '2026-12-10' }))
    form.set(name, value)
  clauses.forEach((clause, index) => {
    form.set(`clauses.c${index}.id`, clause.id ?? '')
    form.set(`clauses.c${index}.title`, clause.title)
    form.set(`clauses.c${index}.text`, clause.text)
    if (clause.remove) form.set(`clauses.c${index}.remove`, 'on')
  })
  return valueFromForm(form, Amendment)
}

test('a clause written by half is refused beside the empty field, and kept as typed', () => {
  const read = typed({ id: 'a', title: 'Stays', text: 'As it is.' }, { title: '', text: 'A new promise.' })
  if (read.ok) throw new Error('taken')
  expect(Object.keys(read.problems)).toEqual(['clauses.c1.title'])
  expect(read.typed['clauses.c1.text']).toEqual(['A new promise.'])
})
test('left out or emptied clauses are none; a new one gets an id', () => {
  const read = typed(
    { id: 'a', title: 'Stays', text: 'As it is.' },
    { id: 'b', title: 'Goes', text: '', remove: true },
    { id: 'c', title: '', text: '' },
    { title: 'New', text: 'A new promise.' },
  )
  if (!read.ok) throw new Error('refused')
  expect(keptClauses(read.value.clauses, () => 'made')).toEqual([
    { id: 'a', title: 'Stays', text: 'As it is.' },
    { id: 'made', title: 'New', text: 'A new promise.' },
  ])
})
