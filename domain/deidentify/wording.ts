import { ageOf } from './ages.ts'
import type { FindingType } from './finding.ts'
import { townOf } from './lexicon.ts'

type Pair = [english: string, spanish: string]

const FIXED: Partial<Record<FindingType, Pair>> = {
  ADDRESS: ['a residential address', 'un domicilio'],
  ZIP: ['the area', 'la zona'],
  PHONE: ['a phone number', 'un número de teléfono'],
  EMAIL: ['an email address', 'un correo electrónico'],
  URL: ['a web page', 'una página web'],
  HANDLE: ['a social media account', 'una cuenta en redes'],
  IP: ['a network address', 'una dirección de red'],
  EVENT: ['an event in the news', 'un suceso conocido'],
}

const SECTORS: [RegExp, string, string][] = [
  [
    /bank|banco|credit|financial|capital|insurance|mortgage|chase|citi|fargo|geico/i,
    'a financial company',
    'una empresa financiera',
  ],
  [
    /freight|trucking|transport|logistics|courier|fedex|ups|airline|airways|delta|jetblue|rail/i,
    'a transport company',
    'una empresa de transporte',
  ],
  [
    /diner|cafe|café|restaurant|grill|pizz|taquer|bakery|panader|catering|bar\b|tavern|starbucks|mcdonald|chipotle|subway|wendy/i,
    'a restaurant',
    'un restaurante',
  ],
  [
    /farm|poultry|dairy|orchard|ranch|packing|foods|cannery|seafood|tyson|perdue|vineyard/i,
    'a food producer',
    'una empresa de alimentos',
  ],
  [
    /plumb|electric|construction|roofing|builder|landscap|construct/i,
    'a building trade firm',
    'una empresa de construcción',
  ],
  [
    /system|software|tech|labs|robot|data|google|apple|microsoft|amazon|intel|oracle|ibm|meta/i,
    'a technology company',
    'una empresa de tecnología',
  ],
  [
    /lockheed|boeing|raytheon|aerospace|motors|steel|mill|factory|manufactur|uniform|textile|plant|tesla|ford|works|maquila|fabrica|fábrica/i,
    'a manufacturer',
    'una fábrica',
  ],
  [
    /target|walmart|lowe|costco|store|market|mart|tienda|shop|kroger|safeway|aldi|ikea|home depot|hardware|boutique|walgreens|cvs/i,
    'a retail store',
    'una tienda',
  ],
  [/hospital|clinic|health|medical|hospice|nursing|care|kaiser/i, 'a health service', 'un servicio de salud'],
  [
    /school|university|college|academy|universidad|escuela|colegio|instituto/i,
    'an educational institution',
    'una institución educativa',
  ],
  [
    /police|sheriff|fire department|city of|county|state of|department|army|navy|force|base|office|court/i,
    'a public service',
    'un servicio público',
  ],
  [/hotel|inn|resort|motel|casino|marriott|hilton|hyatt/i, 'a hotel', 'un hotel'],
  [
    /news|tribune|herald|times|gazette|media|studio|radio|press/i,
    'a media company',
    'un medio de comunicación',
  ],
]

const SCHOOLS: [RegExp, string, string][] = [
  [/univers|college|\buc\b|state\b|utrgv|institute of tech|polytech/i, 'a university', 'una universidad'],
  [/high|prepa|secundaria|instituto/i, 'a high school', 'una escuela secundaria'],
  [/middle|junior/i, 'a middle school', 'una escuela intermedia'],
  [
    /elementary|primary|primaria|montessori|p\.?\s?s\.?\s?\d|grade school/i,
    'an elementary school',
    'una escuela primaria',
  ],
  [/preschool|kinder|daycare|head start/i, 'a preschool', 'un preescolar'],
  [/./, 'a school', 'una escuela'],
]

const FACILITIES: [RegExp, string, string][] = [
  [/hospice/i, 'a hospice', 'un hospicio'],
  [/shelter|refuge|haven|harbor house|refugio|albergue/i, 'a shelter', 'un refugio'],
  [
    /manor|nursing|assisted|retirement|senior|court|gardens|villa|asilo|commons|pines|home\b|living/i,
    'a care home',
    'una residencia',
  ],
  [/rehab|recovery|detox|treatment|serena|sober/i, 'a treatment program', 'un programa de tratamiento'],
  [/clinic|health|counseling|wellness|center|centre|centro|therap/i, 'a clinic', 'una clínica'],
  [/./, 'a hospital', 'un hospital'],
]

const ORGS: [RegExp, string, string][] = [
  [
    /church|temple|synagogue|mosque|masjid|parish|chapel|cathedral|ame\b|zion|bethel|iglesia|parroquia|ministr|congregation|gurdwara|fellowship|tabernacle|emanuel|shul|stake|ward/i,
    'a congregation',
    'una comunidad religiosa',
  ],
  [
    /team|league|tigers|choir|club|lodge|elks|moose|rotary|society|troop|union|local/i,
    'a community group',
    'un grupo comunitario',
  ],
  [/./, 'an agency', 'una organización'],
]

const pick = (list: [RegExp, string, string][], text: string): Pair | undefined => {
  const found = list.find(([shape]) => shape.test(text))
  return found && [found[1], found[2]]
}

/** Neutral wording for what is not a person and not a date. `left` and `right` are the words around. */
export function wordingOf(
  type: FindingType,
  original: string,
  left: string,
  right: string,
  spanish: boolean,
  female: boolean | undefined,
): string {
  const say = ([en, es]: Pair): string => (spanish ? es : en)
  const caps = original.normalize('NFD').replace(/\p{M}/gu, '')
  switch (type) {
    case 'PLACE':
      return say(placeKind(caps.toLowerCase(), IN_A_STATE.test(right)))
    case 'EMPLOYER':
      return say(pick(SECTORS, caps) ?? ['an employer', 'una empresa'])
    case 'SCHOOL':
      return say(pick(SCHOOLS, caps)!)
    case 'FACILITY':
      return say(pick(FACILITIES, caps)!)
    case 'ORG':
      return say(pick(ORGS, caps)!)
    case 'OCCUPATION':
      return say(
        /^(?:the|a|an|our|their|his|her|la|el)\s/i.test(original) ||
          !/\b(?:the|an?|la|el|un|una)\s+(?:[\w-]*\d[\w-]*\s+)?$/i.test(left)
          ? ['someone in an unusual line of work', 'alguien con un trabajo poco común']
          : ['person in an unusual line of work', 'persona con un trabajo poco común'],
      )
    case 'BIOMETRIC':
      return say(traitKind(caps.toLowerCase()))
    case 'AGE':
    case 'AGE90':
      return wordAge(original, left, right, spanish, female)
    case 'VEHICLE':
      return !A_CAR.test(original) &&
        /\d{3}|^[A-Z0-9 -]+$|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b.*\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/.test(
          original,
        )
        ? onFile(left, spanish)
        : say(
            /\b(?:a|an|the|his|her|their|un|una|su|el)\s*$/i.test(left)
              ? ['car', 'carro']
              : ['a car', 'un carro'],
          )
    case 'PHOTO':
      return say(
        /\.\w{2,5}$/.test(original) ? ['an image file', 'un archivo de imagen'] : ['pictures', 'imágenes'],
      )
    default: {
      const fixed = FIXED[type]
      return fixed ? say(fixed) : onFile(left, spanish)
    }
  }
}

/** A model, color or kind of car, not only a plate. */
const A_CAR =
  /\b[A-Z]-?\d[05]0\b|\b(?!plates?\b|tags?\b|placas?\b|zero\b|three\b|four\b|five\b|seven\b|eight\b|nine\b)[A-Za-z]?[a-z]{3,}\b/

/** A body's mark, or what is rare about a family or its health (hints.ts). */
function traitKind(name: string): Pair {
  if (/triplet|quadruplet|quintuplet|conjoined|trilliz/.test(name))
    return ['children of one age', 'niños de la misma edad']
  if (
    /child|sibling|brother|sister|kids|sons|daughters|mother of|father of|mom of|dad of|hermanos/.test(name)
  )
    return ['a large family', 'una familia grande']
  if (/rare|disease|syndrome|transplant|huntington|marfan|albinism|achondroplasia|enfermedad/.test(name))
    return ['a serious medical condition', 'un problema médico serio']
  return ['a biometric record', 'un registro biométrico']
}

/** `Chart …` becomes `Chart on file`; without a heading `an identifier on file`. */
function onFile(left: string, spanish: boolean): string {
  const headed =
    /[\p{L}#.:°º]\s*[:#(]?\s*$/u.test(left) &&
    !/\b(?:and|or|the|a|is|was|with|to|of|in|on|at|for|her|his|their|my|our|its|your|y|el|la|de|en|su|mi|,)\s*$/i.test(
      left,
    )
  if (spanish) return headed ? 'en el expediente' : 'un identificador en el expediente'
  return headed ? 'on file' : 'an identifier on file'
}

/** `, WI`: no town abroad, whatever its namesakes are. */
const IN_A_STATE =
  /^,? (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b/

function placeKind(name: string, domestic: boolean): Pair {
  if (
    /street|avenue|\bave\b|road|\brd\b|lane|blvd|boulevard|highway|route|drive|parkway|calle|avenida|interstate|^i-|hwy|court|turnpike/.test(
      name,
    )
  )
    return ['a local road', 'una calle cercana']
  if (/county|condado|parish|township/.test(name))
    return ['a county in the region', 'un condado de la región']
  if (/reservation|reserve/.test(name)) return ['a tribal community', 'una comunidad indígena']
  if (/lake|river|mountain|creek|beach|valley|falls|island|canyon|bay|forest/.test(name))
    return ['a place in the countryside', 'un lugar en el campo']
  if (/heights|hill|park|village|square|neighborhood|barrio|colonia/.test(name))
    return ['a neighborhood', 'un barrio']
  const size = townOf(name.replaceAll(/[^a-z ]/g, ' ').trim())
  if (size === undefined || size === 0 || size === 3 || (size > 3 && domestic))
    return ['a small town', 'un pueblo']
  if (size > 3) return ['a city abroad', 'una ciudad de otro país']
  return size === 1 ? ['a mid-size city', 'una ciudad mediana'] : ['a large city', 'una ciudad grande']
}

const DECADES = [
  '',
  'teens',
  'twenties',
  'thirties',
  'forties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
]
const SOMETHING = [
  '',
  '',
  'twenty-something',
  'thirty-something',
  'forty-something',
  'fifty-something',
  'sixty-something',
  'seventy-something',
  'eighty-something',
]
const DECENAS = [
  '',
  '',
  'veintitantos',
  'treinta y tantos',
  'cuarenta y tantos',
  'cincuenta y tantos',
  'sesenta y tantos',
  'setenta y tantos',
  'ochenta y tantos',
]

function childKind(age: number): [string, string] {
  if (age < 2) return ['infant', 'lactante']
  if (age < 5) return ['preschool', 'preescolar']
  if (age < 11) return ['elementary school', 'primaria']
  if (age < 14) return ['middle school', 'secundaria']
  return ['high school', 'bachillerato']
}

function wordAge(
  original: string,
  left: string,
  right: string,
  spanish: boolean,
  female: boolean | undefined,
): string {
  const age = ageOf(original.replace(/\s*[FMfm]$/, '')) ?? 0
  if (age > 89) return spanish ? 'más de ochenta y nueve' : 'over 89'
  const decade = Math.floor(age / 10)
  const child = age < 18
  if (spanish) {
    if (/^\s*años/.test(right)) return child ? 'pocos' : DECENAS[decade]!
    return child ? `en edad de ${childKind(age)[1]}` : `de ${DECENAS[decade]} años`
  }
  const whose = possessiveOf(female)
  const sex = /[FM]$/.exec(original)?.[0]
  if (sex && !child) return `${sex === 'F' ? 'woman in her' : 'man in his'} ${DECADES[decade]}`
  if (sex) return `${sex === 'F' ? 'girl' : 'boy'} of ${childKind(age)[0]} age`
  if (/year|yr|y\.?\/?o/i.test(original)) {
    if (child) return `${childKind(age)[0].replace(' ', '-')}-age`
    return age < 20 ? 'late-teen' : SOMETHING[decade]!
  }
  const noun = /\b(?:at|by|since|from|until|of|age|aged|turned|turning|turns|than|de|los)\s*:?\s*$/i.test(
    left,
  )
  if (noun) return child ? `${childKind(age)[0]} age` : `an age in the ${DECADES[decade]}`
  return child ? `of ${childKind(age)[0]} age` : `in ${whose} ${age < 20 ? 'late teens' : DECADES[decade]}`
}

function possessiveOf(female: boolean | undefined): string {
  if (female === undefined) return 'their'
  return female ? 'her' : 'his'
}

/** A second wording of a kind, where the first would repeat a word of the original. */
export function otherWording(type: FindingType, spanish: boolean): string | undefined {
  const pair = (
    {
      SCHOOL: ['a place of study', 'un centro de estudios'],
      FACILITY: ['a place of care', 'un lugar de atención'],
      ORG: ['a community they belong to', 'una comunidad'],
      EMPLOYER: ['a workplace', 'un lugar de trabajo'],
      PLACE: ['a place nearby', 'un lugar cercano'],
    } as Partial<Record<FindingType, Pair>>
  )[type]
  return pair?.[spanish ? 1 : 0]
}

/** Last resorts, used when a wording would repeat a word of what it hides. */
export function plainWording(type: FindingType, spanish: boolean, left = ''): string {
  if (type === 'NAME' || type === 'CLINICIAN') return spanish ? 'alguien' : 'someone'
  if (type === 'DATE' && /\b(?:in|of|since|until|by|en|de|desde|hasta)\s+$/i.test(left))
    return spanish ? 'algún mes' : 'some month'
  if (type === 'DATE') return spanish ? 'en algún momento' : 'at some point'
  if (type === 'PLACE' || type === 'ADDRESS' || type === 'ZIP')
    return spanish ? 'cierto lugar' : 'somewhere else'
  if (type === 'AGE' || type === 'AGE90') return spanish ? 'de cierta edad' : 'of a certain age'
  return spanish ? 'un dato reservado' : 'a detail left out'
}
