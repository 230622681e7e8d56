import { type Claims, direct, type Span } from './span.ts'
import { matchesOf } from './windows.ts'

/** Days that only their form or their company tells: Safe Harbor 3 as `findDates`, where no preposition helps. */

const DAY = '(?:[12]\\d|3[01]|0?[1-9])'
/** After a number that counts something; verbs of the third person are none of it. */
const COUNTING =
  /^(?: ?(?:%|°|x\b|\/|of\b|to \d|per\b|mg|mcg|ml|lbs?|kg|h\b|hrs?\b|mins?\b|yrs?\b|y\/?o\b|wks?\b|mos?\b|pts?\b|am\b|pm\b)| ?(?:range|scale|minute|hour|day|week|month|year|mile|point|page|step|person|inch|foot|man|woman|member|session|item|bed|lb)-?\b| (?!(?:his|was|is|as|says|does|has|this|it's|she's|he's|likes?|misses)\b)[a-z]{2,}[^s\W]s\b| (?:people|children|men|women|kids|folks|anos|dias|horas|veces|semanas|meses|sesiones)\b)/i
/** Before a stretch of something: no day follows. */
const STRETCH =
  /(?:\b(?:ages?|aged|grades?|items?|steps?|tasks?|pages?|pp?|chapters?|chs?|verses?|scale|scored?|scores|weeks?|wks?|sessions?|sizes?|lines?|nos?|numbers?|between|rooms?|levels?|questions?|qs?|phases?|ph|sections?|boxes|files?|parts?|rows?|cols?|columns?|moves|waves|hrs?|hours|sleeps?|drinks?|wants|about|maybe|won|lost|lose|beat|psalm|record|going|went|cpt|icd|dsm|mmpi|uds|form|ratio|odds|split|vote|nights?|shifts?|vs?|of|a|an|highway|hwy|route|rte|district|ward|unit|ext|bus|line)|[A-Z]{2,}\w*-?\d*|[-–/]|\$|#|\d)[ :.#(]*$/
/** `11-19`, `3-28`: month and a day past the twelfth, which is no span from less to more of what people count by. */
const HYPHENED = /(?<![\w/.,$#-])(1[0-2]|[1-9])-(1[3-9]|2\d|3[01])(?![\w/%-]|[.,:]\d)/g
/** `9/4`: more of the first than of the second is no score, and no dose but of two drugs in one. */
const FALLING =
  /(?:(?<![\w-])(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.? )?(?<![\w/.,$#+-])(1[0-2]|[2-9])\/(1?\d)(?![\w/%+-]|[.,:]\d)/gi
const TWO_PARTS =
  /(?:\b(?:HADS|DASS|OASIS|ODSIS|CORE|BP|ROM|RBANS|[Ss]uboxone|[Ss]ub|[Bb]up\w*|[Bb]unavail|[Nn]aloxone|[Ss]plit|[Rr]atio|[Oo]dds|[Vv]ote|[Ss]core|[Ss]leep|[Ss]hifts?|[Tt]ime|[Cc]ustody)(?:-[A-Z\d]+)?|\d)[ :=(]*(?:was |is |of |at |a |in )?$/
/** What is done or seen on a day, beside whose abbreviation a fraction is no score. */
const EVENTS =
  /(?<![\w-])(?:AMA|UDS|UTOX|UA|SOAP|GIRP|DAP|BIRP|PIRP|DNKA|DNA|N\/S|TPO|PFA|TRO|LAI|IUD|OUI|OWI|IUFD|TFMR|LC|ETA|ETD|EDD|ETOH|CB|VM|SST|IEP|504|KIA|GSW|MVC|OD|ECT|TMS|ED|ER|ICU|OB|EGA|CIWA start|RTW|ETS|PCS'd|ICE|BIA|VOL|INVOL|DC|CBC|labs|echo|MRI|CT|scan|tox)[ :,]+$/
const FRACTION = /(?<![\w/.,$#+-])(1[0-2]|[1-9])\/([12]\d|3[01]|[1-9])(?![\w/%+-]|[.,:]\d)/g
const SCORED_OF = new Set([5, 10, 15, 20, 24, 25, 27, 30])

/** A number that is joined to the day after it: `12–14 February`, `29 or 30 June`, `from 3 to 5 December`. */
const JOINED = new RegExp(
  `(?<![\\w/.,:$#-])${DAY}(?:st|nd|rd|th|\\.)?(?: ?[-–—/] ?| (?:to|through|thru|till|and|or|und|y|o|al|a|et|e)(?: the)? | & )$`,
  'i',
)
/** What goes on after a day that ends in its number: `February 3, 10, 17 and 24`, `June 4 or 5`. */
const ON = new RegExp(
  `^(?:(?:, ?${DAY}(?:st|nd|rd|th)?(?!\\w))*,? ?(?:and|or|&|y|o|to|through)(?: the)? |[-–])(${DAY})(?:st|nd|rd|th)?(?![\\w/%:-]|[.,]\\d)(?=\\s*(?:[.,;:)"\\n–—-]|$)| (?:at|in|he|she|they|we|i|it|with|for|when|but|because|is|was|were|at|of)\\b)`,
  'i',
)
/** Weekdays of which none is a word: `vie 28`, `thurs 17`. */
const WEEKDAY =
  /(?<![\w-])(?:(?:[Tt]ues?|[Ww]eds?|[Tt]hu(?:rs?)?|[Ff]ri|[Ll]un|[Mm]ie|[Jj]ue|[Vv]ie|Mon|Sat|Sun|Sab|Dom)\b\.?,?) (?:the )?(1[3-9]|2\d|3[01])(?:st|nd|rd|th)?(?![\w/%:-]|[.,]\d)/g
/** `3 xii 1981`, `2-XI`: a day and a month in Roman figures. */
const ROMAN =
  /(?<![\w/.,-])(?:[12]\d|3[01]|0?[1-9])(?: (?:x(?:ii?)?|ix|i?v|vi{1,3}|i{1,3}) (?:19|20)\d\d|[-/](?:XI{0,2}|IX|I?V|VI{1,3}|I{2,3}))(?![\w/-])/g

/**
 * Claims the days that `findDates` left: the other days of a list or span, month and day without a word before. Called
 * after it. Linear.
 */
export function findLooseDays(text: string, claims: Claims): void {
  const before = (m: RegExpExecArray): string => text.slice(Math.max(0, m.index - 20), m.index)
  const counts = (m: RegExpExecArray): boolean => {
    const end = m.index + m[0].length
    return COUNTING.test(text.slice(end, end + 24))
  }
  const claim = (m: RegExpExecArray): boolean => claims.claim(direct('DATE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, HYPHENED)) if (!STRETCH.test(before(m)) && !counts(m)) claim(m)
  for (const m of matchesOf(text, FALLING)) {
    const [first, second] = [Number(m[1]), Number(m[2])]
    if (first > second && second > 0 && !TWO_PARTS.test(before(m)) && !counts(m)) claim(m)
  }
  for (const m of matchesOf(text, FRACTION))
    if (EVENTS.test(before(m)) && !SCORED_OF.has(Number(m[2]))) claim(m)
  for (const m of [WEEKDAY, ROMAN].flatMap((shape) => matchesOf(text, shape))) if (!counts(m)) claim(m)
  for (const span of claims.spans) {
    if (span.type !== 'DATE') continue
    const { start, end } = span
    const lead = /\d/.test(text[start]!) && JOINED.exec(text.slice(Math.max(0, start - 16), start))
    if (lead) widen(claims, span, start - lead[0].length, end)
    if (!/\d/.test(text[end - 1]!) || /(?:\d{4}|'\d\d|\/\d\d?)$/.test(text.slice(start, end))) continue
    const on = ON.exec(text.slice(end, end + 48))
    if (on) widen(claims, span, span.start, end + on[0].length)
  }
}

/** A day and those joined to it are one find, unless something else is known between. */
function widen(claims: Claims, span: Span, start: number, end: number): void {
  if (!claims.free(start, span.start) || !claims.free(span.end, end)) return
  claims.block(start, end)
  span.start = start
  span.end = end
}
