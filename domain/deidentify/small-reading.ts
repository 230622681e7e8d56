import { AUTHORS } from './authors.ts'
import { rightOf } from './context.ts'
import { ANY_FIRST, FIRST, SOLID, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide } from './geography.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import { roleOf } from './roles.ts'
import { isContraction, isUnlistedName, SHORTHAND } from './slips.ts'
import { chainFrom } from './small-chain.ts'
import type { Find } from './small-phrase.ts'
import type { Token } from './tokens.ts'
import { DRUGS, EPONYMS, TERMS } from './trade-words.ts'

/** A word in small letters with what speaks for and against its being somebody's name. */
export type Reading = {
  left: string
  token: Token
  /** The writer does not use capitals for names. */
  loose: boolean
  /** A plain word as well, and no frame says otherwise. */
  word: boolean
  /** A given name, listed or by its form. */
  given: boolean
  /** It and what follows it as names do; `after` is what comes then. */
  chain: readonly Token[]
  after: string
  verb: boolean
  /** A sign or a joining word follows; `clause`: or only the next clause. */
  closed: boolean
  clause: boolean
  aged: boolean
  /** A name that here is rather an auxiliary or an adjective: `will`, `frank`. */
  adjective: boolean
}

/** Undefined for what can be no name here. */
export function readName(at: Find, loose: boolean): Reading | undefined {
  const { tokens, i, left } = at
  const token = tokens[i]!
  if (isNoName(at, token)) return undefined
  const word =
    (token.flags & WORD) !== 0 &&
    !(
      (token.flags & SOLID) === 0 &&
      !PAST.test(token.word) &&
      (LEFT.kin.test(left) || LEFT.client.test(left) || LEFT.named.test(left)) &&
      !/(?: is| was)$/.test(left)
    )
  const given = (token.flags & ANY_FIRST) !== 0 || (loose && isUnlistedName(token))
  const chain = chainFrom(at)
  const after = rightOf(tokens, i + chain.length - 1)
  const verb =
    RIGHT.verb.test(after) ||
    /^(?:again|mvoed|backed|wld|wont|doesnt|didnt|isnt|cant|wants|n|is|turned)\b/.test(after)
  const clause = loose && !word && !CLOSED.test(after) && NEXT_CLAUSE.test(after)
  const closed = clause || CLOSED.test(after)
  const aged =
    RIGHT.age.test(after) ||
    RIGHT.agedBare.test(after) ||
    WHO_IS.test(after) ||
    (token.opens && AGED_LATER.test(after)) ||
    ((token.flags & FIRST) !== 0 && IS_AGED.test(after))
  const adjective =
    MODAL.has(token.word) &&
    !aged &&
    !(
      LEFT.kin.test(left) &&
      !/(?: is| was|,)$/.test(left) &&
      RIGHT.verb.test(after) &&
      !/^(?:be|not|can|could|would|will)\b/.test(after) &&
      !/^(?:will|may|can|so|do|no)$/.test(token.word)
    )
  if (
    FUNCTION_WORDS.has(token.word) &&
    !((LEFT.kin.test(left) || LEFT.client.test(left) || LEFT.named.test(left)) && closed) &&
    !aged
  )
    return undefined
  if (
    (!(token.flags & ANY_FIRST) ||
      (!(token.flags & FIRST) && !aged && /(?:^| )(?:an?|the)$/.test(left) && !RIGHT.kin.test(after))) &&
    /(?:^| )(?:a|an|the|this|that|some|any|every|no)$/.test(left) &&
    !LEFT.named.test(left)
  )
    return undefined
  return { left, token, loose, word, given, chain, after, verb, closed, clause, aged, adjective }
}

/** Words that are never names, or not beside these. */
function isNoName({ left, right }: Find, token: Token): boolean {
  const named = LEFT.named.test(left)
  const calledSo = named && STRONG_NAMING.test(left)
  if (isContraction(token.word)) return true
  if (SHORTHAND.has(token.word) && !named) return true
  if (ADJECTIVES.has(token.word) && !named && !LEFT.client.test(left)) return true
  if (/(?:^| )(?:la|el|mi|tu|su|una|un|toda|todo|las|los)$/.test(left) && SPANISH_NOUNS.has(token.word))
    return true
  if (NEVER.has(token.word) && !LEFT.kin.test(left)) return true
  if (
    token.word.includes('-') &&
    (token.word.split('-').every((w) => AUTHORS.has(w)) || token.word.split('-').some((w) => TERMS.has(w)))
  )
    return true
  // `edeq 4.9`: a scale and its score.
  if (/^\d{1,3} \. \d/.test(right) && (token.flags & ANY_FIRST) === 0) return true
  if (roleOf(token.word) && !calledSo) return true
  if (isPeople(token.word) || isWide(token.word) || DRUGS.has(token.word)) return true
  if (TERMS.has(token.word) && !calledSo) return true
  if (COMPOUND.test(`${token.word} ${right}`)) return true
  return EPONYMS.has(token.word) && (token.possessive || /^(?:disease|syndrome)/.test(right))
}

/** Given names that notes in small letters hardly ever mean. */
const ADJECTIVES = new Set(['foster', 'co', 'sober', 'noble', 'sterling', 'stark', 'loyal', 'ernest'])
/** `toda la vida, mi alma`. */
const SPANISH_NOUNS = new Set(
  'vida alma luz paz cruz flor rosa mar sol esperanza fe gloria gracia consuelo soledad victoria pilar paloma estrella cielo angel rey reina perla'.split(
    ' ',
  ),
)

/** Pasts without an ending: what relatives do, not what they are called. */
const CLOSED = /^(?:[,.;:)!?(]|¶|-|and\b|&|bc\b|w\b|who\b|\d)/
/** Without signs a name ends where the next clause begins. */
const NEXT_CLAUSE = /^(?:\/|(?:he|she|they|hes|shes|theyre|his|her|their)\b)/
/** `temperance whos 33`. */
const WHO_IS = /^(?:whos|who's|who is|hes|shes) \d{1,2}\b/
/** `dot, short for dorothea, 69,`. */
const AGED_LATER = /^, (?:[a-z'-]+ ){2,6}, \d{1,2} (?:,|\.|yo\b)/

/** `hope is 33 and stays home`: not even a word is a number of two figures. */
const IS_AGED = /^(?:is|turned|just turned) \d\d (?:,|\.|and|but|w|with|;|¶)/

const PAST =
  /^(?:flew|drew|threw|grew|knew|blew|woke|broke|froze|swore|tore|wore|stole|spoke|rode|wrote|rose|bit|hid|slid|swam|sang|rang|sank|began|ran|became|chose|dove|hung|swung|stuck|struck|dug|spun|fed|bled|fled|led|bent|lent|sent|spent|built|knelt|dealt|slept|wept|bought|caught|taught|fought|sold|stood|laid|wound|bet|burst|snuck|shook|forgave|withdrew|overheard|ate|drank)$/

/** Names that are plain words as well. */
export const MODAL = new Set(
  'will may can don an my so sue art pat mark long son do in no me ha hon ma pa la le ray del van bin al sal jo dee may gay dot miles bill rob drew carry chase grant skip hope rich frank grace happy sunny lucky merry misty rusty sandy gray red slim early just even bear ever page rose dawn star honor'.split(
    ' ',
  ),
)

/** After these a word is what somebody is called, whatever it is. */
export const STRONG_NAMING =
  /(?:goes by|go by|going by|went by|named|name is|name was|named (?:him|her|them)|(?:ppl|people|friends|they|we|everyone|everybody|family|kids) calls? (?:him|her|them|me)|known as|known to (?:friends|family|everyone|all|us) as|aka|a \. k \. a \.?|nicknamed?(?: is)?|alias|le dicen|se llama|llaman|apodo|apodad[oa]|conocid[oa] como|by the name of|i'll call (?:him|her|them)|we call (?:him|her|them))(?: :| ,| "| '|:)*$/

/** A given name that here is a part of something: `foster home`, `art therapy`. */
const COMPOUND =
  /^(?:foster (?:home|care|mom|mother|dad|father|parents?|kids?|child|children|family|families|system|placement|sister|brother|siblings?)|art (?:therapy|class|room|project|teacher)|grant (?:money|writing|application|funding)|christian (?:counselor|counseling|school|college|rock|music|values)|olive (?:oil|branch)|ginger (?:ale|tea)|rose garden|jean jacket)\b/

/** Verbs that some list takes for a name. */
const NEVER = new Set(
  'said says told asked called texted came went left lives works wants feels thinks knows died was were been had does cries cried gets got makes made sees saw sits stands walks talks seems keeps kept gave gives took takes'.split(
    ' ',
  ),
)
