import { type CaseTexts, textFields } from '#domain/cases/heading'
import { applySuggestions } from '#domain/deidentify/rewording'
import { saidOf } from '#domain/deidentify/said'
import type { FieldFinding } from '#domain/drafts/settled'
import type { SaidInTexts } from './writing.ts'

/** The texts with these finds reworded, each in its own text. */
export function reworded(texts: CaseTexts, chosen: readonly FieldFinding[]): CaseTexts {
  const next = { ...texts }
  for (const field of textFields) {
    const here = chosen.filter((f) => f.field === field && texts[field].slice(f.start, f.end) === f.words)
    if (here.length > 0) next[field] = applySuggestions(texts[field], here)
  }
  return next
}

/** Who is called what in the texts that are about to be changed. */
export function remembered(
  said: SaidInTexts,
  texts: CaseTexts,
  findings: readonly FieldFinding[],
  chosen: readonly FieldFinding[],
): SaidInTexts {
  const next = { ...said }
  for (const field of new Set(chosen.map((f) => f.field))) {
    const here = findings.filter((f) => f.field === field)
    next[field] = saidOf(texts[field], here, next[field] ?? [])
  }
  return next
}
