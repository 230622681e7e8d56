import type { z } from 'zod'
import { takeTurn, takeTurnAt } from '#domain/agenda/actions'
import { limits, textFields } from '#domain/cases/heading'
import { applySuggestions } from '#domain/deidentify/deidentify'
import { meetingFacts } from '#domain/meetings/reads'
import { requireEntry } from '#domain/seats/reads'
import type { Acting } from '#platform/database/acting'
import { freeSpaceLater } from '#platform/destruction'
import { newId } from '#platform/identifiers'
import { enqueue } from '#platform/jobs'
import { destroyTexts, makeKey } from '#platform/keyring'
import { Invalid, NotFound } from '#platform/refusals'
import {
  type AddOverride,
  type BeginCase,
  type Dismiss,
  DRAFT_KEPT_DAYS,
  type Draft,
  type DropKept,
  emptyDraft,
  MOST_IN_DRAFT,
  mergeDraft,
  type SaveDraft,
  type StartDraft,
  type TakeWording,
  tooLongBy,
} from './draft.ts'
import { findingsIn } from './reads.ts'
import * as store from './store.ts'

/**
 * Begins a draft for a group; with the same id again nothing changes. Refuses: NotFound outside, and for a meeting of
 * another group; NotAllowed while the door is shut.
 */
export async function startDraft(
  acting: Acting,
  { draftId, groupId, meetingId }: z.infer<typeof StartDraft>,
): Promise<void> {
  await requireEntry(acting, groupId)
  if (meetingId && (await meetingFacts(acting, { meetingId })).groupId !== groupId) throw new NotFound()
  await addDraft(acting, {
    draftId,
    groupId,
    meetingId: meetingId || null,
    caseId: null,
    draft: emptyDraft,
  })
}

/** Adds a draft under a key of its own, made before its row; where it is there already nothing changes. */
async function addDraft(
  acting: Acting,
  {
    draftId,
    ...rest
  }: Pick<store.DraftRow, 'groupId' | 'meetingId' | 'caseId' | 'draft'> & { draftId: string },
): Promise<void> {
  const { tx, actor, now } = acting
  if (await store.isThere(tx, draftId)) return
  const keyId = newId()
  await makeKey(keyId, 'draft')
  await store.addDraft(tx, { ...rest, id: draftId, keyId, clinicianId: actor.clinicianId, at: now })
  await sweepLater(acting, draftId)
}

/**
 * Begins to present: takes the next free turn (or one at a meeting named), and begins a draft for it.
 * `when`: next, later (no meeting yet) or a meeting's id. Refuses as taking a turn.
 */
export async function beginCase(
  acting: Acting,
  { draftId, itemId, groupId, when }: z.infer<typeof BeginCase>,
): Promise<void> {
  if (when === 'later') return startDraft(acting, { draftId, groupId, meetingId: '' })
  const { meetingId } =
    when === 'next'
      ? await takeTurn(acting, { itemId, groupId })
      : await takeTurnAt(acting, { itemId, meetingId: when })
  await startDraft(acting, { draftId, groupId, meetingId })
}

/**
 * Takes over neutral wording in place of what was found: one find, or all that are left. Finds are
 * looked for again in the words as stored, so that nothing else is touched.
 */
export async function takeWording(
  acting: Acting,
  { draftId, ...what }: z.infer<typeof TakeWording>,
): Promise<void> {
  await changeDraft(acting, draftId, ({ draft, revision }) => {
    const chosen = findingsIn(draft, true).filter(
      (f) => what.all || (f.field === what.field && f.words === what.words),
    )
    if (chosen.length === 0) return undefined
    const texts = { ...draft.texts }
    for (const field of textFields) {
      const here = chosen.filter((f) => f.field === field)
      if (here.length > 0)
        texts[field] = { text: applySuggestions(texts[field].text, here), revision: revision + 1 }
    }
    return { ...draft, texts }
  })
}

/** Begins a draft from the words of one's own shared case, to correct it. Called by the case's action. */
export async function startCorrection(
  acting: Acting,
  from: { draftId: string; caseId: string; groupId: string; meetingId: string | null; draft: Draft },
): Promise<void> {
  await addDraft(acting, from)
}

/** Refuses what makes a draft too large; one that is already may be saved as it is, or smaller. */
function refuseMore(before: Draft, after: Draft): void {
  const sizeOf = (draft: Draft) => JSON.stringify(draft).length
  if (sizeOf(after) > Math.max(MOST_IN_DRAFT, sizeOf(before)))
    throw new Invalid({ '': { code: 'draft.full' } })
}

const sweepLater = ({ tx, now }: Acting, draftId: string) =>
  enqueue(tx, 'draft.sweep', {}, now.add({ hours: 24 * DRAFT_KEPT_DAYS + 1 }), draftId)

async function changeDraft(
  acting: Acting,
  draftId: string,
  change: (row: store.DraftRow) => Draft | undefined,
): Promise<store.DraftRow> {
  const row = await store.draftOf(acting.tx, draftId, true)
  if (!row) throw new NotFound()
  const changed = change(row)
  if (!changed) return row
  refuseMore(row.draft, changed)
  await store.writeDraft(acting.tx, await keyOf(row), draftId, changed, acting.now)
  await sweepLater(acting, draftId)
  return { ...row, draft: changed, revision: row.revision + 1, changedAt: acting.now }
}

/** The key of a draft; one written before drafts had keys of their own gets one. */
async function keyOf({ keyId }: { keyId: string | null }): Promise<string> {
  if (keyId) return keyId
  const made = newId()
  await makeKey(made, 'draft')
  return made
}

/**
 * Saves what a device shows, merged with what other devices saved meanwhile; nothing typed is lost.
 * Saving the same again changes nothing. Refuses: NotFound when it is not one's own or is gone; Invalid where a change
 * makes a text too long, or all of the draft too large (`MOST_IN_DRAFT`).
 */
export async function saveDraft(
  acting: Acting,
  { draftId, ...saved }: SaveDraft,
): Promise<{ revision: number; draft: Draft }> {
  const row = await changeDraft(acting, draftId, ({ draft, revision }) => {
    const merged = mergeDraft(draft, revision, saved)
    const tooLong = merged ? tooLongBy(saved.splices, merged) : []
    if (tooLong.length > 0)
      throw new Invalid(
        Object.fromEntries(
          tooLong.map((field) => [field, { code: 'tooLong', values: { maximum: limits[field] } }]),
        ),
      )
    return merged
  })
  return { revision: row.revision, draft: row.draft }
}

/** Remembers that these words are no identifier in this text (for finds of caution). */
export async function dismissFinding(
  acting: Acting,
  { draftId, words }: z.infer<typeof Dismiss>,
): Promise<void> {
  await changeDraft(acting, draftId, ({ draft }) =>
    draft.notIdentifiers.includes(words)
      ? undefined
      : { ...draft, notIdentifiers: [...draft.notIdentifiers, words] },
  )
}

/** Overrides a direct find with a written reason; the record gets the reason, without the words, when the case is shared. */
export async function overrideFinding(
  acting: Acting,
  { draftId, ...override }: z.infer<typeof AddOverride>,
): Promise<void> {
  await changeDraft(acting, draftId, ({ draft }) => ({
    ...draft,
    overrides: [
      ...draft.overrides.filter((o) => o.field !== override.field || o.text !== override.text),
      override,
    ],
  }))
}

/** Takes one text from another device out of what is kept beside the draft; again changes nothing. */
export async function dropKept(
  acting: Acting,
  { draftId, field, revision }: z.infer<typeof DropKept>,
): Promise<void> {
  await changeDraft(acting, draftId, ({ draft }) => {
    const dropped = draft.kept.find((one) => one.field === field && (one.revision ?? 0) === revision)
    return dropped && { ...draft, kept: draft.kept.filter((one) => one !== dropped) }
  })
}

/** Destroys one's own draft: its key is gone before the removed row is kept. Repeating changes nothing. */
export async function discardDraft({ tx }: Acting, { draftId }: { draftId: string }): Promise<void> {
  const keyId = await store.removeDraft(tx, draftId)
  await freeSpaceLater(tx)
  await destroyTexts([keyId])
}

/** The same for a draft that is due, also while somebody must vouch for its author. Run by a job as the author. */
export async function destroyDueDraft({ tx }: Acting, { draftId }: { draftId: string }): Promise<void> {
  const keyId = await store.removeDueDraft(tx, draftId)
  await freeSpaceLater(tx)
  await destroyTexts([keyId])
}

/** Destroys all drafts of one's own, when the account goes. */
export async function destroyOwnDrafts({ tx, actor }: Acting): Promise<void> {
  await destroyTexts(await store.removeDrafts(tx, actor.clinicianId))
}

/**
 * Ends a draft whose words are shared in this transaction. Nobody reads it from then on; a job destroys it, key first,
 * once the words are kept elsewhere: its key gone before, a failed commit would take its author's work away.
 */
export async function settleDraft({ tx, now }: Acting, { draftId }: { draftId: string }): Promise<void> {
  await store.markShared(tx, draftId, now)
  await enqueue(tx, 'draft.sweep', {}, now, draftId)
}
