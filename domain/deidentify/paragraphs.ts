import { withoutUnread } from './unread.ts'
import { matchesOf } from './windows.ts'

/** How a text is written; decides whether a capital says anything. */
export type Style = 'cased' | 'lower' | 'capitals'

/**
 * Blocks between blank lines, and the style of the whole. Rules see one block at a time,
 * so that typing in one leaves the others as they were.
 */
export function paragraphsOf(text: string): { style: Style; paragraphs: { start: number; end: number }[] } {
  const paragraphs: { start: number; end: number }[] = []
  const gap = /\n[ \t\r]*\n/g
  let start = 0
  for (let m = gap.exec(text); m; m = gap.exec(text)) {
    if (m.index > start) paragraphs.push({ start, end: m.index })
    start = m.index + m[0].length
  }
  if (start < text.length) paragraphs.push({ start, end: text.length })
  return { style: styleOf(text), paragraphs }
}

/**
 * Sentences that begin small say that the writer does not use capitals for names either. Letters that are not read say
 * nothing: most scripts have no capitals.
 */
function styleOf(given: string): Style {
  const text = withoutUnread(given)
  let small = 0
  let capital = 0
  for (const m of matchesOf(text, /(?:^|[.!?]\s{1,8}|\n\s{0,8}(?:[-*•]\s{0,8})?)(\p{L})/gu)) {
    if (/\p{Lu}/u.test(m[1]!)) capital++
    else small++
  }
  if (small > capital) return 'lower'
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0
  return letters > 40 && upper > letters * 0.7 ? 'capitals' : 'cased'
}
