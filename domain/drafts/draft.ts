import { z } from 'zod'
import { Override } from '#domain/cases/case'
import {
  type CaseTexts,
  emptyTexts,
  feedbackKinds,
  limits,
  type TextField,
  textFields,
} from '#domain/cases/heading'
import { together } from './settled.ts'

/** Days a draft may lie untouched before it is destroyed. */
export const DRAFT_KEPT_DAYS = 30

/** One text of a draft with the revision in which it last changed. */
export type Written = { text: string; revision: number }

/**
 * A raw draft: may hold a client's name, so it is its author's alone. `kept`: texts written on
 * another device at the same time; nothing typed is thrown away, the author decides.
 */
export type Draft = {
  texts: Record<TextField, Written>
  feedback: string[]
  shareStirs: boolean
  /** Finds of caution the author said are none, by their words. */
  notIdentifiers: string[]
  overrides: Override[]
  kept: { field: TextField; text: string }[]
}

export const emptyDraft: Draft = {
  texts: Object.fromEntries(textFields.map((field) => [field, { text: '', revision: 0 }])) as Draft['texts'],
  feedback: [],
  shareStirs: false,
  notIdentifiers: [],
  overrides: [],
  kept: [],
}

export const StartDraft = z.object({
  draftId: z.uuid(),
  groupId: z.uuid(),
  meetingId: z.union([z.uuid(), z.literal('')]),
})
export const BeginCase = z.object({
  draftId: z.uuid(),
  itemId: z.uuid(),
  groupId: z.uuid(),
  when: z.union([z.literal('next'), z.literal('later'), z.uuid()]),
})
export const TakeWording = z.object({
  draftId: z.uuid(),
  all: z.boolean(),
  field: z.enum(textFields).optional(),
  words: z.string().max(500).default(''),
})
export const OfDraft = z.object({ draftId: z.uuid() })

/** Of `any` first: an optional field that is empty counts as left out (`app/forms.ts`), and a text may be emptied. */
const text = (field: TextField) =>
  z.any().pipe(
    z
      .string()
      .max(limits[field])
      .transform((t) => t.replaceAll('\r\n', '\n'))
      .optional(),
  )

/**
 * What a device saves: the texts it shows or only those it changed, and the revision it last saw; in `bases` for each
 * text, where it saw them at different times.
 */
export const SaveDraft = z.object({
  draftId: z.uuid(),
  basedOn: z.coerce.number().int().min(0),
  bases: z.partialRecord(z.enum(textFields), z.number().int().min(0)).optional(),
  title: text('title'),
  question: text('question'),
  background: text('background'),
  happening: text('happening'),
  tried: text('tried'),
  stirs: text('stirs'),
  feedback: z.array(z.enum(feedbackKinds)).max(feedbackKinds.length),
  shareStirs: z.boolean(),
  notIdentifiers: z.array(z.string().max(500)).max(200).optional(),
  overrides: z.array(Override).max(50).optional(),
})
export type SaveDraft = z.infer<typeof SaveDraft>

export const Dismiss = z.object({ draftId: z.uuid(), words: z.string().min(1).max(500) })
export const AddOverride = Override.extend({ draftId: z.uuid() })
export const DropKept = z.object({ draftId: z.uuid(), index: z.coerce.number().int().min(0) })

/**
 * Merges what a device saves into what is stored, text by text. A text the device changed and no
 * other did since `basedOn` is taken over. Where both changed it, the stored one stays and the
 * device's is kept beside it. Returns undefined when nothing changed.
 */
export function mergeDraft(
  stored: Draft,
  revision: number,
  saved: Omit<SaveDraft, 'draftId'>,
): Draft | undefined {
  const next = revision + 1
  const texts = { ...stored.texts }
  let kept = stored.kept
  for (const field of textFields) {
    const before = stored.texts[field]
    const incoming = saved[field]
    if (incoming === undefined || incoming === before.text) continue
    if (before.revision <= (saved.bases?.[field] ?? saved.basedOn))
      texts[field] = { text: incoming, revision: next }
    else if (incoming.trim() !== '' && !isThere(before.text, kept, field, incoming))
      // What was typed on takes the place of what it began as.
      kept = [
        ...kept.filter((one) => one.field !== field || !incoming.startsWith(one.text)),
        { field, text: incoming },
      ]
  }
  const merged: Draft = {
    texts,
    kept,
    feedback: saved.feedback,
    shareStirs: saved.shareStirs,
    notIdentifiers: [...new Set([...stored.notIdentifiers, ...(saved.notIdentifiers ?? [])])],
    overrides: together(stored.overrides, saved.overrides ?? []),
  }
  return JSON.stringify(merged) === JSON.stringify(stored) ? undefined : merged
}

const isThere = (text: string, kept: Draft['kept'], field: TextField, incoming: string) =>
  text.includes(incoming) || kept.some((one) => one.field === field && one.text.startsWith(incoming))

/** What it stirs, where it is not shared: the author's only, kept as a private note on the case. Empty otherwise. */
export const stirsToKeep = ({ texts, shareStirs }: Draft): string =>
  shareStirs ? '' : texts.stirs.text.trim()

/** The words alone, as they would be shared: what it stirs stays with the author unless offered. */
export function textsToShare(draft: Draft): CaseTexts {
  const texts = { ...emptyTexts }
  for (const field of textFields)
    texts[field] = field === 'stirs' && !draft.shareStirs ? '' : draft.texts[field].text.trim()
  return texts
}
