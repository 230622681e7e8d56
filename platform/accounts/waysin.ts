import { sql } from 'kysely'
import { type Acting, actAs } from '#platform/database/acting'
import { NotAllowed } from '#platform/refusals'
import type { AccountsTx } from './connection.ts'
import type { SignedIn } from './sessions.ts'
import { noteCodesEnded, notePasskeysRemoved } from './takenaway.ts'

/**
 * Whether the acting person may make no new way in (codes, passkey, address, feed): a steward reset their sign-in and
 * nobody who could has vouched since.
 */
export async function waysInWait({ tx }: Acting): Promise<boolean> {
  const { rows } = await sql<{ wait: boolean }>`select ways_in_wait() as wait`.execute(tx)
  return rows[0]!.wait
}

/** Before a new way in is made. Refuses: NotAllowed be-vouched-for. */
export async function requireWaysIn(who: SignedIn): Promise<void> {
  if (await actAs({ clinicianId: who.clinicianId, fresh: who.fresh }, waysInWait, undefined))
    throw new NotAllowed('be-vouched-for')
}

/** Ends every way in but the password: whoever used an earlier link may have made it. */
export async function endWaysIn(tx: AccountsTx, accountId: string): Promise<void> {
  const codes = await tx
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .returning('digest')
    .execute()
  await tx
    .deleteFrom('link')
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'email-change')
    .execute()
  const passkeys = await tx
    .deleteFrom('passkey')
    .where('account_id', '=', accountId)
    .returning('id')
    .execute()
  notePasskeysRemoved(tx, passkeys)
  noteCodesEnded(tx, codes)
}
