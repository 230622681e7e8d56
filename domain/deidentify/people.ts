import { AUTHORS } from './authors.ts'
import { ANY_FIRST } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide } from './geography.ts'
import { isInDictionary } from './lexicon.ts'
import type { Mention } from './mention.ts'
import {
  type At,
  type Before,
  clinician,
  type Evidence,
  type Phrase,
  person,
  type Reading,
} from './phrase.ts'
import { COLLEAGUE, isClientWord, lastRole, roleOf } from './roles.ts'
import { KIN_TITLE, OFFICE } from './titles.ts'
import { mayBeAuthor } from './trade.ts'
import { TERMS } from './trade-words.ts'

/** `Dr. Weiss`, `Ms. Quispe`, `Coach Brill`. */
export function readTitled(p: Evidence): Reading {
  const { at, first, given, kind, left, right, titled, acronym, opener } = p
  if (opener && first.start === 0 && /^\( \^?[a-z]+ , \d/.test(right)) return person(at, undefined, true, 1)

  if (kind === undefined || titled) {
    if (
      given.doctor &&
      /^prof/.test(given.title?.word ?? '') &&
      /\b(?:advisor|adviser|thesis|dissertation|class|seminar|committee|chair|lab|student|teacher|department|course)\b/.test(
        left,
      )
    )
      return person(at, roleOf('professor'), false, 1)
    if (given.doctor) return doctorMention(p)
    if (titled && !acronym) return person(at, given.role, given.client || clientOfTitle(given), 1)
  }
  return undefined
}

/** `the Moyo couple`, `the Doherty lad`: a family by its name, which is no word, people or author. */
function isHousehold({ first, left, right }: Evidence): boolean {
  return (
    /(?:^| )the$/.test(left) &&
    /^(?:couple|family|lad|lads|boys?|girls?|kids?|twins|brothers|sisters|siblings|household|baby|children|case|estate|marriage)\b/.test(
      right,
    ) &&
    first.shape === 'capital' &&
    !first.listed &&
    !isInDictionary(first.word) &&
    !isPeople(first.word) &&
    !isWide(first.word) &&
    (!AUTHORS.has(first.word) ||
      /^(?:lads?|boys?|girls?|kids?|twins|siblings|baby|children)\b/.test(right)) &&
    !TERMS.has(first.word)
  )
}

/** `lives with Will`: what one does only with somebody. */
const BESIDE =
  /(?:^| )(?:(?:live|lives|lived|living|stays|stayed|staying|moved in|moves in|moving in|broke up|sleeps|slept|sleeping) with|(?:engaged|married) to|dating|marrying|divorcing|vive con|vivia con|casada con|casado con)$/

/** Somebody whom the words around introduce: kin, clinicians, parties, nicknames, the client. */
export function readPerson(p: Evidence): Reading {
  const { at, named, first, given, left, right, ordinary, kin, clientLeft, namedLeft, aged, kinRight } = p
  if (named.length === 1 && (first.flags & ANY_FIRST) !== 0 && !first.opens && BESIDE.test(left))
    return person(at, undefined, false, 1)
  if (named.length === 1 && isHousehold(p)) return person(at, undefined, false, 1)
  if (kin)
    return person(
      at,
      given.role ?? (/ (?:of|de)$/.test(left) ? undefined : lastRole(left)),
      false,
      ordinary && named.length === 1 && first.opens && !/[:=]$/.test(left) ? 0.4 : 1,
    )
  if (LEFT.carer.test(left) && !clientLeft && !/(?:^| )(?:retired|former|ex) /.test(left))
    return clinician(at, lastRole(left) ?? COLLEAGUE)
  if (
    /(?:ology|iatry|pediatrics|obstetrics|intern|resident|attending|pcp) \($/.test(left) &&
    /^\)/.test(right)
  )
    return clinician(at, COLLEAGUE)
  if (LEFT.court.test(left) || RIGHT.court.test(right)) return person(at, undefined, false, 1)
  if (namedLeft) return { ...person(at, undefined, false, 1), alias: true }
  if (clientLeft)
    return ordinary &&
      named.length === 1 &&
      (first.opens || LEFT.presented.test(left)) &&
      !(given.client || LEFT.client.test(left))
      ? null
      : person(at, undefined, true, 1)
  const sent =
    /^(?:sent (?:him|her|them|me|us|the|this|my)\b|referred|refers|refered|mando|refirio|derivo)(?![a-z])/.test(
      right,
    ) || /(?:referred by|sent by|derivado por|referida por|followed by) ?(?:dr \.? ?)?$/.test(left)
  if (
    (sent ||
      (/(?:^| )via ?(?:dr \.? ?)?$/.test(left) &&
        !given.role &&
        (first.flags & ANY_FIRST) === 0 &&
        /(?:\d|mg|rx|referral|referred|labs|note|notes|letter)\b/.test(left))) &&
    !aged
  )
    return clinician(at, COLLEAGUE)
  if (aged) return ordinary && named.length === 1 ? null : person(at, undefined, !LEFT.act.test(left), 1)
  if (kinRight) return rightRole(at, right)
  if (LEFT.other.test(left)) return person(at, lastRole(left), false, 1)
  return undefined
}

/** A single capital letter: `her sister J.`, `my client M`. */
export function readInitial({ all, run, given, first, left, right }: Phrase): Mention | undefined {
  const personal =
    given.title ||
    LEFT.client.test(left) ||
    LEFT.kin.test(left) ||
    LEFT.presented.test(left) ||
    LEFT.named.test(left)
  const acts =
    (first.opens || /(?:^| )(?:that|and|with|for|when|if|but|because|what|which)$/.test(left)) &&
    /^\. (?:[a-z]+ed|is|was|has|had|will|would|says|said|tells|told|came|comes|went|goes|left|feels|felt|thinks|wants|calls|gets|got|does|did|never|still|now)\b/.test(
      right,
    )
  if (!(personal || acts) || /^[IXVQ]$/.test(first.raw)) return undefined
  const dot = all[run.j + 1]?.raw === '.' && !all[run.j + 2]?.opens
  if (
    /^(?:'s|,|\.|\(|and|who|is|was|has|says|said|¶|;|:|-|came|told|she|he|has)/.test(right) === false &&
    !RIGHT.verb.test(right)
  )
    return undefined
  return {
    start: first.start,
    end: dot ? all[run.j + 1]!.end : first.end,
    type: 'NAME',
    severity: 'direct',
    sure: 1,
    words: [],
    role: LEFT.kin.test(left) ? lastRole(left) : undefined,
    client: !LEFT.kin.test(left),
  }
}

const DOCTOR_AT_HOME =
  /(?:^| )(father|mother|dad|mom|husband|wife|brother|sister|son|daughter|uncle|aunt|cousin|grandfather|grandmother|father-in-law|mother-in-law|stepfather|stepmother|padre|madre|esposo|esposa|hermano|hermana|tio|tia) , (?:the )?(?:dr|dra|doctor|doctora)(?: \.)?$/

/** `asked me to examine Dr. Ashgrove`: who is examined is the client, whatever the title. */
const EXAMINED =
  /(?:^| )(?:examine|evaluate|assess|examining|evaluating|assessing|(?:examination|evaluation|assessment) of) (?:dr|dra|doctor|doctora|prof|professor)(?: \.)?$/

function doctorMention({ at, given, named, left, right }: Phrase): Reading {
  if (
    given.client ||
    LEFT.client.test(left) ||
    LEFT.presented.test(left) ||
    RIGHT.age.test(right) ||
    EXAMINED.test(left)
  )
    return person(at, undefined, true, 1)
  if (
    /^, (?:her|his|their) (?:boss|employer|landlord|landlady|neighbor|advisor|adviser|husband|wife|mother|father|brother|sister|partner|ex)\b/.test(
      right,
    )
  )
    return rightRole(at, right)
  if (
    /(?:^| )(?:(?:his|her|their|the|a|client's) (?:[a-z]+ )?|(?=(?:advis[eo]r|supervisor|chair|professor|tutor|boss) :))(?:adviser|advisor|(?<=(?:his|her|their) )supervisor|boss|dean|chair|chairman|professor|principal|pastor|landlord|mentor|coach|rector|tutor)(?: ,| :| is| was)? (?:the |an? )?(?:rev \.? ?)?(?:dr|dra|doctor)(?: \.)?$/.test(
      left,
    )
  )
    return person(at, lastRole(left), false, 1)
  // `his father, Dr. Subramaniam`: a relative first, whatever the profession.
  const relative = DOCTOR_AT_HOME.exec(left)
  if (relative) return person(at, roleOf(relative[1]!), false, 1)
  if (
    mayBeAuthor(named, left, right) &&
    (RIGHT.work.test(right) ||
      RIGHT.cited.test(right) ||
      LEFT.authorStrong.test(left.replace(/ (?:dr|prof|doctor)(?: \.)?$/, ''))) &&
    !/^(?:says|said|called|calls|sent|referred|wants|told|texted|is|was|has|prescribed|started|thinks|retired|agreed|,)/.test(
      right,
    )
  )
    return null
  return clinician(at, given.role?.clinician ? given.role : (lastRole(left) ?? COLLEAGUE))
}

function clientOfTitle(given: Before): boolean {
  const word = given.title?.word ?? ''
  return (
    !KIN_TITLE.test(word) && !OFFICE.test(word) && given.role === undefined && given.title?.shape !== 'small'
  )
}
function rightRole(at: At, right: string): Mention {
  const words = right.replace(/\^/g, '').split(' ').slice(0, 9)
  for (const word of words) {
    const plain = word.replace(/'s$/, '')
    if (isClientWord(plain)) return person(at, undefined, true, 1)
    const role = roleOf(plain)
    if (!role) continue
    return role.clinician && !/^(?:is|was)/.test(right)
      ? clinician(at, role)
      : person(at, role.clinician ? undefined : role, false, 1)
  }
  return person(at, undefined, false, 1)
}
