import { expect, test } from 'vitest'
import type { Charter } from '#domain/groups/charter'
import { typedCharter } from './typed.ts'

const charter = {
  name: '',
  seatsMax: 6,
  weekday: 4,
  startsLocal: null,
  wishedFamilies: ['cbt'],
  specialties: [],
  ownClause: { title: '', text: '' },
} as unknown as Charter

function form(...pairs: readonly (readonly [string, string])[]): FormData {
  const typed = new FormData()
  for (const [name, value] of pairs) typed.append(name, value)
  return typed
}

test('what is typed shows at once: words, numbers, lists', () => {
  expect(
    typedCharter(
      charter,
      'goals',
      form(['name', 'Grief work'], ['weekday', '2'], ['startsLocal', '19:00'], ['form', 'x']),
    ),
  ).toMatchObject({ name: 'Grief work', weekday: 2, startsLocal: '19:00', wishedFamilies: ['cbt'] })
  expect(
    typedCharter(
      charter,
      'composition',
      form(['seatsMax', '8'], ['specialties', 'grief'], ['specialties', 'ptsd']),
    ),
  ).toMatchObject({ seatsMax: 8, specialties: ['grief', 'ptsd'], wishedFamilies: [] })
})
test('a number half typed keeps the last one', () => {
  for (const seats of ['', '-', '1e9'])
    expect(typedCharter(charter, 'composition', form(['seatsMax', seats])).seatsMax).toBe(6)
})
test('an hour half typed keeps the last one, so that the line of the group can be said', () => {
  const at = (startsLocal: string | null) => ({ ...charter, startsLocal })
  for (const typed of ['', '7', '7:3', '29:00', '٧:٣٠']) {
    expect(typedCharter(at('18:30'), 'goals', form(['startsLocal', typed])).startsLocal).toBe('18:30')
    expect(typedCharter(at(null), 'goals', form(['startsLocal', typed])).startsLocal).toBeNull()
  }
})
