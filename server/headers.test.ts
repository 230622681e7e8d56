import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { contentPolicy, type Door, strictHeaders } from './headers.ts'

const app = new Hono<Door>()
app.use(strictHeaders('https://colloquy.example', false))
app.get('/page', (c) => c.text(c.get('nonce')))
app.get('/evidence', (c) => c.text('', 200, { 'Content-Security-Policy': "sandbox; default-src 'none'" }))

test('scripts run by this page’s nonce only, and nothing inline', async () => {
  const first = await app.request('/page')
  const second = await app.request('/page')
  const policy = first.headers.get('content-security-policy')!
  expect(policy).toBe(contentPolicy(await first.text(), false))
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toBe(second.headers.get('content-security-policy'))
})
test('what a page tells elsewhere, who frames it, and how it is reached', async () => {
  const { headers } = await app.request('/page')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
})
test('a policy an answer brings itself is kept', async () => {
  const { headers } = await app.request('/evidence')
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(headers.get('x-frame-options')).toBeNull()
})
