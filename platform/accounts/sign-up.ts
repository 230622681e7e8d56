import { sql } from 'kysely'
import * as z from 'zod'
import { lookAs } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { postMail } from '#platform/mail/post'
import { SeenName } from '#platform/names'
import { Invalid, NotAllowed, NotFound } from '#platform/refusals'
import { isTaken } from './addresses.ts'
import { type AccountsTx, accounts, inAccounts } from './connection.ts'
import { endedCookie, readCookie, signedCookie } from './cookies.ts'
import { Email } from './email.ts'
import { hashPassword, verifyPassword } from './hashing.ts'
import { pathOrNone } from './next.ts'
import { Password, passwordProblem } from './password.ts'
import { isSignedIn, openAgain, repeatMinutes } from './repeats.ts'
import { newToken, tokenDigest } from './secrets.ts'
import { openSession } from './sessions.ts'
import { spend } from './throttles.ts'
import type { Visit } from './visit.ts'

export const SignUp = z.object({
  name: SeenName(120),
  email: Email,
  /** Empty: the person will sign in with a passkey. */
  password: z.union([Password, z.literal('')]),
  zone: z.string().max(64),
})
export type SignUp = z.infer<typeof SignUp>

/** An account that was just confirmed: what makes its clinician, and cookies that sign this browser in. */
export type Arrival = {
  accountId: string
  name: string
  zone: string
  cookies: string[]
  needsPasskey: boolean
  /** Where this person was going when they signed up in this browser. */
  next?: string
}

const linkHours = 48

/**
 * Takes a sign-up and writes to the address; gives a cookie that knows this browser again. For an address that is
 * somebody's already, answer and work are the same, only the mail is another. `next`: a path to go on to once confirmed;
 * it stays in that browser, since it may hold an invitation's token, and no letter or table does. Refuses: Invalid (password);
 * NotAllowed too-often, for the network only: an address that is written to too often just gets no further mail.
 */
export async function signUp(visit: Visit, input: SignUp, next?: string): Promise<{ cookies: string[] }> {
  const problem = input.password && passwordProblem(input.password, [input.email, input.name])
  if (problem) throw new Invalid({ password: `password.${problem}` })
  if (!(await spend([{ of: `sign-up ${visit.network}`, tries: 30, minutes: 60 }])))
    throw new NotAllowed('too-often')
  const mayWrite = await spend([{ of: `mail ${input.email}`, tries: 4, minutes: 60 }])

  const id = newId()
  const token = newToken()
  const digest = input.password ? await hashPassword(input.password) : null
  const isKnown = await isTaken(input.email)
  await sql`
    insert into sign_up (id, email, name, zone, password_digest, token_digest, expires_at)
    values (${id}, ${input.email}, ${input.name}, ${input.zone}, ${digest}, ${tokenDigest(token)},
            now() + make_interval(hours => ${linkHours}))`.execute(accounts())
  if (mayWrite) {
    const kind = isKnown ? 'address-taken' : 'confirm-address'
    await lookAs(({ tx }) => postMail(tx, { kind, to: { address: input.email }, secret: token }), undefined)
  }
  return { cookies: [await signedCookie('pending', next ? `${id} ${next}` : id)] }
}

/** What the page behind a confirmation link asks for: nothing in the browser that signed up, else the password chosen there. */
export type Confirmation = 'ready' | 'ask-password' | 'other-browser' | 'over'

/** What the page behind this link has to ask of this browser; the link is not used up by it. */
export async function confirmationAt(request: Request, token: string): Promise<Confirmation> {
  const waiting = await waitingSignUp(token)
  if (!waiting) return 'over'
  if ((await pendingIn(request))?.id === waiting.id) return 'ready'
  return waiting.password_digest ? 'ask-password' : 'other-browser'
}

/**
 * Confirms an address and makes the account, signed in. The link alone is not enough, neither for a steward who sees
 * it in the outbox nor for a stranger who signed up with somebody else's address: it takes the browser that signed
 * up, or its password. Sent again from there within minutes, it arrives again. Refuses: NotFound (unknown, used, over,
 * or the address became somebody's); Invalid (password).
 */
export async function confirmAddress(visit: Visit, token: string, password: string): Promise<Arrival> {
  const waiting = await waitingSignUp(token)
  if (!waiting) return arrivedBefore(visit, token, password)
  await proveSignUp(visit, waiting, password)
  const accountId = newId()
  const cookies = await inAccounts(async (tx) => {
    const used = await sql`
      update sign_up set used_at = now(), password_digest = null, name = '' where id = ${waiting.id} and used_at is null`.execute(
      tx,
    )
    if (used.numAffectedRows !== 1n) return undefined
    if (!(await addAccount(tx, { accountId, ...waiting }))) throw new NotFound()
    return openSession(tx, accountId, visit.request)
  })
  if (!cookies) return arrivedBefore(visit, token, password)
  const pending = await pendingIn(visit.request)
  return {
    accountId,
    name: waiting.name,
    zone: waiting.zone,
    // What proves the browser has served: whoever uses it after signing out finds nothing to sign in with.
    cookies: [...cookies, endedCookie('pending')],
    needsPasskey: !waiting.password_digest,
    next: pending?.id === waiting.id ? pending.next : undefined,
  }
}

/** Which sign-up this browser made last, and where it was going. */
async function pendingIn(request: Request): Promise<{ id: string; next: string | undefined } | undefined> {
  const [id, next = ''] = (await readCookie('pending', request))?.split(' ') ?? []
  return id === undefined ? undefined : { id, next: pathOrNone(next) }
}

type Confirmed = { id: string; accountId: string; name: string; zone: string; needsPasskey: boolean }

/** The same confirmation once more, from the browser that sent it or with the password. Refuses: NotFound otherwise. */
async function arrivedBefore(visit: Visit, token: string, password: string): Promise<Arrival> {
  const { rows } = await sql<Confirmed>`
    select sign_up.id, account.id as "accountId", account.name, sign_up.zone,
           not exists (select from credential where account_id = account.id) as "needsPasskey"
    from sign_up join account using (email)
    where token_digest = ${tokenDigest(token)} and used_at > now() - make_interval(mins => ${repeatMinutes})`.execute(
    accounts(),
  )
  const confirmed = rows[0]
  if (!confirmed) throw new NotFound()
  const { id, ...arrival } = confirmed
  if (await isSignedIn(visit, arrival.accountId)) return { ...arrival, cookies: [] }
  const pending = await pendingIn(visit.request)
  const isSameBrowser = pending?.id === id
  const cookies = isSameBrowser
    ? await openSession(accounts(), arrival.accountId, visit.request)
    : await openAgain(visit, arrival.accountId, password)
  if (!cookies) throw new NotFound()
  return {
    ...arrival,
    cookies: [...cookies, endedCookie('pending')],
    next: isSameBrowser ? pending.next : undefined,
  }
}

type Waiting = { id: string; email: string; name: string; zone: string; password_digest: string | null }

async function waitingSignUp(token: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select id, email, name, zone, password_digest from sign_up
    where token_digest = ${tokenDigest(token)} and used_at is null and expires_at > now()
      and not exists (select 1 from account where account.email = sign_up.email)`.execute(accounts())
  return rows[0]
}

async function proveSignUp({ request }: Visit, waiting: Waiting, password: string): Promise<void> {
  if ((await pendingIn(request))?.id === waiting.id) return
  if (!waiting.password_digest) throw new NotFound()
  if (!(await spend([{ of: `confirm ${waiting.id}`, tries: 10, minutes: 60 }])))
    throw new NotAllowed('too-often')
  if (!(await verifyPassword(password, waiting.password_digest)))
    throw new Invalid({ password: 'password.wrong' })
}

type NewAccount = { accountId: string; email: string; name: string; password_digest: string | null }

/** Adds a confirmed account and its password; false when the address is somebody's by now. */
async function addAccount(
  tx: AccountsTx,
  { accountId, email, name, password_digest }: NewAccount,
): Promise<boolean> {
  const added = await sql`
    insert into account (id, email, email_confirmed, name) values (${accountId}, ${email}, true, ${name})
    on conflict (email) do nothing`.execute(tx)
  if (added.numAffectedRows !== 1n) return false
  if (password_digest)
    await sql`
      insert into credential (id, account_id, provider, subject, password_digest)
      values (${newId()}, ${accountId}, 'credential', ${accountId}, ${password_digest})`.execute(tx)
  return true
}

/**
 * Makes a confirmed account without a mail: for the first steward, who holds the set-up code, and the demo's people.
 * An account of that address is kept and gets this password. Gives its id.
 */
export async function makeAccount(input: { name: string; email: string; password: string }): Promise<string> {
  const problem = passwordProblem(input.password, [input.email, input.name])
  if (problem) throw new Invalid({ password: `password.${problem}` })
  const password_digest = await hashPassword(input.password)
  return inAccounts(async (tx) => {
    const accountId = newId()
    if (await addAccount(tx, { accountId, ...input, password_digest })) return accountId
    const { rows } = await sql<{ account_id: string }>`
      update credential set password_digest = ${password_digest}, updated_at = now()
      where provider = 'credential' and account_id = (select id from account where email = ${input.email})
      returning account_id`.execute(tx)
    return rows[0]!.account_id
  })
}
