import { freeTurns } from '#domain/agenda/actions'
import { caseIsDue, casesToDestroy, caseToDestroy, ownCase } from '#domain/cases/reads'
import type { Acting, Looking } from '#platform/database/acting'
import { freeSpaceLater } from '#platform/destruction'
import { enqueue } from '#platform/jobs'
import { destroyKey, destroyTexts } from '#platform/keyring'
import { NotAllowed, NotFound } from '#platform/refusals'
import { dateOfDestruction } from './reads.ts'
import * as store from './store.ts'

/**
 * Destroys one's own case now: key first, then every text, drafts that correct it too; a turn it had ahead is free.
 * Repeating changes nothing.
 */
export async function destroyCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const { destroyedAt } = await caseToDestroy(acting, { caseId })
  if (destroyedAt) return
  await destroyKey(caseId, 'case.destroyed')
  const ofCorrections = await store.removeTexts(acting.tx, caseId)
  await freeTurns(acting, { caseId })
  await freeSpaceLater(acting.tx)
  await destroyTexts(ofCorrections)
}

/** Ends what was begun: the case has lost its key, its texts and its row follow. Run by a job as the presenter. */
export async function finishDestruction(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  if (await ownCase(acting, { caseId })) await destroyCase(acting, { caseId })
}

/** Asks for the next look for cases half destroyed, an hour from now; at a start at once (`isFirst`). */
export async function askForCaseSweep(
  { tx, now }: Looking,
  { isFirst }: { isFirst: boolean },
): Promise<void> {
  await enqueue(tx, 'case.sweep', {}, isFirst ? now : now.add({ hours: 1 }), 'hourly')
}

/** Destroys a case whose date has come; one whose meeting was moved later gets its later date. Run by a job as the presenter. */
export async function destroyDueCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const row = await ownCase(acting, { caseId })
  // Shut until somebody vouches for its presenter: the date set before holds, and nothing else of it is known here.
  if (!row && (await caseIsDue(acting, { caseId }))) return destroyCase(acting, { caseId })
  if (!row || row.destroyedAt) return
  const destroyAt = await dateOfDestruction(acting, row).catch((error) => {
    // Its presenter has left the group meanwhile: the date set before holds.
    if (error instanceof NotFound || error instanceof NotAllowed) return row.destroyAt
    throw error
  })
  if (Temporal.Instant.compare(destroyAt, acting.now) <= 0) return destroyCase(acting, { caseId })
  await store.dateAnew(acting.tx, caseId)
  await enqueue(acting.tx, 'case.destroy', {}, destroyAt, caseId)
}

/**
 * Destroys all of one's own cases, when the account goes; with `groupId` those of a group that one leaves. Also one that
 * lists show no more: its key may have gone before, when the process ended in the middle.
 */
export async function destroyOwnCases(acting: Acting, { groupId }: { groupId?: string } = {}): Promise<void> {
  for (const caseId of await casesToDestroy(acting, { groupId })) await destroyCase(acting, { caseId })
}
