import { findAddresses } from './addresses.ts'
import { findAgeAfter, findAges } from './ages.ts'
import { findCircumstances } from './circumstances.ts'
import { findCodes, findSocialSecurity } from './codes.ts'
import { findContacts, findPhones } from './contacts.ts'
import { findDates } from './dates.ts'
import { findFeasts } from './feasts.ts'
import { type Folded, fold } from './folding.ts'
import { findForms } from './forms.ts'
import { findHints } from './hints.ts'
import { findInitials } from './initials.ts'
import { findLooseDays } from './loose-days.ts'
import { findLooseNumbers } from './loose-numbers.ts'
import type { Mention } from './mention.ts'
import type { Style } from './paragraphs.ts'
import { findProper } from './proper.ts'
import { REWORDED } from './rewording.ts'
import { learned, readAgain, type Weights } from './second-reading.ts'
import { mended } from './slips.ts'
import { findSmall } from './small.ts'
import { Claims, type Span } from './span.ts'
import { findSpoken, findSpokenDays, withSpokenSigns } from './spoken.ts'
import { type Token, tokensOf } from './tokens.ts'
import { findUnits } from './units.ts'
import { FACES, type Stretch, unreadIn } from './unread.ts'
import { claimPassages, holdUnread } from './unread-held.ts'
import { matchesOf } from './windows.ts'

/** What one paragraph says by itself; offsets are of its folded text. */
export type Analysis = {
  folded: Folded
  tokens: readonly Token[]
  spans: Span[]
  mentions: Mention[]
  /** How likely the second reading takes each token for each class (chain.ts); undefined where there was none. */
  likely: Float32Array | undefined
}

/** What the rules say of one paragraph. */
export type FirstReading = {
  folded: Folded
  tokens: readonly Token[]
  mentions: Mention[]
  claims: Claims
  /** What stands in scripts that are not read. */
  unread: readonly Stretch[]
}

/**
 * Reads one paragraph. Depends on nothing but its text, the style of the whole and the weights; with null there is no
 * second reading.
 */
export function analyze(part: string, style: Style, weights: Weights | null = learned()): Analysis {
  const { folded, tokens, claims, mentions: ruled, unread } = readByRules(part, style)
  const {
    mentions: read,
    dropped,
    likely,
  } = weights
    ? readAgain(folded.text, { tokens, mentions: ruled, claims }, style, weights)
    : { mentions: ruled, dropped: new Set(), likely: undefined }
  const mentions = holdUnread(folded.text, unread, {
    spans: claims.spans.filter((s) => !dropped.has(s)),
    mentions: read,
    tokens,
  })
  if (weights) for (const m of mentions) if (m.sure >= 0.5) claims.block(m.start, m.end)
  for (const m of mentions) if (m.sure >= 0.5 && m.type === 'NAME') findAgeAfter(folded.text, m.end, claims)
  findLooseNumbers(folded.text, claims)
  findHints(folded.text, claims, mentions)
  return { folded, tokens, spans: claims.spans.filter((s) => !dropped.has(s)), mentions, likely }
}

/** Reads one paragraph by frames, lists and shapes alone. */
export function readByRules(part: string, style: Style): FirstReading {
  const folded = fold(part)
  const { text } = folded
  const tokens = mended(withSpokenSigns(tokensOf(folded, part), text), style)
  const claims = new Claims(text.length)
  for (const m of matchesOf(text, REWORDED)) claims.block(m.index, m.index + m[0].length)
  for (const m of matchesOf(text, FACES)) claims.block(m.index, m.index + m[0].length)
  findContacts(text, claims)
  const unread = unreadIn(text)
  claimPassages(text, unread, claims)
  findSpoken(text, claims)
  findAddresses(text, claims)
  findFeasts(text, claims)
  findUnits(text, claims)
  findDates(text, claims)
  findSpokenDays(text, claims)
  findLooseDays(text, claims)
  findSocialSecurity(text, claims)
  findPhones(text, claims)
  findCodes(text, claims)
  findAges(text, claims)
  findCircumstances(text, claims)
  if (style === 'cased') findForms(text, claims)
  const mentions = findInitials(text, claims)
  mentions.push(...findProper(tokens, claims))
  for (const m of mentions) if (m.sure >= 0.5) claims.block(m.start, m.end)
  mentions.push(...findSmall(tokens, claims, style))
  return { folded, tokens, claims, mentions, unread }
}
