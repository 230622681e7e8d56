import { AUTHORS } from './authors.ts'
import { ANY_LAST, ANY_NAME, SOLID } from './flags.ts'
import { LEFT } from './frames.ts'
import { flagsOf, townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import { COLLEAGUE, isClientWord, lastRole, roleOf } from './roles.ts'
import { isSlip, isUnlistedName } from './slips.ts'
import { mentionOf } from './small-phrase.ts'
import { NO_HOME } from './small-places.ts'
import { type Reading, STRONG_NAMING } from './small-reading.ts'

/** `dr patel`, `coach reyes`; `none` for an author by title. */
export function titled({
  left,
  token,
  word,
  given,
  chain,
  verb,
  adjective,
}: Reading): Mention | 'none' | undefined {
  const title =
    /(?:^| )(dr|dra|prof|judge|officer|pastor|mr|mrs|ms|miss|coach|nurse|rev|father|sister|uncle|aunt|auntie|tia|tio|grandma|sgt|detective|dra|sra|sr|don|dona)(?: \.)?$/.exec(
      left,
    )
  if (
    title &&
    (!word || (given && !adjective) || /^(?:dr|mr|mrs|ms|judge|prof)$/.test(title[1]!)) &&
    !/^(?:appt|appointment|visit|office|note|notes|order|orders|says|said|is|was|who)$/.test(token.word)
  ) {
    const role = roleOf(title[1]!)
    const carer = /^(?:dr|dra|prof|nurse)$/.test(title[1]!)
    if (carer && AUTHORS.has(token.word) && !verb) return 'none'
    if (!(word && !given && !/^(?:dr|mr|mrs|ms|judge|prof)$/.test(title[1]!))) {
      return carer
        ? mentionOf(chain, 'CLINICIAN', 'caution', 1, { role: role?.clinician ? role : COLLEAGUE })
        : mentionOf(chain, 'NAME', 'direct', 1, { role: role?.clinician ? undefined : role })
    }
  }
  return undefined
}

/** `so this is angel,`, `i have this lady dot,`. */
const INTRODUCED =
  /(?:(?:^|¶|so|hi|hey|ok|and|again|,|\.) this is|(?:this|my|a) (?:lady|guy|man|woman|girl|boy|kid|teen|dude|dad|mom|gal|fella)(?: named| called| ,)?|short for)$/

/** `jubilee (real name, …)`. */
const NAME_IN_BRACKETS =
  /^\( (?:(?:not |thats |that's )?(?:(?:her|his|their|the|a) )?(?:real|legal|actual|full|given|stage|chosen|preferred|birth|government|middle) name|legal(?:ly)? [a-z]+|rhymes with|pronounced|named (?:after|for)|name changed)\b/
/** `my name aint even cody its dakota`: neither one is hidden. */
const NAME_DENIED =
  /\bname (?:ain't|aint|isn't|isnt|is not|wasn't|wasnt)(?: (?:even|really|actually))?(?: [a-z]+ ,? ?(?:but |and )?(?:its|it's|it is|im|i'm))?$/

/** `goes by …`, `x = the boss`, `rosa, been seeing her …`. */
export function called({
  left,
  token,
  loose,
  word,
  given,
  chain,
  after,
  closed,
  aged,
}: Reading): Mention | undefined {
  if (
    token.opens &&
    !roleOf(token.word) &&
    /^, (?:been|i've been|ive been) (?:seeing|coming|working|in)\b/.test(after)
  )
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  if (
    !roleOf(token.word) &&
    token.word.length > 2 &&
    (NAME_IN_BRACKETS.test(after) || NAME_DENIED.test(left))
  )
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  // `olu no showd again`: a note begins with whom it is about.
  if (
    token.line &&
    loose &&
    (token.flags & SOLID) === 0 &&
    !roleOf(token.word) &&
    /^(?:no[- ]?show(?:s|ed|d)?|dnka?|dna'?d|cancell?ed|resched\w*|came in|came back|back in|showed up|late again|relapsed|called out)\b/.test(
      after,
    )
  )
    return mentionOf(chain, 'NAME', 'direct', 0.8, { client: true })
  // A message begins with whom it is about: `precious is a cna`.
  if (
    loose &&
    token.start === 0 &&
    given &&
    !roleOf(token.word) &&
    /^(?:(?:is|was) (?:an?|my|our|\d)|\d\d (?!x\b|of\b|min)[a-z])\b/.test(after)
  )
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  if (LEFT.named.test(left)) {
    if (STRONG_NAMING.test(left) && loose && !(NO_HOME.has(token.word) || roleOf(token.word)))
      return mentionOf(word && !given ? chain.slice(0, 1) : chain, 'NAME', 'direct', 1, { alias: true })
    if (given && !word && townOf(token.word) === undefined)
      return mentionOf(chain, 'NAME', 'direct', 1, { alias: true })
  }
  if (INTRODUCED.test(left) && given && token.word.length > 2 && (closed || aged) && !roleOf(token.word))
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  if (
    loose &&
    / =$/.test(left) &&
    (token.flags & SOLID) === 0 &&
    !roleOf(token.word) &&
    token.word.length > 2
  )
    return mentionOf(chain, 'NAME', 'direct', 0.9, { role: lastRole(left) })
  return undefined
}

/** `my client jin, 50`: only a name stands between such a word and an age. */
const AGED_PLAINLY = /^(?:, |\( ?)\d{1,3} (?:,|\)|\.|;|¶|y|f\b|m\b)|^(?:whos|who's|who is) \d{1,2}\b/

/** Whether a word that no dictionary has can be a name, by its letters and what stands around. */
function canBeName({
  token,
  given,
  verb,
  closed,
  clause,
}: Pick<Reading, 'token' | 'given' | 'verb' | 'closed' | 'clause'>): boolean {
  if (token.word.length <= 2) return false
  if (token.flags === 0 && (!closed || clause) && !verb && isSlip(token.word)) return false
  if (given || (token.flags & ANY_LAST) !== 0 || !/(?:ing|ed|ly|tion)$/.test(token.word)) return true
  const stem = token.word.replace(/(?:ing|ed|ly)$/, '')
  return token.flags === 0 && flagsOf(stem) === 0 && !isSlip(token.word)
}

/** `mom summer in the regional jail`: a given name between a word of kin and where somebody is. */
const isPlaced = ({ token, given, adjective, after }: Reading, kin: boolean): boolean =>
  kin &&
  given &&
  !adjective &&
  !FUNCTION_WORDS.has(token.word) &&
  /^(?:in|at|on|w|with|from|whos|who's) (?!mind\b|hold\b|time\b|general\b|fact\b|least\b|all\b)/.test(after)

/** After a word for a person: `her sister …`; `none` when that word says nobody. */
export function related(at: Reading): Mention | 'none' | undefined {
  const { left, token, word, given, chain, after, verb, closed, adjective } = at
  // `6 mo sober`: months, no mother.
  if (/\d (?:mo|fa|pa|ma|sis)$/.test(left)) return undefined
  // `father's gun`: what he has, not who he is.
  if (/'s$/.test(left) && word) return undefined
  const kin = LEFT.kin.test(left)
  const presented = LEFT.client.test(left) || LEFT.presented.test(left)
  const other = LEFT.other.test(left)
  const carer = LEFT.carer.test(left)
  const linked = / (?:is|was|es|,|:|=|\(|named|-)$/.test(left)
  if (kin || presented || other || carer) {
    const plainlyAged = AGED_PLAINLY.test(after)
    const isNameByWord = given && !adjective && (closed || verb || (!linked && chain.length > 1))
    const isNameByLook = word ? isNameByWord || isPlaced(at, kin && !linked) : canBeName(at)
    const fits = plainlyAged ? !FUNCTION_WORDS.has(token.word) : isNameByLook
    const boundary = !/ ,$/.test(left) || given
    const known = (token.flags & ANY_NAME) !== 0
    if (
      fits &&
      boundary &&
      (known || !linked || closed || verb) &&
      !(AUTHORS.has(token.word) && !kin && !LEFT.client.test(left)) &&
      !isClientWord(token.word) &&
      !roleOf(token.word)
    ) {
      if (!known && !kin && !LEFT.client.test(left) && !plainlyAged && !isUnlistedName(token)) return 'none'
      if (carer && !kin && !presented)
        return mentionOf(chain, 'CLINICIAN', 'caution', 1, { role: lastRole(left) ?? COLLEAGUE })
      const role = kin || other ? lastRole(left) : undefined
      return mentionOf(chain, 'NAME', 'direct', 1, {
        role: role?.clinician ? undefined : role,
        client: presented && !kin,
      })
    }
  }
  return undefined
}
