import { textFields } from '#domain/cases/heading'
import { findIdentifiers } from '#domain/deidentify/deidentify'
import type { Acting } from '#platform/database/acting'
import { NotFound } from '#platform/refusals'
import type { Draft } from './draft.ts'
import { type FieldFinding, settledIn } from './settled.ts'
import * as store from './store.ts'

export type DraftShown = {
  draftId: string
  groupId: string
  meetingId: string | null
  caseId: string | null
  revision: number
  changedAt: string
  draft: Draft
}
const shown = (row: store.DraftRow): DraftShown => ({
  draftId: row.id,
  groupId: row.groupId,
  meetingId: row.meetingId,
  caseId: row.caseId,
  revision: row.revision,
  changedAt: row.changedAt.toString(),
  draft: row.draft,
})

/** One's own draft. Refuses: NotFound for anyone else. */
export async function ownDraft({ tx }: Acting, { draftId }: { draftId: string }): Promise<DraftShown> {
  const row = await store.draftOf(tx, draftId)
  if (!row) throw new NotFound()
  return shown(row)
}

/** One's own drafts, newest first. */
export async function ownDrafts({ tx, actor }: Acting): Promise<DraftShown[]> {
  return (await store.draftsOf(tx, actor.clinicianId)).map(shown)
}

/**
 * What the server's own check finds in the words as stored, less what the author settled; offsets are
 * of the stored text. What stays private is left out unless asked for. The gate before sharing.
 */
export function findingsIn(draft: Draft, withPrivate = false): FieldFinding[] {
  const isSettled = settledIn(draft)
  return allFindings(draft, withPrivate).filter((finding) => !isSettled(finding))
}

/** Direct finds in what would be shared that stay for a written reason. */
export function keptIn(draft: Draft): FieldFinding[] {
  const isSettled = settledIn(draft)
  return allFindings(draft, false).filter((f) => f.severity === 'direct' && isSettled(f))
}

function allFindings(draft: Draft, withPrivate: boolean): FieldFinding[] {
  return textFields.flatMap((field) => {
    const { text } = draft.texts[field]
    if (field === 'stirs' && !draft.shareStirs && !withPrivate) return []
    return findIdentifiers(text).map((finding) => ({
      ...finding,
      field,
      words: text.slice(finding.start, finding.end),
    }))
  })
}

/** For jobs: drafts 30 days untouched or shared, ids with their authors. No content, nobody's wall. */
export const dueDrafts = () => store.dueDrafts()
