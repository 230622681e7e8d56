import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proxyList } from '#platform/settings'
import { browserOf } from './browsers.ts'
import { normalEmail } from './email.ts'
import { clientAddress, networkOf } from './networks.ts'
import { passwordProblem } from './password.ts'
import { normalCode } from './recovery.ts'

describe('an address', () => {
  test.each([
    ['  Jo.Winter+net@Example.ORG ', 'jo.winter+net@example.org'],
    ['jo@bücher.example', 'jo@xn--bcher-kva.example'],
    ["o'hara@clinic.example", "o'hara@clinic.example"],
  ])('%j is spelled %j', (typed, normal) => expect(normalEmail(typed)).toBe(normal))

  test.each([
    '',
    'jo',
    '@example.org',
    'jo@',
    'jo@localhost',
    'jo@@example.org',
    'jo winter@example.org',
    'jo@example.org\nbcc: x@y.org',
    'jo@exa mple.org',
    'jo@192.0.2.1',
    'jo@[::1]',
    '.jo@example.org',
    'jo..w@example.org',
    'jo@-x.org',
    'jo@example.org/path',
    '<jo@example.org>',
    `${'a'.repeat(65)}@example.org`,
  ])('%j is none', (typed) => expect(normalEmail(typed)).toBeUndefined())

  test('its spelling does not change any more', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (typed) => {
        const once = normalEmail(typed)
        if (once !== undefined) expect(normalEmail(once)).toBe(once)
      }),
    )
  })
})

describe('a password', () => {
  test.each([
    ['elevenchars', 'short'],
    ['😀😀😀😀', 'short'],
    ['x'.repeat(257), 'long'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['abcabcabcabcabc', 'common'],
    ['Password1234567', 'common'],
    ['Password2026!!', 'common'],
    ['qwertyuiop1234', 'common'],
    ['colloquy-colloquy', 'common'],
    ['jo.winter@example.org', 'personal'],
    ['winterexample1', 'personal'],
  ] as const)('%j is %s', (password, problem) =>
    expect(passwordProblem(password, ['jo.winter@example.org'])).toBe(problem),
  )

  test.each([
    'a quiet lamp on the stairs',
    'correct horse battery staple',
    'xK4$vB9!qTz2',
    'Winterreise im Nebel 7',
    'пять белых журавлей',
  ])('%j will do', (password) => expect(passwordProblem(password, ['jo.winter@example.org'])).toBeUndefined())

  test('random ones of twelve letters will do', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789')
    fc.assert(
      fc.property(fc.uniqueArray(letter, { minLength: 14, maxLength: 20 }), (letters) => {
        fc.pre(!/(abc|bcd|123|qwe|wer)/.test(letters.join('')))
        expect(passwordProblem(letters.join(''), ['someone@example.org'])).not.toBe('short')
      }),
    )
  })
})

describe('who asks', () => {
  const trusted = proxyList(['10.0.0.0/8', '2001:db8::1'])
  test.each([
    ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['10.0.0.2', null, '10.0.0.2'],
    ['10.0.0.2', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.2', '6.6.6.6, 198.51.100.1, 10.0.0.9', '198.51.100.1'],
    ['::ffff:10.0.0.2', '198.51.100.1:4711', '198.51.100.1'],
    ['2001:db8::1', '2001:db8:5::9', '2001:db8:5::9'],
    ['10.0.0.2', 'nonsense', '10.0.0.2'],
    ['10.0.0.2', '198.51.100.1, nonsense', '10.0.0.2'],
  ])('%s with %j is %s', (peer, header, address) =>
    expect(clientAddress(peer, header, trusted)).toBe(address),
  )

  test.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2ff::1', '2001:db8:1:200::/56'],
    ['2001:db8::1', '2001:db8:0:0::/56'],
    ['::1', '0:0:0:0::/56'],
    ['', 'unknown'],
  ])('%j is of %s', (address, network) => expect(networkOf(address)).toBe(network))
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
    'Safari, Mac',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Safari/537.36 Edg/129.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/129.0 Mobile Safari/604.1',
    'Chrome, iPhone',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36',
    'Chrome, Linux',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
    'Samsung Internet, Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Vivaldi/7.0',
    'Vivaldi, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) EdgiOS/130.0 Version/18.0 Mobile Safari/604.1',
    'Edge, iPhone',
  ],
  ['curl/8', ''],
])('%j is %j', (agent, words) => expect(browserOf(agent)).toBe(words))

test('a code is the same however it is typed', () => {
  expect(normalCode('o1ab-cd 2e—f3gh-jklm')).toBe(normalCode('01AB-CD2E-F3GH-JK1M'))
})
