/** Headers of every answer: what a page may load, who may frame it, what leaves with a link. */
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { TooLarge } from '#app/request'

export type Door = { Variables: { nonce: string; tooLarge?: TooLarge } }

/** A page runs only its own scripts, marked by the nonce; nothing from elsewhere, no plugins, in nobody's frame. */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // The development server writes style sheets into the page; a build never does.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    // Evidence is looked at in a sandboxed frame of one's own origin.
    "frame-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Sets what an answer has not set itself (a file shown in a frame brings a policy of its own). */
export function strictHeaders(publicUrl: string, isDevelopment: boolean): MiddlewareHandler<Door> {
  const always: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=(), ' +
        'screen-wake-lock=(self), publickey-credentials-get=(self), publickey-credentials-create=(self)',
    ],
  ]
  if (publicUrl.startsWith('https:')) always.push(['Strict-Transport-Security', 'max-age=31536000'])
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64url')
    c.set('nonce', nonce)
    await next()
    const { headers } = c.res
    // Written into the answer itself: `c.header` would wrap it, body and all, anew for each of them.
    for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value)
    if (headers.has('Content-Security-Policy')) return
    headers.set('Content-Security-Policy', contentPolicy(nonce, isDevelopment))
    headers.set('X-Frame-Options', 'DENY')
  }
}
