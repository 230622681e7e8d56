import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathOrNone, withNext } from './next.ts'

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
    '..',
    '.',
    '\0',
    'ж',
    'javascript:',
    'evil.example',
    'x',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = pathOrNone(parts.join(''))
      if (path === undefined) return
      expect(new URL(path, 'https://here.example').origin).toBe('https://here.example')
      new Headers({ Location: path })
    }),
  )
})

test('what is too long for a cookie is left out, counted as a cookie holds it', () => {
  for (const text of ['x'.repeat(2000), '%'.repeat(400), 'ж'.repeat(400)]) {
    expect(pathOrNone(`/${text}`)).toBeUndefined()
    expect(withNext('/sign-in', `/${text}`)).toBe('/sign-in')
  }
})

test('other scripts go on as a browser writes them', () => {
  expect(pathOrNone('/groups/find?words=группа')).toBe(
    '/groups/find?words=%D0%B3%D1%80%D1%83%D0%BF%D0%BF%D0%B0',
  )
})
