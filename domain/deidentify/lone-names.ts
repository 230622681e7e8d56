import { AUTHORS } from './authors.ts'
import { isAcronym, isCapital } from './capitals.ts'
import { ANY_FIRST, ANY_NAME, FIRST, LAST, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, STATES } from './geography.ts'
import { isForm, isInDictionary, townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { ABSTRACT, CAPITALIZED, FUNCTION_WORDS, OPENERS } from './ordinary.ts'
import { type Evidence, organization, person, type Reading } from './phrase.ts'
import { roleOf } from './roles.ts'
import type { Token } from './tokens.ts'
import { listedWithAuthors, mayBeAuthor } from './trade.ts'
import { PARTS, TERMS, TRADE_HEADS } from './trade-words.ts'

/** After a Will who is a person: `Will called`, `Will was referred`, `Will habla`; a question goes on in the plain form. */
const WILL_ACTS =
  /^(?:was|is|has|had|said|told|came|left|got|went|took|gave|wrote|spoke|sat|drank|hit|slept|habla|vive|dice|llego|(?!(?:this|his|its|us|as|does|yes|less|pass|guess|miss|need|feed|speed|heed|proceed|succeed|exceed|clients|patients|colleagues|others|parents|kids)\b)[a-z]{3,}(?:ed|s))\b/
/** `Oksana, Piers and Danylo`: a neighbor in the row is a name beyond doubt. */
function besideName({ all, run, named, first, left }: Evidence): boolean {
  if (named.length > 1 || first.opens || CAPITALIZED.has(first.word)) return false
  const sure = (t: Token | undefined): boolean =>
    t !== undefined &&
    t.shape === 'capital' &&
    ((t.flags & ANY_FIRST) !== 0 || (t.flags === 0 && PARTNERS.test(left))) &&
    (t.flags & WORD) === 0 &&
    !AUTHORS.has(t.word) &&
    townOf(t.word) === undefined
  const joint = (t: Token | undefined): boolean => t !== undefined && /^(?:,|and|&|y|e|\+|\/)$/.test(t.word)
  return (
    (joint(all[run.i - 1]) && sure(all[run.i - 2])) ||
    (joint(all[run.j + 1]) && sure(all[run.j + 2]) && !joint(all[run.j + 3]))
  )
}

/** `two wives, Ardith and Sue`: whose names come. */
const PARTNERS =
  /(?:wives|husbands|sons|daughters|sisters|brothers|twins|parents|friends|cousins|aunts|uncles|boys|girls|kids|children|neighbors|roommates|hijos|hijas|hermanos|hermanas) ?[,:(—-]? (?:\w+ ,? ?)?(?:and|&|y|e)$/

/** What things do as well as people. */
const THINGS_DO =
  /^(?:is|was|has|had|can|could|will|would|does|did|not|no|still|seems|seemed|looks|helps|began|starts|started|comes|came|makes|made|gets|got|turned|works|worked|keeps|kept|took|takes|needs|gives|gave|se|es|fue|era|esta)\b/

/** A name that nothing around introduces: by its lists, and by what somebody does beside it. */
export function readLoneName(p: Evidence): Mention | undefined {
  const { at, named, first, opener, ordinary, left, right } = p
  // `en Sunnyside, Washington`: a state after its town.
  if (
    named.length === 1 &&
    (STATES.has(first.word) || first.word === 'washington') &&
    / ,$/.test(left) &&
    (isCapital(p.all[p.run.i - 2]!) || /(?:city|town|village|area|suburb) ,$/.test(left))
  )
    return undefined
  const verb = RIGHT.verb.test(right)
  const owner = RIGHT.owner.test(right)
  const acts = verb && !THINGS_DO.test(right)
  const joined = RIGHT.joined.test(right) || besideName(p)
  const appositive = RIGHT.appositive.test(right)
  const final = named.at(-1)!
  if (named.length > 1) {
    const nameish = named.filter((t) => (t.flags & ANY_NAME) !== 0 || t.flags === 0).length
    if (ordinary || nameish === 0) return undefined
    const rare =
      !first.opens &&
      named.every((t) => t.raw.length > 2) &&
      named.some((t) => t.flags === 0 && t.raw.length > 4) &&
      !isPeople(first.word) &&
      !/(?:^| )(?:["*']|["*'] the)$/.test(left) &&
      !TRADE_HEADS.has(final.word)
    if (
      named.every(
        (t) => isAcronym(t.raw) || t.raw.length === 1 || (t.listed && (t.flags & ANY_FIRST) === 0),
      ) &&
      !(verb || owner || joined || appositive || rare)
    )
      return undefined
    const anyFirst = named.some((t) => (t.flags & ANY_FIRST) !== 0)
    const unknown = named.some((t) => (t.flags & WORD) === 0)
    if (!unknown && !anyFirst) return verb || owner || joined ? person(at, undefined, false, 0.6) : undefined
    if (
      !unknown &&
      !(verb || owner || joined || appositive || LEFT.act.test(left)) &&
      named.every((t) => CAPITALIZED.has(t.word) || (t.flags & FIRST) === 0)
    )
      return undefined
    return person(at, undefined, false, 1)
  }
  const word = (first.flags & WORD) !== 0
  if (ordinary || (first.listed && (first.flags & ANY_NAME) === 0 && !opener)) {
    const fits =
      !first.opens &&
      first.shape === 'capital' &&
      first.word.length > 2 &&
      !CAPITALIZED.has(first.word) &&
      !OPENERS.has(first.word) &&
      !FUNCTION_WORDS.has(first.word) &&
      !TERMS.has(first.word) &&
      !PARTS.has(first.word) &&
      !roleOf(first.word) &&
      (besideName(p) ||
        !/(?:ing|ed|ly|s|tion|ment|ness|ity|al|ive|ism|ist|ic)$/.test(
          first.flags === 0 ? '' : first.word.replace(/ss$/, ''),
        ))
    return fits &&
      (verb ||
        owner ||
        joined ||
        (first.flags === 0 && LEFT.act.test(left)) ||
        /(?:custody of|told|met|with|from|for|to|by|and|that|misses|loves|of) $/.test(`${left} `)) &&
      !/^(?:\^|therapy|model|group|method|work|score|scale)/.test(right)
      ? person(at, undefined, false, verb || owner ? 0.6 : 0.5)
      : undefined
  }
  if (opener) {
    if (/^ ?:/.test(right) && (first.flags & FIRST) === 0) return undefined
    if (!word) {
      if (first.flags === 0 && /.{3}(?:ment|tion|ness|ity|ism|ology|person)$/.test(first.word))
        return undefined
      if (
        first.flags === 0 &&
        !(verb || owner || joined || appositive) &&
        (/(?:tion|ing|ed|ly|ness|ment|ity|ism|ive|ous|al|ize|ies|ated|ology|ing|able|ible|ando|iendo|cion|mente|ado|ada)$/.test(
          first.word,
        ) ||
          !/[aeiouy]/.test(first.word) ||
          first.word.length < 3)
      )
        return undefined
      if (
        (first.listed || isForm(first.word)) &&
        (first.flags & FIRST) === 0 &&
        !(owner || joined || appositive || acts)
      )
        return person(at, undefined, false, 0.2)
      // `Deepika was second in her year`: what a text begins with, and somebody does.
      if (first.start === 0 && verb && first.shape === 'capital' && !isInDictionary(first.word))
        return person(at, undefined, false, 0.95)
      if ((first.flags & ANY_NAME) !== 0 || verb || owner || joined || appositive)
        return person(at, undefined, false, 0.9)
      const isFaint = first.flags === 0 && /^(?:[a-z]|@|[.?!=]|\( \d|x?\d)/.test(right)
      return person(at, undefined, false, isFaint ? 0.3 : 0.6)
    }
    if (FUNCTION_WORDS.has(first.word)) return undefined
    const heads = first.start === 0 && (first.flags & FIRST) !== 0 && verb
    const strong =
      heads ||
      (first.word === 'will' && WILL_ACTS.test(right)) ||
      ((first.flags & FIRST) !== 0 &&
        RIGHT.acts.test(right) &&
        !/^(?:will|may|can|long|art|still|just|might|mark|bill|rob|drew|grant|chance|skip|pat|sue|may)$/.test(
          first.word,
        )) ||
      (((first.flags & FIRST) !== 0 ? verb || /^\( /.test(right) : acts) &&
        !ABSTRACT.has(first.word) &&
        !/^(?:will|may|can|long|art|still|just|might)$/.test(first.word)) ||
      owner ||
      joined
    if (
      (first.flags & ANY_FIRST) === 0 &&
      !strong &&
      !owner &&
      !appositive &&
      !(acts && (first.flags & LAST) !== 0)
    )
      return { ...person(at, undefined, false, 0.1) }
    // `Rose was referred by`, `Mark habla inglés`: what a text begins with, and only people do.
    if (heads && /^(?:was (?:referred|brought|sent|born) |habla |vive |llego |dice que )/.test(right))
      return person(at, undefined, false, 0.95)
    return person(at, undefined, false, strong || (appositive && (first.flags & ANY_FIRST) !== 0) ? 0.7 : 0.2)
  }
  if (!word) return person(at, undefined, false, 0.9)
  const evidence = verb || owner || joined || appositive
  if (ABSTRACT.has(first.word))
    return person(
      at,
      undefined,
      false,
      evidence ||
        (/(?:told|met|with|w|and|says|called|dear|asked|texted|miss|misses|from|to|for|by) $/.test(
          `${left} `,
        ) &&
          (first.flags & ANY_FIRST) !== 0)
        ? 0.6
        : 0.2,
    )
  if ((first.flags & FIRST) !== 0) return person(at, undefined, false, 0.8)
  if ((first.flags & ANY_NAME) !== 0 && (evidence || LEFT.act.test(left)))
    return person(at, undefined, false, 0.6)
  return person(at, undefined, false, 0.2)
}

/** A surname where literature is cited: a weak mention, unless the text shows a person. `at X` is an employer. */
export function readAuthor(p: Evidence): Reading {
  const { at, all, run, named, first, left, right, ordinary } = p
  if (mayBeAuthor(named, left, right) || listedWithAuthors(all, run.i, run.j, named)) {
    return { ...person(at, undefined, false, 0.2), author: true }
  }
  if (LEFT.at.test(left) && (!ordinary || (named.length > 1 && !first.opens)))
    return organization(p, 'EMPLOYER')
  return undefined
}

/** Ordinary words with capitals inside a sentence that no other reader explains: some house or group. It asks. */
export function readSuspect(p: Evidence): Reading {
  const { named, first, last, left, right, titled } = p
  if (!/(?:^| )(?:at|from|with|for|the|to|by|through|via|joined|left|into)$/.test(left)) return undefined
  if (titled || first.opens || named.length < 2 || named.length > 5) return undefined
  if (!p.ordinary && !named.every((t) => t.listed && (t.flags & ANY_FIRST) === 0)) return undefined
  if (named.some((t) => t.shape !== 'capital' || t.raw.length < 3)) return undefined
  if (named.every((t) => CAPITALIZED.has(t.word) || TERMS.has(t.word) || PARTS.has(t.word))) return undefined
  if (TRADE_HEADS.has(last.word) || PARTS.has(last.word) || /(?:^| )(?:["*'_]|called|titled)$/.test(left))
    return undefined
  return /^(?:["*'_:]|\()/.test(right) ? undefined : organization(p, 'ORG')
}
