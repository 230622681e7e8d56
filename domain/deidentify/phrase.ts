import { AUTHORS, EVERYDAY } from './authors.ts'
import { isAcronym, isCapital, LODGES, type Run } from './capitals.ts'
import { leftOf, rightOf } from './context.ts'
import type { FindingType } from './finding.ts'
import { ANY_FIRST, ANY_NAME, WORD } from './flags.ts'
import { houseBy, LEFT, RIGHT } from './frames.ts'
import { isPeople } from './geography.ts'
import { kindOf, PARTICLES } from './heads.ts'
import { townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { type Role, roleOf } from './roles.ts'
import { BYNAME } from './titles.ts'
import type { Token } from './tokens.ts'
import { TERMS, TRADE_HEADS } from './trade-words.ts'

/** What was read in the words directly before a name: titles, roles, "client". */
export type Before = { title: Token | undefined; role: Role | undefined; doctor: boolean; client: boolean }

/** Where a mention will stand. */
export type At = { start: number; end: number; words: string[]; title: number | undefined }

/** One capitalized phrase with what stands around it. */
export type Phrase = {
  all: readonly Token[]
  run: Run
  given: Before
  at: At
  /** Its capitalized tokens, the first and the last of the run. */
  named: Token[]
  first: Token
  last: Token
  /** Its telling words, and all of it, in small letters. */
  words: string[]
  phrase: string
  left: string
  right: string
  titled: boolean
  /** The kind that its own words give it. */
  kind: FindingType | undefined
  acronym: boolean
  /** Nothing but ordinary words. */
  ordinary: boolean
  /** One word that opens a sentence. */
  opener: boolean
}

/** Who or what is meant, by the words around. */
export type Evidence = Phrase & {
  /** The kind of house that the words before lead to. */
  context: FindingType | undefined
  kin: boolean
  clientLeft: boolean
  namedLeft: boolean
  aged: boolean
  kinRight: boolean
  personal: boolean
}

/** A mention, `null` for a phrase that names nobody, undefined where a reader has nothing to say. */
export type Reading = Mention | null | undefined

/** A run of capitals with what stands around it; undefined when no word of it is a capital. */
export function phraseOf(all: readonly Token[], run: Run, given: Before): Phrase | undefined {
  const first = run.tokens.find(isCapital)
  if (!first) return undefined
  const named = run.tokens.filter(isCapital)
  const last = run.tokens.at(-1)!
  const words = run.tokens.filter((t) => isCapital(t) || LODGES.has(t.word)).map((t) => t.word)
  const owned = last.possessive && kindOf([last.word]) === undefined && endsInPossessive(all, run)
  const lead = PARTICLES.has(run.tokens[0]!.word) ? run.tokens[0]! : first
  return {
    all,
    run,
    given,
    at: {
      start: lead.start,
      end: owned ? last.end + 2 : last.end,
      words: words.filter((w) => w.length > 1 && !BYNAME.test(w)),
      title: given.title?.start,
    },
    named,
    first,
    last,
    words,
    phrase: run.tokens
      .filter((t) => t.raw !== '.')
      .map((t) => t.word)
      .join(' '),
    left: leftOf(all, run.i),
    right: rightOf(all, run.j),
    titled: given.title !== undefined,
    kind: kindOf(words),
    acronym: named.length === 1 && isAcronym(first.raw),
    ordinary: named.every((t) => (t.flags & ANY_NAME) === 0 && (t.flags & WORD) !== 0),
    opener: first.opens && named.length === 1,
  }
}

/** `at St. Luke's`, `quit Lowe's`: nothing is owned. */
function endsInPossessive(all: readonly Token[], run: Run): boolean {
  const next = all[run.j + 1]
  return (
    next === undefined ||
    next.line ||
    /^[.,;:)!?]$/.test(next.raw) ||
    /^(?:on|in|for|and|since|before|after|when|where|until|with|as|y|en|from|by|at)$/.test(next.word)
  )
}

/** A surname after a given name. */
function isNamed(all: readonly Token[], i: number): boolean {
  const given = all[i - 1]
  return given !== undefined && isCapital(given) && (given.flags & WORD) === 0
}

/** `Mei-Ling (Melody)`, `Lazarus Pettigrew (Laz)`: one word in brackets directly after a name. */
function inBracketsAfterName({ all, run, named, first, acronym }: Phrase): boolean {
  const name = all[run.i - 2]
  return (
    named.length === 1 &&
    !acronym &&
    name !== undefined &&
    all[run.i - 1]!.raw === '(' &&
    all[run.j + 1]?.raw === ')' &&
    isCapital(name) &&
    ((name.flags & ANY_FIRST) !== 0 ||
      isNamed(all, run.i - 2) ||
      (name.flags === 0 && LEFT.kin.test(leftOf(all, run.i - 2)))) &&
    (name.flags & WORD) === 0 &&
    townOf(first.word) === undefined &&
    roleOf(first.word) === undefined &&
    !isPeople(first.word)
  )
}

/** `She (Nerys) said`. */
const PRONOUN = /(?:^| )(?:she|he|they|him|her|them) \($/

/** The evidence for a person in the words around a phrase. */
export function evidenceFor(p: Phrase): Evidence {
  const { given, named, first, last, left, right, acronym } = p
  const kin =
    (LEFT.kin.test(left) && !(acronym && (/[),;]$/.test(left) || TERMS.has(first.word)))) ||
    (given.role !== undefined && !given.doctor)
  const clientLeft =
    LEFT.client.test(left) ||
    given.client ||
    (LEFT.presented.test(left) &&
      !p.titled &&
      !thoughtOf(last.word, left) &&
      !(RIGHT.work.test(right) && (first.flags & ANY_FIRST) === 0))
  const namedLeft =
    inBracketsAfterName(p) ||
    (PRONOUN.test(left) && /^\)/.test(right)) ||
    LEFT.named.test(left) ||
    LEFT.nicknamed.test(left) ||
    RIGHT.called.test(right)
  const aged =
    (RIGHT.age.test(right) &&
      !(named.length > 1 && TRADE_HEADS.has(last.word)) &&
      !/(?:^| )(?:escala|inventario|cuestionario|test|scale|score|on|by) (?:de|of|on|the)$/.test(left)) ||
    (RIGHT.agedItem.test(right) &&
      first.opens &&
      named.length < 4 &&
      !acronym &&
      (first.flags & WORD) === 0 &&
      !TRADE_HEADS.has(last.word)) ||
    (RIGHT.agedBare.test(right) &&
      !(named.length > 1 && AUTHORS.has(first.word)) &&
      (first.flags & ANY_FIRST) !== 0 &&
      !acronym &&
      !TRADE_HEADS.has(last.word))
  const kinRight =
    RIGHT.kin.test(right) &&
    (/^(?:[,(]|is |was |=|:)/.test(right) || named.length > 1 || (first.flags & WORD) === 0)
  return {
    ...p,
    context:
      houseBy(left) ??
      (/(?:^|¶ |[.,] |(?:she|he|they) )(?:works|wks|employer|job|- works)$/.test(left)
        ? 'EMPLOYER'
        : undefined),
    kin,
    clientLeft,
    namedLeft,
    aged,
    kinRight,
    personal: kin || clientLeft || namedLeft || aged || kinRight,
  }
}

/** `I think about Winnicott`: no client, unless the surname is everybody's. */
const thoughtOf = (word: string, left: string): boolean =>
  AUTHORS.has(word) &&
  !EVERYDAY.has(word) &&
  /(?:think|thinks|thought|thinking|wondering|wondered|wonder|curious|read|reading|talk|talked) about$/.test(
    left,
  )

/** A direct mention of a person; a role of care is none of theirs. */
export const person = (at: At, role: Role | undefined, client: boolean, sure: number): Mention => ({
  ...at,
  type: 'NAME',
  severity: 'direct',
  sure,
  role: role?.clinician ? undefined : role,
  client,
})

/** A mention of somebody who cares for the client: a caution. */
export const clinician = (at: At, role: Role): Mention => ({
  ...at,
  type: 'CLINICIAN',
  severity: 'caution',
  sure: 1,
  role,
})

/** A direct mention of a place smaller than a state. */
export const placeMention = (at: At): Mention => ({
  ...at,
  type: 'PLACE',
  severity: 'direct',
  sure: 1,
  title: undefined,
})

/** A mention of a house of some kind, a title before it included: an employer is direct, others are a caution. */
export function organization({ at, run }: Phrase, type: FindingType): Mention {
  const severity = type === 'EMPLOYER' || type === 'PLACE' ? 'direct' : 'caution'
  const saint = run.tokens[0]
  return { ...at, start: saint ? saint.start : at.start, type, severity, sure: 1, title: undefined }
}
