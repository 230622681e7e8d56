import { leftOf, rightOf } from './context.ts'
import { FIRST, WORD } from './flags.ts'
import { BRANDS } from './heads.ts'
import { townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import type { Style } from './paragraphs.ts'
import { name } from './small-names.ts'
import { organization } from './small-organizations.ts'
import type { Find } from './small-phrase.ts'
import { MOVED, place, townHere } from './small-places.ts'
import { MODAL } from './small-reading.ts'
import type { Claims } from './span.ts'
import type { Token } from './tokens.ts'

/** Names in small letters: frames first, then lists; in a text with capitals only what lists know, in a frame. */
export function findSmall(tokens: readonly Token[], claims: Claims, style: Style): Mention[] {
  const mentions: Mention[] = []
  const loose = style !== 'cased'
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const small =
      token.shape === 'small' ||
      (style === 'capitals' && (token.shape === 'capitals' || token.shape === 'capital'))
    if (!small || token.word.length < 2 || !claims.free(token.start, token.end)) continue
    if (!loose && ((token.flags & FIRST) === 0 || (token.flags & WORD) !== 0)) continue
    if (
      FUNCTION_WORDS.has(token.word) &&
      !MODAL.has(token.word) &&
      !BRANDS.has(token.word) &&
      !(
        loose &&
        /^(?:los|las|el|la|san)$/.test(token.word) &&
        townOf(`${token.word} ${tokens[i + 1]?.word}`) !== undefined
      )
    )
      continue
    const left = leftOf(tokens, i).replace(/@$/, 'at')
    const at: Find = { tokens, i, left, right: rightOf(tokens, i), style }
    const town = loose && MOVED.test(left) && townHere(tokens, i) > i
    const mention = loose
      ? ((town ? place(at) : undefined) ?? organization(at) ?? place(at) ?? name(at, true))
      : name(at, false)
    if (!mention || !claims.free(mention.start, mention.end)) continue
    mentions.push(mention)
    while (i + 1 < tokens.length && tokens[i + 1]!.start < mention.end) i++
  }
  return mentions
}
