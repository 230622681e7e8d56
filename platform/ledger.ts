import type { Tx } from '#platform/database/acting'
import { defineJob, enqueue } from '#platform/jobs'
import { type LedgerKind, noteInLedger } from '#platform/keyring'

/**
 * Notes in the ledger beside the keyring that something was taken away, once `tx` has committed:
 * a job, because the ledger is in another database and must not hold what was rolled back.
 * `otherId`: whose recusal it is.
 */
export function noteTakenAway(tx: Tx, kind: LedgerKind, subjectId: string, otherId?: string): Promise<void> {
  return enqueue(tx, 'ledger.note', { kind, subjectId, ...(otherId ? { otherId } : {}) })
}

export const noteInLedgerJob = defineJob(
  'ledger.note',
  async (ids: { kind: string; subjectId: string; otherId?: string } & Record<string, string>) =>
    noteInLedger(ids.kind as LedgerKind, ids.subjectId, ids.otherId),
)
