import { type Analysis, analyze } from './analysis.ts'
import { type Finding, MAX_TEXT, TextTooLong } from './finding.ts'
import { paragraphsOf } from './paragraphs.ts'
import { resolve } from './resolution.ts'
import type { Said } from './said.ts'
import type { Weights } from './second-reading.ts'

export type Finder = { find(text: string, said?: readonly Said[]): Finding[] }

/**
 * A finder for typing: paragraphs that did not change since the last call are not analyzed again.
 * The result is always the one of findIdentifiers; it keeps the paragraphs of the last text and words of those before. Other weights than
 * the product's, or null for the rules alone, are for measuring.
 */
export function createFinder(weights?: Weights | null): Finder {
  let known = new Map<string, Analysis>()
  return {
    find(text, said = []) {
      if (text.length > MAX_TEXT) throw new TextTooLong(text.length)
      const { style, paragraphs } = paragraphsOf(text)
      const next = new Map<string, Analysis>()
      const parts = paragraphs.map(({ start, end }) => {
        const part = text.slice(start, end)
        const key = `${style}\n${part}`
        const analysis = next.get(key) ?? known.get(key) ?? analyze(part, style, weights)
        next.set(key, analysis)
        return { start, analysis }
      })
      known = next
      return resolve(text, parts, style, said)
    },
  }
}
