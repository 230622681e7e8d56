/** A painted week as a reader's language says it. */
import { formatWallTime, formatWeekday } from '#copy/formats'
import { clockOf, halfOf, stretchesOf, weekdayOf } from './week.ts'

/** "Thursday, 6:00 PM – 8:00 PM", a line for each stretch of hours. */
export function weekInWords(cells: readonly number[], locale: string): string {
  return stretchesOf(cells)
    .map(([first, last]) => `${formatWeekday(weekdayOf(first), locale)}, ${spanOf(first, last, locale)}`)
    .join('\n')
}

/** From the beginning of one half hour to the end of another of the same day, as a clock says it. */
export function spanOf(first: number, last: number, locale: string): string {
  const from = formatWallTime(clockOf(halfOf(first)), locale)
  const to = formatWallTime(clockOf((halfOf(last) + 1) % 48), locale)
  return `${from} – ${to}`
}
