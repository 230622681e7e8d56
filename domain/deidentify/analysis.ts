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
import type { Mention } from './mention.ts'
import type { Style } from './paragraphs.ts'
import { findProper } from './proper.ts'
import { REWORDED } from './rewording.ts'
import { mended } from './slips.ts'
import { findSmall } from './small.ts'
import { Claims, type Span } from './span.ts'
import { findSpoken, findSpokenDays, withSpokenSigns } from './spoken.ts'
import { type Token, tokensOf } from './tokens.ts'
import { findUnits } from './units.ts'

/** What one paragraph says by itself; offsets are of its folded text. */
export type Analysis = {
  folded: Folded
  tokens: readonly Token[]
  spans: Span[]
  mentions: Mention[]
}

/** Reads one paragraph. Depends on nothing but its text and the style of the whole. */
export function analyze(part: string, style: Style): Analysis {
  const folded = fold(part)
  const { text } = folded
  const tokens = mended(withSpokenSigns(tokensOf(folded, part), text), style)
  const claims = new Claims(text.length)
  for (const m of text.matchAll(REWORDED)) claims.block(m.index, m.index + m[0].length)
  findContacts(text, claims)
  findSpoken(text, claims)
  findAddresses(text, claims)
  findFeasts(text, claims)
  findUnits(text, claims)
  findDates(text, claims)
  findSpokenDays(text, claims)
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
  for (const m of mentions) if (m.sure >= 0.5 && m.type === 'NAME') findAgeAfter(text, m.end, claims)
  findHints(text, claims, mentions)
  return { folded, tokens, spans: claims.spans, mentions }
}
