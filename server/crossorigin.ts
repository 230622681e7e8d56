/** Changes are asked for by our own pages only (OWASP: Fetch Metadata, then Origin), besides SameSite=Lax cookies. */
import type { MiddlewareHandler } from 'hono'
import { en } from '#copy/en'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

type Asked = {
  method: string
  /** Sec-Fetch-Site, Origin, Host and Cookie as sent. */
  site: string | undefined
  origin: string | undefined
  host: string | undefined
  hasCookies: boolean
}

/**
 * Whether a request may change something. Browsers tell by Sec-Fetch-Site where a request comes from; older ones by
 * Origin. A request that tells neither is no page's, and is let through only without cookies: then it acts for nobody.
 */
export function mayChange(asked: Asked, publicUrl: string): boolean {
  if (harmless.has(asked.method)) return true
  if (asked.site !== undefined && asked.site !== 'same-origin' && asked.site !== 'none') return false
  if (asked.origin !== undefined) return isOwn(asked.origin, asked.host, publicUrl)
  return asked.site !== undefined || !asked.hasCookies
}

/** The network's public address, or the very host that was asked (reached by another name on the same machine). */
function isOwn(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === host
}

/** Answers 403 to whoever may not change anything (`mayChange`), before their request is read. */
export function ownOriginOnly(publicUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const asked: Asked = {
      method: c.req.method,
      site: c.req.header('sec-fetch-site'),
      origin: c.req.header('origin'),
      host: c.req.header('host'),
      hasCookies: c.req.header('cookie') !== undefined,
    }
    return mayChange(asked, publicUrl) ? next() : c.text(en.frame.refusal.otherOrigin, 403)
  }
}
