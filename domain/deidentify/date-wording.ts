import { type Calendar, daysBetween } from './calendar.ts'

/** Dates become seasons or distances; the order of things stays. */

const SEASONS: [string, string][] = [
  ['mid-winter', 'el invierno'],
  ['late winter', 'el invierno'],
  ['early spring', 'la primavera'],
  ['mid-spring', 'la primavera'],
  ['late spring', 'la primavera'],
  ['early summer', 'el verano'],
  ['mid-summer', 'el verano'],
  ['late summer', 'el verano'],
  ['early autumn', 'el otoño'],
  ['mid-autumn', 'el otoño'],
  ['late autumn', 'el otoño'],
  ['early winter', 'el invierno'],
]

/** A distance in words, and how it goes on after `on` or `el`. */
type Distance = { words: string; definite: boolean }

function inEnglish(days: number): Distance {
  const n = Math.abs(days)
  const way = days > 0 ? 'later' : 'earlier'
  if (n === 0) return { words: 'that same day', definite: true }
  if (n === 1) return { words: days > 0 ? 'the next day' : 'the day before', definite: true }
  const span = spanOf(n)
  if (span.unit === 'day') return { words: `a few days ${way}`, definite: false }
  if (span.unit === 'year' && span.count === 1) return { words: `about a year ${way}`, definite: false }
  const count = COUNT[span.count]
  const unit = span.count === 1 ? span.unit : `${span.unit}s`
  return { words: count ? `about ${count} ${unit} ${way}` : `many ${unit} ${way}`, definite: false }
}

const UNITS_ES = { day: 'días', week: 'semanas', month: 'meses', year: 'años' }

function inSpanish(days: number): Distance {
  const n = Math.abs(days)
  const way = days > 0 ? 'después' : 'antes'
  if (n === 0) return { words: 'mismo día', definite: true }
  if (n === 1) return { words: days > 0 ? 'día siguiente' : 'día anterior', definite: true }
  const span = spanOf(n)
  if (span.unit === 'day') return { words: `unos días ${way}`, definite: false }
  if (span.count === 1)
    return { words: `${span.unit === 'week' ? 'una semana' : 'un año'} ${way}`, definite: false }
  const some = span.unit === 'week' ? 'unas' : 'unos'
  const count = COUNT_ES[span.count]
  return {
    words: `${count ? `${some} ${count}` : 'muchos'} ${UNITS_ES[span.unit]} ${way}`,
    definite: false,
  }
}

/** Days as people say them: rounded to weeks, months or years. */
function spanOf(days: number): { count: number; unit: 'day' | 'week' | 'month' | 'year' } {
  if (days < 7) return { count: days, unit: 'day' }
  if (days < 70) return { count: Math.round(days / 7), unit: 'week' }
  if (days > 340 && days < 395) return { count: 1, unit: 'year' }
  if (days < 700) return { count: Math.round(days / 30.44), unit: 'month' }
  return { count: Math.round(days / 365.25), unit: 'year' }
}

const COUNT = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
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
  'twenty',
  'twenty-one',
  'twenty-two',
  'twenty-three',
]
const COUNT_ES = [
  '',
  'una',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciséis',
  'diecisiete',
  'dieciocho',
  'diecinueve',
  'veinte',
  'veintiún',
  'veintidós',
  'veintitrés',
]

const PREPOSED =
  /\b(?:on|by|until|till|til|since|before|after|from|for|between|and|to|than|as of|around|about|of|is|was|desde|hasta|para|antes de|después de)\s*$/i
const BIRTH =
  /\b(?:dob|d\.o\.b\.?|birth\s?date|date of birth|birthday|born(?: on| in)?|nacid[oa](?: el| en)?|nació el|fecha de nacimiento|nacimiento)[\s:=]*$/i
/** The words before which a wording stands without `a` or `in`. */
const DETERMINED =
  /(?:\b(?:the|an?|her|his|their|my|our|your|its|this|that|last|next|every|each|another|no|any|some|early|late|mid|first|second|third)|['’]s)\s*$/i
const ARTICLE_ES = /(?<![\p{L}])(?:el|del|al)(?: (?:pasado|próximo|último))?\s*$/iu
/** `last March 14`: what follows must be one of many of its kind, so no part of a season and no distance. */
const RECKONED = /\b(?:last|this|next|this past)\s+$/i
const RECKONED_ES = /(?<![\p{L}])(?:pasado|próximo|último)\s+$/iu

/** Wording for a date after `left`, in relation to the dated thing before it. */
export function wordDate(
  date: Calendar,
  before: Calendar | undefined,
  left: string,
  spanish: boolean,
): string {
  if (BIRTH.test(left)) return spanish ? 'una fecha en el expediente' : 'a date on file'
  return spanish ? wordSpanish(date, before, left) : wordEnglish(date, before, left)
}

/** `spring`, of `early spring`. */
const seasonOf = (month: number): string => (SEASONS[month - 1] ?? SEASONS[0]!)[0].replace(/^.*[ -]/, '')

function wordEnglish(date: Calendar, before: Calendar | undefined, left: string): string {
  if (date.holiday)
    return /(?:\b(?:this|that|last|next|every|each|another|no|any|first|second|third)|['’]s)\s*$/i.test(left)
      ? 'holiday'
      : 'a holiday'
  if (RECKONED.test(left)) return date.month === undefined ? 'month' : seasonOf(date.month)
  const preposed = PREPOSED.test(left)
  if (date.month === undefined) return preposed ? 'a day that month' : 'one day that month'
  const season = (SEASONS[date.month - 1] ?? SEASONS[0]!)[0]
  if (date.day === undefined) return season
  const days = daysBetween(date, before)
  if (days !== undefined) {
    const far = inEnglish(days)
    return preposed && !far.definite ? `a day ${far.words}` : far.words
  }
  if (preposed) return `a day in ${season}`
  return /[a-z]\s+$/i.test(left) && !DETERMINED.test(left) && !/\bin\s+$/i.test(left)
    ? `in ${season}`
    : season
}

function wordSpanish(date: Calendar, before: Calendar | undefined, left: string): string {
  const article = ARTICLE_ES.test(left)
  if (date.holiday && article) return 'día festivo'
  if (date.holiday) return /(?<![\p{L}])la\s*$/iu.test(left) ? 'época festiva' : 'un día festivo'
  if (date.month === undefined) return article ? 'día en cuestión' : 'un día de ese mes'
  const season = (SEASONS[date.month - 1] ?? SEASONS[0]!)[1]
  if (date.day === undefined) return season
  const days = RECKONED_ES.test(left) ? undefined : daysBetween(date, before)
  if (days !== undefined) {
    const far = inSpanish(days)
    if (far.definite) return article ? far.words : `el ${far.words}`
    return `${article ? 'día' : 'un día'} ${far.words}`
  }
  return `${article ? 'día' : 'un día'} ${season.startsWith('el') ? `d${season}` : `de ${season}`}`
}
