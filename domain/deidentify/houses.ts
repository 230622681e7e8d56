import { AUTHORS } from './authors.ts'
import { ANY_FIRST, FIRST, WORD } from './flags.ts'
import { LEFT, RIGHT } from './frames.ts'
import { isPeople, isWide, STATES } from './geography.ts'
import { BRANDS } from './heads.ts'
import { townOf } from './lexicon.ts'
import { CAPITALIZED, FUNCTION_WORDS } from './ordinary.ts'
import { type Evidence, organization, person, placeMention, type Reading } from './phrase.ts'
import { isPlace, isTown, isWideHere, looksPersonal, ordinaryAlone, stateAfter } from './places.ts'
import { isTrade, listedWithAuthors } from './trade.ts'
import { TERMS, TRADE_HEADS } from './trade-words.ts'

/** What somebody does for an employer, where no word of work stands. */
const HIRED =
  /(?:^| )(?:drives?|drove|driving|stocks?|stocked|stocking|bags?|bagged|delivers?|delivered|delivering|packs?|packed|packing|picks?|picked|picking|loads?|loaded|loading|unloads?|sorts?|sorted|sells?|sold|selling|hauls?|hauled|welds?|welded|wires?|fixes|fixed|repairs?|details?|tends|tended|waits|waited|serves|serving|hosts|cooks|cooked|bakes|cuts|does|did|keeps|kept|answers|answered|greets|cashiers|guards|guarded|patrols|cleans|cleaned|mops|runs|ran|manages|managed|trains|trained|consults|consulted|codes|designs|designed|writes|edits|builds|built|assembles|installs|installed|inspects|audits|flies|flew|pilots|nursing|tables|shelves|register|shift|shifts|overtime|doubles|nights|insurance|books|hair|on|joined) (?:[a-z-]+ ){0,2}(?:at|for|with)(?: the| an?)?$/
/** `= line cook, The Purple Yam`, `(49, actuary, Sun Life)`: what somebody does, then where. */
const WORK =
  '(?:[a-z-]{2,}(?:er|or|ist|ian|ician|man|woman)|nurse|clerk|cook|chef|pilot|aide|actuary|attorney|lawyer|paralegal|tech|temp|rn|lpn|cna|cpa|emt|intern|resident|guard|agent|assistant|associate|host|hostess|waitress|attendant|consultant|accountant|sergeant|rep|secretary|anestesista|enfermera|enfermero|cocinero|cocinera|chofer|cajera|cajero|obrera|obrero|gerente)'
const WORKER = new RegExp(`(?:^| )${WORK} ,(?: the)?$`)
const AGED_WORKER = new RegExp(
  `(?:\\d{2}|\\d{2} (?:f|m|y|yo|nb)|anos) , (?:[a-z-]+ ){0,2}?(?:[a-z]+ , )?${WORK} ,(?: the)?$`,
)
/** Where people buy and pass time. */
const SHOPPED =
  /\b(?:shop|shops|shopped|shopping|buys?|bought|ordered|orders|returned|parked|aisle|line|card|stuff|clothes|app|panic|cried|fell|stole|stealing|shoplift|shoplifting|eat|eats|ate|lunch|dinner|coffee|met|meet|date|waiting)\b/
const WENT =
  /(?:^| )(?:moved|moving|moves|relocated|relocating|relocates|flew|flies|fled|returned|returning|commutes|deported|drove|transferred) (?:back )?(?:to|from)$/

const STRONG_HOME =
  /(?:^| )(?:lives?|living|lived|resides|residing|vive|vivia|viven|born|nacio|nacid[oa]|raised|grew up) (?:in|en)$/

/** `Holland, MI`, `the son (Leeds)`, `Cody, in Lincoln, wants`, `68, of Tupelo`, `el metro Etiopia`. */
function isPlaceBeyondDoubt({
  all,
  run,
  words,
  phrase,
  first,
  left,
  right,
  titled,
  personal,
}: Evidence): boolean {
  if (titled || words.length > 3) return false
  if (/(?:^| )(?:metro|estacion)$/.test(left)) return true
  const before = /(?:^| )(?:in|from|to|near|outside|en)$/.test(left)
  if (before && words.length === 1 && stateAfter(right) && !STATES.has(phrase))
    return !isPeople(phrase) || phrase === 'holland'
  if (words.length === 1 && /^, \^?[a-z]+(?: \^?[a-z]+)? \d{5}\b/.test(right)) return true
  if (personal || isWide(phrase) || !isTown(phrase)) return false
  if (/(?:^| )\($/.test(left) && /^\)/.test(right))
    return !AUTHORS.has(phrase) || (all[run.i - 2]!.flags & ANY_FIRST) !== 0
  return /, (?:in|of|de|en)$/.test(left) && /^[,.;)¶]/.test(right) && (before || (first.flags & FIRST) === 0)
}

/** Employers and towns that a frame names beyond doubt, whatever the words are. */
export function readWorkOrTown(p: Evidence): Reading {
  if (isPlaceBeyondDoubt(p)) return placeMention(p.at)

  const { all, run, at, named, first, words, phrase, left, right, titled, kind, acronym, context, personal } =
    p
  if (
    words.length < 4 &&
    BRANDS.has(words.join('-')) &&
    !titled &&
    !personal &&
    (context === 'EMPLOYER' ||
      HIRED.test(left) ||
      RIGHT.hired.test(right) ||
      (/(?:at|for|with|from)$/.test(left) && !SHOPPED.test(left) && (words.length > 1 || acronym)))
  )
    return organization(p, 'EMPLOYER')
  if (
    !titled &&
    !personal &&
    !isWideHere(p) &&
    !TRADE_HEADS.has(p.last.word) &&
    (WORKER.test(left) || AGED_WORKER.test(left)) &&
    !looksPersonal(p) &&
    (p.named.length > 1
      ? p.named.every((t) => FUNCTION_WORDS.has(t.word) || (t.listed && (t.flags & ANY_FIRST) === 0)) ||
        AGED_WORKER.test(left)
      : AGED_WORKER.test(left) && !TERMS.has(first.word)) &&
    !isPeople(first.word)
  )
    return organization(p, 'EMPLOYER')
  if (
    RIGHT.hired.test(right) &&
    !titled &&
    !personal &&
    !looksPersonal(p) &&
    !ordinaryAlone(p) &&
    !isWide(phrase)
  )
    return organization(p, kind === 'SCHOOL' || kind === 'FACILITY' ? kind : 'EMPLOYER')
  if (
    /(?:^| )(?:lives|home|resides|vive)$/.test(left) &&
    run.tokens[0] !== undefined &&
    all[run.i - 1]!.shape === 'capital' &&
    !isWide(phrase)
  )
    return placeMention(at)
  if (STRONG_HOME.test(left) && !titled && !isWideHere(p) && !isPeople(first.word) && kind === undefined)
    return placeMention(at)
  if (
    /^, where (?:she|he|they) (?:is|was|works?|worked|has|had|cleans|drives|sells|teaches|manages|runs|started|did|keeps|kept|stocks|cooks|answers|fixes|makes|builds|packs|loads)\b/.test(
      right,
    ) &&
    kind !== 'SCHOOL' &&
    kind !== 'FACILITY' &&
    !titled &&
    !isTown(phrase) &&
    !isWide(phrase)
  )
    return organization(p, 'EMPLOYER')
  if (
    /^(?:, \^?[a-z]{2} |, )?\d{5}\b/.test(right) &&
    !ordinaryAlone(p) &&
    !acronym &&
    !isWide(phrase) &&
    !TERMS.has(first.word)
  )
    return placeMention(at)
  if (
    /^(?:discharged|admitted|released|kept|held|treated|transferred) (?:him|her|them)\b(?! (?!for|over|there|in|on|until|till|to|two|three|from|with|without|after|against|and|at|because|too|early|home|last|this|twice|once|again)[a-z])/.test(
      right,
    ) &&
    !looksPersonal(p)
  )
    return organization(p, 'FACILITY')
  if (
    !titled &&
    /(?:^| )(?:trained|studied|interned|residency|fellowship|internship|rotated|rotation|postdoc|undergrad|tuition|classes|semester) at(?: the)?$/.test(
      left,
    ) &&
    !TERMS.has(first.word) &&
    !isWide(phrase)
  )
    return organization(p, kind === 'FACILITY' ? kind : 'SCHOOL')
  if (
    !titled &&
    !personal &&
    /^(?:yearbook|campus|dorms?|homecoming|sophomore|freshman|alumni|alumna|alumnus|undergrad|varsity|commencement|sweatshirt)\b/.test(
      right,
    ) &&
    !named.every((t) => CAPITALIZED.has(t.word) || TERMS.has(t.word))
  )
    return organization(p, 'SCHOOL')
  if (words.length === 2 && STATES.has(words[0]!) && /^(?:state|tech)$/.test(words[1]!))
    return organization(p, 'SCHOOL')
  if (
    words.length > 1 &&
    context !== 'EMPLOYER' &&
    !personal &&
    townOf(phrase) !== undefined &&
    (LEFT.place.test(left) || LEFT.placeVerb.test(left) || stateAfter(right))
  )
    return placeMention(at)
  // `moving to Leeds`: a town, also where an author bears its name.
  if (!personal && !titled && WENT.test(left) && townOf(phrase) !== undefined && !isWide(phrase))
    return placeMention(at)
  return undefined
}

/** After the letters of a school. */
const CAMPUS =
  /^(?:rep|steward|chapter|campus|dorms?|student|students|grad|graduate|alum|alumna|alumnus|sophomore|freshman|senior|junior|professor|faculty|classmates|football|basketball|sweatshirt|hoodie)\b/
const PLAYED =
  /(?:^| )(?:plays?|played|ball|football|basketball|soccer|lacrosse|baseball|ran|runs|rows|rowed|swims|swam|board of|degree from|graduated|got into|accepted to|accepted by|left|drop(?:s|ped|ping)? out of)(?: (?:track|crew))?(?: (?:at|for|from|of|to))?$/
/** Letters of measures, places of care and states of affairs that stand after `at`. */
const MEASURES = new Set(
  'bmi ekg ecg mri cbc a1c ldl tsh rpm bpm pcp obgyn asap edt est pst cst gmt ama dnr dob eta gpa iq vas nrs pain wic jee neet gcse act mcat trac trap lpn cna emt dui dwi pto eap hmo ppo usa u.s.a nyc yoa'.split(
    ' ',
  ),
)

/** `la escuela Benito Juárez`: houses that bear a person's name. */
const NAMED_AFTER =
  /(?:^| )(?:escuela|colegio|primaria|secundaria|preparatoria|universidad|kinder|instituto|hospital|clinica|parroquia|iglesia)$/

/** Employers, schools, clinics, congregations and towns, by their own words or a frame. */
export function readHouse(p: Evidence): Reading {
  const { all, run, at, named, first, left, right, kind, acronym, context, personal, ordinary } = p
  const { kin, clientLeft, namedLeft, aged } = p
  const place = isPlace(p)
  if (
    first.word === 'children' &&
    first.possessive &&
    named.length === 1 &&
    !first.opens &&
    !/^'s [a-z]{3,}s?\b(?<! (?:and|for|then|when|where|who|but|with|before|after|until|last|next|today|says|said|that))/.test(
      right,
    )
  )
    return organization(p, 'FACILITY')
  if (place && !personal && / \($/.test(left) && /^\)/.test(right)) return placeMention(at)
  if (
    place &&
    kind === undefined &&
    (context === 'FACILITY' || context === 'SCHOOL' || context === 'ORG') &&
    !acronym &&
    /(?:^| )(?:in|to|from|near|of|outside|en|a|de)$/.test(left) &&
    (first.flags & FIRST) === 0
  )
    return placeMention(at)
  if (
    kind === undefined &&
    (context === 'FACILITY' || context === 'ORG') &&
    !acronym &&
    named.length === 1 &&
    !ordinary &&
    !personal &&
    /(?:^| )(?:in|en)$/.test(left)
  )
    return placeMention(at)
  if (
    kind &&
    !((clientLeft || kin || aged || namedLeft) && named.length === 2 && (first.flags & FIRST) !== 0) &&
    !(kind === 'PLACE' && context && context !== 'FACILITY') &&
    !(kin && named.length > 1 && !/^(?:EMPLOYER|SCHOOL|FACILITY)$/.test(kind))
  ) {
    if (ordinary && first.opens && named.length < 2) return null
    if (kind === 'PLACE' && named.length === 1 && listedWithAuthors(all, run.i, run.j, named))
      return undefined
    if (acronym && TERMS.has(first.word)) return null
    if (named.length === 1 && kind !== 'PLACE' && !context && ordinary) return null
    if (ordinary && named.every((t) => CAPITALIZED.has(t.word) || FUNCTION_WORDS.has(t.word))) return null
    return organization(p, context === 'EMPLOYER' ? 'EMPLOYER' : kind)
  }
  const givenAlone =
    context !== 'EMPLOYER' &&
    kind === undefined &&
    named.length === 1 &&
    (first.flags & FIRST) !== 0 &&
    (first.flags & WORD) === 0 &&
    townOf(first.word) === undefined
  if (
    context &&
    !givenAlone &&
    !personal &&
    !(first.opens && ordinary && !/:$/.test(left)) &&
    !(acronym && (TERMS.has(first.word) || CAPITALIZED.has(first.word)))
  ) {
    if (
      acronym ||
      NAMED_AFTER.test(left) ||
      !(named.length >= 2 && (first.flags & FIRST) !== 0 && context !== 'EMPLOYER')
    ) {
      const strongPlace = context !== 'EMPLOYER' && place && LEFT.placeVerb.test(left)
      if (
        !strongPlace &&
        !(
          context === 'EMPLOYER' &&
          /(?:left|leaving|sued|suing|quit|by|runs|with|is with|was with) ?(?:the)?$/.test(left) &&
          (first.flags & FIRST) !== 0 &&
          named.length === 1
        )
      )
        return organization(p, context)
    }
  }
  if (
    acronym &&
    !(first.flags & ANY_FIRST && first.raw.length > 3 && !first.raw.includes('-')) &&
    !kin &&
    !namedLeft
  ) {
    if (
      (LEFT.at.test(left) || CAMPUS.test(right) || PLAYED.test(left)) &&
      first.raw.length > 2 &&
      !/^(?:of |score |total |\d|=|<|>)/.test(right) &&
      !TERMS.has(first.word) &&
      !CAPITALIZED.has(first.word) &&
      !MEASURES.has(first.word)
    )
      return organization(p, 'SCHOOL')
    if (
      ((LEFT.client.test(left) &&
        !/\)$/.test(left) &&
        !TERMS.has(first.word) &&
        !isTrade(named, all, run.i, run.j, right)) ||
        (RIGHT.age.test(right) && /^[,(]/.test(right) && !TERMS.has(first.word))) &&
      first.raw.length <= 3 &&
      !first.raw.includes('-')
    )
      return person(at, undefined, true, 1)
    return null
  }
  return undefined
}
