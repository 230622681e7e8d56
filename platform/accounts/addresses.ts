import { sql } from 'kysely'
import { accounts } from './connection.ts'
import { mac } from './secrets.ts'

/** The confirmed address of an account; undefined when the account is gone. */
export async function addressOf(accountId: string): Promise<string | undefined> {
  const row = await accounts()
    .selectFrom('account')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.email
}

/** The account of a confirmed address; undefined where there is none. */
export async function accountOf(email: string): Promise<string | undefined> {
  const row = await accounts()
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return row?.id
}

/** What an address is compared by where it must not be readable: a digest under a secret of the keyring. Takes a normal email. */
export function addressDigest(email: string): Promise<Buffer> {
  return mac('address', email)
}

/** The digest of an account's own address: whether an invitation is for this person. */
export async function ownAddressDigest(accountId: string): Promise<Buffer | undefined> {
  const email = await addressOf(accountId)
  return email === undefined ? undefined : addressDigest(email)
}

/**
 * Whether an address is somebody's: of an account, or one that somebody may still come back to after a change.
 * One query for either answer.
 */
export async function isTaken(email: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select 1 from account where email = ${email})
        or exists (select 1 from link where purpose = 'email-undo' and email = ${email} and used_at is null and expires_at > now())
      as taken`.execute(accounts())
  return rows[0]!.taken
}

/** The name given at sign-up, for the clinician who is made of the account. */
export async function nameGiven(accountId: string): Promise<string> {
  const row = await accounts()
    .selectFrom('account')
    .select('name')
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.name ?? ''
}
