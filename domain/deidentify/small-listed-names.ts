import { ANY_FIRST, ANY_LAST, FIRST, LAST, SOLID, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { flagsOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { ABSTRACT } from './ordinary.ts'
import { lastRole, roleOf } from './roles.ts'
import { isSlip, isUnlistedName } from './slips.ts'
import { chainFrom } from './small-chain.ts'
import { type Find, mentionOf, roleAfter } from './small-phrase.ts'
import type { Reading } from './small-reading.ts'
import { BYNAME } from './titles.ts'
import type { Token } from './tokens.ts'
import { DRUGS, TERMS } from './trade-words.ts'

/** `his parents (the pruitts)`: a family by its surname. */
export function family({ left, tokens, i }: Find): Mention | undefined {
  const token = tokens[i]!
  return /(?:^| )the$/.test(left) &&
    token.word.length > 5 &&
    (token.flags & WORD) === 0 &&
    /[a-rt-z]e?s$/.test(token.word) &&
    ((/\( the$/.test(left) && isUnlistedName(token)) ||
      [token.word.slice(0, -1), token.word.slice(0, -2)].some(
        (w) => (flagsOf(w) & ANY_LAST) !== 0 && (flagsOf(w) & WORD) === 0,
      ))
    ? mentionOf([token], 'NAME', 'direct', 0.8)
    : undefined
}

/** `sponsor = big lonnie`: a byname before a given name. */
export function bynamed(at: Find): Mention | undefined {
  const { tokens, i, left } = at
  const name = tokens[i + 1]
  if (!BYNAME.test(tokens[i]!.word) || !name || name.line || name.opens) return undefined
  if ((name.flags & FIRST) === 0 || (name.flags & WORD) !== 0) return undefined
  return mentionOf([tokens[i]!, ...chainFrom({ ...at, i: i + 1 })], 'NAME', 'direct', 1, {
    role: LEFT.kin.test(left) || LEFT.other.test(left) ? lastRole(left) : undefined,
  })
}

/** `kit / kitana / katherine`: names of one person in a row, of which the lists know one. */
export function besideSlash({ tokens, i, left }: Find): Mention | undefined {
  const known = (t: Token | undefined): boolean =>
    t !== undefined && (t.flags & FIRST) !== 0 && (t.flags & WORD) === 0 && !t.line
  const token = tokens[i]!
  if (token.word.length < 3 || ((token.flags & WORD) !== 0 && (token.flags & FIRST) === 0)) return undefined
  if (roleOf(token.word) || DRUGS.has(token.word) || TERMS.has(token.word)) return undefined
  const slash = (k: number): boolean => tokens[k]?.raw === '/' && !tokens[k]!.line
  const right = slash(i + 1) && (known(tokens[i + 2]) || (slash(i + 3) && known(tokens[i + 4])))
  const before = / ?\/$/.test(left) && slash(i - 1) && known(tokens[i - 2])
  return right || before ? mentionOf([token], 'NAME', 'direct', 0.9, { alias: before }) : undefined
}

/** In a list of names, with what follows as more evidence. */
export function listed({
  left,
  token,
  word,
  given,
  chain,
  after,
  verb,
  closed,
  aged,
  adjective,
}: Reading): Mention | undefined {
  const kinAfter = RIGHT.kin.test(after)
  const role = kinAfter ? roleAfter(after) : undefined
  if (kinAfter && given && (!word || chain.length > 1)) {
    return role?.clinician
      ? mentionOf(chain, 'CLINICIAN', 'caution', 1, { role })
      : mentionOf(chain, 'NAME', 'direct', 1, { role })
  }
  if ((token.flags & FIRST) !== 0 && !word && token.word.length > 2)
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: aged })
  if (
    !word &&
    given &&
    (chain.length > 1 || verb || aged || RIGHT.owner.test(after) || (LEFT.act.test(left) && closed))
  )
    return mentionOf(chain, 'NAME', 'direct', 0.8, { client: aged })
  if (!word && (token.flags & ANY_FIRST) !== 0 && token.word.length > 4)
    return mentionOf(chain, 'NAME', 'direct', 0.5)
  if (given && aged && (token.opens || /(?:so|,|ok|hey|presenting)$/.test(left)))
    return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  if (
    (token.flags & FIRST) !== 0 &&
    chain.length > 1 &&
    !adjective &&
    (chain.at(-1)!.flags & LAST) !== 0 &&
    (/^, (?:an?|the|\d)/.test(after) || aged)
  )
    return mentionOf(chain, 'NAME', 'direct', 0.8, { client: true })
  return undefined
}

const INTRODUCED =
  /^, (?:\d|(?!(?:but|so|and|i|we|he|she|they|it|the|if|when|what|how|is|was|as|or|not|just|then|this|that)\b)[a-z-]+(?: [a-z-]+){0,5} [,.])/
const DESCRIBED =
  /^, (?:\d|(?!(?:but|so|and|i|we|he|she|they|it|the|if|when|what|how|is|was|as|or|not|just|then|my|this|that)\b)[a-z-]+(?: [a-z-]+){0,2} [,.])/

/** In no list, but beside what only people have; or a chain that holds such a word. */
export function unlisted({
  left,
  token,
  given,
  chain,
  after,
  verb,
  closed,
  aged,
}: Reading): Mention | undefined {
  const surnamed =
    chain.length > 1 &&
    chain.slice(1).some((t) => (t.flags & WORD) === 0) &&
    !((chain[1]!.flags & FIRST) !== 0 && isSlip(token.word)) &&
    !chain.slice(1).some((t) => DRUGS.has(t.word))
  const framed =
    RIGHT.kin.test(after) ||
    aged ||
    (surnamed && (verb || closed)) ||
    (surnamed && RIGHT.appositive.test(after))
  const beside = /(?:^| )(?:w|w\/|with|told|met|and|&|says|said|after|about|named|from)$/.test(left)
  const role = RIGHT.kin.test(after) ? roleAfter(after) : undefined
  // `short one from the team. keahi, navy, out since 2022`: who it is about, then what.
  if (
    token.opens &&
    chain.length < 3 &&
    isUnlistedName(token, token.start === 0) &&
    (token.start === 0 ? INTRODUCED : DESCRIBED).test(after)
  )
    return mentionOf(chain, 'NAME', 'direct', 0.6, { client: true })
  if (
    isUnlistedName(token, framed) &&
    (framed ||
      (verb && (token.opens || LEFT.act.test(left))) ||
      RIGHT.owner.test(after) ||
      (beside && closed))
  )
    return mentionOf(chain, 'NAME', 'direct', chain.length > 1 || !token.opens || verb || aged ? 0.7 : 0.5, {
      client: aged,
      role: role?.clinician ? undefined : role,
    })
  if (given && chain.length > 1 && chain.some((t) => (t.flags & WORD) === 0))
    return mentionOf(chain, 'NAME', 'direct', 0.8)
  return undefined
}

const MODAL_VERBS = /^(?:will|may|can|just|long|mark|art|an|so|do|son|my|sue|pat|don|in|early|no|ever)$/

/** A name that is a plain word, where a person does or is told something. */
export function wordlike({
  left,
  token,
  word,
  given,
  chain,
  after,
  verb,
  closed,
  adjective,
}: Reading): Mention | undefined {
  if (given && word && token.opens && RIGHT.acts.test(after) && !MODAL_VERBS.test(token.word))
    return mentionOf(chain, 'NAME', 'direct', 0.6)
  if (given && word && !ABSTRACT.has(token.word)) {
    const subject =
      (token.opens ||
        /(?:^| )(?:after|when|if|because|bc|that|and|&|since|while|but|before|until|says|where|w|with|told|met)$/.test(
          left,
        )) &&
      verb &&
      !/^(?:is|was|not|no|can|could|will|would|had|has) (?:the|a|an|to|in|on|be)\b/.test(after)
    const modal = MODAL_VERBS.test(token.word)
    if (subject && !modal) return mentionOf(chain, 'NAME', 'direct', 0.6)
    if (
      /(?:^| )(?:w|w\/|with|told|met|and|&)$/.test(left) &&
      closed &&
      !adjective &&
      (token.flags & FIRST) !== 0
    )
      return mentionOf(chain, 'NAME', 'direct', 0.5)
    if (token.line && /^again\b/.test(after)) return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
    if (RIGHT.owner.test(after) && token.possessive && !modal) return mentionOf(chain, 'NAME', 'direct', 0.6)
  }
  return undefined
}

/** What alone says little: surnames, and names to be settled by the whole text. */
export function faint({
  left,
  token,
  word,
  given,
  chain,
  after,
  verb,
  closed,
}: Reading): Mention | undefined {
  if (token.line && /^again ,/.test(after)) return mentionOf(chain, 'NAME', 'direct', 0.9, { client: true })
  if (
    (token.flags & LAST) !== 0 &&
    !word &&
    (verb || closed) &&
    token.word.length > 3 &&
    (LEFT.act.test(left) || token.opens) &&
    verb
  )
    return mentionOf(chain, 'NAME', 'direct', 0.5)
  // A plain word waits for the whole text, which asks for more than the word.
  if ((token.flags & SOLID) !== 0 && !(closed && (token.opens || / \($/.test(left)))) return undefined
  return given || (token.flags & ANY_LAST) !== 0
    ? mentionOf(chain.slice(0, 1), 'NAME', 'direct', 0.1)
    : undefined
}
