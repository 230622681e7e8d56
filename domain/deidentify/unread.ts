/**
 * Scripts that the de-identifier does not read: all but Latin. No list, frame or dictionary knows their words, so each
 * stretch in one is held back, whatever it says. Greek letters alone or in twos are signs of the trade (`α`, `β-blocker`,
 * `Δ`, `μg`); from three on they are a word.
 */
const LETTERS = /[^\P{L}\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}\p{sc=Greek}]+|\p{sc=Greek}{3,}/u
const EVERY = new RegExp(LETTERS, 'gu')
/** `¯\_(ツ)_/¯`, `ಠ_ಠ`: drawn, not written. */
const FACE = /(?<=\()ツ(?=\))|ಠ(?=_)|(?<=_)ಠ/u
export const FACES = new RegExp(FACE, 'gu')
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u

/** The wording of a passage: nobody knows whom or what it names. */
export const PASSAGE = { en: 'a passage in another script', es: 'un pasaje en otra escritura' } as const

/** A stretch of words with letters that are not read, and whether it says more than a name does. */
export type Stretch = { start: number; end: number; isPassage: boolean }

/** Whether a word is written, in whole or in part, in letters that are not read. */
export const isUnread = (word: string): boolean => LETTERS.test(word)

/** Whether any of a text is in letters that are not read. */
export const hasUnread = (text: string): boolean => wordsIn(text).next().done === false

/** The text with a sign in place of each run of letters that are not read. */
export const withoutUnread = (text: string): string => text.replace(EVERY, '_')

/** A passage has more words than this, or more letters. */
const WORDS_OF_A_NAME = 4
const LETTERS_OF_A_NAME = 24
/** What stands between two words of one passage, in signs. */
const GAP = 24
/**
 * Signs of a stretch: it is read in a list and kept with a reason, which takes 500 (domain/cases/case.ts), and a letter may
 * bear marks that are not counted here.
 */
const LONGEST = 240

/**
 * The stretches of a text that are not read, in order. What may be a name stands alone (`田中`, `Иван Петров`); longer
 * ones go over signs and figures to the end of their line, or to a word that is read. Linear.
 */
export function unreadIn(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let words: Word[] = []
  const end = () => {
    stretches.push(...stretchesOf(text, words))
    words = []
  }
  for (const word of wordsIn(text)) {
    const last = words.at(-1)
    if (last && !isJoined(text, last.end, word.start)) end()
    words.push(word)
  }
  end()
  return stretches
}

type Word = { start: number; end: number }

/** Whole words with a letter that is not read: `Mаria` with one Cyrillic letter, `Kenさん`. */
function* wordsIn(text: string): Generator<Word> {
  let from = 0
  EVERY.lastIndex = 0
  for (let found = EVERY.exec(text); found; found = EVERY.exec(text)) {
    let start = found.index
    let end = start + found[0].length
    if (!isFace(text, start, end)) {
      while (start > from && LETTER_OR_DIGIT.test(before(text, start))) start -= before(text, start).length
      while (end < text.length && LETTER_OR_DIGIT.test(at(text, end))) end += at(text, end).length
      yield { start, end }
    }
    from = end
    EVERY.lastIndex = end
  }
}

const at = (text: string, k: number): string => String.fromCodePoint(text.codePointAt(k)!)
const before = (text: string, k: number): string =>
  /[\udc00-\udfff]/.test(text[k - 1]!) && k > 1 ? text.slice(k - 2, k) : text[k - 1]!

const isFace = (text: string, start: number, end: number): boolean =>
  end - start === 1 && FACE.test(text.slice(Math.max(0, start - 1), end + 1))

/** Nothing that is read and no line's end stands between; short Greek words do. */
const isJoined = (text: string, from: number, to: number): boolean =>
  to - from <= GAP && !/[^\P{L}\p{sc=Greek}]|\n/u.test(text.slice(from, to))

/** What joins the words of a name: `田中 花子`, `А. Пушкин`, `アンナ・ペトロワ`. */
const WITHIN_A_NAME = /^(?:\. ?|[ \-'·・׳״‧]{1,2})$/

/** A passage in pieces of readable length, or names one by one. */
function stretchesOf(text: string, words: readonly Word[]): Stretch[] {
  if (words.length === 0) return []
  const letters = words.reduce((sum, { start, end }) => sum + end - start, 0)
  if (words.length > WORDS_OF_A_NAME || letters > LETTERS_OF_A_NAME)
    return pieces(text, words[0]!.start, words.at(-1)!.end)
  const names: Stretch[] = []
  for (const { start, end } of words) {
    const last = names.at(-1)
    if (last && WITHIN_A_NAME.test(text.slice(last.end, start))) last.end = end
    else names.push({ start, end, isPassage: false })
  }
  return names
}

function pieces(text: string, start: number, end: number): Stretch[] {
  const list: Stretch[] = []
  let from = start
  while (end - from > LONGEST) {
    const to = from + breakIn(text.slice(from, from + LONGEST))
    list.push({ start: from, end: to, isPassage: true })
    from = to
    while (/\s/.test(text[from]!)) from++
  }
  return [...list, { start: from, end, isPassage: true }]
}

/** Where a piece ends: after its last sentence or word, if that leaves half of it. */
function breakIn(part: string): number {
  for (const ends of [/[.!?。！？…।؟]/, /\s/]) {
    for (let k = part.length; k > part.length / 2; k--) if (ends.test(part[k - 1]!)) return k
  }
  return /[\ud800-\udbff]$/.test(part) ? part.length - 1 : part.length
}
