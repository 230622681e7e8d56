import type { z } from 'zod'
import { freeTurns, tieCase } from '#domain/agenda/actions'
import { ownTurn, turnToShow } from '#domain/agenda/reads'
import { dateOfDestruction } from '#domain/destruction/reads'
import { settleDraft, startCorrection } from '#domain/drafts/actions'
import { type Draft, emptyDraft, stirsToKeep, textsToShare } from '#domain/drafts/draft'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { writeNote } from '#domain/notes/actions'
import { membersWhoMayEnter, requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { oneAtATime } from '#platform/database/oneatatime'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { makeKey } from '#platform/keyring'
import { noteTakenAway } from '#platform/ledger'
import { postMailToAll, tellAll } from '#platform/mail/post'
import { record } from '#platform/record'
import { Destroyed, Invalid, NotFound, Stale } from '#platform/refusals'
import type { CorrectCase, PresentCase, ShareCase } from './case.ts'
import { type CaseTexts, missingIn, textFields } from './heading.ts'
import * as store from './store.ts'

/**
 * The gate: what is missing or still found in a draft. Refuses: Invalid, by field, when the question
 * or the case is empty, or when a direct identifier is neither reworded nor overridden.
 */
function requireShareable(draft: Draft): CaseTexts {
  const texts = textsToShare(draft)
  const missing = missingIn(texts)
  if (missing.length > 0) throw new Invalid(Object.fromEntries(missing.map((field) => [field, 'missing'])))
  const held = findingsIn(draft).filter((finding) => finding.severity === 'direct')
  if (held.length > 0)
    throw new Invalid({ '': { code: 'case.identifiersLeft', values: { count: held.length } } })
  return texts
}

/** The draft is destroyed once it is shared; what its author kept to themselves in it is not, it becomes a note of theirs. */
async function keepWhatItStirs(acting: Acting, caseId: string, draft: Draft): Promise<void> {
  const text = stirsToKeep(draft)
  if (text) await writeNote(acting, { noteId: newId(), caseId, text })
}

async function recordOverrides(acting: Acting, groupId: string, caseId: string, draft: Draft): Promise<void> {
  for (const override of draft.overrides)
    await record(acting, {
      kind: 'case.override',
      audience: 'person',
      groupId,
      subjectId: caseId,
      clinicianId: acting.actor.clinicianId,
      // It tends to repeat what was found: it goes with the case.
      reason: override.reason,
      reasonKeyId: caseId,
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
  await keepWhatItStirs(acting, caseId, draft)
  await settleDraft(acting, input)
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

/**
 * Puts the corrected words in place of the shared ones, through the same gate; the same draft again changes nothing.
 * Refuses as `shareCase`.
 */
export async function correctCase(acting: Acting, input: z.infer<typeof CorrectCase>): Promise<void> {
  // The same press twice: the second waits for the first and finds its words.
  await oneAtATime(acting.tx, `correcting ${input.caseId}`)
  const row = await requireOwn(acting, input.caseId)
  if (!row.withdrawnAt && (await store.isCorrectedFrom(acting.tx, row.id, input.draftId))) return
  const { draft, caseId, revision } = await ownDraft(acting, input)
  if (caseId !== input.caseId || row.withdrawnAt) throw new NotFound()
  await requireEntry(acting, row.groupId)
  if (revision !== input.revision) throw new Stale()
  await store.correctCase(acting.tx, row.id, {
    draftId: input.draftId,
    texts: requireShareable(draft),
    feedback: draft.feedback,
    at: acting.now,
  })
  await recordOverrides(acting, row.groupId, row.id, draft)
  await keepWhatItStirs(acting, row.id, draft)
  await settleDraft(acting, input)
}

/** Takes a case back: from now on it exists for its presenter only. Repeating changes nothing. */
export async function withdrawCase(acting: Acting, { caseId }: { caseId: string }): Promise<void> {
  const row = await requireOwn(acting, caseId)
  if (row.withdrawnAt) return
  if (!(await store.withdraw(acting.tx, caseId, acting.now))) return
  await freeTurns(acting, { caseId })
  noteTakenAway(acting.tx, 'case.withdrawn', caseId)
}
