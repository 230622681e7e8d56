import { AUTHORS } from './authors.ts'
import { leftOf } from './context.ts'
import { FIRST, SOLID } from './flags.ts'
import { LEFT } from './frames.ts'
import { isInDictionary } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { roleOf } from './roles.ts'
import { firstFrom, type Token } from './tokens.ts'
import { isPlain } from './word-lists.ts'

/** A word with a capital that no dictionary has. */
export const isNoWord = ({ shape, word }: Token): boolean => shape === 'capital' && !isInDictionary(word)

/** `Axel y Thais`, `ffion and emrys.`, `with her and Killian`: a word that stands in a pair with a person. */
export function besideNames(tokens: readonly Token[], mentions: readonly Mention[]): number[] {
  const joint = (t: Token | undefined): boolean =>
    t !== undefined && /^(?:and|&|y|e|\+)$/.test(t.word) && !t.line
  const isName = (t: Token | undefined): boolean =>
    t !== undefined &&
    !t.line &&
    (t.shape === 'capital' || t.shape === 'small') &&
    t.word.length > 2 &&
    (t.flags & SOLID) === 0 &&
    !AUTHORS.has(t.word) &&
    (!isPlain(t.word) || (t.flags & FIRST) !== 0) &&
    roleOf(t.word) === undefined
  const ends = (t: Token | undefined): boolean =>
    t === undefined || t.line || /^(?:[.,;:!?)]|could|would|are|were|have|had|both|to|who)$/.test(t.word)
  const given = (i: number): boolean =>
    (tokens[i]!.flags & FIRST) !== 0 && LEFT.kin.test(leftOf(tokens, i).replace(/ (?:are|were)$/, ''))
  const found = mentions
    .filter((m) => m.type === 'NAME' && m.sure >= 0.5)
    .flatMap((m) => {
      const from = firstFrom(tokens, m.start)
      const to = firstFrom(tokens, m.end)
      const after = joint(tokens[to]) && isName(tokens[to + 1]) && ends(tokens[to + 2]) ? [to + 1] : []
      const before =
        joint(tokens[from - 1]) &&
        from > 1 &&
        ((isName(tokens[from - 2]) && tokens[from - 2]!.opens) || given(from - 2))
          ? [from - 2]
          : []
      return [...after, ...before].filter((i) => tokens[i]!.shape === tokens[from]?.shape)
    })
  const withPronoun = tokens.flatMap((t, i) =>
    /^(?:her|him|she|he)$/.test(t.word) &&
    joint(tokens[i + 1]) &&
    isName(tokens[i + 2]) &&
    isNoWord(tokens[i + 2]!)
      ? [i + 2]
      : [],
  )
  // `Buck = Buchanan Littlejohn`: what a name is written short for.
  const written = mentions
    .filter((m) => m.type === 'NAME' && m.sure >= 0.9)
    .map((m) => firstFrom(tokens, m.start))
    .filter(
      (i) =>
        tokens[i - 1]?.raw === '=' &&
        tokens[i - 2]?.shape === 'capital' &&
        roleOf(tokens[i - 2]!.word) === undefined,
    )
    .map((i) => i - 2)
  return [...found, ...withPronoun, ...written]
}
