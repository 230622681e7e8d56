import { createHmac } from 'node:crypto'
import { accountsSettings } from './connection.ts'
import { keyFor, sameBytes } from './secrets.ts'

/**
 * The session's cookie is better-auth's: `token.signature`, HMAC-SHA-256 in base64, under its name and attributes,
 * so that its passkeys see the same sessions. The others are signed the same way with keys of their own.
 */
type Kind = 'session' | 'device' | 'pending' | 'onward'

const names = { session: 'session_token', device: 'device', pending: 'pending', onward: 'onward' } as const
const days = 24 * 60 * 60
// A session ends in the database (sessions.ts); its cookie just has to outlive that.
const lives = { session: 90 * days, device: 180 * days, pending: 2 * days, onward: days / 24 } as const

const isSecure = () => accountsSettings().publicUrl.startsWith('https:')

/**
 * Under HTTPS a browser takes `__Host-` from this very host alone (RFC 6265bis 4.1.3.2): a sister site of the same
 * domain cannot sign somebody in as somebody else.
 */
export const cookiePrefix = (): string => `${isSecure() ? '__Host-' : ''}${accountsSettings().cookiePrefix}`

/** The whole name of a cookie, prefix included. */
const cookieName = (kind: Kind): string => `${cookiePrefix()}.${names[kind]}`

/** The text that signs sessions' cookies; better-auth takes it as its secret. */
export async function sessionSecret(): Promise<string> {
  return (await keyFor('session cookie')).toString('base64url')
}

async function signature(kind: Kind, value: string): Promise<Buffer> {
  const key = kind === 'session' ? await sessionSecret() : await keyFor(`${kind} cookie`)
  return createHmac('sha256', key).update(value).digest()
}

/** A Set-Cookie header for a signed value. */
export async function signedCookie(kind: Kind, value: string): Promise<string> {
  const signed = `${value}.${(await signature(kind, value)).toString('base64')}`
  return header(kind, encodeURIComponent(signed), lives[kind])
}

/** A Set-Cookie header that takes the cookie away. */
export const endedCookie = (kind: Kind): string => header(kind, '', 0)

function header(kind: Kind, value: string, seconds: number): string {
  return `${cookieName(kind)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
}

/** The value of a signed cookie of this request; undefined when there is none or its signature is not ours. */
export async function readCookie(kind: Kind, request: Request): Promise<string | undefined> {
  const raw = cookieIn(request.headers.get('cookie') ?? '', cookieName(kind))
  if (!raw) return undefined
  const dot = raw.lastIndexOf('.')
  const value = raw.slice(0, dot)
  const signed = Buffer.from(raw.slice(dot + 1), 'base64')
  return dot > 0 && sameBytes(signed, await signature(kind, value)) ? value : undefined
}

function cookieIn(headerText: string, name: string): string | undefined {
  for (const part of headerText.split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim())
  }
  return undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
