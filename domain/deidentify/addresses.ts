import { isWide, STATE_CODES, STATES } from './geography.ts'
import { type Claims, direct } from './span.ts'
import { matchesIn, matchesOf, windowsOf } from './windows.ts'

const SUFFIX =
  'street|st|avenue|ave|av|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|terrace|ter|circle|cir|highway|hwy|parkway|pkwy|trail|trl|square|sq|alley|loop|row|crescent|cres|close|pike|turnpike|crossing|run|path|plaza|walk|mews|ridge|bend|cove|hollow|landing|grove|gardens|passage|parade|rise|vale|wharf|quay|yard|green|hill|gate|heights|glen|trace|pass|spur|fork|commons|cutoff|knoll|meadows?|lakes?|shores?|creek|hollow|view|point|buildings|villas|bypass|esplanade|promenade|strand|wynd|causeway'
const NUMBER =
  '(?:\\d{1,6}(?:[-/]\\d{1,4})?[A-Za-z]?(?: ?1/2)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|number \\d{1,5}))'
const UNIT =
  '(?:,? \\d{1,2} ?[ºoª°](?![a-z])(?: ?(?:izq|dcha|der|centro|[A-Da-d])\\w*\\b)?|,? (?:#|apt|apartment|unit|suite|ste|rm|room|floor|fl|lot|bldg|trailer|slip|piso|apartamento|depto|dpto|departamento|interior|int|puerta|apto)\\.? ?#?\\w{1,6}|,? \\d{1,2}(?:st|nd|rd|th) floor(?: (?:rear|front))?||,? (?:(?:back|rear|front|upper|lower|garden|basement|top|ground) (?:unit|apartment|apt|house|level|flat|floor)|upstairs|downstairs|basement|in back|rear)\\b|,? #\\w{1,6})'
/** `Flat 2, ` and `unit 14, ` before the number. */
const UNIT_BEFORE =
  '(?:(?:flat|unit|apt\\.?|apartment|suite|ste\\.?|villa|plot|shop|room|rm\\.?|house|door|block|blk) (?:no\\.? ?)?#?\\w{1,5}(?:, ?| ?/ ?| - ))?'
const WORD = "(?:(?:St|Mt|Ft|[A-Za-z])\\.|[A-Za-z0-9][A-Za-z0-9'-]*)"
const SPANISH =
  '(?:calle|carrera|cra|diagonal|transversal|manzana|avenida|avda|av|callejon|privada|paseo|plaza|carretera|camino|calzada|boulevard|blvd|pasaje|ronda|cerrada|prolongacion|andador|c/|colonia|urbanizacion|urb|residencial|fraccionamiento|barrio)'

const ADDRESS: RegExp[] = [
  `\\b(?:hc|rr|rural route|star route|r\\.?f\\.?d\\.?|county road|cr) ?#?\\d{1,4},? box \\d{1,6}\\b`,
  `(?<![\\w/.-])${UNIT_BEFORE}${NUMBER} (?:[NSEW]\\.?|[NS][EW]|north|south|east|west)?(?: ?${WORD}){1,4}? (?:${SUFFIX})\\b\\.?(?: (?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|place|terrace|way|circle|trail|loop|pike|run|path|row|trace|pass|blvd|parkway|pkwy|crossing|highway|hwy)\\b\\.?)?(?: (?:[NSEW]|[NS][EW]|north|south|east|west)\\b)?${UNIT}{0,2}`,
  `(?<![\\w/.-])${NUMBER} (?:county |state |old |us |u\\.s\\. )?(?:route|rte|rt|highway|hwy|county road|cr|fm|camino|via|rue|paseo|calle|avenida|avenue|broadway) ?#?(?:\\d{1,4}[A-Za-z]?|(?:de |del |la |las |los |el )*[a-z][a-z'-]+)?${UNIT}{0,2}(?=[ ,.;)]|$|\\n)`,
  `\\b${SPANISH}\\.? (?:de (?:la |los |las |el )?|del |la |las |los |el )?(?:${WORD} ){1,5}?(?:(?:num|no|numero|n[°º]|#)\\.? ?)?\\d{1,5}(?:-\\d{1,4})?[A-Za-z]?(?:${UNIT}|,? (?:piso|depto|int|apto|puerta) \\w{1,5}){0,2}(?:,? (?:col|colonia|fracc|urb)\\.? (?:${WORD} ){0,2}${WORD})?`,
  `\\b(?:p\\.? ?o\\.? ?box|apartado(?: postal)?|box) \\d{1,7}\\b`,
  `\\b\\d{2,5} block of (?:(?:[NSEW]\\.?|[NS][EW]|north|south|east|west) )?(?:${WORD} ){1,3}(?:${SUFFIX})\\b`,
  `(?<=\\b(?:on|at|to|in|of) )(?:[A-Z][a-z'-]+ ){1,3}(?:${SUFFIX}),? (?:number|no\\.?|#) ?\\d{1,5}\\b`,
  `\\b(?:One|Two|Three|[0-9]{1,5}) (?:[A-Z][a-z]+ ){1,3}(?:Cottage|House|Farm|Cabin|Estate|Mews|Villas?|Towers?|Apartments?)(?:, (?:[A-Z][a-z]+ ){1,3}(?:Avenue|Street|Road|Lane|Drive))?`,
  `\\b(?:urb|urbanizacion|residencial|res|ext|condominio|cond|bo|barrio|reparto|parcelas)\\.? (?:[a-z][\\w'-]* ?){1,4}, (?:calle|ave|avenida|carr|edif|edificio)\\.? [\\w-]+(?: [a-z]+)?(?:,? ?#?(?:[a-z]{1,2}-?)?\\d{1,4}[a-z]?\\b)?`,
  `\\b(?:colonia|urbanizacion|urb|residencial|barrio|reparto|calle|avenida|pasaje|villa) (?:[a-z][\\w'-]* ?){1,4}(?:,? (?:pasaje|casa|manzana|mz|lote|bloque|etapa|poligono|senda|block|apartamento|apto|n[°º]|#) ?#?\\w{1,5}){1,4}`,
].map((source) => new RegExp(source, 'gi'))

/** `Flat 3, 22 Kingsway`: a house by its number and a name after the flat. */
const FLAT = /(?<![\w-])(?:[Ff]lat|[Aa]pt\.?|[Uu]nit) \d{1,4}[A-Za-z]?, \d{1,5} [A-Z][a-z]{3,20}(?![\w'-])/g

/** `4410 E Tropicana, #118`, `at 2934 Yemans,`: a number and a name that go on like an address. */
const BARE =
  /(?<![\w/.$#-])\d{2,5} (?:(?:[NSEW]\.?|[NS][EW]|North|South|East|West) )(?:[A-Z][a-z'-]+|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][a-z'-]+){0,2}(?:,? (?:#|apt|apartment|unit|suite|ste)\.? ?#?\w{1,6})?(?![\w'-])|(?<![\w/.$#-])\d{2,5} (?:[A-Z][a-z'-]+ ){0,2}[A-Z][a-z'-]+,? (?:#|[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ss]te)\.? ?#?\w{1,6}|(?<=\b(?:at|flat|house|home|apartment|apt|upstairs|downstairs|address|lives|to|from)(?: at)?[:,]? )(?!(?:19|20)\d\d )\d{3,5} [A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?(?=\s*(?:[,.;)]|\n|$))/g

/** `the bakery at 63-12 Saunders`, `14-02 31st Ave`: a number in two parts. */
const TWO_PART =
  /(?<=\b(?:at|on|to|address|addr|of|lives in|from)[:,]? )\d{2,3}-\d{2} (?:\d{1,3}(?:st|nd|rd|th)|[A-Z][a-z]+)(?: [A-Z][a-z]+)?(?:,? (?:#|[Aa]pt)\.? ?\w{1,5})?(?![\w-])/g

/** After "lives at", a number and capitalized words are an address whatever they end in. */
const SAID = new RegExp(
  `\\b(?:RESIDENCE|ADDRESS|HOME|Residence|Address|Home|lives?|living|lived|house|home|address|addr|direccion|domicilio|domiciled|resides?|residing|residence|vive|staying|apartment|apt|moved|rents?|owns|bought the house)(?: (?:is|at|on|to|en|a))*(?: ?: ?| ?\\.{3,40} ?| )(\\d{1,6}[A-Za-z]? (?:(?:[NSEW]\\.?|[NS][EW]) )?[A-Za-z][\\w'.-]*(?: [A-Z0-9][\\w'.-]*){0,4}${UNIT}{0,2})`,
  'g',
)

/** `lives aboard, slip 41`. */
const MOORED =
  /(?<=\b(?:aboard|boat|marina|harbou?r|docks?|lives)\b[^.\n]{0,24}[ ,])(?:slip|berth|mooring) #?\d{1,4}\b/gi
/** `on se hawthorne`: a quarter of the town before a street without its kind. */
const BY_QUARTER =
  /(?<=\b(?:on|off|at|near|nr|down|along|and|&) )(?:(?:se|sw|ne|nw)|(?:SE|SW|NE|NW)) (?:[A-Z]?[a-z]{4,20}|\d{1,3}(?:st|nd|rd|th))(?: (?:st|ave|blvd|rd|dr|street|avenue)\b)?(?! (?:St|Ave|Blvd|Rd|Street|Avenue|Road|Drive)\b)/g

/** What leads a street over or under another: `the Broad St viaduct`. */
const SPAN = '(?:[Bb]ridge|[Vv]iaduct|[Oo]verpass|[Uu]nderpass)'

/** A street without a number: a place. */
const STREET: RegExp[] = [
  `(?<![\\w-])(?:[NS]?[EWNS]\\.? )?(?:[A-Z][\\w'.-]{1,40} |\\d{1,3}(?:st|nd|rd|th) ){1,3}(?:Street|St\\.?(?= |,|$)(?! (?!${SPAN})[A-Z])|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Highway|Hwy|Parkway|Pkwy|Court|Turnpike|Terrace|Crescent)(?: ${SPAN}\\b)?(?![\\w-]| (?:Department|Commission|Crew|Office|Maintenance|Authority))`,
  `(?<![\\w-])(?:\\d{1,3}(?:st|nd|rd|th) (?:St(?:reet)?|Ave(?:nue)?))\\b`,
  `(?<![\\w-])(?:Route|Rte\\.?|Interstate|I-|Highway|Hwy|County Road|US-|State Route|[Cc]arretera|[Aa]utopista|[Rr]uta) ?\\d{1,4}[A-Z]?\\b`,
  `(?<![\\w-])(?:[Ee]stacion|[Pp]uente) de(?: (?:la|las|los|el))? [A-Z][\\w'-]{1,40}|(?<![\\w-])rio (?!Bravo|Grande|Negro\\b)[A-Z][\\w'-]{2,40}`,
  `(?<![\\w-])(?:Calle|Avenida|Carrera|Paseo|Calzada|Carretera|Colonia|Barrio)(?: (?:de|del|la|las|los|el))* [A-Z][\\w'-]{1,40}(?: (?:(?:de|del|la|las|los) )*[A-Z][\\w'-]+){0,2}`,
].map((source) => new RegExp(source, 'g'))

const SMALL_STREET =
  /(?<=\b(?:on|off|near|nr|at|across|down|along) )(?:[nsew]{1,2}\.? )?(?:(?:[a-z]+|\d{1,3}(?:st|nd|rd|th)) ){1,3}?(?:street|avenue|ave|blvd|boulevard|road|rd|lane|ln|drive|court|hwy|highway|parkway)\b|(?<=\b(?:on|off|near|nr|down|along|past) )(?:hwy|highway|route|rte|county road|county rd) \d{1,3}\b/g

/** `the mass ave bridge`. */
const SMALL_SPAN =
  /(?<![\w-])[a-z]{3,15} (?:st|ave|blvd|rd|street|avenue|road) (?:bridge|viaduct|overpass|underpass)\b/g

const NOT_STREET_WORD =
  /\b(?:the|a|an|her|his|their|our|my|that|this|each|every|same|of|and|to|in|was|is|at|by|with|which|who|no|one|main|right|only|first|last|long|own|some|any|what|other|way|years?|weeks?|months?|days?|hours?|minutes?|sessions?|people|times|points|mg|kids?|children|out|for|from|on|then|went|had|has|but|she|he|they|we|I|or|as|old|pain|steps?|miles?|blocks?)\b/

const ADDRESS_WORD = new RegExp(
  `\\b(?:${SUFFIX}|route|rte|rt|fm|cr|broadway|rue|via|camino|calle|carrera|cra|diagonal|transversal|manzana|avenida|avda|carr|edif|edificio|box|apartado|cottage|house|farm|cabin|estate|mews|villas?|towers?|apartments?|callejon|privada|paseo|carretera|calzada|pasaje|ronda|cerrada|prolongacion|andador|c/|colonia|urbanizacion|urb|residencial|fraccionamiento|barrio)\\b`,
  'gi',
)

/** Claims streets with numbers, post boxes and codes of post in a folded text as ADDRESS or ZIP. Linear. */
export function findAddresses(text: string, claims: Claims): void {
  const windows = windowsOf(text, ADDRESS_WORD, 70, 70)
  for (const shape of ADDRESS) {
    for (const { index, found: m } of matchesIn(windows, shape)) {
      if (!isAddress(m[0])) continue
      claims.claim(direct('ADDRESS', index, index + m[0].replace(/[.,\s]+$/, '').length))
    }
  }
  for (const m of matchesOf(text, BARE)) {
    if (!NOT_STREET_WORD.test(m[0].replace(/^\d+ /, '')) && !MONTHS_FIRST.test(m[0]))
      claims.claim(direct('ADDRESS', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(text, TWO_PART)) {
    if (!MONTHS_FIRST.test(m[0].replace(/^\d+-/, '')))
      claims.claim(direct('ADDRESS', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(text, SAID)) {
    const start = m.index + m[0].length - m[1]!.length
    if (!NOT_STREET_WORD.test(m[1]!.replace(/^\S+ /, '').split(' ').slice(0, 2).join(' '))) {
      claims.claim(direct('ADDRESS', start, start + m[1]!.replace(/[.,]$/, '').length))
    }
  }
  for (const m of [FLAT, MOORED].flatMap((shape) => matchesOf(text, shape)))
    claims.claim(direct('ADDRESS', m.index, m.index + m[0].length))
  findZips(text, claims)
  findTowns(text, claims)
  for (const shape of STREET) {
    for (const m of matchesOf(text, shape)) {
      const found = m[0].replace(
        /^(?:The|On|In|At|Off|Near|Her|His|My|Their|Across|From|To|Along|Down|Dr|Mr|Mrs|Ms|And|A) /,
        '',
      )
      if (
        /^(?:Wall|Sesame|Main) Street$|^(?:Family|Supreme|Drug|District|Superior|Circuit|Mental Health|County|Juvenile|Probate|High|Federal|State|Tribal|Divorce|Municipal|Criminal|Food|Tennis|Sunset) Court$/.test(
          found,
        )
      )
        continue
      if (!/ /.test(found)) continue
      if (/ Court$/.test(found) && !/\bon $/.test(text.slice(0, m.index + m[0].length - found.length)))
        continue
      claims.claim(direct('PLACE', m.index + m[0].length - found.length, m.index + m[0].length))
    }
  }
  for (const m of [CROSSING, TOWN_IN_STATE, TOWN_AND_STATE, CROSS, SPANISH_STREET, BY_QUARTER].flatMap(
    (shape) => matchesOf(text, shape),
  ))
    claims.claim(direct('PLACE', m.index, m.index + m[0].length))
  for (const m of [SMALL_SPAN, SMALL_STREET].flatMap((shape) => matchesOf(text, shape))) {
    if (
      !/\b(?:the|a|an|her|his|their|our|my|that|this|each|every|same|of|and|to|in|main|right|own|which|other|or|is|was)\b/.test(
        m[0],
      )
    )
      claims.claim(direct('PLACE', m.index, m.index + m[0].length))
  }
}

/** `Jordan, Montana`, `Peru, Indiana`: towns that are called as a country is, before their state. */
const TOWN_IN_STATE = new RegExp(
  `(?<![\\w-])(?:Jordan|Lebanon|Cuba|Peru|Poland|Mexico|Norway|Denmark|Sweden|China|Jamaica|Holland|Panama|Egypt|Palestine|Malta|Cyprus|Wales|Brazil|Chili|Ireland|Scotland|England|Germany|Athens|Troy|Paris)(?=, (?:${[
    ...STATES,
  ]
    .filter((s) => !s.startsWith('the '))
    .map((s) => s.replace(/\b[a-z]/g, (c) => c.toUpperCase()))
    .join('|')}|${[...STATE_CODES].join('|')})\\b)`,
  'g',
)
/** `late fifties, Hazard KY.`: a town and the letters of its state, but of those that are words. */
const TOWN_AND_STATE =
  /(?<![\w-])(?!(?:In|From|To|At|Near|The|Of|And|Licensed|Medicaid|State|Dept|Region|Zip|For|With|By|My|Our|His|Her|Their|Both|Not|But|Via|Is|Was)\b)[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}(?= (?:KY|TX|FL|NY|NJ|NC|SC|TN|WV|WI|MN|IA|KS|NE|ND|SD|MO|AR|UT|AZ|NM|NV|WY|VT|NH|IL)(?:[.,;)\n]|$| \d{5}))/g

/** `la avenida Pershing`, `en la colonia Buenavista`, `el puente de la calle 59`. */
const SPANISH_STREET =
  /(?<![\w-])(?:[Aa]venida|[Cc]alle|[Cc]olonia|[Bb]arrio|[Cc]alzada|[Bb]ulevar|[Ff]raccionamiento|[Ee]jido|[Uu]rbanizacion|[Rr]eparto) (?:(?:de|del) )?(?:la |los |las |el )?(?:(?!Los |Las |La |El )[A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})?|\d{1,3}[a-z]?)(?![\w-]| ?\d| #)/g

const ROAD =
  '(?:\\d{1,3}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth)'
/** `No. 44, 8th Cross`: a house in an Indian town. */
const CROSS =
  /(?<![\w-])No\.? ?\d{1,4}(?:\/\d{1,3})?, \d{1,2}(?:st|nd|rd|th) (?:Cross|Main|Block|Stage|Phase)(?![\w-])/g

/** `on the corner of Fifth and Main`, `at 5th and Alder`, `Jackson & 12th`: where two streets meet. */
const CROSSING = new RegExp(
  `(?<=\\b(?:[Cc]orner|[Ii]ntersection|[Cc]rossing) of )(?:${ROAD}|[A-Z][a-z]+) (?:and|&) (?:${ROAD}|[A-Z][a-z]+)\\b(?: (?:[Ss]treets?|[Aa]venues?|Sts?|Aves?)\\b)?|(?<![\\w-])(?:${ROAD} (?:and|&) (?!Foremost|First|Second|Third|Last)[A-Z][a-z]+|[A-Z][a-z]+ (?:and|&) \\d{1,3}(?:st|nd|rd|th))(?![\\w-])(?<=\\b(?:at|on|near|off|by|of|from|to) [\\w ]+(?:&|and) \\w+)`,
  'g',
)

/** `45 Elm Street, Dayton.`: the town that a comma joins to an address. */
const TOWN_AFTER = /^, ([A-Z][a-z'-]{2,40}(?: [A-Z][a-z'-]{1,40}){0,2})(?=[.,;)\n]|$)/

function findTowns(text: string, claims: Claims): void {
  for (const { end } of claims.spans.filter((s) => s.type === 'ADDRESS')) {
    const town = TOWN_AFTER.exec(text.slice(end, end + 90))?.[1]
    if (town && !isWide(town.toLowerCase())) claims.claim(direct('PLACE', end + 2, end + 2 + town.length))
  }
}

const MONTHS_FIRST =
  /^\d+ (?:January|February|March|April|May|June|July|August|September|October|November|December|Sessions?|Weeks?|Years?|Points?|Mondays?|Americans?|Black|White|Latin)/

function isAddress(found: string): boolean {
  const words = found
    .replace(
      /^(?:flat|unit|apt\.?|apartment|suite|ste\.?|villa|plot|shop|room|rm\.?|house|door|block|blk) .*?(?:, ?| ?\/ ?| - )(?=\d)/i,
      '',
    )
    .split(/[ ,]+/)
    .filter(Boolean)
  const inner = words.slice(1, -1).join(' ')
  if (
    /^\d+[a-z]? via (?:dr|mr|ms|mrs|np|zoom|telehealth|phone|text|email|video|the|a|her|his|my|our|skype|fax|mail)\b/i.test(
      found,
    )
  )
    return false
  if (/^\d{1,2}\/\d{1,2} (?:via|fm|cr) /i.test(found)) return false
  if (/^\d+ (?:block of |.*(?:number|no\.?|#) ?\d+$)/.test(found)) return true
  if (/^(?:19|20)\d\d$/.test(words[0]!) && !/^[A-Z]/.test(words[1] ?? '')) return false
  if (/^(?:calle|carrera|avenida|avda|paseo|p\.?o|po|box|apartado)/i.test(found)) return true
  if (/^(?:camino|plaza|barrio|c\/|av|carretera|colonia|privada)/i.test(found))
    return /[A-Z]/.test(words[1] ?? '') || /^\d/.test(words.at(-1)!)
  // `in the last row, number 12`: no street without its capital.
  if (/^[a-z' -]+,? (?:number|no\.?|#) ?\d+$/i.test(found)) return /^[A-Z]/.test(found)
  if (NOT_STREET_WORD.test(inner) && !/^(?:\d+ )?(?:[A-Z]\w* )*Old\b/.test(inner)) return false
  if (/^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)$/i.test(words[0]!))
    return /^[A-Z]/.test(words[1] ?? '')
  const suffix = words.find((w, i) => i > 0 && new RegExp(`^(?:${SUFFIX})\\.?$`, 'i').test(w)) ?? ''
  if (
    /^(?:passage|parade|rise|vale|wharf|quay|yard|green|hill|gate|heights|glen|view|point|buildings|villas|strand|way|place|run|path|walk|close|row|loop|square|ridge|bend|crossing|dr|st|court|drive|pl|landing|grove|gardens|plaza|circle|trail|road|street|lane)$/i.test(
      suffix,
    ) &&
    !/[A-Z]/.test(inner)
  ) {
    return (
      /^\d{2,6}[A-Za-z]?$/.test(words[0]!) &&
      /^(?:road|street|lane|drive|court|st|circle|trail|dr|pl|ln)$/i.test(suffix) &&
      words.length <= 5
    )
  }
  return true
}

function findZips(text: string, claims: Claims): void {
  for (const m of matchesOf(
    text,
    /\b(?:zip(?: ?code)?|postal code|postcode|post code|codigo(?: postal)?|c\.? ?p\.?(?!-)|plz|cap|pin ?code|pin)[ :#.-]{1,3}(?:is |es )?(\d{4,6}(?:-\d{4})?|\d{3} \d{3})\b/gi,
  )) {
    claims.claim(direct('ZIP', m.index + m[0].length - m[1]!.length, m.index + m[0].length))
  }
  for (const m of matchesOf(text, /(?<![\w-])\d{5}(?:-\d{4})?(?![\w-]|[.,]\d)/g)) {
    const before = text.slice(Math.max(0, m.index - 30), m.index)
    const code = /\b([A-Z]{2})\.?,? $/.exec(before)?.[1]
    const named = /([A-Za-z][a-z]+(?: [A-Z][a-z]+)?),? $/.exec(before)?.[1]?.toLowerCase() ?? ''
    const states = STATES.has(named) || STATES.has(named.split(' ').at(-1) ?? '')
    const afterPlace = claims.spans.some(
      (s) =>
        (s.type === 'ADDRESS' || s.type === 'PLACE') &&
        m.index - s.end <= 24 &&
        s.end <= m.index &&
        !/[.;\n]/.test(
          text.slice(s.end, m.index).replace(/^(?:,? (?:apto?|depto|unit|ste|no))?\. ?\w{1,4}(?=,)/i, ''),
        ),
    )
    const town =
      /(?:^|[\s,])[A-Z][a-z]+,? \(?$/.test(before) &&
      !/\b(?:CPT|Code|Case|Loan|Room|Session|About|Over|Nearly|Only|Around) $/i.test(before)
    if ((code && STATE_CODES.has(code)) || states || afterPlace || town)
      claims.claim(direct('ZIP', m.index, m.index + m[0].length))
  }
  for (const m of matchesOf(
    text,
    /(?<![\w-])(?:[A-Z]\d[A-Z] \d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW] (?=[A-Z\d]*\d)[AC-FHKNPRTV-Y][A-Z\d]{3}|(?<=[A-Za-z],? (?:VIC|NSW|QLD|TAS|ACT|SA|WA|NT) )\d{4}|(?<=[A-Z][a-z]+ ?[-–] ?)[1-8]\d{5}|(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}))(?![\w-])/g,
  )) {
    claims.claim(direct('ZIP', m.index, m.index + m[0].length))
  }
}
