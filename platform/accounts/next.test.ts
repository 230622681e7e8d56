import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOrNone } from './next.ts'

test('a path of this site is gone on to', () => {
  for (const path of ['/', '/join/abc', '/groups/1/apply?as=new#top'])
    expect(new URL(pathOrNone(path)!, 'https://here.example').pathname).toBe(path.split('?')[0])
})

test('whatever stands there, it never leads to another site', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '\t',
    '\n',
    ' ',
    ':',
    '@',
    '.',
    'https:',
    'javascript:',
    'evil.example',
    'x',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = pathOrNone(parts.join(''))
      if (path !== undefined)
        expect(new URL(path, 'https://here.example').origin).toBe('https://here.example')
    }),
  )
})

test('what is too long for a cookie is left out', () => {
  expect(pathOrNone(`/${'x'.repeat(2000)}`)).toBeUndefined()
})
