/**
 * What uses something up (a link, a code) may be sent twice: a double click, a page sent again. The second one finds it
 * used. Who proves to be who used it a moment ago is let in once more; nobody else gains anything by it.
 */
import { sql } from 'kysely'
import { accounts } from './connection.ts'
import { verifyPassword } from './hashing.ts'
import { clinicianFor, openSession } from './sessions.ts'
import { spend } from './throttles.ts'
import type { Visit } from './visit.ts'

/** For how many minutes a repeat of what was used up is still one. */
export const repeatMinutes = 10

/** Whether this request comes with a session of this account, as after the first answer. */
export async function isSignedIn(visit: Visit, accountId: string): Promise<boolean> {
  return (await clinicianFor(visit.request))?.clinicianId === accountId
}

/**
 * Cookies of a session for who sends the account's password once more, which signs in anywhere; undefined for any other
 * password, and after ten tries in a quarter of an hour.
 */
export async function openAgain(
  visit: Visit,
  accountId: string,
  password: string,
): Promise<string[] | undefined> {
  if (!password || !(await spend([{ of: `again ${accountId}`, tries: 10, minutes: 15 }]))) return undefined
  const { rows } = await sql<{ password_digest: string }>`
    select password_digest from credential where account_id = ${accountId} and provider = 'credential'`.execute(
    accounts(),
  )
  if (!(await verifyPassword(password, rows[0]?.password_digest))) return undefined
  return openSession(accounts(), accountId, visit.request)
}
