/**
 * Dates as people type them, one a line: "2027-01-14" everywhere, and what a reader's own language writes:
 * "1/14/2027" or "14.1.2027", "January 14, 2027", "14 Jan 2027", "Jan 14" for the next one. Which of "3/4/2027" is the
 * month says the locale.
 */
type Unit = 'year' | 'month' | 'day'
/** How a language writes dates: the order of figures, and each month's names. */
type Language = {
  order: readonly Unit[]
  months: readonly (readonly string[])[]
  locale: string
  from: Temporal.PlainDate | undefined
}

/** What the same form says besides: the first day that counts, and when a meeting begins. */
type Beside = { from: string; startsLocal: string }

const ISO = /^\d{4}-\d\d-\d\d$/
/** An hour behind a date: "6:30 pm", "18:30", "at 6 p.m."; a number alone is none. */
const HOUR = /[\s,]*(?:\bat\s+|T)?(?<!\d)(\d{1,2})(?::(\d\d))?\s*(?:([ap])\.?m\.?|(?<=:\d\d))$/i

/** The same text with every date that was understood as `2027-01-14`; what was not stays as it was typed. */
export function daysAsIso(text: string, locale: string, { from, startsLocal }: Beside): string {
  const language = { locale, order: orderIn(locale), months: monthNames(locale), from: firstDay(from) }
  return text
    .split(/[\n;]+/)
    .map((line) => lineAsIso(line.trim(), language, startsLocal))
    .filter((line) => line !== '')
    .join('\n')
}

/** Whether an hour stands behind a date. */
export const hasTime = (line: string): boolean => HOUR.test(line.trim())

const firstDay = (from: string) => (ISO.test(from) ? (dayIn(from) ?? undefined) : undefined)

function lineAsIso(typed: string, language: Language, startsLocal: string): string {
  const line = withoutHour(typed, startsLocal)
  const whole = dayIn(line, language)
  if (whole) return whole.toString()
  // Several on one line: in figures at any space or comma, in words at a comma that no year follows.
  const inFigures = line.split(/[\s,]+/)
  const inWords = line.split(/,(?!\s*\d{4}(?![-/.\d]))\s*/)
  for (const parts of [inFigures, inWords]) {
    const days = parts.filter((part) => part !== '').map((part) => dayIn(part, language))
    if (days.every((day) => day !== undefined)) return days.join('\n')
  }
  return typed
}

/** Without the hour, where it is the one that the form gives for all. */
function withoutHour(line: string, startsLocal: string): string {
  const found = HOUR.exec(line)
  if (!found) return line
  const [all, hours, minutes = '00', half] = found
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  const isSame = `${String(hour).padStart(2, '0')}:${minutes}` === startsLocal.slice(0, 5)
  return isSame ? line.slice(0, -all.length) : line
}

function dayIn(text: string, language?: Language): Temporal.PlainDate | undefined {
  if (ISO.test(text)) return dayOf(...(text.split('-').map(Number) as [number, number, number]))
  if (!language) return undefined
  const figures = /^(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?$/.exec(text)
  if (figures) {
    const at = (unit: Unit) => Number(figures[language.order.indexOf(unit) + 1])
    return dayOf(at('year'), at('month'), at('day'))
  }
  const short = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\.?$/.exec(text)
  if (!short) return dayInWords(text, language)
  const [first, second] = [Number(short[1]), Number(short[2])]
  const isMonthFirst = language.order.indexOf('month') < language.order.indexOf('day')
  return isMonthFirst ? nextDay(language, first, second) : nextDay(language, second, first)
}

/**
 * One word that names a month, a day of the month, and a year of four figures where it is not the next such day; the
 * weekday and small words between them do not matter.
 */
function dayInWords(text: string, language: Language): Temporal.PlainDate | undefined {
  const words = lettersOf(text, language.locale)
  const named = language.months.flatMap((names, index) =>
    words.filter((word) => names.includes(word)).map(() => index + 1),
  )
  const [month, ...otherMonths] = named
  const [first, second, ...more] = text.match(/\d+/g) ?? []
  if (month === undefined || otherMonths.length > 0 || first === undefined || more.length > 0)
    return undefined
  if (second === undefined) return nextDay(language, month, Number(first))
  const [year, day] = first.length === 4 ? [first, second] : [second, first]
  return year.length === 4 ? dayOf(Number(year), month, Number(day)) : undefined
}

/** The first such day on or after the one that counts; leap days come every four years, or eight. */
function nextDay({ from }: Language, month: number, day: number): Temporal.PlainDate | undefined {
  for (let year = from?.year ?? 0; from && year <= from.year + 8; year++) {
    const one = dayOf(year, month, day)
    if (one && Temporal.PlainDate.compare(one, from) >= 0) return one
  }
  return undefined
}

const lettersOf = (text: string, locale: string) => text.toLocaleLowerCase(locale).match(/\p{L}+/gu) ?? []

function orderIn(locale: string): Unit[] {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .flatMap(({ type }): Unit[] => (type === 'year' || type === 'month' || type === 'day' ? [type] : []))
}

/** Of each month its long and its short name, alone and beside a day: some languages bend them. */
function monthNames(locale: string): string[][] {
  const forms = (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
    new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }),
  ])
  return Array.from({ length: 12 }, (_, index) => {
    const first = Temporal.PlainDate.from({ year: 2024, month: index + 1, day: 1 })
    const { epochMilliseconds } = first.toZonedDateTime('UTC')
    // "3 de diciembre": a small word beside the month is not its name.
    return forms
      .flatMap((form) => lettersOf(form.format(epochMilliseconds), locale))
      .filter((word) => word.length > 2)
  })
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  const whole = year < 100 ? year + 2000 : year
  if (!(whole >= 1900 && whole <= 2999)) return undefined
  try {
    return Temporal.PlainDate.from({ year: whole, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
