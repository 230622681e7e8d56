import { type CaseTexts, textFields } from '#domain/cases/heading'

/** What taking over wording changed, for taking it back. */
export type Change = { before: CaseTexts; after: CaseTexts }

const isStill = (texts: CaseTexts, { before, after }: Change, field: keyof CaseTexts): boolean =>
  before[field] !== after[field] && texts[field] === after[field]

/** The newest change of which some text still stands as it left it: what was typed since is never undone. */
export const undoable = (history: readonly Change[], texts: CaseTexts): Change | undefined =>
  history.findLast((change) => textFields.some((field) => isStill(texts, change, field)))

/** The texts before a change, where nothing was typed since. */
export function restored(texts: CaseTexts, change: Change): CaseTexts {
  const next = { ...texts }
  for (const field of textFields) if (isStill(texts, change, field)) next[field] = change.before[field]
  return next
}
