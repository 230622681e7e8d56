import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { PoolClient } from 'pg'
import { keyringPool } from '#platform/database/connection'
import { newId } from '#platform/identifiers'
import { Stale } from '#platform/refusals'

/**
 * Keys that seal what is confidential. They live in a database of their own, each wrapped by the
 * master key of a file outside both databases. A new key is committed before the row it protects;
 * a destroyed one is removed before the text. Unwrapped keys live as long as one transaction.
 */
export type KeyKind = 'case' | 'clinician' | 'network' | 'draft' | 'evidence' | 'application'
export type Key = Buffer
/** Why something was taken away; the ledger holds it so that a restore of older data takes it away again. */
export type LedgerKind =
  | 'case.destroyed'
  | 'case.withdrawn'
  | 'recusal'
  | 'seat.ended'
  | 'session.revoked'
  | 'certificate.revoked'
  | 'account.deleted'
  | 'invitation.revoked'
  | 'passkey.removed'
  | 'recovery-code.ended'
  | 'feed.ended'
  | 'response.withdrawn'
  | 'license.withdrawn'
  | 'text.destroyed'
/** `otherId`: whose recusal it is; null for everything else. */
export type TakenAway = { kind: LedgerKind; subjectId: string; otherId: string | null }

type MasterKey = { id: string; key: Buffer }

/**
 * Reads master keys: lines `id:base64` of 32 bytes, newest first.
 * Throws an Error that names the line when one is malformed.
 */
export function parseMasterKeys(text: string): MasterKey[] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, index) => {
      const [id, encoded] = line.split(':')
      const key = Buffer.from(encoded ?? '', 'base64')
      if (!id || key.length !== 32)
        throw new Error(`line ${index + 1} of the master key file is not id:base64 of 32 bytes`)
      return { id, key }
    })
  if (keys.length === 0) throw new Error('the master key file holds no key')
  return keys
}

let masters: MasterKey[] | undefined
/** Reads the master key file once; called at the start, before anything is sealed. */
export function useMasterKeys(file: string): void {
  masters = parseMasterKeys(readFileSync(file, 'utf8'))
}

function newestMaster(): MasterKey {
  if (!masters?.[0]) throw new Error('no master key was read')
  return masters[0]
}

function wrap(key: Buffer, boundTo: string): { wrapped: Buffer; masterId: string } {
  const master = newestMaster()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', master.key, iv).setAAD(Buffer.from(boundTo))
  return {
    wrapped: Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]),
    masterId: master.id,
  }
}

function unwrap(wrapped: Buffer, masterId: string, boundTo: string): Buffer {
  const master = masters?.find((m) => m.id === masterId)
  if (!master) throw new Error(`master key ${masterId} is not in the master key file`)
  const decipher = createDecipheriv('aes-256-gcm', master.key, wrapped.subarray(0, 12))
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(wrapped.subarray(-16))
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
}

/**
 * Makes a key, committed at once, before the row it protects; doing it again changes nothing.
 * Refuses: Stale when the id is that of a key of another kind. Ids of cases come from browsers: none may take hold of
 * a key that seals something else, nor destroy it with a case of its own.
 */
export async function makeKey(id: string, kind: KeyKind): Promise<void> {
  const { wrapped, masterId } = wrap(randomBytes(32), id)
  const { rowCount: added } = await keyringPool().query(
    'insert into key (id, kind, wrapped, master_id, made_at) values ($1, $2, $3, $4, now()) on conflict (id) do nothing',
    [id, kind, wrapped, masterId],
  )
  if (added) return
  const { rows } = await keyringPool().query<{ kind: KeyKind }>('select kind from key where id = $1', [id])
  if (rows[0] && rows[0].kind !== kind) throw new Stale()
}

/** Which keys each kind of destruction may remove. `text.destroyed`: the id is the key's, which only its row knows. */
const kindsDestroyed = {
  'case.destroyed': ['case'],
  'account.deleted': ['clinician'],
  'text.destroyed': ['draft', 'evidence', 'application'],
} as const satisfies Partial<Record<LedgerKind, readonly KeyKind[]>>

/** Removes a key for good and notes it in the ledger, in one transaction. What it sealed can never be read again. */
export async function destroyKey(id: string, why: keyof typeof kindsDestroyed): Promise<void> {
  const client = await keyringPool().connect()
  try {
    await client.query('begin')
    const { rowCount: removed } = await client.query('delete from key where id = $1 and kind = any ($2)', [
      id,
      kindsDestroyed[why],
    ])
    // Gone before, and said so, where who destroyed it was cut off and it is done again.
    const isNoted = !removed && (await notedIn(client, why, [id])).length > 0
    if (!isNoted)
      await client.query('insert into ledger (id, kind, subject_id, at) values ($1, $2, $3, now())', [
        newId(),
        why,
        id,
      ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Destroys the keys of texts whose rows go with this transaction: before it is kept, so that none is readable after. */
export async function destroyTexts(keyIds: readonly (string | null)[]): Promise<void> {
  for (const id of keyIds) if (id) await destroyKey(id, 'text.destroyed')
}

async function notedIn(
  keyring: Pick<PoolClient, 'query'>,
  why: LedgerKind,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await keyring.query<{ id: string }>('select keyring.destroyed_among($1, $2) as id', [
    why,
    ids,
  ])
  return rows.map(({ id }) => id)
}

/** Which of these were destroyed, as the ledger says. */
export const destroyedAmong = (ids: readonly string[], why: keyof typeof kindsDestroyed): Promise<string[]> =>
  notedIn(keyringPool(), why, ids)

/** Ids of keys older than `hours`. */
export async function standingKeys(hours: number): Promise<string[]> {
  const { rows } = await keyringPool().query<{ id: string }>(
    'select id from key where made_at < now() - make_interval(hours => $1)',
    [hours],
  )
  return rows.map(({ id }) => id)
}

/** Removes keys that never had a row, or have none any more: nothing is taken away by it, so the ledger hears nothing. */
export async function removeKeys(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await keyringPool().query('delete from key where id = any ($1)', [ids])
}

/** Notes what was taken away, in one statement: ids and dates only. Nothing for an empty list. */
export async function noteInLedger(taken: readonly TakenAway[]): Promise<void> {
  if (taken.length === 0) return
  const entries = taken.map((one) => ({ id: newId(), ...one }))
  await keyringPool().query(
    `insert into ledger (id, kind, subject_id, other_id, at)
     select id, kind, "subjectId", "otherId", now()
     from json_to_recordset($1::json) as entry(id uuid, kind text, "subjectId" uuid, "otherId" uuid)`,
    [JSON.stringify(entries)],
  )
}

// By transaction, so that a page that opens twenty responses asks once, and nothing outlives the request.
const inUse = new WeakMap<object, Map<string, Promise<Key | undefined>>>()

/** Fetches and unwraps keys for one transaction; a destroyed or unknown one is undefined. */
export function keysFor(tx: object, ids: readonly string[]): Promise<(Key | undefined)[]> {
  let held = inUse.get(tx)
  if (!held) {
    held = new Map()
    inUse.set(tx, held)
  }
  const missing = [...new Set(ids)].filter((id) => !held.has(id))
  if (missing.length > 0) {
    const fetched = fetchKeys(missing)
    for (const id of missing)
      held.set(
        id,
        fetched.then((keys) => keys.get(id)),
      )
  }
  return Promise.all(ids.map((id) => held.get(id)))
}

async function fetchKeys(ids: string[]): Promise<Map<string, Key>> {
  const { rows } = await keyringPool().query<{ id: string; wrapped: Buffer; master_id: string }>({
    name: 'keys',
    text: 'select id, wrapped, master_id from key where id = any ($1)',
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, unwrap(row.wrapped, row.master_id, row.id)]))
}

/** Overwrites the keys a transaction used; `actAs` calls it at the end. */
export function forgetKeys(tx: object): void {
  const held = inUse.get(tx)
  inUse.delete(tx)
  for (const key of held?.values() ?? []) key.then((k) => k?.fill(0)).catch(() => {})
}

const secrets = new Map<string, Promise<Buffer>>()

/**
 * A secret shared by all processes, by name (cookie signing, the record's MAC): made on first use,
 * wrapped in the keyring, read once a process.
 */
export function secret(name: string): Promise<Buffer> {
  const known = secrets.get(name)
  if (known) return known
  const fetched = fetchSecret(name)
  secrets.set(name, fetched)
  fetched.catch(() => secrets.delete(name))
  return fetched
}

async function fetchSecret(name: string): Promise<Buffer> {
  const { wrapped, masterId } = wrap(randomBytes(32), `secret ${name}`)
  await keyringPool().query(
    'insert into secret (name, wrapped, master_id) values ($1, $2, $3) on conflict (name) do nothing',
    [name, wrapped, masterId],
  )
  const { rows } = await keyringPool().query('select wrapped, master_id from secret where name = $1', [name])
  return unwrap(rows[0].wrapped, rows[0].master_id, `secret ${name}`)
}

/** Forgets secrets read so far: for tests that change databases within one process. */
export function forgetSecrets(): void {
  secrets.clear()
}
