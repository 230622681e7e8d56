import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { newId } from '#platform/identifiers'
import { noteInLedger } from '#platform/keyring'
import { browserOf } from './browsers.ts'
import { type AccountsDB, type AccountsTx, accounts } from './connection.ts'
import { endedCookie, readCookie, signedCookie } from './cookies.ts'
import { deviceCookie } from './devices.ts'

/** How long after signing in dangerous changes are open (confidentiality.md, Accounts and the wall). */
const freshMinutes = 10
/** A browser that is not used for this long is signed out; a used one after `longestDays`. */
export const idleDays = 14
const longestDays = 90

/** Who asks: the account's id is the clinician's. */
export type SignedIn = { clinicianId: string; sessionId: string; fresh: boolean }
export type SessionLine = {
  id: string
  browser: string
  signedInAt: string
  usedAt: string
  isThisOne: boolean
}

/** What keeps a session open: it is used, and not older than the longest. */
const stands = sql<boolean>`expires_at > now() and created_at > now() - make_interval(days => ${longestDays})`

type Found = SignedIn & { tired: boolean }

/**
 * Who asks, by the session's cookie: its signature, then one indexed query. Undefined for a visitor.
 * Once a day a used session is kept for another `idleDays`.
 */
export async function clinicianFor(request: Request): Promise<SignedIn | undefined> {
  const token = await readCookie('session', request)
  if (!token) return undefined
  const { rows } = await sql<Found>`
    select account_id as "clinicianId", id as "sessionId",
           created_at > now() - make_interval(mins => ${freshMinutes}) as fresh,
           expires_at < now() + make_interval(days => ${idleDays - 1}) as tired
    from session
    where token = ${token} and ${stands}`.execute(accounts())
  const found = rows[0]
  if (!found) return undefined
  const { tired, ...signedIn } = found
  if (tired) await keep(signedIn.sessionId)
  return signedIn
}

function keep(sessionId: string) {
  return sql`update session set updated_at = now(), expires_at = now() + make_interval(days => ${idleDays}) where id = ${sessionId}`.execute(
    accounts(),
  )
}

/**
 * Signs an account in on this browser: a new session, an old one of the same browser ended.
 * Gives the Set-Cookie headers: session, and the mark that this device is known.
 */
export async function openSession(
  db: Kysely<AccountsDB> | AccountsTx,
  accountId: string,
  request: Request,
): Promise<string[]> {
  const token = randomBytes(24).toString('base64url')
  const earlier = await readCookie('session', request)
  if (earlier)
    await noteEnded(await db.deleteFrom('session').where('token', '=', earlier).returning('id').execute())
  await sql`
    insert into session (id, token, account_id, user_agent, expires_at)
    values (${newId()}, ${token}, ${accountId}, ${browserOf(request.headers.get('user-agent') ?? '')},
            now() + make_interval(days => ${idleDays}))`.execute(db)
  return [await signedCookie('session', token), await deviceCookie(request, accountId)]
}

/** Ends the session of this browser; gives the header that takes its cookie away. Again is the same. */
export async function signOut(request: Request): Promise<string[]> {
  const token = await readCookie('session', request)
  if (token) {
    const ended = await accounts().deleteFrom('session').where('token', '=', token).returning('id').execute()
    await noteEnded(ended)
  }
  return [endedCookie('session')]
}

/** Browsers signed in to this account, the newest first. */
export async function sessionsOf(who: SignedIn): Promise<SessionLine[]> {
  const rows = await accounts()
    .selectFrom('session')
    .select(['id', 'user_agent', 'created_at', 'updated_at'])
    .where('account_id', '=', who.clinicianId)
    .where(stands)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    browser: row.user_agent,
    signedInAt: String(row.created_at),
    usedAt: String(row.updated_at),
    isThisOne: row.id === who.sessionId,
  }))
}

/** Ends one session of one's own; again is the same. */
export async function endSession(who: SignedIn, sessionId: string): Promise<void> {
  await noteEnded(
    await accounts()
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('account_id', '=', who.clinicianId)
      .returning('id')
      .execute(),
  )
}

/** Ends every session of an account except, where given, one. */
export async function endSessions(accountId: string, except?: string): Promise<void> {
  let ending = accounts().deleteFrom('session').where('account_id', '=', accountId)
  if (except) ending = ending.where('id', '<>', except)
  await noteEnded(await ending.returning('id').execute())
}

/**
 * Ends every session of an account together with what ends them: one that is opened afterwards stays. Gives them for
 * `noteEnded`, once that is committed.
 */
export function endSessionsIn(tx: AccountsTx, accountId: string): Promise<{ id: string }[]> {
  return tx.deleteFrom('session').where('account_id', '=', accountId).returning('id').execute()
}

/** A restore of older data must not bring a revoked session back. */
export async function noteEnded(ended: { id: string }[]): Promise<void> {
  await Promise.all(ended.map(({ id }) => noteInLedger('session.revoked', id)))
}

/** Which of these sessions still stand: asked by the live stream before it sends anything on. */
export async function standingSessions(sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await accounts()
    .selectFrom('session')
    .select('id')
    .where('id', 'in', [...sessionIds, '00000000-0000-0000-0000-000000000000'])
    .where(stands)
    .execute()
  return new Set(rows.map((row) => row.id))
}
