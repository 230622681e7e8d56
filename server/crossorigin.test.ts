import { expect, test } from 'vitest'
import { mayChange } from './crossorigin.ts'

const own = 'https://colloquy.example'
const asked = {
  method: 'POST',
  site: undefined,
  origin: undefined,
  host: 'colloquy.example',
  hasCookies: true,
}

test.each([
  ['looking is free', { ...asked, method: 'GET', site: 'cross-site' }, true],
  ['our own page', { ...asked, site: 'same-origin', origin: own }, true],
  ['our own page of an older browser', { ...asked, origin: own }, true],
  ['our own page behind a proxy with another name', { ...asked, origin: own, host: '10.0.0.4:3000' }, true],
  [
    'the same machine by another name',
    { ...asked, origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    true,
  ],
  ['typed into the address bar', { ...asked, site: 'none' }, true],
  ['a foreign page', { ...asked, site: 'cross-site', origin: 'https://evil.example' }, false],
  ['a foreign page without Origin', { ...asked, site: 'cross-site' }, false],
  [
    'a neighbor under the same domain',
    { ...asked, site: 'same-site', origin: 'https://evil.colloquy.example' },
    false,
  ],
  ['a foreign page of an older browser', { ...asked, origin: 'https://evil.example' }, false],
  ['a page without origin (sandboxed, file)', { ...asked, origin: 'null' }, false],
  ['nothing told, with cookies', asked, false],
  ['nothing told, without cookies', { ...asked, hasCookies: false }, true],
])('%s', (_, request, expected) => {
  expect(mayChange(request, own)).toBe(expected)
})
