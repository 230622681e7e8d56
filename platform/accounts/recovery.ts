import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { Invalid, NotAllowed } from '#platform/refusals'
import { accounts, inAccounts } from './connection.ts'
import { Email } from './email.ts'
import { endResets } from './links.ts'
import { Password } from './password.ts'
import { acceptedDigest, putPassword, tellOfPassword, tellOfSignIn } from './passwords.ts'
import { openAgain, repeatMinutes } from './repeats.ts'
import { mac } from './secrets.ts'
import { endSessionsIn, openSession, type SignedIn } from './sessions.ts'
import { requireFresh } from './sign-in.ts'
import { noteCodesEnded } from './takenaway.ts'
import { spend } from './throttles.ts'
import type { Visit } from './visit.ts'
import { requireWaysIn } from './waysin.ts'

const codesInSet = 10
// Crockford's base 32: no I, L, O, U to misread. 16 characters are 80 bits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const Recovery = z.object({
  email: Email,
  recoveryCode: z.string().min(1).max(64),
  password: Password,
})
export type Recovery = z.infer<typeof Recovery>

/** A code as it is compared: case, spaces, hyphens and the letters people mistake do not matter. */
export function normalCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

function newCode(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte & 31]!)
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}

const digestOf = (accountId: string, code: string) => mac('recovery code', `${accountId} ${normalCode(code)}`)

/**
 * Makes a new set of codes; the earlier ones open nothing from then on. This is the only time they can be read.
 * Refuses: NotAllowed sign-in-again, be-vouched-for.
 */
export async function makeRecoveryCodes(who: SignedIn): Promise<string[]> {
  requireFresh(who)
  await requireWaysIn(who)
  const codes = Array.from({ length: codesInSet }, newCode)
  const digests = await Promise.all(codes.map((code) => digestOf(who.clinicianId, code)))
  await inAccounts(async (tx) => {
    // One set at a time, or two made at once would both be good.
    await sql`select from account where id = ${who.clinicianId} for update`.execute(tx)
    const replaced = await tx
      .deleteFrom('recovery_code')
      .where('account_id', '=', who.clinicianId)
      .returning('digest')
      .execute()
    noteCodesEnded(tx, replaced)
    await sql`insert into recovery_code (digest, account_id) select unnest(${digests}::bytea[]), ${who.clinicianId}::uuid`.execute(
      tx,
    )
  })
  await tellOfSignIn(who.clinicianId, 'codes')
  return codes
}

/** How many codes are left; 0 also where none were made. */
export async function recoveryCodesLeft(accountId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from recovery_code where account_id = ${accountId} and used_at is null`.execute(
    accounts(),
  )
  return rows[0]!.left
}

/**
 * Sets a new password with a recovery code and signs in; other browsers are signed out, links that reset it end, and
 * the person is told. Sent again within minutes, it signs in again.
 * 80 bits cannot be guessed, so tries are counted by network alone: nobody can keep the owner from using a code. An unknown address and a wrong code are answered alike, after the same work. Refuses: Invalid; NotAllowed too-often.
 */
export async function recover(
  visit: Visit,
  input: Recovery,
): Promise<{ accountId: string; cookies: string[] }> {
  const digest = await acceptedDigest(input.password, [input.email])
  const found = await accounts()
    .selectFrom('account')
    .select('id')
    .where('email', '=', input.email)
    .executeTakeFirst()
  if (!(await spend([{ of: `recover ${visit.network}`, tries: 30, minutes: 15 }])))
    throw new NotAllowed('too-often')
  const code = await digestOf(found?.id ?? 'nobody', input.recoveryCode)
  const isUsed = await inAccounts(async (tx) => {
    const used =
      await sql`update recovery_code set used_at = now() where digest = ${code} and used_at is null`.execute(
        tx,
      )
    if (!found || used.numAffectedRows !== 1n) return false
    noteCodesEnded(tx, [{ digest: code }])
    await putPassword(tx, found.id, digest)
    await endResets(found.id, tx)
    await endSessionsIn(tx, found.id)
    return true
  })
  if (!found || !isUsed) {
    const again = (await usedJustNow(code)) && found && (await openAgain(visit, found.id, input.password))
    if (!found || !again) throw new Invalid({ '': 'recovery.failed' })
    return { accountId: found.id, cookies: again }
  }
  await tellOfPassword(found.id)
  return { accountId: found.id, cookies: await openSession(accounts(), found.id, visit.request) }
}

async function usedJustNow(code: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from recovery_code
    where digest = ${code} and used_at > now() - make_interval(mins => ${repeatMinutes})`.execute(accounts())
  return rows.length === 1
}
