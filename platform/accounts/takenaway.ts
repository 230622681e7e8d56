import { idOfDigest, noteTakenAway } from '#platform/ledger'
import type { AccountsTx } from './connection.ts'

// A restore of older data must not let whoever holds one of these in again.

/** Browsers that `tx` signs out. */
export function noteSessionsEnded(tx: AccountsTx, ended: readonly { id: string }[]): void {
  for (const { id } of ended) noteTakenAway(tx, 'session.revoked', id)
}

/** Passkeys that sign nobody in any more. */
export function notePasskeysRemoved(tx: AccountsTx, removed: readonly { id: string }[]): void {
  for (const { id } of removed) noteTakenAway(tx, 'passkey.removed', id)
}

/** The link of a calendar feed, by digest; null where there was none. */
export function noteFeedEnded(tx: AccountsTx, ended: Buffer | null | undefined): void {
  if (ended) noteTakenAway(tx, 'feed.ended', idOfDigest(ended))
}

/** Recovery codes, by digest, that are used or end with their set. */
export function noteCodesEnded(tx: AccountsTx, ended: readonly { digest: Buffer }[]): void {
  for (const { digest } of ended) noteTakenAway(tx, 'recovery-code.ended', idOfDigest(digest))
}
