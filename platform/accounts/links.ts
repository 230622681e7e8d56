import { type Kysely, sql } from 'kysely'
import { type AccountsDB, type AccountsTx, accounts, type LinkPurpose } from './connection.ts'

/** Links that set a new password. */
export const resets: LinkPurpose[] = ['reset', 'steward-reset']

/** Ends every link that could still set this account's password; waits for one that is being used. Again is the same. */
export async function endResets(
  accountId: string,
  db: Kysely<AccountsDB> | AccountsTx = accounts(),
): Promise<void> {
  await sql`
    update link set used_at = now()
    where account_id = ${accountId} and purpose = any (${resets}::text[]) and used_at is null`.execute(db)
}
