import { sql } from 'kysely'
import { noteInLedger } from '#platform/keyring'
import { accounts } from './connection.ts'

/** Removes an account and all that signs it in; again is the same. The clinician's row and key are others' to end. */
export async function removeAccount(accountId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from session where account_id = ${accountId}`.execute(
    accounts(),
  )
  await accounts().deleteFrom('account').where('id', '=', accountId).execute()
  await Promise.all(rows.map(({ id }) => noteInLedger('session.revoked', id)))
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
