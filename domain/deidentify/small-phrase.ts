import type { FindingType } from './finding.ts'
import { ANY_NAME, WORD } from './flags.ts'
import type { Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import { type Role, roleOf } from './roles.ts'
import type { Token } from './tokens.ts'

/** A word in small letters that may begin a name, with what stands beside it (context.ts). */
export type Find = { tokens: readonly Token[]; i: number; left: string; right: string; style: Style }

/** Tokens from i that may belong to one name, before a sign or a function word. */
export function phrase({ tokens, i }: Find, most: number, stop?: (t: Token) => boolean): Token[] {
  const found: Token[] = []
  for (let k = i; k < tokens.length && found.length < most; k++) {
    const token = tokens[k]!
    if (k > i && (token.line || token.opens)) break
    if (token.raw === '&' && found.length > 0) {
      found.push(token)
      continue
    }
    if (k > i && /^(?:mostly|lately|nowadays|part-time|full-time|overnights?|weekends)$/.test(token.word))
      break
    if (!/[a-z]/i.test(token.raw) || (FUNCTION_WORDS.has(token.word) && k > i) || stop?.(token)) break
    found.push(token)
    if (
      token.possessive &&
      !/^(?:lowe|macy|kohl|denny|wendy|mcdonald|st|vincent|luke|mary|joseph|jude|applebee|domino)s?$/.test(
        token.word,
      ) &&
      k > i
    )
      break
  }
  return found
}

/** A mention over tokens that follow each other. */
export function mentionOf(
  found: readonly Token[],
  type: FindingType,
  severity: 'direct' | 'caution',
  sure: number,
  extra: Partial<Mention> = {},
): Mention {
  const last = found.at(-1)!
  return {
    start: found[0]!.start,
    end: last.end,
    type,
    severity,
    sure,
    words: found.filter((t) => t.word.length > 1).map((t) => t.word),
    ...extra,
  }
}

/** Up to the first plain word that no name list has. */
export function untilOrdinary(found: readonly Token[]): Token[] {
  const end = found.findIndex((t, k) => k > 0 && (t.flags & WORD) !== 0 && (t.flags & ANY_NAME) === 0)
  return found.slice(0, end < 0 ? Math.min(found.length, 3) : end)
}

/** The first role among the next eight words, joined by spaces. */
export function roleAfter(right: string): Role | undefined {
  for (const w of right.replace(/\^/g, '').split(' ').slice(0, 8)) {
    const role = roleOf(w.replace(/'s$/, ''))
    if (role) return role
  }
  return undefined
}
