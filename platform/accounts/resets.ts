import { sql } from 'kysely'
import { lookAs } from '#platform/database/acting'
import { postMail } from '#platform/mail/post'
import { NotAllowed, NotFound } from '#platform/refusals'
import { addressOf } from './addresses.ts'
import { type AccountsTx, accounts, inAccounts } from './connection.ts'
import { endedCookie, readCookie, signedCookie } from './cookies.ts'
import { endResets, resets } from './links.ts'
import { pathOrNone } from './next.ts'
import { acceptedDigest, putPassword, tellOfPassword } from './passwords.ts'
import { openAgain, repeatMinutes } from './repeats.ts'
import { newToken, tokenDigest } from './secrets.ts'
import { endSessionsIn, openSession } from './sessions.ts'
import { noteFeedEnded } from './takenaway.ts'
import { spend } from './throttles.ts'
import type { Visit } from './visit.ts'
import { endWaysIn } from './waysin.ts'

const linkMinutes = { reset: 60, 'steward-reset': 24 * 60 } as const

/**
 * Writes a reset link to an address; to one that is nobody's goes a mail that says so. Answer and work are the same.
 * Called only where mail is really sent: without a mail server the page points to recovery codes. `next`: where this
 * person was going; it stays in this browser, in the cookie that is given, for no letter or table may hold it (`signUp`).
 * Refuses: NotAllowed too-often, for the network only.
 */
export async function askReset(visit: Visit, email: string, next?: string): Promise<{ cookies: string[] }> {
  if (!(await spend([{ of: `reset ${visit.network}`, tries: 30, minutes: 60 }])))
    throw new NotAllowed('too-often')
  const mayWrite = await spend([{ of: `mail ${email}`, tries: 4, minutes: 60 }])
  const token = newToken()
  const isKnown = await addLink(token, { purpose: 'reset', askedBy: null }, sql`email = ${email}`)
  if (mayWrite) {
    const kind = isKnown ? 'reset-password' : 'address-unknown'
    await lookAs(({ tx }) => postMail(tx, { kind, to: { address: email }, secret: token }), undefined)
  }
  return { cookies: next ? [await signedCookie('onward', `${markOf(token)} ${next}`)] : [] }
}

/** Tells the link that was asked for in this browser from others, without being it. */
const markOf = (token: string): string => tokenDigest(token).toString('base64url')

/** Where whoever asked for this link in this browser was going. */
async function onwardFrom({ request }: Visit, token: string): Promise<string | undefined> {
  const [mark, next = ''] = (await readCookie('onward', request))?.split(' ') ?? []
  return mark === markOf(token) ? pathOrNone(next) : undefined
}

/**
 * A one-time link with which a person who lost everything sets a new password: a steward (`askedBy`) hands it over.
 * Only `resetSignIn` of the stewards calls it, which shuts the person's groups and writes the record. It carries nothing of
 * where the person was going: that may name a group, and passes through the steward's hands; in a cookie it would wait for
 * whoever uses this browser next. And where they went is shut until somebody vouches, which the account's page says.
 */
export async function makeStewardReset(accountId: string, askedBy: string): Promise<string> {
  const token = newToken()
  if (!(await addLink(token, { purpose: 'steward-reset', askedBy }, sql`id = ${accountId}`)))
    throw new NotFound()
  return token
}

async function addLink(
  token: string,
  { purpose, askedBy }: { purpose: 'reset'; askedBy: null } | { purpose: 'steward-reset'; askedBy: string },
  whose: ReturnType<typeof sql>,
): Promise<boolean> {
  const added = await sql`
    insert into link (token_digest, purpose, account_id, asked_by, expires_at)
    select ${tokenDigest(token)}, ${purpose}, id, ${askedBy}::uuid, now() + make_interval(mins => ${linkMinutes[purpose]})
    from account where ${whose}`.execute(accounts())
  return added.numAffectedRows === 1n
}

/** Which reset a link still opens; undefined when it is unknown, used or over. */
export async function resetAt(token: string): Promise<'reset' | 'steward-reset' | undefined> {
  const { rows } = await sql<{ purpose: 'reset' | 'steward-reset' }>`
    select purpose from link where token_digest = ${tokenDigest(token)} and purpose = any (${resets}::text[])
      and used_at is null and expires_at > now()`.execute(accounts())
  return rows[0]?.purpose
}

/** `next`: where this person was going when they asked for the link in this browser. */
export type Reset = { accountId: string; cookies: string[]; next: string | undefined }

/**
 * Sets a new password with a reset link and signs in; every other browser is signed out, other links end, and the
 * person is told. A steward's link shuts the person's groups once more: whoever vouched since it was made did so for
 * somebody who had not used it; passkeys, recovery codes and the feed end. Sent again with that
 * password within minutes, it signs in again. Refuses: NotFound (unknown, used, over); Invalid (password; the link stays
 * good).
 */
export async function resetPassword(visit: Visit, token: string, password: string): Promise<Reset> {
  const digest = await acceptedDigest(password, await aboutOwner(token))
  const accountId = await inAccounts(async (tx) => {
    const { rows } = await sql<{ account_id: string; asked_by: string | null }>`
      update link set used_at = now() where token_digest = ${tokenDigest(token)} and purpose = any (${resets}::text[])
        and used_at is null and expires_at > now() returning account_id, asked_by`.execute(tx)
    const used = rows[0]
    if (!used) return undefined
    if (used.asked_by) await shutAfter(tx, used.account_id, used.asked_by)
    await endResets(used.account_id, tx)
    await putPassword(tx, used.account_id, digest)
    await endSessionsIn(tx, used.account_id)
    return used.account_id
  })
  if (!accountId) return resetBefore(visit, token, password)
  await tellOfPassword(accountId)
  return resetIn(visit, token, accountId, await openSession(accounts(), accountId, visit.request))
}

async function resetIn(visit: Visit, token: string, accountId: string, cookies: string[]): Promise<Reset> {
  const next = await onwardFrom(visit, token)
  return { accountId, cookies: next ? [...cookies, endedCookie('onward')] : cookies, next }
}

/** The same reset once more: the link was used a moment ago, and this is the password it set. Refuses: NotFound otherwise. */
async function resetBefore(visit: Visit, token: string, password: string): Promise<Reset> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from link
    where token_digest = ${tokenDigest(token)} and purpose = any (${resets}::text[])
      and used_at > now() - make_interval(mins => ${repeatMinutes})`.execute(accounts())
  const accountId = rows[0]?.accountId
  const cookies = accountId && (await openAgain(visit, accountId, password))
  if (!accountId || !cookies) throw new NotFound()
  return resetIn(visit, token, accountId, cookies)
}

/** Nobody has vouched for who comes with a steward's link: groups shut, other ways in end. */
async function shutAfter(tx: AccountsTx, accountId: string, askedBy: string): Promise<void> {
  const { rows } = await sql<{ feed: Buffer | null }>`
    select accounts.shut_after_reset(${accountId}::uuid, ${askedBy}::uuid) as feed`.execute(tx)
  noteFeedEnded(tx, rows[0]?.feed)
  await endWaysIn(tx, accountId)
}

async function aboutOwner(token: string): Promise<string[]> {
  const row = await accounts()
    .selectFrom('link')
    .select('account_id')
    .where('token_digest', '=', tokenDigest(token))
    .executeTakeFirst()
  const email = row && (await addressOf(row.account_id))
  return email ? [email] : []
}
