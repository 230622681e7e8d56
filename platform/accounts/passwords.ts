import { sql } from 'kysely'
import { lookAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { type MailKind, postMail } from '#platform/mail/post'
import { Invalid } from '#platform/refusals'
import { addressOf } from './addresses.ts'
import { type AccountsTx, accounts, inAccounts } from './connection.ts'
import { hashPassword } from './hashing.ts'
import { endResets } from './links.ts'
import { passwordProblem } from './password.ts'
import { endSessionsIn, type SignedIn } from './sessions.ts'
import { requireFresh } from './sign-in.ts'

/** Sets an account's password, the first one too. */
export async function putPassword(tx: AccountsTx, accountId: string, digest: string): Promise<void> {
  await sql`
    insert into credential (id, account_id, provider, subject, password_digest)
    values (${newId()}, ${accountId}, 'credential', ${accountId}, ${digest})
    on conflict (provider, subject) do update set password_digest = excluded.password_digest, updated_at = now()`.execute(
    tx,
  )
}

/** The digest of a new password, or Invalid with why it will not do. */
export async function acceptedDigest(password: string, about: string[]): Promise<string> {
  const problem = passwordProblem(password, about)
  if (problem) throw new Invalid({ password: `password.${problem}` })
  return hashPassword(password)
}

/**
 * Changes or sets one's password; other browsers are signed out, links that reset it end, and the person is told.
 * Refuses: NotAllowed sign-in-again; Invalid.
 */
export async function changePassword(who: SignedIn, password: string): Promise<void> {
  requireFresh(who)
  const email = await addressOf(who.clinicianId)
  const digest = await acceptedDigest(password, email ? [email] : [])
  await inAccounts(async (tx) => {
    await putPassword(tx, who.clinicianId, digest)
    await endResets(who.clinicianId, tx)
    await endSessionsIn(tx, who.clinicianId, who.sessionId)
  })
  await tellOfPassword(who.clinicianId)
}

/** Tells a person that the password was changed. */
export function tellOfPassword(accountId: string): Promise<void> {
  return tellByMail(accountId, 'password-changed', {})
}

/** Tells a person that a way to sign in was added. */
export function tellOfSignIn(accountId: string, what: 'passkey' | 'codes'): Promise<void> {
  return tellByMail(accountId, 'sign-in-changed', { what })
}

async function tellByMail(accountId: string, kind: MailKind, ids: Record<string, string>): Promise<void> {
  const address = await addressOf(accountId)
  if (address) await lookAs(({ tx }) => postMail(tx, { kind, to: { address }, ids }), undefined)
}

/** Whether an account has a password at all. */
export async function hasPassword(accountId: string): Promise<boolean> {
  const row = await accounts()
    .selectFrom('credential')
    .select('id')
    .where('account_id', '=', accountId)
    .where('provider', '=', 'credential')
    .executeTakeFirst()
  return row !== undefined
}
