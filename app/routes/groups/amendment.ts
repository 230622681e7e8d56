import { z } from 'zod'
import type { Clause } from '#domain/agreements/agreement'
import { SeenLine } from '#platform/names'

/** Clauses come as numbered fields. What was typed only by half is refused, never dropped unseen. */
const line = z
  .object({
    id: z.string().trim().max(60),
    title: SeenLine(120),
    text: z.string().trim().max(2000),
    remove: z.boolean().default(false),
  })
  .superRefine(({ title, text, remove }, context) => {
    if (remove || (title === '') === (text === '')) return
    context.addIssue({ code: 'custom', message: 'missing', path: [title === '' ? 'title' : 'text'] })
  })

/** As many as an agreement may have, and one more to write. */
const MOST = 41
export const Amendment = z.object({
  groupId: z.uuid(),
  versionId: z.uuid(),
  basedOn: z.coerce.number().int().min(0),
  effectiveDay: z.iso.date(),
  clauses: z.object(
    Object.fromEntries(Array.from({ length: MOST }, (_, index) => [`c${index}`, line.optional()])),
  ),
})

/** The clauses of the new version: without those left out or emptied. A new one gets an id. */
export function keptClauses(lines: z.infer<typeof Amendment>['clauses'], newId: () => string): Clause[] {
  return Object.values(lines).flatMap((line) =>
    line && !line.remove && line.title !== ''
      ? [{ id: line.id || newId(), title: line.title, text: line.text }]
      : [],
  )
}
