import type { TextField } from '#domain/cases/heading'
import type { Finding } from '#domain/deidentify/finding'

/** What an author settled: words that are no identifier, and direct finds that may stay for a reason. */
export type Settled = {
  notIdentifiers: readonly string[]
  overrides: readonly { field: TextField; text: string; reason: string }[]
}

/** A find with the text it is in and the words it covers. */
export type FieldFinding = Finding & { field: TextField; words: string }

/**
 * Tells of a find whether the author has settled it: caution by saying it is none, a direct one by a written reason. Each of
 * hundreds of finds is asked about, of hundreds that are settled.
 */
export function settledIn({ notIdentifiers, overrides }: Settled): (finding: FieldFinding) => boolean {
  const none = new Set(notIdentifiers)
  const kept = new Set(overrides.map(({ field, text }) => placed(field, text)))
  return ({ severity, field, words }) =>
    severity === 'direct' ? kept.has(placed(field, words)) : none.has(words)
}

const placed = (field: TextField, words: string) => `${field} ${words}`

/** Reasons of both devices, or of a button pressed twice: for the same words of a text the newest one. */
export function together<R extends { field: TextField; text: string }>(
  before: readonly R[],
  newer: readonly R[],
): R[] {
  const byWords = new Map<string, R>()
  for (const reason of [...before, ...newer]) {
    const words = placed(reason.field, reason.text)
    byWords.delete(words)
    byWords.set(words, reason)
  }
  return [...byWords.values()]
}
