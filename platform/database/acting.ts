import { sql, type Transaction } from 'kysely'
import { database } from '#platform/database/connection'
import type { DB } from '#platform/database/tables.generated'
import { forgetKeys } from '#platform/keyring'
import { withLedger } from '#platform/ledger'

export type Tx = Transaction<DB>
/** Who acts. `fresh`: signed in within the last 10 minutes, asked for before dangerous changes. */
export type Actor = { clinicianId: string; fresh: boolean }
/** One transaction of one clinician at one instant; the database knows the same person and the same time. */
export type Acting = { actor: Actor; tx: Tx; now: Temporal.Instant }
/** A visitor's transaction: no clinician is set, so only public rows are visible. */
export type Looking = { tx: Tx; now: Temporal.Instant }

/**
 * Runs `work` as `actor` in one transaction. The only maker of `Acting`: it tells the database
 * who acts (`acting_clinician()`) and takes the time from it (`acting_now()`), so that code and
 * policies mean the same person at the same instant. Whatever `work` throws rolls everything back.
 */
export function actAs<I, O>(
  actor: Actor,
  work: (acting: Acting, input: I) => Promise<O>,
  input: I,
): Promise<O> {
  return inTransaction(actor.clinicianId, (tx, now) => work({ actor, tx, now }, input))
}

/** Runs `work` for a visitor: nobody acts. */
export function lookAs<I, O>(work: (looking: Looking, input: I) => Promise<O>, input: I): Promise<O> {
  return inTransaction('', (tx, now) => work({ tx, now }, input))
}

async function inTransaction<O>(
  clinicianId: string,
  work: (tx: Tx, now: Temporal.Instant) => Promise<O>,
): Promise<O> {
  return database()
    .transaction()
    .execute(async (tx) => {
      try {
        const { rows } = await sql<{ now: Temporal.Instant }>`
          select set_config('app.clinician_id', ${clinicianId}, true), acting_now() as now`.execute(tx)
        return await withLedger(tx, () => work(tx, rows[0]!.now))
      } finally {
        forgetKeys(tx)
      }
    })
}
