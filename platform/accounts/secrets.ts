import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { secret } from '#platform/keyring'

/** What a key made from the keyring's cookie secret is for; each use has a key of its own. */
type Use =
  | 'session cookie'
  | 'device cookie'
  | 'pending cookie'
  | 'onward cookie'
  | 'recovery code'
  | 'throttle'
  | 'password'
  | 'address'
  | 'leaving'

// Every request's cookie is checked with one of them. They live as long as the secret they are made from.
const derived = new WeakMap<Buffer, Map<Use, Buffer>>()

/** A 32-byte key for one use (RFC 5869 HKDF). */
export async function keyFor(use: Use): Promise<Buffer> {
  const cookieSecret = await secret('cookie')
  const keys = derived.getOrInsertComputed(cookieSecret, () => new Map())
  return keys.getOrInsertComputed(use, () =>
    Buffer.from(hkdfSync('sha256', cookieSecret, '', `colloquy ${use}`, 32)),
  )
}

/** HMAC-SHA-256 of a text under the key of one use, 32 bytes: the same text gives other bytes for another use. */
export async function mac(use: Use, text: string): Promise<Buffer> {
  return createHmac('sha256', await keyFor(use))
    .update(text)
    .digest()
}

/** A link's token: 256 random bits, as base64url. Only its digest is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of a token, 32 bytes: what is stored in its place. It needs no salt, for a token is random. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whether two byte strings are equal, in a time that does not tell where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
