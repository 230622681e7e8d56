import { AUTHORS } from './authors.ts'
import { rightOf } from './context.ts'
import { ANY_FIRST, FIRST, SOLID, WORD } from './flags.ts'
import { isPeople, isWide, STATE_CODES } from './geography.ts'
import { kindOf } from './heads.ts'
import { townOf } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { FUNCTION_WORDS } from './ordinary.ts'
import { roleOf } from './roles.ts'
import { isUnlistedName } from './slips.ts'
import { type Find, mentionOf, phrase, untilOrdinary } from './small-phrase.ts'
import type { Token } from './tokens.ts'
import { DRUGS, TERMS } from './trade-words.ts'

/** What follows a word of place and is none, or no particular one. */
export const NO_HOME = new Set(
  'normal lunch dinner breakfast brunch mid-size small large big nearby local different new another foreign bad good home work night nights school church least once all first times length risk present dawn town bed fear love peace hope comfort debt silence denial recovery therapy treatment public private pain a an the her his my our their this that it one two both same real general case fact person time place order charge jail prison hospital rehab'.split(
    ' ',
  ),
)

/** Where people live, move and come from. */
export const MOVED =
  /(?:lives?|living|lived|lies|lie|move|moved|moving|moves|mvoed|born|raised|grew up|house|home|back|family|mom|dad|mother|father|drove|flew|relocated|ran|returned|came|fled|stays|staying|stuck|vive|viven|originari[oa]|crecio|cerca|family|job|sister|brother|deported|visiting|went|drives|travels)(?: [a-z]+){0,2} (?:in|to|from|near|outside|past|by|en|nr|for|over on|off of)$|(?:lives?|living|apt|house|place|apartment)(?: [a-z]+){0,1} (?:on|off)$|(?:fue|mudo|mudaron|vino|viene|regreso|viajo|llego|vuelve|nacio|originari[oa])(?: [a-z]+){0,2} (?:a|de|en|para)$|(?:from|nr|near|outside|home :|home is|hometown|visited|town of|outside of|de visita en|(?:out|over|down|up) (?:past|by|in|near|toward|towards))$/

/** `a small town, los altos`. */
const KIND_BEFORE = /(?:town|city|village|suburb)(?: ,| called| named| is)$/
const IN = /(?:^| )in$/
/** Larger towns whose names are as well what somebody can be in. */
const NO_TOWN = new Set(
  'paradise hope temple normal independence commerce mission union liberty faith surprise enterprise orange reading concord garden sunrise mobile garland grace pearl deer north south west east'.split(
    ' ',
  ),
)

/** The last token of a listed town of two words or three, over any small words. */
export function townHere(tokens: readonly Token[], i: number): number {
  for (let n = 3; n > 1; n--) {
    const part = tokens.slice(i, i + n)
    if (part.length < n || part.slice(1).some((t) => t.line || t.opens)) continue
    if (
      townOf(
        part
          .map((t) => t.word)
          .join(' ')
          .replaceAll(/[^a-z ]/g, ''),
      ) !== undefined
    )
      return i + n - 1
  }
  return i
}

/** `la colonia anapra`, `barrio logan`: what follows a word for a quarter is its name. */
function inQuarter({ tokens, i, left }: Find): Mention | undefined {
  const from = /^(?:la|el)$/.test(tokens[i]!.word) ? i + 1 : i
  const name = tokens[from + 1]
  if (
    !/^(?:colonia|col|barrio|fraccionamiento|ejido|rancho|vereda|comuna|poblado)$/.test(
      tokens[from]?.word ?? '',
    ) ||
    !name ||
    name.line ||
    FUNCTION_WORDS.has(name.word) ||
    !/^[a-z]/.test(name.raw) ||
    !/(?:en|de|por|in|from)$/.test(left)
  )
    return undefined
  const next = tokens[from + 2]
  const two = /^(?:san|santa|los|las|la|el|del|de)$/.test(name.word) && next && !next.line
  return mentionOf(tokens.slice(from + 1, from + (two ? 3 : 2)), 'PLACE', 'direct', 1)
}

/** `47, roofer, coos bay,` and `no cell til lewistown`: a town whose name is no word of either language. */
function listedAlone({ tokens, i, left }: Find): Mention | undefined {
  const end = townHere(tokens, i)
  const named = tokens.slice(i, end + 1)
  const before =
    /(?:^|¶|[,(]|til|till|until|via|thru|through|past|toward|towards|outside|near|nr|to|from|in)$/.test(left)
  if (!before) return undefined
  const closed = /^(?:[,.;)]|¶)/.test(rightOf(tokens, end))
  if (end > i)
    return closed && named.some((t) => (t.flags & WORD) === 0 && (t.flags & FIRST) === 0)
      ? mentionOf(named, 'PLACE', 'direct', 0.8)
      : undefined
  return named[0]!.flags === 0 &&
    named[0]!.word.length > 5 &&
    townOf(named[0]!.word) !== undefined &&
    /(?:til|till|until|via|thru|through|past|toward|towards|outside|near|nr|to|from|in)$/.test(left)
    ? mentionOf(named, 'PLACE', 'direct', 0.8)
    : undefined
}

/** `911 dispatcher (lane county)`. */
function county({ tokens, i, left }: Find): Mention | undefined {
  const [token, next] = [tokens[i]!, tokens[i + 1]]
  return next?.word === 'county' &&
    !next.line &&
    token.word.length > 2 &&
    /(?:^|[,(]|in|from|for|of|near|to|at|w|with|across|:)$/.test(left) &&
    !FUNCTION_WORDS.has(token.word) &&
    !NO_HOME.has(token.word) &&
    !/(?:al|ic|ed|ing|ous|est|er)$/.test(token.word) &&
    !/^(?:whole|next|other|home|our|county|dry|wet|every|each|one|rich|poor|tri)$/.test(token.word)
    ? mentionOf([token, next], 'PLACE', 'direct', 0.8)
    : undefined
}

const lettersOf = (codes: string): ReadonlySet<string> => new Set(codes.split(' '))
/** Letters of states that are words as well: no comma tells these. */
const WORDS_TOO = lettersOf('dc de hi id in la me oh pr')
/** And those that are a treatment, a client, a month or a hospital as well: they count behind a comma. */
const DOUBTFUL = lettersOf('al ar ca co ct ma md mi mo ms mt ne nh ok or pa sd tx ut va')
const LETTERS = [...STATE_CODES].map((code) => code.toLowerCase()).filter((code) => !WORDS_TOO.has(code))
/** What follows a town: `normal il`, `friendship, wi`, `independence, mo,`. */
const STATE_LETTERS = new RegExp(
  `^(?:, )?(?:${LETTERS.filter((code) => !DOUBTFUL.has(code)).join('|')}) (?:[,.;)(]|¶|\\w)|^, (?:${[...DOUBTFUL].join('|')}) (?:[,.;)(]|¶)`,
)

/** A town before the letters of its state, whatever words it is of. */
function beforeState({ tokens, i, left }: Find): Mention | undefined {
  for (let n = 3; n > 0; n--) {
    const letters = tokens[i + n]?.raw === ',' ? tokens[i + n + 1] : tokens[i + n]
    if (letters?.raw.length !== 2 || !STATE_LETTERS.test(rightOf(tokens, i + n - 1, 3))) continue
    const named = tokens.slice(i, i + n)
    if (named.some((t, k) => !/^[a-z]/.test(t.raw) || (k > 0 && t.line))) continue
    if (townOf(named.map((t) => t.word).join(' ')) === undefined) continue
    if (n > 1 || /(?:^|¶|[,(@]|in|to|from|near|outside|past|by|of|town|is|at)$/.test(left))
      return mentionOf(named, 'PLACE', 'direct', 1)
  }
  return undefined
}

/** A town or another place in small letters, listed or only by its frame. */
export function place(at: Find): Mention | undefined {
  const { tokens, i, left, right } = at
  const token = tokens[i]!
  const alone = beforeState(at) ?? listedAlone(at) ?? county(at)
  if (alone) return alone
  if (
    !/(?:in|to|from|near|outside|past|by|toward|towards|around|of|en|nr|for|:|is|hometown|visited|over on|lives on|live on|living on|off of)$|(?:town|city|village|suburb) ,$|(?:fue|mudo|vino|viene|regreso|viajo|llego|vuelve|nacio|originari[oa])(?: [a-z]+)? (?:a|de|para)$/.test(
      left,
    )
  )
    return undefined
  const listed = townHere(tokens, i)
  if (listed > i && (MOVED.test(left) || KIND_BEFORE.test(left)))
    return mentionOf(tokens.slice(i, listed + 1), 'PLACE', 'direct', 1)
  const quarter = inQuarter(at)
  if (quarter) return quarter
  const found = phrase(at, 3)
  for (let n = Math.min(3, found.length); n > 0; n--) {
    const words = found.slice(0, n).map((t) => t.word)
    const name = words.join(' ')
    if (isWide(name) || isPeople(name)) return undefined
    if (townOf(name.replaceAll(/[^a-z ]/g, ' ')) === undefined) continue
    const plain = words.every((_, k) => (found[k]!.flags & SOLID) !== 0)
    if (n === 1 && NO_HOME.has(token.word)) continue
    if (
      n === 1 &&
      plain &&
      !(
        (MOVED.test(left) || (IN.test(left) && (townOf(name) ?? 0) % 3 > 0 && !NO_TOWN.has(name))) &&
        /^(?:[,.;)]|¶|w\b|with\b|after|since|and|when|by|bc|because|last|in|on|before|but|for|until|ater|orig|at\b)/.test(
          right,
        )
      )
    )
      continue
    if (n === 1 && (token.flags & ANY_FIRST) !== 0 && !MOVED.test(left)) continue
    if (n === 1 && !plain && !/(?:in|to|from|near|outside|en|de|nr|:|is|hometown|visited)$/.test(left))
      continue
    if (
      n > 1 &&
      plain &&
      !MOVED.test(left) &&
      !(
        /(?:^| )(?:in|near|from|outside|town,|,)$/.test(left) &&
        /^(?:[,.;)]|¶)/.test(rightOf(tokens, i + n - 1))
      )
    )
      continue
    return mentionOf(found.slice(0, n), 'PLACE', 'direct', 1)
  }
  if (!MOVED.test(left))
    return isUnlistedName(token) &&
      /(?:in|from|near|to)$/.test(left) &&
      !TERMS.has(token.word) &&
      !DRUGS.has(token.word) &&
      !AUTHORS.has(token.word)
      ? mentionOf(found.slice(0, 1), 'PLACE', 'direct', 0.6)
      : undefined
  if (NO_HOME.has(token.word)) return undefined
  const plain = (token.flags & SOLID) !== 0
  const kindNext = found[1] !== undefined && kindOf(['x', found[1].word]) === 'PLACE'
  if (kindNext && (token.flags & WORD) !== 0) return mentionOf(found.slice(0, 2), 'PLACE', 'direct', 0.9)
  if (plain) {
    const next = found[1]
    if (
      next &&
      (next.flags & WORD) === 0 &&
      (next.flags & ANY_FIRST) === 0 &&
      next.word.length > 3 &&
      !/ing$/.test(token.word) &&
      !TERMS.has(next.word) &&
      !roleOf(token.word) &&
      (next.flags !== 0 || isUnlistedName(next))
    )
      return mentionOf(found.slice(0, 2), 'PLACE', 'direct', 0.7)
    if (next && kindOf(['x', next.word]) === 'PLACE')
      return mentionOf(found.slice(0, 2), 'PLACE', 'direct', 0.9)
    return undefined
  }
  if (/^(?:from|de)$/.test(left.split(' ').at(-1)!) && (token.flags & ANY_FIRST) !== 0) return undefined
  if (
    token.word.length < 3 ||
    roleOf(token.word) ||
    DRUGS.has(token.word) ||
    TERMS.has(token.word) ||
    AUTHORS.has(token.word)
  )
    return undefined
  return mentionOf(
    untilOrdinary(found).filter((t, k) => k === 0 || (t.flags & WORD) === 0),
    'PLACE',
    'direct',
    0.8,
  )
}
