import { AUTHORS } from './authors.ts'
import { ANY_FIRST, FIRST } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { CALLED_SO, isPeople, isWide, STATE_CODES } from './geography.ts'
import { isInDictionary } from './lexicon.ts'
import { ABSTRACT, CAPITALIZED, FUNCTION_WORDS, OPENERS } from './ordinary.ts'
import type { Evidence, Phrase, Reading } from './phrase.ts'
import { isWideHere, stateAfter } from './places.ts'
import { roleOf } from './roles.ts'
import { TITLE } from './titles.ts'
import { isTrade } from './trade.ts'
import { DRUGS, EPONYMS, PHRASES, TERMS } from './trade-words.ts'

/** Roles, titles, sentence words and medicines by themselves. */
export function readUnnamed(p: Phrase): Reading {
  const { named, first, words, left, right, titled } = p
  if (
    named.length === 1 &&
    roleOf(first.word) !== undefined &&
    !titled &&
    (first.flags & FIRST) === 0 &&
    !(
      LEFT.named.test(left) &&
      !(
        LEFT.nicknamed.test(left) &&
        /^(?:father|mother|mom|mum|dad|daddy|mommy|mama|papa|nan|grandma|grandpa|sis|bro|baby|honey)$/.test(
          first.word,
        )
      )
    ) &&
    !RIGHT.called.test(right) &&
    !(ABSTRACT.has(first.word) && (LEFT.kin.test(left) || RIGHT.age.test(right)))
  )
    return null
  if (
    named.length === 1 &&
    TITLE.test(first.word) &&
    !titled &&
    !LEFT.kin.test(left) &&
    !LEFT.nicknamed.test(left) &&
    (first.flags & FIRST) === 0
  )
    return null
  if (
    named.length === 1 &&
    !titled &&
    !(!first.opens && LEFT.kin.test(left) && RIGHT.verb.test(right)) &&
    (FUNCTION_WORDS.has(first.word) || (OPENERS.has(first.word) && (first.opens || /^ ?[:#]/.test(right))))
  )
    return null
  if (words.some((w) => DRUGS.has(w)) && !titled) return null
  if (named.length === 1 && WEEKDAY.test(first.word) && !titled && !LEFT.named.test(left)) return null
  if (named.length === 1 && CAUSES.test(first.word) && LEFT.court.test(left)) return null
  return undefined
}

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/

/** `In re Guardianship of`: what a court decides about, before whom. */
const CAUSES =
  /^(?:guardianship|conservatorship|marriage|adoption|estate|custody|welfare|parentage|interest|termination)$/

/** A word of the trade after `is`, sentence words in a row, what an author owns, phrases everybody knows. */
export function readWord(p: Evidence): Reading {
  const { all, run, named, first, phrase, left, right, titled, personal } = p
  if (
    named.length === 1 &&
    !titled &&
    (TERMS.has(first.word) || isPeople(first.word)) &&
    / (?:is|was|es|era|and|y)$/.test(left)
  )
    return null
  if (
    named.length > 1 &&
    !titled &&
    named.every((t) => OPENERS.has(t.word) || FUNCTION_WORDS.has(t.word)) &&
    first.opens
  )
    return null
  const owner = all[run.i - 1]
  if (owner?.possessive && AUTHORS.has(owner.word) && !titled) return null
  if (PHRASES.has(phrase) && !personal && !titled && !p.context && !/(?:^| )at(?: the)?$/.test(left))
    return null
  if (!personal && (COUNTED.test(phrase) || FEDERAL.test(phrase) || SOCIETY.test(phrase))) return null
  // An inner Producer stays one where the text names it again.
  if (
    /(?:^| )(?:inner|interno|interna|part (?:of (?:her|him|them|me|herself|himself) )?(?:\(|,|called|named|(?:she|he|they) calls?))$/.test(
      left,
    )
  )
    return { ...p.at, type: 'NAME', severity: 'direct', sure: 0.1, author: true }
  if (/(?:^| )(?:state|province|republic|kingdom|estado) (?:of|de)$/.test(left) && named.length < 3)
    return null
  if (/^(?:chico|chica|nino|nina)$/.test(first.word) && /^(?:de|con|que) /.test(right) && named.length === 1)
    return null
  if (isThing(p) || isScore(p)) return null
  if (
    named.length === 1 &&
    CITY_SCALE.test(first.word) &&
    /^(?:=|of |at )?\d{1,2}(?! [a-z]{4,}(?:street|road))\b/.test(right)
  )
    return null
  if (
    /(?:^| )(?:the|los)$/.test(left) &&
    /^(?:years|era|administration|anos)\b/.test(right) &&
    named.length === 1
  )
    return null
  if (!personal && !titled && p.ordinary && named.length > 1 && !p.context && OF_THE_WORK.test(phrase))
    return null
  return undefined
}

/** `Chapter Four`, `Level One`, `Step Nine`. */
const COUNTED =
  /(?:^| )(?:chapter|section|part|step|phase|level|stage|week|day|session|unit|module|title|article|track|room|floor|type|criterion|question|item|item|rule|act|scene|volume|grade|table|figure|appendix|principle) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[ivx]+|[a-h])$/

/** Parts and tools by their last word: `the Loud Part`, `a Gratitude Journal`. */
const OF_THE_WORK =
  /(?:^| )(?:parts?|one|voice|self|child|critic|mind|mode|parent|protector|adult|teen|boy|girl|journal|record|log|list|plan|sheet|tracker|diary|letter|letters|stream|container|chair|worksheet|handout|circle|map|timeline|jar|cards?|prayer|warn|report|style|styles)$/

/** A society of the trade is nobody's circle. */
const SOCIETY =
  /\b(?:psych\w+|psycho\w+|analytic|jungian|counseling|psiquiatr\w+|psicol\w+|change process|social workers?)\b.*\b(?:society|association|institute|academy|board|congress|group|sociedad|asociacion|federation|college)$/

const FEDERAL =
  /^(?:us |united states |federal )?(?:department of (?:labor|justice|education|defense|state|veterans affairs|homeland security|health and human services|social services|motor vehicles|children and families)|social security administration|supreme court|house of representatives|veterans affairs|internal revenue service|food and drug administration)$/

/** What an article before it says is a thing: `a Mac`, `he is a Mason`, `the Foreman speaks`; a part after `inner`. */
function isThing({ named, first, left, right, titled, personal }: Evidence): boolean {
  if (titled || personal || named.length > 1 || first.shape !== 'capital') return false
  if (
    /(?:^| )(?:an?|un|una)$/.test(left) &&
    !SPANISH.test(left) &&
    !/(?:^| )(?:en|y|su|con|por|de|la|el)(?: |$)/.test(right)
  )
    return !/^(?:'s|\^|who|family|household|kid|boy|girl|woman|man|native|resident|student|graduate|grad|alum|nurse|driver|employee|engineer|teacher|street|avenue|suburb|apartment|motel|bar|hospital|church|school|plant|warehouse|store)/.test(
      right,
    )
  return (
    /(?:^| )the$/.test(left) &&
    /(?:er|or|ist|ian|tic|man|person|tice|ess)$/.test(first.word) &&
    (first.listed || isInDictionary(first.word) || isInDictionary(first.word.replace(/e[rs]s?$/, ''))) &&
    (first.flags & ANY_FIRST) === 0
  )
}

/** Scales that are called by a city or an author alone, before their score. */
const CITY_SCALE =
  /^(?:edinburgh|pittsburgh|montreal|boston|cornell|columbia|hamilton|beck|burns|epworth|copenhagen|zarit)$/

/** `MoCA 18, Cornell 14.`: a scale among scores. */
function isScore({ all, run, named, right, personal, kin, titled }: Evidence): boolean {
  const before = all[run.i - 3]
  return (
    (!personal || !kin) &&
    !titled &&
    named.length === 1 &&
    /^\d{1,3} ?[.,;¶)]/.test(right) &&
    /^[,;]$/.test(all[run.i - 1]?.raw ?? '') &&
    all[run.i - 2]?.shape === 'number' &&
    before !== undefined &&
    (TERMS.has(before.word) || before.shape === 'capitals' || before.shape === 'mixed')
  )
}

/** An `a` of Spanish is no article. */
const SPANISH = /(?:^| )(?:el|la|los|las|de|del|que|su|sus|se|en|y|con|por|mi|le|lo|me|al) (?:.* )?a$/

/** Of the words every page knows, those that somebody may work for. */
const COMPANIES = new Set(
  'uber lyft amazon google facebook netflix tesla toyota honda ford disney paypal spotify costco nissan hyundai subaru instagram reddit linkedin peloton marvel pepsi coca-cola'.split(
    ' ',
  ),
)
/** What the trade says about it comes first unless somebody is meant; then states, peoples and customary capitals. */
export function readTradeOrCustom(p: Evidence): Reading {
  const { all, run, named, first, words, left, right, titled, context, personal } = p
  if (
    !personal &&
    !titled &&
    !(context && named.length > 1) &&
    !(
      context === 'EMPLOYER' &&
      /(?:at|for|:|with)$/.test(left) &&
      !/(?:^| )(?:i|we|i've|we've) /.test(left) &&
      (!TERMS.has(first.word) || COMPANIES.has(first.word))
    ) &&
    !(
      /(?:^| )at(?: the)?$/.test(left) &&
      !/\b(?:look|looks|looked|looking|laugh\w*|good|better|back|stab) at/.test(left) &&
      named.every((t) => AUTHORS.has(t.word) || EPONYMS.has(t.word))
    ) &&
    !(/^couple\b/.test(right) && /(?:^| )the$/.test(left) && !AUTHORS.has(first.word)) &&
    isTrade(named, all, run.i, run.j, right)
  )
    return null
  if (
    named.length === 1 &&
    ((isPeople(first.word) && !titled && !(p.namedLeft && CALLED_SO.has(first.word))) ||
      (first.shape !== 'capitals' &&
        CAPITALIZED.has(first.word) &&
        !(first.word === 'will' && !first.opens && first.shape === 'capital') &&
        !(/^(?:june|april|may|august)$/.test(first.word) && !first.opens && LEFT.act.test(left)) &&
        !(
          titled ||
          personal ||
          (first.start === 0 && (first.flags & FIRST) !== 0 && RIGHT.verb.test(right)) ||
          ((first.flags & FIRST) !== 0 && RIGHT.acts.test(right)) ||
          ((first.flags & FIRST) !== 0 &&
            !first.opens &&
            /(?:^| )(?:she|he) (?:is|was)$/.test(left) &&
            /^(?:[.,;]|and|¶)/.test(right))
        )))
  )
    return null
  if (!personal && !titled && isWideHere(p)) return null
  if (
    words.every((w) => isPeople(w) || isWide(w)) &&
    !(words.length === 1 && stateAfter(right) && /(?:in|from|to|near|of|,)$/.test(left)) &&
    !titled &&
    !(p.kin || p.namedLeft || p.aged || p.kinRight)
  )
    return null
  if (named.length === 1 && STATE_CODES.has(first.raw) && p.acronym) return null
  return undefined
}
