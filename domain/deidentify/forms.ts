import type { FindingType } from './finding.ts'
import { isWide, STATE_CODES } from './geography.ts'
import { kindOf } from './heads.ts'
import { type Claims, caution, direct } from './span.ts'
import { matchesOf } from './windows.ts'

/** What a heading of a form says about the value after it. */
const HEADINGS: [FindingType, string][] = [
  [
    'PLACE',
    'home|residence|resides?|lives|lives in|living in|town|city|hometown|home ?town|birth ?place|place of birth|from|location|county|village|grew up(?: in)?|domicilio|ciudad|pueblo|municipio|vive en|lugar(?: de nacimiento)?|residencia',
  ],
  [
    'EMPLOYER',
    'employer|work|works|works at|works for|workplace|job|place of work|company|occupation|occ|emp|employment|empleo|empleador|trabajo|trabaja en|empresa',
  ],
  ['SCHOOL', 'school|college|university|preschool|daycare|high school|escuela|colegio|universidad|plantel'],
  [
    'FACILITY',
    'facility|unit|hosp|hospital|hospitalized|hospitalization|inpatient|admitted(?: to)?|clinic|rehab|prior rehab|shelter|nursing home|placement|er|iop|php|clinica|ingreso|albergue',
  ],
  [
    'ORG',
    'worships|worships at|church|parish|shul|synagogue|congregation|mosque|temple|masjid|ward|faith community|branch|team|agency|iglesia|parroquia|congregacion',
  ],
  [
    'CLINICIAN',
    'provider|therapist|prior therapist|pcp|psychiatrist|prescriber|attending|referring(?: provider| md| clinician)?|referred by|clinician|supervisor|md|pediatrician|oncologist|neurologist|derivad[oa] por|medico|psiquiatra|terapeuta',
  ],
]
const TYPES = new Map(HEADINGS.map(([type], i) => [`h${i}`, type]))
const LINE = new RegExp(
  `(?<=^|\\n|[.;] )[ \\t]{0,8}(?:[-*•+]|\\d{1,2}[.)])?[ \\t]{0,8}(?:${HEADINGS.map(([, words], i) => `(?<h${i}>${words})`).join('|')})(?: ?/ ?[a-z]+)?(?: ?[:=] ?| ?\\.{3,40} ?)(?<value>[^\\n.;]{2,120}(?:\\.[^\\n.;]{2,80})?)`,
  'gi',
)

/** Words that say there is no such thing, or of what kind it is. */
const NO_VALUE =
  /^(?:n\/?a|none|no|nil|unknown|yes|same|see|not|never|alone|with|self|unemployed|retired|disabled|student|stay|homemaker|part|full|currently|varies|denies|declined|on|off|out|at|ssi|ssdi|homeless|unhoused|rents?|owns?|apartment|house|single|married|a|an|the usual|mood|it|she|he|they|her|his|their|ok|okay|fine|good|poor|stable|ninguno|ninguna|jubilad[oa]|desempleo|desemplead[oa]|ama de casa|hogar)\b/i

/** `Residence: Many Farms, AZ`, `Provider: L. Tsinajinnie, LCSW`: a value under its heading, as far as it is a name. */
export function findForms(text: string, claims: Claims): void {
  for (const m of matchesOf(text, LINE)) {
    const key = Object.keys(m.groups!).find((k) => k !== 'value' && m.groups![k] !== undefined)!
    const type = TYPES.get(key)!
    const value = m.groups!.value!
    const start = m.index + m[0].length - value.length
    claims.block(m.index, start)
    const said = NAME.exec(value)?.[0]
    if (said === undefined || NO_VALUE.test(said) || STATE_CODES.has(said)) continue
    const words = said.toLowerCase().split(/[ .]+/).filter(Boolean)
    if (isWide(words.join(' ')) || (words.length === 1 && said === said.toUpperCase() && said.length < 4))
      continue
    const kind = kindOf(words)
    const lead = /^(?:dr|dra|mr|mrs|ms|prof|rev|nurse|np|pa)\.? /i.exec(said)?.[0].length ?? 0
    const isAsHeaded = type === 'EMPLOYER' || type === 'PLACE' || kind === undefined || kind === 'PLACE'
    const found = isAsHeaded ? type : kind
    if (type === 'PLACE' && (kind === 'FACILITY' || kind === 'SCHOOL')) continue
    const make = found === 'EMPLOYER' || found === 'PLACE' ? direct : caution
    claims.claim(make(found, start + lead, start + said.length))
  }
}

/** Capitalized words with what joins them, to the first sign or small word. */
const NAME =
  /^(?:(?:Dr|Dra|Mr|Mrs|Ms|St|Mt|Ft|Prof|Rev|[A-Z])\.? )*(?:The |the |Los |Las |El |La )?[A-Z][\w'&-]*(?:(?: (?:of|the|de|del|la|las|los|el|y|and|&|at|in|for))* [A-Z][\w'&-]*){0,5}/
