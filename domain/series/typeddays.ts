/**
 * Dates as people type them, one a line: "2027-01-14" everywhere, and what a reader's own language writes:
 * "1/14/2027" or "14.1.2027", "January 14, 2027", "14 Jan 2027". Which of "3/4/2027" is the month says the locale.
 */
type Unit = 'year' | 'month' | 'day'
/** How a language writes dates: the order of figures, and each month's names. */
type Language = { order: readonly Unit[]; months: readonly (readonly string[])[]; locale: string }

const ISO = /^\d{4}-\d\d-\d\d$/

/** The same text with every date that was understood as `2027-01-14`; what was not stays as it was typed. */
export function daysAsIso(text: string, locale: string): string {
  const language = { locale, order: orderIn(locale), months: monthNames(locale) }
  return text
    .split(/[\n;]+/)
    .map((line) => lineAsIso(line.trim(), language))
    .filter((line) => line !== '')
    .join('\n')
}

function lineAsIso(line: string, language: Language): string {
  const whole = dayIn(line, language)
  if (whole) return whole.toString()
  // Several on one line; figures only, since a comma also stands inside a date in words.
  const parts = line.split(/[\s,]+/).filter((part) => part !== '')
  return parts.map((part) => dayIn(part, language)?.toString() ?? part).join('\n')
}

function dayIn(text: string, language: Language): Temporal.PlainDate | undefined {
  if (ISO.test(text)) return dayOf(...(text.split('-').map(Number) as [number, number, number]))
  const figures = /^(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?$/.exec(text)
  if (!figures) return dayInWords(text, language)
  const at = (unit: Unit) => Number(figures[language.order.indexOf(unit) + 1])
  return dayOf(at('year'), at('month'), at('day'))
}

/** One word that names a month, a day of the month, a year; the weekday and small words between them do not matter. */
function dayInWords(text: string, { locale, months }: Language): Temporal.PlainDate | undefined {
  const words = lettersOf(text, locale)
  const month = months.findIndex((names) => words.some((word) => names.includes(word))) + 1
  const [first, second, ...more] = text.match(/\d+/g)?.map(Number) ?? []
  if (month === 0 || first === undefined || second === undefined || more.length > 0) return undefined
  return first > 31 ? dayOf(first, month, second) : dayOf(second, month, first)
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
