import { type LedgerKind, noteInLedger, type TakenAway } from '#platform/keyring'

// By transaction, as it goes on: whether it will be kept is known at its end.
const gathered = new WeakMap<object, TakenAway[]>()

/**
 * Does `work`, all that the transaction `tx` does, then writes what it took away into the ledger beside the keyring: the
 * last thing before the commit. So nothing that is kept is missing there, whatever ends in between; what `work` throws
 * writes nothing. Where the commit itself then fails, the ledger holds something that still stands: a restore takes it
 * away, as was asked for (docs/decisions/keyring-and-ledger.md).
 */
export async function withLedger<T>(tx: object, work: () => Promise<T>): Promise<T> {
  const taken: TakenAway[] = []
  gathered.set(tx, taken)
  const result = await work()
  await noteInLedger(taken)
  return result
}

/**
 * Says that `tx` takes something away for good, so that a restore of older data does not bring it back. `otherId`: whose
 * recusal it is. Throws outside of `withLedger`.
 */
export function noteTakenAway(tx: object, kind: LedgerKind, subjectId: string, otherId?: string): void {
  const taken = gathered.get(tx)
  if (!taken) throw new Error('this transaction does not write the ledger')
  taken.push({ kind, subjectId, otherId: otherId ?? null })
}

/** What the ledger, which holds ids, calls a code or a link that is known by its digest: the first half of it. */
export const idOfDigest = (digest: Buffer): string => digest.toString('hex', 0, 16)
