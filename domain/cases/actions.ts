import type { z } from 'zod'
import { freeTurns, tieCase } from '#domain/agenda/actions'
import { ownTurn, turnToShow } from '#domain/agenda/reads'
import { discardCorrections, discardDraft, startCorrection } from '#domain/drafts/actions'
import { type Draft, emptyDraft, textsToShare } from '#domain/drafts/draft'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { groupFacts } from '#domain/groups/reads'
import { meetingFacts } from '#domain/meetings/reads'
import { membersWhoMayEnter, requireEntry, requireMember } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { freeSpaceLater } from '#platform/destruction'
import { enqueue } from '#platform/jobs'
import { destroyKey, makeKey } from '#platform/keyring'
import { noteTakenAway } from '#platform/ledger'
import { postMailToAll, tell, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Destroyed, Invalid, NotAllowed, NotFound, Stale } from '#platform/refusals'
import { type CorrectCase, destructionOf, type PresentCase, type ShareCase } from './case.ts'
import { type CaseTexts, textFields } from './heading.ts'
import * as store from './store.ts'

/**
 * The gate: what is missing or still found in a draft. Refuses: Invalid, by field, when the question
 * or the case is empty, or when a direct identifier is neither reworded nor overridden.
 */
function requireShareable(draft: Draft): CaseTexts {
  const texts = textsToShare(draft)
  const missing = (['title', 'question', 'happening'] as const).filter((field) => texts[field] === '')
  if (missing.length > 0) throw new Invalid(Object.fromEntries(missing.map((field) => [field, 'missing'])))
  const held = findingsIn(draft).filter((finding) => finding.severity === 'direct')
  if (held.length > 0)
    throw new Invalid({ '': { code: 'case.identifiersLeft', values: { count: held.length } } })
  return texts
}

async function recordOverrides(acting: Acting, groupId: string, caseId: string, draft: Draft): Promise<void> {
  for (const override of draft.overrides)
    await record(acting, {
      kind: 'case.override',
      audience: 'person',
      groupId,
      subjectId: caseId,
      clinicianId: acting.actor.clinicianId,
      reason: override.reason,
    })
}

/**
 * Shares a draft with its group: the words are sealed anew under a key of the case's own, the raw
 * draft is destroyed, readers are told. Sharing again with the same id changes nothing.
 * Refuses: NotFound when the draft is not one's own; NotAllowed while the door is shut; Stale when
 * the draft changed since it was previewed, or the id is taken; Invalid as `requireShareable`.
 */
export async function shareCase(
  acting: Acting,
  input: z.infer<typeof ShareCase>,
): Promise<{ caseId: string }> {
  const { tx, actor, now } = acting
  const { caseId } = input
  // The same press twice: the second waits for the first and finds the case.
  await store.lock(tx, caseId)
  if (await store.caseOf(tx, caseId)) return { caseId }
  const { draft, groupId, revision, ...written } = await ownDraft(acting, input)
  await requireEntry(acting, groupId)
  if (revision !== input.revision) throw new Stale()
  const texts = requireShareable(draft)
  const turn = await turnToShow(acting, { groupId, meetingId: written.meetingId })
  const meetingId = turn?.meetingId ?? written.meetingId
  const destroyAt = await dateOfDestruction(acting, { groupId, meetingId, sharedAt: now })
  await makeKey(caseId, 'case')
  const added = await store.addCase(tx, {
    id: caseId,
    groupId,
    meetingId,
    presenterId: actor.clinicianId,
    template: 'general',
    feedback: draft.feedback,
    sharedAt: now,
    destroyAt,
    texts,
  })
  if (!added) throw new Stale()
  if (turn) await tieCase(acting, { itemId: turn.itemId, caseId })
  await recordOverrides(acting, groupId, caseId, draft)
  await discardDraft(acting, input)
  await enqueue(tx, 'case.destroy', {}, destroyAt, caseId)
  const readers = (await membersWhoMayEnter(acting, { groupId })).filter((id) => id !== actor.clinicianId)
  await tellAll(tx, readers, 'case-shared', { caseId, groupId })
  await postMailToAll(tx, readers, { kind: 'case-shared', ids: { caseId } })
  return { caseId }
}

/**
 * Says which of one's shared cases a turn of one's own presents; '' is none of them. Again changes nothing.
 * Refuses: NotFound for another's turn or case, or one of another group; Destroyed without its key; Invalid once the
 * turn has begun with another case.
 */
export async function presentCase(
  acting: Acting,
  { itemId, caseId }: z.infer<typeof PresentCase>,
): Promise<void> {
  if (!caseId) return tieCase(acting, { itemId, caseId: null, unwritten: true })
  const [turn, row] = [await ownTurn(acting, { itemId }), await requireOwn(acting, caseId)]
  if (row.withdrawnAt || row.groupId !== turn.groupId) throw new NotFound()
  await tieCase(acting, { itemId, caseId })
}

async function dateOfDestruction(
  acting: Acting,
  of: { groupId: string; meetingId: string | null; sharedAt: Temporal.Instant },
): Promise<Temporal.Instant> {
  const { keepDays } = await groupFacts(acting, of)
  const meeting = of.meetingId ? await meetingFacts(acting, { meetingId: of.meetingId }) : undefined
  return destructionOf(
    { sharedAt: of.sharedAt, meetingEnd: meeting && Temporal.Instant.from(meeting.endsAt) },
    keepDays,
  )
}

async function requireOwn(acting: Acting, caseId: string): Promise<store.CaseRow> {
  await store.hold(acting.tx, caseId)
  const row = await store.caseOf(acting.tx, caseId)
  if (!row || row.presenterId !== acting.actor.clinicianId) throw new NotFound()
  if (!(await store.isReadable(acting.tx, row))) throw new Destroyed()
  return row
}

/** Begins to correct one's own case: its words become a draft again, for the same editor and the same gate. */
export async function beginCorrection(
  acting: Acting,
  { caseId, draftId }: { caseId: string; draftId: string },
): Promise<void> {
  const row = await requireOwn(acting, caseId)
  const words = await store.caseWithWords(acting.tx, caseId, acting.actor.clinicianId)
  const texts = words && (await store.textsOf(acting.tx, words))
  if (!texts || row.withdrawnAt) throw new NotFound()
  const draft: Draft = {
    ...emptyDraft,
    feedback: row.feedback,
    shareStirs: texts.stirs !== '',
    texts: Object.fromEntries(
      textFields.map((field) => [field, { text: texts[field], revision: 1 }]),
    ) as Draft['texts'],
  }
  await startCorrection(acting, { draftId, caseId, groupId: row.groupId, meetingId: row.meetingId, draft })
}

/** Puts the corrected words in place of the shared ones, through the same gate. Refuses as `shareCase`. */
export async function correctCase(acting: Acting, input: z.infer<typeof CorrectCase>): Promise<void> {
  const row = await requireOwn(acting, input.caseId)
  const { draft, caseId, revision } = await ownDraft(acting, input)
  if (caseId !== input.caseId || row.withdrawnAt) throw new NotFound()
  await requireEntry(acting, row.groupId)
  if (revision !== input.revision) throw new Stale()
  await store.correctCase(acting.tx, row.id, requireShareable(draft), draft.feedback, acting.now)
  await recordOverrides(acting, row.groupId, row.id, draft)
  await discardDraft(acting, input)
}

/** Takes a case back: from now on it exists for its presenter only. Repeating changes nothing. */
export async function withdrawCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const row = await requireOwn(acting, caseId)
  if (row.withdrawnAt) return
  await store.withdraw(acting.tx, caseId, acting.now)
  await freeTurns(acting, { caseId })
  await noteTakenAway(acting.tx, 'case.withdrawn', caseId)
}

/**
 * "I don't recognize this client": opens a case for reading and writes down who and when.
 * Refuses: NotFound where the case does not exist for this person.
 */
export async function openCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  await store.hold(acting.tx, caseId)
  const row = await store.caseOf(acting.tx, caseId)
  if (!row) throw new NotFound()
  if (!(await store.isReadable(acting.tx, row))) throw new Destroyed()
  if (row.presenterId === acting.actor.clinicianId) return
  await requireEntry(acting, row.groupId)
  await store.addReading(acting.tx, {
    caseId,
    groupId: row.groupId,
    clinicianId: acting.actor.clinicianId,
    at: acting.now,
  })
}

/**
 * Steps out of a case for good, without a reason, whether the door is open or not. Repeating changes
 * nothing. Refuses: NotFound for the presenter and outside the group; NotAllowed for who has to be vouched for.
 */
export async function stepOut(acting: Acting, { caseId }: { caseId: string }): Promise<{ groupId: string }> {
  const { tx, actor, now } = acting
  const facts = await store.factsOf(tx, caseId)
  if (!facts) {
    const before = await store.ownRecusal(tx, caseId)
    if (!before) throw new NotFound()
    return before
  }
  if (facts.presenterId === actor.clinicianId) throw new NotFound()
  await requireMember(acting, facts.groupId)
  const added = await store.addRecusal(tx, {
    caseId,
    groupId: facts.groupId,
    clinicianId: actor.clinicianId,
    at: now,
  })
  if (added) {
    await noteTakenAway(tx, 'recusal', caseId, actor.clinicianId)
    await tell(tx, facts.presenterId, 'someone-stepped-out', { caseId })
  }
  return { groupId: facts.groupId }
}

/** Destroys one's own case now: key first, then every text; a turn it had ahead is free. Repeating changes nothing. */
export async function destroyCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  await store.lock(acting.tx, caseId)
  const row = await store.caseOf(acting.tx, caseId)
  if (!row || row.presenterId !== acting.actor.clinicianId) throw new NotFound()
  if (row.destroyedAt) return
  await destroyKey(caseId, 'case.destroyed')
  await store.removeTexts(acting.tx, caseId, acting.now)
  await freeTurns(acting, { caseId })
  await discardCorrections(acting, { caseId })
  await freeSpaceLater(acting.tx)
}

/** Destroys a case whose date has come; one whose meeting was moved later gets its later date. Run by a job as the presenter. */
export async function destroyDueCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const row = await store.caseOf(acting.tx, caseId)
  if (!row || row.destroyedAt || row.presenterId !== acting.actor.clinicianId) return
  const destroyAt = await dateOfDestruction(acting, row).catch((error) => {
    // Its presenter has left the group meanwhile, or must be vouched for: the date set before holds.
    if (error instanceof NotFound || error instanceof NotAllowed) return row.destroyAt
    throw error
  })
  if (Temporal.Instant.compare(destroyAt, acting.now) <= 0) return destroyCase(acting, { caseId })
  await store.setDestruction(acting.tx, caseId, destroyAt)
  await enqueue(acting.tx, 'case.destroy', {}, destroyAt, caseId)
}

/**
 * Destroys all of one's own cases, when the account goes; with `groupId` those of a group that one leaves. Also one that
 * lists show no more: its key may have gone before, when the process ended in the middle.
 */
export async function destroyOwnCases(acting: Acting, { groupId }: { groupId?: string } = {}): Promise<void> {
  const own = await store.casesWhere(
    acting.tx,
    { presenterId: acting.actor.clinicianId },
    acting.actor.clinicianId,
  )
  for (const one of own)
    if (!groupId || one.groupId === groupId) await destroyCase(acting, { caseId: one.id })
}
