import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import routes from '#app/routes'

/** The examples an operator puts before the product: what they write down holds nobody's secret address. */
const nginx = readFileSync('deploy/nginx.conf', 'utf8')
const caddy = readFileSync('deploy/Caddyfile', 'utf8')

/** Addresses that hold a token or a code. Besides pages, that is a member's feed. */
const secret = [
  ...(routes as { path?: string }[]).map(({ path = '' }) => path),
  'calendar/:token.ics',
].filter((path) => /:(token|code)/.test(path))
const unlogged = /location ~ (\S+) \{\s+access_log off;/.exec(nginx)?.[1]

test.each(secret)('nginx leaves /%s out of its log', (path) => {
  expect(`/${path.replace(/:\w+/, 'x7Gh')}`).toMatch(new RegExp(unlogged!))
})

test('nginx logs neither queries nor referers, in errors neither', () => {
  const [, line] = /log_format colloquy '(.*)'/.exec(nginx)!
  expect(line).not.toMatch(/\$request\b|\$request_uri|\$args|referer/)
  for (const server of nginx.split(/^server /m).slice(1))
    expect(server).toMatch(/access_log (off|\S+ colloquy);/)
  expect(nginx).toMatch(/error_log \S+ crit;/)
  // An answer of its own is logged as the place says that makes it, with the address that was asked for.
  for (const place of nginx.split('location @').slice(1)) expect(place).toMatch(/^\w+ \{\s+access_log off;/)
})

test('Caddy leaves addresses and headers out of its log of errors', () => {
  expect(caddy).toMatch(/request>uri delete\s+request>headers delete/)
})
