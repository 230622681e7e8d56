import { JUDGMENT } from './suits.ts'

/** What looks like an identifier by its form and is none: the second reading adds nothing there, and takes names away. */

/** Codes of diseases and procedures, lines to call in a crisis, hours, blood pressure, scales, counts, spans of time. */
const NEVER =
  /\b(?:[A-TV-Z]\d[\dA-B]\.[\dA-Z]{1,4}|(?:CPT|HCPCS|ICD-?1[01]?)[ :#]*[\w.]+|741[- ]?741|988|911|(?:1-?)?800-273-(?:8255|TALK)|\d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?|\d{2,3} over \d{2,3}|\d{3}\/\d{2,3}|24\/7|(?:[Ss]ections?|[Ss]ec|[Cc]odes?|[Aa]ges?|[Gg]rades?|[Rr]ules?|[Ss]tandards?|[Aa]rticles?|[Cc]hapters?|[Pp]ages?|[Rr]ooms?|[Vv]ersions?|[Ww]eeks?|[Ss]essions?)\.? \d+[-.]\d+|\d+ (?:dollars|euros|pesos|steps|people|words|calories|views|followers|subscribers|votes|copies|mph|kph|km\/h|rpm|head of|watts|volts|acres|open files|met(?:er|re)s?|feet|ft|kilomet(?:er|re)s?|miles|fathoms|kilos|tonnes)|(?:19|20)\d\d–(?:(?:19|20)\d\d|\d\d)|\d{1,2}:\d\d ?[-–] ?\d{1,2}:\d\d|(?:VL|[Vv]iral load)(?: of| was| is|:)? \d{1,3}(?:[ ,]?\d{3})*|hace (?:unos |mas de )?\d+ anos|(?:five|ten|twenty|quarter|half) past [a-z]+|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:days?|nights?|weeks?|years?|hours?)(?! (?:of|in) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|advent|lent|ramadan|hanukkah|passover|christmas|the (?:month|new year)|this|last|next))|once(?= (?:brought|told|said|a|the|more|again|he|she|they|we|i|it|had|was|upon|in|and|every|per|there)\b)|Foster(?= (?:mom|mother|dad|father|parents?|brother|sister|son|daughter|care|home|child|kids?|placement|family)\b)|[5-9]\d\/\d{1,2}|\d{1,2}\/[4-9]\d(?!\/)|[1-5]\/[2-5] (?:of|tabs?|cups?|hour|hr|mile|pills?|tsp|pint|dose|way|the)\b|(?:1-?)?8(?:00|88|77|66)-[a-z]+|\d{1,3}(?:,\d{3})+|\d{1,3}x|\d{1,2}\/\d{1,2} (?:sessions?|visits?|appointments|groups?|classes|goals?|items?|criteria|symptoms|days|nights|cups?|tabs?|pills?|tests|trials|steps|weeks)|\d{1,2}\/10-\d{1,2}\/10|(\d{1,2})\/\1 (?:on the|to all|of|in a row)|(?:dose|split|cut|scored?|rated|only|about) [1-5]\/[2-5]|advent of [a-z]+|(?:manager|mother|father|parent|group|score|staff|team|class|crew|caseload|household|family|total|reader) of \d{1,3}|[A-Z]{2,}-\d{1,2}(?:-?[A-Z]{1,3})?|\d+ (?:years?|yrs?|anos|months?|meses|weeks?|semanas|days?|dias) (?:later|ago|sober|clean|in|into|earlier|before|after|despues|atras|antes))(?![\w-])/gi

/** A scale in capitals with its score; after what dates an event (`DOA 1/4`, `MVA 3/12`) it is a day. */
const SCORED =
  /(?<!\bs\/p )\b(?!(?:DO[A-Z]|D[CX]|DUI|DWI|MI|CVA|TBI|PT|OT|VM|MRI|CT|EEG|ECT|CPS|DCF|ALS|PD|RX|TX|HX|FU|MVA|LMP|ED[CD]?|ER|LOV|RTC|ICU|IOP|PHP|NS|SA|OD|UA|IEP) )[A-Z]{2,6} \d{1,2}\/\d{1,2}(?![\w/-])/g

/** Scales called by where they were made. */
export const CALLED_BY_PLACE =
  "(?:Cornell|Edinburgh|Montreal|Boston|Hamilton|Vanderbilt|Yale|Liverpool|Minnesota|Pittsburgh|Columbia|Harvard|Copenhagen|Epworth|Holmes-Rahe|Karolinska|Rivermead|Addenbrooke's|Addenbrooke)(?: (?:is|was|at|of|now|score|came|back|dep\\.?))*"
const POINTS =
  '(?:\\d{1,3}(?:\\.\\d)?|(?:twenty|thirty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:six|seven|eight|nine|four|fif|thir)teen|ten|eleven|twelve|four|five|six|seven|eight|nine)'

/** Scales called by a place or a person, with a score (`Cornell 14`, `Tanner stage 3`), wide regions, colors and pictures of speech. */
const FIGURED = new RegExp(
  `\\b(?:${CALLED_BY_PLACE} ${POINTS}(?![\\w/-]| (?:times|years?|yrs?|months?|weeks?|days?)\\b)|(?:Gleason|Breslow|Tanner|Fitzpatrick) (?:stage|score|grade|scale|type|depth|thickness)s?|pacific northwest|(?:red|green) (?:flags?|lights?)|white lies?|blue moods?|golden (?:ages?|years|child)|black (?:holes?|sheep|boxes)|gr[ae]y areas?|(?:clear(?:er)?|big(?:ger)?|full(?:er)?|whole|rosy|grim) picture of \\w+)`,
  'gi',
)

/** Who pays, as a heading or beside a number, and an illness that is ruled out. */
const PAYERS =
  '(?:Blue Cross(?: (?:and |& )?Blue Shield)?|BCBS|Aetna|Cigna|Humana|Kaiser(?: Permanente)?|United ?[Hh]ealth(?:care)?|UHC|Anthem|Tricare|TRICARE|MassHealth|Molina|Medi-Cal|Bonitas|Discovery Health|Bupa|VHI)(?: (?:PPO|HMO|EPO|POS|Advantage|Choice))?'
const PAYING = new RegExp(
  `(?<=\\b(?:[Ii]nsur(?:ance|er)|[Pp]lan|[Pp]ayer|[Cc]overage|[Ii]ns|[Mm]edical aid)(?: ?/ ?ID)?[:.]? )${PAYERS}(?![\\w-])|(?<![\\w-])${PAYERS}(?=,? (?:ID|[Mm]ember|[Gg]roup|no|#|[A-Z]{2,4} ?\\d))`,
  'g',
)
const RULED_OUT =
  /\b[A-Z][a-z]+(?= (?:has been|had been|was|is|were|are) (?:ruled out|excluded|suspected|not indicated)\b)/g

/** `b.` at the start of a line, `FW:` in the subject of a letter. */
const NUMBERING = /^[a-z][.)](?= )|(?<=^|[\n ])(?:FWD?|RE|Fwd?)(?=:)|(?<=[:;,.] )[1-9]\)(?= [a-z¿])/gm

/** Whom everybody prays to, where people serve, and illnesses by the name of who described them; not `Parkinson's mother`. */
const ALWAYS =
  /(?<!\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sra?)\.? )\b(?:(?:Huntington|Parkinson|Alzheimer|Crohn|Hashimoto|Tourette|Asperger|Sjogren|Raynaud|Meniere|Broca|Wernicke|Hodgkin|Addison|Cushing|Graves)'s(?! (?:mother|father|mom|dad|parents|sister|brother|son|daughter|child|children|kids|wife|husband|partner|boyfriend|girlfriend|house|phone|lawyer|therapist))|(?:the )?[Pp]rophet Muhammad|(?:el )?Santo Nino(?: de Atocha)?|Divino Nino|Virgen (?:de (?:la )?)?(?:Guadalupe|Carmen|Maria|Caridad|Remedios|Soledad)|God|Dios|Al+ah|Navy|Army|Marines|Marine Corps|Air Force|Coast Guard|Bundeswehr|McKinney-Vento|Baker Act(?:ed)?|New (?:Zealand|Guinea|Caledonia)|Duchenne|Ehlers-Danlos|Guillain-Barre|Charcot-Marie-Tooth|(?<=\b(?:has|have|had|with|tiene|con) )(?:Parkinson|Alzheimer|Crohn|Huntington|Tourette|Hashimoto)(?! [A-Z])|OD'd|od'd|verano|invierno|otono|primavera)(?:'s)?(?![\w-])/g

/** States that are nobody's name and no town: the whole of a find. */
export const STATE: RegExp =
  /^(?:Ohio|Iowa|Texas|Kansas|Oregon|Nebraska|Michigan|Wisconsin|Minnesota|Illinois|Maryland|Connecticut|Massachusetts|Pennsylvania|Oklahoma|Arkansas|Idaho|Utah|Wyoming|Colorado|Hawaii|Alaska|Kentucky|California|Louisiana|Mississippi|Alabama|Arizona|Puerto Rico|New Jersey|New Mexico|New Hampshire|Nueva Jersey|Nuevo Mexico|Isle of Man)$/

export const INNOCENT: readonly RegExp[] = [
  NEVER,
  SCORED,
  FIGURED,
  PAYING,
  RULED_OUT,
  NUMBERING,
  ALWAYS,
  JUDGMENT,
]
