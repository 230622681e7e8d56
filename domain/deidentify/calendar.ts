/** What a written date says, as far as it says it. */
export type Calendar = { year?: number | undefined; month?: number; day?: number; holiday?: boolean }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MESES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const UNITS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const DIAS =
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta'.split(
    ' ',
  )

/** `twenty-first`, `catorce`: a day of the month in words. */
const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((w, i): [string, number] => [w, i + 1]),
  ...TEENS.map((w, i): [string, number] => [w, i + 10]),
  ...UNITS.flatMap((w, i): [string, number][] => [
    [`twenty-${w}`, i + 21],
    [`twenty ${w}`, i + 21],
  ]),
  ['twentieth', 20],
  ['thirtieth', 30],
  ['thirty-first', 31],
  ['thirty first', 31],
  ...DIAS.map((w, i): [string, number] => [w, i + 1]),
  ['primero', 1],
  ['treinta y uno', 31],
])
const DAY_WORD = new RegExp(
  `\\b(?:${[...DAY_WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`,
)

/** Reads a date without accents; day first where Spanish or impossible otherwise. */
export function calendarOf(written: string, spanish: boolean): Calendar {
  const text = written.toLowerCase()
  return inNumbers(text, spanish) ?? inWords(text)
}

function inNumbers(text: string, spanish: boolean): Calendar | undefined {
  const iso = /((?:19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const monthly = /^\D*(\d{1,2})[/-]((?:19|20)\d\d|[4-9]\d|3[2-9])$/.exec(text)
  if (monthly) return { year: fullYear(monthly[2]!), month: Number(monthly[1]) }
  const numeric = /(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?/.exec(text)
  if (!numeric) return undefined
  const [a, b] = [Number(numeric[1]), Number(numeric[2])]
  const dayFirst = a > 12 || (spanish && b <= 12)
  const year = numeric[3] === undefined ? undefined : fullYear(numeric[3])
  return { year, month: dayFirst ? b : a, day: dayFirst ? a : b }
}

function fullYear(digits: string): number {
  if (digits.length > 2) return Number(digits)
  return Number(digits) + (Number(digits) > 30 ? 1900 : 2000)
}

function inWords(text: string): Calendar {
  const year = /\b((?:19|20)\d\d)\b/.exec(text)?.[1] ?? /'(\d\d)\b/.exec(text)?.[1]
  const month = monthIn(text)
  const week = WEEKDAY_OF_MONTH.exec(text)?.[1]
  if (week !== undefined && month === undefined) return { holiday: true }
  const digits = /\b([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|ro)?\b(?!\d)/.exec(
    text.replace(/\b(?:19|20)\d\d\b|'\d\d\b/, ''),
  )?.[1]
  const word = DAY_WORD.exec(text)?.[0]
  const said = digits === undefined ? word && DAY_WORDS.get(word) : Number(digits)
  const day = week === undefined ? said : 7 * (Number(said ?? 5) - 1) + 4
  if (month === undefined && day === undefined) return { holiday: true }
  const found: Calendar = { year: year === undefined ? undefined : fullYear(year) }
  if (month !== undefined) found.month = month
  if (day !== undefined) found.day = Number(day)
  return found
}

/** `the third Thursday in November`, `the first Sunday of Advent`. */
const WEEKDAY_OF_MONTH =
  /\b(first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!,? the \d)/
const MONTH_WORD =
  /^(?:jan(?:uary)?|ene(?:ro)?|feb(?:ruary|rero)?|mar(?:ch|zo)?|apr(?:il)?|abr(?:il)?|mayo?|jun(?:e|io)?|jul(?:y|io)?|aug(?:ust)?|ago(?:sto)?|sept?(?:ember|iembre)?|set(?:iembre)?|oct(?:ober|ubre)?|nov(?:ember|iembre)?|dec(?:ember)?|dic(?:iembre)?)$/

function monthIn(text: string): number | undefined {
  for (const word of text.match(/[a-z]{3,}/g) ?? []) {
    if (!MONTH_WORD.test(word)) continue
    const k = MONTHS.indexOf(word.slice(0, 3))
    const n = k >= 0 ? k : MESES.indexOf(word.slice(0, 3))
    if (n >= 0) return n + 1
    if (word.startsWith('set')) return 9
  }
  return undefined
}

const YEAR = 365.25
const daysOf = ({ year, month, day }: Calendar): number | undefined =>
  month === undefined || day === undefined ? undefined : (year ?? 0) * YEAR + (month - 1) * 30.44 + day

/** Beyond this a date without its year may as well be meant the other way round the year. */
const SURELY_NEAR = 125

/**
 * Days from `before` to `date`, both to the day; undefined when they cannot be compared. Where a year is not
 * said, the nearer way round the year is meant: January after December is days later, not months earlier.
 */
export function daysBetween(date: Calendar, before: Calendar | undefined): number | undefined {
  if (!before) return undefined
  const known = date.year !== undefined && before.year !== undefined
  const [a, b] = known ? [date, before] : [undated(date), undated(before)]
  const [to, from] = [daysOf(a), daysOf(b)]
  if (to === undefined || from === undefined) return undefined
  const days = Math.round(to - from)
  if (known) return days
  const near = days - Math.round(YEAR) * yearsAside(days)
  return Math.abs(near) > SURELY_NEAR ? undefined : near
}

/** Which year to count from so that two days of the year lie near each other: 1, 0 or -1. */
function yearsAside(days: number): number {
  if (days > YEAR / 2) return 1
  return days < -YEAR / 2 ? -1 : 0
}

const undated = ({ month, day }: Calendar): Calendar => {
  const plain: Calendar = {}
  if (month !== undefined) plain.month = month
  if (day !== undefined) plain.day = day
  return plain
}

/** The date with the year that the one before it implies, where it says none and is near. */
export function withYear(date: Calendar, before: Calendar | undefined): Calendar {
  if (date.year !== undefined || before?.year === undefined) return date
  const days = daysBetween(date, before)
  const from = daysOf(before)
  if (days === undefined || from === undefined) return date
  return { ...date, year: Math.floor((from + days - 1) / YEAR) }
}
