/** What was taken away since a backup was made, gathered from every place that knows, and taken away again. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { agenda } from '#copy/agenda.en'
import { destroyCase } from '#domain/destruction/actions'
import { actAs } from '#platform/database/acting'
import { StartRefused } from '#platform/settings'
import type { Line } from './archive.ts'

/** Ids and a date, as the keyring's table `ledger` has them. */
export type Taken = { id: string; kind: string; subject_id: string; other_id: string | null; at: string }

/** Entries without repetition, oldest first. */
export function united(...lists: Taken[][]): Taken[] {
  const byFact = new Map(
    lists.flat().map((taken) => [`${taken.kind} ${taken.subject_id} ${taken.other_id}`, taken]),
  )
  return [...byFact.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** The ledger in a keyring backup. */
export async function ledgerOf(lines: AsyncIterable<Line>): Promise<Taken[]> {
  const found: Taken[] = []
  let inLedger = false
  for await (const line of lines) {
    if ('table' in line) inLedger = line.table === 'keyring.ledger'
    else if (inLedger) found.push(JSON.parse(line.row) as Taken)
  }
  return found
}

/** The ledger of a live keyring. */
export function liveLedger(keyringOwner: string): Promise<Taken[]> {
  return asOwner(keyringOwner, async (client) => {
    const { rows } = await client.query<{ row: Taken }>('select to_json(l) as row from ledger l')
    return rows.map(({ row }) => row)
  })
}

/**
 * A file beside the keyring's backups that outlives them: a restore that is interrupted forgets nothing. The new one
 * takes the old one's place whole.
 */
export function keepLedgerFile(file: string, ledger: Taken[]): void {
  const unfinished = `${file}.unfinished`
  const text = ledger.map((taken) => `${JSON.stringify(taken)}\n`).join('')
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
}

/** What `keepLedgerFile` kept; empty where there is no file. */
export function readLedgerFile(file: string): Taken[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Taken)
}

/** Kinds whose subject's key is gone for good. */
const withKey = ['case.destroyed', 'account.deleted', 'text.destroyed']

/** Ids of keys that must not come back. */
export function destroyedKeys(ledger: Taken[]): string[] {
  return ledger.filter(({ kind }) => withKey.includes(kind)).map(({ subject_id }) => subject_id)
}

type Replay = (client: Client, taken: Taken) => Promise<unknown>

const replays: Record<string, Replay> = {
  // The key is gone; the product's own action takes the texts away, as their presenter.
  'case.destroyed': async (client, { subject_id: caseId, at }) => {
    // It is due since then: so it goes too where somebody had still to vouch for its presenter when the backup was made.
    const { rows } = await client.query<{ presenter: string }>(
      `update "case" set destroy_at = least(destroy_at, $2) where id = $1 and destroyed_at is null
       returning presenter_id as presenter`,
      [caseId, at],
    )
    if (rows[0]) await actAs({ clinicianId: rows[0].presenter, fresh: false }, destroyCase, { caseId })
  },
  // Its turn is free again, as when it was taken back; not one of an evening that had begun.
  'case.withdrawn': async (client, { subject_id: caseId, at }) => {
    await client.query(
      'update "case" set withdrawn_at = $2 where id = $1 and withdrawn_at is null and destroyed_at is null',
      [caseId, at],
    )
    await client.query(
      `update agenda_item i set case_id = null from meeting m
       where i.case_id = $1 and m.id = i.meeting_id and m.room_opened_at is null`,
      [caseId],
    )
  },
  recusal: (client, { subject_id, other_id, at }) =>
    client.query(
      `insert into recusal (case_id, clinician_id, group_id, at)
       select c.id, p.id, c.group_id, $3 from "case" c, clinician p where c.id = $1 and p.id = $2 on conflict do nothing`,
      [subject_id, other_id, at],
    ),
  'seat.ended': (client, { subject_id, at }) =>
    client.query("update seat set state = 'ended', ended_at = $2 where id = $1 and state <> 'ended'", [
      subject_id,
      at,
    ]),
  // Its own cases have entries of their own; the key is not restored.
  'account.deleted': async (client, { subject_id: clinicianId }) => {
    await client.query('delete from accounts.account where id = $1', [clinicianId])
    const { rowCount } = await client.query("select from clinician where id = $1 and state <> 'deleted'", [
      clinicianId,
    ])
    if (!rowCount) return
    await client.query("select set_config('app.clinician_id', $1, false)", [clinicianId])
    await client.query('select erase_acting_clinician($1)', [agenda.formerMember])
    await client.query("select set_config('app.clinician_id', '', false)")
  },
  // The id is that of its key, which is not restored. Answers leave the bare application.
  'text.destroyed': async (client, { subject_id: keyId }) => {
    await client.query('delete from case_draft where key_id = $1', [keyId])
    await client.query('delete from license_evidence where key_id = $1', [keyId])
    await client.query(
      'update application set sealed_answers = null, sealed_words = null where key_id = $1',
      [keyId],
    )
  },
  'session.revoked': (client, { subject_id }) =>
    client.query('delete from accounts.session where id = $1', [subject_id]),
  'passkey.removed': (client, { subject_id }) =>
    client.query('delete from accounts.passkey where id = $1', [subject_id]),
  'recovery-code.ended': (client, { subject_id }) =>
    client.query(
      `delete from accounts.recovery_code where encode(substring(digest from 1 for 16), 'hex')::uuid = $1`,
      [subject_id],
    ),
  // Whoever renewed it since the backup makes a new link once more.
  'feed.ended': (client, { subject_id }) =>
    client.query(
      `delete from calendar_feed where encode(substring(token_digest from 1 for 16), 'hex')::uuid = $1`,
      [subject_id],
    ),
  // Not one that was used before the backup: the seat has an end of its own.
  'invitation.revoked': (client, { subject_id, at }) =>
    client.query(
      'update group_invitation set revoked_at = $2 where id = $1 and revoked_at is null and used_at is null',
      [subject_id, at],
    ),
  // Its words go; they are also gone where its case's key is.
  'response.withdrawn': (client, { subject_id, at }) =>
    client.query(
      'update response set sealed = null, withdrawn_at = $2, changed_at = $2 where id = $1 and withdrawn_at is null',
      [subject_id, at],
    ),
  // What was claimed goes with it; its files have keys of their own, or are from before they had. One that was verified
  // after all, where taking it back was not kept, stays whole.
  'license.withdrawn': async (client, { subject_id: licenseId, at }) => {
    await client.query(
      `update license set state = 'withdrawn', body = '', sealed_number = null, sealed_npi = null, number_digest = null,
         expires_on = null, seen_status = '', changed_at = $2
       where id = $1 and state in ('waiting', 'asked', 'declined')`,
      [licenseId, at],
    )
    for (const table of ['license_evidence', 'license_answer'])
      await client.query(
        `delete from ${table} where license_id in (select id from license where id = $1 and state = 'withdrawn')`,
        [licenseId],
      )
  },
  'certificate.revoked': (client, { subject_id, at }) =>
    client.query('update certificate set revoked_at = $2 where id = $1 and revoked_at is null', [
      subject_id,
      at,
    ]),
}

/**
 * Takes everything in the ledger away again, in the order it was; again is the same. The platform's
 * database must be open. Refuses an entry that this program does not know how to honor.
 */
export async function replay(owner: string, ledger: Taken[]): Promise<void> {
  const unknown = ledger.find(({ kind }) => !replays[kind])
  if (unknown)
    throw new StartRefused(
      `The ledger holds "${unknown.kind}", which this program cannot replay: use a newer one.`,
    )
  await asOwner(owner, async (client) => {
    for (const taken of ledger) await replays[taken.kind]!(client, taken)
  })
}

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
