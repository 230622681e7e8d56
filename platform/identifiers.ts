import { randomBytes } from 'node:crypto'

/**
 * A new id: UUID version 7 (RFC 9562 5.7), made in the application because PostgreSQL
 * before 18 cannot. Ids made later sort later, which keeps indexes compact.
 */
export function newId(now: number = Temporal.Now.instant().epochMilliseconds): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The network's id, and so of its key in the keyring: one installation serves one network. */
export const NETWORK_ID = '00000000-0000-7000-8000-000000000001'
