import { sql } from 'kysely'
import * as z from 'zod'
import { hasMailServer } from '#platform/mail/transport'
import { Invalid, NotAllowed } from '#platform/refusals'
import { accounts } from './connection.ts'
import { knownDevice } from './devices.ts'
import { Email } from './email.ts'
import { verifyPassword } from './hashing.ts'
import { Password } from './password.ts'
import { openSession, type SignedIn } from './sessions.ts'
import { giveBack, type Limit, spend } from './throttles.ts'
import type { Visit } from './visit.ts'

export const SignIn = z.object({ email: Email, password: Password })
export type SignIn = z.infer<typeof SignIn>

type Found = { id: string; password_digest: string | null }

async function credentialOf(email: string): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select account.id, credential.password_digest from account
    left join credential on credential.account_id = account.id and credential.provider = 'credential'
    where account.email = ${email}`.execute(accounts())
  return rows[0]
}

/**
 * How often a sign-in may be tried. Whoever guesses spends tries of the address and of the network; a browser in
 * which this account has signed in before spends its own, so guessing never locks the owner out of it.
 */
async function guessingLimits(visit: Visit, email: string, accountId: string | undefined): Promise<Limit[]> {
  const device = await knownDevice(visit.request, accountId)
  if (device) return [{ of: `sign-in ${device} ${email}`, tries: 10, minutes: 15 }]
  return [
    { of: `sign-in ${visit.network} ${email}`, tries: 8, minutes: 15 },
    { of: `sign-in ${email}`, tries: 40, minutes: 60 },
    { of: `sign-in ${visit.network}`, tries: 120, minutes: 15 },
  ]
}

/**
 * Signs in; gives the cookies. A wrong password and an unknown address are answered alike, after the same queries
 * and the same hashing. Refuses: Invalid; NotAllowed too-often.
 */
export async function signIn(
  visit: Visit,
  { email, password }: SignIn,
): Promise<{ accountId: string; cookies: string[] }> {
  const found = await credentialOf(email)
  const limits = await guessingLimits(visit, email, found?.id)
  if (!(await spend(limits))) throw new NotAllowed('too-often')
  const isRight = await verifyPassword(password, found?.password_digest)
  // Both tell who has just signed up where the link is that confirms the address.
  if (!found || !isRight)
    throw new Invalid({ '': hasMailServer() ? 'signIn.failed' : 'signIn.failedWithoutMail' })
  await giveBack(limits)
  return { accountId: found.id, cookies: await openSession(accounts(), found.id, visit.request) }
}

/**
 * Asks a signed-in person for the password again, for a fresh session. Gives its cookies.
 * Refuses: Invalid; NotAllowed too-often.
 */
export async function signInAgain(visit: Visit, who: SignedIn, password: string): Promise<string[]> {
  const limits = [{ of: `again ${who.clinicianId}`, tries: 10, minutes: 15 }]
  if (!(await spend(limits))) throw new NotAllowed('too-often')
  const { rows } = await sql<{ password_digest: string }>`
    select password_digest from credential where account_id = ${who.clinicianId} and provider = 'credential'`.execute(
    accounts(),
  )
  if (!(await verifyPassword(password, rows[0]?.password_digest)))
    throw new Invalid({ password: 'password.wrong' })
  await giveBack(limits)
  return openSession(accounts(), who.clinicianId, visit.request)
}

/** Refuses a session that is older than ten minutes: before email, password, factors, export and deletion. */
export function requireFresh(who: { fresh: boolean }): void {
  if (!who.fresh) throw new NotAllowed('sign-in-again')
}
