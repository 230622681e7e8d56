import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { keysFor } from '#platform/keyring'

/**
 * Sealing: AES-256-GCM under a key of the keyring. Associated data is a fixed purpose, the row's id
 * and the key's id, so that a ciphertext moved elsewhere fails to open and renaming a column breaks nothing.
 * Form: 1 byte version, 12 bytes nonce, ciphertext, 16 bytes tag.
 */
const VERSION = 1

/** Where a sealed value belongs. A purpose never changes once something was sealed with it. */
export type Purpose =
  | 'availability.week'
  | 'license.number'
  | 'license.npi'
  | 'license.evidence'
  | 'license.reason'
  | 'license.answer'
  | 'record.reason'
  | 'mail.address'
  | 'mail.secret'
  | 'group.video-link'
  | 'group.address'
  | 'application.answers'
  | 'application.words'
  | 'case.draft'
  | 'case.title'
  | 'case.question'
  | 'case.text'
  | 'case.response'
  | 'case.note'
  | 'case.takeaway'
  | 'case.follow-up'
  | 'attendance.reason'
  | 'evaluation.answers'
  | 'certificate.reason'
  | 'certificate.license'
  | 'setting.smtp'

/** One sealed value and what it is bound to. */
export type Sealed = { keyId: string; purpose: Purpose; rowId: string; sealed: Uint8Array | null | undefined }

const bound = (purpose: Purpose, rowId: string, keyId: string) =>
  Buffer.from(`${purpose}\0${rowId}\0${keyId}`)

/** Seals bytes under `keyId`'s key. Throws when that key does not exist (make it first). */
export async function sealBytes(
  tx: object,
  keyId: string,
  purpose: Purpose,
  rowId: string,
  bytes: Uint8Array,
): Promise<Buffer> {
  const [key] = await keysFor(tx, [keyId])
  if (!key) throw new Error(`no key to seal ${purpose}`)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(purpose, rowId, keyId))
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Seals a text under `keyId`'s key. */
export function seal(
  tx: object,
  keyId: string,
  purpose: Purpose,
  rowId: string,
  text: string,
): Promise<Buffer> {
  return sealBytes(tx, keyId, purpose, rowId, Buffer.from(text))
}

/**
 * A digest of a text, 32 bytes, under a key made from `keyId`'s for this alone (RFC 5869): the same text gives the same
 * bytes again, which sealing never does, and they tell nothing without the key. Throws when that key does not exist.
 */
export async function digestUnder(
  tx: object,
  keyId: string,
  purpose: Purpose,
  text: string,
): Promise<Buffer> {
  const [key] = await keysFor(tx, [keyId])
  if (!key) throw new Error(`no key to digest ${purpose}`)
  const own = Buffer.from(hkdfSync('sha256', key, '', `colloquy digest ${purpose}`, 32))
  return createHmac('sha256', own).update(text).digest()
}

/** Opens bytes; undefined when nothing is there or the key was destroyed. Throws when the value was moved or altered. */
export async function openBytes(
  tx: object,
  keyId: string,
  purpose: Purpose,
  rowId: string,
  sealed: Uint8Array | null | undefined,
): Promise<Buffer | undefined> {
  const [key] = await keysFor(tx, [keyId])
  if (!key || !sealed) return undefined
  if (sealed[0] !== VERSION) throw new Error(`a sealed ${purpose} of unknown version`)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
    .setAAD(bound(purpose, rowId, keyId))
    .setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()])
}

/** Opens a text; undefined when nothing is there or the key was destroyed. */
export async function open(
  tx: object,
  keyId: string,
  purpose: Purpose,
  rowId: string,
  sealed: Uint8Array | null | undefined,
): Promise<string | undefined> {
  return (await openBytes(tx, keyId, purpose, rowId, sealed))?.toString('utf8')
}

/** Opens many texts with one question to the keyring, in order. */
export async function openMany(tx: object, values: readonly Sealed[]): Promise<(string | undefined)[]> {
  await keysFor(
    tx,
    values.map((v) => v.keyId),
  )
  return Promise.all(values.map((v) => open(tx, v.keyId, v.purpose, v.rowId, v.sealed)))
}

/** Rows with their text opened in place of what was sealed, in order; those whose key is gone are left out. */
export async function openRows<R extends { sealed: Uint8Array | null }>(
  tx: object,
  rows: readonly R[],
  where: (row: R) => Omit<Sealed, 'sealed'>,
): Promise<(Omit<R, 'sealed'> & { text: string })[]> {
  const texts = await openMany(
    tx,
    rows.map((row) => ({ ...where(row), sealed: row.sealed })),
  )
  return rows.flatMap(({ sealed, ...row }, index) => {
    const text = texts[index]
    return text === undefined ? [] : [{ ...row, text }]
  })
}
