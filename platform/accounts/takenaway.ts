import { noteInLedger } from '#platform/keyring'

// A restore of older data must not let whoever holds one of these in again.

/** Passkeys that sign nobody in any more. */
export async function notePasskeysRemoved(removed: readonly { id: string }[]): Promise<void> {
  await Promise.all(removed.map(({ id }) => noteInLedger('passkey.removed', id)))
}

/** Recovery codes, by digest, that were used or ended with their set. The ledger holds ids: half of the digest is one. */
export async function noteCodesEnded(ended: readonly { digest: Buffer }[]): Promise<void> {
  await Promise.all(
    ended.map(({ digest }) => noteInLedger('recovery-code.ended', digest.toString('hex', 0, 16))),
  )
}
