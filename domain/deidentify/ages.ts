import { CALLED_BY_PLACE } from './innocent-shapes.ts'
import { type Claims, caution, direct } from './span.ts'
import { matchesIn, windowsOf } from './windows.ts'

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const UNOS = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve']
const DIECES = [
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciseis',
  'diecisiete',
  'dieciocho',
  'diecinueve',
]
const VEINTE = [
  'veinte',
  'veintiuno',
  'veintidos',
  'veintitres',
  'veinticuatro',
  'veinticinco',
  'veintiseis',
  'veintisiete',
  'veintiocho',
  'veintinueve',
]
const DECENAS = ['treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']

function spelled(): Map<string, number> {
  const words = new Map<string, number>()
  ONES.forEach((w, i) => {
    words.set(w, i + 1)
  })
  TEENS.forEach((w, i) => {
    words.set(w, i + 10)
  })
  TENS.forEach((w, i) => {
    words.set(w, (i + 2) * 10)
    for (const [k, one] of ONES.entries()) {
      words.set(`${w}-${one}`, (i + 2) * 10 + k + 1)
      words.set(`${w} ${one}`, (i + 2) * 10 + k + 1)
    }
  })
  for (const h of ['a hundred', 'one hundred', 'hundred']) {
    words.set(h, 100)
    for (const [w, n] of [...words]) if (n < 20 && !w.includes('hundred')) words.set(`${h} and ${w}`, 100 + n)
  }
  UNOS.forEach((w, i) => {
    words.set(w, i + 1)
  })
  DIECES.forEach((w, i) => {
    words.set(w, i + 10)
  })
  VEINTE.forEach((w, i) => {
    words.set(w, i + 20)
  })
  DECENAS.forEach((w, i) => {
    words.set(w, (i + 3) * 10)
    for (const [k, one] of UNOS.entries()) words.set(`${w} y ${one}`, (i + 3) * 10 + k + 1)
  })
  words.set('cien', 100)
  return words
}

const WORDS = spelled()
const NUMBER = `(?:1[0-4]\\d|\\d{1,2}|${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})`

/** The number of an age as written, or undefined. */
export function ageOf(written: string): number | undefined {
  const text = written.toLowerCase().replace(/^(?:an? )(?=\d)/, '')
  const digits = /\d+/.exec(text)
  if (digits) return Number(digits[0])
  return WORDS.get(text.replace(/[- ](?:years?|yrs?|anos).*$/, '').trim())
}

const YEARS = `(?:-(?:years?|yrs?|yr)[- ]old|[- ]?(?:y\\.?/?o\\.?|yo)\\b)`

const SAID = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.join('|')}))?|${TEENS.join('|')}|${ONES.slice(2).join('|')})`

/** The same at the start of a sentence, from ten on: fewer are counted things. */
const OPENING = `(?:${[...TEENS, ...TENS].map((word) => word[0]!.toUpperCase() + word.slice(1)).join('|')})(?:-(?:${ONES.join('|')}))?`

/** Each with the age as group 1; the found span is group 1 unless the shape names `all`. */
const SHAPES: RegExp[] = [
  `(?<all>(?<![\\w-])(${NUMBER})${YEARS}s?)`,
  `(?<![\\w-])(?<one>${NUMBER})(?= (?:years?|yrs?) (?:old|of age)\\b)`,
  `(?<![\\w-])(?:aged?|age:|edad:?|edad de|ages) ?(?:is |of |about |=|: ?)?(?<one>${NUMBER})(?![\\w/%-]|[.:]\\d)`,
  `(?<!(?:despues|antes|mas|menos|cerca|condena|pena|carcel|dentro|alrededor) )\\bde (?<one>${NUMBER}) anos\\b`,
  `(?<one>(?<![\\w-])${NUMBER})(?= anos(?: de edad|,| y |\\)|\\.|;|$))(?<=(?:tiene|tenia|cumplio|cumple|[(,;] ?|con) ?\\d{1,3})`,
  `\\b(?:tiene|tenia|cumplio|cumple|cumplir|tengo|con) (?<one>${NUMBER}) anos(?! (?:de (?!edad)|en|aqui|casad|juntos|sobri|viviendo|trabaj))`,
  `\\ba los (?<one>${NUMBER})(?: anos)?(?= ?(?:[.,;)]|y\\b|anos|cuando|por|en))`,
  `\\bturn(?:ed|s|ing) (?<one>${NUMBER})(?![\\w/%-]|[.:]\\d| (?:times|down|pages))`,
  `(?:[(,;] ?|\\b(?:is|was|just|now|only|barely|almost|nearly|am|es|uh|um|like|to be|be|being|him|her|them|todavia) |['’]s |['’]s,? (?:uh|um),? |s?he ?s |hes |shes )(?<one>1[0-4]\\d|\\d{1,2})(?=(?:,|\\)|;| ?\\.(?!\\d)| and \\w| (?:she|he|they|who|years|of a|from|w|i)\\b| when\\b| now\\b| but\\b| o\\/?f age|$|\\n))(?<!(?:score|scale|phq[- ]?9?|gad[- ]?7?|to|of|session|week|step|chapter|total|down|up|at|grade|level|phase|size|room|page|moca|mmse|bmi|is a|item|bdi|pcl|sud|suds|number|unit|stage) ?[,;(]? ?(?:is|was|now)? ?\\d{1,3})`,
  `(?:^|\\n(?: ?[-*•] ?| ?\\d{1,2}[).] )?|[.!?] |[-*•] )(?<one>1[0-4]\\d|[1-9]\\d)(?=[,;] (?:an? |the |una? |[FM]\\b|female|male|married|single|divorced|widow|retired|he|she|unemployed|from|lives|[a-z]+(?: [a-z]+){0,2}(?:[,.]| (?:at|for|in)\\b)))`,
  `(?<![\\w/.-])(?<one>1[0-4]\\d|\\d{1,2})(?= ?(?:F|M|NB|fem|masc)(?:\\b|/))(?! ?(?:F|M)[- ]?\\d)`,
  `(?<![\\w-])(?<one>1[0-4]\\d|[1-9]\\d?)(?= ?y\\.?\\/?o)`,
  `\\b(?:at|since|when (?:s?he|they|i|i'm|he|we) (?:was|were|is|turned)|cuando tenia|from age|by age|until age|until) (?:age )?(?<one>(?:1[0-4]\\d|\\d{1,2}|${[...TEENS, ...TENS].join('|')}|(?:${TENS.join('|')})[- ](?:${ONES.join('|')})|seven|eight|nine|six|five))(?=[,;)]|\\.(?!\\d)| (?:she|he|they|when|after|and|with|in|the|her|his|by|from|of|because|to|for|on a|on the|[A-Z][a-z]+)\\b|\\s*$|\\n)(?! (?:in the (?:morning|evening|afternoon)|of (?!age)|to \\w|and a half|p\\.?m|a\\.?m))`,
  `\\b(?:a|the|un|una|her|his|their|my|first|second|child|boy|girl|son|daughter|baby|woman|man|hijo|hija|nino|nina) (?:boy|girl|(?:step|grand)?(?:son|daughter)|nephew|niece|child|kid|toddler|baby|woman|man|hijo|hija|nino|nina|brother|sister)? ?(?:of|de|,|\\(|who is|who's|is|are|=) ?(?<one>\\d{1,3}|${[...TEENS, ...ONES.slice(1)].join('|')})(?=[,;)]|\\.(?!\\d)| (?:and|y|who|with|from|has|anos)\\b|$|\\n)`,
  `(?<![\\w-])(?:both|two|kids?|children|boys|girls|sons|daughters|hijos|ninos|hijas)[ ,:(]{1,2}(?:aged?|ages)? ?(?<one>\\d{1,2})(?=,? ?(?:and|y|,|&|\\/) ?\\d{1,2}\\b)`,
  `\\b(?:ages|aged|children|kids|boys|girls|sons|daughters|hijos)[ ,:(]{1,2}(?:aged?|ages)? ?(?:\\d{1,2},? ?)+(?:and|y|&|,|\\/) ?(?<one>\\d{1,2})(?=[,.);\\s])`,
  `\\b(?:she|he|they|who|client|sister|brother|mother|father|son|daughter|wife|husband|partner)(?:'s| is| was| are| turned| turns| had turned),? (?:uh,? |um,? |now |only |just |barely |almost |about to be )?(?<one>(?:${TENS.join('|')})(?:[- ](?:${ONES.join('|')}))?|${TEENS.join('|')}|${ONES.slice(2).join('|')})(?=[.,;)]|\\s*$|\\n| and (?!a half)| y (?!medi)| when\\b| now\\b| but\\b)`,
  `\\b(?:got|gets?|lived?|lives|made it|live)(?: up)? to (?:be |see )?(?<one>(?:${TENS.slice(4).join('|')})(?:[- ](?:${ONES.join('|')}))?|1[01]\\d|\\d{2})(?=[.,;)"']|\\s*$|\\n| and )`,
  `\\b(?:are|is|were|was|both|twins|boys|girls|kids|children|son|sons|daughters) (?<one>\\d{1,2}) and \\d{1,2}(?=[.,;)]|\\s*$|\\n| and | years)`,
  `\\b(?:are|is|were|was) \\d{1,2} and (?<one>\\d{1,2})(?=[.,;)]|\\s*$|\\n| and | years)`,
  `(?<=[A-Za-z], )(?<one>[1-9]\\d)(?=/[1-9]\\d(?:[,;.)]|$|\\n))`,
  `(?<=[A-Za-z], [1-9]\\d/)(?<one>[1-9]\\d)(?=[,;.)]|$|\\n)`,
  `\\b(?<one>[1-9]\\d?) y [1-9]\\d? anos\\b`,
  `\\b[1-9]\\d? y (?<one>[1-9]\\d?) anos\\b(?! (?:de (?!edad)|en|aqui|casad|juntos|sobri|viviendo|trabaj))`,
  `(?<=[a-z], )de (?<one>[1-9]\\d?)(?=[.,;)])`,
  `(?<=[.!?] )(?<one>[1-9]\\d)(?= now\\b|\\. [A-Z])`,
  `(?<=[.!?] )(?<one>[1-9]\\d)(?=, (?:out|on|in|with|and|now|single|living|working|lives|works|at|from|no|never|twice|newly|just|still)\\b)`,
  `(?<=[A-Za-z], )(?<one>[1-9]\\d)(?= and [1-9]\\d[,;.)])`,
  `(?<=[A-Za-z], [1-9]\\d and )(?<one>[1-9]\\d)(?=[,;.)])`,
  `\\b(?<!\\b(?:it|that|there|score|total)(?:'ll)? )(?:(?:s?he|they)(?:'ll|ll|'d)|will|would) (?:be|turn) (?<one>[1-9]\\d|${SAID})(?=[.,;)]|\\s*$|\\n| (?:on|in (?!the)|this|next|when|and (?!a half))\\b)`,
  `\\b(?:twins|boys|girls|kids|children|he'll|she'll|they|you|to|will) turn (?<one>${SAID})(?=[.,;)]| (?:in|on|this|next)\\b)`,
  `\\b(?:twins|(?:twin )?(?:brothers|sisters|boys|girls|sons|daughters)) of (?<one>${SAID}|\\d{1,2})(?=[.,;)])`,
  `\\b(?:s?he|they|who)(?:'d| had) (?:only |just )?been (?<one>${SAID})(?=[.,;)]| when\\b)`,
  `\\b(?:s?he|they|who)(?:'d| had) been ${SAID}, not (?<one>${SAID})(?=[.,;)])`,
  `(?<=[a-z], )de (?<one>${[...UNOS.slice(1), ...DIECES, ...VEINTE, ...DECENAS].join('|')})(?=[.,;)])`,
  `\\b(?:desde|hasta) los (?<one>${[...UNOS.slice(3), ...DIECES].join('|')})(?=[.,;)]|\\s*$| (?:anos|y|con|en|cuando)\\b)`,
  `\\bnonagenarian,? (?:of )?(?<one>${NUMBER})(?![\\w-])`,
  `\\bboth (?<one>[1-9]\\d)(?=[,.;)]|\\s*$)`,
  `\\b(?:boys|girls|sons|daughters|twins|children|kids|brothers|sisters|siblings|both) (?:were|are|turned) (?:both |only |just |still )?(?<one>${SAID}|\\d{1,2})(?=[,.;)]|\\s*$| and (?!a half)| when\\b)`,
  `\\b(?:(?:orphaned|adopted|abandoned|widowed|diagnosed|fostered|walked|talked|spoke|sent away|given up|taken away)(?: [a-z]+){0,3}|(?:country|homeland|island|village|town|coast|camp|place)[^.;\\n]{0,24} (?:left|fled|came|arrived)(?: [a-z]+){0,3}) at (?<one>one|two|three|four)(?=[,.;)]|\\s*$|\\n| and | with | by | from )`,
  `\\b(?:tenia|tiene|tengo|cumplio|cumple|cumplia) (?:ya |apenas |solo )?(?<one>\\d{1,3}|(?:${DECENAS.join('|')}) y (?:${UNOS.join('|')})|${[...DIECES, ...VEINTE, ...DECENAS].join('|')})(?=[,.;)]|\\s*$|\\n| y (?!medi|un|\\d)| cuando\\b| en\\b| el\\b)`,
  `(?<=[:(,;] ?)(?<one>${NUMBER})(?= anos[,.;)])`,
  `(?<![\\w-])(?<one>${NUMBER})(?= anitos\\b)`,
  `\\b(?:senor|senora|hombre|mujer|muchach[oa]|joven|chic[oa]|nin[oa]|viud[oa]|ancian[oa]|paciente|cliente|varon|adolescente|chamac[oa]|chav[oa]|hij[oa]|herman[oa]|maestr[oa]|abuel[oa]|soltera|sobrin[oa]|niet[oa]) de (?<one>\\d{1,3})(?=[,.;)]|\\s*$|\\n| (?:que|con|y)\\b)`,
  `\\b(?:an?|the|this|that) (?:[a-z-]+ )?(?:woman|man|girl|boy|lady|guy|kid|child|teenager|youth) of (?<one>\\d{1,2}|${SAID})(?= [a-z])(?! (?:or|hundred|thousand|million|of|the|them|us|years|months|weeks|days|few|and a half|[a-z]+s (?:and|of|in|who))\\b)`,
  `\\b(?:una?|el|la|otr[oa]) (?:chic[oa]|muchach[oa]|nin[oa]|joven|mujer|hombre|chaval[a]?|adolescente) de (?<one>\\d{1,2}|${[...DIECES, ...VEINTE, ...DECENAS].join('|')})(?= (?:a quien|al que|a la que|llamad[oa]|cuando|cuy[oa]|de nombre)\\b)`,
  `\\ba(?:n|nother)? (?:[a-z-]+ ){0,2}(?!(?:mother|father|grandmother|grandfather|parent|brother|sister|leader|manager|owner|survivor|winner|supervisor|director|commander|author|trainer|teacher|coach|number|order|chapter|member|quarter|river|power|factor|error|layer|letter|dinner|summer|winter|corner|cluster|answer|offer|matter|fever|color|favor|tower|cover|ladder|master|floor)s? )(?:[a-z]+(?:man|woman|er|or|ist|ian|eer|ess|ant)|widow|girl|boy|man|woman|lady|nurse|cook|chef|clerk|child|kid|youth|nun|priest|monk|cop|guard|maid|guide|pilot|student|patient|client|veteran|orphan|bride|refugee|person) of (?<one>[1-9]\\d|${SAID})(?=[,.;)]|\\s*$|\\n| (?:who|with|from|whose|and|in|on)\\b)`,
  `\\b(?:(?:she|he|they|who|client|pt|mom|dad|sister|brother|mother|father|wife|husband|son|daughter)(?:'s| is| s| was| are)|shes|hes|im|i'm|theyre) (?:now |only |just |like |um |uh |about )?(?<one>(?:${TENS.join('|')})[- ](?:${ONES.join('|')}))(?! (?:years? (?!old)|minutes?|percent|pounds?|dollars|miles?|days?|weeks?|months?|hours?|sessions?|points?|people|times|and a half))\\b`,
].map((source) => new RegExp(source, 'gi'))

/** The ages of the smallest, in months and weeks. */
const SMALLEST: RegExp[] = [
  `\\b(?:baby|infant|newborn|toddler|son|daughter|child|boy|girl|kid|twins|nephew|niece|grandson|granddaughter),? \\(?(?:aged? |of |is |= ?)?(?<one>\\d{1,2})(?= ?(?:mos?|months?|wks?|weeks?)\\b(?! (?:ago|later|earlier|in|pregnant|after|before|away)))`,
  `(?<![\\w-])(?<one>${NUMBER})(?=[- ](?:months?|mos?|weeks?|wks?|days?)[- ]old\\b)`,
  `\\b(?:bebe|nin[oa]|hij[oa]|niet[oa]|recien nacid[oa]|sobrin[oa]) de (?<one>\\d{1,2}|${[...UNOS.slice(1), ...DIECES].join('|')})(?= (?:meses|semanas)\\b)`,
].map((source) => new RegExp(source, 'gi'))

/** The same for what only capitals tell: `Tsosie, is ninety-three`, `F 44`, `M/34`. */
const CASED: RegExp[] = [
  `\\b(?!(?:It|This|That|There|Which|What|The|Total|Score|Everything|Today|Yesterday|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|July|August|September|October|November|December)(?:day)?\\b)[A-Z][a-z'-]+,? (?:is|was|turned|turns) (?:now |only |just |almost |nearly |barely )?(?<one>(?:${TENS.join('|')})(?:[- ](?:${ONES.join('|')}))?|${TEENS.join('|')})(?=[,.;)]|\\s*$|\\n| and (?!a half)| when\\b| now\\b| in (?:her|his|their|[A-Z]))`,
  `(?<=[A-Z][a-z]+, )(?:now|almost|nearly|barely|not yet) (?<one>${SAID})(?=[.,;)])`,
  `(?<=(?:^|[\\s(,;]))(?:[FM]|[Mm]ale|[Ff]emale)[ /](?<one>[1-9]\\d?)(?=[,;)]|\\.(?!\\d)|\\n|\\s*$| ?yo?\\b)(?!, SD)`,
  `(?<![\\w/.-])(?<one>[1-9]\\d)(?=/[MF]\\b)`,
  // `She is back. Nineteen, DACA, studying welding.`
  `(?<=(?:^|[.!?:]|\\n) ?)(?<one>${OPENING})(?=, (?!(?:maybe|perhaps|or|and|then|even|he|she|they|it|we|you|I|at (?:least|most)|${[...ONES, ...TEENS, ...TENS].join('|')})\\b)[A-Za-z-]+(?: [a-z-]+){0,5}[,.])`,
  `\\b(?:[Bb]oth|twins|[Tt]hey're both|are both),? (?<one>${SAID})(?=, (?:both|one|a|of|and|now|who|in)\\b)`,
].map((source) => new RegExp(source, 'g'))

const APPROXIMATE =
  /\b(?:over|under|above|below|mas de|menos de|more than|less than|older than|younger than|past|between|early|late|mid|past|at least|up to) ?$/i
const NOT_AGE_AFTER =
  /^ ?(?:[%$°]|y tant[oa]s|y pico|per ?cent|mg|mcg|kg|lbs?|pounds|days?|weeks?|months?|hours?|minutes?|mi\b|km\b|ft\b|mins?\b|mos?\b|wks?\b|yrs?\b(?! old| of age)|hrs?\b|d\b|sessions?|times|people|percent|degrees|points?|semanas?|meses|dias|horas|veces|o'?clock|am\b|pm\b|a\.m|p\.m|:\d|\/\d|of (?:them|us|the|her|his)|out of|in (?:the|a) (?:row|morning))/i
const SCORE_BEFORE =
  /(?:\b[A-Z][A-Za-z]*-?[A-Z\d][A-Za-z\d-]*|\b(?:suds?|phq|gad|bdi|pcl|audit|scored?|scale|scores|rating|total|session|sessions|number|no|item|step|week|day|chapter|page|room|grade|level|zarit|inventory|moca|bmi|question|sec|section|art|article|rule|form|table|psalm|assessment|index|test|screen|screener|questionnaire|checklist|subscales?|results|readings|at|from|to|vs|between)) ?[,(:=]? ?(?:is|was|of|now)? ?$/

/** `(1) sleep; (2) work`, `3) may I`: a list counts, and a lone number in brackets needs a person before it. */
function isListed(age: number, before: string, after: string): boolean {
  if (age < 10 && /^\) ?[a-z]/.test(after) && !/[A-Z][a-z]+ \($/.test(before)) return true
  return /^\)/.test(after) && /\b[a-z]+(?:ed|ne|en) \($/.test(before)
}

/** `HADS scores were 15 and 12`, `Sec. 24`. */
const SCORED =
  /\b(?:[Ss]cores?|[Tt]otals?|[Ss]ubscales?|[Rr]esults|[Rr]eadings|[A-Z]{3,}[\w-]*) (?:were|are|was|is) (?:\d+,? (?:and|to|then) )?$|\b(?:[Ss]ecs?|[Nn]os?|[Aa]rts?|[Cc]h|[Vv]ol|[Ff]ig|pp?|[Rr]m|[Aa]pt|[Pp]ara)\. $/

/** `session 12, 20, 40`, `AUDIT was 29, now 21`, `gad7 18, was 9`, `pg13 is 34`: a count or a score goes on. */
const COMPARED =
  /\b(?:(?:[Ss]essions?|[Ww]eeks?|[Dd]ays?|[Ss]teps?|[Rr]ooms?|[Cc]hapters?|[Pp]ages?|[Vv]isits?) (?:\d+,? (?:and )?)+|(?<!\b(?:he|she|they|who|i) )(?:was|were|is|at|from) \d+,? (?:is )?(?:now|then|today) |\b(?:SUDS?|[Ss]core|[Ff]ull [Ss]cale|IQ)\b[^.;\n]{0,30}\b(?:was|is|at|of) |\b(?:[Ff]ull [Ss]cale|[Ss]cores?|IQ) [^.;\n]{0,30}\d, |(?<![A-Z][a-z]+ )\d+, was |[a-z]+-?\d+ (?:is|was|of) |[A-Z][a-z]+-[A-Z][a-z]+ (?:at|was|is|of) |(?:[A-Z]{2,}[\w-]*-\d+s?|[A-Z]{3,}[A-Z\d-]*|[Zz]arit|[Pp]ain scores?|[Ss]cores?|[Cc]ore 10)(?:,? (?:by|in|with|via|on|through|per)(?: [A-Za-z]+){1,3})*,? (?:is |was |were |of )?(?:\d+, (?:and |then )?|\d+ and )*|\b(?:[Ii]nventory|[Ss]cale|[Ii]ndex|[Qq]uestionnaire|[Cc]hecklist) (?:at|of|is|was) )$/

/** A scale by its letters, or one of those that are written small. */
const SCALE =
  '(?<![\\w-])(?:[A-Z]{3,6}|[A-Z]{1,6}(?:-[A-Z]+)*-?\\d{1,2}(?:-[A-Z\\d]+)*|[A-Z]{1,6}(?:-[A-Z\\d]+)+|[A-Z][a-z]+[A-Z]{2,}|(?:phq|gad|pcl|bdi|bai|audit|moca|mmse|srq|csi|isi|epds|dass|ymrs|y-?bocs|hads|gds|pss|wsas|ies|c-?ssrs|suds?|das|zarit)(?:-?[a-z\\d]{1,3})?)'
/** `the OCI-R came out at 31`, `MoCA was 27 and 26`, `PCL-5 58 at intake, 49 now`: a scale and how it went. */
const MEASURED = new RegExp(
  `${SCALE}(?: scores?)?(?:(?<=\\d):)? (?:(?:was|were|is|are|of|came|come|comes|stood|stands|sits|sat|fell|falls|rose|dropped|went|goes|gone|out|in|at|back|up|down|to|from|still|only|just|now|then|again|and|but|has|had|today|intake|baseline|admission|discharge|first|start|before|after|ella|el|her|his|hers|him|them|she|he|it|for|adapted|brief|short|form|version|total|self|report|weeks?|months?|sessions?|visits?|de|en|con|y|vs|versus|six|eight|ten|twelve|\\((?:hers|his|theirs|mine)\\)|at intake;|\\d+),? )*$`,
)

const BY_PLACE = new RegExp(`\\b${CALLED_BY_PLACE} $`)

/** Whether what stands before an offset makes the number there a score or a count. */
export function isScoreAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at)
  // `AGE 69` in a form of capitals is no scale.
  if (/\b(?:AGED?|EDAD) $/.test(before)) return false
  return (
    SCORED.test(before) ||
    COMPARED.test(before) ||
    MEASURED.test(before) ||
    BY_PLACE.test(before) ||
    /\d\.$/.test(before)
  )
}

/** A number straight after a name: `Rosa, 34`, `brianna 17, senior`, `Victor Meadows, ninety-eight, widowed`. */
export function findAgeAfter(text: string, end: number, claims: Claims): void {
  const m = AFTER_NAME.exec(text.slice(end, end + 40))
  // A full stop between is one of an initial: `Yelena S. 81`.
  if (!m || (m[0].startsWith('.') && !/(?:^|[\s.])[A-Z]$/.test(text.slice(Math.max(0, end - 3), end)))) return
  if (INSTRUMENT.test(text.slice(Math.max(0, end - 40), end))) return
  const age = ageOf(m[1]!)
  if (
    age === undefined ||
    age < 1 ||
    age > 125 ||
    (/^ (?:is|was)/.test(m[0]) && age < 3 && /[a-z]/i.test(m[1]!))
  )
    return
  const start = end + m[0].length - m[1]!.length
  const sex = /^\d+$/.test(m[1]!) && /^[FM]\b/.test(text.slice(start + m[1]!.length)) ? 1 : 0
  claims.claim((age > 89 ? direct : caution)(age > 89 ? 'AGE90' : 'AGE', start, start + m[1]!.length + sex))
}

/** `Beck Hopelessness 14`: a scale by its author, with its score. */
const INSTRUMENT =
  /\b(?:Beck|Hamilton|Conners|Zung|Columbia|Maslach|Zarit|Barthel|Katz|Lawton|Rosenberg|[Ee]scala)\b[^.;:\n]{0,24}$/

const AFTER_NAME = new RegExp(
  `^(?:\\.?,? ?\\(?| is | was | whos | who's | who is | - |: ?)(${NUMBER})(?=[,;)FMfm]|\\.(?!\\d)| [a-z]+\\b| ?[&+]|$|\\n| ?y\\/?o)(?! ?(?:%)| ?(?:sessions|times|years?\\b(?! old)|yrs?\\b(?! old)|boys\\b|girls\\b|shops\\b|pages\\b|houses\\b|feet\\b|sons\\b|daughters\\b|dogs\\b|cats\\b|rooms\\b|below\\b|at a time\\b|mos?|wks?|months|weeks|days|hrs?|mins?|d|h|x|k|reps|am|pm|in|weeks?|kids|children|minutes|hours|others|of|more|people|mg|or|to|different|pounds|lbs|siblings|brothers|sisters|east|west|north|south|name|names|word|words|on and|rounds?|kilomet(?:er|re)s?|miles?|letters?|calls?|[a-z]{4,}(?:ings|ions|ers|ets|ests|ards|ocks|ooks|ages|ows|oms|ates|ies) )\\b)`,
  'i',
)

/** Numbers in any writing; small ones in words are ages of children only. */
const AGE_WORD = new RegExp(
  `\\d+|\\b(?:${[...WORDS.keys()].filter((w) => !/[ -]/.test(w) && !/^(?:uno|one)$/.test(w)).join('|')})\\b`,
  'gi',
)

/**
 * Claims ages in digits and words: of 90 years and more directly, others as a caution. Ages are of people, in
 * years or months.
 */
export function findAges(text: string, claims: Claims): void {
  const windows = windowsOf(text, AGE_WORD, 30, 40)
  for (const [k, shape] of [...SHAPES, ...CASED, ...SMALLEST].entries()) {
    for (const { index, found: m } of matchesIn(windows, shape)) {
      const written = m.groups?.one ?? m.groups?.all ?? m[1]
      if (written === undefined) continue
      const start = index + m[0].lastIndexOf(written)
      const end = start + written.length
      const age = ageOf(written)
      if (age === undefined || age > 125) continue
      const before = text.slice(Math.max(0, start - 60), start)
      const after = text.slice(end, end + 16)
      if (
        /\b(?:feels?|felt|feeling|like|act(?:s|ed)?|sounds?|looks?|looked|seem(?:s|ed)?) (?:like )?(?:an? )?$/i.test(
          before,
        ) ||
        /^ (?:language|self|part|voice|version|side|inside|me\b)/i.test(after)
      )
        continue
      if (isListed(age, before, after) || isScoreAt(text, start) || /^,\d{3}\b/.test(after)) continue
      if (/\((?:was|were|from|now|is) $/i.test(before) || /\b[Tt]he [A-Z][a-z]+, an? $/.test(before)) continue
      if (
        APPROXIMATE.test(before) ||
        (k > 0 &&
          !SMALLEST.includes(shape) &&
          NOT_AGE_AFTER.test(after) &&
          !shape.source.startsWith('(?<=[A-Za-z], )'))
      )
        continue
      if ((k === 8 || k >= SHAPES.length) && SCORE_BEFORE.test(before)) continue
      if (
        shape.source.includes('cuando tenia') &&
        age < 13 &&
        /\bat $/i.test(before) &&
        !/^ (?:she|he|they|when)\b/.test(after) &&
        !/(?:attempt|died|drowned|sent|weighs|weighed|orphan|school|boarded|father|mother|uncle|abused|diagnosed|pregnant|started|began|first|orphaned|left|married|drinking|lost|moved|arrived|came|country|fled|emigrated)\b[^.;!?\n]{0,45}$/i.test(
          before,
        )
      )
        continue
      if (age < 1 || /\d,$/.test(before)) continue
      const sex = /^\d+$/.test(written) && /^[FM]\b/.test(after) ? 1 : 0
      claims.claim((age > 89 ? direct : caution)(age > 89 ? 'AGE90' : 'AGE', start, end + sex))
    }
  }
}
