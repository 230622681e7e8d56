import { sql } from 'kysely'
import { accounts, inAccounts } from './connection.ts'
import { mac, sameBytes } from './secrets.ts'
import { endSessionsIn } from './sessions.ts'

/** Removes an account and all that signs it in; again is the same. The clinician's row and key are others' to end. */
export function removeAccount(accountId: string): Promise<void> {
  return inAccounts(async (tx) => {
    await endSessionsIn(tx, accountId)
    await tx.deleteFrom('account').where('id', '=', accountId).execute()
  })
}

/** Says in a form to delete this account whose it is: sent twice, it can be known once nobody is signed in any more. */
export async function leavingMark(accountId: string): Promise<string> {
  return `${accountId}.${(await mac('leaving', accountId)).toString('base64url')}`
}

/** Whether a form comes from such a page, by its mark, and the account has been removed since. */
export async function hasLeft(mark: string): Promise<boolean> {
  const [accountId = '', proof = ''] = mark.split('.')
  if (!sameBytes(Buffer.from(proof, 'base64url'), await mac('leaving', accountId))) return false
  const { rows } = await sql`select from account where id = ${accountId}`.execute(accounts())
  return rows.length === 0
}

/** Sweeps what is over: sign-ups with the names they held, sessions, challenges, links, throttles. */
export async function sweepAccounts(): Promise<void> {
  const db = accounts()
  const past = sql<Temporal.Instant>`now()`
  await db.deleteFrom('sign_up').where('expires_at', '<', past).execute()
  await db.deleteFrom('session').where('expires_at', '<', past).execute()
  await db.deleteFrom('challenge').where('expires_at', '<', past).execute()
  await db.deleteFrom('link').where('expires_at', '<', past).execute()
  await db.deleteFrom('throttle').where('ends_at', '<', past).execute()
}
