import { rightOf } from './context.ts'
import type { FindingType } from './finding.ts'
import { ANY_FIRST, ANY_NAME, SOLID, WORD } from './flags.ts'
import { LEFT } from './frames.ts'
import { BRANDS, kindOf } from './heads.ts'
import { townOf } from './lexicon.ts'
import { wordsIn } from './listed-words.ts'
import * as lists from './lists.generated.ts'
import type { Mention } from './mention.ts'
import { isSlip } from './slips.ts'
import { type Find, mentionOf, phrase, untilOrdinary } from './small-phrase.ts'
import { NO_HOME } from './small-places.ts'
import type { Token } from './tokens.ts'
import { DRUGS, TERMS, TRADE_HEADS } from './trade-words.ts'

/** An employer, school, place of care or congregation in small letters, by its frame and its telling word. */
export function organization(at: Find): Mention | undefined {
  const found = phrase(at, 4)
  if (found.length === 0) return undefined
  const brand = brandOfTwo(found, at.left)
  if (brand) return brand
  const phrased = phrasedAt(at, found)
  return (
    employer(phrased) ??
    outfit(phrased) ??
    calledIn(phrased) ??
    school(phrased) ??
    facility(phrased) ??
    ofSaint(phrased) ??
    byTellingWord(phrased)
  )
}

/** A phrase with what its words say. */
type Phrased = {
  tokens: readonly Token[]
  i: number
  left: string
  token: Token
  found: readonly Token[]
  /** Up to the last telling word, when there is one. */
  named: readonly Token[]
  kind: FindingType | undefined
  /** Some word of it is not just a word. */
  special: boolean
  /** Begins as kinds of places do: `public`, `family`. */
  generic: boolean
}

function phrasedAt({ tokens, i, left }: Find, found: readonly Token[]): Phrased {
  const token = tokens[i]!
  const upTo = found.findLastIndex(
    (t, k) =>
      k > 0 &&
      kindOf(['x', t.word]) !== undefined &&
      kindOf(found.slice(0, k + 1).map((x) => x.word)) !== undefined,
  )
  const named = upTo > 0 ? found.slice(0, upTo + 1) : found
  const special = named.some(
    (t) =>
      (t.flags & WORD) === 0 ||
      ((t.flags & ANY_NAME) !== 0 && kindOf([t.word]) === undefined && !GENERIC.has(t.word)),
  )
  const kind = kindOf(named.map((t) => t.word))
  return { tokens, i, left, token, found, named, kind, special, generic: GENERIC.has(token.word) }
}

/** `at home depot`, `for dollar general`. */
function brandOfTwo(found: readonly Token[], left: string): Mention | undefined {
  return BRANDS.has(`${found[0]!.word}-${found[1]?.word}`) &&
    /(?:at|for|from|with|w|the|joined|left|quit)$/.test(left)
    ? mentionOf(found.slice(0, 2), 'EMPLOYER', 'direct', 1)
    : undefined
}

/** After a word of work; a firm that everybody knows, also elsewhere. */
function employer({ tokens, i, left, token, found, named, kind, generic }: Phrased): Mention | undefined {
  const worked =
    WORKED.test(left) || (/ (?:at|for|from|by)(?: the| an?)?$/.test(left) && LEFT.employer.test(left))
  const isHouse = !NO_HOME.has(token.word) && (!generic || isFirm(found))
  if (worked && (token.word === 'home' ? found[1]?.word === 'depot' : isHouse)) {
    if (/ (?:the|a|an|la|el|un|una)$/.test(left))
      return isFirm(found) ? mentionOf(kind ? named : found, 'EMPLOYER', 'direct', 0.9) : undefined
    const plain = found.length < 4 ? found : untilOrdinary(found)
    const short = kind ? named : plain
    if (kind === 'SCHOOL') return mentionOf(short, 'EMPLOYER', 'direct', 1)
    if (BRANDS.has(token.word) || (token.flags & WORD) === 0 || kind || !token.word.endsWith('ing'))
      return mentionOf(BRANDS.has(token.word) && !kind ? found.slice(0, 1) : short, 'EMPLOYER', 'direct', 1)
  }
  const isBrandThere =
    BRANDS.has(token.word) &&
    (token.flags & SOLID) === 0 &&
    /(?:^| )(?:at|for|from|behind|outside|the|w|with)$/.test(left)
  const isWorkedAt =
    (BRANDS.has(token.word) || token.flags === 0) &&
    /^where (?:s?he|they|i|we) (?:works?|worked|drives?|stocks?|cleans?|cooks?)\b/.test(rightOf(tokens, i))
  if (isBrandThere || isWorkedAt) return mentionOf(found.slice(0, 1), 'EMPLOYER', 'direct', 0.9)
  if (
    /(?:owns|runs|opened)$/.test(left) &&
    !generic &&
    (kind === 'EMPLOYER' || found.slice(0, 2).some((t) => t.flags === 0)) &&
    !NO_HOME.has(token.word)
  )
    return mentionOf(kind ? named : found.slice(0, 3), 'EMPLOYER', 'direct', 0.8)
  if (
    /(?:quit|left|fired from|laid off from|sued|dejo|renuncio a|joined|been with|employer :?|works :|job :)$/.test(
      left,
    )
  ) {
    if (BRANDS.has(token.word) && !kind) return mentionOf(found.slice(0, 1), 'EMPLOYER', 'direct', 1)
    if (kind === 'EMPLOYER' && !generic) return mentionOf(named, 'EMPLOYER', 'direct', 1)
    if (
      (token.flags & WORD) === 0 &&
      (token.flags & ANY_FIRST) === 0 &&
      !TERMS.has(token.word) &&
      !DRUGS.has(token.word)
    )
      return mentionOf(untilOrdinary(found), 'EMPLOYER', 'direct', 0.8)
  }
  return undefined
}

/** `bus co is prairie shuttle`, `works the upper vein mine`, `back at case ih`. */
function outfit({ left, found, named, kind, tokens, i }: Phrased): Mention | undefined {
  if (
    /(?:^| )(?:co|company|firm|agency|outfit|employer|job|restaurant|shop|store) (?:is|was|called|named|is called)(?: called)?$/.test(
      left,
    ) &&
    found.length > 1 &&
    found.length < 4 &&
    !GENERIC.has(found[0]!.word) &&
    !/(?:ing|ed|ly)$/.test(found[0]!.word) &&
    /^(?:[?,.;)!]|¶)/.test(rightOf(tokens, i + found.length - 1))
  )
    return mentionOf(found, 'EMPLOYER', 'direct', 0.9)
  if (/(?:^| )(?:works?|worked|working|mines|mined|runs|ran)(?: (?:at|in|for))? the$/.test(left)) {
    const end = found.findIndex(
      (t, k) => k > 0 && /^(?:mine|mill|dairy|cannery|quarry|docks|ranch|smelter)$/.test(t.word),
    )
    if (end > 0 && !GENERIC.has(found[0]!.word))
      return mentionOf(found.slice(0, end + 1), 'EMPLOYER', 'direct', 0.9)
  }
  if (
    /(?:^| )(?:(?:hes|shes|he's|she's|he is|she is|im|i'm|was|went|is|got|been|now) back|(?:yrs|years|shifts?|nights|days|line|gig)) at$/.test(
      left,
    ) &&
    found.slice(0, 2).some((t) => t.flags === 0 && (t.word.length < 4 || !isSlip(t.word))) &&
    !NO_HOME.has(found[0]!.word)
  )
    return mentionOf(kind ? named : found.slice(0, 2), 'EMPLOYER', 'direct', 0.8)
  if (
    /(?:^| )(?:dances|dance|sings|skates|fences|cheers|rows|swims) (?:w|with|for|at)$/.test(left) &&
    found.length > 1 &&
    !GENERIC.has(found[0]!.word)
  )
    return mentionOf(found, 'ORG', 'caution', 0.9)
  if (
    /(?:^| )(?:church|mosque|temple|parish|congregation|synagogue|shul) (?:\(|is|called)$/.test(left) &&
    found.length > 1 &&
    /^(?:[),.;]|¶)/.test(rightOf(tokens, i + found.length - 1))
  )
    return mentionOf(found, 'ORG', 'caution', 0.9)
  if (
    (/(?:^| )(?:frosh|freshman|sophomore|junior|undergrad|student) (?:,|at)$/.test(left) &&
      found[1] !== undefined &&
      /^(?:state|tech|poly|a&m|am|college)$/.test(found[1].word)) ||
    (/(?:^| )(?:both|kids|grader|grade|kinder|kindergarten|k) at$/.test(left) &&
      !GENERIC.has(found[0]!.word) &&
      (found[0]!.flags & WORD) === 0)
  )
    return mentionOf(found.slice(0, 2), 'SCHOOL', 'caution', 0.9)
  return undefined
}

/** `the tire place (big wheel in bemidji)`, `the bakery is sun and flower in glendale`: a business, then its name and town. */
function calledIn({ tokens, i, left, found }: Phrased): Mention | undefined {
  if (
    !/\b(?:bakery|bar|restaurant|shop|store|salon|garage|gym|diner|cafe|place|company|business|firm|warehouse|plant|farm|agency|dealership|dealer|nursery|studio|hotel|motel|brewery|clinic|taqueria|kitchen|market|laundry|cleaners) (?:\(|is|is called|was|called|named|,)$/.test(
      left,
    )
  )
    return undefined
  const joined = /^(?:and|&|n|of)$/.test(tokens[i + found.length]?.word ?? '')
  const upTo = i + found.length + (joined ? 1 : -1)
  const last = tokens[upTo]
  if (!last || last.line || !/^[a-z]/.test(last.raw)) return undefined
  const town = /^in ([a-z]+)(?: ([a-z]+))?/.exec(rightOf(tokens, upTo))
  if (!town || (townOf(town[1]!) ?? townOf(`${town[1]} ${town[2]}`)) === undefined) return undefined
  return mentionOf(tokens.slice(i, upTo + 1), 'EMPLOYER', 'direct', 0.9)
}

/** `attends …`, `dropped out of …`. */
function school({ left, token, found, named, kind, generic }: Phrased): Mention | undefined {
  if (
    /(?:school is|school :|college is|school,|attends|goes to|graduated from|enrolled at|enrolled in|student at|classes at|dropped out of|senior at|junior at|freshman at|sophomore at|kid at|studies at|estudia en|escuela|transferred to|expelled from|suspended from|grade at)(?: the)?$/.test(
      left,
    ) &&
    !generic &&
    !NO_HOME.has(token.word)
  ) {
    if (
      kind === 'SCHOOL' ||
      /school is|school :|college is|dropped out of/.test(left) ||
      (token.flags & WORD) === 0
    ) {
      return kind === 'ORG'
        ? mentionOf(named, 'ORG', 'caution', 1)
        : mentionOf(kind ? named : found.slice(0, 3), 'SCHOOL', 'caution', 1)
    }
  }
  return undefined
}

/** `admitted to …`, `just out of …`. */
function facility({ tokens, i, left, token, found, named, kind, generic }: Phrased): Mention | undefined {
  if (
    /(?:was at|unit at|floor at|ward at|icu at|er at|ed at|held at|seen at|stay(?:ed)? at|inpatient at|admitted to|discharged from|hospitalized at|hosp|transferred to|sent to|released from|got out of|just out of|in and out of|detox at|rehab at|treated at|iop at|php at|born at|birth at|surgery at|is at|lives at|internad[oa] en|ingres[oa]d[oa] en|estuvo en|d\/c from|dc from)(?: the)?$/.test(
      left,
    ) &&
    !generic &&
    !NO_HOME.has(token.word)
  ) {
    const hated = /^,? ?(?:hated|loved|for \d|for a|on a hold|x ?\d)/.test(
      rightOf(tokens, i + named.length - 1),
    )
    if (
      kind === 'FACILITY' ||
      kind === 'ORG' ||
      /hosp|admitted|discharged|inpatient|held at|detox|rehab|treated|iop|php|stay|internad|ingres/.test(
        left,
      ) ||
      hated ||
      (token.flags & WORD) === 0
    ) {
      return mentionOf(
        kind ? named : untilOrdinary(found),
        kind === 'SCHOOL' ? 'SCHOOL' : 'FACILITY',
        'caution',
        1,
      )
    }
  }
  return undefined
}

/** `at st vincent’s`. */
function ofSaint({ left, token, found, named, kind }: Phrased): Mention | undefined {
  if (
    /^(?:st|saint|santa|san|our)$/.test(token.word) &&
    found.length > 1 &&
    (found[1]!.possessive || /s$/.test(found[1]!.word)) &&
    /(?:at|to|from|in|near|by|of)(?: the)?$/.test(left)
  ) {
    return mentionOf(
      kind ? named : found.slice(0, 2),
      kind === 'SCHOOL' ? 'SCHOOL' : 'FACILITY',
      'caution',
      1,
    )
  }
  return undefined
}

/** By its own last word after a word of place: `near miller creek middle school`. */
function byTellingWord({ tokens, i, left, named, kind, special, generic }: Phrased): Mention | undefined {
  if (!kind || generic || kind === 'PLACE') return undefined
  if (
    named.length > 1 &&
    (special || (kind === 'SCHOOL' && named.length > 2 && /(?:at|to|from)$/.test(left))) &&
    /(?:at|from|to|of|in|with|by|is|,|:|\(|near|behind|the|¶|-)$/.test(left) &&
    !(TRADE_HEADS.has(named.at(-1)!.word) && kind === 'EMPLOYER')
  ) {
    if (
      /^(?:high|middle|care|house|home|living|group|general|post|works|times|team|office|park|point|health|services)$/.test(
        named.at(-1)!.word,
      )
    ) {
      if (
        (named.at(-2)!.flags & ANY_NAME) === 0 ||
        !/(?:at|from|to|,|is|:)$/.test(left) ||
        MEASURE.has(named.at(-2)!.word) ||
        !/^(?:[,.;)]|¶|w\b|in\b|and\b|hated|for\b)/.test(rightOf(tokens, i + named.length - 1))
      )
        return undefined
      if (named.some((t) => (t.flags & ANY_NAME) === 0 && VERBISH.test(t.word) && (t.flags & WORD) !== 0))
        return undefined
    }
    return mentionOf(named, kind, kind === 'EMPLOYER' ? 'direct' : 'caution', 0.9)
  }
  return undefined
}

/** After these stands where somebody works. */
const WORKED =
  /(?:^| )(?:works?|worked|working|job|shifts?|employed|hired|fired|laid off|wks|cashier|driver|drives|hauls|drove|roofer|welder|manager|mechanic|cook|nurse|clerk|server|waitress|waiter|bartender|barista|dishwasher|hostess|stocker|picker|packer|janitor|custodian|housekeeper|cleaner|guard|teller|receptionist|dispatcher|lineman|foreman|tech|groomer|stylist|hands?|cowboy|rancher|attendant|trabaja|trabajaba)(?: [a-z0-9]+){0,4} (?:at|for|from|with|w|by|en|para)(?: (?:the|a|la|el))?$/

/** What people work at without its having a name: `the front desk`, `the county`. */
const WORKPLACES = wordsIn(lists.WORKPLACES)

/** Two or three words that name a firm although each is just a word: `the rusty nail`, `first student`. */
function isFirm(found: readonly Token[]): boolean {
  const last = found.at(-1)!
  return (
    found.length > 1 &&
    found.length < 4 &&
    !WORKPLACES.has(last.word) &&
    !WORKPLACES.has(found[0]!.word) &&
    !NO_HOME.has(found[0]!.word) &&
    !(
      GENERIC.has(found[0]!.word) &&
      (found[0]!.word !== 'first' || /^(?:time|shift|job|aid|responders?|grade|place)$/.test(last.word))
    ) &&
    !/(?:ing|ed|ly)$/.test(last.word) &&
    !found.some((t) => t.shape === 'number')
  )
}

/** Words before a telling one that leave it any of its kind: `the high school`, `a liquor store`, `her work`. */
const GENERIC = wordsIn(lists.GENERIC)
const MEASURE = new Set(
  'mood risk anxiety scores score bp energy pain very too so got get was is getting pretty really blood heart all time sky knee how this that still super pulse hr temp stress'.split(
    ' ',
  ),
)

const VERBISH = /(?:ed|ing|es|s)$/
