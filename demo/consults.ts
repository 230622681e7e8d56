import { shareCase } from '#domain/cases/actions'
import { emptyTexts } from '#domain/cases/heading'
import { beginCase, saveDraft, takeWording } from '#domain/drafts/actions'
import { findingsIn, ownDraft } from '#domain/drafts/reads'
import { openCase } from '#domain/readings/actions'
import { respond } from '#domain/responses/actions'
import type { ResponseKind } from '#domain/responses/kinds'
import { newId } from '#platform/identifiers'
import { as, type Persona } from './arrivals.ts'
import type { Story } from './stories.ts'

type Where = { groupId: string; when: 'next' | 'later' | string }

/** Writes a case and leaves it a draft. */
export async function drafts(
  presenter: Persona,
  { groupId, when }: Where,
  story: Partial<Story>,
): Promise<string> {
  const draftId = newId()
  await as(presenter, beginCase, { draftId, itemId: newId(), groupId, when })
  const { feedback, ...texts } = story
  await as(presenter, saveDraft, {
    draftId,
    basedOn: 1,
    ...emptyTexts,
    ...texts,
    feedback: (feedback ?? []) as never,
    shareStirs: false,
  })
  return draftId
}

/**
 * Presents a case: written, the wording offered taken over until nothing direct is left, shared. Gives the case's
 * id; undefined where something is left that only a person can decide on, and the draft stays.
 */
export async function presents(
  presenter: Persona,
  where: Where,
  story: Partial<Story>,
): Promise<string | undefined> {
  const draftId = await drafts(presenter, where, story)
  for (let turn = 0; turn < 4; turn++) await as(presenter, takeWording, { draftId, all: true, words: '' })
  const { draft, revision } = await as(presenter, ownDraft, { draftId })
  if (findingsIn(draft).some((finding) => finding.severity === 'direct')) return undefined
  const caseId = newId()
  await as(presenter, shareCase, { draftId, caseId, revision, attested: true })
  return caseId
}

/** Reads a case, having said that the client is unknown to one. */
export async function reads(reader: Persona, caseId: string): Promise<void> {
  await as(reader, openCase, { caseId })
}

/** Answers a case one has opened. */
export async function answers(
  author: Persona,
  caseId: string,
  kind: ResponseKind,
  text: string,
): Promise<void> {
  await as(author, respond, { responseId: newId(), caseId, kind, text })
}
