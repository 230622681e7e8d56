import { randomBytes } from 'node:crypto'
import { type Kysely, type RawBuilder, sql, Transaction } from 'kysely'
import { newId } from '#platform/identifiers'
import { browserOf } from './browsers.ts'
import { type AccountsDB, type AccountsTx, accounts, inAccounts } from './connection.ts'
import { endedCookie, readCookie, signedCookie } from './cookies.ts'
import { deviceCookie } from './devices.ts'
import { noteSessionsEnded } from './takenaway.ts'

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
  const open = async (tx: AccountsTx) => {
    if (earlier) await endIn(tx, sql`token = ${earlier}`)
    await sql`
      insert into session (id, token, account_id, user_agent, expires_at)
      values (${newId()}, ${token}, ${accountId}, ${browserOf(request.headers.get('user-agent') ?? '')},
              now() + make_interval(days => ${idleDays}))`.execute(tx)
  }
  await (db instanceof Transaction ? open(db) : inAccounts(open))
  return [await signedCookie('session', token), await deviceCookie(request, accountId)]
}

/** Ends the session of this browser; gives the header that takes its cookie away. Again is the same. */
export async function signOut(request: Request): Promise<string[]> {
  const token = await readCookie('session', request)
  if (token) await inAccounts((tx) => endIn(tx, sql`token = ${token}`))
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
  await inAccounts((tx) => endIn(tx, sql`id = ${sessionId} and account_id = ${who.clinicianId}`))
}

/** Ends every session of an account except, where given, one. */
export function endSessions(accountId: string, except?: string): Promise<void> {
  return inAccounts((tx) => endSessionsIn(tx, accountId, except))
}

/** The same together with what ends them: one that is opened afterwards stays. */
export function endSessionsIn(tx: AccountsTx, accountId: string, except?: string): Promise<void> {
  return endIn(tx, sql`account_id = ${accountId} and id is distinct from ${except ?? null}`)
}

async function endIn(tx: AccountsTx, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`delete from session where ${which} returning id`.execute(tx)
  noteSessionsEnded(tx, rows)
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
