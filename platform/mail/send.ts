import { setTimeout } from 'node:timers/promises'
import { addressOf } from '#platform/accounts/addresses'
import { lookAs } from '#platform/database/acting'
import { jobsPool } from '#platform/database/connection'
import { NETWORK_ID } from '#platform/identifiers'
import { enqueue, enqueueAll } from '#platform/jobs'
import { forgetKeys } from '#platform/keyring'
import { log } from '#platform/log'
import { open } from '#platform/sealing'
import type { Letter, Sheet } from './letter.ts'
import type { MailKind } from './post.ts'
import { hasMailServer, longestSending, sendLetter } from './transport.ts'
import { type Failure, failureOf } from './trouble.ts'

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
/** How long a letter is one process's, in seconds: longer than the longest sending. */
const takenFor = longestSending + 60

/**
 * Sends a posted mail that waits; one that was sent, dropped or given up is left alone. One process at a time has it:
 * where another is at it, it is asked for again once that one must be through. It may go out twice when a process dies
 * in between, never not at all. Without a mail server it stays where it is. When the server does not take it, it is tried
 * again later, for five days; then, or once the server says that it never will, it stays in the outbox as failed.
 */
export async function sendMail(mailId: string, compose: Compose): Promise<void> {
  if (!hasMailServer()) return
  const row = await taken(mailId)
  if (!row) return
  let state: 'sent' | 'dropped'
  try {
    state = (await deliver(row, compose)) ? 'sent' : 'dropped'
  } catch (error) {
    const failure = failureOf(error)
    log().warn({ ...failure, attempts: row.attempts }, 'a mail was not taken')
    return postpone(row, failure)
  }
  await insist(() => put(mailId, state))
}

/** Takes the mail for this process; undefined when it does not wait, or another process has it. */
async function taken(mailId: string): Promise<Row | undefined> {
  const { rows } = await jobsPool().query<Row>(
    `update mail set attempts = attempts + 1, taken_until = now() + make_interval(secs => $2)
     where id = $1 and state = 'waiting' and (taken_until is null or taken_until <= now())
     returning id, kind, clinician_id, ids, sealed_address, sealed_secret, attempts, made_at`,
    [mailId, takenFor],
  )
  if (rows[0]) return rows[0]
  const { rows: others } = await jobsPool().query<{ seconds: number }>(
    `select ceil(extract(epoch from taken_until - now()))::int as seconds from mail
     where id = $1 and state = 'waiting' and taken_until > now()`,
    [mailId],
  )
  const [elsewhere] = others
  if (elsewhere) await askAgain(mailId, { seconds: elsewhere.seconds + 1 })
  return undefined
}

async function postpone(row: Row, { trouble, answer, isForGood }: Failure): Promise<void> {
  const { id, attempts, made_at: madeAt } = row
  await jobsPool().query('update mail set taken_until = null, trouble = $2, answer = $3 where id = $1', [
    id,
    trouble,
    answer ?? null,
  ])
  const isOver = await lookAs(
    async ({ now }) => Temporal.Instant.compare(madeAt.add(givenUpAfter), now) <= 0,
    undefined,
  )
  if (isForGood || isOver) await put(id, 'failed')
  else await askAgain(id, { minutes: pauses[attempts - 1] ?? 24 * 60 })
}

const askAgain = (mailId: string, pause: Temporal.DurationLike) =>
  lookAs(({ tx, now }) => enqueue(tx, 'mail.send', { mailId }, now.add(pause), mailId), undefined)

/** The letter is out: a database that is away for a moment must not make it go out again. */
async function insist(write: () => Promise<void>, tries = 6): Promise<void> {
  for (let pause = 250; ; pause *= 3)
    try {
      return await write()
    } catch (error) {
      if (--tries === 0) throw error
      await setTimeout(pause)
    }
}

/**
 * At a start: what waits is tried at once, and so is what the server said no to: it, or its settings, may have been
 * mended meanwhile. What has waited longer than five days stays in the outbox.
 */
export async function sendWhatWaits(): Promise<void> {
  if (!hasMailServer()) return
  const { rows } = await jobsPool().query<{ id: string }>(
    `update mail set state = 'waiting'
     where state in ('waiting', 'failed') and made_at > acting_now() - make_interval(hours => $1) returning id`,
    [givenUpAfter.hours],
  )
  await lookAs(
    ({ tx, now }) =>
      enqueueAll(
        tx,
        'mail.send',
        rows.map(({ id }) => ({ ids: { mailId: id }, key: id, dueAt: now })),
      ),
    undefined,
  )
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
    `update mail set state = $2, taken_until = null, trouble = case when $2 = 'failed' then trouble end,
       answer = case when $2 = 'failed' then answer end, sent_at = case when $2 = 'sent' then now() end,
       sealed_secret = case when $2 = 'failed' then sealed_secret end where id = $1`,
    [mailId, state],
  )
}

/** Deletes what was sent or dropped 30 days ago, and what waited for a mail server for as long: its links are over. */
export async function sweepMail(): Promise<void> {
  await jobsPool().query(`delete from mail where made_at < now() - interval '30 days'`)
}
