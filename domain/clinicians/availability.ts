import * as z from 'zod'

/**
 * A week of free hours, in wall times of the clinician's own zone. Monday is 1. `to` may be 24:00; a window never
 * passes midnight: two windows say that. Quarter hours are the finest.
 */
const clock = z.string().regex(/^([01]\d|2[0-3]):(00|15|30|45)$|^24:00$/, 'week.time')

export const Window = z
  .object({ weekday: z.int().min(1).max(7), from: clock, to: clock, preferred: z.boolean().default(false) })
  .refine((window) => window.from < window.to, { message: 'week.order', path: ['to'] })
export type Window = z.infer<typeof Window>

export const Week = z.array(Window).max(7 * 24)
export type Week = z.infer<typeof Week>

/** The grid's cells: half hours, numbered from Monday 00:00. */
export const cellsInWeek = 7 * 48

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const textOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The same free time in fewest windows: in order, touching and overlapping ones joined; preferred ones stay apart. */
export function tidyWeek(week: Week): Week {
  const tidy: Week = []
  for (const preferred of [true, false])
    for (let weekday = 1; weekday <= 7; weekday++) {
      const day = week.filter((w) => w.weekday === weekday && w.preferred === preferred)
      for (const window of day.toSorted((a, b) => a.from.localeCompare(b.from))) {
        const last = tidy.at(-1)
        if (last && last.weekday === weekday && last.preferred === preferred && window.from <= last.to) {
          if (window.to > last.to) last.to = window.to
        } else tidy.push({ ...window })
      }
    }
  return tidy.toSorted(
    (a, b) =>
      a.weekday - b.weekday || a.from.localeCompare(b.from) || Number(b.preferred) - Number(a.preferred),
  )
}

/** The half hours that lie wholly within the week's windows. */
export function cellsOf(week: Week): Set<number> {
  const tidy = tidyWeek(week.map((window) => ({ ...window, preferred: false })))
  const cells = new Set<number>()
  for (const { weekday, from, to } of tidy)
    for (let start = Math.ceil(minutesOf(from) / 30); (start + 1) * 30 <= minutesOf(to); start++)
      cells.add((weekday - 1) * 48 + start)
  return cells
}

/** A painted grid as windows; numbers that are no cell are left out. */
export function weekOf(cells: Iterable<number>): Week {
  const windows = [...new Set(cells)]
    .filter((cell) => Number.isInteger(cell) && cell >= 0 && cell < cellsInWeek)
    .map((cell) => {
      const start = (cell % 48) * 30
      return {
        weekday: Math.floor(cell / 48) + 1,
        from: textOf(start),
        to: textOf(start + 30),
        preferred: false,
      }
    })
  return tidyWeek(windows)
}
