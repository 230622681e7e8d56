import { AUTHORS } from './authors.ts'
import { ANY_NAME, FIRST, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide, STATE_CODES, STATES } from './geography.ts'
import { townOf } from './lexicon.ts'
import { ABSTRACT, CAPITALIZED, FUNCTION_WORDS } from './ordinary.ts'
import { type Evidence, type Phrase, placeMention, type Reading } from './phrase.ts'
import { mayBeAuthor } from './trade.ts'

/** A listed town. */
export const isTown = (phrase: string): boolean => townOf(phrase.replaceAll(/[^a-z ]/g, ' ')) !== undefined

/** `Vermont`, `rural Georgia`; not `Virginia is 68`. */
export function isWideHere({ words, phrase, left, right }: Phrase): boolean {
  if (!isWide(phrase) && !(words.length > 1 && words.every((w) => isWide(w) || isPeople(w)))) return false
  const alsoName =
    /^(?:virginia|georgia|carolina|dakota|jordan|chad|israel|india|montana|tennessee|austria|francia|irlanda|kenya|savannah|asia|america|cuba|ireland|london|paris|chile|mexico|holland|france|england|wales)$/.test(
      phrase,
    )
  if (stateAfter(right) && words.length === 1 && /(?:in|from|to|near|of|,)$/.test(left)) return false
  if (!alsoName) return true
  if (LEFT.place.test(left) || LEFT.placeVerb.test(left) || /, $/.test(`${left} `) || /(?:^| ),$/.test(left))
    return true
  return !(
    RIGHT.verb.test(right) ||
    RIGHT.owner.test(right) ||
    RIGHT.appositive.test(right) ||
    LEFT.act.test(left)
  )
}

/** A listed town, or a phrase before its state. */
export function isPlace({ words, phrase, right }: Phrase): boolean {
  if (words.length > 4) return false
  return isTown(phrase) || (RIGHT.state.test(right) && stateAfter(right))
}

/** `, Ohio`, `, OH`. */
export function stateAfter(right: string): boolean {
  const m = /^, \^?([a-z]+)(?: \^?([a-z]+))?/.exec(right)
  if (!m) return false
  return (
    isWide(m[1]!) ||
    isWide(`${m[1]} ${m[2]}`) ||
    STATES.has(`${m[1]} ${m[2]}`) ||
    (m[1]!.length === 2 && STATE_CODES.has(m[1]!.toUpperCase()))
  )
}

/** A given name, alone or first of two. */
export function looksPersonal({ named }: Phrase): boolean {
  const first = named[0]!
  if (townOf(named.map((t) => t.word).join(' ')) !== undefined && named.length > 1) return false
  return (first.flags & FIRST) !== 0 && ((first.flags & WORD) === 0 || named.length > 1)
}

/** One word that is only a word. */
export const ordinaryAlone = ({ named, first }: Phrase): boolean =>
  named.length === 1 &&
  (first.flags & WORD) !== 0 &&
  townOf(first.word) === undefined &&
  (FUNCTION_WORDS.has(first.word) || CAPITALIZED.has(first.word) || ABSTRACT.has(first.word))

/** A place by its list or by the words before it. */
export function readFramedPlace(p: Evidence): Reading {
  const { at, first, last, named, words, left, right, opener } = p
  const place = isPlace(p)
  if (place && RIGHT.state.test(right) && stateAfter(right)) return placeMention(at)
  if (LEFT.placeVerb.test(left) && !ordinaryAlone(p) && !(looksPersonal(p) && !place)) return placeMention(at)
  if (
    place &&
    !(ABSTRACT.has(first.word) && words.length === 1 && !LEFT.place.test(left)) &&
    !((first.flags & FIRST) !== 0 && (RIGHT.verb.test(right) || RIGHT.owner.test(right) || first.opens)) &&
    (LEFT.place.test(left) || LEFT.placeVerb.test(left) || (first.flags & ANY_NAME) === 0 || words.length > 1)
  ) {
    if (!(opener && (first.flags & WORD) !== 0)) return placeMention(at)
  }
  if (LEFT.place.test(left) && !looksPersonal(p) && !ordinaryAlone(p)) {
    if (!mayBeAuthor(named, left, right) && !(AUTHORS.has(last.word) && !place)) return placeMention(at)
  }
  return undefined
}
