import { z } from 'zod'
import { Override } from '#domain/cases/case'
import {
  type CaseTexts,
  emptyTexts,
  feedbackKinds,
  limits,
  longestFind,
  type TextField,
  textFields,
} from '#domain/cases/heading'
import { together } from './settled.ts'
import { spliced } from './splice.ts'

/**
 * How many characters a draft may have with all that is kept beside it: some twenty times what its texts may have. Each
 * save reads and writes all of it. Of what its author settled there is no other limit: this is more than anybody decides
 * one by one.
 */
export const MOST_IN_DRAFT = 1_000_000

/** As many finds as all texts together could hold: of a letter each. */
const MOST_FINDS = Object.values(limits).reduce((sum, most) => sum + most)

/** Days a draft may lie untouched before it is destroyed. */
export const DRAFT_KEPT_DAYS = 30

/** One text of a draft with the revision in which it last changed, and the open page whose saving that was. */
export type Written = { text: string; revision: number; page?: string }

/** A text written on another device at the same time. `revision`: in which it came, and what it is named by beside its field. */
export type KeptText = { field: TextField; text: string; revision: number }

/**
 * A raw draft: may hold a client's name, so it is its author's alone. `kept`: with the open page that saved it; nothing
 * typed is thrown away, the author decides. `heard`: the last saving of each open page that saved lately, the newest at the
 * end; one with a lower number, arriving late, is left out.
 */
export type Draft = {
  texts: Record<TextField, Written>
  feedback: string[]
  shareStirs: boolean
  /** Finds of caution the author said are none, by their words. */
  notIdentifiers: string[]
  overrides: Override[]
  /** Those kept before revisions were noted have none. */
  kept: { field: TextField; text: string; revision?: number; page?: string }[]
  heard?: Saving[]
}

/** One of the savings of an open page, counted from 1. */
export type Saving = { page: string; saving: number }
/** How many pages are remembered by their last saving. */
const PAGES_REMEMBERED = 8

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
  words: z.string().max(longestFind).default(''),
})
export const OfDraft = z.object({ draftId: z.uuid() })

/** Of `any` first: an optional field that is empty counts as left out (`app/forms.ts`), and a text may be emptied. */
const text = (field: TextField) => z.any().pipe(z.string().max(limits[field]).optional())

/**
 * What a device saves: the texts it shows or only those it changed, what was settled (all of it, or since it last heard),
 * and the revision it last saw; in `bases` for each text, where it saw them at different times. `splices`: changes of texts in place of the texts, each told from what may
 * be stored (`SpliceFrom`). `by`: which saving of which open page it is.
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
  notIdentifiers: z.array(z.string().max(longestFind)).max(MOST_FINDS).optional(),
  overrides: z.array(Override).max(MOST_FINDS).optional(),
  splices: z
    .partialRecord(
      z.enum(textFields),
      z
        .array(
          z.object({
            from: z.number().int().min(0),
            at: z.number().int().min(0),
            gone: z.number().int().min(0),
            put: z.string().max(Math.max(...Object.values(limits))),
          }),
        )
        .min(1)
        .max(4),
    )
    .optional(),
  by: z.object({ page: z.uuid(), saving: z.number().int().min(1) }).optional(),
})
export type SaveDraft = z.infer<typeof SaveDraft>

export const Dismiss = z.object({ draftId: z.uuid(), words: z.string().min(1).max(longestFind) })
export const AddOverride = Override.extend({ draftId: z.uuid() })
/** Which of the texts kept beside, by its field and revision: again, or after another one came, it is no other. */
export const DropKept = z.object({
  draftId: z.uuid(),
  field: z.enum(textFields),
  revision: z.coerce.number().int().min(0),
})

/**
 * Merges what a device saves into what is stored, text by text. A text the device changed and no
 * other did since `basedOn` is taken over, also over what the same page saved and did not hear of. Where both changed it,
 * the stored one stays and the device's is kept beside it. Returns undefined when nothing changed.
 */
export function mergeDraft(
  stored: Draft,
  revision: number,
  saved: Omit<SaveDraft, 'draftId'>,
): Draft | undefined {
  const { by } = saved
  if (by && by.saving <= lastSaving(stored, by.page)) return undefined
  const next = revision + 1
  const texts = { ...stored.texts }
  let kept = stored.kept
  for (const field of textFields) {
    const before = stored.texts[field]
    const incoming = incomingOf(stored, field, saved)
    if (incoming === undefined) continue
    const { text } = incoming
    // A text takes the place of what the same page had there, and which it has not seen kept beside other words yet.
    if (saved[field] !== undefined) kept = kept.filter((one) => !isFormer(one, field, saved))
    if (text === before.text) continue
    const own = { text, revision: next, ...(by && { page: by.page }) }
    if (incoming.isOverSeen) texts[field] = own
    else {
      // What is stored is none of the texts that the page's changes are told from any more.
      if (before.page === by?.page) texts[field] = { text: before.text, revision: before.revision }
      if (text.trim() !== '' && !isThere(before.text, kept, field, text))
        // What was typed on takes the place of what it began as.
        kept = [...kept.filter((one) => one.field !== field || !text.startsWith(one.text)), { field, ...own }]
    }
  }
  const heard = stored.heard ?? []
  const merged: Draft = {
    texts,
    kept,
    feedback: saved.feedback,
    shareStirs: saved.shareStirs,
    notIdentifiers: [...new Set([...stored.notIdentifiers, ...(saved.notIdentifiers ?? [])])],
    overrides: together(stored.overrides, saved.overrides ?? []),
    heard: by ? [...heard.filter(({ page }) => page !== by.page), by].slice(-PAGES_REMEMBERED) : heard,
  }
  return JSON.stringify(merged) === JSON.stringify({ ...stored, heard }) ? undefined : merged
}

/** The revision from which the device knows a text. */
const baseOf = (field: TextField, { bases, basedOn }: Pick<SaveDraft, 'bases' | 'basedOn'>): number =>
  bases?.[field] ?? basedOn

const isFormer = (
  { page, revision = 0, ...one }: Draft['kept'][number],
  field: TextField,
  saved: Omit<SaveDraft, 'draftId'>,
): boolean =>
  one.field === field && page !== undefined && page === saved.by?.page && revision > baseOf(field, saved)

const lastSaving = ({ heard = [] }: Draft, page: string): number =>
  heard.find((one) => one.page === page)?.saving ?? 0

/**
 * A text as a device shows it, and whether the device showed what is stored before: then it may be written over. Of a
 * change that is told from nothing stored, the words that were put.
 */
function incomingOf(
  stored: Draft,
  field: TextField,
  saved: Omit<SaveDraft, 'draftId'>,
): { text: string; isOverSeen: boolean } | undefined {
  const { by, splices, [field]: text } = saved
  const before = stored.texts[field]
  const isKnown = before.revision <= baseOf(field, saved)
  const isOwn = by !== undefined && before.page === by.page
  if (text !== undefined) return { text, isOverSeen: isKnown || isOwn }
  const told = splices?.[field]
  if (!told) return undefined
  const splice = told.find(({ from }) =>
    from === 0 ? isKnown : isOwn && from === lastSaving(stored, by.page),
  )
  return splice
    ? { text: spliced(before.text, splice), isOverSeen: true }
    : { text: told[0]!.put, isOverSeen: false }
}

const isThere = (text: string, kept: Draft['kept'], field: TextField, incoming: string) =>
  text.includes(incoming) || kept.some((one) => one.field === field && one.text.startsWith(incoming))

/** The texts kept beside, as their author sees them. */
export const keptBeside = ({ kept }: Draft): KeptText[] =>
  kept.map(({ field, text, revision = 0 }) => ({ field, text, revision }))

/** What it stirs, where it is not shared: the author's only, kept as a private note on the case. Empty otherwise. */
export const stirsToKeep = ({ texts, shareStirs }: Draft): string =>
  shareStirs ? '' : texts.stirs.text.trim()

/** The texts that changes made longer than they may be: a change alone does not say how long its text becomes. */
export const tooLongBy = (splices: SaveDraft['splices'] = {}, { texts }: Draft): TextField[] =>
  textFields.filter((field) => splices[field] && texts[field].text.length > limits[field])

/** The words alone, as they would be shared: what it stirs stays with the author unless offered. */
export function textsToShare(draft: Draft): CaseTexts {
  const texts = { ...emptyTexts }
  for (const field of textFields)
    texts[field] = field === 'stirs' && !draft.shareStirs ? '' : draft.texts[field].text.trim()
  return texts
}
