import { expect, test } from 'vitest'
import { proxyList, readSettings, StartRefused } from './settings.ts'

test('everything has a default', () => {
  expect(readSettings({ DATABASE_URL: ' ' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    url: 'http://localhost:3000',
    databaseUrl: undefined,
    trustedProxies: [],
    logLevel: 'info',
  })
  expect(readSettings({ PORT: '4000' }).url).toBe('http://localhost:4000')
  expect(readSettings({ COLLOQUY_DATA_DIR: '/srv/colloquy' }).masterKeyFile).toBe(
    '/srv/colloquy/keys/master.key',
  )
  expect(readSettings({ COLLOQUY_URL: 'https://consult.example.org/' }).url).toBe(
    'https://consult.example.org',
  )
})

test.each([
  ['PORT', '80a', 'PORT is not a port number.'],
  ['PORT', '70000', 'PORT is not a port number.'],
  ['DATABASE_URL', 'mysql://root:secret@x', 'DATABASE_URL is not a postgres:// address.'],
  ['KEYRING_URL', 'postgres://x/y', 'KEYRING_URL is of use only together with DATABASE_URL.'],
  [
    'COLLOQUY_URL',
    'https://example.org/colloquy',
    'COLLOQUY_URL must be the root of a site, without a path.',
  ],
  ['COLLOQUY_URL', 'example.org', 'COLLOQUY_URL is not an http:// or https:// address.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.'],
  [
    'TRUSTED_PROXIES',
    '10.0.0.0/40',
    'TRUSTED_PROXIES is not a list of addresses like 10.0.0.1 or 10.0.0.0/8.',
  ],
  ['SMTP_URL', 'smtp://mail.example.org', 'MAIL_FROM is needed when SMTP_URL is set.'],
  ['SMTP_URL', 'mail.example.org', 'SMTP_URL is not an smtp:// or smtps:// address.'],
  ['SMTP_PLAIN', 'yes', 'SMTP_PLAIN can only be "allowed".'],
  ['METRICS_TOKEN', 'short', 'METRICS_TOKEN needs at least 16 characters.'],
])('%s=%s is refused in one line that never repeats the value', (name, value, line) => {
  expect(() => readSettings({ [name]: value })).toThrow(new StartRefused(line))
})

test('trusted proxies are addresses and networks of both kinds', () => {
  const list = proxyList(readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, ::1 fd00::/8' }).trustedProxies)
  expect(list.check('10.2.3.4')).toBe(true)
  expect(list.check('11.2.3.4')).toBe(false)
  expect(list.check('::1', 'ipv6')).toBe(true)
  expect(list.check('fd12::1', 'ipv6')).toBe(true)
})
