import { rightOf } from './context.ts'
import { ANY_LAST, ANY_NAME, FIRST, LAST, WORD } from './flags.ts'
import { RIGHT } from './frames.ts'
import { isPeople } from './geography.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import { isClientWord, roleOf } from './roles.ts'
import { isSlip, isUnlistedName } from './slips.ts'
import type { Find } from './small-phrase.ts'
import type { Token } from './tokens.ts'

/** A given name and what follows it as names do: `ramiro camacho orozco`, `violet bishop,`. */
export function chainFrom({ tokens, i }: Find): Token[] {
  const chain = [tokens[i]!]
  for (let k = i + 1; k < tokens.length && chain.length < 4; k++) {
    const token = tokens[k]!
    if (
      tokens[k - 1]!.possessive ||
      token.line ||
      token.opens ||
      !/^[a-z]/i.test(token.raw) ||
      token.shape === 'number'
    )
      break
    if (
      /^(?:de|la|del|los|van|von|der|bin|al|el|san)$/.test(token.word) &&
      tokens[k + 1] &&
      (tokens[k + 1]!.flags & ANY_LAST) !== 0 &&
      (tokens[k + 1]!.flags & WORD) === 0
    ) {
      chain.push(token, tokens[k + 1]!)
      k++
      continue
    }
    const surname = (token.flags & LAST) !== 0 && /^[,.]/.test(rightOf(tokens, k)) && k === i + 1
    if (
      FUNCTION_WORDS.has(token.word) ||
      isPeople(token.word) ||
      isClientWord(token.word) ||
      (roleOf(token.word) && !surname)
    )
      break
    // `tanisha w (29)`: the letter of a surname.
    if (/^[b-hj-z]$/.test(token.word) && k === i + 1 && /^(?:\(|, \d)/.test(rightOf(tokens, k))) {
      chain.push(token)
      break
    }
    const named = (token.flags & ANY_NAME) !== 0
    const word = (token.flags & WORD) !== 0
    const next = rightOf(tokens, k)
    const ends = /^(?:[,.;:)(]|¶|\d|'s)/.test(next) || RIGHT.verb.test(next)
    if (token.word.length < 2 && !/^[a-z]$/.test(token.raw)) break
    if (
      !word &&
      (named ||
        (token.flags === 0 &&
          token.word.length > 3 &&
          (ends || ((tokens[i]!.flags & FIRST) !== 0 && k === i + 1 && isUnlistedName(token))) &&
          !isSlip(token.word) &&
          !/(?:ing|ed|ly)$/.test(token.word)))
    )
      chain.push(token)
    else if (
      word &&
      (token.flags & (FIRST | LAST)) !== 0 &&
      /^(?:[,.;:)(]|¶|\d|'s|is the\b)/.test(next) &&
      !VERBS_ALONE.has(token.word)
    )
      chain.push(token)
    else if (
      word &&
      (token.flags & FIRST) !== 0 &&
      tokens[k + 1] &&
      (tokens[k + 1]!.flags & ANY_LAST) !== 0 &&
      (tokens[k + 1]!.flags & WORD) === 0 &&
      !tokens[k + 1]!.line &&
      tokens[k + 1]!.spaced
    )
      chain.push(token)
    else break
  }
  return chain
}

const VERBS_ALONE = new Set(
  'said says left came called again cries went told wants hit quit split cut back home too first better best long early well hurt lost will may can just'.split(
    ' ',
  ),
)
