import { sql } from 'kysely'
import { lookAs } from '#platform/database/acting'
import { postMail } from '#platform/mail/post'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { addressOf, isTaken } from './addresses.ts'
import { type AccountsTx, accounts, inAccounts } from './connection.ts'
import { endResets } from './links.ts'
import { repeatMinutes } from './repeats.ts'
import { newToken, tokenDigest } from './secrets.ts'
import { endSessionsIn, type SignedIn } from './sessions.ts'
import { requireFresh } from './sign-in.ts'
import { noteCodesEnded, noteFeedEnded, notePasskeysRemoved } from './takenaway.ts'
import { spend } from './throttles.ts'
import { requireWaysIn } from './waysin.ts'

const changeHours = 24
const undoDays = 14

/**
 * Asks for another address: it is written to and changes nothing before it is confirmed. An address that is
 * somebody's gets another mail; answer and work are the same. Refuses: NotAllowed sign-in-again, be-vouched-for, too-often.
 */
export async function askAddressChange(who: SignedIn, email: string): Promise<void> {
  requireFresh(who)
  await requireWaysIn(who)
  if (!(await spend([{ of: `address ${who.clinicianId}`, tries: 5, minutes: 60 }])))
    throw new NotAllowed('too-often')
  const token = newToken()
  const isKnown = await isTaken(email)
  await sql`
    insert into link (token_digest, purpose, account_id, email, expires_at)
    values (${tokenDigest(token)}, 'email-change', ${who.clinicianId}, ${email}, now() + make_interval(hours => ${changeHours}))`.execute(
    accounts(),
  )
  const kind = isKnown ? 'address-taken' : 'confirm-new-address'
  await lookAs(({ tx }) => postMail(tx, { kind, to: { address: email }, secret: token }), undefined)
}

/** Whether a link to a new address is this person's and still good; asking uses nothing up. */
export async function newAddressOpens(who: SignedIn, token: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from link where token_digest = ${tokenDigest(token)} and purpose = 'email-change'
      and account_id = ${who.clinicianId} and used_at is null and expires_at > now()`.execute(accounts())
  return rows.length === 1
}

/**
 * Takes up the new address, by the signed-in person only, so that the link alone is worth nothing. The old address
 * is told, with a way back. Again is the same. Refuses: NotAllowed be-vouched-for; NotFound (unknown, used, over, another's); Invalid
 * (somebody's by now).
 */
export async function confirmNewAddress(who: SignedIn, token: string): Promise<void> {
  await requireWaysIn(who)
  const undo = newToken()
  const before = await inAccounts(async (tx) => {
    const { rows } = await sql<{ email: string }>`
      update link set used_at = now() where token_digest = ${tokenDigest(token)} and purpose = 'email-change'
        and account_id = ${who.clinicianId} and used_at is null and expires_at > now() returning email`.execute(
      tx,
    )
    const { rows: old } = await sql<{
      email: string
    }>`select email from account where id = ${who.clinicianId} for update`.execute(tx)
    const wanted = rows[0]?.email ?? (await usedJustNow(tx, token, who.clinicianId))
    if (wanted === old[0]!.email) return undefined
    if (!wanted || rows.length === 0) throw new NotFound()
    if (await isTaken(wanted)) throw new Invalid({ '': 'email.taken' })
    await sql`update account set email = ${wanted}, updated_at = now() where id = ${who.clinicianId}`.execute(
      tx,
    )
    await sql`
      insert into link (token_digest, purpose, account_id, email, expires_at)
      values (${tokenDigest(undo)}, 'email-undo', ${who.clinicianId}, ${old[0]!.email}, now() + make_interval(days => ${undoDays}))`.execute(
      tx,
    )
    return old[0]!.email
  })
  if (before)
    await lookAs(
      ({ tx }) => postMail(tx, { kind: 'address-changed', to: { address: before }, secret: undo }),
      undefined,
    )
}

/** The address of a link that was used a moment ago, perhaps by the same press; undefined for any other. */
async function usedJustNow(tx: AccountsTx, token: string, accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select email from link where token_digest = ${tokenDigest(token)} and purpose = 'email-change'
      and account_id = ${accountId} and used_at > now() - make_interval(mins => ${repeatMinutes})`.execute(tx)
  return rows[0]?.email
}

/** The address a way back leads to; undefined when the link is unknown, used or over. */
export async function addressToRestore(token: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select email from link where token_digest = ${tokenDigest(token)} and purpose = 'email-undo'
      and used_at is null and expires_at > now()`.execute(accounts())
  return rows[0]?.email
}

/**
 * Undoes a change of address that was not the owner's: the old address again, every browser signed out, the password
 * and what was made since the day before (passkeys, recovery codes, a calendar link) taken away, later links ended. Signs nobody in:
 * that takes a reset to the old address or an older recovery code or passkey. Again, a moment later, is the same.
 * Refuses: NotFound.
 */
export async function restoreAddress(token: string): Promise<void> {
  const accountId = await inAccounts(async (tx) => {
    const { rows } = await sql<{ account_id: string; email: string; made_at: Temporal.Instant }>`
      update link set used_at = now() where token_digest = ${tokenDigest(token)} and purpose = 'email-undo'
        and used_at is null and expires_at > now() returning account_id, email, made_at`.execute(tx)
    const undone = rows[0]
    if (!undone) return undefined
    // Only later links: whoever changed the address twice must not end the owner's own way back.
    await sql`
      update link set used_at = now()
      where account_id = ${undone.account_id} and used_at is null and made_at >= ${undone.made_at}`.execute(
      tx,
    )
    await sql`update account set email = ${undone.email}, updated_at = now() where id = ${undone.account_id}`.execute(
      tx,
    )
    await endResets(undone.account_id, tx)
    await sql`delete from credential where account_id = ${undone.account_id}`.execute(tx)
    const since = undone.made_at.subtract({ hours: 24 })
    const { rows: passkeys } = await sql<{ id: string }>`
      delete from passkey where account_id = ${undone.account_id} and created_at >= ${since} returning id`.execute(
      tx,
    )
    notePasskeysRemoved(tx, passkeys)
    const { rows: codes } = await sql<{ digest: Buffer }>`
      delete from recovery_code where account_id = ${undone.account_id} and made_at >= ${since} returning digest`.execute(
      tx,
    )
    noteCodesEnded(tx, codes)
    const { rows: feeds } = await sql<{ feed: Buffer | null }>`
      select accounts.end_feed(${undone.account_id}::uuid, ${since}) as feed`.execute(tx)
    noteFeedEnded(tx, feeds[0]?.feed)
    await endSessionsIn(tx, undone.account_id)
    return undone.account_id
  })
  if (!accountId) return restoredBefore(token)
  const email = await addressOf(accountId)
  if (email)
    await lookAs(({ tx }) => postMail(tx, { kind: 'address-restored', to: { address: email } }), undefined)
}

/** Whether this way back was taken a moment ago, perhaps by the same press. Refuses: NotFound otherwise. */
async function restoredBefore(token: string): Promise<void> {
  const { rows } = await sql`
    select from link join account on account.id = link.account_id and account.email = link.email
    where token_digest = ${tokenDigest(token)} and purpose = 'email-undo'
      and used_at > now() - make_interval(mins => ${repeatMinutes})`.execute(accounts())
  if (rows.length === 0) throw new NotFound()
}
