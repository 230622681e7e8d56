import { addressOf } from '#platform/accounts/addresses'
import { lookAs } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { NETWORK_ID } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { forgetKeys } from '#platform/keyring'
import { log } from '#platform/log'
import { open } from '#platform/sealing'
import type { Letter, Sheet } from './letter.ts'
import type { MailKind } from './post.ts'
import { hasMailServer, sendLetter } from './transport.ts'

/** A posted mail with what its words may need. */
export type Posted = {
  id: string
  kind: MailKind
  clinicianId: string | null
  ids: Record<string, string>
  secret: string | undefined
}
/** Makes the words of a mail; undefined when it is of no use any more (the meeting is gone). */
export type Compose = (mail: Posted) => Promise<{ letter: Letter; sheet: Sheet } | undefined>

type Row = {
  id: string
  kind: MailKind
  clinician_id: string | null
  ids: Record<string, string>
  sealed_address: Buffer | null
  sealed_secret: Buffer | null
  attempts: number
  made_at: Temporal.Instant
}

/** Minutes from one attempt to the next; then once a day until five days are over (RFC 5321 4.5.4.1). */
const pauses = [1, 5, 15, 60, 180, 360, 720]
const givenUpAfter = { hours: 120 }

/**
 * Sends a posted mail that waits; one that was sent, dropped or given up is left alone. It may go out twice when the
 * process dies in between, never not at all. Without a mail server it stays where it is. When the server does not take
 * it, it is tried again later, for five days; then it stays in the outbox as failed.
 */
export async function sendMail(mailId: string, compose: Compose): Promise<void> {
  if (!hasMailServer()) return
  const { rows } = await jobsPool().query<Row>(
    `update mail set attempts = attempts + 1 where id = $1 and state = 'waiting'
     returning id, kind, clinician_id, ids, sealed_address, sealed_secret, attempts, made_at`,
    [mailId],
  )
  const row = rows[0]
  if (!row) return
  try {
    await put(mailId, (await deliver(row, compose)) ? 'sent' : 'dropped')
  } catch (error) {
    await postpone(row)
    // The server's own words may name the address.
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    log().warn({ code, answer: responseCode, attempts: row.attempts }, 'a mail was not taken')
  }
}

async function postpone({ id, attempts, made_at: madeAt }: Row): Promise<void> {
  const minutes = pauses[attempts - 1] ?? 24 * 60
  const isOver = await lookAs(async ({ tx, now }) => {
    if (Temporal.Instant.compare(madeAt.add(givenUpAfter), now) <= 0) return true
    await enqueue(tx, 'mail.send', { mailId: id }, now.add({ minutes }), id)
    return false
  }, undefined)
  if (isOver) await put(id, 'failed')
}

/**
 * At a start: what waits is tried at once, since the mail server may have been set up or mended meanwhile. What has
 * waited longer than five days stays in the outbox.
 */
export async function sendWhatWaits(): Promise<void> {
  if (!hasMailServer()) return
  const { rows } = await jobsPool().query<{ id: string }>(
    `select id from mail where state = 'waiting' and made_at > acting_now() - make_interval(hours => $1)
     order by made_at`,
    [givenUpAfter.hours],
  )
  await lookAs(async ({ tx }) => {
    for (const { id } of rows) await enqueue(tx, 'mail.send', { mailId: id }, undefined, id)
  }, undefined)
}

async function deliver(row: Row, compose: Compose): Promise<boolean> {
  const { address, secret } = await opened(row)
  const to = address ?? (row.clinician_id ? await addressOf(row.clinician_id) : undefined)
  const made =
    to && (await compose({ id: row.id, kind: row.kind, clinicianId: row.clinician_id, ids: row.ids, secret }))
  if (!to || !made) return false
  await sendLetter(row.id, to, made.letter, made.sheet)
  return true
}

/** Keys live for this one look. */
async function opened(row: Row) {
  const look = {}
  try {
    return {
      address: await open(look, NETWORK_ID, 'mail.address', row.id, row.sealed_address),
      secret: await open(look, NETWORK_ID, 'mail.secret', row.id, row.sealed_secret),
    }
  } finally {
    forgetKeys(look)
  }
}

/** A link has done its work once it is sent: it is taken out of the row. */
async function put(mailId: string, state: 'sent' | 'dropped' | 'failed'): Promise<void> {
  await jobsPool().query(
    `update mail set state = $2, sent_at = case when $2 = 'sent' then now() end,
       sealed_secret = case when $2 = 'failed' then sealed_secret end where id = $1`,
    [mailId, state],
  )
}

/** Deletes what was sent or dropped 30 days ago, and what waited for a mail server for as long: its links are over. */
export async function sweepMail(): Promise<void> {
  await jobsPool().query(`delete from mail where made_at < now() - interval '30 days'`)
}
