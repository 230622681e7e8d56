import { isCapital } from './capitals.ts'
import { ANY_FIRST, WORD } from './flags.ts'
import { CAPITALIZED, OPENERS } from './ordinary.ts'
import { roleOf } from './roles.ts'
import type { Token } from './tokens.ts'
import { TERMS } from './trade-words.ts'

const known = new WeakMap<readonly Token[], ReadonlySet<Token>>()

/**
 * `- Leroy: quiet` and `- Rusty: late` in one list, `Nia: I hate him. Rob: you married him.`: where one heading is
 * a name beyond doubt, the given names among the others are people too.
 */
export function speakersOf(all: readonly Token[]): ReadonlySet<Token> {
  const before = known.get(all)
  if (before) return before
  const heads = all.filter(
    (t, i) => t.opens && isCapital(t) && t.shape === 'capital' && all[i + 1]?.raw === ':' && t.raw.length > 1,
  )
  const sure = heads.some((t) => (t.flags & ANY_FIRST) !== 0 && (t.flags & WORD) === 0)
  const speakers = new Set(
    sure && heads.length > 1
      ? heads.filter(
          (t) =>
            ((t.flags & ANY_FIRST) !== 0 || t.raw.includes('-')) &&
            !OPENERS.has(t.word) &&
            !CAPITALIZED.has(t.word) &&
            !TERMS.has(t.word) &&
            roleOf(t.word) === undefined,
        )
      : [],
  )
  known.set(all, speakers)
  return speakers
}
