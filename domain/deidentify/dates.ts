import { type Claims, direct } from './span.ts'
import { matchesIn, matchesOf, windowsOf } from './windows.ts'

/** Safe Harbor 3: dates finer than a year, as people write them in English and Spanish. */
const MONTH_EN = 'january|february|march|april|may|june|july|august|september|october|november|december'
const SHORT_EN = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const MONTH_ES =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre'
/** French, German, Italian, Portuguese, Dutch, Norwegian and Polish months; only beside the number of a day. */
const MONTH_ABROAD =
  'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|dezembro|januari|februari|maart|mei|augustus|desember|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia'
const MONTH = `(?:${MONTH_EN}|${MONTH_ES}|(?:${SHORT_EN}|ene|abr|ago|dic)\\b\\.?)`
const LONG = `(?:${MONTH_EN}|${MONTH_ES})`
const WEEKDAY =
  '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thu|fri|sat|sun|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\\b\\.?'
/** `Tu 1/14`: so short only before figures. */
const DAY_FIGURE = `(?:${WEEKDAY}|\\b(?:tu|th)\\b\\.?)`
const ROMAN = '(?:x(?:ii?)?|ix|i?v|vi{1,3}|i{1,3})'
const DAY_WORD =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))'
const DAY_ES =
  '(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve|treinta(?: y uno)?)'
const DAY = '(?:[12]\\d|3[01]|0?[1-9])'
const ORDINAL = `${DAY} ?(?:st|nd|rd|th)\\b`
const YEAR = "(?:,? ?(?:of |de |del )?(?:(?:19|20)\\d\\d|'\\d\\d)\\b)"
const NUMERIC = "\\d{1,2}([/.-])\\d{1,2}\\1(?:(?:19|20)\\d\\d|'?\\d\\d)"
const LAST = '(?:(?:last|this|next|past|el|este|pasado) )?'
const WEEKEND = '(?: (?:weekend|wknd|week)\\b)?'
/** A day or a year as one says or dictates it. */
const CARDINAL =
  '(?:(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|(?:three|four|five|six|seven|eight|nine))'
const YEAR_SAID =
  '(?:,? (?:of |in )?(?:two thousand(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))?|(?:nineteen|twenty) (?:oh[- ](?:one|two|three|four|five|six|seven|eight|nine)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)))\\b)'
const UNSAID =
  '(?! (?:years?|times|sessions?|weeks?|minutes|days?|hours?|people|kids|children|of us|of them|percent|pounds|months?|other|more)\\b)'

const SURE: RegExp[] = [
  `(?:${LAST}${WEEKDAY},? )?(?:19|20)\\d\\d([/.-])(?:1[0-2]|0?[1-9])\\1${DAY}(?!\\d)(?:T\\d\\d:\\d\\d(?::\\d\\d)?Z?)?`,
  `(?:${LAST}${DAY_FIGURE},? (?:the |el )?)?(?<![\\d/.-])${NUMERIC}(?![\\d/-]|\\.\\d)`,
  `(?:${LAST}${WEEKDAY},? )?(?<![\\d/.-])${DAY} (?:${SHORT_EN}|ene|abr|ago|dic)\\.? \\d\\d(?![\\w:-]|[.,]\\d| ?(?:am|pm|[a-z]+s)\\b)`,
  `(?:${LAST}${DAY_FIGURE},? )?(?:the )?(?:${ORDINAL}|${DAY_WORD}|${DAY})(?: (?:day )?of | )(?:the month of )?${MONTH}(?:${YEAR}|${YEAR_SAID})?(?![a-z])${WEEKEND}`,
  `(?:${LAST}${WEEKDAY},? (?:dia )?)?(?:${DAY}(?:ro|°|º)?|${DAY_ES}) de (?:${MONTH_ES})${YEAR}?(?![a-z])`,
  `(?:${LAST}${DAY_FIGURE},? )?${MONTH} ?(?:the )?(?:${ORDINAL}|${DAY_WORD}|${DAY})(?![\\d/]|[.:]\\d| ?(?:am|pm|mg|years|sessions|weeks|minutes|kids|children|times)\\b)(?: ?(?:-|to|through|and|&) ?(?:${ORDINAL}|${DAY})(?!\\w))?(?:${YEAR}|${YEAR_SAID})?${WEEKEND}`,
  `(?:(?<=\\b(?:on|since|until|by|from|before|after|for|was|is|around|about|appointment|appt|session|visit|hearing|court|seen|died|born|intake|meeting|date|next|last|dated|due) )|(?!march|may))${LONG} ${CARDINAL}\\b${UNSAID}(?:${YEAR}|${YEAR_SAID})?`,
  `(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:${WEEKDAY}|sabbath|shabbat) (?:of|in) (?:${MONTH})${YEAR}?(?![a-z])`,
  `(?<![\\d/.-])${DAY}[- ]?(?:${SHORT_EN}|ene|abr|ago|dic)[- ]?(?:(?:19|20)\\d\\d|\\d\\d)(?![\\w-])`,
  `(?:${SHORT_EN})-(?:\\d\\d|(?:19|20)\\d\\d)(?![\\w-])`,
  `(?:the )?${CARDINAL} (?:${MONTH_EN.replace('march|', '').replace('may|', '')})(?:${YEAR}|${YEAR_SAID})?(?![a-z'])`,
  `(?<![\\d/.-])${DAY}-(?:${SHORT_EN}|ene|abr|ago|dic)(?![\\w-])`,
  `(?:early |late |mid[- ]?)?${MONTH},?(?: of| de| del)? (?:19|20)\\d\\d\\b`,
  `(?:early |late |mid[- ]?)?${MONTH} '\\d\\d\\b`,
  `(?:${MONTH_ES}) del \\d\\d\\b`,
  `${MONTH} ${DAY}/(?:[12]\\d|3[01])\\b(?!/)`,
  `${LAST}${WEEKDAY},? (?:the |el )?${ORDINAL}(?: of (?:this|last|next|that) month)?\\b`,
  `(?:the )?(?:${ORDINAL}|${DAY_WORD}) of (?:this|last|next|that|the) month\\b`,
  `(?:${DAY}|1er)[.°º]? (?:de )?(?:${MONTH_ABROAD})(?![a-z]| bars?\\b)${YEAR}?`,
  `(?:the )?(?:end|middle|beginning|start) of ${LONG}(?![a-z])`,
  `(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) ${WEEKDAY} of (?:the|this|last|next|that) month\\b`,
  `(?:the )?(?:first|second|third|fourth|last|1st|2nd|3rd|4th) week(?:end)? (?:of|in) ${MONTH}${YEAR}?(?![a-z])`,
  `(?:el )?(?:dia )?(?:${DAY}|${DAY_ES}|primero) (?:de este mes|del (?:mes pasado|mes que viene|proximo mes|presente|corriente)|de ese mes)\\b`,
  `${LAST}${WEEKDAY},? (?:the |el )(?:${DAY}|${DAY_WORD})\\b(?!/|[.:]\\d)`,
  `${LAST}${DAY_FIGURE},? ${DAY}/${DAY}\\b(?!/)`,
  `(?<![\\d/.-])${DAY}([./-])${ROMAN}\\1(?:(?:19|20)\\d\\d|\\d\\d)(?![\\w/-])`,
  `(?<![\\d/.-])(?:1[0-2]|0?[1-9])/([12]\\d|3[01]|0?[1-9]) ?[-–] ?(?:1[0-2]|0?[1-9])/(?!\\1\\b)(?:[12]\\d|3[01]|0?[1-9])(?:/(?:20)?\\d\\d)?(?![\\w/-])`,
  `(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? (?:dia )?${DAY}\\b(?!/|[.:]\\d)`,
  `(?<![\\d/.-])(?:1[0-2]|0?[1-9])[/-](?:19|20)\\d\\d(?![\\d/-])`,
  `(?<=\\b(?:MVA|DOI|DOA|DUI|DWI|LMP|EDD|DOD|DOL|hearing|court|mtg|meeting|appt|died|seen|since|intake|d/c|no[- ]show|discharged|admitted|adm|hosp|called) )(?:1[0-2]|0?[1-9])[/-](?:[12]\\d|3[01]|0?[1-9])(?![\\w/-]|[.:]\\d| (?:years?|yrs?|months?|weeks?|days?|sessions?|times|people|kids))`,
].map((source) => new RegExp(`(?<![\\w/])${source}`, 'gi'))

const DATE_WORD = new RegExp(
  `\\b(?:\\d{1,4}[/.-](?:\\d|[ivx])|of (?:this|last|next|that|the) month|week(?:end)? (?:of|in) |de es[et]e mes|del (?:mes|proximo|presente|corriente)|${MONTH_ABROAD}|${MONTH_EN}|${MONTH_ES}|(?:${SHORT_EN}|ene|abr|ago|dic)\\b|mon(?:day)?|tues?(?:day)?|weds?|wednesday|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|tu|th|lunes|martes|miercoles|jueves|viernes|sabado|domingo)`,
  'gi',
)
const MONTH_WORD = new RegExp(`${MONTH_EN}|${MONTH_ES}|\\b(?:${SHORT_EN})\\b`, 'i')

const BEFORE_DATE =
  /(?:^|[\s(,;:"])(?:on|since|by|until|till|til|before|after|from|between|through|around|about|as of|due|dated?|dob|d\.o\.b\.?|born|birth ?date|birthday|seen|intake|hearing|court(?: date)?|appt|appointment|session|visit|rtc|rto|nv|lov|next seen|eval|consult|tx plan|dates? of service|dos|admitted|discharged|discharge|adm|dc|d\/c|next date|next|last|wk of|week of|night of|effective|starting|started|began|scheduled(?: for)?|set for|for|signed|filed|called|dnk|dna|no-show|el|desde|hasta|del|cita|fecha|nacid[oa]|para el|antes del|despues del|te?l dia|el dia|date is|date was|mtg|meeting|group|update|note|letter|text|email|and|y|or|-|w|f\/u|follow-up|last seen|lmp|sx|surgery|accident|doi|dos|died|deceased|d\.|wedding|anniversary)[: ]? ?\(?$/i
const NOT_DATE_BEFORE =
  /(?:\b|-)(?:pain|mood|anxiety|anger|cravings?|guilt|shame|rage|sadness|panic|joy|asrs|scoff|scale|score[ds]?|rat(?:ed|ing|es)|intensity|distress|sud|suds|level|urges?|bp|pressure|vision|gaf|about (?:a|an)|(?:at|is|was|of|to|a|an|about|around|now|de|en) (?:a )?|out of|chapter|verse|page|hours?|lane|size|ratio|odds|split|c-ssrs|moca|mmse|phq-?9?|gad-?7?) ?[:=]? ?$/i
/** `3/19 @ 9:30`: an hour makes it a day. */
const HOUR_AFTER = /^ ?(?:@|at|,) ?\d{1,2}(?::\d\d| ?[ap]\.?m\b)/i
/** `the deposition is 3/19`. */
const APPOINTED =
  /\b(?:date|hearing|appt|appointment|court|trial|deposition|depo|arraignment|sentencing|mediation|custody date|surgery|funeral|wedding|service|memorial|birthday|b-?day|dob|anniversary|deadline|eviction|move-?out|discharge|graduation|intake|session|visit|meeting|mtg|test|exam|flight|interview|release|parole|due date|court date|lmp|edd) (?:is|was|on|set for|due|moved to|:)? ?$/i
/** `granted 11-04`, `labeled 9/9`: what is done on a day or bears one. */
const DATED =
  /\b(?:on|dob|born|since|dated?|b-?day|birthday|b-?day is|birthday is|granted|issued|served|filed|signed|entered|expires?|exp|expired|effective|eff|admitted|discharged|opened|closed|stamped|postmarked|marked|labell?ed|died|deceased|starts?|started|ends|ended|due|seen|released|arrested|booked|hired|adm|admit|dc|d\/c|fired|laid off|married|separated|moved|delivered|sworn|notari[sz]ed|renewed|denied|approved|terminated|reported|hospitali[sz]ed) $/i
const STRONGLY_DATED = /(?:on|dob|born|since|dated?|b-?day|birthday|b-?day is|birthday is) $/i
const NOT_DATE_AFTER =
  /^ ?(?:out|pain|mood|split|ratio|teaspoon|cup|dose|mg|tablet|pill|hours?|scale|intensity|on (?:a|the) scale|of (?:the|her|his|my|them|sessions|our|people)|strength|blood|bp|systolic|policy|inch|sec|way|anxiety|distress|sud|suds)/i

const CLOSED =
  /^(?:\s*$|\s*[.,;:!?)\]"—&-]|\s+(?:and|or|but|at|in|when|because|so|she|he|they|i|we|it|her|his|their|with|w|thru|through|til|till|til|if|unless|again|alone|after|before|to|for|was|is|did|had|has|turned|on|as|from|until|then|which|who|that|about|where|came|went|called|said|of (?:this|last|next|that|the) month|y|o|a|no|se|me|le|la|el|ella|cuando|porque|con|por|pero|para|fue|llego|vino|en|del|de este|de ese)\b|\s+[A-Z])/
const ORDINAL_NOUN =
  /^ (?:century|grade|grader|session|floor|time|step|visit|stage|percentile|hour|meeting|anniversary|birthday|month|week|year|day|amendment|edition|chapter|child|marriage|wife|husband|attempt|trimester|street|st\b|ave|avenue|try|round|person|call|one|person|appointment|hospitalization|admission|cycle|generation|row|place|precinct|district|ward|letter|draft|text|email|minute|degree|world|period|card|house|apartment|door)/i
const DATE_PREPOSITION =
  /(?:^|[\s(,])(?:on|by|since|until|till|til|before|after|from|through|around|past|for|is|was|yesterday|today|tomorrow|next|review|rtc|rto|due|again|see|done|appt|return|out|off|away|back|free|due|booked|ends?|ended|starts?|started|expires|(?:night|morning|evening|afternoon) of|hasta|desde|seen|between|the week of|wk of|week of|dated|email of|letter of|note of|text of|call of)$/i

const MONTH_PREPOSITION =
  /(?:^|[\s("—,])(?:in|began|started|ended|died|moved|since|sicne|snice|by|until|till|til|last|next|this|early|late|mid|from|to|of|through|thru|every|each|before|after|during|between|around|about|as of|and|or|past|for|beginning|end of|middle of|en|desde|hasta|de|a (?:fines|principios|mediados|finales) de|entre|el pasado|este|para|the|that|came|again|-|back in|del|hacia) ?$/i
/** `after the april thing`: what a month gives its name to. */
const HAPPENED =
  /^ (?:thing|incident|accident|fire|crash|storm|flood|hearing|trip|party|episode|relapse|attempt|meeting|visit|trial|surgery|overdose|strike|layoffs?|vote|election|audit|deadline|session|retreat|quake|earthquake|shooting|review|exams?|statement|invoice|group|conference|wedding|funeral|issue|lockdown|note|letter|entry|scan|labs?|draw|test|results?|attack|raid|eviction|break-?in)\b/i

const WEATHER =
  /^ (?:sunshine|weather|rain|light|flowers?|sun|heat|snow|showers|sky|wind|evenings|(?!(?:s?he|it|that|there|what|who|mom|dad)'s)[a-z]+'s)/i

/**
 * Claims dates finer than a year (45 CFR 164.514(b)(2)(i)(C)): days, months alone, English and Spanish; not scores
 * or versions.
 */
export function findDates(text: string, claims: Claims): void {
  const windows = windowsOf(text, DATE_WORD, 40, 50)
  for (const shape of SURE) {
    for (const { index, found: m } of matchesIn(windows, shape)) {
      if (isVersion(m[0])) continue
      if (
        /^(?:mar|may|sat|sun|mon|dec|jan) \d/i.test(m[0]) &&
        !/^[A-Z]/.test(m[0]) &&
        /^(?:sat|sun|mon)/i.test(m[0])
      )
        continue
      claims.claim(direct('DATE', index, index + m[0].trimEnd().length))
    }
  }
  for (const m of matchesOf(text, ABROAD)) claims.claim(direct('DATE', m.index, m.index + m[0].length))
  findShortDates(text, claims)
  findOrdinals(text, claims)
  if (MONTH_WORD.test(text)) findMonths(text, claims)
}

/** `2.IV`, and `03.06.` as it stands in German before a dash or a comma. */
const ABROAD =
  /(?<![\w./-])(?:(?:[12]?\d|3[01])\.(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})(?![\w/-]|\.\w)|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?= ?[–—,:;)-])|(?<=\b(?:dated|on|el|vom|since|due) )\d{1,2}\.(?:x(?:ii?)?|ix|i?v|vi{1,3}|i{1,3})(?![\w/-]|\.\w))/g

function isVersion(found: string): boolean {
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2,4})$/.exec(found)
  if (!parts) return false
  const [a, b] = [Number(parts[1]), Number(parts[3])]
  return a === 0 || b === 0 || Math.max(a, b) > 31 || Math.min(a, b) > 12
}

/** What a fraction, a score or a dose stands after. */
const SCORE_BEFORE =
  /(?:\b[A-Z]{2,}[\w-]*|\b[A-Za-z]+-\d+|\d|\b(?:[a-z]*(?:azepam|oxetine|aline|apine|idone|mine|pine|zole|olol|lam|phin|one|done)|dose|doses|split|sleep|sleeping|[Ss]uboxone|vision|ratio|score|scores|scored|energy|fear|sad|distress|sessions?|weeks?|chapters?|pages?|steps?|items?|odds|chance|custody|coordinates|orientation|oriented|memory|recall)) ?(?:was|is|of|at|=|:)? ?$/

/** The few characters before an offset; a cut is no beginning. */
const leadTo = (text: string, at: number): string =>
  at > 12 ? `x${text.slice(at - 12, at)}` : text.slice(0, at)

/** Whether something ends fewer than ten characters before. */
function justBefore(ends: ReadonlySet<number>, at: number): boolean {
  for (let k = 0; k < 10; k++) if (ends.has(at - k)) return true
  return false
}

/** `3/5`, `12-26` and `5.5` are dates only where a date is expected. */
function findShortDates(text: string, claims: Claims): void {
  for (const m of matchesOf(text, /(?<![\w/.,$-])(\d{1,2})([/-])(\d{1,2})(?![\w/%]|[.,]\d|-\d(?!\d?\/))/g)) {
    const [a, b] = [Number(m[1]), Number(m[3])]
    if (a < 1 || b < 1 || Math.max(a, b) > 31 || Math.min(a, b) > 12) continue
    const before = text.slice(Math.max(0, m.index - 24), m.index)
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 24)
    if (
      NOT_DATE_AFTER.test(after) ||
      (a === 9 && b === 11 && !/\bon $|\d\/\d{1,2},? (?:and |& )?$/.test(before)) ||
      (a === 12 && /^ ?step/.test(after)) ||
      (a === b && /\d\/\d+,? (?:and|y|then|to) $/.test(before))
    )
      continue
    const appointed = HOUR_AFTER.test(after) || APPOINTED.test(before)
    if (NOT_DATE_BEFORE.test(before) && !appointed) continue
    const preposed = BEFORE_DATE.test(before)
    const alone =
      /(?:^|\n)\s{0,6}(?:[-*•]\s{0,3})?$/.test(leadTo(text, m.index)) &&
      (/^\s*[:,.;)—–-]/.test(after) || (/^0\d\/\d\d$/.test(m[0]) && /^ [a-z]/.test(after))) &&
      m[2] === '/'
    const range = m[2] === '-'
    const open =
      !range &&
      b !== 10 &&
      b !== 5 &&
      !(a === 24 && b === 7) &&
      a !== b &&
      !SCORE_BEFORE.test(before) &&
      /[\p{L}.,;:(&+-] ?$/u.test(before) &&
      CLOSED.test(after)
    if (
      (preposed && !range) ||
      open ||
      alone ||
      (appointed && !range) ||
      (DATED.test(before) &&
        a <= 12 &&
        (!range || STRONGLY_DATED.test(before) || (/^0|-0|-[123]\d/.test(m[0]) && CLOSED.test(after)))) ||
      (a === b && !range && /\bone (?:says|reads) "?$/.test(before) && CLOSED.test(after))
    ) {
      claims.claim(direct('DATE', m.index, m.index + m[0].length))
    }
  }
  const ends = new Set(claims.spans.filter((s) => s.type === 'DATE').map((s) => s.end))
  for (const m of matchesOf(
    text,
    /(?<=\d{1,2}\/\d{1,2} ?(?:-|–|to|through|thru|until|and|&) ?)(?:1[0-2]|0?[1-9])\/(?:[12]\d|3[01]|0?[1-9])(?![\w/%]|[.,-]\d)/g,
  )) {
    if (justBefore(ends, m.index)) {
      ends.add(m.index + m[0].length)
      claims.claim(direct('DATE', m.index, m.index + m[0].length))
    }
  }
  for (const m of matchesOf(
    text,
    /(?<=\b(?:on|since|in|from|until|by|paid|seen|dated?|back in|born|exp|expires|died|moved|started|sober since|clean since|married|divorced|discharged|admitted|last seen) )(?:1[0-2]|0?[1-9])\/(?:[4-9]\d|3[2-9])(?![\w/%]|[.,-]\d)|(?<=\b(?:on|since|until|by|dated) )(?:1[0-2]|0?[1-9])\.(?:[12]\d|3[01]|0?[1-9])(?=\.?(?:\s|$)|,)(?! ?(?:%|mg|hours|points|times|million|percent|out))/gi,
  )) {
    claims.claim(direct('DATE', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(
    text,
    /\b(?:dob|d\.o\.b\.?|birth ?date|date of birth|fecha de nacimiento|born|nacid[oa](?: el)?)[ :=]{1,3}(\d{6}|\d{8})\b/gi,
  )) {
    claims.claim(direct('DATE', m.index + m[0].length - m[1]!.length, m.index + m[0].length))
  }
}

/** Counted further than sessions and children mostly are. */
const BEYOND_FIFTH =
  /^the (?:sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)/i

function findOrdinals(text: string, claims: Claims): void {
  const shape = new RegExp(
    `\\b(?:the (?:${ORDINAL}|${DAY_WORD})|el (?:dia )?${DAY}|(?<=\\b(?:on|el|next|review|rtc|rto|due|again|seen|see|done|appt|back|return) )${ORDINAL})(?![\\w:/%]|[.,]\\d| ?%)`,
    'gi',
  )
  for (const m of matchesOf(text, shape)) {
    const before = text
      .slice(Math.max(0, m.index - 22), m.index)
      .trimEnd()
      .replace(/,? (?:uh|um|ah|er),$/, '')
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 24)
    const worded = !/\d/.test(m[0])
    const headed = !/^(?:the|el) /i.test(m[0]) && !/\b(?:on|el)$/i.test(before)
    if (headed && !/^\s*(?:[.,;)]|$|\n)/.test(after)) continue
    if (/\bevery$/i.test(before)) continue
    const spanish = /^el/i.test(m[0])
    const preposed = DATE_PREPOSITION.test(before)
    if (ORDINAL_NOUN.test(after) || /\b(?:session|phase|step|chapter|grade)s?$/i.test(before)) continue
    if (
      spanish &&
      !/^el dia/i.test(m[0]) &&
      !/^\s*(?:[.,;]|$|\n)|^ (?:y|no|se|me|cuando|porque|pero|vino|fue|llego|volvio|perdio|tuvo|murio|ella)\b/.test(
        after,
      )
    )
      continue
    const compound =
      (/^the (?:twent|thirt)/i.test(m[0]) ||
        /(?:night|morning|evening|afternoon) of$/i.test(before) ||
        (BEYOND_FIFTH.test(m[0]) &&
          /\b(?:by|since|until|till)$/i.test(before) &&
          !/^ (?!(?:and|or|but|at|for)\b)[a-z]/.test(after))) &&
      preposed &&
      CLOSED.test(after)
    if (
      worded &&
      !compound &&
      !(preposed && /^\s*(?:[.,;]|$|\n)|^ of (?:this|last|next|the) month/.test(after))
    )
      continue
    if (
      worded &&
      !compound &&
      /(?:is|was|for)$/i.test(before) &&
      !/\bnext(?: one| session| visit)? is$/i.test(before)
    )
      continue
    const chained = /\d(?:st|nd|rd|th),? (?:and|or|to|through|&|,)$/i.test(before)
    if (preposed || chained || /^ ?(?:\n|$)/.test(after) || CLOSED.test(after))
      claims.claim(direct('DATE', m.index, m.index + m[0].length))
  }
}

/** A month alone: a capital or a preposition; May, March and the given names need both a reason and no other reading. */
function findMonths(text: string, claims: Claims): void {
  const shape = new RegExp(
    `(?<![\\w'-])(?:early |late |mid[- ]?)?(${LONG}|(?:${SHORT_EN})\\b)(?![\\w'-])`,
    'gi',
  )
  for (const m of matchesOf(text, shape)) {
    const month = m[1]!
    const start = m.index
    const end = start + m[0].length
    const before = text.slice(Math.max(0, start - 22), start)
    const after = text.slice(end, end + 24)
    const preposed = MONTH_PREPOSITION.test(before) || m[0] !== month
    const small = /^[a-z]/.test(month)
    if (WEATHER.test(after)) continue
    const spanish = new RegExp(`^(?:${MONTH_ES})$`, 'i').test(month)
    const doubtful =
      /^(?:may|march|april|june|august|mar|sept?|dec|jan|jun|sun|julio|abril|mayo|marzo|agosto|julia|jul|nov|oct|apr|aug|feb|junio|jan)$/i.test(
        month,
      )
    if (doubtful) {
      const happened = /\b(?:the|that) $/.test(before) && HAPPENED.test(after)
      const doubted = /(?:\b(?:and|or|to|the|of|for|that|again|de)|[-,]) ?$/i.test(before)
      if (!happened && (!preposed || (doubted && m[0] === month))) {
        const listed = new RegExp(`(?:${LONG}) (?:and|or|to|-|,|y|o) ?$`, 'i').test(before)
        if (
          !listed &&
          !(
            (small === false || spanish) &&
            /\b(?:end|beginning|middle|month|fines|finales|principios|mediados|mes|week) (?:of|de) $/i.test(
              before,
            )
          )
        )
          continue
      }
      if (/^(?:may|march)$/i.test(month) && small && /(?:and|this|that|for|the|to) ?$/i.test(before)) continue
      // `may i`, `may we`; not `In May we moved`.
      const aMonth = preposed && !small
      if (!aMonth && /^ (?:be|i|we|you|have|not|need|want|never|also|help|well)\b/i.test(after)) continue
      if (spanish && !small && !/\d ?de $/.test(before)) continue
      if (
        /^(?:april|june|august|may|jan)$/i.test(month) &&
        /^(?: (?:said|says|told|called|texted|cried|asked|left|lives|wants|feels|thinks|and [A-Z][a-z]+ (?:have|were|are|had))\b|'s )/.test(
          after,
        ) &&
        /(?:to|from|before|after|since|for|until) $/.test(before)
      )
        continue
    } else if (small && !preposed && month.length < 5) continue
    claims.claim(direct('DATE', start, end))
  }
}
