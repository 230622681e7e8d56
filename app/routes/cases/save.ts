import { data } from 'react-router'
import { z } from 'zod'
import { submit } from '#app/request'
import { Override } from '#domain/cases/case'
import { type CaseTexts, textFields } from '#domain/cases/heading'
import { saveDraft } from '#domain/drafts/actions'
import { type Draft, keptBeside, SaveDraft } from '#domain/drafts/draft'
import type { Route } from './+types/save'

const Settled = z.object({
  bases: SaveDraft.shape.bases,
  notIdentifiers: z.array(z.string().max(500)).max(200),
  overrides: z.array(Override).max(50),
  splices: SaveDraft.shape.splices,
  by: SaveDraft.shape.by,
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
    .max(200_000)
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
