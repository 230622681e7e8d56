import { AUTHORS } from './authors.ts'
import { isAcronym, isCapital, overParticles, runFrom, split, townFrom } from './capitals.ts'
import { leftOf, rightOf } from './context.ts'
import { knownFrom } from './culture.ts'
import { ANY_FIRST, ANY_LAST, FIRST, LAST, WORD } from './flags.ts'
import { houseBy, LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide } from './geography.ts'
import { kindOf, PARTICLES } from './heads.ts'
import { isInDictionary } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { CAPITALIZED, FUNCTION_WORDS, OPENERS } from './ordinary.ts'
import { person } from './phrase.ts'
import { readPhrase } from './readings.ts'
import { isClientWord, lastRole, type Role, roleOf } from './roles.ts'
import type { Claims } from './span.ts'
import { speakersOf } from './speakers.ts'
import { BYNAME, COURTESY, DOCTOR, KIN_TITLE, TITLE } from './titles.ts'
import type { Token } from './tokens.ts'
import { TERMS, TRADE_HEADS } from './trade-words.ts'

/** Runs of capitalized words and what each of them names. */
export function findProper(tokens: readonly Token[], claims: Claims): Mention[] {
  const mentions: Mention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (!isCapital(token) || !claims.free(token.start, token.end)) continue
    // `44 M. Forklift`: of which sex.
    if (/^[MF]$/.test(token.raw) && tokens[i - 1]?.shape === 'number') continue
    const town = townFrom(tokens, i, claims)
    if (town > i) {
      mentions.push({
        start: token.start,
        end: tokens[town]!.end,
        type: 'PLACE',
        severity: 'direct',
        sure: 1,
        words: [],
      })
      i = town
      continue
    }
    const known = knownFrom(tokens, i)
    if (known >= i) {
      i = known
      continue
    }
    const quoted = quotedIn(tokens, i, claims)
    if (quoted) {
      mentions.push(...quoted.mentions)
      i = quoted.end
      continue
    }
    const run = runFrom(tokens, i, claims)
    for (const mention of readRun(tokens, i, run, claims)) mentions.push(mention)
    i = run
  }
  return mentions
}

/** `Bartholomew "Buddy" Teague`: a given name, a nickname in quotation marks, a surname. */
function quotedIn(
  tokens: readonly Token[],
  i: number,
  claims: Claims,
): { mentions: Mention[]; end: number } | undefined {
  const part = tokens.slice(i, i + 5)
  if (
    part.length < 5 ||
    part[1]!.raw !== '"' ||
    part[3]!.raw !== '"' ||
    part.slice(1).some((t) => t.line) ||
    ![part[0]!, part[2]!, part[4]!].every((t) => isCapital(t) && claims.free(t.start, t.end))
  )
    return undefined
  const [given, , nick, , surname] = part as [Token, Token, Token, Token, Token]
  if (surname.opens && !isCapital(surname)) return undefined
  const left = leftOf(tokens, i)
  return {
    mentions: [
      {
        start: given.start,
        end: surname.end,
        type: 'NAME',
        severity: 'direct',
        sure: 1,
        words: [given.word, nick.word, surname.word],
        role: LEFT.kin.test(left) ? lastRole(left) : undefined,
        client: !LEFT.kin.test(left) && !LEFT.other.test(left),
      },
    ],
    end: i + 4,
  }
}

function readRun(all: readonly Token[], start: number, j: number, claims: Claims): Mention[] {
  const i = overParticles(all, start, claims)
  let from = i
  // `su vecina, doña Refugio`: a courtesy in small letters is a title as well.
  const courtesy = i > 0 && !all[i]!.line && COURTESY.test(all[i - 1]!.word) && all[i - 1]!.shape === 'small'
  let title: Token | undefined = courtesy ? all[i - 1] : undefined
  let role: Role | undefined = courtesy ? lastRole(leftOf(all, i - 1, 3)) : undefined
  let doctor = false
  let client = false
  const capitals = all.slice(i, j + 1).filter(isCapital)
  if (
    capitals.length > 1 &&
    TRADE_HEADS.has(capitals.at(-1)!.word) &&
    kindOf([capitals.at(-1)!.word, capitals.at(-1)!.word]) === undefined &&
    capitals.every((t) => t.listed || isAcronym(t.raw))
  )
    return []
  // Sentence words and titles before the name.
  const before = leftOf(all, i)
  const headed =
    (all[i - 1]?.raw === ':' && houseBy(before) !== undefined) ||
    (LEFT.nicknamed.test(before) && !DOCTOR.test(all[i]!.word))
  while (from < j && !headed) {
    const token = all[from]!
    if (WEEKDAY.test(token.word) && !token.possessive && isCapital(all[from + 1]!)) {
      from++
      continue
    }
    if (
      TITLE.test(token.word) &&
      !(token.word === 'st') &&
      !(KIN_TITLE.test(token.word) && /^(?:big|little|baby|old|prima)$/.test(token.word))
    ) {
      title ??= token
      doctor ||= DOCTOR.test(token.word)
      role = roleOf(token.word) ?? role
      from++
      if (all[from]?.raw === '.') from++
      continue
    }
    if (token.raw === '.' || (!isCapital(token) && from > i && !title && !PARTICLES.has(token.word))) {
      from++
      continue
    }
    if (isClientWord(token.word)) {
      client = true
      from++
      continue
    }
    if (roleOf(token.word) && (token.flags & FIRST) === 0 && from < j) {
      role = roleOf(token.word)
      from++
      continue
    }
    if (
      (token.opens || /^(?:lives|works|lived|worked|vive|trabaja|hosp)$/.test(token.word)) &&
      !(BYNAME.test(token.word) && isCapital(all[from + 1]!) && (all[from + 1]!.flags & FIRST) !== 0) &&
      (FUNCTION_WORDS.has(token.word) ||
        OPENERS.has(token.word) ||
        ((token.flags & WORD) !== 0 &&
          (token.flags & ANY_FIRST) === 0 &&
          !startsName(all, from, j) &&
          !beforeSurname(all, from, j)))
    ) {
      from++
      continue
    }
    break
  }
  while (from < j && !isCapital(all[from]!) && !PARTICLES.has(all[from]!.word)) from++
  if (i === j && speakersOf(all).has(all[i]!))
    return [
      person(
        { start: all[i]!.start, end: all[i]!.end, words: [all[i]!.word], title: undefined },
        undefined,
        false,
        1,
      ),
    ]
  if (!title && isHeading(all, i, j)) return []
  return split(all, from, j).flatMap((run) => {
    const m = readPhrase(all, run, { title, role, doctor, client })
    return m ? [m] : []
  })
}

/** `On Thursday Marva asked`: a day before a name is none of it. */
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

/** `Lang =`, `Med Rec No:`, `Alt. contact:` at the start of a line or after a gap: what a form asks, not an answer. */
function isHeading(all: readonly Token[], i: number, j: number): boolean {
  const next = all[j + 1]?.raw === '.' ? all[j + 2] : all[j + 1]
  const first = all[i]!
  const starts =
    first.line ||
    (all[i - 1]?.line === true && !/[a-z\d]/i.test(all[i - 1]!.raw)) ||
    /^\d+$/.test(all[i - 2]?.raw ?? '')
  const capitals = all.slice(i, j + 1).filter(isCapital)
  if (
    starts &&
    i === j &&
    next &&
    /^(?:no|number|num|id)$/.test(next.word) &&
    /^[.:#]$/.test(all[j + 2]?.raw ?? '')
  )
    return true
  if (next && !next.line && /^[:=#]$/.test(next.raw)) {
    if (starts && ((i === j && isSurnameOfItem(all, i)) || isFullName(capitals))) return false
    const known = capitals.every((t) => t.listed || OPENERS.has(t.word) || (t.flags & ANY_FIRST) === 0)
    if (starts) return known && !capitals.some((t) => t.raw.length === 1)
    return capitals.length > 1 && capitals.every((t) => t.listed || OPENERS.has(t.word))
  }
  // `Bio mom Latrice`, `Alt. contact: …`: a clipped word before a role.
  return (
    starts &&
    i === j &&
    first.flags === 0 &&
    next !== undefined &&
    !next.line &&
    (roleOf(next.word) !== undefined || next.word === 'contact')
  )
}

/** `- Consuelo Baeza: asleep`: a given name before a word that is a surname or in no list. */
function isFullName(capitals: readonly Token[]): boolean {
  const [given, surname] = capitals
  return (
    capitals.length === 2 &&
    [given!, surname!].every((t) => t.shape === 'capital' && !TERMS.has(t.word) && !OPENERS.has(t.word)) &&
    (given!.flags & FIRST) !== 0 &&
    (surname!.flags & (WORD | ANY_FIRST)) === 0 &&
    !surname!.listed &&
    kindOf([given!.word, surname!.word]) === undefined
  )
}

/** `1. Pruitt: 66, stable`: a surname by list or in none, and no author, with an age. */
function isSurnameOfItem(all: readonly Token[], i: number): boolean {
  const { word, flags, shape } = all[i]!
  return (
    shape === 'capital' &&
    (flags & WORD) === 0 &&
    !isInDictionary(word) &&
    !AUTHORS.has(word) &&
    !TERMS.has(word) &&
    RIGHT.agedItem.test(rightOf(all, i))
  )
}

/** `Green Mountain Hospice`, `Big Barb`: an ordinary word at the start belongs to what follows. */
function startsName(all: readonly Token[], from: number, j: number): boolean {
  const words = all.slice(from, j + 1).filter(isCapital)
  return (
    words.length > 1 &&
    (kindOf(words.map((t) => t.word)) !== undefined ||
      ((words[0]!.flags & LAST) !== 0 &&
        words.length === 2 &&
        (words[1]!.flags & ANY_LAST) !== 0 &&
        (words[1]!.flags & ANY_FIRST) === 0))
  )
}

/** `Piers Aldington has`: a word that is no opening of a sentence before a word that no list knows as given name. */
function beforeSurname(all: readonly Token[], from: number, j: number): boolean {
  const word = all[from]!.word
  const next = all[from + 1]
  if (j !== from + 1 || !next || !isCapital(next)) return false
  return (
    (next.flags & WORD) === 0 &&
    (next.flags & ANY_FIRST) === 0 &&
    next.shape === 'capital' &&
    next.raw.length > 3 &&
    !/(?:ing|ly|ed|ion|ment|ness|ity|ive|ous|al|ic)$/.test(word) &&
    !isPeople(next.word) &&
    !isWide(next.word) &&
    !AUTHORS.has(next.word) &&
    !TERMS.has(next.word) &&
    !roleOf(word) &&
    !CAPITALIZED.has(word) &&
    (RIGHT.verb.test(rightOf(all, j)) || RIGHT.age.test(rightOf(all, j)))
  )
}
