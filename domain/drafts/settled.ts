import type { TextField } from '#domain/cases/heading'
import type { Finding } from '#domain/deidentify/finding'

/** What an author settled: words that are no identifier, and direct finds that may stay for a reason. */
export type Settled = {
  notIdentifiers: readonly string[]
  overrides: readonly { field: TextField; text: string; reason: string }[]
}

/** A find with the text it is in and the words it covers. */
export type FieldFinding = Finding & { field: TextField; words: string }

/** Whether the author has settled a find: caution by saying it is none, a direct one by a written reason. */
export function isSettled(
  draft: Settled,
  finding: Pick<FieldFinding, 'severity' | 'field' | 'words'>,
): boolean {
  return finding.severity === 'direct'
    ? draft.overrides.some((o) => o.field === finding.field && o.text === finding.words)
    : draft.notIdentifiers.includes(finding.words)
}

/** Reasons of both devices, or of a button pressed twice: for the same words of a text the newest one. */
export function together<R extends { field: TextField; text: string }>(
  before: readonly R[],
  newer: readonly R[],
): R[] {
  const byWords = new Map<string, R>()
  for (const reason of [...before, ...newer]) {
    const words = `${reason.field} ${reason.text}`
    byWords.delete(words)
    byWords.set(words, reason)
  }
  return [...byWords.values()]
}
