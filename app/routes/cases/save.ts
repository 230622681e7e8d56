import { data } from 'react-router'
import { z } from 'zod'
import { submit } from '#app/request'
import { type CaseTexts, textFields } from '#domain/cases/heading'
import { saveDraft } from '#domain/drafts/actions'
import { type Draft, keptBeside, MOST_IN_DRAFT, SaveDraft } from '#domain/drafts/draft'
import type { Route } from './+types/save'

const Settled = SaveDraft.pick({
  bases: true,
  notIdentifiers: true,
  overrides: true,
  splices: true,
  by: true,
})
/** What the page saves while one writes: the texts that changed, and as JSON on what they are based and what was settled. */
const Saved = SaveDraft.omit({
  bases: true,
  notIdentifiers: true,
  overrides: true,
  splices: true,
  by: true,
}).extend({
  settled: z
    .string()
    .max(MOST_IN_DRAFT, 'draft.full')
    .transform((text, context) => {
      try {
        return Settled.parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'settled' })
        return z.NEVER
      }
    }),
})

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Saved, async (acting, { settled, ...saved }) => {
    const { revision, draft } = await saveDraft(acting, { ...saved, ...settled })
    return { revision, texts: wordsOf(draft), kept: keptBeside(draft) }
  })
  return done.ok ? Response.json(done.value, { headers: { 'Cache-Control': 'no-store' } }) : data(done, 400)
}

/** The texts alone, without their revisions. */
export const wordsOf = (draft: Draft): CaseTexts =>
  Object.fromEntries(textFields.map((field) => [field, draft.texts[field].text])) as CaseTexts
