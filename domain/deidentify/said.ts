import type { Finding } from './finding.ts'
import { PASSAGE } from './unread.ts'

/** Words that name somebody, with the wording that was shown for them when a part of a text was taken over. */
export type Said = { words: readonly string[]; wording: string }

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** Its words are no name: who stands in it is not called a passage elsewhere. */
const isPassage = (wording: string): boolean => wording === PASSAGE.en || wording === PASSAGE.es

/**
 * What to remember before wording is taken over: a mention that is gone can no longer say who the others are.
 * Kept with the page only, and never stored: it holds names.
 */
export function saidOf(text: string, found: readonly Finding[], before: readonly Said[]): Said[] {
  const said = [...before]
  for (const f of found) {
    if ((f.type !== 'NAME' && f.type !== 'CLINICIAN') || isPassage(f.suggestion)) continue
    const words = wordsOf(text.slice(f.start, f.end))
    if (words.length === 0) continue
    if (!said.some((s) => s.wording === f.suggestion && words.every((w) => s.words.includes(w))))
      said.push({ words, wording: f.suggestion })
  }
  return said
}

/** The wording once shown for a person of these words; undefined for a new one and where it is not clear whose. */
export function wordingSaid(said: readonly Said[], words: Iterable<string>): string | undefined {
  const own = [...words]
  const fits = said
    .map((s) => ({ wording: s.wording, shared: own.filter((w) => s.words.includes(w)).length }))
    .filter(({ shared }) => shared > 0)
  const most = Math.max(0, ...fits.map((f) => f.shared))
  const wordings = new Set(fits.filter((f) => f.shared === most).map((f) => f.wording))
  return wordings.size === 1 ? [...wordings][0] : undefined
}
