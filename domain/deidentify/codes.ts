import type { FindingType } from './finding.ts'
import { type Claims, direct } from './span.ts'
import { matchesOf } from './windows.ts'

/** Safe Harbor 7 to 13 and 18: a token of letters and digits, told apart by the word before it. */
const HEADS: [FindingType, string][] = [
  [
    'SSN',
    'ssn|sin number|social insurance(?: number)?|nino|national insurance(?: number)?|tfn|tax file number|soc(?:ial)? sec(?:urity)?|ss ?#|seguro social|nss|social',
  ],
  [
    'MRN',
    'mrns?|m\\.r\\.n|nhs(?: (?:no|number))?|chi number|ohip|ur number|med(?:ical)?\\.? rec(?:ord)?|chart|patient id|pt id|record|historia clinica|expediente clinico|nhc|hospital',
  ],
  [
    'PLAN_ID',
    'member|subscriber|policy|plan|insurance|insured|beneficiary|medicare|medicaid|medi-cal|mbi|hicn|group|poliza|afiliad[oa]|aseguradora|seguro|rx ?bin|payer|auth(?:orization)?|id ?#|aetna|cigna|humana|kaiser|tricare|anthem|blue (?:cross|shield)|bcbs',
  ],
  [
    'ACCOUNT',
    'account|acct|a/c|loan|routing|iban|cuenta|prestamo|credit card|debit card|card|tarjeta|invoice|factura|mortgage|checking|savings|bank|venmo|hipoteca|cta',
  ],
  [
    'LICENSE',
    'licen[sc]e|lic|driver|dl|d\\.l|licencia|certificate|cert|npi|dea|permit|permiso|credential|registration',
  ],
  ['VEHICLE', 'plates?|license plate|tag|vin|matricula|placas?|patente'],
  ['DEVICE', 'serial|s/n|sn|device|imei|pacemaker|udi|meid|serie|monitor|implant|cpap|headset|console'],
  [
    'OTHER_ID',
    'case|docket|file|claim|matter|cause|causa|caso|expediente|report|incident|badge|student|employee|inmate|booking|order|ticket|reference|ref|id|identification|subject|confirmation|tracking|cedula|dni|nie|curp|rfc|passport|pasaporte|alien|visa|warrant|referral|petition|complaint|folio|exp|reclamo|denuncia|credencial|unos|donor|recipient|transplant|aadhaar|pan card|pesel|rut|cpf|pps|ppsn|hkid|emirates id|codice fiscale|voter id|ration card|appeal|item|sumario|slip|exhibit|juror|operator|conductor|participant|locker|employee|protocol|unit|enrollment|enrolment|receipt|certificate of naturalization|a-number|alien number|wc|workers comp|cdcr|bop|doc|siv|uscis|ein|tribal|va file|union card|library|student no|study|inquest|grant|parcel|lot|nos?|nr|num|number|numero|#',
  ],
]

const HEAD_TYPES = new Map(HEADS.map(([type], i) => [`t${i}`, type]))
const HEAD = new RegExp(
  `(?<![\\w])(?:${HEADS.map(([, words], i) => `(?<t${i}>${words})`).join('|')})(?![A-Za-z])`,
  'gi',
)

/** A date's, a dose's, a score's or a diagnosis's shape, or a trade code. */
const TRADE =
  /^(?:[A-Z]{3,8}-(?:19|20)\d\d|\d+(?:\.\d+)?(?:mg|mcg|ug|ml|kg|lbs?|cm|mm|g|hrs?|h|mins?|m|x|k|ft|in|am|pm|st|nd|rd|th|s|yo|yrs?|y|wks?|w|mos?|d|f|b|bpm|mph|km|%)\.?|[A-TV-Z]\d{2}(?:\.[\dA-Z]{1,4})?|(?:CPT|ICD|DSM|HCPCS|COVID|SARS|NCT)[-\w.]*|\d{3}\.\d{1,2}|5150|5250|911|988|741741|\d{1,3}\/\d{1,3}|(?:19|20)\d\d-(?:19|20)?\d\d|\d{1,2}:\d{2}(?:[ap]m)?|\d+(?:st|nd|rd|th)?-[a-z]+|[A-Z]{2,8}-?\d{1,2}(?:-[A-Z]{1,4}\d?)?|\d{1,2}-[A-Z]{2,5}\w?|\d{1,3}[A-Z]{1,2}|\d{1,3}-\d{1,3})$/i

const TRADE_BEFORE =
  /\b(?:cpt|icd(?:-1[01])?(?:-cm)?|dsm(?:-\w+)?|dx|codes?|billing code|hcpcs|modifier|text|dial|call|crisis(?: line)?|hotline|diagnos[ie]s) ?[:#]? ?$/i

type Code = { start: number; end: number; value: string }

/** Chunks with a digit, joined over single spaces while they go on like a number. */
function codesOf(text: string): Code[] {
  const codes: Code[] = []
  const chunk = /[A-Za-z0-9]+(?:[-/.:][A-Za-z0-9]+)*/g
  let last: Code | undefined
  for (const m of matchesOf(text, chunk)) {
    const value = m[0]
    const start = m.index
    const joins = last && start === last.end + 1 && text[last.end] === ' ' && goesOn(last.value, value)
    if (joins) {
      last!.end = start + value.length
      last!.value += ` ${value}`
    } else {
      last = { start, end: start + value.length, value }
      codes.push(last)
    }
  }
  return codes.filter((c) => /\d/.test(c.value))
}

/** `7 334 019`, `W2204 19883-01`, `XQH 882 104 557`, `AKX 382`; not `PHQ 9 then 12`. */
function goesOn(before: string, next: string): boolean {
  if (
    !/^(?:\d{2,}[\dA-Z-]*|\d{3,}\/\d+|\d-\d{5}[A-Z]?|[A-Z]-\d{4,}|[A-Z]{1,3}\d[\dA-Z-]*|[A-Z]{2,4})$/.test(
      next,
    )
  )
    return false
  const last = before.split(' ').at(-1)!
  if (/^[A-Z]{2,4}$/.test(last) && before === last)
    return (
      /^\d(?:[\dA-Z-]{2,}|\d{2,}\/\d+)$|^[A-Z]-\d{4,}$/.test(next) &&
      (!SCORED.test(last) ||
        /^(?:\d-\d{5}[A-Z]?|\d{3}-\d{3,4}|\d{1,3}-(?=[A-Z\d]*[A-Z])(?=[A-Z\d]*\d)[A-Z\d]{3,5})$/.test(next))
    )
  if (/^[A-Z]{2,4}$/.test(next)) return false
  if (/^(?:19|20)\d\d$/.test(last)) return false
  return (
    /\d{2}/.test(last) &&
    /^[\dA-Z-]+$/.test(last) &&
    (/^\d+$/.test(last) || last.replace(/\D/g, '').length >= 3) &&
    (!/^[A-Z]{2,8}-?\d{1,2}$/.test(last) || /^(?!19|20)\d{4}$/.test(next)) &&
    before.split(' ').length < 5
  )
}

const SCORED =
  /^(?:PHQ|GAD|BDI|BAI|PCL|OCD|IES|DES|MOCA|MMSE|GAF|ISI|BMI|SUD|SUDS|CPT|ICD|IQ|WAIS|WISC|TAF|HR|BP|ACE|SI|EF|PG|FY|RM|US|SR|CR|I|A|OQ|CORE|TX|CA|NY|FL|AZ|OR|WA|IL|OH|PA|MA|MI|VA|NC|GA|NJ|CO|MN|WI|MO|TN|IN|KY|LA|AL|SC|OK|IA|UT|NV|AR|MS|KS|NM|NE|ID|WV|HI|NH|ME|MT|RI|DE|SD|ND|AK|VT|WY|DC)$/

function headBefore(
  text: string,
  start: number,
): { type: FindingType; distance: number; strict: boolean } | undefined {
  const from = Math.max(0, start - 60)
  const before = text.slice(from, start)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const sentence = line.slice(line.search(/[^.;]*(?:(?<=\bnos?|\bnum|\brec|\blic|\bacct|\bcert)\.[^.;]*)*$/i))
  let found: { type: FindingType; distance: number; strict: boolean } | undefined
  for (const m of matchesOf(sentence, HEAD)) {
    const key = Object.keys(m.groups!).find((k) => m.groups![k] !== undefined)!
    const type = HEAD_TYPES.get(key)!
    const between = sentence.slice(m.index + m[0].length)
    const strict =
      /^(?: ?(?:numbers?|num|nos?|nr|id|ids|card|code|is|was|es|numero|#|n[°º]|:|=|\.|,|\(|\)|on form|on file|\(?(?:last|ending)(?: (?:in|4|four))?\)?|starts(?: with)?|the|y|s|file|claim|-))* ?"?$/i.test(
        between,
      )
    const generic = /^(?:nos?|nr|num|number|numero|#|id|ref)$/i.test(m[0])
    if (generic && found && found.distance - between.length < 25) {
      found = { ...found, strict: found.strict || strict }
      continue
    }
    found = { type, distance: between.length, strict }
  }
  return found
}

/** A British insurance number, `YX 41 07 63 C`; others of the kind by their heading (HEADS) or their length. */
const NATIONAL_INSURANCE =
  /(?<![\w-])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?![\w-])|(?<=\bNI(?:NO| no\.?| number)?(?: is|:)? ?)[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-Z]?(?![\w-])/g
/** Grouped by three or four, as foreign numbers are: `123.456.789-09`, `12.345.678-5`, `7741 0093 2265`. */
const GROUPED =
  /(?<![\w.,-])(?:\d{3}\.\d{3}\.\d{3}-\d\d|\d{1,2}\.\d{3}\.\d{3}-[\dkK]|\d{4} \d{4} \d{4}(?: \d{4})?|\d{3}-\d{7}-\d|\d{3}-\d{4}-\d{7}-\d)(?![\w-])/g

/**
 * Claims numbers of social insurance, of the US by their groups or their last four after a heading, of others by
 * their form.
 */
export function findSocialSecurity(text: string, claims: Claims): void {
  for (const m of matchesOf(text, NATIONAL_INSURANCE))
    claims.claim(direct('SSN', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, GROUPED)) claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(
    text,
    /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])|(?<![\w-]|\b(?!SS|TIN)[A-Z]{2,4} )\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])|(?<=(?:last (?:four|4)|ending in|termina en)(?: (?:of|de|digits?|her|his|their|the|su|ssn|social|is|are)){0,5} ?:? ?)\d{4}(?:-\d{1,4})?\b/gi,
  )) {
    claims.claim(direct('SSN', m.index, m.index + m[0].length))
  }
}

/**
 * Claims numbers of charts, plans, accounts, licenses, plates, devices and files, by their headings or their form.
 */
export function findCodes(text: string, claims: Claims): void {
  for (const m of matchesOf(
    text,
    /(?<![\w-])[1-9][A-Z][A-Z0-9]\d-?[A-Z][A-Z0-9]\d-?[A-Z]{2}\d{2}(?![\w-])/g,
  )) {
    claims.claim(direct('PLAN_ID', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(text, /(?<=\b(?:no|number|id|roll|nr)\.?:? ?#?)\d{1,3}(?:,\d{3})+\b/gi))
    claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, /(?<=\b[Ss]ort code(?: is)?:? ?)\d\d-\d\d-\d\d(?![\w-])/g))
    claims.claim(direct('ACCOUNT', m.index, m.index + m[0].length))
  for (const m of matchesOf(
    text,
    /(?<=\b(?:[Cc]lient|[Pp]atient|[Cc]ase|[Ff]ile|[Pp]articipant|[Gg]roup) code(?: is)?:? ?)(?=[A-Z\d-]*\d{2})[A-Z\d]+(?:-[A-Z\d]+)*(?![\w-])/g,
  ))
    claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(
    text,
    /(?<![\w/.-])[\w-]{0,40}\d[\w-]{0,40}\.(?:pdf|docx?|xlsx?|txt|rtf|zip)\b/gi,
  ))
    claims.claim(direct('OTHER_ID', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, NUMBERED_PERSON))
    claims.claim(direct('OTHER_ID', m.index + m[0].length - m[1]!.length, m.index + m[0].length))
  for (const m of matchesOf(text, TAIL)) claims.claim(direct('VEHICLE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, PLATE)) {
    const start = m.index + m[0].length - m[1]!.length
    if (!TRADE.test(m[1]!) && !MAKES.test(m[1]!)) claims.claim(direct('VEHICLE', start, start + m[1]!.length))
  }
  for (const m of [BRITISH_PLATE, VANITY, SMALL_PLATE].flatMap((shape) => matchesOf(text, shape)))
    claims.claim(direct('VEHICLE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, IN_GROUPS)) {
    const start = m.index + m[0].length - m[2]!.length
    if (m[2]!.replace(/\D/g, '').length > 5)
      claims.claim(direct(HEAD_OF_GROUPS.test(m[1]!) ? 'PLAN_ID' : 'OTHER_ID', start, start + m[2]!.length))
  }
  for (const m of matchesOf(
    text,
    /(?<=\b(?:plates?|tags?|license plate|placas?|matricula)(?: (?:no|number|is|was|es|reads?|of))?[:#]? )(?=[A-Z0-9 -]*\d)[A-Z0-9]{2,4}[ -][A-Z0-9]{2,5}(?: \d{2,5})?(?![\w-])/g,
  ))
    claims.claim(direct('VEHICLE', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, CALL_SIGN)) claims.claim(direct('EMPLOYER', m.index, m.index + m[0].length))
  for (const m of matchesOf(text, SPANISH_PLATE)) {
    const start = m.index + m[0].length - m[1]!.length
    claims.claim(direct('VEHICLE', start, start + m[1]!.length))
  }
  for (const m of matchesOf(text, LETTERED)) {
    const start = m.index + m[0].length - m[2]!.length
    if (m[2]!.replace(/\D/g, '').length < 5) continue
    claims.claim(direct(HEADED.find(([, head]) => head.test(m[1]!))![0], start, start + m[2]!.length))
  }
  for (const code of codesOf(text)) {
    const type = typeOf(text, code)
    if (type) claims.claim(direct(type, code.start, code.end))
  }
}

/** `speller number 137`, `bib #2218`, `Juror No. 11`: one of many by a number. */
const NUMBERED_PERSON =
  /\b(?:speller|juror|contestant|bib|jersey|player|runner|rider|jockey|candidate|applicant|claimant|participant|subject|resident|inmate|prisoner|detainee|ticket|locker|badge|bunk|cell|raffle|lottery|member|student|recruit|cadet|bus|truck|rig|engine|hull|boat|berth|slip|stall) (?:no\.?|number|num\.?|#|nr\.?) ?#?(\d{2,6})\b(?!-\d)/gi
/** A plate a few words after its heading: `Colorado plates still on, BQX-T71`. */
const PLATE =
  /\b(?:[Pp]lates?|[Tt]ags?|[Rr]eg(?:istration|o)?|[Pp]lacas?|[Mm]atricula)\b(?:,? (?:[a-z]+(?:'s)?|[A-Z][a-z]+(?='s |,))(?:'s)?){0,5}[,:;]? "?((?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z])[A-Z0-9]{2,4}[- ]?[A-Z0-9]{2,5}(?: [A-Z]{3}\b)?)(?![\w-])/g
/** The tail of an aircraft after its heading. */
const TAIL =
  /(?<=\b(?:tail(?: number)?|aircraft|plane|cessna|piper|helicopter|glider|registration|reg|hull|vessel|boat)(?: (?:no\.?|number|is|was|reg|registration|id))*[,:]? )(?:N\d{1,5}[A-Z]{0,2}|[A-Z]{1,2}-[A-Z]{3,4}|[A-Z]{2} ?\d{3,4} ?[A-Z]{2})(?![\w-])/g
/** A station of radio or television by its call sign: `WXRL-FM`, `the station, KXVT`. */
const CALL_SIGN =
  /(?<![\w-])[KW][A-Z]{2,3}-(?:FM|AM|TV|LP)(?![\w-])|(?<=\b(?:[Ss]tation|[Rr]adio|[Tt]elevision|TV|[Aa]nchor|[Nn]ews|on air)\b[^.;\n]{0,24}[ ,(])[KW][A-Z]{3}(?![\w-])/g
/** `la placa del carro en que murió su hijo: QXR 41B`. */
const SPANISH_PLATE =
  /\b[Pp]lacas?\b[^.;:\n]{0,60}: ((?=[A-Z\d -]*\d)[A-Z\d]{2,4}[ -][A-Z\d]{2,5}(?:-[A-Z\d]{1,3})?)(?![\w-])/g
/** Letters and groups of figures after their heading: `chart RF 20 8814`, `her license, KS 04-38817`, `CDL NM40028117`. */
const LETTERED =
  /\b([Cc]hart|[Ll]icen[sc]e|[Ll]ic|CDL|DL|[Pp]assport|[Pp]ermit|MRN|[Rr]ecord|[Pp]olicy|[Mm]ember|[Pp]lan|[Ii]ns(?:urance)?(?: ID)?|[Cc]ase|[Cc]laim|[Ff]ile|[Dd]ocket|[Kk]it|[Tt]ag|[Bb]adge|[Cc]ard|[Aa]ccount|[Aa]cct)(?: (?:no|number|id|is|es))?[.,:#]? ?\(?#?((?!CPT|ICD|DSM|PHQ|GAD|PCL|BDI)[A-Z]{2,4}(?:-[A-Z]{1,4})?[ -]?\d[\dA-Z]*(?:[ -]\d[\dA-Z]*){0,4})(?![\w-])/g
const HEADED: [FindingType, RegExp][] = [
  ['MRN', /chart|record|mrn/i],
  ['LICENSE', /lic|dl|passport|permit/i],
  ['PLAN_ID', /policy|member|plan|ins/i],
  ['ACCOUNT', /card|acc/i],
  ['OTHER_ID', /./],
]
/** `plates reading HLYFNK`. */
const VANITY =
  /(?<=\b[Ll]icen[sc]e plates?,? (?:reading |that (?:says|reads) )?")[A-Z][A-Z0-9]{1,4} [A-Z0-9]{2,4}(?=[".,])|(?<=\b[Pp]lates?,? (?:(?:on|of) (?:the|her|his|their) [a-z]+ )?(?:reading|that (?:says?|reads?)|says?|reads?|said|spell(?:s|ing)?|is|was|are)? ?"?)[A-Z][A-Z0-9]{3,7}(?![\w-])/g
/** A British plate since 2001, `YF19 KTD`, beyond doubt by its form. */
const BRITISH_PLATE = /(?<![\w-])[A-HJ-PR-Y][A-HJ-Y](?:0[2-9]|[1-7]\d) [A-HJ-PR-Z]{3}(?![\w-])/g
/** `plate nfk 417`, in small letters. */
const SMALL_PLATE =
  /(?<=\b(?:plates?|tags?)(?: (?:no|number|is|was|#))?[:,]? )(?=[a-z\d]+[ -]?[a-z]*\d)(?!(?:in|on|at|of|is|was|and|from|the|for|says?|by|no) )(?:[a-z]{2} (?=[a-z]*\d)[a-z\d]{5,8}|[a-z\d]{2,4}[ -][a-z\d]{2,5})(?![\w-])/g
/** After its heading a number goes on over spaces, letters before or after it: `insurance id vtm 551 820 07`. */
const IN_GROUPS =
  /\b(ins|insurance|member|policy|plan|subscriber|medicaid|medicare|receipt|case|claim|cause|docket|file|record|registration|permit|passport|visa|benefits?|voucher)(?: (?:id|nos?\.?|numbers?|num|card)(?![A-Za-z]))*[:#.]? ?((?:[A-Za-z]{2,4} )?(?:[A-Za-z]{1,4})?\d[\dA-Za-z-]*(?: [\d-]{2,}){0,4}(?: [a-z]{3}(?=[,.;)\n]))?)(?![\w-])/gi
const HEAD_OF_GROUPS = /^(?:ins|insurance|member|policy|plan|subscriber|medicaid|medicare)$/i
/** Makes and models that look like plates. */
const MAKES = /^(?:[FE]-?[1-4]50|CR-?V|RAV ?4|CX-?\d{1,2}|MX-?5|[XQ]\d|4RUNNER|[A-Z]\d{1,2})$/

/** `448-217`: two numbers of three figures and more that no span goes through, the first being more. */
function isFalling(value: string): boolean {
  const parts = /^([1-9]\d{2,3})-(\d{3,4})$/.exec(value)
  return parts !== null && Number(parts[1]) > Number(parts[2])
}

function typeOf(text: string, { start, end, value }: Code): FindingType | undefined {
  const digits = value.replace(/\D/g, '').length
  const letters = value.replace(/[^A-Za-z]/g, '').length
  if (
    digits < 2 ||
    (text[start - 1] === '$' && digits < 9) ||
    TRADE_BEFORE.test(text.slice(Math.max(0, start - 20), start))
  )
    return undefined
  if (/^1?-?8(?:00|88|77|66|55|44|33)-[a-z]+$/i.test(value)) return undefined
  if (/[%°]/.test(text[end] ?? '') || text[start - 1] === '.') return undefined
  const head = headBefore(text, start)
  const mixed = letters > 0 && digits > 0
  const trade = TRADE.test(value)
  const year = /^(?:19|20)\d\d$/.test(value)
  const unit =
    /^ ?(?:%|mg|mcg|ml|kg|lbs?|pounds|dollars|years?|days?|weeks?|months?|hours?|minutes?|sessions?|anos|dias|semanas|meses|times|people|miles|km|calories|points?|in(?! [A-Z])\b|inches)/i.test(
      text.slice(end, end + 12),
    )
  if (unit) return undefined
  if (
    head?.strict &&
    !year &&
    !/^(?:5150|5250|5585|911|988|741741)$/.test(value) &&
    digits >= 2 &&
    digits + letters >= 4 &&
    !(trade && mixed && digits < 3) &&
    !/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$/.test(value)
  ) {
    return head.type
  }
  if (isFalling(value)) return 'OTHER_ID'
  if (trade || year) return undefined
  const long = digits >= 4 && (mixed || digits >= 7)
  if (head && (long || digits >= 6)) return head.type
  if (mixed && digits >= 4 && digits + letters >= 6) return 'OTHER_ID'
  if (mixed && digits >= 3 && digits + letters >= 6 && /^[A-Z0-9]+$/.test(value)) return 'VEHICLE'
  if (/^[A-Z]{3,6}-\d{3}$/.test(value)) return 'OTHER_ID'
  if (!mixed && digits >= 7 && !/[.]\d+$/.test(value)) return 'OTHER_ID'
  return undefined
}
